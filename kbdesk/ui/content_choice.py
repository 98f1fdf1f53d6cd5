"""Another content folder, chosen where there is nothing to search in: from the system's own chooser, or the sample.

It is kept for the next start, as in the settings and the tour; the line that says so can close the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow

CLOSE = "close-for-content"


class ContentChoice(QObject):
    """`use` keeps a path ("" is the sample content) and says whether it could."""

    def __init__(self, window: MainWindow, find: FindPage, words: Words, *, use: Callable[[str], bool]) -> None:
        super().__init__()
        self._window, self._words, self._use = window, words, use
        empty = find.reading.empty
        empty.folder_asked.connect(self.choose)
        empty.sample_asked.connect(self.use_sample)
        window.reading.folder_asked.connect(self.choose)
        window.notice.action_chosen.connect(self._act)

    def choose(self) -> None:
        """Asks for a folder; nothing happens when none is chosen."""
        chosen = QFileDialog.getExistingDirectory(self._window, self._words.say("set.folder"))
        if chosen:
            self._take(chosen)

    def use_sample(self) -> None:
        """The content that comes along."""
        self._take("")

    def _take(self, path: str) -> None:
        if self._use(path):
            say = self._words.say
            text = say("find.folder_kept", path=path or say("set.folder.sample"))
            self._window.tell(Notice(text, "tip", say("find.close_now"), code=CLOSE, stays=True))

    def _act(self, notice: Notice) -> None:
        if notice.code == CLOSE:
            self._window.close()
