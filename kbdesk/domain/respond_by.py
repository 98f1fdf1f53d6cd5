"""When a team should have answered: its `24h` or `2d` as a moment or a day."""

import re
from datetime import date, datetime, timedelta

_CODE = re.compile(r"(\d{1,4})([hd])")
_SATURDAY = 5


def respond_by(code: str, made: datetime) -> datetime | date | None:
    """`24h` as a moment, `2d` (working days) as a day; None for `now` and for what is no code.

    Working days are Monday to Friday: kbdesk knows no holidays, and a day too early keeps a promise that a day too late
    would break. `made` in the reader's own time zone.
    """
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    if match[2] == "h":
        return made + timedelta(hours=int(match[1]))
    day, left = made.date(), int(match[1])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day
