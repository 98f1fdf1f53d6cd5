"""Starts the window: application, looks, words, pages; ends it in good order.

Nothing is read before the window is painted; the library is opened and looked through afterwards, in its lane.
"""

import gc
import sys

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from kbdesk.desk import Desk
from kbdesk.domain.language import Language
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.last_net import LastNet
from kbdesk.ui.native_words import NativeWords
from kbdesk.ui.text_size import percent_of
from kbdesk.wording.calls import CALLS
from kbdesk.wording.fields import FIELDS
from kbdesk.wording.outbox import KEY_PLACES, LETTER, REASONS, STATES
from kbdesk.wording.readers import READERS, READERS_WINDOW
from kbdesk.wording.window import WINDOW


def run_window(desk: Desk, lang: str = "") -> int:
    """Shows the window until it is closed; gives the exit code. `lang`, asked for at this start, goes before all else."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("kbdesk")
    app.setDesktopFileName("kbdesk")
    desk.begin_log()
    settings = desk.settings.read()
    theme = Theme(app, Scheme(settings.theme.value), percent_of(settings.text_size))
    words = words_of_window(Language(lang) if lang else language_of(settings))
    native = NativeWords(app, words)
    shown = DeskWindow(desk, theme, words)
    net = LastNet(shown.window, words)
    shown.restore_layout()
    shown.window.open_fitting()
    shown.window.focus_search()
    set_aside_what_stays(shown)
    QTimer.singleShot(0, shown.begin)
    code = app.exec()
    net.take_down()
    native.take_down()
    return code


def set_aside_what_stays(shown: DeskWindow) -> None:
    """Modules, pages and library are not looked through for garbage time and again: that would hold the window 60 ms."""
    gc.freeze()
    for stands in (shown.late.stand, shown.news.library_changed):
        stands.connect(gc.freeze)


def words_of_window(language: Language) -> Words:
    """All tables the window speaks from."""
    return Words(language, WINDOW, CALLS, FIELDS, STATES, REASONS, KEY_PLACES, LETTER, READERS, READERS_WINDOW)


def language_of(settings: Settings) -> Language:
    """The chosen one, else the system's where kbdesk speaks it, else English."""
    if settings.lang:
        return Language(settings.lang)
    return Language.NL if QLocale.system().language() is QLocale.Language.Dutch else Language.EN
