"""Links that lead out open when they are pressed; a telephone number is shown first."""

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kbdesk.ui.kit.notice_bar import NoticeBar
from kbdesk.ui.kit.outward import Outward


class System(QObject):
    """Stands in for the system's programs: addresses that were opened."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot("QUrl")
    def open(self, url):
        self.opened.append(url.toString())


@pytest.fixture
def system():
    one = System()
    for scheme in ("tel", "https"):
        QDesktopServices.setUrlHandler(scheme, one, "open")
    yield one
    for scheme in ("tel", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def bar(qtbot, theme, words):
    one = NoticeBar(theme, words)
    qtbot.addWidget(one)
    return one


def test_a_number_is_dialled_only_when_it_is_pressed_on_the_line_that_shows_it(bar, words, system):
    Outward(bar, words, parent=bar).open("tel:+31612345678")
    assert bar.notice.text == "06 12345678 bellen?"
    assert system.opened == []
    bar._act()
    assert system.opened == ["tel:+31612345678"]


def test_another_link_opens_at_once(bar, words, system):
    Outward(bar, words, parent=bar).open("https://example.org/x")
    assert system.opened == ["https://example.org/x"]
    assert bar.notice is None


def test_what_no_program_opens_is_told_and_can_be_copied(bar, words, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    outward = Outward(bar, words, parent=bar)
    outward.open("tel:0800%2055")
    bar._act()
    assert "0800 55" in bar.notice.text
    bar._act()
    assert QGuiApplication.clipboard().text() == "0800 55"
