"""Starts the window: application, looks, words, pages; ends it in good order.

Nothing is read before the window is painted; the library is opened and looked through afterwards, in its lane. Nor is
anything large loaded: what belongs to reading files, to the records, the network, the tray comes when it is needed.
"""

import gc
import sys
from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from kbdesk.desk import Desk
from kbdesk.domain.language import Language
from kbdesk.domain.settings import Settings
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.meeting_place import MeetingPlace
from kbdesk.ui.desktop_news import DesktopNews
from kbdesk.ui.desktop_presence import DesktopPresence
from kbdesk.ui.first_paint import FirstPaint
from kbdesk.ui.kit.garbage import Garbage
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.last_net import LastNet
from kbdesk.ui.native_words import NativeWords
from kbdesk.ui.session_kept import SessionKept
from kbdesk.ui.text_size import percent_of
from kbdesk.wording.actions import ACTION_WORDS
from kbdesk.wording.call_kept import CALL_KEPT
from kbdesk.wording.calling_back import CALLING_BACK
from kbdesk.wording.calls import CALLS
from kbdesk.wording.contact_line import CONTACT_LINE
from kbdesk.wording.contact_referrals import CONTACT_REFERRALS
from kbdesk.wording.contact_strip import CONTACT_STRIP
from kbdesk.wording.contacts_in_hand import CONTACT_COUNTS
from kbdesk.wording.contacts_window import CONTACTS_WINDOW
from kbdesk.wording.desktop import DESKTOP
from kbdesk.wording.fields import FIELDS
from kbdesk.wording.find_states import FIND_STATES
from kbdesk.wording.lists import LIST_COUNTS, LISTS
from kbdesk.wording.outbox import KEY_PLACES, LETTER, REASONS, STATES
from kbdesk.wording.pausing import PAUSING
from kbdesk.wording.presence import PRESENCE
from kbdesk.wording.readers import READERS, READERS_WINDOW
from kbdesk.wording.referrals import OUTBOX_WORDS, PHOTO_WORDS, REFER_WORDS
from kbdesk.wording.settings_page import SETTINGS_WORDS
from kbdesk.wording.spelling import SPELLING
from kbdesk.wording.support import BUNDLE_PARTS, SUPPORT_WINDOW
from kbdesk.wording.window import WINDOW


def run_window(
    desk: Desk, lang: str = "", *, place: MeetingPlace | None = None, address: str = "", quietly: bool = False
) -> int:
    """Shows the window until it is closed; gives the exit code. `lang`, asked for at this start, goes before all else.

    `place` is where second starts knock, `address` what this start was asked to open; `quietly` keeps the window out of
    sight until its icon or its key asks for it.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("kbdesk")
    app.setDesktopFileName("kbdesk")
    desk.begin_log()
    garbage = Garbage()
    settings = desk.settings.read()
    theme = Theme(
        app,
        Scheme(settings.theme.value),
        percent_of(settings.text_size),
        contrast=settings.contrast,
        touch=settings.touch,
        accent=settings.accent,
    )
    words = words_of_window(Language(lang) if lang else language_of(settings))
    native = NativeWords(app, words)
    shown = DeskWindow(desk, theme, words)
    session = SessionKept(desk.settings, shown)
    icon = desk.paths.resources() / "desktop" / "kbdesk.svg"
    presence = DesktopPresence(shown, words, icon=icon, settings=desk.settings)
    desktop = DesktopNews(desk, shown, theme, words, place=place)
    net = LastNet(shown.window, words)
    painted = FirstPaint(shown.window)
    shown.restore_layout()
    if quietly:
        presence.stay_out_of_sight()
    else:
        shown.window.open_fitting()
    shown.window.focus_search()
    set_aside_what_stays(shown)
    if not address:
        QTimer.singleShot(0, session.bring_back)
    QTimer.singleShot(0, shown.settings.begin_tour_once)
    painted.then(shown.begin)
    for act in (partial(desktop.begin, address), shown.status.watch_network, partial(presence.follow, settings)):
        shown.first_answer.then(act)
    shown.settings.desktop_chosen.connect(presence.follow)
    shown.settings.autostart_chosen.connect(presence.switch_autostart)
    code = app.exec()
    garbage.stop()
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
    tables = (
        WINDOW,
        CALLS,
        CALL_KEPT,
        CONTACT_STRIP,
        CONTACT_REFERRALS,
        BUNDLE_PARTS,
        SUPPORT_WINDOW,
        CALLING_BACK,
        PAUSING,
        CONTACT_LINE,
        FIND_STATES,
        FIELDS,
        STATES,
        REASONS,
        KEY_PLACES,
        LETTER,
        READERS,
        READERS_WINDOW,
        SETTINGS_WORDS,
        CONTACT_COUNTS,
        LIST_COUNTS,
        SPELLING,
        PRESENCE,
    )
    return Words(
        language, *tables, ACTION_WORDS, CONTACTS_WINDOW, LISTS, DESKTOP, PHOTO_WORDS, REFER_WORDS, OUTBOX_WORDS
    )


def language_of(settings: Settings) -> Language:
    """The chosen one, else the system's where kbdesk speaks it, else English."""
    if settings.lang:
        return Language(settings.lang)
    return Language.NL if QLocale.system().language() is QLocale.Language.Dutch else Language.EN
