"""What desks' JSON answers are picked apart with. A desk may answer anything; whatever has not the form counts as absent."""

import re
from datetime import UTC, datetime
from typing import Any

from kbdesk.domain.outbox import Failure, Receipt
from kbdesk.domain.referral import Referral

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def key_of(referral: Referral) -> str:
    """The referral's key as it may stand in a desk's query language; empty when it is no UUID, and must not."""
    key = referral.id.lower()
    return key if _UUID.fullmatch(key) else ""


def oldest(tickets: tuple[str, ...] | Failure) -> Receipt | Failure | None:
    """The first of the tickets with our key is the one that counts."""
    if isinstance(tickets, Failure):
        return tickets
    return Receipt(tickets[0]) if tickets else None


def table(found: Any, *names: str) -> dict[str, Any]:
    """The object at the end of these names; empty when it is not there."""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def rows(found: Any, *names: str) -> list[dict[str, Any]] | None:
    """The list of objects at the end of these names; None when there is no list."""
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else None


def word(found: dict[str, Any], name: str) -> str:
    """A text or a number of an object, as text; empty when it is not there."""
    value = found.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def moment(written: str) -> datetime:
    """A desk's time; one without a zone is UTC, one that cannot be read the oldest there is."""
    # TOPdesk and Jira write the zone as +0000, which Python 3.11 reads as well.
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
