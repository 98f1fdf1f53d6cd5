"""The referral's form as names and words, to be kept while it is typed. The key makes a second finish harmless."""

from collections.abc import Mapping

from kbdesk.ui.refer.filled import Filled

_VALUE = "value."


def draft_of(filled: Filled, *, key: str, proposed: Filled, contact: str = "") -> dict[str, str]:
    """The form by the names of its controls; empty while it holds nothing but what was proposed."""
    typed = {f"{_VALUE}{name}": text for name, text in filled.values if text.strip()}
    if not typed and not filled.note and not filled.photos and filled.subject.strip() in {"", proposed.subject.strip()}:
        return {}
    return {
        "key": key,
        "queue": filled.queue,
        "subject": filled.subject,
        "urgency": filled.urgency,
        "note": filled.note,
        "photos": " ".join(filled.photos),
        **({"contact": contact} if contact else {}),
        **typed,
    }


def values_in(draft: Mapping[str, str]) -> dict[str, str]:
    """The values of the fields in a draft."""
    return {name.removeprefix(_VALUE): text for name, text in draft.items() if name.startswith(_VALUE)}
