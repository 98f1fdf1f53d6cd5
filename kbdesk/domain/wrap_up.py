"""The wrap-up: what is recorded of a contact at its end, proposed from what happened so that it is only confirmed.

Only what counts now is proposed: the path of the run as it stands, never a value of a branch that was left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from kbdesk.domain.acts import missing
from kbdesk.domain.article import Header
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Effect, FieldType, Organisation, Outcome
from kbdesk.domain.referral import Referral, fields_of
from kbdesk.domain.run import EventKind, Run

WRAP_UP_FIELDS = ("outcome", "phase", "product", "article", "satisfaction", "note", "call_back")
"""What an organisation may require of a wrap-up (policy `wrap_up`, key `required`)."""
USUAL_HOUR = time(9)
"""When a call back is promised for a day without a time."""


@dataclass(frozen=True, slots=True)
class WrapUp:
    """What is recorded. `outcome`, `phase` and `product` are the organisation's codes; `call_back` (aware) is what an
    outcome that promises one leads to. `referred` is what was handed on in the contact before: shown, not chosen.
    """

    outcome: str = ""
    phase: str = ""
    product: tuple[str, ...] = ()
    article: str = ""
    resolved: bool = False
    satisfaction: str = ""
    dissatisfied: bool = False
    heard_outside: bool = False
    note: str = ""
    call_back: datetime | None = None
    referred: tuple[Referral, ...] = ()


def proposed_wrap(
    contact: OpenContact,
    organisation: Organisation,
    *,
    run: Run | None = None,
    about: Header | None = None,
    referred: tuple[Referral, ...] = (),
) -> WrapUp:
    """The wrap-up to confirm. `about` is the head of the article that was used, for a contact without a script; a
    time of day that was captured is one of this place. `referred` are the contact's referrals that stand.
    """
    header = run.script.header if run is not None else about
    code = _outcome(contact, organisation, run, is_referred=bool(referred))
    outcome = organisation.outcome(code)
    wrap = WrapUp(
        outcome=code,
        phase=header.phase[0] if header is not None and header.phase else "",
        product=header.product if header is not None else (),
        article=_article(contact, run),
        satisfaction=contact.satisfaction,
        dissatisfied=contact.dissatisfied,
        heard_outside=contact.heard_outside,
        note=contact.note,
        referred=referred,
    )
    wrap = replace(wrap, resolved=outcome.resolved if outcome is not None else contact.helped is True)
    promises = outcome is not None and outcome.effect is Effect.CALL_BACK
    return replace(wrap, call_back=_call_back(run, organisation)) if promises and run is not None else wrap


def with_outcome(wrap: WrapUp, code: str, organisation: Organisation) -> WrapUp:
    """The same with another outcome, and what follows from it."""
    outcome = organisation.outcome(code)
    return replace(wrap, outcome=code, resolved=outcome.resolved if outcome is not None else wrap.resolved)


def asks_call_back(wrap: WrapUp, organisation: Organisation) -> bool:
    """True when the outcome promises a call back, and nobody said yet when."""
    outcome = organisation.outcome(wrap.outcome)
    return outcome is not None and outcome.effect is Effect.CALL_BACK and wrap.call_back is None


def refuse_outcome(run: Run, code: str, organisation: Organisation, today: date, *, referred: bool = False) -> None:
    """Raises WrongUse for an outcome that this run cannot have now: `no-outcome`, `outcome-unknown`, `outcome-refers`
    (for a run that was left on the way: there is no queue to refer to, unless the contact was `referred` already),
    `missing-values`.
    """
    chosen = organisation.outcome(code)
    if not code:
        raise WrongUse("no-outcome", step=run.step.title)
    if chosen is None and organisation.outcomes:
        raise WrongUse("outcome-unknown", outcome=code)
    if code != run.step.outcome and chosen is not None and chosen.effect is Effect.REFER and not referred:
        raise WrongUse("outcome-refers", outcome=code)
    wanted = missing(run, today) if code == run.step.outcome else ()
    if wanted:
        raise WrongUse("missing-values", names=", ".join(one.label or one.name for one in wanted))


def missing_in(wrap: WrapUp, organisation: Organisation) -> tuple[str, ...]:
    """What the organisation requires and is not there, in the order of `WRAP_UP_FIELDS`."""
    required = set(organisation.policies.wrap_up_required)
    if not asks_call_back(wrap, organisation):
        required -= {"call_back"}
    return tuple(name for name in WRAP_UP_FIELDS if name in required and not getattr(wrap, name))


def _outcome(contact: OpenContact, organisation: Organisation, run: Run | None, *, is_referred: bool) -> str:
    if run is not None and (run.outcome or run.step.outcome):
        return run.outcome or run.step.outcome
    if is_referred:
        return _first(organisation.outcomes, Effect.REFER)
    if run is not None:
        return ""
    if contact.helped:
        return _first(organisation.outcomes, Effect.SOLVED)
    # How it ended cannot be told from anything; a guess would go into the log as if somebody had said it.
    return "" if organisation.outcomes else Effect.CLOSED.value


def _first(outcomes: Iterable[Outcome], effect: Effect) -> str:
    """The code of the first outcome that does this; a folder without outcomes knows the effects themselves."""
    known = tuple(outcomes)
    return next((one.code for one in known if one.effect is effect), "" if known else effect.value)


def _article(contact: OpenContact, run: Run | None) -> str:
    opened = [event.value for event in run.events if event.kind is EventKind.OPEN] if run is not None else []
    return contact.article or (opened[-1] if opened else "")


def _call_back(run: Run, organisation: Organisation) -> datetime | None:
    """The day that the path asked for last and that is still to come, at the time it asked for; None without one."""
    fields, values = fields_of(run, organisation), run.values()
    kinds = {name: fields[name].type for name in values if name in fields}
    days = [_day(value) for name, value in values.items() if kinds.get(name) is FieldType.DATE]
    times = [_time(value) for name, value in values.items() if kinds.get(name) is FieldType.TIME]
    at = next((time for time in reversed(times) if time is not None), USUAL_HOUR)
    moments = (datetime.combine(day, at).astimezone() for day in reversed(days) if day is not None)
    return next((moment for moment in moments if moment > run.events[-1].at), None)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _time(value: str) -> time | None:
    try:
        return time.fromisoformat(value)
    except ValueError:
        return None
