"""Flags as plain data, to go from a reader's device to the editors' and back: by mail, on a share, on a stick.

    {"flags": [{"id", "at", "kind", "text", "about": {…}, "words", "proposal", "device", "state", "answer", "answered"}]}

What comes from elsewhere is not trusted: a form of the wrong kind, of a wrong time or too long is refused as a whole.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import LONGEST_NOTE, LONGEST_PROPOSAL, LONGEST_WORDS, About, Flag, FlagKind, FlagState

MOST_FLAGS = 100_000
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def form_of_flag(flag: Flag) -> dict[str, Any]:
    """A flag as plain data."""
    about = flag.about
    return {
        "id": flag.id,
        "at": _told(flag.at),
        "kind": flag.kind.value,
        "text": flag.text,
        "about": {
            "id": about.article,
            "path": about.path,
            "lang": about.lang,
            "title": about.title,
            "revision": about.revision,
            "step": about.anchor,
        },
        "words": flag.words,
        "proposal": flag.proposal,
        "device": flag.device,
        "state": flag.state.value,
        "answer": flag.answer,
        "answered": _told(flag.answered) if flag.answered else None,
    }


def flags_in(form: object) -> tuple[Flag, ...]:
    """The flags of a whole file. Raises WrongUse("flags-unreadable") when it is none."""
    try:
        return tuple(_flag(one) for one in _listed(form))
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        raise WrongUse("flags-unreadable", reason=str(error)[:200]) from error


def _listed(form: object) -> list[Any]:
    told = form.get("flags") if isinstance(form, dict) else None
    if not isinstance(told, list) or len(told) > MOST_FLAGS:
        raise TypeError("no list of flags")
    return told


def _flag(form: Mapping[str, Any]) -> Flag:
    about, answered = form["about"], form["answered"]
    revision = about["revision"]
    if not isinstance(revision, int) or not 0 <= revision < 1 << 31:
        raise ValueError("revision")
    return Flag(
        id=_id(form["id"]),
        at=_time(form["at"]),
        kind=FlagKind(form["kind"]),
        text=_text(form, "text", LONGEST_NOTE),
        about=About(
            article=_text(about, "id", LONGEST_WORDS),
            path=_text(about, "path", LONGEST_NOTE),
            lang=_text(about, "lang", 35),
            title=_text(about, "title", LONGEST_NOTE),
            revision=revision,
            anchor=_text(about, "step", LONGEST_WORDS),
        ),
        words=_text(form, "words", LONGEST_WORDS),
        proposal=_text(form, "proposal", LONGEST_PROPOSAL),
        device=_text(form, "device", LONGEST_WORDS),
        state=FlagState(form["state"]),
        answer=_text(form, "answer", LONGEST_NOTE),
        answered=_time(answered) if answered is not None else None,
    )


def _id(told: object) -> str:
    if not isinstance(told, str) or not _UUID.fullmatch(told):
        raise ValueError("id")
    return told


def _text(form: Mapping[str, Any], name: str, longest: int) -> str:
    text = form[name]
    if not isinstance(text, str) or len(text) > longest:
        raise ValueError(name)
    return text


def _time(told: object) -> datetime:
    at = datetime.fromisoformat(told) if isinstance(told, str) else None
    if at is None or at.tzinfo is None:
        raise ValueError(f"time {told!r}")
    return at.astimezone(UTC)


def _told(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
