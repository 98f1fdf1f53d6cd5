"""A language that nobody speaks: every sentence of ours in brackets. What is shown without was never given to it.

Not ours, and so without brackets, are the words of the content and the names of keys.
"""

import re

import pytest
import small_desk
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.desk_window import DeskWindow

WORD = re.compile(r"[^\W\d_]{3,}")
KEY_NAMES = frozenset(
    "alt backspace ctrl del end enter esc home ins meta pgdown pgup return shift space tab cmd".split()
)
MARKUP = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
QTS_OWN = frozenset({"ScrollLeftButton", "ScrollRightButton", "qt_spinbox_lineedit"})
"""Parts that Qt makes and names; its own catalogue translates them."""
OUR_NAME = frozenset({"kbdesk"})


@pytest.fixture
def in_brackets(monkeypatch):
    """The words of the window, each sentence between brackets."""
    words = words_of_window(Language.NL)
    say, say_in = words.say, words.say_in
    monkeypatch.setattr(words, "say", lambda key, **values: f"⟦{say(key, **values)}⟧")
    monkeypatch.setattr(words, "say_in", lambda lang, key, **values: f"⟦{say_in(lang, key, **values)}⟧")
    return words


@pytest.fixture
def shown(qtbot, theme, in_brackets, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    one = DeskWindow(desk, theme, in_brackets)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read, timeout=60_000)
    yield one
    one.window.warn_before_closing(0)
    one.window.close()


def texts(window):
    """Everything that a widget shows or tells, with its name."""
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.objectName() in QTS_OWN:
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        yield name, widget.windowTitle()
        yield name, widget.toolTip()
        yield name, widget.accessibleName()
        yield name, widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield name, MARKUP.sub(" ", widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield name, widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((name, widget.itemText(place)) for place in range(widget.count()))
        if isinstance(widget, QMenu):
            yield from ((name, action.text()) for action in widget.actions())


def never_given(window, of_content):
    """Texts with a word that is neither in brackets nor the content's."""
    found = {}
    for name, text in texts(window):
        outside = re.sub(r"⟦[^⟦⟧]*⟧", " ", re.sub(r"⟦[^⟦⟧]*⟧", " ", text))
        strange = {word.lower() for word in WORD.findall(outside)} - KEY_NAMES - OUR_NAME - of_content
        if strange:
            found[name] = text
    return found


def test_every_word_on_every_page_was_given_to_the_language(qtbot, shown, tmp_path):
    files = (tmp_path / "content").rglob("*.*")
    of_content = {word.lower() for file in files for word in WORD.findall(file.read_text(encoding="utf-8"))}
    found = {}
    named = (button.property("page") for button in shown.window.rail.findChildren(QAbstractButton))
    for page in filter(None, named):
        shown.window.show_page(page)
        qtbot.wait(50)
        found |= never_given(shown.window, of_content)
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    found |= never_given(shown.window, of_content)
    assert found == {}
