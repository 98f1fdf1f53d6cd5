"""One application and one theme for all tests of the window; lanes that are closed after the test."""

import gc
from pathlib import Path

import content_in_memory as content
import pytest

from kbdesk.domain.language import Language
from kbdesk.domain.library import Library
from kbdesk.ui.app import words_of_window
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.background import Lane, Rule
from kbdesk.ui.kit.theme import Scheme, Theme

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Qt's platform without a screen says of every window that it cannot pass on its size limits, bring it to the
    front, or give its icon a place, and of a menu that it cannot have the keyboard; that is no fault.
    """
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore(
                    "propagateSizeHints", r"support raise\(\)", "systemTrayWindowChanged", "grabbing the keyboard"
                )
            )


@pytest.fixture(autouse=True)
def _garbage_goes_in_the_windows_thread():
    """As in the program (`kbdesk.ui.kit.garbage`): never in a lane, where a widget's end would end everything."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


@pytest.fixture(scope="session")
def _one_theme(qapp):
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(_one_theme):
    """Light, 100 %."""
    yield _one_theme
    if _one_theme.scheme is not Scheme.LIGHT:
        _one_theme.choose(Scheme.LIGHT)
    _one_theme.resize_text(100)


@pytest.fixture
def words():
    """Dutch."""
    return words_of_window(Language.NL)


@pytest.fixture
def lane():
    """Makes lanes and closes them."""
    made = []

    def make(rule):
        made.append(Lane("test", rule))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def finding():
    return content.StandInFind()


@pytest.fixture
def find_page(qtbot, theme, words, lane, finding, tmp_path):
    """A page over the content of `stand_in`, shown, with nothing typed yet."""
    page = FindPage(
        theme,
        words,
        find=finding,
        read=content.StandInRead(tmp_path),
        searching=lane(Rule.NEWEST_WINS),
        reading=lane(Rule.NEWEST_WINS),
        now=lambda: content.NOW,
    )
    qtbot.addWidget(page)
    page.show_library(Library(content.ORGANISATION))
    page.resize(1280, 700)
    page.show()
    return page
