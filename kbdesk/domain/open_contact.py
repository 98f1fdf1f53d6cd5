"""The open contact: what is known of a conversation from its first second, as the fold of what was told of it.

It is there with or without a script. `after` is the one place where it changes, so that a contact read back from disk
(`replayed`) equals the one that was never put away. Each act is one `ContactEvent`; nothing is ever told twice in
different words.

A contact has one clock for each kind of time. They run on the clock of the wall: one that is set back never makes a
time negative, and a `LAPSE` says of a stretch of time that nobody was there (the machine slept, the clock was set).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.errors import WrongUse


class Stretch(StrEnum):
    """What a stretch of time was spent on."""

    TALK = "talk"
    HOLD = "hold"
    AFTER_WORK = "after-work"
    PARKED = "parked"


class ContactAct(StrEnum):
    """What can happen to a contact. LED: a script leads it from here on. REFER: it was handed on, and has its number.
    LAPSE: nobody was there for a while.
    """

    OPEN = "open"
    TELL = "tell"
    LED = "led"
    USE = "use"
    REFER = "refer"
    HOLD = "hold"
    TALK = "talk"
    PARK = "park"
    TAKE_UP = "take-up"
    HANG_UP = "hang-up"
    LAPSE = "lapse"
    CLOSE = "close"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class ContactEvent:
    """One thing that happened to a contact, at a UTC time.

    `name` and `value` are a fact that was told, the run and the title of its script, an article and whether it helped
    (`yes`, `no`, or nothing), or the reference of a contact that was closed; with REFER the reference and the id of the
    referral. `number` is the article's revision, or the microseconds that a LAPSE lasted (fewer than none where the clock
    was set back).
    """

    at: datetime
    act: ContactAct
    name: str = ""
    value: str = ""
    number: int = 0


FACTS = (
    "party",
    "direction",
    "medium",
    "lang",
    "phone",
    "name",
    "note",
    "satisfaction",
    "dissatisfied",
    "heard_outside",
    "list_row",
    "promise",
)
"""What can be told of a contact; `promise` is the id of the one that it keeps."""
MARKS = frozenset({"dissatisfied", "heard_outside"})
"""Facts that are so or not: their value is `yes` or empty."""


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact that is not closed yet.

    `run` is the run that leads it, `title` of its script; `article` the answer that was used last, at `revision`, and
    `helped` whether it did (None: not said). `phone` is in E.164 where it is a number. `reference` is empty but for a
    contact that was referred or taken back; `referrals` are the ids of those made in it. `acts` counts the events so far:
    a window says with it how much it has seen.
    """

    id: str
    opened: datetime
    state: ContactState = ContactState.OPEN
    run: str = ""
    title: str = ""
    direction: Direction = Direction.INCOMING
    medium: str = "phone"
    party: str = "unknown"
    lang: str = ""
    phone: str = ""
    name: str = ""
    note: str = ""
    article: str = ""
    revision: int = 0
    helped: bool | None = None
    dissatisfied: bool = False
    heard_outside: bool = False
    satisfaction: str = ""
    list_row: str = ""
    promise: str = ""
    reference: str = ""
    referrals: tuple[str, ...] = ()
    stretches: tuple[tuple[Stretch, datetime], ...] = ()
    closed: datetime | None = None
    acts: int = 0

    @property
    def stretch(self) -> Stretch:
        """What is going on now."""
        return self.stretches[-1][0]

    @property
    def since(self) -> datetime:
        """When that began."""
        return self.stretches[-1][1]

    def lasted(self, stretch: Stretch, at: datetime) -> timedelta:
        """How long all stretches of a kind lasted until `at`; never less than nothing, whatever the clock did."""
        ends = [began for _, began in self.stretches[1:]] + [self.closed or at]
        spans = zip(self.stretches, ends, strict=True)
        return sum((max(end - began, timedelta()) for (kind, began), end in spans if kind is stretch), timedelta())


def opened(contact_id: str, at: datetime) -> OpenContact:
    """A contact in its first moment, before anything was told of it."""
    return OpenContact(contact_id, at)


def replayed(contact_id: str, events: Iterable[ContactEvent]) -> OpenContact | None:
    """The contact as its events left it; None when there are none."""
    contact: OpenContact | None = None
    for event in events:
        contact = after(contact or opened(contact_id, event.at), event)
    return contact


