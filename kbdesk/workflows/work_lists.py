"""Works outgoing lists through, row by row.

`next` takes a row in hand; an act lets it go, or `call` opens a contact for it. When that contact is closed its outcome
says what becomes of the row; `settle`, with which every look begins, carries that over. Nothing is held in memory: after
a crash the row in hand and the open contact are found where they were.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.contact_list import (
    OPEN_ROWS,
    REST,
    ListProgress,
    ListRow,
    RowAct,
    RowEnd,
    RowState,
    end_of,
    state_after_no_answer,
)
from kbdesk.domain.entry_values import Pairs
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import typed_text
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.table_text import table_bytes
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.lists import ListRecords
from kbdesk.records.times import stamp
from kbdesk.whole_file import PRIVATE, put_whole
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary

_LET_GO = {
    RowAct.SKIP: RowState.SKIPPED,
    RowAct.LATER: RowState.LATER,
    RowAct.DO_NOT_CALL: RowState.DO_NOT_CALL,
    RowAct.DONE: RowState.DONE,
    RowAct.AGAIN: RowState.WAITING,
}
OWN_COLUMNS = ("phone", "name", "note")
"""Of the export, whatever the list maps to them."""
_STILL_THERE = frozenset({RowState.WAITING, RowState.IN_HAND})
_TRIED = frozenset({RowState.NO_ANSWER, RowState.NOT_REACHED})


@dataclass(frozen=True, slots=True)
class RowCall:
    """What a call of a row begins with: the open contact, the list's script, and the row's values for it."""

    contact: OpenContact
    script: str
    lang: str
    entry: Pairs


class WorkLists:
    """Called from one thread at a time (the records lane)."""

    def __init__(
        self,
        lists: ListRecords,
        contacts: ContactRecords,
        keep: KeepContacts,
        library: KeepLibrary,
        *,
        now: Callable[[], datetime],
    ) -> None:
        self._lists, self._contacts, self._keep, self._library, self._now = lists, contacts, keep, library, now

    # ------------------------------------------------------------------ looking

    def lists(self) -> tuple[ListProgress, ...]:
        """All lists with how far they are, newest first."""
        self.settle()
        return self._lists.progress()

    def list(self, named: str | int) -> ListProgress:
        """A list by its number or its name. Raises WrongUse("list-unknown")."""
        self.settle()
        typed = str(named).strip()
        if typed.isdigit() and len(typed) < 10:
            found = self._lists.progress(int(typed))
        else:
            found = tuple(one for one in self._lists.progress() if one.list.name.casefold() == typed.casefold())
        if not found:
            raise WrongUse("list-unknown", name=typed)
        return found[0]

    def rows(
        self, number: int, *, states: Iterable[RowState] = (), first: int = 0, limit: int = -1
    ) -> tuple[ListRow, ...]:
        """Rows in the order of the file."""
        return self._lists.rows(number, states=states, first=first, limit=limit)

    def row(self, row_id: str) -> ListRow:
        """A row by its id, `<list>:<line>`. Raises WrongUse("row-unknown")."""
        number, _, line = row_id.strip().partition(":")
        sound = number.isdigit() and line.isdigit() and len(row_id) < 20
        found = self._lists.row(int(number), int(line)) if sound else None
        if found is None:
            raise WrongUse("row-unknown", row=row_id)
        return found

    # ------------------------------------------------------------------ working

    def next(self, number: int) -> ListRow | None:
        """The row in hand that is not called yet, else the next one in hand; None when none is due."""
        self.settle()
        return self._lists.take_next(number, self._now())

    def take(self, row_id: str) -> ListRow:
        """A row of one's own choosing, in hand. Raises WrongUse: `row-not-so`, `row-without-phone`."""
        self.settle()
        row = self.row(row_id)
        if row.state is RowState.IN_HAND:
            return row
        if row.state not in OPEN_ROWS:
            raise WrongUse("row-not-so", row=row.id, state=row.state.value)
        return self._held(row, self._lists.take(self._with_phone(row), self._now()))

    def act(self, row_id: str, act: RowAct, *, at: datetime | None = None, note: str | None = None) -> ListRow:
        """Lets a row go, or with AGAIN puts it back among the waiting. `at` is for LATER.

        Raises WrongUse: `row-not-so`, `row-called` while its contact is open, `time-missing`, `time-past`.
        """
        self.settle()
        row, now = self.row(row_id), self._now()
        if row.state is RowState.IN_HAND and row.contact:
            raise WrongUse("row-called", row=row.id)
        allowed = row.state not in _STILL_THERE if act is RowAct.AGAIN else row.state in OPEN_ROWS
        if not allowed:
            raise WrongUse("row-not-so", row=row.id, state=row.state.value)
        if act is RowAct.AGAIN:
            self._with_phone(row)
        if act is RowAct.LATER and at is None:
            raise WrongUse("time-missing", row=row.id)
        if act is RowAct.LATER and at is not None and at <= now:
            raise WrongUse("time-past", typed=f"{at.astimezone():%Y-%m-%d %H:%M}")
        told = None if note is None else typed_text(note).strip()
        if act is RowAct.NO_ANSWER:
            return self._held(row, self._no_answer(row, now, note=told))
        tries = 0 if act is RowAct.AGAIN else None
        due = at if act is RowAct.LATER else None
        return self._held(row, self._lists.move(row, _LET_GO[act], now, due=due, tries=tries, contact="", note=told))

    def call(self, row_id: str) -> RowCall:
        """Opens an outgoing contact for a row, or gives the one that is open. The row is taken in hand for it.

        The contact takes the row along in its own transaction, so that a crash leaves either both or neither.
        """
        row = self.take(row_id)
        progress = self._lists.progress(row.list)[0]
        known = {one.id: one for one in self._keep.open_ones()}.get(row.contact)
        values = dict(row.values)
        lang = values.get("lang", "").casefold()
        lang = lang if self._library.library.half(progress.list.script, lang) and lang else progress.list.lang
        contact = known or self._keep.open(
            direction="outgoing", phone=row.phone, name=row.name, lang=lang, list_row=row.id
        )
        card = self._library.library.half(progress.list.script, lang)
        taken = card.header.entry if card is not None else ()
        entry = tuple((code, value) for code, value in row.values if code in taken)
        return RowCall(contact, progress.list.script, lang, entry)

    def settle(self) -> None:
        """Carries over what became of the contacts that rows were called with."""
        going = {one.id for one in self._keep.open_ones()}
        for row in self._lists.in_hand():
            if row.contact and row.contact not in going:
                contact = self._contacts.by_id(row.contact)
                if contact is None or contact.state is not ContactState.CLOSED:
                    self._lists.move(row, RowState.WAITING, self._now(), contact="")  # it was nothing
                else:
                    self._end(row, contact)
        for row in self._lists.of_contacts(going):
            if row.state is not RowState.IN_HAND:  # its closing was taken back
                tries = row.tries - 1 if row.state in _TRIED else None
                self._lists.move(row, RowState.IN_HAND, self._now(), tries=tries)

    # ------------------------------------------------------------------ the whole list

    def export(self, number: int, *, lang: str = "nl") -> bytes:
        """The results as a table for spreadsheets (CSV), every cell safe against formulas."""
        progress = self.list(number)
        codes = tuple(code for code in progress.list.mapping.codes() if code not in OWN_COLUMNS)
        head = (
            "line",
            "state",
            "phone",
            "name",
            *codes,
            "tries",
            "due",
            "outcome",
            "reference",
            "note",
            "remark",
            "changed",
        )
        rows = (self._line(row, codes) for row in self._lists.rows(progress.list.number))
        return table_bytes(head, rows, delimiter=";" if lang == "nl" else ",")

    def write_results(self, number: int, path: Path, *, lang: str = "nl") -> Path:
        """The same, in a file that only this user may read, whole or not at all. Raises WrongUse("output-unwritable")."""
        data = self.export(number, lang=lang)
        try:
            put_whole(path.expanduser(), data, mode=PRIVATE)
        except OSError as error:
            raise WrongUse("output-unwritable", path=str(path), reason=error.strerror or "") from error
        return path

    def remove(self, number: int) -> None:
        """Takes a list away. Raises WrongUse("list-unknown")."""
        if not self._lists.remove(number):
            raise WrongUse("list-unknown", name=number)

    # ------------------------------------------------------------------ inside

    @property
    def _organisation(self) -> Organisation:
        return self._library.library.organisation

    def _end(self, row: ListRow, contact: Contact) -> None:
        at = contact.closed or self._now()
        match end_of(self._organisation.outcome(contact.outcome)):
            case RowEnd.NO_ANSWER:
                self._no_answer(row, at, outcome=contact.outcome)
            case RowEnd.LATER:
                promised = (one.at for one in self._keep.promises() if one.contact == contact.id)
                due = next(promised, at + REST)
                self._lists.move(row, RowState.LATER, self._now(), due=due, outcome=contact.outcome)
            case RowEnd.DO_NOT_CALL:
                self._lists.move(row, RowState.DO_NOT_CALL, self._now(), outcome=contact.outcome)
            case RowEnd.DONE:
                self._lists.move(row, RowState.DONE, self._now(), outcome=contact.outcome)

    def _no_answer(self, row: ListRow, at: datetime, *, outcome: str = "", note: str | None = None) -> ListRow | None:
        state, tries = state_after_no_answer(row.tries + 1), row.tries + 1
        due = at + REST if state is RowState.NO_ANSWER else None
        return self._lists.move(row, state, self._now(), due=due, tries=tries, outcome=outcome, note=note)

    def _with_phone(self, row: ListRow) -> ListRow:
        if not row.phone:
            raise WrongUse("row-without-phone", row=row.id)
        return row

    def _held(self, row: ListRow, after: ListRow | None) -> ListRow:
        if after is None:
            raise WrongUse("row-went-on", row=row.id)
        return after

    def _line(self, row: ListRow, codes: tuple[str, ...]) -> tuple[str, ...]:
        values = dict(row.values)
        contact = self._contacts.by_id(row.contact) if row.contact else None
        remark = f"{row.remark.code} {row.remark.column}".strip() if row.remark else ""
        return (
            str(row.line),
            row.state.value,
            row.phone,
            row.name,
            *(values.get(code, "") for code in codes),
            str(row.tries),
            stamp(row.due) if row.due else "",
            row.outcome,
            contact.reference if contact else "",
            row.note,
            remark,
            stamp(row.changed) if row.changed else "",
        )
