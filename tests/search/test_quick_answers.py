"""What is remembered or passed over for speed never shows: not after a commit, not on another day, not in the marks."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_builders import an_article, an_index, ask, readings

from kbdesk.search.analysis import WordPlaces, fold, words

FILLER = "Dit is een regel over iets anders, met komma's en 12 getallen. " * 60


def snippet_of(index, text, **question):
    return ask(index, text, **question).hits[0].snippet


def marked_in(snippet):
    return [text for text, is_marked in snippet if is_marked]


@pytest.fixture
def made(tmp_path):
    """Makes an index of some documents."""
    opened = []

    def make(*several):
        opened.append(an_index(tmp_path / f"index{len(opened)}", *several))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


def test_after_a_commit_the_new_text_is_quoted_and_the_new_word_is_known(made):
    index = made(an_article("nl/a.nl.md", "Titel", "De monteur komt met een ladder."))
    assert marked_in(snippet_of(index, "ladder")) == ["ladder"]
    assert not ask(index, "stofzuigr").hits
    assert not ask(index, "stofz", as_you_type=True).hits
    index.update(readings(an_article("nl/a.nl.md", "Titel", "De monteur komt met een stofzuiger."), version=2))
    assert not ask(index, "ladder").hits
    assert ask(index, "stofzuigr").read_as == "stofzuiger"
    assert marked_in(snippet_of(index, "stofz", as_you_type=True)) == ["stofzuiger"]


def test_signals_are_those_of_the_day_and_the_language_asked_for(made):
    index = made(
        an_article("nl/old.nl.md", "Ladder", "Een ladder van hout.", valid_until=date(2026, 3, 1)),
        an_article("en/new.en.md", "Ladder", "A ladder of wood."),
    )
    for lang, day, first in (
        ("nl", date(2026, 3, 1), "nl/old.nl.md"),
        ("nl", date(2026, 3, 2), "en/new.en.md"),
        ("en", date(2026, 3, 1), "en/new.en.md"),
        ("nl", date(2026, 3, 1), "nl/old.nl.md"),
    ):
        assert ask(index, "wood hout", lang=lang, today=day).hits[0].path == first


def test_words_far_down_in_a_long_text_are_quoted_where_they_stand_together(made):
    body = f"Een ladder.\n\n{FILLER}\n\nDe ladder staat in de schuur.\n\n{FILLER}"
    snippet = snippet_of(made(an_article("nl/a.nl.md", "Titel", body)), "schuur ladder")
    assert marked_in(snippet) == ["ladder", "schuur"]
    assert snippet[0] == ("… ", False)


def test_signs_that_fold_to_several_words_shift_no_mark(made):
    body = f"Neem ½ en ¼ en ℡ erbij. {FILLER} De kast is rood. {FILLER}"
    assert marked_in(snippet_of(made(an_article("nl/a.nl.md", "Titel", body)), "kast rood")) == ["kast", "rood"]


def test_accents_written_apart_shift_no_mark(made):
    body = f"Een cafe\u0301 en een re\u0301sume\u0301. {FILLER} De ge\u0308ind\u0065\u0308xeerde kast is rood. {FILLER}"
    found = marked_in(snippet_of(made(an_article("nl/a.nl.md", "Titel", body)), "geindexeerde rood"))
    assert found == ["ge\u0308inde\u0308xeerde", "rood"]


def test_a_phrase_is_found_in_few_texts_and_in_all_of_them(made):
    one = an_article("nl/one.nl.md", "Titel", f"De rode kast staat hier. {FILLER}")
    two = an_article("nl/two.nl.md", "Titel", f"Een kast, rode of niet. {FILLER}")
    others = [an_article(f"nl/{n}.nl.md", "Over", FILLER) for n in range(20)]
    index = made(one, two, *others)
    assert [hit.path for hit in ask(index, '"rode kast"').hits] == ["nl/one.nl.md"]
    assert len(ask(index, '"regel over iets anders"', limit=30).hits) == 22
    assert not ask(index, '"over regel"').hits


@given(st.text(alphabet="aZ1é.-_/: \n–’½²٣e\u0301Σß日", max_size=60))
def test_words_are_the_runs_of_letters_and_digits_of_the_folded_text(text):
    assert words(text) == [word[:40] for word in re.findall(r"\w+", fold(text).replace("_", " "))]


@given(st.lists(st.sampled_from(["kast", "x", "cafe\u0301", "é", "12"]), max_size=200), st.integers(0, 220))
def test_word_places_from_a_number_on(several, number):
    text = ", ".join(several)
    places = WordPlaces(text)
    for first in (number, 0, number // 2):
        assert [text[start:end] for start, end in places.spans_from(first)] == several[first:]
