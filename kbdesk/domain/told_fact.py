"""What is kept of a fact that was told of a contact: in its one form, or refused in plain words."""

from kbdesk.domain.contact import Direction
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import LONGEST_VALUE, typed_text
from kbdesk.domain.open_contact import FACTS, MARKS
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.phone_number import read_phone

_MARK_WORDS = {"true": "yes", "ja": "yes", "yes": "yes", "false": "", "nee": "", "no": ""}


def checked_fact(name: str, value: str, organisation: Organisation) -> str:
    """What is kept of a fact that was told. Raises WrongUse: `contact-fact-unknown`, `contact-fact-wrong`."""
    if name not in FACTS:
        raise WrongUse("contact-fact-unknown", name=name, known=", ".join(FACTS))
    if name == "note":
        return typed_text(value)
    text = " ".join(typed_text(value[: 2 * LONGEST_VALUE]).split())[:LONGEST_VALUE]
    if name == "phone":
        return read_phone(text, organisation.policies.telephone_region) or text
    allowed: tuple[str, ...] = ()
    if name == "direction":
        allowed = tuple(Direction)
    elif name == "party":
        allowed = tuple(dict.fromkeys((*organisation.policies.parties, "unknown")))
    elif name in MARKS:
        allowed = ("yes", "")
        text = _MARK_WORDS.get(text.casefold(), text)
    elif name == "satisfaction":
        allowed = (*organisation.satisfaction_codes, "") if organisation.satisfactions else ()
        text = organisation.satisfaction_named(text) or text
    if allowed and text not in allowed:
        raise WrongUse("contact-fact-wrong", name=name, value=text, allowed=", ".join(filter(None, allowed)))
    return text
