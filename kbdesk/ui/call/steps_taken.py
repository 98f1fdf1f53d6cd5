"""The way through the script so far: each step with the answer given; one that was passed by itself says why.

Enter or a click goes back to a step, to change the answer there.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kbdesk.domain.step_view import PathView, StepView
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_PATH = Qt.ItemDataRole.UserRole
_LAST = Qt.ItemDataRole.UserRole + 1
_WRAP = int(Qt.TextFlag.TextWordWrap)


class StepsTaken(QListWidget):
    """As high as its rows; what is around it scrolls."""

    step_asked = Signal(int)  # place on the path; listener: the contact zone

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._path: tuple[PathView, ...] = ()
        self.setObjectName("call.steps")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._painter = _StepDelegate(theme, words, self)
        self.setItemDelegate(self._painter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._clicked)
        theme.changed.connect(self._again)
        words.language_changed.connect(self._again)

    def show_view(self, view: StepView) -> None:
        """The path of the run; rows of steps that are on it still stay as they are."""
        if view.path == self._path:
            return
        before, self._path = self._path, view.path
        pairs = zip(before[:-1], view.path[:-1], strict=False)
        same = next(
            (place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(view.path)) - 1
        )
        self._fill(from_place=max(0, same))

    def take_cursor(self) -> None:
        """The cursor to the step before the present one."""
        if self.count():
            self.setCurrentRow(max(0, self.count() - 2))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentItem() is not None:
            self._clicked(self.currentItem())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the words take another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
            self._take_height()

    def sizeHint(self) -> QSize:
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(200, high + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _clicked(self, item: QListWidgetItem) -> None:
        path: PathView = item.data(_PATH)
        self.step_asked.emit(path.place)

    def _again(self) -> None:
        self._painter.forget()
        self._fill(from_place=0)

    def _fill(self, *, from_place: int) -> None:
        while self.count() > from_place:
            self.takeItem(self.count() - 1)
        for place, visit in enumerate(self._path[from_place:], start=from_place):
            item = QListWidgetItem(self)
            item.setData(_PATH, visit)
            item.setData(_LAST, place == len(self._path) - 1)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(visit, last=place == len(self._path) - 1))
        self.executeDelayedItemsLayout()
        self._take_height()

    def _take_height(self) -> None:
        """At once: a list that lays itself out later has the whole window laid out and painted a second time."""
        self.setFixedHeight(self.sizeHint().height())

    def _spoken(self, visit: PathView, *, last: bool) -> str:
        answer = self._words.say("zone.here") if last else second_line(visit, self._words)
        return self._words.say("zone.step_row", step=visit.step, answer=answer)


def second_line(visit: PathView, words: Words) -> str:
    """The answer given on a step, and why it went on when it did so by itself."""
    return words.say("zone.by_itself", why=visit.answer) if visit.by_itself else visit.answer


class _StepDelegate(QStyledItemDelegate):
    """A dot on a line for each step, its title, below it the answer."""

    def __init__(self, theme: Theme, words: Words, view: StepsTaken) -> None:
        super().__init__(view)
        self._theme, self._words, self._view = theme, words, view
        self._reckoned: dict[tuple[PathView, bool, int], tuple[QRect, QRect]] = {}

    def forget(self) -> None:
        """Reckons every row anew."""
        self._reckoned.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = max(120, self._view.viewport().width())
        title, answer = self._rects(width, index)
        return QSize(width, (answer.bottom() if answer.height() else title.bottom()) + self._theme.px(9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        visit, last, tokens, px = index.data(_PATH), index.data(_LAST), self._theme.tokens, self._theme.px
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        if state & QStyle.StateFlag.State_MouseOver or focused:
            painter.setBrush(QColor(tokens.hover))
            painter.setPen(QPen(QColor(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        x, middle = rect.left() + px(12), rect.top() + px(15)
        painter.setPen(QPen(QColor(tokens.control_line), 2))
        if index.row():
            painter.drawLine(x, rect.top(), x, middle - px(6))
        if not last:
            painter.drawLine(x, middle + px(6), x, rect.bottom() + 1)
        painter.setPen(QPen(QColor(tokens.accent if last else tokens.neutral.bar), 2))
        painter.setBrush(QColor(tokens.accent if last else tokens.card))
        edge = px(4 if visit.by_itself else 5)
        painter.drawEllipse(x - edge, middle - edge, 2 * edge, 2 * edge)
        title, answer = self._rects(rect.width(), index)
        painter.setFont(self._title_font(last=last))
        painter.setPen(QColor(tokens.heading if last else tokens.text))
        painter.drawText(title.translated(rect.topLeft()), _WRAP, visit.step)
        painter.setFont(self._theme.font(tokens.size_label))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(answer.translated(rect.topLeft()), _WRAP, second_line(visit, self._words))
        painter.restore()

    def _title_font(self, *, last: bool) -> QFont:
        return self._theme.font(self._theme.tokens.size_label, QFont.Weight.DemiBold if last else QFont.Weight.Medium)

    def _rects(self, width: int, index: QModelIndex | QPersistentModelIndex) -> tuple[QRect, QRect]:
        key = (index.data(_PATH), bool(index.data(_LAST)), width)
        if key not in self._reckoned:
            self._reckoned[key] = self._reckon(*key)
        return self._reckoned[key]

    def _reckon(self, visit: PathView, last: bool, width: int) -> tuple[QRect, QRect]:
        tokens, px = self._theme.tokens, self._theme.px
        room = QRect(0, 0, max(60, width - px(34)), 10_000)
        title = QFontMetrics(self._title_font(last=last)).boundingRect(room, _WRAP, visit.step)
        title.moveTo(px(28), px(6))
        title.setWidth(room.width())
        second = second_line(visit, self._words)
        answer = QFontMetrics(self._theme.font(tokens.size_label)).boundingRect(room, _WRAP, second)
        answer.moveTo(px(28), title.bottom() + px(2))
        answer.setSize(QSize(room.width(), answer.height() if second else 0))
        return title, answer
