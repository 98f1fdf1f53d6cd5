"""The list of results: moved through by keys from the search field, previewed by a click, opened by two."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kbdesk.domain.hit import Hit
from kbdesk.ui.find.hit_delegate import HitDelegate
from kbdesk.ui.find.hit_model import HitModel
from kbdesk.ui.find.rows import Row


class ResultList(QListView):
    """Keeps the chosen row when the rows are replaced, if the reader chose it."""

    chosen = Signal(object)  # Hit now selected, or None; listener: the page, which previews it
    opened = Signal(object)  # Hit opened by Enter or two clicks

    def __init__(self, model: HitModel, painter: HitDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._painter = model, painter
        self._kept: tuple[str, str] | None = None
        painter.setParent(self)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setObjectName("find.results")
        self.setProperty("look", "ringed")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setSingleStep(28)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._open_index)

    @property
    def current(self) -> Hit | None:
        """The hit selected now."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].hit if index.isValid() else None

    def show_rows(self, rows: tuple[Row, ...], *, choose_first: bool) -> None:
        """Other rows. The row the reader chose stays chosen where it still is; else the first is, or none."""
        wanted = self._kept
        self._painter.forget_rows()
        self._rows.replace(rows)
        place = next((at for at, row in enumerate(rows) if wanted and row.key == wanted), None)
        if place is None:
            self._kept = None
            place = next((at for at, row in enumerate(rows) if row.hit is not None and choose_first), None)
        if place is None:
            self.chosen.emit(None)
            return
        self._select(place)
        if self._kept is None:
            self.scrollToTop()

    def show_more(self, rows: tuple[Row, ...], *, choose_first: bool) -> None:
        """The same rows and more of them: nothing moves and the choice stays. Other rows are shown as such."""
        if rows != self._rows.rows and not self._rows.extend(rows):
            self.show_rows(rows, choose_first=choose_first)

    def move(self, by: int) -> None:  # type: ignore[override]
        """Selects the hit so many hits further, from wherever the cursor is."""
        places = [at for at, row in enumerate(self._rows.rows) if row.hit is not None]
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) if here in places else -1
        self._select(places[max(0, min(len(places) - 1, at + by))], by_reader=True)

    def open_current(self) -> None:
        """As if Enter were pressed in the list."""
        if self.current is not None:
            self.opened.emit(self.current)

    def select_none(self) -> None:
        """Nothing is chosen."""
        self._kept = None
        self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in steps:
            self.move(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _select(self, place: int, *, by_reader: bool = False) -> None:
        index = self._rows.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        row = self._rows.rows[place]
        if by_reader:
            self._kept = row.key
        self.chosen.emit(row.hit)

    def _clicked(self, index: QModelIndex) -> None:
        self._select(index.row(), by_reader=True)

    def _open_index(self, index: QModelIndex) -> None:
        hit = self._rows.rows[index.row()].hit
        if hit is not None:
            self.opened.emit(hit)
