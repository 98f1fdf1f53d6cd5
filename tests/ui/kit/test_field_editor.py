"""Fields by type: what they show, when they tell, when a value is called wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kbdesk.domain.field_check import FieldError
from kbdesk.domain.language import Language
from kbdesk.domain.organisation import FieldType, Privacy
from kbdesk.domain.step_view import AskView
from kbdesk.ui.kit.field_editor import FieldEditor, Typed
from kbdesk.ui.kit.segments import Segments

OPTIONS = tuple((f"o{n}", f"keuze {n}") for n in range(8))


def an_ask(kind=FieldType.TEXT, value="", **more):
    fields = {"required": False, "unit": "", "example": "", "options": (), "privacy": Privacy.NONE, **more}
    return AskView(name="field", label="Veld", type=kind, value=value, **fields)


@pytest.fixture
def shown(qtbot, theme, words):
    """Makes an editor in a window, with something else to go to."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)

    def make(ask):
        editor = FieldEditor(theme, words, ask, name="call.field")
        column.addWidget(editor)
        window.other = QLineEdit()
        column.addWidget(window.other)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return editor

    make.window = window
    return make


def test_typing_is_told_after_a_pause_and_again_when_the_field_is_left(qtbot, shown):
    editor = shown(an_ask())
    editor.take_cursor()
    with qtbot.waitSignal(editor.typed) as typed:
        qtbot.keyClicks(editor.editor, "abc")
    assert typed.args == [Typed("field", "abc")]
    with qtbot.waitSignal(editor.left) as left:
        shown.window.other.setFocus()
    assert left.args == [Typed("field", "abc")]


def test_what_waits_for_the_pause_is_told_at_once_when_asked(qtbot, shown):
    editor = shown(an_ask())
    editor.take_cursor()
    qtbot.keyClicks(editor.editor, "abc")
    with qtbot.waitSignal(editor.typed):
        editor.flush()
    with qtbot.assertNotEmitted(editor.typed):
        editor.flush()


def test_a_field_with_the_cursor_is_not_overwritten(qtbot, shown):
    editor = shown(an_ask())
    editor.take_cursor()
    qtbot.keyClicks(editor.editor, "abc")
    editor.flush()
    editor.show_ask(an_ask(value="ab"))
    assert editor.text() == "abc"


def test_an_error_is_shown_only_after_the_field_was_left(qtbot, shown):
    editor = shown(an_ask(FieldType.PHONE))
    editor.take_cursor()
    qtbot.keyClicks(editor.editor, "06")
    wrong = an_ask(FieldType.PHONE, "06", error=FieldError("not-phone", "06 12345678"))
    editor.show_ask(wrong)
    assert editor.editor.accessibleDescription() == ""
    shown.window.other.setFocus()
    editor.show_ask(wrong)
    assert "06 12345678" in editor.editor.accessibleDescription()
    editor.show_ask(an_ask(FieldType.PHONE, "0612345678"))
    assert editor.editor.accessibleDescription() == ""


def test_a_date_is_typed_as_digits_and_shown_with_the_day_first(qtbot, shown):
    editor = shown(an_ask(FieldType.DATE))
    assert editor.editor.placeholderText().startswith("dd-mm-jjjj")
    editor.take_cursor()
    qtbot.keyClicks(editor.editor, "24112026")
    assert editor.text() == "24-11-2026"
    shown.window.other.setFocus()
    editor.show_ask(an_ask(FieldType.DATE, "2026-11-24"))
    assert editor.text() == "24-11-2026"


def test_a_dash_in_a_date_can_be_taken_away_again(qtbot, shown):
    editor = shown(an_ask(FieldType.DATE))
    editor.take_cursor()
    qtbot.keyClicks(editor.editor, "24")
    assert editor.text() == "24-"
    qtbot.keyClick(editor.editor, Qt.Key.Key_Backspace)
    assert editor.text() == "24"


def test_a_number_has_a_comma_in_dutch_and_a_point_in_english(shown, words):
    editor = shown(an_ask(FieldType.NUMBER, "0.6", unit="bar"))
    assert editor.text() == "0,6"
    shown.window.other.setFocus()
    words.switch(Language.EN)
    assert editor.text() == "0.6"


@pytest.mark.parametrize(
    ("kind", "options", "widget"),
    [
        (FieldType.TEXT, (), QLineEdit),
        (FieldType.NOTE, (), QPlainTextEdit),
        (FieldType.CHOICE, OPTIONS[:3], Segments),
        (FieldType.CHOICE, OPTIONS, QComboBox),
        (FieldType.MULTI, OPTIONS, Segments),
    ],
)
def test_each_type_has_its_editor_with_a_name_for_all(shown, kind, options, widget):
    editor = shown(an_ask(kind, options=options, required=True))
    assert isinstance(editor.editor, widget)
    assert editor.editor.objectName() == "call.field.field"
    assert editor.editor.accessibleName() == "Veld, verplicht"


def test_an_option_is_told_when_it_is_chosen_and_can_be_taken_back(qtbot, shown):
    editor = shown(an_ask(FieldType.CHOICE, options=OPTIONS[:2]))
    first, second = editor.editor.buttons()
    with qtbot.waitSignal(editor.left) as left:
        first.click()
    assert left.args == [Typed("field", "o0")]
    second.click()
    assert editor.text() == "o1"
    second.click()
    assert editor.text() == ""


def test_several_options_can_be_on(shown):
    editor = shown(an_ask(FieldType.MULTI, options=OPTIONS[:3]))
    first, _, third = editor.editor.buttons()
    first.click()
    third.click()
    assert editor.text() == "o0,o2"


def test_arrows_move_among_options_which_are_one_tab_stop(qtbot, shown):
    editor = shown(an_ask(FieldType.CHOICE, "o1", options=OPTIONS[:3]))
    editor.take_cursor()
    first, second, third = editor.editor.buttons()
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert third.hasFocus()
    qtbot.keyClick(third, Qt.Key.Key_Right)
    assert first.hasFocus()
    assert [button.focusPolicy() is Qt.FocusPolicy.StrongFocus for button in (first, second, third)] == [
        False,
        True,
        False,
    ]


def test_a_long_drop_down_tells_the_code(qtbot, shown):
    editor = shown(an_ask(FieldType.CHOICE, options=OPTIONS))
    with qtbot.waitSignal(editor.left) as left:
        editor.editor.setCurrentIndex(3)
        editor.editor.activated.emit(3)
    assert left.args == [Typed("field", "o2")]
