"""Opens the records that lie under a passphrase, without keeping anybody from finding an answer.

At the start a line above the pages says that calls and referrals wait for it. The first thing that needs the records
asks, and is done once they are open; whoever goes on without is asked again the next time.
"""

from PySide6.QtCore import QObject

from kbdesk.desk import ASKED_FOR, Desk
from kbdesk.domain.errors import DeskError
from kbdesk.ui.frame.passphrase_sheet import PassphraseSheet
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages
from kbdesk.ui.main_window import MainWindow

_NOTICE = "passphrase"
_NEW = frozenset({"records-passphrase-new", "passphrase-short"})
_WHY = {
    "records-passphrase-new": "passphrase.why_new",
    "records-passphrase-missing": "passphrase.why_missing",
    "records-passphrase-wrong": "passphrase.why_wrong",
    "passphrase-short": "passphrase.why_short",
}


class Unlocking(QObject):
    """`asks_for` when the pages of the records could not be made."""

    def __init__(self, desk: Desk, window: MainWindow, late: LatePages, *, theme: Theme, words: Words) -> None:
        super().__init__()
        self._desk, self._window, self._late, self._words = desk, window, late, words
        self._why = ""
        self.sheet = PassphraseSheet(theme, words, window)
        self.sheet.given.connect(self._open)
        self.sheet.declined.connect(late.forget)
        window.notice.action_chosen.connect(self._act)
        late.stand.connect(self._stand)

    def asks_for(self, error: DeskError) -> bool:
        """True when the error is about a passphrase: it is told here, or asked for where somebody waits for it."""
        if error.code not in ASKED_FOR:
            return False
        is_first, self._why = not self._why, error.code
        if is_first:
            say = self._words.say
            self._window.tell(
                Notice(say("passphrase.waits"), "warning", say("passphrase.give"), code=_NOTICE, stays=True)
            )
        else:
            self._ask()
        return True

    def _ask(self) -> None:
        self.sheet.ask(_WHY[self._why], is_new=self._why in _NEW)

    def _act(self, notice: Notice) -> None:
        if notice.code == _NOTICE:
            self._ask()

    def _open(self, passphrase: str) -> None:
        self._desk.give_passphrase(passphrase)
        self._late.begin()

    def _stand(self, _pages: object) -> None:
        told = self._window.notice.notice
        if told is not None and told.code == _NOTICE:
            self._window.notice.dismiss()
