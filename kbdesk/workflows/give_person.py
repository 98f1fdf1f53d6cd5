"""Gives all that is kept of one person to a file: JSON as it is kept, which only this user may read."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.kept_of_person import KeptOfPerson
from kbdesk.whole_file import PRIVATE, put_whole
from kbdesk.workflows.keep_privacy import KeepPrivacy


def give_person(privacy: KeepPrivacy, typed: str, *, to: Path) -> KeptOfPerson:
    """Writes the file, and the privacy log says so; nothing is written of somebody of whom nothing is kept.

    Raises WrongUse("output-unwritable").
    """
    kept = privacy.look(typed)
    if not kept.counts.any:
        return kept
    text = json.dumps({"kbdesk_person": 1, **asdict(kept)}, ensure_ascii=False, indent=2, default=_plain)
    try:
        put_whole(to, f"{text}\n".encode(), mode=PRIVATE)
    except OSError as error:
        raise WrongUse("output-unwritable", path=str(to), reason=error.strerror or "") from error
    return privacy.export(typed)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)
