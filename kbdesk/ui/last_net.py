"""The last net: an exception that nobody expected is logged and told in a line; the window goes on."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication

from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow

CODE = "unexpected"


class LastNet:
    """Hung up by `run_window` and taken down after it."""

    def __init__(self, window: MainWindow, words: Words) -> None:
        self._window, self._words = window, words
        self._details = ""
        self._before = sys.excepthook
        window.notice.action_chosen.connect(self._copy_details)
        sys.excepthook = self._caught

    def take_down(self) -> None:
        """As it was before."""
        sys.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        logging.getLogger("kbdesk.ui").error("unexpected", exc_info=(kind, error, trace))
        self._details = "".join(traceback.format_exception(kind, error, trace))
        text, action = self._words.say("frame.unexpected"), self._words.say("frame.details")
        self._window.tell(Notice(text, "danger", action, code=CODE, stays=True))

    def _copy_details(self, notice: Notice) -> None:
        if notice.code == CODE:
            QGuiApplication.clipboard().setText(self._details)
