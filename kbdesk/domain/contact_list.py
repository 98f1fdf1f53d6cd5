"""An outgoing list: people to be called with a script, worked through row by row.

A row is always in exactly one state, so that none is lost and none counts twice. Who asks for the next one takes it in
hand; it leaves the hand by an act of the person, or when its contact is closed. What becomes of it then is said by the
contact's outcome.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.organisation import Effect, Outcome

TRIES = 3
"""Calls without an answer after which a row is not tried again."""
REST = timedelta(hours=2)
"""How long a row rests after nobody answered."""


class RowState(StrEnum):
    """WAITING is still to be called, SKIPPED too, behind the others; LATER and NO_ANSWER come back at their time.

    NOT_REACHED was tried often enough; NOT_USABLE has a value that does not fit, or is kept no longer.
    """

    WAITING = "waiting"
    IN_HAND = "in-hand"
    LATER = "later"
    NO_ANSWER = "no-answer"
    SKIPPED = "skipped"
    DONE = "done"
    NOT_REACHED = "not-reached"
    DO_NOT_CALL = "do-not-call"
    NOT_USABLE = "not-usable"


OPEN_ROWS = frozenset({RowState.WAITING, RowState.IN_HAND, RowState.LATER, RowState.NO_ANSWER, RowState.SKIPPED})
"""Still to be called."""


class RowAct(StrEnum):
    """What a person can do with a row without a contact; AGAIN puts one that was let go among the waiting."""

    SKIP = "skip"
    NO_ANSWER = "no-answer"
    LATER = "later"
    DO_NOT_CALL = "do-not-call"
    DONE = "done"
    AGAIN = "again"


class RowEnd(StrEnum):
    """What the outcome of a contact says of its row (`list_row` in `outcomes.yml`)."""

    DONE = "done"
    NO_ANSWER = "no-answer"
    LATER = "later"
    DO_NOT_CALL = "do-not-call"


@dataclass(frozen=True, slots=True)
class RowRemark:
    """What is wrong with a row: the `column` by its name in the file, a code for `kbdesk.wording.lists`, and what was
    expected (for `twice` the line of the first).
    """

    code: str
    column: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A person to be called. `id` is `<list>:<line>`; `values` pairs of a target's code and the value in its one form.

    `due` is when it is to be tried again, `contact` the contact that it was called with last.
    """

    id: str
    list: int
    line: int
    state: RowState
    phone: str = ""
    name: str = ""
    values: tuple[tuple[str, str], ...] = ()
    remark: RowRemark | None = None
    due: datetime | None = None
    tries: int = 0
    contact: str = ""
    outcome: str = ""
    note: str = ""
    changed: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True while it is still to be called."""
        return self.state in OPEN_ROWS


@dataclass(frozen=True, slots=True)
class ContactList:
    """A list that was brought in. `digest` is the file's, so that the same one is noticed; `keep_days` the shortest
    keeping time among its values, 0 for that of personal values.
    """

    number: int
    name: str
    script: str
    lang: str
    source: str
    brought_in: datetime
    mapping: Mapping
    header: tuple[str, ...]
    digest: str = ""
    keep_days: int = 0


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A list and how far it is: how many rows are in each state; states without rows are left out."""

    list: ContactList
    counts: tuple[tuple[RowState, int], ...] = field(default=())
    next_due: datetime | None = None

    def count(self, *states: RowState) -> int:
        """Rows in these states."""
        return sum(number for state, number in self.counts if state in states)

    @property
    def total(self) -> int:
        """All rows of it."""
        return sum(number for _, number in self.counts)

    @property
    def usable(self) -> int:
        """Rows that could or can be called."""
        return self.total - self.count(RowState.NOT_USABLE)

    @property
    def done(self) -> int:
        """Rows that need no call any more, well or not."""
        return self.usable - self.left

    @property
    def left(self) -> int:
        """Rows still to be called."""
        return self.count(*OPEN_ROWS)


def end_of(outcome: Outcome | None) -> RowEnd:
    """What becomes of a row whose contact was closed so: as the outcome says, else by what it does."""
    if outcome is not None and outcome.list_row:
        return RowEnd(outcome.list_row)
    return RowEnd.LATER if outcome is not None and outcome.effect is Effect.CALL_BACK else RowEnd.DONE


def state_after_no_answer(tries: int) -> RowState:
    """`tries` counts the one that was just made."""
    return RowState.NO_ANSWER if tries < TRIES else RowState.NOT_REACHED
