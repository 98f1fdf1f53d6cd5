"""When somebody is to be called back, as people say it."""

from datetime import datetime, timedelta

import pytest

from kbdesk.domain.said_moment import read_moment

NOW = datetime(2026, 11, 24, 15, 30).astimezone()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("morgen 14:00", (2026, 11, 25, 14)),
        ("tomorrow at 9.30 am", (2026, 11, 25, 9, 30)),
        ("morgen om 9u", (2026, 11, 25, 9)),
        ("3 mei 9:15", (2027, 5, 3, 9, 15)),
        ("3 mei 2027, 9:15", (2027, 5, 3, 9, 15)),
        ("donderdag 10 uur", (2026, 11, 26, 10)),
        ("volgende week vrijdag", (2026, 12, 4, 9)),
        ("overmorgen", (2026, 11, 26, 9)),
        ("16:00", (2026, 11, 24, 16)),
        ("14:00", (2026, 11, 25, 14)),
        ("2026-12-01T08:00", (2026, 12, 1, 8)),
        ("2026-12-01 08:00", (2026, 12, 1, 8)),
        ("2026-12-01", (2026, 12, 1, 9)),
    ],
)
def test_a_day_and_a_time_are_read_together(said, meant):
    assert read_moment(said, NOW) == datetime(*meant).astimezone()


@pytest.mark.parametrize(
    ("said", "after"), [("over 2 uur", timedelta(hours=2)), ("in 20 minutes", timedelta(minutes=20))]
)
def test_so_long_from_now(said, after):
    assert read_moment(said, NOW) == NOW + after


@pytest.mark.parametrize("said", ["", "  ", "soon", "14", "99:99", "morgen heel vroeg", "32 mei 10:00"])
def test_what_is_no_moment_is_none(said):
    assert read_moment(said, NOW) is None
