"""Flags, verdicts and missed searches over a real desk: what is kept, what is refused, what the ranking gets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kbdesk.desk import now, open_desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import NO_TEXT, FlagKind, FlagState, about_text
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Progress
from kbdesk.domain.search_log import EndedSearch, SearchEnd
from kbdesk.domain.settings import KeepSearches
from kbdesk.domain.verdict import Tally, Verdict

TEXT = "---\nid: {id}\ntype: article\nlang: nl\ntitle: Ketel {id}\nrevision: {revision}\n---\n\nDe ketel bijvullen.\n"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "kbdesk.yml").write_text("name: {nl: Proef}\npolicies:\n  keep: {personal: 21}\n", encoding="utf-8")
    for name in ("een", "twee"):
        (folder / f"{name}.nl.md").write_text(TEXT.format(id=name, revision=3), encoding="utf-8")
    opened = open_desk(content=folder, data=tmp_path / "data")
    opened.library.open()
    opened.library.refresh(Progress())
    yield opened
    opened.close()


def about(desk, name):
    card = desk.library.library.half(name, "nl")
    return about_text(card.header, card.path, anchor="stap")


def first(desk):
    return desk.find.find(Question("ketel bijvullen", "nl"), Progress()).hits[0].id


def missed(words, *, hits=0, end=SearchEnd.LEFT):
    return EndedSearch(words, "nl", hits, end)


def test_a_flag_holds_the_text_as_it_was_read_the_words_and_the_device(desk):
    desk.settings.write(replace(desk.settings.read(), device="Balie 3"))
    flag = desk.editors.flag(FlagKind.WRONG, about=about(desk, "een"), text=" Klopt niet ", words="ketel   bij")
    assert desk.editors.flags() == (flag,)
    assert (flag.about.article, flag.about.revision, flag.about.lang, flag.about.anchor) == ("een", 3, "nl", "stap")
    assert (flag.text, flag.words, flag.device) == ("Klopt niet", "ketel bij", "Balie 3")


def test_a_flag_that_says_nothing_or_a_kind_that_needs_a_text_is_refused(desk):
    with pytest.raises(WrongUse) as error:
        desk.editors.flag(FlagKind.MISSING, text="  ")
    assert error.value.code == "flag-empty"
    with pytest.raises(WrongUse) as error:
        desk.editors.flag(FlagKind.OUTDATED, about=NO_TEXT, words="ketel")
    assert error.value.code == "flag-of-no-text"
    assert desk.editors.flags() == ()


def test_what_the_records_cannot_hold_of_a_text_is_left_out(desk):
    assert desk.editors.flag(FlagKind.MISSING, text="a\ud800b\x00c").text == "abc"


def test_an_answer_finds_its_flag_by_the_first_letters(desk):
    flag = desk.editors.flag(FlagKind.MISSING, words="hond")
    answered = desk.editors.answer(flag.id[:6].upper(), FlagState.CHANGED, text="Staat er nu.")
    assert (answered.state, answered.answer) == (FlagState.CHANGED, "Staat er nu.")
    assert desk.editors.flags(only_open=True) == ()
    for typed, code in (("abc", "flag-unknown"), ("zzzz", "flag-unknown")):
        with pytest.raises(WrongUse) as error:
            desk.editors.named(typed)
        assert error.value.code == code


def test_letters_that_two_flags_begin_with_are_not_enough(desk):
    for number in (1, 2):
        desk.editors.flag(FlagKind.MISSING, words="hond", key=f"abcdef00-0000-4000-8000-00000000000{number}")
    with pytest.raises(WrongUse) as error:
        desk.editors.named("abcdef")
    assert error.value.code == "flag-not-one"


def test_what_helped_stands_first_with_the_next_question(desk):
    desk.judge.say(about(desk, "twee"), Verdict.HELPED)
    desk.find.weigh(desk.judge.verdicts())
    assert first(desk) == "twee"
    desk.judge.say(about(desk, "twee"), Verdict.NOT_HELPED, instead_of=Verdict.HELPED)
    desk.find.weigh(desk.judge.verdicts())
    assert first(desk) == "een"


def test_a_new_revision_begins_anew(desk, tmp_path):
    desk.judge.say(about(desk, "een"), Verdict.NOT_HELPED)
    assert desk.judge.verdicts().by_path == {"een.nl.md": Tally(0, 1)}
    (tmp_path / "content" / "een.nl.md").write_text(TEXT.format(id="een", revision=4), encoding="utf-8")
    desk.library.refresh(Progress())
    assert desk.judge.verdicts().by_path == {}


def test_missed_searches_become_gaps_and_found_ones_only_count(desk):
    desk.searches.log(missed("tochtstrip"))
    desk.searches.log(missed("Tochtstrip!", hits=2, end=SearchEnd.REFERRED))
    desk.searches.log(missed("ketel", hits=2, end=SearchEnd.OPENED))
    desk.searches.log(missed("   "))
    report = desk.searches.gaps()
    assert (report.searches, report.missed) == (3, 2)
    assert [(gap.times, gap.nothing_found, gap.handed_on) for gap in report.gaps] == [(2, 1, 1)]


def test_searches_are_kept_as_long_as_personal_values(desk):
    assert desk.searches.keep_days == 21
    desk._records.search_log.log(missed("oud"), now() - timedelta(days=22), forget_before=now() - timedelta(days=99))
    assert desk.searches.gaps().searches == 0
    desk.searches.log(missed("nieuw"))
    assert len(desk._records.search_log.since(now() - timedelta(days=99))) == 1


def test_who_wants_no_words_kept_loses_those_that_were(desk):
    desk.searches.log(missed("tochtstrip"))
    desk.searches.keep_from_now(KeepSearches.COUNTS)
    desk.searches.log(missed("zeep"))
    report = desk.searches.gaps()
    assert (report.keep, report.missed, report.gaps) == (KeepSearches.COUNTS, 2, ())
    desk.searches.keep_from_now(KeepSearches.OFF)
    desk.searches.log(missed("kaas"))
    assert desk.searches.gaps().searches == 0
