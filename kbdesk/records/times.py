"""Times as the records hold them: UTC, microseconds always written, so that their text sorts as they do."""

from datetime import UTC, datetime


def stamp(at: datetime) -> str:
    """A time as text. Raises ValueError for one without a zone: it would mean another moment elsewhere."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The time that a text of ours stands for."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """As `moment`; an empty column is no time."""
    return moment(text) if text else None