def after(contact: OpenContact, event: ContactEvent) -> OpenContact:
    """The one place where a contact changes. It takes every event as it is; what may be done stands in `refuse`."""
    one = replace(contact, acts=contact.acts + 1)
    match event.act:
        case ContactAct.TELL:
            return _told(one, event.name, event.value)
        case ContactAct.LED:
            return replace(one, run=event.name, title=event.value)
        case ContactAct.USE:
            helped = {"yes": True, "no": False}.get(event.value)
            return replace(one, article=event.name, revision=event.number, helped=helped)
        case ContactAct.REFER:
            return replace(one, reference=event.name, referrals=(*one.referrals, event.value))
        case ContactAct.LAPSE:
            gone = ((Stretch.PARKED, event.at), (one.stretch, event.at + timedelta(microseconds=event.number)))
            return replace(one, stretches=(*one.stretches, *gone))
        case ContactAct.CLOSE:
            return replace(one, state=ContactState.CLOSED, reference=event.name, closed=event.at)
        case ContactAct.UNDO:
            return replace(one, state=ContactState.WRAP_UP, closed=None)
        case _:
            state, stretch = _begins(one, event.act)
            return replace(one, state=state, stretches=(*one.stretches, (stretch, event.at)))


def _begins(contact: OpenContact, act: ContactAct) -> tuple[ContactState, Stretch]:
    """What an act of the clock leads to."""
    if act is ContactAct.HOLD:
        return ContactState.OPEN, Stretch.HOLD
    if act is ContactAct.PARK:
        return ContactState.PARKED, Stretch.PARKED
    was_done = act is ContactAct.TAKE_UP and before_parking(contact) is ContactState.WRAP_UP
    if act is ContactAct.HANG_UP or was_done:
        return ContactState.WRAP_UP, Stretch.AFTER_WORK
    return ContactState.OPEN, Stretch.TALK


def before_parking(contact: OpenContact) -> ContactState:
    """The state that a parked contact goes back to."""
    kinds = [kind for kind, _ in contact.stretches if kind is not Stretch.PARKED]
    return ContactState.WRAP_UP if kinds and kinds[-1] is Stretch.AFTER_WORK else ContactState.OPEN


_MAY = {
    ContactAct.HOLD: frozenset({ContactState.OPEN}),
    ContactAct.TALK: frozenset({ContactState.OPEN, ContactState.WRAP_UP}),
    ContactAct.PARK: frozenset({ContactState.OPEN, ContactState.WRAP_UP}),
    ContactAct.TAKE_UP: frozenset({ContactState.PARKED}),
    ContactAct.HANG_UP: frozenset({ContactState.OPEN, ContactState.PARKED}),
    ContactAct.UNDO: frozenset({ContactState.CLOSED}),
}
_ALREADY = {
    ContactAct.HOLD: Stretch.HOLD,
    ContactAct.TALK: Stretch.TALK,
    ContactAct.PARK: Stretch.PARKED,
    ContactAct.HANG_UP: Stretch.AFTER_WORK,
}


def is_done_already(contact: OpenContact, event: ContactEvent) -> bool:
    """True for an act that would change nothing: it is told twice, or it goes on already."""
    if event.act is ContactAct.TAKE_UP:
        return contact.state in {ContactState.OPEN, ContactState.WRAP_UP}
    if event.act in _ALREADY:
        return contact.closed is None and contact.stretch is _ALREADY[event.act]
    if event.act is ContactAct.TELL:
        return replace(after(contact, event), acts=contact.acts) == contact
    return False


def refuse(contact: OpenContact, event: ContactEvent) -> None:
    """Raises WrongUse for an act that this contact cannot have now: `contact-closed` or `contact-not-so`."""
    if contact.state is ContactState.CLOSED and event.act is not ContactAct.UNDO:
        raise WrongUse("contact-closed", reference=contact.reference)
    allowed = _MAY.get(event.act)
    if allowed is not None and contact.state not in allowed:
        raise WrongUse("contact-not-so", state=contact.state.value, act=event.act.value)


def _told(one: OpenContact, name: str, value: str) -> OpenContact:
    if name == "direction":
        return replace(one, direction=Direction(value) if value in set(Direction) else one.direction)
    told: dict[str, Any] = {name: value == "yes" if name in MARKS else value}
    return replace(one, **told) if name in FACTS else one
