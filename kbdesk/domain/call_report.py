"""What the contacts of this device come to: numbers only. Nothing in here knows who called, what was said, or who was
at the keys, and nothing is set in an order of merit.

Who calls again is read from what each contact was closed with (`parent`: the contact of the same number before it), not
from numbers, so that the report says the same after the numbers were purged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kbdesk.domain.article import PHASES
from kbdesk.domain.contact import Direction
from kbdesk.domain.earlier_contact import REPEAT_WITHIN
from kbdesk.domain.organisation import Policies
from kbdesk.domain.spread import Spread, spread_of

CUSTOMER = "customer"
"""The party of somebody who is a customer; a first contact of any other counts by the policy `count_first_contact`."""
PROMISE_GRACE = timedelta(minutes=30)
"""A promise is marked as kept after the talk, so not at the minute it was for."""


@dataclass(frozen=True, slots=True)
class CountedContact:
    """What is counted of a contact that is closed. `day` is the day it began on here; `parent` the contact that it
    repeats, whether or not that one is still there; `linked`: an answer was used. Lengths are in seconds.
    """

    id: str
    started: datetime
    day: date
    direction: Direction = Direction.INCOMING
    party: str = "unknown"
    phase: str = ""
    product: tuple[str, ...] = ()
    lang: str = ""
    outcome: str = ""
    resolved: bool = False
    parent: str = ""
    linked: bool = False
    dissatisfied: bool = False
    heard_outside: bool = False
    talk: int = 0
    hold: int = 0
    after_work: int = 0


@dataclass(frozen=True, slots=True)
class CountedPromise:
    """When it was made, for when, and when it was kept."""

    made: datetime
    at: datetime
    kept: datetime | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a group of contacts. `first`: how many were a first contact that counts, `answered` how many of those were
    answered there and then. A length counts where its clock ran at all.
    """

    contacts: int
    first: int
    answered: int
    repeats: int
    dissatisfied: int
    heard_outside: int
    linked: int
    talk: Spread
    hold: Spread
    after_work: Spread


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Each promise is one of `kept` (in time), `late` (kept, too late), `overdue` (not kept, its time is over), `ahead`."""

    made: int = 0
    kept: int = 0
    late: int = 0
    overdue: int = 0
    ahead: int = 0


Groups = tuple[tuple[str, Figures], ...]
"""A code of the group and its figures."""


@dataclass(frozen=True, slots=True)
class CallReport:
    """`groups` are by `DIMENSIONS`. Promises are kept for a shorter time than contacts and are counted from
    `promises_since` on. `first_of_all`: a first contact counts whoever it is from.
    """

    since: datetime
    promises_since: datetime
    total: Figures
    groups: tuple[tuple[str, Groups], ...]
    promises: PromiseFigures
    first_of_all: bool


DIMENSIONS: Mapping[str, Callable[[CountedContact], tuple[str, ...]]] = {
    "day": lambda one: (one.day.isoformat(),),
    "direction": lambda one: (one.direction.value,),
    "party": lambda one: (one.party,),
    "phase": lambda one: (one.phase,),
    "product": lambda one: one.product or ("",),
    "outcome": lambda one: (one.outcome,),
    "lang": lambda one: (one.lang,),
}
"""What contacts are counted by. One about two products stands under both."""


def call_report(
    contacts: Iterable[CountedContact],
    promises: Iterable[CountedPromise],
    policies: Policies,
    *,
    since: datetime,
    promises_since: datetime,
    now: datetime,
) -> CallReport:
    """`contacts` may hold some of before `since`: those say only who called again."""
    known = tuple(contacts)
    again, called_again = repeats_among(known)
    in_time = [one for one in known if one.started >= since]
    counts_all = first_of_all(policies)

    def figures(group: Iterable[CountedContact]) -> Figures:
        return _figures(tuple(group), again, called_again, counts_all=counts_all)

    groups = tuple((name, _groups(in_time, name, figures)) for name in DIMENSIONS)
    made = [one for one in promises if one.made >= promises_since]
    return CallReport(since, promises_since, figures(in_time), groups, promise_figures(made, now), counts_all)


def first_of_all(policies: Policies) -> bool:
    """True when a first contact counts whoever it is from: the policy says so, or nobody is marked as a customer here."""
    return policies.count_first_contact or CUSTOMER not in policies.parties


def repeats_among(contacts: Iterable[CountedContact]) -> tuple[frozenset[str], frozenset[str]]:
    """Which contacts are somebody calling again, and which are those after which somebody did.

    Somebody calls again when the same number called in the seven days before. Our own calls to the number lie between
    and do not count; an earlier contact that is gone by now (erased) counts, for it was there.
    """
    by_id = {one.id: one for one in contacts}
    again, called_again = set(), set()
    for one in by_id.values():
        if one.direction is not Direction.INCOMING:
            continue
        before, seen = one.parent, {one.id}
        while before and before not in seen:
            seen.add(before)
            earlier = by_id.get(before)
            if earlier is None:
                again.add(one.id)
                break
            if one.started - earlier.started > REPEAT_WITHIN:
                break
            if earlier.direction is Direction.INCOMING:
                again.add(one.id)
                called_again.add(earlier.id)
                break
            before = earlier.parent
    return frozenset(again), frozenset(called_again)


def promise_figures(promises: Iterable[CountedPromise], now: datetime) -> PromiseFigures:
    """How promises went; one that was moved counts by its new time."""
    counts = dict.fromkeys(("kept", "late", "overdue", "ahead"), 0)
    for one in promises:
        in_time = (one.kept or now) <= one.at + PROMISE_GRACE
        counts[("kept" if in_time else "late") if one.kept else ("ahead" if in_time else "overdue")] += 1
    return PromiseFigures(sum(counts.values()), **counts)


def _figures(
    group: tuple[CountedContact, ...], again: frozenset[str], called_again: frozenset[str], *, counts_all: bool
) -> Figures:
    first = [
        one
        for one in group
        if one.direction is Direction.INCOMING and one.id not in again and (counts_all or one.party == CUSTOMER)
    ]
    return Figures(
        contacts=len(group),
        first=len(first),
        answered=sum(one.resolved and one.id not in called_again for one in first),
        repeats=sum(one.id in again for one in group),
        dissatisfied=sum(one.dissatisfied for one in group),
        heard_outside=sum(one.heard_outside for one in group),
        linked=sum(one.linked for one in group),
        talk=spread_of(one.talk for one in group if one.talk > 0),
        hold=spread_of(one.hold for one in group if one.hold > 0),
        after_work=spread_of(one.after_work for one in group if one.after_work > 0),
    )


def _groups(
    contacts: Iterable[CountedContact], name: str, figures: Callable[[Iterable[CountedContact]], Figures]
) -> Groups:
    """Days and phases in their own order, others by how many there are; what was not said comes last."""
    found: defaultdict[str, list[CountedContact]] = defaultdict(list)
    for one in contacts:
        for code in DIMENSIONS[name](one):
            found[code].append(one)

    def place(code: str) -> tuple[object, ...]:
        if name == "day":
            return (code,)
        if name == "phase":
            return (code == "", PHASES.index(code) if code in PHASES else len(PHASES), code)
        return (code == "", -len(found[code]), code)

    return tuple((code, figures(found[code])) for code in sorted(found, key=place))
