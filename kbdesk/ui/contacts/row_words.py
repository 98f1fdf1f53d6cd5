"""Contacts, rows of lists and customers as rows in the reader's words. Made in the lane, not in the window's thread."""

from datetime import datetime

from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.contact_line import ContactLine
from kbdesk.domain.contact_list import ListProgress, ListRow, RowRemark, RowState
from kbdesk.domain.customer import Customer
from kbdesk.domain.field_check import FieldError
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.ui.contacts.parted_model import Row
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from

_TONES = {
    ContactState.OPEN: "note",
    ContactState.PARKED: "warning",
    ContactState.WRAP_UP: "note",
    ContactState.CLOSED: "neutral",
}
ROW_TONES = {
    RowState.WAITING: "neutral",
    RowState.IN_HAND: "note",
    RowState.LATER: "note",
    RowState.NO_ANSWER: "warning",
    RowState.SKIPPED: "neutral",
    RowState.DONE: "tip",
    RowState.NOT_REACHED: "warning",
    RowState.DO_NOT_CALL: "danger",
    RowState.NOT_USABLE: "danger",
}


class RowWords:
    """What was decided once for all rows: the words, the organisation, what the clock says."""

    def __init__(self, words: Words, organisation: Organisation, now: datetime) -> None:
        self._words, self._organisation, self._now = words, organisation, now

    def contact(self, line: ContactLine) -> Row:
        """A contact of the log."""
        say, number = self._words.say, self._said(line.phone)
        title = line.name or number or line.about or say("contacts.nobody")
        outcome = self._organisation.outcome(line.outcome)
        closed = line.state is ContactState.CLOSED
        ended = outcome.label.in_language(self._words.lang, line.outcome) if outcome else line.outcome
        parts = (
            say("contacts.direction.outgoing") if line.direction is Direction.OUTGOING else "",
            self.moment(line.started),
            line.reference,
        )
        return Row(
            key=line.id,
            title=title,
            aside=number if line.name else "",
            second=line.about if title != line.about else "",
            more=" · ".join(part for part in parts if part),
            chip=ended if closed else say(f"contacts.state.{line.state}"),
            tone=("tip" if outcome is not None and outcome.resolved else "neutral") if closed else _TONES[line.state],
        )

    def list_row(self, row: ListRow) -> Row:
        """A row of an outgoing list."""
        say = self._words.say
        values = " · ".join(value for code, value in row.values if value not in {row.name, row.phone})
        remark = self.remark(row)
        parts = (say("contacts.line", line=row.line), self.due(row), row.note)
        return Row(
            key=row.id,
            title=row.name or self._said(row.phone) or say("contacts.line", line=row.line),
            aside=self._said(row.phone) if row.name else "",
            second=remark or values,
            more=" · ".join(part for part in parts if part),
            chip=say(f"row.state.{row.state}"),
            tone=ROW_TONES[row.state],
        )

    def customer(self, one: Customer) -> Row:
        """A customer."""
        numbers = ", ".join(map(self._said, one.phones))
        place = " ".join(part for part in (one.postcode, one.city) if part)
        parts = (one.email, one.note)
        return Row(
            key=one.line,
            title=one.name or numbers or one.number,
            aside=one.number,
            second=" · ".join(part for part in (numbers, one.address, place) if part),
            more=" · ".join(part for part in parts if part),
        )

    def progress(self, one: ListProgress) -> Row:
        """An outgoing list."""
        say = self._words.say
        unfit = one.count(RowState.NOT_USABLE)
        parts = (say("list.left", n=one.left), say("list.not_usable", n=unfit) if unfit else "")
        return Row(
            key=one.list.number,
            title=one.list.name,
            second=say("list.progress", done=one.done, total=one.usable),
            more=" · ".join(part for part in parts if part),
            chip=say("row.state.done") if one.usable and not one.left else "",
            tone="tip",
        )

    def remark(self, row: ListRow) -> str:
        """What is wrong with a row, with its column."""
        if row.remark is None:
            return ""
        text = self._fault(row.remark)
        column = row.remark.column
        return f"{column}: {text}" if column else text

    def due(self, row: ListRow) -> str:
        """When it is to be tried again."""
        return self.moment(row.due) if row.due else ""

    def moment(self, at: datetime) -> str:
        """As seen from now."""
        return moment_seen_from(at.astimezone(self._now.tzinfo), self._now, self._words.lang)

    def _fault(self, remark: RowRemark) -> str:
        own = f"row.remark.{remark.code}"
        if self._words.knows(own):
            return self._words.say(own, expected=remark.expected)
        error = FieldError(remark.code, remark.expected)
        sentence = self._words.say(f"field.{error.code}")
        more = self._words.say("field.expected", expected=error.expected) if error.expected else ""
        return f"{sentence} {more}".strip()

    def _said(self, phone: str) -> str:
        return phone_as_said(phone, self._organisation.policies.telephone_region)
