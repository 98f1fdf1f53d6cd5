"""One table of actions: the window's shortcuts, the sheet, the command list and the user's own keys come from it."""

from collections import Counter

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop_news import DesktopNews
from kbdesk.ui.kit.action_table import ACTIONS, WINDOW, Action, Group, action_named
from kbdesk.ui.kit.actions import BoundAction, bind, bound_in
from kbdesk.ui.kit.own_keys import by_name, caps_now, caps_of, clashes, own_keys, pairs_of
from kbdesk.wording.actions import ACTION_WORDS


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    one = DeskWindow(desk, theme, words)
    desktop = DesktopNews(desk, one, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.window.focus_search()
    yield one
    desktop.end()
    one.window.warn_before_closing(0)
    one.window.close()


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def test_every_shortcut_of_the_window_is_in_the_table(shown):
    others = [one for one in shown.window.findChildren(QShortcut) if not isinstance(one, BoundAction)]
    assert not [(one.parent().objectName(), one.keys()) for one in others]
    known = {action.name for action in ACTIONS}
    assert {bound.action.name for bound in bound_in(shown.window)} <= known


def test_every_action_of_the_table_is_joined_with_something(shown, qtbot):
    shown.settings.open()
    qtbot.waitUntil(lambda: shown.settings.page is not None)
    wanted = {action.name for action in ACTIONS if not action.fixed and action.keys}
    assert wanted <= {bound.action.name for bound in bound_in(shown.window)}


def test_no_key_means_two_things_in_one_place(shown):
    assert not clashes(shown.window)
    names = Counter(action.name for action in ACTIONS)
    assert not [name for name, times in names.items() if times > 1]


def test_the_sheet_tells_of_as_many_pages_as_there_are(shown):
    assert action_named("pages").caps == f"Ctrl+1 … {shown.window.rail.count}"


def test_the_window_keeps_the_keys_people_know(shown):
    keys = {key for bound in bound_in(shown.window) for key in bound.keys_now}
    assert keys >= {
        *("Ctrl+K", "/", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "F1", "F6", "F8", "F9", "Esc", "Ctrl+R", "Ctrl+,"),
        *("Ctrl+Shift+K", "Ctrl+Shift+A", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+L", "Ctrl+Shift+L", "Ctrl+F"),
        *("Alt+Left", "Alt+Right", "Ctrl+P", "Alt+H", "Alt+Shift+H", "Ctrl+Shift+C", "Ctrl+J", "Ctrl+Shift+O"),
        *("Ctrl+Shift+T", "Ctrl+Shift+P", "Ctrl+Return", "Ctrl+Enter", "Alt+U", "Alt+1", "Alt+9"),
    }


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_has_words_and_every_fixed_one_its_keycaps(action, words):
    assert words.say(action.sentence, number=1)
    assert not action.fixed or (action.caps and not action.keys)


def test_no_words_are_left_of_an_action_that_is_gone():
    spoken = {action.sentence for action in ACTIONS} | {f"act.group.{group}" for group in Group}
    assert not {key for key in ACTION_WORDS if key.startswith("act.")} - spoken


def test_the_sheet_shows_the_table_and_leaves_what_fits_what_is_typed(shown, words):
    press(shown.window, Qt.Key.Key_F1)
    sheet = shown.window._keys
    texts = [label.text() for label in sheet._room.widget().findChildren(QLabel)]
    for action in ACTIONS:
        if action.is_on_sheet:
            assert words.say(action.sentence, number=action.number) in texts
    QTest.keyClicks(sheet._filter, "ctrl+r")
    left = [label.text() for label in sheet._room.widget().findChildren(QLabel)]
    assert left == ["Overal", "Doorverwijzen", "Ctrl+R"]
    QTest.keyClicks(sheet._filter, "zzz")
    assert sheet._none.isVisible()
    press(sheet._filter, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert shown.window.search.hasFocus()


def test_the_sheet_shows_the_keys_that_hold_now(shown):
    shown.settings.keys.choose(by_name(shown.window)["refer"].action, ("Ctrl+Alt+D",))
    shown.window._keys.open_sheet()
    texts = [label.text() for label in shown.window._keys._room.widget().findChildren(QLabel)]
    assert "Ctrl+Alt+D" in texts
    assert "Ctrl+R" not in texts


def test_the_command_list_finds_by_typing_and_does_it_on_enter(shown):
    window = shown.window
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    commands = window.commands
    assert commands.field.hasFocus()
    everything = commands.list.count()
    QTest.keyClicks(commands.field, "doorver pag")
    assert 0 < commands.list.count() < everything
    press(commands.field, Qt.Key.Key_Return)
    assert not commands.isVisible()
    assert window.page == "refer"


def test_the_command_list_offers_only_what_would_do_something_now(shown):
    names = {bound.action.name for bound in shown.window.commands._available()}
    assert {"search", "refer", "find.filters", "language", "looks.dark", "page.outbox"} <= names
    assert not {name for name in names if name.startswith("call.")}
    assert "refer.finish" not in names


def test_a_greater_than_sign_in_the_search_field_leads_to_the_command_list_and_backspace_back(shown):
    window = shown.window
    QTest.keyClicks(window.search, ">")
    assert window.commands.isVisible()
    assert window.search.text() == ""
    QTest.keyClicks(window.commands.field, "donker")
    assert window.commands.list.count() == 2
    window.commands.field.clear()
    press(window.commands.field, Qt.Key.Key_Backspace)
    assert not window.commands.isVisible()
    assert window.search.hasFocus()


def test_nothing_like_what_was_typed_is_said_and_enter_does_no_harm(shown):
    window = shown.window
    window.commands.open_with("qqqq")
    assert window.commands._none.isVisible()
    press(window.commands.field, Qt.Key.Key_Return)
    assert window.commands.isVisible()


def test_own_keys_take_the_place_of_the_usual_ones_and_stay(shown, qtbot, tmp_path):
    window, keys = shown.window, shown.settings.keys
    refer = by_name(window)["refer"].action
    keys.choose(refer, ("F7",))
    with qtbot.waitSignal(window.refer_asked):
        press(window, Qt.Key.Key_F7)
    with qtbot.assertNotEmitted(window.refer_asked):
        press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert small_desk.small_desk(tmp_path).settings.read().keys == (("refer", "F7"),)
    keys.choose(refer, None)
    assert by_name(window)["refer"].keys_now == ("Ctrl+R",)
    keys.choose(refer, ())
    assert by_name(window)["refer"].keys_now == ()
    keys.forget_all()
    assert by_name(window)["refer"].keys_now == ("Ctrl+R",)


def test_a_key_used_twice_is_told_once_in_words(shown):
    settings = shown._desk.settings
    shown.settings.keys.choose(by_name(shown.window)["flag"].action, ("Ctrl+R",))
    assert [(clash.one.name, clash.other.name) for clash in clashes(shown.window)] == [("refer", "flag")]
    assert shown.window.notice.notice is None  # whoever chose it was told where it was chosen
    assert settings.read().keys == (("flag", "Ctrl+R"),)
    shown.settings.keys._told = ()
    shown.settings.keys.apply()
    assert "Ctrl+R" in shown.window.notice.notice.text
    shown.window.notice.dismiss()
    shown.settings.keys.apply()
    assert shown.window.notice.notice is None


def test_of_two_in_sight_the_nearest_to_the_cursor_has_the_key(qtbot):
    window, inner = QWidget(), QWidget()
    field, other = QLineEdit(), QPushButton()
    QVBoxLayout(inner).addWidget(field)
    column = QVBoxLayout(window)
    column.addWidget(inner)
    column.addWidget(other)
    qtbot.addWidget(window)
    done = []
    bind(window, "read.copy_say", lambda: done.append("window"))
    bind(inner, "call.copy_say", lambda: done.append("inner"), within=True)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for widget in (field, field, other):
        widget.setFocus()
        press(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert done == ["inner", "inner", "window"]


def test_keys_are_written_as_they_stand_on_the_keyboard():
    assert caps_of(("Ctrl+Return", "Ctrl+Enter")) == ("Ctrl+Enter",)
    assert caps_of(("Alt+Left", "Ctrl++", "/")) == ("Alt+←", "Ctrl++", "/")
    usual = Action("a", Group.FIND, ("Ctrl+K",), WINDOW, caps="Ctrl+K  >")
    assert caps_now(usual, ("Ctrl+K",)) == ("Ctrl+K", ">")
    assert caps_now(usual, ("F2",)) == ("F2",)


def test_own_keys_go_into_the_settings_and_come_back():
    own = {"refer": ("F7", "Ctrl+R"), "flag": ()}
    assert own_keys(pairs_of(own)) == own
