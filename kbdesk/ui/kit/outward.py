"""Links that lead out of kbdesk: opened by the system's own program, once somebody pressed them.

A telephone number is shown first, and dialled when it is pressed a second time, on the line that shows it.
"""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kbdesk.domain.phone_number import phone_as_said
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.words import Words

DIAL, COPY = "outward.dial", "outward.copy"
_TEL = "tel:"


class Outward(QObject):
    """Tells in the bar that it is given; `region` is where numbers are read out without their country."""

    def __init__(self, notice: NoticeBar, words: Words, *, region: str = "NL", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice, self._words, self._region = notice, words, region
        self._asked = ""
        notice.action_chosen.connect(self._act)

    def open(self, address: str) -> None:
        """A telephone number is only shown; everything else opens."""
        self._asked = address
        if not address.lower().startswith(_TEL):
            self._hand_on()
            return
        text = self._words.say("outward.number", number=self._said())
        self._notice.tell(Notice(text, "note", self._words.say("outward.dial"), code=DIAL, stays=True))

    def _act(self, notice: Notice) -> None:
        if notice.code == DIAL:
            self._hand_on()
        elif notice.code == COPY:
            QGuiApplication.clipboard().setText(self._said())

    def _hand_on(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._asked)):
            key = "outward.no_dialler" if self._asked.lower().startswith(_TEL) else "outward.no_program"
            text = self._words.say(key, address=self._said())
            self._notice.tell(Notice(text, "warning", self._words.say("outward.copy"), code=COPY, stays=True))

    def _said(self) -> str:
        if not self._asked.lower().startswith(_TEL):
            return self._asked
        return phone_as_said(QUrl.fromPercentEncoding(self._asked[len(_TEL) :].encode("utf-8")), self._region)
