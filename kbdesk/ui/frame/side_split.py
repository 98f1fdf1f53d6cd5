"""The pages, and the open contact beside them: it folds away and back, and keeps its width.

Where there is room for both (`ROOMY`) the contact stands at the right as soon as there is one. In a narrower window it
is one line above the pages, so that the step keeps the room; whoever wants the rest unfolds it: beside the pages where
that still goes (`BESIDE`), else in their place until the cursor leaves it.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from kbdesk.ui.frame.zones import focus_in
from kbdesk.ui.kit.lay_out import lay_out_now
from kbdesk.ui.kit.theme import Theme

SIDE_WIDTH = 310
ROOMY, BESIDE = 900, 620
"""Pixels at 100 % text of the room for both."""
LEAST = QSize(280, 200)


class SideSplit(QWidget):
    """`side` and its `line` are there once they were set, hidden until they are offered or shown."""

    folded = Signal(bool)  # whether the side is shown now; listener: the main window, for its button

    def __init__(self, theme: Theme, pages: QWidget) -> None:
        super().__init__()
        self._theme, self._pages = theme, pages
        self.side: QWidget | None = None
        self.line: QWidget | None = None
        self.side_width = SIDE_WIDTH
        self._is_offered = False
        self._is_wanted = True  # where there is room for both
        self._is_unfolded = False  # where there is not
        self._was_roomy = True
        self._is_turning = False
        self.setProperty("look", "plain")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(10)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(pages)
        self._split.setStretchFactor(0, 1)
        self._split.splitterMoved.connect(self._moved)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._split, 1)
        theme.changed.connect(self._fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_went)

    def minimumSizeHint(self) -> QSize:
        """Whatever stands beside the pages: a narrower window folds it."""
        return LEAST

    def set_side(self, side: QWidget, line: QWidget | None = None) -> None:
        """What stands at the right, and what stands above the pages where there is no room for it."""
        self.side, self.line = side, line
        self._split.addWidget(side)
        self._split.setStretchFactor(1, 0)
        side.hide()
        if line is not None:
            self._column.insertWidget(0, line)
            line.hide()

    def offer(self, is_offered: bool) -> None:
        """Whether there is a contact: it is shown as there is room."""
        self._is_offered, self._is_unfolded, self._is_wanted = is_offered, False, is_offered
        self._fit()

    def show_side(self, is_shown: bool) -> None:
        """Unfolds or folds it, because somebody wants it so."""
        if self._is_roomy():
            self._is_wanted = is_shown
        else:
            self._is_unfolded = is_shown
        self._is_offered = self._is_offered or is_shown
        self._is_turning = True  # the cursor leaves what gets hidden by itself, and comes into what is unfolded
        self._fit()
        if is_shown and self._covers() and self.side is not None:
            self.side.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._has_cursor():
                focus_in(self.side)
        self._is_turning = False

    def _has_cursor(self) -> bool:
        """Whether the side put it where it wants it."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and focus is not self.side and self.side is not None and self.side.isAncestorOf(focus)

    def uncover(self) -> None:
        """The pages are wanted: what stands in their place is folded."""
        if self._covers():
            self._is_unfolded = False
            self._fit()

    def parts(self) -> tuple[QWidget, ...]:
        """Where F6 stops, in the order of reading."""
        return tuple(one for one in (self.line, self.side) if one is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_roomy() != self._was_roomy:
            self._is_unfolded = False
        self._fit()

    def _is_roomy(self) -> bool:
        return self.line is None or self.width() >= self._theme.px(ROOMY)

    def _covers(self) -> bool:
        """Whether the side stands in the place of the pages."""
        return self._is_unfolded and not self._is_roomy() and self.width() < self._theme.px(BESIDE)

    def _fit(self) -> None:
        if self.side is None:
            return
        self._was_roomy = self._is_roomy()
        is_shown = self._is_offered and (self._is_wanted if self._was_roomy else self._is_unfolded)
        came = is_shown and self.side.isHidden()
        before = (self.side.isVisible(), self._pages.isVisible())
        if self.line is not None:
            self.line.setVisible(self._is_offered and not self._was_roomy and not is_shown)
        self._pages.setHidden(is_shown and self._covers())
        self.side.setVisible(is_shown)
        if came:
            width = max(self.side_width, self._theme.px(SIDE_WIDTH) * 3 // 4)
            self._split.setSizes([max(300, self.width() - width), width])
        if before != (self.side.isVisible(), self._pages.isVisible()):
            self._column.activate()
            self._split.refresh()
            lay_out_now(self)
        self.folded.emit(is_shown)

    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The cursor left what stands in the place of the pages: they are wanted again."""
        side = self.side
        if self._is_turning or side is None or now is None or not self._covers():
            return
        if now.window() is not self.window():
            return
        if now is not side and not side.isAncestorOf(now):
            self.uncover()

    def _moved(self, _place: int, _handle: int) -> None:
        self.side_width = self._split.sizes()[-1]
