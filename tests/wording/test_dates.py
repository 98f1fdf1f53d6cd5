from datetime import UTC, date, datetime, timedelta

import pytest

from kbdesk.wording.dates import clock, day_in_words, day_seen_from, moment_seen_from

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("back", "dutch", "english"),
    [
        (0, "vandaag", "today"),
        (1, "gisteren", "yesterday"),
        (-1, "morgen", "tomorrow"),
        (3, "3 dagen geleden", "3 days ago"),
        (6, "6 dagen geleden", "6 days ago"),
        (7, "17 november 2026", "17 November 2026"),
        (-2, "26 november 2026", "26 November 2026"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(back, dutch, english):
    day = TODAY - timedelta(days=back)
    assert day_seen_from(day, TODAY, "nl") == dutch
    assert day_seen_from(day, TODAY, "en") == english


def test_another_language_is_told_in_english():
    assert day_in_words(date(2026, 5, 12), "de") == "12 May 2026"
    assert day_in_words(date(2026, 5, 12), "nl") == "12 mei 2026"


def test_a_moment_has_its_time():
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert moment_seen_from(datetime(2026, 11, 24, 7, 12, tzinfo=UTC), now, "nl") == "vandaag 07:12"


def test_a_length_is_shown_as_on_a_stopwatch():
    assert clock(timedelta(seconds=247)) == "4:07"
    assert clock(timedelta(hours=1, minutes=2, seconds=33)) == "1:02:33"
    assert clock(timedelta(seconds=-5)) == "0:00"
