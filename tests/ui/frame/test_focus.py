"""The focus is always somewhere and always seen: Tab through every page, F6 through the zones, things that go away."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Scheme
from kbdesk.ui.main_window import MainWindow

MOST = 400
CONTROLS = QAbstractButton | QAbstractItemView | QLineEdit | QComboBox | QTextEdit


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    desk.refer.refer("faults", "Lekt", values={"customer_name": "A. Jansen", "phone": "0612345678"})
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: one.content_is_read)
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.window.focus_search()
    yield one
    one.window.warn_before_closing(0)
    one.window.close()


def to_find(shown, qtbot):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    shown.window.focus_search()


def to_call(shown, qtbot):
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    qtbot.waitUntil(shown.call.isVisible)


def to_refer(shown, qtbot):
    shown.window.show_page("refer")
    qtbot.waitUntil(shown.refer.isVisible)


def to_outbox(shown, qtbot):
    shown.window.show_page("outbox")
    qtbot.waitUntil(lambda: not shown.records.busy)


def to_settings(shown, qtbot):
    shown.settings.open()
    qtbot.waitUntil(lambda: shown.settings.page is not None and bool(shown.settings.page.channels._cards))


PAGES = {"find": to_find, "call": to_call, "refer": to_refer, "outbox": to_outbox, "settings": to_settings}


def where(widget):
    names = []
    while widget is not None:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names[:4])


def around(window):
    """What Tab comes to, once round."""
    seen = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None, f"the focus is lost after {where(seen[-1]) if seen else 'the start'}"
        if seen and focus is seen[0]:
            return seen
        assert focus not in seen, f"Tab comes back to {where(focus)} without having been round"
        seen.append(focus)
    raise AssertionError("Tab finds no end: " + "; ".join(where(one) for one in seen[-4:]))


def spoken(widget):
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def part_of_one_stop(widget):
    """Of a group of options one is a stop of Tab, the arrows go to the others; of a field its inner parts are none."""
    return not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None


@pytest.mark.parametrize("page", PAGES)
def test_tab_comes_to_everything_that_can_be_seen_and_shift_tab_goes_the_same_way_back(page, shown, qtbot):
    PAGES[page](shown, qtbot)
    window = shown.window
    stops = around(window)
    for stop in stops:
        assert stop.isVisible(), where(stop)
        assert stop.isEnabled(), where(stop)
        assert spoken(stop), where(stop)
    missed = [
        where(one)
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible() and one.isEnabled() and not part_of_one_stop(one)
        if one not in stops
    ]
    assert not missed
    back = []
    for _ in stops:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        back.append(QApplication.focusWidget())
    assert back == [*reversed(stops[1:]), stops[0]]


@pytest.mark.parametrize(("page", "scheme"), [*((page, "light") for page in PAGES), ("find", "dark")])
def test_the_focus_can_be_seen_wherever_it_is(page, scheme, shown, qtbot, theme):
    theme.choose(Scheme(scheme))
    PAGES[page](shown, qtbot)
    unseen = []
    for stop in around(shown.window):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = picture(stop)
        stop.clearFocus()
        if picture(stop) == with_focus:
            unseen.append(where(stop))
    assert not unseen


def picture(widget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("page", PAGES)
def test_f6_goes_round_and_each_zone_has_a_place_for_the_cursor(page, shown, qtbot):
    PAGES[page](shown, qtbot)
    window = shown.window
    window.focus_search()
    seen = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
        if seen[-1] is window.search:
            break
    assert seen[-1] is window.search
    assert None not in seen
    assert len(seen) >= 3


class APage(QWidget):
    def __init__(self):
        super().__init__()
        self.one, self.two, self.box = QPushButton("one"), QPushButton("two"), QWidget()
        self.inner = QPushButton("inner")
        QVBoxLayout(self.box).addWidget(self.inner)
        column = QVBoxLayout(self)
        for widget in (self.one, self.box, self.two):
            column.addWidget(widget)


@pytest.fixture
def frame(qtbot, theme, words):
    window = MainWindow(theme, words)
    qtbot.addWidget(window)
    page = APage()
    window.add_page(page, name="find", icon="search", key="page.find")
    window.page_in_test = page
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def test_when_what_has_the_focus_is_hidden_it_stays_in_its_zone(frame, qtbot):
    page = frame.page_in_test
    page.two.setFocus()
    page.two.hide()
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (page.one, page.inner))


def test_when_what_has_the_focus_is_gone_it_stays_in_its_zone(frame, qtbot):
    page = frame.page_in_test
    page.inner.setFocus()
    page.inner.deleteLater()
    page.inner = None
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (page.one, page.two))


def test_when_what_has_the_focus_is_disabled_it_stays_in_its_zone(frame, qtbot):
    page = frame.page_in_test
    page.two.setFocus()
    page.two.setEnabled(False)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (page.one, page.inner))


def test_when_the_whole_zone_is_empty_it_goes_to_the_search_field(frame, qtbot):
    page = frame.page_in_test
    page.one.setFocus()
    for widget in (page.two, page.box, page.one):
        widget.hide()
    qtbot.waitUntil(frame.search.hasFocus)


def test_a_notice_that_is_answered_gives_the_focus_to_somebody(frame, qtbot):
    frame.tell(Notice("Nog niet verzonden.", action="Toon", stays=True))
    frame.notice._action.setFocus()
    frame.notice._action.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and QApplication.focusWidget().isVisible())


def test_who_moves_the_focus_on_purpose_is_never_overruled(frame, qtbot):
    page = frame.page_in_test
    page.two.setFocus()
    page.two.hide()
    frame.rail.keys.setFocus()
    QTest.qWait(10)
    assert frame.rail.keys.hasFocus()
