"""What is loaded before the window is painted and before the first answer, and what waits until then."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from small_desk import small_desk

from kbdesk.ui.first_paint import FirstPaint

START = """
import json, linecache, os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from kbdesk.__main__ import main

UNTIL = sys.argv.pop(1)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and watched.objectName() == "window":
            if UNTIL == "painted":
                self.tell()
            app.removeEventFilter(self)
            watched.search.insert("w")
            page = next(one for one in watched.findChildren(QObject) if one.objectName() == "find")
            page.answered.connect(self.answered)
        return False

    def answered(self, answer):
        if answer.hits:
            self.tell()

    def tell(self, *_what):
        told = {"modules": sorted(sys.modules), "sources": sorted(linecache.cache), "threads": os.environ["OPENBLAS_NUM_THREADS"]}
        print(json.dumps(told), flush=True)
        os._exit(0)

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
    "jeepney",
    "kbdesk.cli.main",
    "kbdesk.cli.options",
    "kbdesk.content.front_matter",
    "kbdesk.content.organisation_files",
    "kbdesk.content.reading_many",
    "kbdesk.delivery",
    "kbdesk.domain.asked_address",
    "kbdesk.domain.condition",
    "kbdesk.domain.contact",
    "kbdesk.domain.desk",
    "kbdesk.domain.outbox",
    "kbdesk.domain.run",
    "kbdesk.domain.script",
    "kbdesk.records",
    "kbdesk.search.catalogue",
    "kbdesk.spelling",
    "kbdesk.ui.call",
    "kbdesk.ui.contacts",
    "kbdesk.ui.desktop.autostart",
    "kbdesk.ui.desktop.hotkey",
    "kbdesk.ui.desktop.session_bus",
    "kbdesk.ui.desktop.tray",
    "kbdesk.ui.desktop.window_door",
    "kbdesk.ui.flag",
    "kbdesk.ui.kit.spelling",
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
SEARCHING = {"kbdesk.search.catalogue", "msgspec", "numpy"}
"""What a question cannot be answered without."""


def started(*words: str, until: str) -> dict[str, Any]:
    """What is loaded in another program then."""
    told = subprocess.run(
        [sys.executable, "-c", START, until, *words], check=False, capture_output=True, encoding="utf-8", timeout=120
    )
    assert told.stdout, told.stderr
    return dict(json.loads(told.stdout))


def among(loaded: list[str], heavy: set[str]) -> list[str]:
    return [name for name in loaded if any(f"{name}.".startswith(f"{one}.") for one in heavy)]


def test_nothing_heavy_is_loaded_before_the_window_is_painted(tmp_path: Path) -> None:
    loaded = started("--data", str(tmp_path / "data"), until="painted")["modules"]
    assert "kbdesk.ui.find.find_page" in loaded
    assert among(loaded, HEAVY) == []


def test_until_the_first_answer_nothing_is_loaded_but_what_answers(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.close()
    told = started("--content", str(desk.content), "--data", str(tmp_path / "data"), until="answered")
    assert "kbdesk.search.searcher" in told["modules"]
    assert among(told["modules"], HEAVY - SEARCHING) == []
    read = [name for name in told["sources"] if Path(name).parent.name in {"find", "search", "numpy"}]
    assert read == [], "PySide reads the source of all that is loaded"
    assert told["threads"] == "1"


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
