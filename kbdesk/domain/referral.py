"""A referral: a contact handed on to a back-office queue, frozen once it is final.

`compose_referral` makes one from a run. Only the values that the script (or the form) names leave the device.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.organisation import Field, Label, Organisation
from kbdesk.domain.run import Run, times
from kbdesk.domain.spoken_value import words_for

_BLANK = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
LONGEST_SUBJECT = 200
"""Characters; Request Tracker cuts a subject there."""


@dataclass(frozen=True, slots=True)
class SentValue:
    """A value that goes along: name, label for people, value in its one form."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PathLine:
    """A line of the transcript that goes along: step heading and the answer given, no captured value."""

    at: datetime
    step: str
    answer: str


@dataclass(frozen=True, slots=True)
class Referral:
    """What the service desk gets. `id` is a UUID made on the device at birth, the key by which a second try is
    recognised; `reference` is the customer's number, empty until it is on disk. `amends` is the id it corrects.
    """

    id: str
    contact: str
    queue: str
    subject: str
    created: datetime
    reference: str = ""
    urgency: str = "normal"
    respond_within: str = ""
    lang: str = "nl"
    values: tuple[SentValue, ...] = ()
    path: tuple[PathLine, ...] = ()
    note: str = ""
    amends: str = ""
    script: str = ""
    revision: int = 0


def fill(text: str, values: Mapping[str, str], *, blank: str = "") -> str:
    """Puts values in the place of `{{name}}`; an empty value leaves `blank`, never braces."""
    return _BLANK.sub(lambda match: values.get(match[1], "") or blank, text)


def fields_of(run: Run, organisation: Organisation) -> dict[str, Field]:
    """Every field a run may capture: those of its scripts, and the shared ones."""
    fields = {field.name: field for field in organisation.fields}
    followed = (run.script_named(identity) for identity in dict.fromkeys(script.id for script in run.scripts))
    for script in reversed((*followed, *run.scripts)):
        fields.update((field.name, field) for field in script.fields)
    return fields


def label_of(fields: Mapping[str, Field], name: str, lang: str) -> str:
    """The name of a field for people."""
    return (fields[name].label if name in fields else Label()).in_language(lang, name)


def path_lines(run: Run) -> tuple[PathLine, ...]:
    """The steps on the path with the answer given on each; abandoned branches are left out."""
    lines = []
    for visit, at in zip(run.path, times(run), strict=True):
        step = run.step_of(visit)
        answer = step.choices[visit.chosen - 1].label if visit.chosen else ""
        lines.append(PathLine(at, fill(step.title, {}, blank="…"), fill(answer, {}, blank="…")))
    return tuple(lines)


def compose_referral(
    run: Run, organisation: Organisation, *, key: str, contact: str, at: datetime, note: str = ""
) -> Referral | None:
    """The referral that the present step's table asks for, or None when the step has none."""
    plan, script = run.step.referral, run.script_named(run.here.script)
    if plan is None:
        return None
    lang = script.header.lang
    fields, live = fields_of(run, organisation), run.values()
    words = words_for(fields, live, lang, region=organisation.policies.telephone_region)
    subject = re.sub(r"\s+", " ", fill(plan.subject, words)).strip(" –-,")
    queue = organisation.queue(plan.queue)
    return Referral(
        id=key,
        contact=contact,
        queue=plan.queue,
        subject=(subject or script.header.title)[:LONGEST_SUBJECT],
        created=at,
        urgency=plan.urgency or (queue.urgency if queue else "normal"),
        respond_within=plan.respond_within or (queue.respond_within if queue else ""),
        lang=lang,
        values=tuple(
            SentValue(name, label_of(fields, name, lang), words[name]) for name in plan.include if name in words
        ),
        path=path_lines(run),
        note=note,
        script=run.script.id,
        revision=run.script.header.revision,
    )
