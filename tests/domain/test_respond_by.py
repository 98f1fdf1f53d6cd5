from datetime import date, datetime, timedelta, timezone

import pytest

from kbdesk.domain.respond_by import respond_by

FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=timezone(timedelta(hours=1)))


def test_hours_are_counted_by_the_clock_also_through_the_weekend():
    assert respond_by("24h", FRIDAY) == datetime(2026, 11, 28, 16, 30, tzinfo=FRIDAY.tzinfo)


@pytest.mark.parametrize(("code", "day"), [("1d", 30), ("2d", 1), ("5d", 4)])
def test_working_days_leave_the_weekend_out(code, day):
    assert respond_by(code, FRIDAY) == date(2026, 11 if day == 30 else 12, day)


@pytest.mark.parametrize("code", ["now", "", "soon", "24", "h", "-2d"])
def test_what_is_no_length_of_time_promises_no_moment(code):
    assert respond_by(code, FRIDAY) is None


def test_a_promise_made_in_the_weekend_begins_on_monday():
    assert respond_by("1d", FRIDAY + timedelta(days=1)) == date(2026, 11, 30)
