"""The fields of a referral that can be changed, as `FieldEditor` wants them, and which of them the desk means."""

from dataclasses import replace

from kbdesk.domain.organisation import Field, FieldType, Organisation, Privacy
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral
from kbdesk.domain.step_view import AskView
from kbdesk.ui.kit.words import Words

SUBJECT, QUEUE = "subject", "queue"
_THEIR_NAMES = {
    SUBJECT: ("subject", "onderwerp", "title", "titel", "summary", "short_description", "briefdescription"),
    QUEUE: ("queue", "wachtrij", "group", "groep"),
}
"""What desks call them in their refusals."""


def subject_ask(words: Words, referral: Referral) -> AskView:
    return _ask(SUBJECT, words.say("call.subject"), FieldType.TEXT, referral.subject[:LONGEST_SUBJECT], required=True)


def value_asks(referral: Referral, organisation: Organisation, lang: str) -> tuple[AskView, ...]:
    """Those values that belong to a field of the organisation; others stay as they were sent."""
    found = []
    for sent in referral.values:
        field = organisation.field(sent.name)
        if field is not None and field.type is not FieldType.PHOTO:
            found.append(_field_ask(field, sent.value, lang, written_in=referral.lang))
    return tuple(found)


def refused_names(detail: str, asks: tuple[AskView, ...]) -> frozenset[str]:
    """The names of fields that the desk's own words speak of; none where it does not say."""
    text = detail.casefold()
    ours = {ask.name for ask in asks if ask.name.casefold() in text or (ask.label and ask.label.casefold() in text)}
    return frozenset(ours | {name for name, theirs in _THEIR_NAMES.items() if any(word in text for word in theirs)})


def _field_ask(field: Field, value: str, lang: str, *, written_in: str) -> AskView:
    """The referral keeps options in words; the editor wants their codes."""
    options = tuple((code, label.in_language(lang, code)) for code, label in field.options)
    codes = {label.in_language(written_in, code): code for code, label in field.options}
    chosen = ",".join(codes.get(part.strip(), part.strip()) for part in value.split(",")) if options else value
    chosen = chosen.removesuffix(f" {field.unit}") if field.unit else chosen
    ask = _ask(field.name, field.label.in_language(lang, field.name), field.type, chosen)
    return replace(ask, unit=field.unit, example=field.example, options=options, privacy=field.privacy)


def _ask(name: str, label: str, kind: FieldType, value: str, *, required: bool = False) -> AskView:
    return AskView(name, label, kind, value, required, unit="", example="", options=(), privacy=Privacy.NONE)
