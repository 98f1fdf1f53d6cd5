"""Days and moments as people say them: "3 dagen geleden", "12 mei 2026", "vandaag 07:12".

Pure: today and now come in. Moments must already be in the reader's own time zone.
"""

from datetime import date, datetime, timedelta

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
}
_TODAY = {"en": "today", "nl": "vandaag"}
_YESTERDAY = {"en": "yesterday", "nl": "gisteren"}
_TOMORROW = {"en": "tomorrow", "nl": "morgen"}
_DAYS_AGO = {"en": "{n} days ago", "nl": "{n} dagen geleden"}
_LONGEST_COUNT = 6


def day_in_words(day: date, lang: str) -> str:
    """The full date: 12 May 2026, 12 mei 2026."""
    return f"{day.day} {_MONTHS[_known(lang)][day.month - 1]} {day.year}"


def day_seen_from(day: date, today: date, lang: str) -> str:
    """As near as it is: today, yesterday, 3 days ago; a week or more back, and any later day, by its date."""
    lang, back = _known(lang), (today - day).days
    if back == 0:
        return _TODAY[lang]
    if back == 1:
        return _YESTERDAY[lang]
    if back == -1:
        return _TOMORROW[lang]
    if 1 < back <= _LONGEST_COUNT:
        return _DAYS_AGO[lang].format(n=back)
    return day_in_words(day, lang)


def moment_seen_from(moment: datetime, now: datetime, lang: str) -> str:
    """Today 07:12, yesterday 16:40, 12 May 2026 09:00."""
    return f"{day_seen_from(moment.date(), now.date(), lang)} {moment:%H:%M}"


def clock(length: timedelta) -> str:
    """A duration as on a stopwatch: 4:07, 1:02:33."""
    seconds = max(0, int(length.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _known(lang: str) -> str:
    return lang if lang in _MONTHS else "en"
