"""Dates as people say and type them, in Dutch and English: `gisteren`, `3 mei`, `12-05`, `vorige week vrijdag`.

Read against the day of the call. Day before month, always. Without a year it is the year that brings the date nearest
to today. A weekday needs a word with it: "Monday" alone may be the last or the next, and is not guessed.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "febr"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_WEEKDAYS = (
    ("maandag", "monday", "ma", "mon"),
    ("dinsdag", "tuesday", "di", "tue"),
    ("woensdag", "wednesday", "wo", "wed"),
    ("donderdag", "thursday", "do", "thu"),
    ("vrijdag", "friday", "vr", "fri"),
    ("zaterdag", "saturday", "za", "sat"),
    ("zondag", "sunday", "zo", "sun"),
)
_DAYS_FROM_NOW = {
    "vandaag": 0,
    "today": 0,
    "nu": 0,
    "now": 0,
    "gisteren": -1,
    "yesterday": -1,
    "eergisteren": -2,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
_COUNTS = {"een": 1, "één": 1, "a": 1, "an": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}
_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_MONTH_NUMBER = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_WEEKDAY_NUMBER = {word: number for number, words in enumerate(_WEEKDAYS) for word in words}

_AROUND = re.compile(r"^(?:op|sinds|vanaf|per|on|since|from)\s+")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_MONTH = re.compile(r"(?:the )?(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[ -]?(?:of )?([a-z]+)(?:[ -]?(\d{4}|\d{2}))?")
_MONTH_DAY = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_AGO = re.compile(r"(\S+) (\w+) (?:geleden|terug|ago)")
_AHEAD = re.compile(r"(?:over|in) (\S+) (\w+)")
_BEFORE = {"vorige", "afgelopen", "laatste", "last", "past"}
_AFTER = {"volgende", "komende", "aanstaande", "next", "coming"}
_WEEKS = {"vorige week": -7, "last week": -7, "deze week": 0, "this week": 0, "volgende week": 7, "next week": 7}


def read_date(text: str, today: date | None) -> date | None:
    """The day meant, or None. Without `today` only a date with its year can be read."""
    spaced = text.casefold().replace(",", " ").replace("- ", " ")  # a field puts a dash behind two figures by itself
    said = " ".join(_AROUND.sub("", spaced.strip(" .-/")).split())
    readers: tuple[Callable[[str, date | None], date | None], ...] = (_iso, _numbers, _day_month, _month_day)
    for reader in readers:
        if (found := reader(said, today)) is not None:
            return found
    return _from_today(said, today) if today is not None else None


def is_weekday_alone(text: str) -> bool:
    """True for "Monday", which says not which."""
    return _AROUND.sub("", text.casefold().strip(" .,")) in _WEEKDAY_NUMBER


def _iso(said: str, _today: date | None) -> date | None:
    match = _ISO.fullmatch(said)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numbers(said: str, today: date | None) -> date | None:
    match = _NUMBERS.fullmatch(said)
    return _in_year(int(match[1]), int(match[2]), match[3] or "", today) if match else None


def _day_month(said: str, today: date | None) -> date | None:
    match = _DAY_MONTH.fullmatch(said)
    month = _MONTH_NUMBER.get(match[2]) if match else None
    return _in_year(int(match[1]), month, match[3] or "", today) if match and month else None


def _month_day(said: str, today: date | None) -> date | None:
    match = _MONTH_DAY.fullmatch(said)
    month = _MONTH_NUMBER.get(match[1]) if match else None
    return _in_year(int(match[2]), month, match[3] or "", today) if match and month else None


def _in_year(day: int, month: int, year: str, today: date | None) -> date | None:
    if len(year) == 4:
        return _day(int(year), month, day)
    if today is None:
        return None
    if year:
        whole = today.year // 100 * 100 + int(year)
        return _day(whole - 100 if whole > today.year + 20 else whole, month, day)
    near = (_day(around, month, day) for around in (today.year - 1, today.year, today.year + 1))
    return min((one for one in near if one is not None), key=lambda one: abs(one - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_today(said: str, today: date) -> date | None:
    try:
        if said in _DAYS_FROM_NOW:
            return today + timedelta(days=_DAYS_FROM_NOW[said])
        if (days := _distance(said)) is not None:
            return today + timedelta(days=days)
        return _weekday(said, today)
    except OverflowError:
        return None  # in the year 10,000, or before the first


def _distance(said: str) -> int | None:
    for pattern, sign in ((_AGO, -1), (_AHEAD, 1)):
        match = pattern.fullmatch(said)
        unit = _UNITS.get(match[2]) if match else None
        if match and unit:
            known = int(match[1]) if match[1].isascii() and match[1].isdigit() else _COUNTS.get(match[1])
            return None if known is None or known > 100_000 else sign * known * unit
    return None


def _weekday(said: str, today: date) -> date | None:
    """`vorige maandag`, `next friday`, `vorige week vrijdag`, `friday last week`."""
    words = said.split()
    for week, days in _WEEKS.items():
        rest = said.removeprefix(week).removesuffix(week).removeprefix("van ").removesuffix(" van").strip()
        if week in said and rest in _WEEKDAY_NUMBER:
            monday = today - timedelta(days=today.weekday()) + timedelta(days=days)
            return monday + timedelta(days=_WEEKDAY_NUMBER[rest])
    if len(words) != 2 or words[1] not in _WEEKDAY_NUMBER:
        return None
    number = _WEEKDAY_NUMBER[words[1]]
    if words[0] in _BEFORE:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if words[0] in _AFTER:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None
