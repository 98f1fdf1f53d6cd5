"""The page of settings: its parts one below another, their names at the left, and a field that looks for a setting.

The parts are made one by one from above, each in a turn of the loop, so that the window is never kept for all of them.
Nothing is confirmed with a button: each choice holds at once. What needs the records or the network is asked in lanes.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.channels_part import ChannelsPart
from kbdesk.ui.settings.content_part import ContentPart
from kbdesk.ui.settings.desktop_part import DesktopPart
from kbdesk.ui.settings.device_part import DevicePart
from kbdesk.ui.settings.filter_field import FilterField
from kbdesk.ui.settings.health_part import HealthPart
from kbdesk.ui.settings.keys_part import KeysPart
from kbdesk.ui.settings.looks_part import LooksPart
from kbdesk.ui.settings.part import Part
from kbdesk.ui.settings.privacy_part import PrivacyPart
from kbdesk.ui.settings.safe_part import SafePart
from kbdesk.ui.settings.writing_part import WritingPart
from kbdesk.wording.errors import error_sentence

NAMES = ("looks", "device", "writing", "content", "desktop", "channels", "keys", "privacy", "records", "health")
"""Of the parts, from above."""
NARROW, WIDEST = 820, 780
NEAR = 40
SETTLE_MS = 1500
"""As long a part that was asked for stays where it is while others are still being read."""


class SettingsPage(QWidget):
    """`make_part` until there is none left; then `open_at` one, `refresh` when something may have changed elsewhere."""

    def __init__(self, theme: Theme, words: Words, asked: AskedOf, *, records: Lane, slow: Lane) -> None:
        super().__init__()
        self._theme, self._words, self._asked = theme, words, asked
        self._records, self._slow = records, slow
        self._wanted: Part | None = None
        self.setObjectName("settings")
        self.parts: tuple[Part, ...] = ()
        self._making = self._made_from_above()
        self._title, self._none, self._at_once = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "heading")
        for label in (self._none, self._at_once):
            label.setProperty("look", "muted")
        self.filter = FilterField(theme, words)
        self._names = QListWidget()
        self._names.setObjectName("settings.parts")
        self._names.setProperty("look", "ringed")
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room, self._inner = QScrollArea(widgetResizable=True), QWidget()
        self.notice = NoticeBar(theme, words, "settings.notice")
        self._lay_out()
        self._join()
        self._speak()

    def make_part(self) -> Part | None:
        """The next part, in its place; None when all of them stand."""
        part = next(self._making, None)
        if part is not None:
            part.failed.connect(self._tell)
            self._column.insertWidget(1 + len(self.parts), part)
            self.parts = (*self.parts, part)
            part.narrow_to(self.filter.text())
            if self.isVisible():
                part.refresh()
        return part

    def open_at(self, part: str) -> None:
        """With the cursor in the filter, or in a part."""
        self.filter.clear()
        self._narrow("")
        wanted = next((one for one in self.parts if one.part == part), None)
        if wanted is None:
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
            self._room.verticalScrollBar().setValue(0)
        else:
            QTimer.singleShot(0, self, lambda: self._go_to(wanted))

    def refresh(self) -> None:
        """Shows what is so now."""
        for part in self.parts:
            part.refresh()

    def zones(self) -> tuple[QWidget, ...]:
        """For F6."""
        return (self.filter, self._names, self._room)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for part in self.parts:
            part.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in (self._names, self._at_once):
            widget.setVisible(self.width() >= self._theme.px(NARROW))

    def _made_from_above(self) -> Iterator[Part]:
        theme, words, asked, records = self._theme, self._words, self._asked, self._records
        self.looks = LooksPart(theme, words)
        yield self.looks
        self.device = DevicePart(theme, words, asked)
        yield self.device
        self.writing = WritingPart(theme, words, asked)
        yield self.writing
        self.content = ContentPart(theme, words, asked)
        yield self.content
        self.desktop = DesktopPart(theme, words, asked)
        yield self.desktop
        self.channels = ChannelsPart(theme, words, asked, records=records, slow=self._slow)
        yield self.channels
        self.keys = KeysPart(theme, words)
        yield self.keys
        self.privacy = PrivacyPart(theme, words, asked, records=records)
        yield self.privacy
        self.safe = SafePart(theme, words, asked, records=records)
        yield self.safe
        self.health = HealthPart(theme, words, asked, records=records)
        yield self.health

    def _lay_out(self) -> None:
        self._inner.setProperty("look", "plain")
        column = self._column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 12, 24)
        column.setSpacing(14)
        column.addWidget(self._none)
        column.addStretch(1)
        self._room.setWidget(self._inner)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top, body, whole = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._title)
        top.addWidget(self._at_once)
        top.addStretch(1)
        top.addWidget(self.filter, 3)
        body.setSpacing(16)
        body.addWidget(self._names)
        body.addWidget(self._room, 1)
        whole.setContentsMargins(8, 4, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addLayout(body, 1)
        whole.addWidget(self.notice)
        self._none.hide()

    def _join(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self._inner.installEventFilter(self)
        self._room.verticalScrollBar().valueChanged.connect(self._mark)
        self._names.itemClicked.connect(self._chosen)
        self._names.itemActivated.connect(self._chosen)
        self._theme.changed.connect(self._fit)
        self._words.language_changed.connect(self._speak)
        bind(self, "settings.filter", self._to_filter)
        self._fit()

    def _to_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _narrow(self, typed: str) -> None:
        left = [part.narrow_to(typed) for part in self.parts]
        self._none.setVisible(bool(left) and not any(left))
        for row, is_left in enumerate(left):
            self._names.setRowHidden(row, not is_left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What grows while it is being read must not push away the part that was asked for."""
        if watched is self._inner and event.type() is QEvent.Type.Resize and self._wanted is not None:
            self._room.verticalScrollBar().setValue(self._wanted.y())
        return False

    def _mark(self, place: int) -> None:
        """The part that is in sight, among the names."""
        above = [row for row, part in enumerate(self.parts) if not part.isHidden() and part.y() <= place + NEAR]
        self._names.setCurrentRow(above[-1] if above else 0)

    def _let_go(self) -> None:
        self._wanted = None

    def _chosen(self, item: QListWidgetItem) -> None:
        row = self._names.row(item)
        if row < len(self.parts):
            self._go_to(self.parts[row])

    def _go_to(self, part: Part) -> None:
        """Its heading on top, the cursor in its first control."""
        self._wanted = part
        QTimer.singleShot(SETTLE_MS, self, self._let_go)
        self._room.verticalScrollBar().setValue(part.y())
        stop = next((one for one in part.findChildren(QWidget) if self._takes_tab(one)), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self._room.verticalScrollBar().setValue(part.y())

    def _takes_tab(self, widget: QWidget) -> bool:
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(policy) and widget.isVisible() and widget.isEnabled()

    def _tell(self, error: DeskError) -> None:
        self.notice.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))

    def _fit(self) -> None:
        self._names.setFixedWidth(self._theme.px(230))
        self._inner.setMaximumWidth(self._theme.px(WIDEST))  # whole, so that its height is reckoned for it

    def _speak(self) -> None:
        say = self._words.say
        self.setAccessibleName(say("set.title"))
        self._title.setText(say("set.title"))
        self._at_once.setText(say("set.at_once"))
        self._none.setText(say("set.none"))
        self.filter.setPlaceholderText(say("set.filter"))
        self.filter.setAccessibleName(say("set.filter"))
        self._names.setAccessibleName(say("set.parts"))
        row = self._names.currentRow()
        self._names.clear()
        self._names.addItems([say(f"set.part.{name}") for name in NAMES])
        self._names.setCurrentRow(max(0, row))
