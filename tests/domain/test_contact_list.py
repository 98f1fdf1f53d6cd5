"""What becomes of a row, and how far a list is."""

import pytest

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.contact_line import fits
from kbdesk.domain.contact_list import (
    TRIES,
    ContactList,
    ListProgress,
    RowEnd,
    RowState,
    end_of,
    state_after_no_answer,
)
from kbdesk.domain.organisation import Effect, Label, Outcome


def outcome(effect, list_row=""):
    return Outcome("x", Label(), effect, list_row=list_row)


def test_the_outcome_says_what_becomes_of_a_row_else_its_effect():
    assert end_of(None) is RowEnd.DONE
    assert end_of(outcome(Effect.SOLVED)) is RowEnd.DONE
    assert end_of(outcome(Effect.CALL_BACK)) is RowEnd.LATER
    assert end_of(outcome(Effect.CLOSED, "no-answer")) is RowEnd.NO_ANSWER
    assert end_of(outcome(Effect.CALL_BACK, "done")) is RowEnd.DONE


def test_nobody_is_rung_for_ever():
    states = [state_after_no_answer(tries) for tries in range(1, TRIES + 1)]
    assert states == [RowState.NO_ANSWER] * (TRIES - 1) + [RowState.NOT_REACHED]


def test_progress_counts_each_row_once(noon):
    one = ContactList(1, "bel", "call", "nl", "bel.csv", noon, Mapping(), ())
    counts = {RowState.WAITING: 3, RowState.LATER: 1, RowState.DONE: 4, RowState.NOT_USABLE: 2, RowState.DO_NOT_CALL: 1}
    progress = ListProgress(one, tuple(counts.items()))
    assert (progress.total, progress.usable, progress.left, progress.done) == (11, 9, 4, 5)
    assert progress.left + progress.done + progress.count(RowState.NOT_USABLE) == progress.total


@pytest.fixture
def noon():
    from datetime import UTC, datetime

    return datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["zoe wit", "0612345678", "06 1234", "+31 6 12345678", "kd 7f3k", "7F3K92", "rekening", ""]
)
def test_a_contact_is_found_by_what_one_types(typed):
    assert fits(typed)("Zoë de Wit +31612345678 KD-7F3K-92 vraag over de rekening")


@pytest.mark.parametrize("typed", ["jansen", "0687654321", "wit jansen", "9999"])
def test_another_contact_is_not(typed):
    assert not fits(typed)("Zoë de Wit +31612345678 KD-7F3K-92 vraag over de rekening")
