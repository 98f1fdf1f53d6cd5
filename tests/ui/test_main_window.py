import content_in_memory as content
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.language import Language
from kbdesk.domain.unsent import Unsent
from kbdesk.ui.frame.looks import Looks
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Scheme
from kbdesk.ui.last_net import LastNet
from kbdesk.ui.main_window import MainWindow
from kbdesk.ui.text_size import percent_of, points_of


class APage(QWidget):
    def __init__(self, name):
        super().__init__()
        self.button = QPushButton(name)
        QVBoxLayout(self).addWidget(self.button)


@pytest.fixture
def window(qtbot, theme, words):
    one = MainWindow(theme, words)
    qtbot.addWidget(one)
    for name, icon in (("find", "search"), ("call", "phone-call"), ("outbox", "send")):
        one.add_page(APage(name), name=name, icon=icon, key=f"page.{name}")
    one.show()
    with qtbot.waitActive(one):
        one.activateWindow()
    return one


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def test_the_first_page_is_shown_and_pages_change_by_keys(window):
    assert window.page == "find"
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "call"
    assert [button.isChecked() for button in window.rail._buttons.values()] == [False, True, False]
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert [button.isChecked() for button in window.rail._buttons.values()] == [False, True, False]


def test_the_search_field_is_reached_from_anywhere(window):
    window.show_page("outbox")
    window._stack.named["outbox"].button.setFocus()
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()


