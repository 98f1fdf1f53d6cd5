"""A line in place that says what happened or asks something: icon, words, perhaps an action, a way to close it.

What only tells goes away by itself; what asks stays until it was answered. There is one bar a page or window; a new
notice takes the place of the old. A screen reader says each, the focus stays where it is.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kbdesk.ui.kit.announcing import announce
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

SHOWN_MS = 7000
_NARROW = 520
_ICONS = {"note": "info", "tip": "circle-check", "warning": "triangle-alert", "danger": "circle-alert"}


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the reader's language; `tone` note, tip, warning or danger. `code` tells actions apart; `others` are
    further actions, each a code and its words.
    """

    text: str
    tone: str = "note"
    action: str = ""
    code: str = ""
    stays: bool = False
    others: tuple[tuple[str, str], ...] = ()


class NoticeBar(QFrame):
    """Hidden until something is told."""

    action_chosen = Signal(object)  # Notice; listener: who told it
    other_chosen = Signal(object, str)  # Notice, which stays, and the code of a further action; listener: who told it
    went = Signal(object)  # Notice that was closed or ran out

    def __init__(self, theme: Theme, words: Words, name: str = "notice", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notice: Notice | None = None
        self.setObjectName(name)
        self.setProperty("look", "notice")
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        self._icon = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)  # it quotes what came from elsewhere
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.setProperty("look", "quiet")
        self._action.setObjectName(f"{name}.action")
        self._action.clicked.connect(self._act)
        self._acts = QWidget()
        self._acts.setProperty("look", "plain")
        self._beside = QHBoxLayout(self._acts)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)  # the buttons are quiet: their padding keeps them apart
        self._beside.addWidget(self._action)
        self._others: list[QPushButton] = []
        self._close = IconButton(theme, words, icon="x", key="notice.close", name=f"{name}.close", size=IconSize.USUAL)
        self._close.clicked.connect(self.dismiss)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 6, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0)
        self._grid.addWidget(self._text, 0, 1)
        self._grid.addWidget(self._close, 0, 3)
        self._is_narrow: bool | None = None
        self._place_action()
        theme.changed.connect(self._repaint)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown now."""
        return self._notice

    def tell(self, notice: Notice) -> None:
        """Shows a notice instead of the one before."""
        self._notice = notice
        self._text.setText(notice.text)
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self._show_others(notice)
        self.setProperty("tone", notice.tone)
        self._repaint()
        self.show()
        announce(
            self, " ".join(part for part in (notice.text, notice.action) if part), is_urgent=notice.tone == "danger"
        )
        if notice.stays:
            self._timer.stop()
        else:
            self._timer.start()

    def dismiss(self) -> None:
        """Takes it away."""
        notice, self._notice = self._notice, None
        self._timer.stop()
        self.hide()
        if notice is not None:
            self.went.emit(notice)

    def minimumSizeHint(self) -> QSize:
        """The action goes below the words where there is no room beside them."""
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_action()

    def _place_action(self) -> None:
        """Beside the words, or below them where they would be left too little room."""
        is_narrow = self.width() < self._theme.px(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._grid.removeWidget(self._acts)
            if is_narrow:  # from edge to edge: three of them need all of it
                self._grid.addWidget(self._acts, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(self._acts, 0, 2, Qt.AlignmentFlag.AlignVCenter)

    def _show_others(self, notice: Notice) -> None:
        for button in self._others:
            button.hide()
            button.deleteLater()
        self._others = []
        for code, text in notice.others:
            button = QPushButton(text)
            button.setProperty("look", "quiet")
            button.setObjectName(f"{self.objectName()}.other.{code}")
            button.clicked.connect(partial(self.other_chosen.emit, notice, code))
            self._beside.addWidget(button)
            self._others.append(button)

    def _act(self) -> None:
        notice = self._notice
        self.dismiss()
        if notice is not None:
            self.action_chosen.emit(notice)

    def _repaint(self) -> None:
        if self._notice is None:
            return
        tone = self._notice.tone
        self._icon.setPixmap(self._theme.pixmap(_ICONS.get(tone, "info"), tone, size=IconSize.BUTTON))
        self._text.setStyleSheet(f"color: {self._theme.tokens.tone(tone).text}; font-weight: 500;")
        self.style().unpolish(self)
        self.style().polish(self)
