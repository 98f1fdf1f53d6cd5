"""A referral as a plain text for whoever takes it up, in the referral's own language."""

from datetime import UTC, datetime

from kbdesk.domain.referral import PathLine, Referral
from kbdesk.wording.outbox import LETTER
from kbdesk.wording.speak import speak

_INDENT = "  "


def referral_text(referral: Referral) -> str:
    """The whole text: what it is about first, then the values, the note, and the way through the script."""
    lang = referral.lang
    head = [
        ("reference", referral.reference),
        ("queue", referral.queue),
        ("urgency", _word("urgency", referral.urgency, lang)),
        ("respond-within", _word("within", referral.respond_within, lang)),
        ("created", _utc(referral.created)),
        ("amends", referral.amends),
        ("script", f"{referral.script} ({referral.revision})" if referral.script else ""),
        ("referral-id", referral.id),
    ]
    parts = [
        referral.subject,
        "\n".join(f"{speak(LETTER, f'letter.{key}', lang)}: {text}" for key, text in head if text),
        _section("values", "\n".join(_value(one.label or one.name, one.value) for one in referral.values), lang),
        _section("note", referral.note.strip(), lang),
        _section("path", "\n".join(_line(line) for line in referral.path), lang),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(key: str, body: str, lang: str) -> str:
    if not body:
        return ""
    indented = "\n".join(_INDENT + line if line else "" for line in body.splitlines())
    return f"{speak(LETTER, f'letter.{key}', lang)}\n{indented}"


def _value(label: str, value: str) -> str:
    first, *others = value.splitlines() or [""]
    return "\n".join([f"{label}: {first}", *(_INDENT + line for line in others)])


def _line(line: PathLine) -> str:
    when = line.at.astimezone(UTC).strftime("%H:%M")
    return f"{when}  {line.step}: {line.answer}" if line.answer else f"{when}  {line.step}"


def _word(kind: str, code: str, lang: str) -> str:
    """A code that has a word of ours in that word; an organisation's own code stands for itself."""
    key = f"{kind}.{code}"
    return speak(LETTER, key, lang) if key in LETTER else code


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
