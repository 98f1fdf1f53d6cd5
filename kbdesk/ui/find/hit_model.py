"""The rows as Qt's list wants them; reads a tuple, computes nothing but the sentence for screen readers."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kbdesk.domain.article import Kind
from kbdesk.ui.find.rows import Row
from kbdesk.ui.kit.words import Words

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitModel(QAbstractListModel):
    """Replaced as a whole with each answer."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def extend(self, rows: tuple[Row, ...]) -> bool:
        """The same rows and more behind them; False, and nothing changes, when the first ones are others."""
        known = len(self._rows)
        if len(rows) <= known or rows[:known] != self._rows:
            return False
        self.beginInsertRows(_NOWHERE, known, len(rows) - 1)
        self._rows = rows
        self.endInsertRows()
        return True

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.hit is not None and row.hit.best:
            return self._words.say("hit.best")
        return None

    def _spoken(self, row: Row) -> str:
        hit = row.hit
        if hit is None:
            return row.heading
        title = hit.step_title if hit.kind is Kind.STEP and hit.step_title else hit.title
        sentence = "hit.row_best" if hit.best else "hit.row"
        return self._words.say(sentence, kind=self._words.say(f"kind.{hit.kind}"), title=title, summary=hit.summary)
