"""What may be kept of a search, and the gaps that searches show."""

from datetime import UTC, datetime, timedelta

import pytest

from kbdesk.domain.search_log import (
    LONGEST_SEARCH,
    EndedSearch,
    Gap,
    LoggedSearch,
    SearchEnd,
    folded,
    gaps_in,
    may_follow,
    to_keep,
    without_numbers,
)
from kbdesk.domain.settings import KeepSearches

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_search(words, *, hits=0, end=SearchEnd.LEFT):
    return EndedSearch(words, "nl", hits, end)


def logged(*searches):
    return [LoggedSearch(NOON + timedelta(days=day), one) for day, one in enumerate(searches)]


def test_the_words_of_a_search_that_was_answered_are_not_kept():
    kept = to_keep(a_search("geen warm water", hits=3, end=SearchEnd.OPENED), KeepSearches.WORDS)
    assert kept is not None
    assert kept.words == ""


def test_words_are_kept_of_what_was_missed_only_where_the_settings_allow_it():
    missed = a_search("tochtstrip")
    assert to_keep(missed, KeepSearches.WORDS) == missed
    assert to_keep(missed, KeepSearches.COUNTS).words == ""
    assert to_keep(missed, KeepSearches.OFF) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("factuur 0612345678 kwijt", "factuur … kwijt"),
        ("bel +31 6 12 34 56 78", "bel …"),
        ("jan@example.org opzeggen", "… opzeggen"),
        ("1234 AB 56 verhuizen", "… verhuizen"),
        ("ean 871687120000000123", "ean …"),
        ("storing F28 e 04", "storing F28 e 04"),
        ("tarief 2024 is hoog", "tarief 2024 is hoog"),
        ("  twee\n regels ", "twee regels"),
    ],
)
def test_what_may_belong_to_a_person_is_taken_out(typed, kept):
    assert without_numbers(typed) == kept


def test_a_pasted_text_is_cut_short():
    assert len(without_numbers("kaas " * 500)) <= LONGEST_SEARCH


def test_the_same_words_in_another_order_and_spelling_are_the_same_search():
    assert folded("Geen  wárm water!") == folded("water warm geen")
    assert folded("!?") == "!?"


def test_gaps_are_grouped_counted_and_sorted():
    searches = logged(
        a_search("zeep"),
        a_search("Tocht strip", hits=4),
        a_search("strip tocht", hits=4, end=SearchEnd.FLAGGED),
        a_search("strip tocht"),
        a_search("gevonden", hits=9, end=SearchEnd.OPENED),
        a_search(""),
    )
    assert gaps_in(searches) == (
        Gap("strip tocht", 3, 1, 1, (NOON + timedelta(days=3)).date()),
        Gap("zeep", 1, 1, 0, NOON.date()),
    )


def test_a_search_ends_once_but_what_was_opened_may_still_be_handed_on():
    assert may_follow(SearchEnd.LEFT, None)
    assert may_follow(SearchEnd.FLAGGED, SearchEnd.OPENED)
    assert not may_follow(SearchEnd.LEFT, SearchEnd.OPENED)
    assert not may_follow(SearchEnd.REFERRED, SearchEnd.FLAGGED)
