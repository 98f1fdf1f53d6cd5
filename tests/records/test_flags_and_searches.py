"""Flags, verdicts and the log of searches on disk."""

from datetime import timedelta

import pytest
from records_builders import NOON, SECOND
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.flag import About, Flag, FlagKind, FlagState
from kbdesk.domain.search_log import EndedSearch, SearchEnd
from kbdesk.domain.verdict import Tally, Verdict

ABOUT = About("refill", "articles/refill.nl.md", "nl", "Hoe vul ik bij?", 3, "stappen")


def a_flag(number=1, **changes):
    key = f"00000000-0000-4000-8000-{number:012d}"
    form = {"text": "Klopt niet 🔥", "about": ABOUT, "words": "ketel", "proposal": "# Nieuw\n", "device": "Balie"}
    return Flag(key, NOON + number * SECOND, FlagKind.WRONG, **(form | changes))


def test_a_flag_is_read_back_whole_newest_first(records):
    records.flags.add(a_flag(1))
    records.flags.add(a_flag(2, about=About(), device=""))
    assert records.flags.list() == (a_flag(2, about=About(), device=""), a_flag(1))


def test_the_same_flag_again_writes_nothing(records):
    records.flags.add(a_flag(1))
    assert records.flags.add(a_flag(1, text="anders")) == a_flag(1)
    assert records.flags.list() == (a_flag(1),)


def test_an_answered_flag_is_not_open_any_more(records):
    flag = records.flags.add(a_flag(1))
    records.flags.answer(flag.with_answer(FlagState.CHANGED, "Aangepast, dank.", NOON))
    assert records.flags.list(only_open=True) == ()
    assert records.flags.list()[0].answer == "Aangepast, dank."
    records.flags.answer(flag.with_answer(FlagState.OPEN, "", NOON))
    assert records.flags.list(only_open=True) == (a_flag(1),)


def test_what_a_reader_said_cannot_be_changed(records):
    records.flags.add(a_flag(1))
    with pytest.raises(sqlite.IntegrityError), records.database.writing() as connection:
        connection.execute("UPDATE flag SET text = 'anders'")


def test_flags_from_elsewhere_are_added_once_and_bring_later_answers(records):
    mine, answered = a_flag(1), a_flag(1).with_answer(FlagState.DECLINED, "Zo hoort het.", NOON + SECOND)
    records.flags.add(mine)
    assert records.flags.take_in((answered, a_flag(2))) == (1, 1)
    assert records.flags.take_in((answered, a_flag(2))) == (0, 0)
    earlier = mine.with_answer(FlagState.CHANGED, "eerder", NOON)
    assert records.flags.take_in((earlier, mine)) == (0, 0)
    assert [flag.state for flag in records.flags.list()] == [FlagState.OPEN, FlagState.DECLINED]


def test_a_verdict_counts_up_changes_over_and_is_taken_back(records):
    change = records.verdicts.change
    change("refill", "nl", 3, said=Verdict.HELPED, instead_of=None)
    change("refill", "nl", 3, said=Verdict.HELPED, instead_of=None)
    change("refill", "nl", 3, said=Verdict.NOT_HELPED, instead_of=Verdict.HELPED)
    assert records.verdicts.all(9) == {("refill", "nl", 3): Tally(1, 1)}
    change("refill", "nl", 3, said=None, instead_of=Verdict.NOT_HELPED)
    assert records.verdicts.all(9) == {("refill", "nl", 3): Tally(1, 0)}
    change("refill", "nl", 3, said=None, instead_of=Verdict.HELPED)
    change("refill", "nl", 3, said=None, instead_of=Verdict.HELPED)
    assert records.verdicts.all(9) == {}


def test_the_texts_with_most_verdicts_come_first_and_no_more_than_asked_for(records):
    for name, times in (("a", 1), ("b", 3), ("c", 2)):
        for _ in range(times):
            records.verdicts.change(name, "nl", 1, said=Verdict.HELPED, instead_of=None)
    assert [article for article, _, _ in records.verdicts.all(2)] == ["b", "c"]


def test_nothing_of_a_verdict_says_who_when_or_after_which_words(records):
    with records.database.reading() as connection:
        columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(article_verdict)").fetchall()}
    assert columns == {"article", "lang", "revision", "helped", "not_helped"}


def test_searches_are_read_back_and_the_old_ones_go_with_the_next(records):
    old = EndedSearch("zeep", "nl", 0, SearchEnd.LEFT)
    new = EndedSearch("", "nl", 3, SearchEnd.OPENED, "refill")
    records.search_log.log(old, NOON, forget_before=NOON)
    records.search_log.log(new, NOON + timedelta(days=30), forget_before=NOON)
    assert [one.search for one in records.search_log.since(NOON)] == [old, new]
    assert [one.search for one in records.search_log.since(NOON + SECOND)] == [new]
    records.search_log.log(new, NOON + timedelta(days=91), forget_before=NOON + timedelta(days=1))
    assert [one.search for one in records.search_log.since(NOON)] == [new, new]


def test_words_or_all_of_it_can_be_taken_away_at_once(records):
    records.search_log.log(EndedSearch("zeep", "nl", 0, SearchEnd.LEFT), NOON, forget_before=NOON)
    records.search_log.forget(words_only=True)
    assert [one.search.words for one in records.search_log.since(NOON)] == [""]
    records.search_log.forget(words_only=False)
    assert records.search_log.since(NOON) == ()
