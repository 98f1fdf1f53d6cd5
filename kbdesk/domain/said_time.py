"""Times of day as people type them: `14:30`, `1430`, `14u`, `2.30 pm`, `nu`. Always kept as `14:30`."""

import re
from datetime import datetime

_CLOCK = re.compile(r"(?:om |at )?(\d{1,2})(?:[:.uh ]?(\d{2}))?\s*(uur|u|h|am|a\.m\.|pm|p\.m\.)?")
_MORNING, _AFTERNOON = {"am", "a.m."}, {"pm", "p.m."}


def read_time(text: str, now: datetime | None) -> str | None:
    """The time meant, or None. A bare hour needs `uur`, `u`, `h`, am or pm: 9 alone may be an hour or anything else."""
    said = " ".join(text.casefold().split())
    if said in {"nu", "now"} and now is not None:
        return f"{now:%H:%M}"
    match = _CLOCK.fullmatch(said)
    if match is None or (match[2] is None and match[3] is None):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or ""
    if half in _MORNING | _AFTERNOON:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
