"""The icon beside the clock: how many referrals have not left, a short menu, and what is told when nobody looks here.

Only where the desktop has a place for it. Closing the window still ends kbdesk; the icon is no hiding place.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kbdesk.ui.kit.tokens import LIGHT
from kbdesk.ui.kit.words import Words

_SIZE = 64
_LONGEST_TOLD_MS = 10_000


class Tray(QObject):
    """Shown from the start; `end` takes it away."""

    window_asked = Signal()  # a click, or *open*; listener: the desktop's news
    page_asked = Signal(str)  # `find` or `outbox`; listener: the same
    quit_asked = Signal()  # listener: the same

    def __init__(self, icon: Path, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._plain = words, QIcon(str(icon))
        self._unsent, self._told_page = 0, ""
        self._menu = QMenu()
        self._open = self._menu.addAction("")
        self._find = self._menu.addAction("")
        self._outbox = self._menu.addAction("")
        self._menu.addSeparator()
        self._quit = self._menu.addAction("")
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._join()
        self.show_unsent(0)
        self._icon.show()

    @staticmethod
    def is_available() -> bool:
        """Whether this desktop has a place for icons."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_unsent(self, unsent: int) -> None:
        """How many referrals have not left this device."""
        self._unsent = unsent
        self._icon.setIcon(with_badge(self._plain, unsent))
        self._speak()

    def tell(self, title: str, text: str, *, page: str) -> None:
        """A message of the desktop; a click on it opens `page`."""
        self._told_page = page
        self._icon.showMessage(title, text, self._plain, _LONGEST_TOLD_MS)

    def end(self) -> None:
        """Takes the icon away."""
        self._icon.hide()
        self._menu.deleteLater()

    def _join(self) -> None:
        self._words.language_changed.connect(self._speak)
        self._open.triggered.connect(self.window_asked)
        self._find.triggered.connect(self._to_find)
        self._outbox.triggered.connect(self._to_outbox)
        self._quit.triggered.connect(self.quit_asked)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self._to_told)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.window_asked.emit()

    def _to_find(self) -> None:
        self.page_asked.emit("find")

    def _to_outbox(self) -> None:
        self.page_asked.emit("outbox")

    def _to_told(self) -> None:
        self.page_asked.emit(self._told_page)

    def _speak(self) -> None:
        say = self._words.say
        self._open.setText(say("tray.open"))
        self._find.setText(say("page.find"))
        self._outbox.setText(say("tray.outbox", n=self._unsent) if self._unsent else say("page.outbox"))
        self._quit.setText(say("tray.quit"))
        self._icon.setToolTip(say("tray.unsent", n=self._unsent) if self._unsent else say("frame.title"))


def with_badge(plain: QIcon, number: int) -> QIcon:
    """The icon with a number at its corner; beyond nine it says that there are more."""
    if not number:
        return plain
    picture = QPixmap(plain.pixmap(_SIZE, _SIZE))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF(_SIZE * 0.42, _SIZE * 0.42, _SIZE * 0.58, _SIZE * 0.58)
    painter.setBrush(QColor(LIGHT.danger.text))  # the system's own place, whatever the window looks like
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(place)
    painter.setPen(QColor(LIGHT.on_accent))
    font = QFont()
    font.setPixelSize(_SIZE // 3)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number) if number < 10 else "9+")
    painter.end()
    return QIcon(picture)
