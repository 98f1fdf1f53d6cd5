"""The frame: rail of pages, search field that is always there, status, the pages, a right side that folds away.

It knows pages only as widgets that were added; what they do is joined in `kbdesk.ui.app`. Looks and layout that the
reader chose leave by signals and come back by `restore_layout`; the frame stores nothing.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from kbdesk.domain.unsent import Unsent
from kbdesk.ui.frame.command_list import CommandList
from kbdesk.ui.frame.compact import CompactForm
from kbdesk.ui.frame.content_bar import ContentBar
from kbdesk.ui.frame.focus_keeper import FocusKeeper
from kbdesk.ui.frame.keys_sheet import KeysSheet
from kbdesk.ui.frame.leaving import Leaving
from kbdesk.ui.frame.looks import ChosenLooks
from kbdesk.ui.frame.looks_menu import LooksMenu
from kbdesk.ui.frame.page_stack import PageStack, Zones
from kbdesk.ui.frame.parts import parts_of
from kbdesk.ui.frame.placing import USUAL, open_on_screen
from kbdesk.ui.frame.rail import Rail
from kbdesk.ui.frame.side_split import SideSplit
from kbdesk.ui.frame.top_row import TopRow
from kbdesk.ui.frame.whole import Whole
from kbdesk.ui.frame.zones import to_next_zone
from kbdesk.ui.kit.action_table import page_action
from kbdesk.ui.kit.actions import OwnKeys, bind_action, bind_all, put_on
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words

if TYPE_CHECKING:
    from kbdesk.domain.run import Mode


class MainWindow(QMainWindow):
    """`add_page` in the order of the rail; the first is shown."""

    looks_chosen = Signal(object)  # Looks; listener: the app, which keeps it in the settings
    page_shown = Signal(str)  # name of the page
    refer_asked = Signal()  # Ctrl+R anywhere
    flag_asked = Signal()  # F8 anywhere
    back_to_script = Signal()  # Esc where nothing else took it
    content_asked = Signal()  # an account of the content, from the settings; listener: the desk window
    help_asked = Signal()  # the help on kbdesk, from the sheet of keys or the menu; listener: the help's news
    settings_asked = Signal(str)  # the page of settings, at a part of it or ""; listener: the settings' news
    tour_asked = Signal()  # the minute's tour; listener: the same
    compact_toggled = Signal(bool)  # the narrow column is on; listener: the desktop's presence
    closing = Signal()  # before lanes are closed; listener: the app

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._heads: list[QWidget] = []
        self._foot: QWidget | None = None
        self._own_keys: OwnKeys = {}
        self._compact = CompactForm(self, theme)
        self._placed = False
        self._practised: Mode | None = None
        self.setObjectName("window")
        self._top = TopRow(theme, words)
        self.search, self.status = self._top.search, self._top.status
        self._language, self._fold = self._top.language, self._top.fold
        self.reading = ContentBar(theme, words)
        self.notice = NoticeBar(theme, words, "frame.notice")
        self.rail = Rail(theme, words)
        self._stack = PageStack()
        self._split = SideSplit(theme, self._stack)
        self._keys = KeysSheet(theme, words, self)
        self.commands = CommandList(theme, words, self)
        self._focus = FocusKeeper(self, self.search, self._all_zones)
        self.looks = ChosenLooks(theme, words, self)
        self.looks_menu = LooksMenu(theme, words, self, looks=self.looks)
        self._leaving = Leaving(self.notice, words, self)
        self._whole = Whole(self.rail, (self._top, self.reading, self._split, self.notice), grows=self._split)
        self.setCentralWidget(self._whole)
        self._join()
        self._speak()
        theme.wears_in_parts(self, self._parts)
        self.resize(USUAL)

    def add_page(self, page: QWidget, *, name: str, icon: str, key: str, zones: Zones | None = None) -> None:
        """A page with its icon in the rail; `key` is the sentence of its name; Ctrl+1, 2, … in order.

        `zones` gives where F6 should stop in it, in the order of reading (default: the page as one).
        """
        self._stack.put(name, page, zones)
        self._take_in(page)
        number = self.rail.count + 1
        button = self.rail.add(name, icon=icon, key=key, number=number)
        button.clicked.connect(self._rail_clicked)
        bind_action(self, page_action(name, number), button.click)
        if number == 1:
            self.show_page(name)

    def add_quiet_page(self, page: QWidget, *, name: str, zones: Zones | None = None) -> None:
        """A page without a number: the rail has a button of its own for it."""
        self._stack.put(name, page, zones)
        self._take_in(page)

    def keep_page(self, page: QWidget) -> None:
        """A page that will replace another, out of sight until then."""
        self._stack.keep(page)

    def replace_page(self, name: str, page: QWidget, *, zones: Zones | None = None) -> None:
        """The real page in the place of the one that kept it."""
        self._stack.replace(name, page, zones)
        self._take_in(page)

    def set_side(self, side: QWidget, line: QWidget | None = None) -> None:
        """The right side (the open contact), and its short form for a narrow window; hidden until they are wanted."""
        self._split.set_side(side, line)
        for part in self._split.parts():
            self._take_in(part)

    def set_head(self, head: QWidget) -> None:
        """What is shown above the pages when it is wanted; hidden until it shows itself."""
        self._heads.append(head)
        self._whole.put_before(self.reading, head)
        self._take_in(head)

    def set_foot(self, foot: QWidget) -> None:
        """What is shown below the pages when it is wanted; hidden until it shows itself."""
        self._foot = foot
        self._whole.put_before(self.notice, foot)
        self._take_in(foot)

    def show_side(self, is_shown: bool) -> None:
        """Unfolds or folds the right side."""
        self._split.show_side(is_shown)

    def bring_side(self) -> None:
        """There is a contact: unfolds the right side where there is room, else shows its short form."""
        self._split.offer(True)

    def offer_side(self, is_offered: bool) -> None:
        """Whether there is anything to unfold."""
        self._fold.setVisible(is_offered and self._split.side is not None)
        if not is_offered:
            self._split.offer(False)

    def show_page(self, name: str) -> None:
        """Puts a page in front."""
        self._split.uncover()
        page = self._stack.named[name]
        if self._stack.currentWidget() is not page or not self.rail.current:
            self._stack.setCurrentWidget(page)
            self.rail.mark(name)
            self.page_shown.emit(name)

    @property
    def pages(self) -> tuple[str, ...]:
        """Names of all pages that are there."""
        return tuple(self._stack.named)

    @property
    def page(self) -> str:
        """Name of the page in front."""
        return self.rail.current

    def toggle_compact(self) -> None:
        """A narrow column that stays on top, beside the softphone; and back."""
        self._compact.toggle()
        self.compact_toggled.emit(self._compact.is_on)

    def tell(self, notice: Notice) -> None:
        """A line below the pages."""
        self.notice.tell(notice)

    def badge(self, name: str, number: int) -> None:
        """A number at a page's icon; 0 takes it away."""
        self.rail.badge(name, number)

    def layout_bytes(self) -> bytes:
        """Size and place of the window, width of the right side."""
        return b"%d\n" % self._split.side_width + bytes(self.saveGeometry().data())

    def restore_layout(self, state: bytes) -> None:
        """As `layout_bytes` gave it; anything else is let pass."""
        width, _, geometry = state.partition(b"\n")
        if width.isdigit():
            self._split.side_width = int(width)
            self.restoreGeometry(QByteArray(geometry))
            self._placed = True

    def open_fitting(self) -> None:
        """Shows the window where it stood, but whole on the screen; the first time in its usual size or maximised."""
        open_on_screen(self, stood=self._placed)

    def offer_help(self, is_offered: bool) -> None:
        """Whether there is help on kbdesk to search in."""
        self.looks_menu.has_help = is_offered
        self._keys.offer_help(is_offered)

    def say_mode(self, mode: "Mode") -> None:
        """Says in the title, on every page, that a call is only practised."""
        from kbdesk.domain.run import Mode  # loaded by then with the call

        self._practised = None if mode is Mode.LIVE else mode
        self._speak()

    def use_keys(self, own: OwnKeys) -> None:
        """The user's own keys, here and in all that comes later."""
        self._own_keys = own
        put_on(self, own)

    def focus_search(self) -> None:
        """The cursor into the search field, what stands there selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._top.fit(self.width())

    def warn_before_closing(self, unsent: Unsent | int) -> None:
        """What has not left this device (a number: of referrals): with any, closing asks once."""
        self._leaving.unsent = unsent if isinstance(unsent, Unsent) else Unsent(unsent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, on every system alike."""
        focus = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _join(self) -> None:
        self._words.language_changed.connect(self._speak)
        self.back_to_script.connect(self._split.uncover)  # before others put the cursor there
        self.looks.chosen.connect(self.looks_chosen)
        self._language.clicked.connect(self.looks.other_language)
        self._fold.clicked.connect(self.show_side)
        self._leaving.close_asked.connect(self.close)
        self.reading.left.connect(self.focus_search)
        self._split.folded.connect(self._fold.setChecked)
        self.search.commands_asked.connect(self.commands.open_with)
        self.commands.left_empty.connect(self.focus_search)
        self.rail.settings.clicked.connect(self._open_looks)
        self.rail.keys.clicked.connect(self._keys.open_sheet)
        menu = self.looks_menu
        menu.content_asked.connect(self.content_asked)
        menu.help_asked.connect(self.help_asked)
        menu.keys_asked.connect(self._keys.open_sheet)
        menu.settings_asked.connect(self.settings_asked)
        self._keys.help_asked.connect(self.help_asked)
        self._keys.own_asked.connect(self.settings_asked)
        bind_all(self, self._acts())

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What can be done in the frame, by the name of its action."""
        looks = self.looks
        return {
            "search": self.focus_search,
            "commands": self.commands.open_empty,
            "zone.next": self._next_zone,
            "zone.before": self._zone_before,
            "back": self.back_to_script.emit,
            "refer": self.refer_asked.emit,
            "flag": self.flag_asked.emit,
            "fold": self._fold.click,
            "compact": self.toggle_compact,
            "text.larger": partial(looks.step_text, 1),
            "text.smaller": partial(looks.step_text, -1),
            "text.usual": partial(looks.step_text, 0),
            "settings": partial(self.settings_asked.emit, ""),
            "keys": self._keys.open_sheet,
            "help": self.help_asked.emit,
            "tour": self.tour_asked.emit,
            "content": self.content_asked.emit,
            "language": looks.other_language,
            **{f"looks.{scheme}": partial(looks.choose_scheme, scheme) for scheme in Scheme},
        }

    def _rail_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            name = str(button.property("page"))
            self.show_page(name)
            self.rail.mark(name)

    def _parts(self) -> tuple[QWidget, ...]:
        return parts_of(self, self._whole, self._split, self._stack)

    def _take_in(self, part: QWidget) -> None:
        """What comes into the window has its look and the user's own keys."""
        self._theme.dress(part)
        put_on(part, self._own_keys)

    def _next_zone(self) -> None:
        to_next_zone(self._all_zones())

    def _zone_before(self) -> None:
        to_next_zone(self._all_zones(), step=-1)

    def _all_zones(self) -> tuple[QWidget, ...]:
        """Search field, the zones of the page in front, the right side, what asks below, the rail."""
        foot = (self._foot,) if self._foot is not None else ()
        pages = self._stack.zones_of(self.page)
        return (*self._heads, self.search, self.reading, *pages, *self._split.parts(), *foot, self.notice, self.rail)

    def _open_looks(self) -> None:
        button = self.rail.settings
        self.looks_menu.open_at(button.mapToGlobal(button.rect().bottomRight()))

    def _speak(self) -> None:
        mode = self._practised
        said = "" if mode is None else f"{self._words.say(f'call.{mode}').upper()} – "
        self.setWindowTitle(said + self._words.say("frame.title"))
