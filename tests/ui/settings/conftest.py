"""The page of settings in a frame, over a real desk: the other pages are left out, the lanes are real."""

import pytest
import small_desk
from PySide6.QtWidgets import QWidget

from kbdesk.ui.kit.background import Rule
from kbdesk.ui.late_pages import LatePages
from kbdesk.ui.main_window import MainWindow
from kbdesk.ui.settings_news import SettingsNews


class Shown:
    """The window, what joins it with the settings, and the desk."""

    def __init__(self, desk, theme, words, lane):
        self.desk, self.words, self.theme = desk, words, theme
        self.records = lane(Rule.IN_ORDER)
        self.window = MainWindow(theme, words)
        for name, icon in (("find", "search"), ("call", "phone-call"), ("refer", "send"), ("outbox", "inbox")):
            self.window.add_page(QWidget(), name=name, icon=icon, key=f"page.{name}")
        self.late = LatePages(desk, theme, words, records=self.records, delivery=self.records, reading=self.records)
        self.news = SettingsNews(desk, self.window, self.late, records=self.records, theme=theme, words=words)

    @property
    def page(self):
        return self.news.page

    def find(self, name):
        return self.window.findChild(QWidget, name)

    def settled(self):
        return self.page is not None and not self.records.busy and not self.news._slow.busy


@pytest.fixture
def shown(qtbot, theme, words, lane, tmp_path):
    one = Shown(small_desk.small_desk(tmp_path), theme, words, lane)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.window.settings_asked.emit("")
    qtbot.waitUntil(one.settled)
    yield one
    qtbot.waitUntil(one.settled)
    one.window.close()
