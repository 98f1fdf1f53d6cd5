"""Other looks come to the window part by part: the same as if it had been made in them, and no widget asked in vain."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.theme import Scheme
from kbdesk.ui.main_window import MainWindow


class Told(QObject):
    """Counts how often each widget hears of another style."""

    def __init__(self):
        super().__init__()
        self.times = Counter()

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def a_page(text):
    """A card in a card in a card, with a line in each."""
    page = outer = QWidget()
    for _ in range(6):
        card = Card()
        card.body.addWidget(QLabel(text))
        layout = outer.body if isinstance(outer, Card) else QVBoxLayout(outer)
        layout.addWidget(card)
        outer = card
    return page


@pytest.fixture
def made(qtbot, theme, words):
    windows = []

    def make():
        window = MainWindow(theme, words)
        qtbot.addWidget(window)
        for name, icon in (("find", "search"), ("call", "phone-call"), ("refer", "send")):
            window.add_page(a_page(name), name=name, icon=icon, key=f"page.{name}")
        window.resize(900, 600)
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()
        windows.append(window)
        return window

    yield make
    for one in windows:
        if isValid(one):
            one.close()


def picture(window, page):
    window.activateWindow()
    window.show_page(page)
    window.setFocus()
    for _ in range(3):
        QApplication.processEvents()
    return window.grab().toImage()


def test_a_window_in_other_looks_is_the_same_as_one_made_in_them(made, theme):
    changed = made()
    light = picture(changed, "call")
    theme.choose(Scheme.DARK)
    fresh = made()
    for page in ("find", "call", "refer"):
        assert picture(changed, page) == picture(fresh, page), page
    theme.choose(Scheme.LIGHT)
    assert picture(changed, "call") == light


def test_a_page_out_of_sight_is_dressed_when_it_comes_into_sight_or_in_a_later_turn(made, theme, qtbot):
    window = made()
    hidden = window._stack.named["refer"]
    theme.choose(Scheme.DARK)
    sheet = window._top.styleSheet()
    assert theme.tokens.window in sheet or theme.tokens.card in sheet
    assert hidden.styleSheet() != sheet
    window.show_page("refer")
    assert hidden.styleSheet() == sheet
    qtbot.waitUntil(lambda: all(one.styleSheet() == sheet for one in window._stack.named.values()))


def test_a_page_that_comes_later_has_the_looks_of_the_moment(made, theme):
    window = made()
    theme.choose(Scheme.DARK)
    late = a_page("late")
    window.add_quiet_page(late, name="late")
    assert late.styleSheet() == window._top.styleSheet()


def test_what_is_in_sight_hears_of_it_a_few_times_and_what_is_not_hears_nothing(made, theme):
    window = made()
    window.show_page("find")
    told = Told()
    QApplication.instance().installEventFilter(told)
    theme.choose(Scheme.DARK)
    QApplication.instance().removeEventFilter(told)
    in_sight = window._stack.named["find"].findChildren(QLabel)
    assert {told.times[label] for label in in_sight} <= {1, 2}, "not once for each widget it stands in"
    assert not [label for label in window._stack.named["call"].findChildren(QLabel) if told.times[label]]
