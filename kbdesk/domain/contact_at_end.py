"""The contact that is logged when an open one is closed: what was told of it, its wrap-up, and what its script captured.

Pure: the same open contact, wrap-up and run give the same contact.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from kbdesk.domain.contact import Contact, ContactState, ContactValue
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact, Stretch, after, opened
from kbdesk.domain.organisation import Field, FieldType, Organisation, Privacy
from kbdesk.domain.promise import Promise
from kbdesk.domain.referral import fields_of, label_of
from kbdesk.domain.run import Captured, Run
from kbdesk.domain.spoken_value import words_for
from kbdesk.domain.wrap_up import WrapUp


def ended_contact(contact: OpenContact, wrap: WrapUp, at: datetime) -> Contact:
    """A contact that no script led. A clock that was set back does not close it before it was opened."""
    return Contact(
        id=contact.id,
        started=contact.opened,
        direction=contact.direction,
        medium=contact.medium,
        party=contact.party,
        phase=wrap.phase,
        product=wrap.product,
        lang=contact.lang,
        state=ContactState.CLOSED,
        outcome=wrap.outcome,
        resolved=wrap.resolved,
        note=wrap.note,
        revision=contact.revision if wrap.article == contact.article else 0,
        article=wrap.article,
        closed=max(at, contact.opened),
        phone=contact.phone,
        name=contact.name,
        satisfaction=wrap.satisfaction,
        dissatisfied=wrap.dissatisfied,
        heard_outside=wrap.heard_outside,
        talk_seconds=_seconds(contact.lasted(Stretch.TALK, at)),
        hold_seconds=_seconds(contact.lasted(Stretch.HOLD, at)),
        after_work_seconds=_seconds(contact.lasted(Stretch.AFTER_WORK, at)),
    )


def contact_of_call(
    run: Run,
    contact: OpenContact,
    wrap: WrapUp,
    organisation: Organisation,
    *,
    at: datetime,
    beside: tuple[ContactValue, ...] = (),
) -> Contact:
    """A contact that a script led: with the values of its path, and those of branches that were left, marked so.

    `beside` is what other scripts of the same contact captured; what this one knows by the same name counts more.
    """
    header, live = run.script.header, run.values()
    ended = ended_contact(contact, wrap, at)
    return replace(
        ended,
        lang=header.lang,
        run=run.id,
        script=run.script.id,
        revision=header.revision,
        phone=ended.phone or number_among(fields_of(run, organisation), live),
        values=(*kept_values(run, organisation), *(one for one in beside if one.name not in live)),
    )


def kept_values(run: Run, organisation: Organisation) -> tuple[ContactValue, ...]:
    """What a run captured, as people read it, with how long it is kept."""
    fields, lang = fields_of(run, organisation), run.script.header.lang
    region = organisation.policies.telephone_region

    def kept(one: Captured, *, superseded: bool) -> ContactValue:
        field = fields.get(one.name, Field(one.name))
        words = words_for(fields, {one.name: one.value}, lang, region=region)[one.name]
        label, keep_days = label_of(fields, one.name, lang), organisation.keep_days(field)
        return ContactValue(one.name, label, words, field.privacy, keep_days, one.step, superseded)

    live = [kept(one, superseded=False) for one in run.live().values()]
    return (*live, *(kept(one, superseded=True) for one in run.superseded()))


def number_among(fields: Mapping[str, Field], values: Mapping[str, str]) -> str:
    """The telephone number among captured values, so that the next contact of it finds this one; empty without one.

    Not one of a special class. It goes when the value does that it was taken from.
    """
    phones = (
        value
        for name, value in values.items()
        if name in fields and fields[name].type is FieldType.PHONE and fields[name].privacy is not Privacy.SPECIAL
    )
    return next((value for value in phones if value.startswith("+")), "")


def promise_at_end(contact: Contact, wrap: WrapUp, organisation: Organisation, *, key: str) -> Promise | None:
    """What the wrap-up promises: a call back, named after the outcome."""
    if wrap.call_back is None:
        return None
    outcome = organisation.outcome(wrap.outcome)
    what = outcome.label.in_language(contact.lang, outcome.code) if outcome is not None else wrap.outcome
    return Promise(key, contact.id, "", wrap.call_back, what, contact.phone, contact.name)


def contact_in_practice(run: Run) -> OpenContact:
    """The contact that a run would belong to: an exercise keeps what is told of it in the run, and nowhere else."""
    contact = opened(run.id, run.events[0].at)
    contact = after(contact, ContactEvent(run.events[0].at, ContactAct.OPEN))
    usual = {"direction": run.script.header.direction} if run.script.header.direction else {}
    for name, value in (usual | run.about).items():
        contact = after(contact, ContactEvent(run.events[0].at, ContactAct.TELL, name, value))
    return replace(contact, run=run.id, title=run.script.header.title)


def _seconds(time: timedelta) -> int:
    return round(time.total_seconds())
