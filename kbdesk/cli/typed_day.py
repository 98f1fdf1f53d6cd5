"""A day as it is typed behind an option."""

from datetime import datetime

from kbdesk.domain.errors import WrongUse


def day_begin(typed: str) -> datetime | None:
    """The beginning of a day, here; None for none. Raises WrongUse("since-no-date")."""
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongUse("since-no-date", typed=typed) from error
