"""The last net: an exception that nobody expected is written to the log and told in a line; the window goes on.

It comes from slots, timers, Qt's events and jobs of the lanes (all in the window's thread), from other threads, and from
what Python throws away. An error that comes again and again (at each paint, say) is written once, and then at its 10th,
100th, … time; its line is told again only once it was closed.
"""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from kbdesk import __version__
from kbdesk.domain.fault_report import report_lines, spot_of
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow

CODE = "unexpected"


class LastNet(QObject):
    """Hung up by `run_window` and taken down after it."""

    _came_elsewhere = Signal(str)  # a report; from another thread to the window's

    def __init__(self, window: MainWindow, words: Words) -> None:
        super().__init__()
        self._window, self._words = window, words
        self._report = ""
        self._times: dict[str, int] = {}
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._came_elsewhere.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.notice.action_chosen.connect(self._copy_details)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._caught_in_passing

    def take_down(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        self._write(error, trace)
        self._tell(report_of(error, trace))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._write(caught.exc_value, caught.exc_traceback)
            self._came_elsewhere.emit(report_of(caught.exc_value, caught.exc_traceback))

    def _caught_in_passing(self, caught: "sys.UnraisableHookArgs") -> None:
        """While something was thrown away: nobody waits for it, so it is written and not told."""
        if caught.exc_value is not None:
            self._write(caught.exc_value, caught.exc_traceback)

    def _write(self, error: BaseException, trace: TracebackType | None) -> None:
        spot = spot_of(error, trace)
        times = self._times[spot] = self._times.get(spot, 0) + 1
        if times == 1:
            logging.getLogger("kbdesk.ui").error("unexpected", exc_info=(type(error), error, trace))
        elif str(times).strip("0") == "1":
            logging.getLogger("kbdesk.ui").error("unexpected for the %dth time: %s", times, spot)

    def _tell(self, report: str) -> None:
        """Not anew while it stands there: telling paints, and what went wrong may be a paint."""
        shown = self._window.notice.notice
        if shown is not None and shown.code == CODE and not self._window.notice.isHidden():
            return
        self._report = report
        text, action = self._words.say("frame.unexpected"), self._words.say("frame.details")
        self._window.tell(Notice(text, "danger", action, code=CODE, stays=True))

    def _copy_details(self, notice: Notice) -> None:
        if notice.code == CODE:
            QGuiApplication.clipboard().setText(self._report)


def report_of(error: BaseException, trace: TracebackType | None) -> str:
    """What whoever mends it wants to know, and nothing that was typed or says who was there."""
    import platform  # not before the first paint

    system = f"kbdesk {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return "\n".join((f"{system}, Qt on {QGuiApplication.platformName()}", *report_lines(error, trace))) + "\n"
