"""A bug anywhere never closes the window: it is told, what was typed stays, and the log names the place of it alone."""

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from small_desk import small_desk

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.last_net import CODE, LastNet
from kbdesk.ui.whole_errors import keep_errors_whole

SAID = "A. Jansen, 0612345678"


keep_errors_whole()


class Buggy(QWidget):
    """Fails wherever it is told to."""

    pushed = Signal()

    def __init__(self, parent, fails_at=()):
        super().__init__(parent)
        self.fails_at, self.times = fails_at, 0
        self.pushed.connect(self.fail)
        self.setGeometry(0, 0, 40, 40)
        self.show()

    def fail(self, *_what):
        self.times += 1
        int(SAID)

    def paintEvent(self, event):
        if "paint" in self.fails_at:
            self.fail()

    def keyPressEvent(self, event):
        if "key" in self.fails_at:
            self.fail()

    def resizeEvent(self, event):
        if "resize" in self.fails_at:
            self.fail()


class BuggyFilter(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.User:
            int(SAID)
        return False


@pytest.fixture
def netted(qtbot, theme, words, tmp_path, caplog):
    """A shown window with words typed in it, its net, its log, and what a person in it may see of a bug."""
    desk = small_desk(tmp_path)
    desk.begin_log()
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    net = LastNet(shown.window, words)
    shown.window.show()
    shown.window.search.setText("geen warm water")
    shown.log = desk.paths.log / "kbdesk.log"
    shown.expected = caplog.clear
    yield shown
    net.take_down()
    shown.window.close()


def is_told(shown):
    notice = shown.window.notice.notice
    return notice is not None and notice.code == CODE


def by_a_slot(shown, qtbot):
    Buggy(shown.window).pushed.emit()


def by_a_timer(shown, qtbot):
    QTimer.singleShot(0, shown.window, lambda: int(SAID))


def by_a_job(shown, qtbot):
    shown.records.run(lambda _progress: int(SAID), done=print)


def by_what_follows_a_job(shown, qtbot):
    shown.records.run(lambda _progress: SAID, done=int)


def by_a_key(shown, qtbot):
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QGuiApplication.postEvent(Buggy(shown.window, {"key"}), key)


def by_qt_that_we_called(shown, qtbot):
    """The error comes back through Qt into our own call: there PySide would end the program on Python 3.11."""
    buggy = Buggy(shown.window)
    buggy.fails_at = {"resize"}
    QTimer.singleShot(0, buggy, lambda: buggy.resize(80, 80))


def by_a_paint(shown, qtbot):
    Buggy(shown.window, {"paint"})


def by_a_filter(shown, qtbot):
    watching = BuggyFilter(shown.window)
    shown.window.installEventFilter(watching)
    QGuiApplication.postEvent(shown.window, QEvent(QEvent.Type.User))


def by_another_thread(shown, qtbot):
    threading.Thread(target=int, args=(SAID,)).start()


@pytest.mark.parametrize(
    "bug",
    [
        by_a_slot,
        by_a_timer,
        by_a_job,
        by_what_follows_a_job,
        by_a_key,
        by_qt_that_we_called,
        by_a_paint,
        by_a_filter,
        by_another_thread,
    ],
)
def test_the_window_goes_on_says_so_and_keeps_what_was_typed(qtbot, netted, bug):
    bug(netted, qtbot)
    qtbot.waitUntil(lambda: is_told(netted))
    assert netted.window.isVisible()
    assert netted.window.search.text() == "geen warm water"
    netted.window.notice._action.click()
    report = QGuiApplication.clipboard().text()
    written = netted.log.read_text(encoding="utf-8")
    for text in (report, written):
        assert "ValueError" in text
        for personal in ("Jansen", "0612345678", "warm water", str(Path.home()), str(Path(__file__).parent)):
            assert personal not in text
    assert report.startswith("kbdesk ")
    netted.expected()


def test_a_bug_at_each_paint_is_written_once_and_told_while_it_stands(qtbot, netted):
    buggy = Buggy(netted.window, {"paint"})
    qtbot.waitUntil(lambda: is_told(netted))
    while buggy.times < 12:
        buggy.update()
        QGuiApplication.processEvents()
    written = netted.log.read_text(encoding="utf-8")
    assert written.count("unexpected\n") == 1
    assert written.count("for the 10th time") == 1
    netted.window.notice.dismiss()
    buggy.update()
    qtbot.waitUntil(lambda: is_told(netted))  # the next paint says it again
    buggy.fails_at = ()
    netted.expected()


def test_what_goes_wrong_while_something_is_thrown_away_is_written(netted):
    class Thrown:
        def __del__(self):
            int(SAID)

    Thrown()
    gc.collect(0)
    written = netted.log.read_text(encoding="utf-8")
    assert "in __del__" in written
    assert "Jansen" not in written
    assert not is_told(netted)
    netted.expected()
