"""A sheet laid over the window: a card in the middle, the rest behind a veil; closed by Esc or a click beside it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.theme import Theme

_CLOSING = {Qt.Key.Key_Escape, Qt.Key.Key_F1}
_EDGE = 24


class Sheet(QWidget):
    """Covers its parent while it is open; what it holds is put into `card`."""

    def __init__(self, theme: Theme, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = Card(self, padding=28, gap=16)
        parent.installEventFilter(self)
        self.hide()

    def open_sheet(self) -> None:
        """Opens, or closes when it is open."""
        if self.isVisible():
            self.close_sheet()
            return
        self._before = self.window().focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.take_cursor()

    def close_sheet(self) -> None:
        """The focus goes back to where it was, unless that is no more: a page may have been drawn anew meanwhile."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def take_cursor(self) -> None:
        """Where the cursor is put when it opens."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def wanted_size(self) -> QSize:
        """How large the card would be; it never gets larger than the window."""
        return self.card.sizeHint()

    def room(self) -> QSize:
        """The most that the card may take of the window."""
        parent = self.parentWidget()
        return (parent.size() if parent is not None else self.size()) - QSize(_EDGE, _EDGE)

    def lies_high(self) -> bool:
        """Whether it hangs from the top instead of lying in the middle."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close_sheet()

    def event(self, event: QEvent) -> bool:
        """No key of the window works below an open sheet."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes round inside the sheet."""
        inner = [
            one
            for one in self.card.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        here = self.window().focusWidget()
        if inner:
            at = inner.index(here) + (1 if is_next else -1) if here in inner else 0
            inner[at % len(inner)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = self._theme.colour("veil")
        veil.setAlphaF(self._theme.tokens.veil_percent / 100)
        QPainter(self).fillRect(self.rect(), veil)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        size = self.wanted_size().boundedTo(self.size() - QSize(_EDGE, _EDGE))
        self.card.resize(size)
        top = _EDGE if self.lies_high() else (self.height() - size.height()) // 2
        self.card.move((self.width() - size.width()) // 2, top)
