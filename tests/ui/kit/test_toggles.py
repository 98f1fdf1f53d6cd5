"""A screen reader presses what stays in: by Qt's own interface of accessibility, as the bridges do."""

import pytest
from PySide6.QtGui import QAccessible

from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.toggles import TogglePush, ToggleTool


def toggle(button):
    """The first thing that can be done with it."""
    acts = QAccessible.queryAccessibleInterface(button).actionInterface()
    first = acts.actionNames()[0]
    assert first == "Toggle"
    acts.doAction(first)


@pytest.mark.parametrize("kind", [ToggleTool, TogglePush])
def test_a_toggle_from_outside_is_a_click(qtbot, kind):
    button, clicks = kind(), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: clicks.append(button.isChecked()))
    toggle(button)
    assert clicks == [True]
    toggle(button)
    assert clicks == [True, False]


def test_what_the_program_puts_on_is_no_click_and_a_click_is_one(qtbot):
    button, clicks = ToggleTool(), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: clicks.append(button.isChecked()))
    button.setChecked(True)
    assert clicks == []
    button.click()
    assert clicks == [False]


def test_an_option_is_chosen_from_outside(qtbot, theme):
    segments = Segments(theme, clearable=False)
    qtbot.addWidget(segments)
    segments.show_options((("a", "Een"), ("b", "Twee")), name="x", label="Keuze")
    segments.show_value("a")
    with qtbot.waitSignal(segments.chosen) as told:
        toggle(segments.buttons()[1])
    assert told.args == ["b"]
    assert segments.value() == "b"


def test_an_icon_that_stays_in_is_clicked_from_outside(qtbot, theme, words):
    button = IconButton(theme, words, icon="x", key="notice.close", name="one")
    button.setCheckable(True)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        toggle(button)
