import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kbdesk.ui.frame.compact import COMPACT, CompactForm

ON_TOP = Qt.WindowType.WindowStaysOnTopHint


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.setGeometry(40, 60, 1000, 600)
    one.show()
    return one


def test_the_column_is_narrow_and_on_top_and_the_window_comes_back_as_it_stood(qtbot, window, theme):
    form = CompactForm(window, theme)
    form.toggle()
    qtbot.waitUntil(lambda: window.width() == COMPACT)
    assert form.is_on
    assert window.windowFlags() & ON_TOP
    assert window.height() == 600
    form.toggle()
    qtbot.waitUntil(lambda: window.width() == 1000)
    assert not window.windowFlags() & ON_TOP


def test_a_window_that_fills_the_screen_gets_narrow_and_fills_it_again(qtbot, window, theme):
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    form = CompactForm(window, theme)
    form.toggle()
    qtbot.waitUntil(lambda: window.width() == COMPACT)
    assert not window.isMaximized()
    form.toggle()
    qtbot.waitUntil(window.isMaximized)


def test_with_larger_text_the_column_is_wider(qtbot, window, theme):
    theme.resize_text(200)
    CompactForm(window, theme).toggle()
    qtbot.waitUntil(lambda: window.width() == 2 * COMPACT)


def test_the_cursor_stays_where_it_was(qtbot, theme):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitActive(field):
        field.activateWindow()
    field.setFocus()
    form = CompactForm(field, theme)
    for _ in range(2):
        form.toggle()
        qtbot.wait(1)
        assert field.hasFocus()
