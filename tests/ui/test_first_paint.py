"""What is loaded before the window is painted, and what waits until it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kbdesk.ui.first_paint import FirstPaint

START = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from kbdesk.__main__ import main

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched.objectName() == "window":
            print(json.dumps(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False

app = QApplication(sys.argv[:1])
watch = Watch()
app.installEventFilter(watch)
main()
"""

HEAVY = {
    "PIL",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "bs4",
    "cryptography",
    "email",
    "httpx",
    "importlib.metadata",
    "kbdesk.cli.main",
    "kbdesk.cli.options",
    "kbdesk.content.front_matter",
    "kbdesk.content.reading_many",
    "kbdesk.delivery",
    "kbdesk.domain.asked_address",
    "kbdesk.records",
    "kbdesk.search.catalogue",
    "kbdesk.ui.call",
    "kbdesk.ui.contacts",
    "kbdesk.ui.desktop.hotkey",
    "kbdesk.ui.desktop.tray",
    "kbdesk.ui.desktop.window_door",
    "kbdesk.ui.flag",
    "kbdesk.ui.outbox",
    "kbdesk.ui.refer",
    "kbdesk.ui.settings",
    "keyring",
    "markdown",
    "markdown_it",
    "msgspec",
    "numpy",
    "phonenumbers",
    "rich",
    "sqlcipher3",
    "watchdog",
    "whoosh",
    "xml.etree",
    "yaml",
}
"""A module, or a package with all that is in it."""


def test_nothing_heavy_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    data = tmp_path / "data"
    told = subprocess.run(
        [sys.executable, "-c", START, "--data", str(data)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert told.stdout, told.stderr
    loaded = json.loads(told.stdout)
    assert "kbdesk.ui.find.find_page" in loaded
    assert [name for name in loaded if any(f"{name}.".startswith(f"{heavy}.") for heavy in HEAVY)] == []


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    return QWidget()


def test_what_waits_for_the_paint_is_done_in_its_order_and_once(window: QWidget, qapp: QApplication) -> None:
    done: list[str] = []
    painted = FirstPaint(window)
    painted.then(lambda: done.append("first"))
    painted.then(lambda: done.append("second"))
    window.repaint()
    assert done == []
    window.show()
    while len(done) < 2:
        qapp.processEvents()
    window.update()
    qapp.processEvents()
    assert done == ["first", "second"]
    assert painted.is_over


def test_what_comes_after_the_paint_does_not_wait(window: QWidget, qapp: QApplication) -> None:
    painted = FirstPaint(window)
    window.show()
    while not painted.is_over:
        qapp.processEvents()
    done: list[str] = []
    painted.then(lambda: done.append("late"))
    while not done:
        qapp.processEvents()
    assert done == ["late"]


def test_a_window_that_is_never_painted_is_not_waited_for_long(window: QWidget, qapp: QApplication) -> None:
    done: list[str] = []
    FirstPaint(window).then(lambda: done.append("all the same"))
    while not done:
        qapp.processEvents()
    assert not window.isVisible()
