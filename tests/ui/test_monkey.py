"""A minute of random acts at the whole window: nothing may be raised, nothing said by Qt, no thread left.

`benchmarks/soak.py` is the same for an hour, with an eye on memory. The seed stands in the name of the test: what goes
wrong once goes wrong again with it.
"""

import shutil
import threading

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.monkey import Monkey, Watch
from kbdesk.config.paths import Paths
from kbdesk.desk import open_desk
from kbdesk.ui.desk_window import DeskWindow

ACTS = 700


@pytest.fixture
def watch():
    one = Watch()
    yield one
    one.take_down()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_act_in_any_order_brings_the_window_down(seed, qtbot, theme, words, tmp_path, watch):
    content = tmp_path / "content"
    shutil.copytree(Paths.at(tmp_path).shipped_content(), content)
    threads = set(threading.enumerate())
    shown = DeskWindow(open_desk(content=content, data=tmp_path / "data"), theme, words)
    shown.window.show()
    shown.begin()
    qtbot.waitUntil(lambda: shown.content_is_read, timeout=60_000)
    monkey = Monkey(shown.window, seed=seed, watch=watch, articles=tuple(sorted(content.rglob("*.nl.md"))[:5]))
    for _ in range(ACTS):
        monkey.act()
    watch.act = "the end"
    shown.window.warn_before_closing(0)
    shown.window.close()
    shown.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert watch.faults == []
    assert [one.name for one in threading.enumerate() if one not in threads] == []
