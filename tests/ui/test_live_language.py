"""The language is switched while each page is open: nothing that was said before may stay there, or be seen later.

Each sentence of ours carries the language it was said in, so that what was not said anew is seen.
"""

import re

import pytest
import small_desk
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.desk_window import DeskWindow

DUTCH_DAYS = re.compile(r"\b(vandaag|gisteren|eergisteren|geleden|maart|mei|augustus|oktober)\b")
"""What only a date in Dutch says."""
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
MOST_ROWS = 40


@pytest.fixture
def marked(monkeypatch):
    """The words of the window; each sentence begins with its language."""
    words = words_of_window(Language.NL)
    say = words.say  # what is said in the language of a text (`say_in`) stays in it
    monkeypatch.setattr(words, "say", lambda key, **values: f"⟦{words.lang}⟧{say(key, **values)}")
    return words


@pytest.fixture
def shown(qtbot, theme, marked, tmp_path):
    one = DeskWindow(small_desk.small_desk(tmp_path), theme, marked)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read, timeout=60_000)
    yield one
    one.window.warn_before_closing(0)
    one.window.close()


def rest(qtbot, shown):
    lanes = ("searching", "reading", "content", "records", "delivery")
    qtbot.waitUntil(lambda: not any(getattr(shown, name).busy for name in lanes), timeout=30_000)
    qtbot.wait(50)


def said(widget):
    """All that a widget shows or tells."""
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(min(MOST_ROWS, model.rowCount())):
            yield from (str(model.index(row, 0).data(role) or "") for role in ROLES)


def left_behind(window, of_content):
    """Names of widgets in sight with words of the language before."""
    found = {}
    for widget in [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]:
        for text in said(widget):
            old_date = DUTCH_DAYS.search(text) and text.strip() not in of_content
            if "⟦nl⟧" in text or ("⟦en⟧" in text and old_date):
                found[f"{type(widget).__name__} {named(widget)}"] = text
    return found


def named(widget: QObject):
    """Its name, else that of what it stands in."""
    while widget is not None and not widget.objectName():
        widget = widget.parent()
    return widget.objectName() if widget is not None else ""


def pages(shown):
    buttons = shown.window.rail.findChildren(QAbstractButton)
    return [button.property("page") for button in buttons if button.property("page")]


def test_each_page_speaks_the_other_language_as_soon_as_it_is_switched_on_it(qtbot, shown, marked, tmp_path):
    of_content = {
        line.strip() for file in (tmp_path / "content").rglob("*.*") for line in file.read_text("utf-8").splitlines()
    }
    found = {}
    for page in pages(shown):
        marked.switch(Language.NL)
        rest(qtbot, shown)
        shown.window.show_page(page)
        rest(qtbot, shown)
        marked.switch(Language.EN)
        rest(qtbot, shown)
        for other in (page, *pages(shown)):
            shown.window.show_page(other)
            rest(qtbot, shown)
            left = left_behind(shown.window, of_content)
            found |= {f"{other} after a switch on {page}: {name}": text for name, text in left.items()}
    assert found == {}


def test_a_call_and_the_settings_speak_it_too(qtbot, shown, marked):
    marked.switch(Language.NL)
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    rest(qtbot, shown)
    marked.switch(Language.EN)
    rest(qtbot, shown)
    found = left_behind(shown.window, set())
    marked.switch(Language.NL)
    shown.window.settings_asked.emit("")
    rest(qtbot, shown)
    marked.switch(Language.EN)
    rest(qtbot, shown)
    assert found | left_behind(shown.window, set()) == {}
