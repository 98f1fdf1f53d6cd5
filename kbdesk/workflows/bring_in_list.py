"""Brings in an outgoing list: a table (CSV) whose columns go to what a script takes from outside.

`look` reads the file and proposes where each column goes; the person changes that, and `bring_in` writes all rows at
once. A row with a value that does not fit comes in too, as not usable, with its line and column: nothing of the file
goes under in silence.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from kbdesk.domain.article import Card, Kind
from kbdesk.domain.column_mapping import Mapping, Target, propose, read_changes
from kbdesk.domain.contact import Direction
from kbdesk.domain.contact_list import ContactList, ListRow, RowRemark, RowState
from kbdesk.domain.entry_values import field_named
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import check_value, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, FieldType, Organisation, Privacy
from kbdesk.domain.progress import Progress
from kbdesk.domain.script import Script
from kbdesk.domain.table_text import TableRow, TableText
from kbdesk.records.lists import ListRecords
from kbdesk.records.table_file import TableFile, read_table_file
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent

PHONE, NAME, LANG, NOTE = "phone", "name", "lang", "note"
OWN_TARGETS = (PHONE, NAME, LANG, NOTE)
"""What a contact itself takes, whatever the script does."""
NAME_FIELDS = ("customer_name", "klantnaam", "naam")
"""Fields of a script that hold who is called."""
_HOUSE_NUMBER = ("postcode", "huisnummer", "huisnr", "house number", "toevoeging")


@dataclass(frozen=True, slots=True)
class TargetView:
    """Where a column can go, with its name for people (empty: the face has a word for it)."""

    code: str
    label: str
    of_script: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at. `mapping` is proposed; `known` the list that came out of the same file before."""

    file: TableFile
    script: str
    lang: str
    title: str
    targets: tuple[TargetView, ...]
    mapping: Mapping
    known: ContactList | None = None

    @property
    def table(self) -> TableText:
        """The table in the file."""
        return self.file.table


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A list that stands now, and the rows that are not usable."""

    list: ContactList
    usable: int
    not_usable: tuple[ListRow, ...] = field(default=())


class BringInList:
    """Reads files that the person chose; writes nothing before `bring_in`."""

    def __init__(
        self, lists: ListRecords, library: KeepLibrary, read: ReadContent, *, now: Callable[[], datetime]
    ) -> None:
        self._lists, self._library, self._read, self._now = lists, library, read, now

    def scripts(self, lang: str) -> tuple[Card, ...]:
        """Scripts in `lang` that take values from outside, outgoing ones first."""
        library = self._library.library
        taking = [card for card in library.of_kind(Kind.SCRIPT, lang) if card.header.entry]
        return tuple(sorted(taking, key=lambda card: (not is_outgoing(card), card.header.title.casefold())))

    def look(self, path: Path, script: str, lang: str) -> Looked:
        """Reads a file for a script by its id. Raises WrongUse and ContentUnreadable."""
        file, opened = read_table_file(path), self._read.script(script, lang)
        targets = self._targets(opened)
        views = tuple(self._view(target.code, opened) for target in targets)
        mapping = propose(file.table.header, targets)
        header = opened.header
        known = self._lists.with_digest(_digest(file, opened.id))
        return Looked(file, opened.id, header.lang, header.title, views, mapping, known)

    def mapping(self, looked: Looked, typed: tuple[str, ...]) -> Mapping:
        """The proposal, changed by what was typed as `COLUMN=TARGET` (`COLUMN=` leaves one out). Raises WrongUse."""
        opened = self._read.script(looked.script, looked.lang)
        header = looked.table.header
        changes, wrong = read_changes(header, typed, self._targets(opened))
        if wrong:
            targets = ", ".join(view.code for view in looked.targets)
            raise WrongUse("column-unknown", typed=wrong, columns=", ".join(header), targets=targets)
        return looked.mapping.changed(changes)

    def bring_in(
        self, looked: Looked, mapping: Mapping, *, name: str = "", again: bool = False, progress: Progress | None = None
    ) -> BroughtIn:
        """Writes the list. Raises WrongUse: `list-without-phone`, `list-known` (unless `again`), `list-without-rows`."""
        if looked.known is not None and not again:
            raise WrongUse("list-known", name=looked.known.name, number=looked.known.number)
        opened = self._read.script(looked.script, looked.lang)
        fields = {code: self._field(code, opened) for code in mapping.codes()}
        if not any(field.type is FieldType.PHONE for field in fields.values()):
            raise WrongUse("list-without-phone", columns=", ".join(looked.table.header))
        rows = tuple(self._rows(looked.table, mapping, fields, progress or Progress()))
        if not rows:
            raise WrongUse("list-without-rows", path=looked.file.name)
        new = ContactList(
            number=0,
            name=" ".join(typed_text(name).split())[:80] or Path(looked.file.name).stem,
            script=looked.script,
            lang=looked.lang,
            source=looked.file.name,
            brought_in=self._now(),
            mapping=mapping,
            header=looked.table.header,
            digest=_digest(looked.file, looked.script),
            keep_days=self._keep_days(fields),
        )
        stored = self._lists.bring_in(new, rows)
        unfit = tuple(row for row in rows if row.state is RowState.NOT_USABLE)
        return BroughtIn(stored, len(rows) - len(unfit), unfit)

    # ------------------------------------------------------------------ rows

    def _rows(self, table: TableText, mapping: Mapping, fields: dict[str, Field], progress: Progress) -> list[ListRow]:
        heard = Heard(self._now().astimezone(), self._organisation.policies.telephone_region)
        seen: dict[str, int] = {}
        rows = []
        for done, row in enumerate(table.rows):
            if done % 200 == 0:
                progress.step(done, len(table.rows), "import")
            one = row_of(row, table.header, mapping, fields, heard)
            if row.line in table.uneven:
                one = _unfit(one, RowRemark("too-many-cells"))
            elif one.state is RowState.WAITING and one.phone in seen:
                one = _unfit(one, RowRemark("twice", expected=str(seen[one.phone])))
            elif one.state is RowState.WAITING:
                seen[one.phone] = row.line
            rows.append(one)
        return rows

    def _targets(self, script: Script) -> tuple[Target, ...]:
        found = []
        for code in dict.fromkeys((*script.header.entry, *OWN_TARGETS)):
            own = self._field(code, script)
            if code == NAME and any(name in script.header.entry for name in NAME_FIELDS):
                continue
            labels = tuple(words for _, words in own.label.words)
            extra = _HOUSE_NUMBER if own.type is FieldType.POSTCODE_NL else ()
            several = own.type in {FieldType.TEXT, FieldType.NOTE, FieldType.POSTCODE_NL}
            found.append(Target(code, (*labels, *extra), takes_several=several))
        return tuple(found)

    def _field(self, code: str, script: Script) -> Field:
        """A field of the script, or one that the contact itself has."""
        if code in script.header.entry or code not in OWN_TARGETS:
            return field_named(code, script, self._organisation)
        kind = FieldType.PHONE if code == PHONE else FieldType.TEXT
        return Field(code, kind, privacy=Privacy.NONE if code == LANG else Privacy.PERSONAL)

    def _view(self, code: str, script: Script) -> TargetView:
        own = self._field(code, script)
        of_script = code in script.header.entry
        return TargetView(code, own.label.in_language(script.header.lang, code if of_script else ""), of_script)

    def _keep_days(self, fields: dict[str, Field]) -> int:
        """The shortest of what its values may be kept."""
        organisation = self._organisation
        personal = [organisation.keep_days(one) for one in fields.values() if one.privacy is not Privacy.NONE]
        return min((days for days in personal if days > 0), default=0)

    @property
    def _organisation(self) -> Organisation:
        return self._library.library.organisation


def is_outgoing(card: Card) -> bool:
    """True for a script that is for calls we make."""
    return card.header.direction == Direction.OUTGOING


def row_of(row: TableRow, header: tuple[str, ...], mapping: Mapping, fields: dict[str, Field], heard: Heard) -> ListRow:
    """A row with each value in its one form; the first that does not fit makes it not usable."""
    values: list[tuple[str, str]] = []
    remark: RowRemark | None = None
    phone = ""
    for code in mapping.codes():
        checked = check_value(fields[code], mapping.value(row.cells, code), heard)
        if checked.error is None and fields[code].type is FieldType.PHONE:
            phone = phone or checked.value
        if checked.error is not None and remark is None:
            column = ", ".join(header[place] for place in mapping.places(code))
            remark = RowRemark(checked.error.code, column, checked.error.expected)
        if checked.value:
            values.append((code, checked.value))
    given = dict(values)
    name = next((given[code] for code in (NAME, *NAME_FIELDS) if code in given), "")
    if not phone and remark is None:
        remark = RowRemark("no-phone")
    state = RowState.NOT_USABLE if remark else RowState.WAITING
    return ListRow("", 0, row.line, state, phone, name, tuple(values), remark)


def _unfit(row: ListRow, remark: RowRemark) -> ListRow:
    return replace(row, state=RowState.NOT_USABLE, remark=row.remark or remark)


def _digest(file: TableFile, script: str) -> str:
    return f"{file.digest}:{script}"
