"""A window comes to the front; where the desktop gives no leave for it, it is put up anew."""

import os

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMainWindow

from kbdesk.ui.desktop.to_front import bring_to_front, come_to_front, put_up_anew


class Window(QMainWindow):
    """Counts how often it was put up."""

    def __init__(self, *, is_in_front=False):
        super().__init__()
        self.is_in_front, self.opened, self.put_up = is_in_front, 0, 0
        self.field = QLineEdit()
        self.setCentralWidget(self.field)

    def open_fitting(self):
        self.opened += 1
        self.show()

    def isActiveWindow(self):
        return self.is_in_front

    def showEvent(self, event):
        super().showEvent(event)
        self.put_up += 1


@pytest.fixture
def wayland(monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)


@pytest.mark.parametrize("is_in_front", [True, False])
def test_only_a_window_that_did_not_come_is_put_up_anew(qtbot, is_in_front):
    window = Window(is_in_front=is_in_front)
    qtbot.addWidget(window)
    bring_to_front(window)
    window.field.setFocus()
    put_up_anew(window)
    assert (window.opened, window.put_up) == (1, 1 if is_in_front else 2)
    assert window.isVisible()
    assert window.focusWidget() is window.field


def test_under_wayland_it_comes_also_without_leave(qtbot, wayland):
    window = Window()
    qtbot.addWidget(window)
    come_to_front(window)
    qtbot.waitUntil(lambda: window.put_up == 2)


def test_leave_is_handed_to_qt_under_wayland_alone(qtbot, wayland, monkeypatch):
    window = Window(is_in_front=True)
    qtbot.addWidget(window)
    bring_to_front(window, "leave-17")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "leave-17"
    monkeypatch.undo()
    os.environ.pop("XDG_ACTIVATION_TOKEN", None)
    bring_to_front(window, "leave-18")
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
