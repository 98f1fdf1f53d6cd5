import gc
import weakref

import pytest
from PySide6.QtCore import QObject, QThread

from kbdesk.ui.kit.garbage import Garbage


class Ring(QObject):
    """Holds on to itself, and notes where it ends."""

    def __init__(self, ended):
        super().__init__()
        self.myself = self
        weakref.finalize(self, lambda: ended.append(QThread.currentThread()))


@pytest.fixture
def garbage(qapp):
    one = Garbage()
    yield one
    one.stop()
    gc.disable()  # as these tests have it


def test_python_does_not_look_by_itself_while_there_is_a_window(garbage):
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()


def test_a_ring_ends_in_the_windows_thread(garbage, qtbot, qapp):
    ended = []
    Ring(ended)
    gc.collect(0)
    ended.clear()
    Ring(ended)
    kept = [[number] for number in range(10 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [qapp.thread()]
    assert kept
