"""Closing the window with referrals that have not left this device: it asks once, in a line below the pages."""

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.unsent import Unsent
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.words import Words

CLOSE = "close"


class Leaving(QObject):
    """`may_close` when somebody wants to; a second try, or the line's button, closes."""

    close_asked = Signal()  # close anyway; listener: the window

    def __init__(self, notice: NoticeBar, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notice, self._words = notice, words
        self.unsent, self._asked = Unsent(), False
        notice.action_chosen.connect(self._chosen)
        notice.went.connect(self._went)

    def may_close(self) -> bool:
        """True when nothing is unsent, or it was asked already."""
        if not self.unsent.total or self._asked:
            return True
        self._asked = True
        say = self._words.say
        counts = (
            ("frame.unsent", self.unsent.referrals),
            ("frame.unsent_by_hand", self.unsent.by_hand),
            ("frame.unsent_photos", self.unsent.photos),
        )
        text = " ".join(say(key, n=number) for key, number in counts if number)
        self._notice.tell(Notice(text, "warning", say("frame.close_anyway"), code=CLOSE, stays=True))
        return False

    def _chosen(self, notice: Notice) -> None:
        if notice.code == CLOSE:
            self._asked = True
            self.close_asked.emit()

    def _went(self, notice: Notice) -> None:
        if notice.code == CLOSE:
            self._asked = False
