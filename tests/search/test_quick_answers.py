"""What is remembered or passed over for speed never shows: not after a commit, not on another day, not in the marks."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from search_builders import an_article, an_index, ask, readings

from kbdesk.search.analysis import fold, words
from kbdesk.search.remembered import Remembered
from kbdesk.search.word_spans import WordSpans

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


def test_a_phrase_of_the_commonest_words_is_found_where_it_stands_and_nowhere_else(made):
    several = [an_article(f"nl/{n}.nl.md", "Over", f"De kast in de gang. {FILLER}") for n in range(6)]
    other = an_article("nl/other.nl.md", "Over", f"De in de kast, de de de in. {FILLER}")
    index = made(*several, other)
    assert {hit.path for hit in ask(index, '"in de gang"').hits} == {one.path for one in several}
    for phrase in ('"de de de"', '"de in de"', '"de kast de de"'):
        assert [hit.path for hit in ask(index, phrase).hits] == ["nl/other.nl.md"]
    assert not ask(index, '"de de de de"').hits
    assert not ask(index, '"gang in de gang in de"').hits


@given(st.text(alphabet="aZ1é.-_/: \n–’½²٣e\u0301Σß日", max_size=60))
def test_words_are_the_runs_of_letters_and_digits_of_the_folded_text(text):
    assert words(text) == [word[:40] for word in re.findall(r"\w+", fold(text).replace("_", " "))]


@given(st.lists(st.sampled_from(["kast", "x", "cafe\u0301", "é", "12"]), max_size=200), st.integers(0, 220))
def test_word_spans_are_where_the_words_stand(several, number):
    text = "– " + ", ".join(several)
    spans = WordSpans(text)
    assert len(spans) == len(several)
    for first, last in ((number, number + 5), (0, number), (number // 2, number // 2)):
        assert [text[start:end] for start, end in spans.among(first, last)] == several[first : last + 1]


def test_a_code_is_quoted_where_it_stands_far_down_in_a_long_text(made):
    body = f"Een ketel.\n\n{FILLER}\n\nDe ketel toont E-04 in het scherm.\n\n{FILLER}"
    index = made(an_article("nl/a.nl.md", "Titel", body))
    for question in ("e04", "E 04", "ketel e-04"):
        assert "E-04" in marked_in(snippet_of(index, question))


def test_of_a_long_text_no_more_is_read_than_what_is_quoted_and_the_next_question_may_want_more(made):
    index = made(
        an_article("nl/a.nl.md", "Titel", f"Een ladder hier. {FILLER * 3} De schuur is rood. {FILLER}", summary="")
    )
    assert marked_in(snippet_of(index, "ladder")) == ["ladder"]
    assert marked_in(snippet_of(index, "schuur")) == ["schuur"]
    assert marked_in(snippet_of(index, "ladder")) == ["ladder"]


def test_nine_words_and_more_each_count_for_their_own_share(made):
    several = "appel banaan citroen druif erwt framboos granaat hazelnoot ijsberg jasmijn".split()
    index = made(
        an_article("nl/all.nl.md", "Alles", f"{' '.join(several)}."),
        an_article("nl/half.nl.md", "Half", f"{' '.join(several[5:])}."),
        an_article("nl/none.nl.md", "Niets", FILLER),
    )
    hits = ask(index, " ".join(several), explain=True).hits
    assert [hit.path for hit in hits] == ["nl/all.nl.md", "nl/half.nl.md"]
    coverage = [next(line for line in hit.explanation if line.startswith("coverage=")) for hit in hits]
    assert coverage[0].startswith("coverage=1.00")
    assert coverage[1].startswith("coverage=0.")


def test_what_was_asked_for_longest_ago_makes_room():
    kept: Remembered[str, int] = Remembered(10)
    for name in "abc":
        kept.keep(name, ord(name), size=4)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (None, ord("b"), ord("c"))
    kept.get("b")
    kept.keep("d", ord("d"), size=4)
    assert (kept.get("c"), kept.get("b")) == (None, ord("b"))
    kept.keep("whole", 1, size=50)
    assert (kept.get("b"), kept.get("whole")) == (None, 1)


def test_a_letter_that_was_asked_for_before_finds_what_a_commit_brought_and_no_more_what_it_took(made):
    index = made(an_article("nl/a.nl.md", "Dier", "Een zebra."), an_article("nl/b.nl.md", "Ander", "Iets anders."))
    assert [hit.path for hit in ask(index, "z", as_you_type=True).hits] == ["nl/a.nl.md"]
    index.update(readings(an_article("nl/b.nl.md", "Ander", "Een zwaan."), version=2), removed=["nl/a.nl.md"])
    assert [hit.path for hit in ask(index, "z", as_you_type=True).hits] == ["nl/b.nl.md"]


def of_fact(hit, name):
    return [float(value) for line in hit.explanation for value in re.findall(rf"\b{name}=([\d.]+)", line)]


def test_as_many_texts_are_looked_at_for_neighbours_whatever_number_of_pieces_the_index_has(made):
    strong = [an_article(f"nl/s{n}.nl.md", "", "lamp lamp lamp kabel " + f"doos{n} " * 6) for n in range(50)]
    weak = [an_article(f"nl/w{n}.nl.md", "", "lamp kabel " + f"tafel{n} " * 8) for n in range(1225)]
    whole = made(*strong, *weak)
    parts = made(*weak[:775], *strong[:25])
    parts.update(readings(*strong[25:], *weak[775:]))
    for index in (whole, parts):
        hits = ask(index, "lamp kabel", limit=200, explain=True).hits
        near = [hit.path for hit in hits if of_fact(hit, "nearness") != [0.0]]
        assert sorted(near) == sorted(one.path for one in strong)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["lamp", "kabel", "doos", "tafel"]), min_size=1, max_size=14))
def test_neighbours_are_those_of_a_plain_look_at_the_words(tmp_path_factory, body):
    several = [an_article("nl/a.nl.md", "", " ".join(body)), an_article("nl/b.nl.md", "", "lamp kabel doos tafel")]
    index = an_index(tmp_path_factory.mktemp("index"), *several)
    hit = next((one for one in ask(index, "lamp kabel doos", explain=True).hits if one.path == "nl/a.nl.md"), None)
    index.close()
    assume(hit is not None)
    rarity = of_fact(hit, "idf")
    pairs = list(zip(("lamp", "kabel"), ("kabel", "doos"), map(min, rarity, rarity[1:]), strict=True))
    found = 0.0
    for first, second, worth in pairs:
        if (first, second) in pairwise(body):
            found += worth
        elif (first, second) in zip(body, body[2:], strict=False):
            found += worth / 2
    (told,) = of_fact(hit, "nearness")
    assert told == pytest.approx(found / sum(worth for _, _, worth in pairs), abs=0.03)
