"""The fields of the form as `FieldEditor` wants them: the subject, and those of a team."""

from kbdesk.domain.organisation import Field, FieldType, Privacy
from kbdesk.domain.referral import LONGEST_SUBJECT
from kbdesk.domain.step_view import AskView
from kbdesk.ui.kit.words import Words


def subject_ask(words: Words, text: str) -> AskView:
    return AskView(
        name="subject",
        label=words.say("refer.subject"),
        type=FieldType.TEXT,
        value=text[:LONGEST_SUBJECT],
        required=True,
        unit="",
        example="",
        options=(),
        privacy=Privacy.NONE,
    )


def field_ask(field: Field, lang: str, value: str) -> AskView:
    return AskView(
        name=field.name,
        label=field.label.in_language(lang, field.name),
        type=field.type,
        value=value,
        required=False,
        unit=field.unit,
        example=field.example,
        options=tuple((code, label.in_language(lang, code)) for code, label in field.options),
        privacy=field.privacy,
    )
