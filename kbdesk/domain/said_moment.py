"""A day and a time in one breath, as people say when they will call back: `morgen 14:00`, `3 mei 9u`, `over 2 uur`.

Always in the future where the words leave it open: a time that is over today is meant for tomorrow, a weekday alone is
the next one. A day without a time is meant for nine in the morning.
"""

import re
from datetime import date, datetime, time, timedelta

from kbdesk.domain.said_date import is_weekday_alone, read_date
from kbdesk.domain.said_time import read_time
from kbdesk.domain.wrap_up import USUAL_HOUR

_FROM_NOW = re.compile(r"(?:over|in) (\d{1,4}) ?(uur|uren|u|hours?|h|minuten|minuut|minutes?|min|m)")


def read_moment(text: str, now: datetime) -> datetime | None:
    """The moment meant, on the clock of this place (which may be set otherwise by then: summer time), or None.

    `now` is aware, on the clock of this place.
    """
    said = " ".join(text.casefold().replace(",", " ").split())
    if match := _FROM_NOW.fullmatch(said):
        many = int(match[1])
        return now + (timedelta(minutes=many) if match[2].startswith("m") else timedelta(hours=many))
    if written := _written(text.strip()):
        return written
    words = said.split()
    for split in range(len(words), -1, -1):
        day = _day(" ".join(words[:split]), now.date())
        at = _time(" ".join(words[split:]), now)
        if day is not None and at is not None:
            return datetime.combine(day, at).astimezone()
        if split == 0 and words and at is not None:
            today = datetime.combine(now.date(), at).astimezone()
            return today if today > now else datetime.combine(now.date() + timedelta(days=1), at).astimezone()
    return None


def _written(text: str) -> datetime | None:
    """As computers write it; without a zone it is the clock here."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if "T" not in text and ":" not in text:
        return None  # a day alone
    return at.astimezone()


def _day(said: str, today: date) -> date | None:
    if not said:
        return None
    return read_date(f"volgende {said}" if is_weekday_alone(said) else said, today)


def _time(said: str, now: datetime) -> time | None:
    if not said:
        return USUAL_HOUR
    found = read_time(said, now)
    return time.fromisoformat(found) if found else None
