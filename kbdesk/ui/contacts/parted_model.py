"""A list of any length of which only the parts in sight are fetched.

It knows how many rows there are and asks for the part around a row when that row is first drawn; until it comes the row
is empty. A list that was begun anew forgets what was asked before: parts bear the number of their list.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

ROW_ROLE = Qt.ItemDataRole.UserRole
PART = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A row in words. `key` is what it stands for; `chip` a state in a word with its `tone`, or empty."""

    key: Hashable
    title: str
    aside: str = ""
    second: str = ""
    more: str = ""
    chip: str = ""
    tone: str = "neutral"

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(part for part in (self.title, self.aside, self.chip, self.second, self.more) if part)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part to fetch for the list of this number."""

    number: int
    first: int
    limit: int = PART


class PartedModel(QAbstractListModel):
    """`begin` for a new list, `start` with its first part, `put` for each further one."""

    part_wanted = Signal(object)  # Wanted; listener: the view, which fetches it in its lane

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._total = self.number = 0

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self._total

    def begin(self) -> Wanted:
        """Another list; what is shown stays until its first part comes. Gives what to fetch first."""
        self.number += 1
        return Wanted(self.number, 0)

    def put(self, wanted: Wanted, rows: tuple[Row, ...]) -> None:
        """A further part that came; one of an earlier list is let pass."""
        if wanted.number != self.number:
            return
        self._rows.update(enumerate(rows, start=wanted.first))
        if rows:
            self.dataChanged.emit(self.index(wanted.first), self.index(wanted.first + len(rows) - 1))

    def start(self, wanted: Wanted, total: int, rows: tuple[Row, ...]) -> bool:
        """The first part of a list that was begun anew; False for one that is not wanted any more.

        A list that is as long as the one before is shown in its place: cursor and scrolling stay where they are.
        """
        if wanted.number != self.number:
            return False
        before, again = self._rows, total == self._total
        if not again:
            self.beginResetModel()
        self._rows, self._asked, self._total = dict(enumerate(rows)), {0}, total
        if not again:
            self.endResetModel()
        elif total and before != self._rows:
            self.dataChanged.emit(self.index(0), self.index(total - 1))
        return True

    def row(self, place: int) -> Row | None:
        """A row, where it has come."""
        return self._rows.get(place)

    def place_of(self, key: Hashable) -> int:
        """Where a key stands among the rows that have come; -1 for nowhere."""
        return next((place for place, row in self._rows.items() if row.key == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object | None:
        if not index.isValid():
            return None
        row = self._rows.get(index.row())
        if row is None:
            self._ask(index.row())
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken if row is not None else ""
        return None

    def _ask(self, place: int) -> None:
        first = place // PART * PART
        if first not in self._asked:
            self._asked.add(first)
            self.part_wanted.emit(Wanted(self.number, first))