def test_arrows_and_enter_leave_the_search_field_for_the_list(window, qtbot):
    window.focus_search()
    with qtbot.waitSignal(window.search.moved) as moved:
        press(window.search, Qt.Key.Key_Down)
    assert moved.args == [1]
    with qtbot.waitSignal(window.search.entered):
        press(window.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(window.search.asked) as asked:
        QTest.keyClicks(window.search, "a")
    assert asked.args == ["a"]
    press(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    with qtbot.waitSignal(window.search.left):
        press(window.search, Qt.Key.Key_Escape)


def test_a_slash_is_a_sign_in_a_field_and_a_key_elsewhere(window):
    window.focus_search()
    QTest.keyClicks(window.search, "24/7")
    assert window.search.text() == "24/7"
    window._stack.named["find"].button.setFocus()
    press(window._stack.named["find"].button, Qt.Key.Key_Slash)
    assert window.search.hasFocus()


def test_f6_goes_round_the_zones(window):
    side = QWidget()
    inside = QPushButton("contact")
    QVBoxLayout(side).addWidget(inside)
    window.set_side(side)
    window.offer_side(True)
    window.show_side(True)
    window.focus_search()
    seen = []
    for _ in range(4):
        press(window, Qt.Key.Key_F6)
        seen.append(QGuiApplication.focusObject())
    round_trip = [window._stack.named["find"].button, inside, window.rail._buttons["find"], window.search]
    assert seen == round_trip
    for _ in range(4):
        press(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        seen.append(QGuiApplication.focusObject())
    assert seen[4:] == [*reversed(round_trip[:3]), window.search]


def test_the_right_side_folds_and_keeps_its_width(window):
    side = QLabel("contact")
    window.set_side(side)
    assert not window._fold.isVisible()
    window.offer_side(True)
    press(window, Qt.Key.Key_F9)
    assert side.isVisible()
    assert side.width() >= 230
    press(window, Qt.Key.Key_F9)
    assert not side.isVisible()
    window.offer_side(False)
    assert not window._fold.isVisible()


def test_the_sheet_of_keys_opens_and_closes_and_gives_the_focus_back(window):
    window.focus_search()
    press(window, Qt.Key.Key_F1)
    assert window._keys.isVisible()
    press(window._keys, Qt.Key.Key_Escape)
    assert not window._keys.isVisible()
    assert window.search.hasFocus()


def test_language_and_looks_change_at_once_and_are_told(window, qtbot, theme, words):
    with qtbot.waitSignal(window.looks_chosen) as told:
        window._language.click()
    assert words.language is Language.EN
    assert told.args == [Looks("en", "light", 100)]
    assert window.search.placeholderText() == "Search an answer or script…"
    with qtbot.waitSignal(window.looks_chosen) as told:
        press(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert told.args[0].text_percent == 110
    with qtbot.waitSignal(window.looks_chosen):
        window.looks_menu.scheme_chosen.emit(Scheme.DARK)
    assert theme.tokens.name == "dark"
    press(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.text_percent == 100


def test_the_menu_of_looks_shows_what_is_so(window):
    window.looks_menu._fill()
    texts = [action.text() for action in window.looks_menu.actions()]
    assert "Nederlands" in texts
    assert "TEKSTGROOTTE  100 %" in texts


def test_size_and_side_come_back(window, qtbot, theme, words):
    window.resize(700, 500)
    window._split.side_width = 344
    other = MainWindow(theme, words)
    qtbot.addWidget(other)
    other.restore_layout(window.layout_bytes())
    assert other.width() == 700
    assert other._split.side_width == 344
    other.restore_layout(b"nonsense")
    assert other.width() == 700


def test_a_small_window_keeps_its_search_field(window):
    window.resize(420, 600)
    assert window.width() == 420
    assert window.search.width() >= 120
    assert window.status.text().strip() == ""


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_text_to_200_percent_leaves_the_frame_whole(window, theme, qtbot, percent):
    theme.resize_text(percent)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.search.height() >= window.search.fontMetrics().height() + 8)
    assert window.width() == 1366


def test_the_row_on_top_fits_again_when_the_text_gets_another_size(window, theme):
    window.resize(1366, 768)
    theme.resize_text(200)
    assert window.status._short
    theme.resize_text(100)
    assert not window.status._short


def test_a_notice_is_told_below_the_pages(window):
    window.tell(Notice("Verzonden.", "tip"))
    assert window.notice.isVisible()


def test_a_bug_becomes_a_line_and_a_log_entry_and_the_window_goes_on(window, words, caplog):
    net = LastNet(window, words)
    net._caught(ZeroDivisionError, ZeroDivisionError("what a customer said"), None)
    net.take_down()
    assert window.notice.notice.stays
    assert [record.name for record in caplog.records] == ["kbdesk.ui"]
    window.notice._action.click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    caplog.clear()


def test_every_control_of_the_frame_has_a_name(window, find_page):
    nameless = [
        type(child).__name__
        for root in (window, find_page)
        for child in root.findChildren(QPushButton)
        if child.isVisibleTo(root) and not (child.accessibleName() or child.text())
    ]
    assert not nameless
    assert window.findChild(QWidget, "find.query") is window.search
    for name in ("find.results", "find.filters", "read.article", "read.print"):
        assert find_page.findChild(QWidget, name) is not None


@pytest.mark.parametrize("percent", range(100, 210, 10))
def test_a_text_size_survives_the_settings(percent):
    assert percent_of(points_of(percent)) == percent


def test_the_content_of_the_tests_is_whole():
    assert len({page.path for page in content.PAGES}) == len(content.PAGES)


def test_closing_with_unsent_referrals_asks_once(window):
    window.warn_before_closing(2)
    assert not window.close()
    assert window.notice.notice.text.startswith("2 doorverwijzingen zijn nog niet verzonden")
    window.notice._close.click()
    assert not window.close()
    window.notice._action.click()
    assert not window.isVisible()


def test_the_compact_form_is_narrow_and_on_top_and_goes_back(window):
    window.resize(760, 500)
    window.toggle_compact()
    assert window.width() == 420
    assert Qt.WindowType.WindowStaysOnTopHint in window.windowFlags()
    window.toggle_compact()
    assert window.width() == 760
    assert Qt.WindowType.WindowStaysOnTopHint not in window.windowFlags()


def test_enter_presses_the_button_that_has_the_focus(window, qtbot):
    button = window._stack.named["find"].button
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        press(button, Qt.Key.Key_Return)


def test_a_page_made_later_takes_the_place_that_was_kept(window, qtbot):
    window.show_page("call")
    late = APage("late")
    window.replace_page("call", late)
    assert late.isVisible()
    window.show_page("find")
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert late.isVisible()


def test_the_window_opens_whole_on_the_screen(window):
    window.hide()
    window.restore_layout(window.layout_bytes())
    window.setGeometry(-300, -200, 4000, 3000)
    window.open_fitting()
    assert window.screen().availableGeometry().contains(window.geometry())


def test_settings_lead_to_the_account_of_the_content(window, qtbot):
    window.looks_menu._fill()
    about = next(action for action in window.looks_menu.actions() if action.text() == "Over deze inhoud…")
    with qtbot.waitSignal(window.content_asked):
        about.trigger()


def test_the_question_at_closing_tells_what_was_paused_by_hand_and_photos_apart(window):
    window.warn_before_closing(Unsent(3, by_hand=2, photos=1))
    assert not window.close()
    said = window.notice.notice.text
    assert said.startswith("3 doorverwijzingen zijn nog niet verzonden")
    assert "wachten 2 op een kanaal dat u hebt gepauzeerd" in said
    assert "1 foto van een doorverwijzing" in said
    window.warn_before_closing(Unsent())
    assert window.close()
