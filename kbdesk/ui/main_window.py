"""The frame: rail of pages, search field that is always there, status, the pages, a right side that folds away.

It knows pages only as widgets that were added; what they do is joined in `kbdesk.ui.app`. Looks and layout that the
reader chose leave by signals and come back by `restore_layout`; the frame stores nothing.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kbdesk.domain.run import Mode
from kbdesk.ui.frame.content_bar import ContentBar
from kbdesk.ui.frame.keys_sheet import KeysSheet
from kbdesk.ui.frame.looks import ChosenLooks
from kbdesk.ui.frame.looks_menu import LooksMenu
from kbdesk.ui.frame.placing import USUAL, open_on_screen
from kbdesk.ui.frame.rail import Rail
from kbdesk.ui.frame.top_row import TopRow
from kbdesk.ui.frame.zones import to_next_zone
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

SIDE_WIDTH = 310
COMPACT = 420
CLOSE = "close"


class MainWindow(QMainWindow):
    """`add_page` in the order of the rail; the first is shown."""

    looks_chosen = Signal(object)  # Looks; listener: the app, which keeps it in the settings
    page_shown = Signal(str)  # name of the page
    refer_asked = Signal()  # Ctrl+R anywhere
    flag_asked = Signal()  # F8 anywhere
    back_to_script = Signal()  # Esc where nothing else took it
    content_asked = Signal()  # an account of the content, from the settings; listener: the desk window
    help_asked = Signal()  # the help on kbdesk, from the sheet of keys or the menu; listener: the help's news
    closing = Signal()  # before lanes are closed; listener: the app

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._pages: dict[str, QWidget] = {}
        self._zones: dict[str, Callable[[], tuple[QWidget, ...]]] = {}
        self._side: QWidget | None = None
        self._foot: QWidget | None = None
        self._side_width = SIDE_WIDTH
        self._unsent, self._asked_to_stay = 0, False
        self._size_before_compact: QSize | None = None
        self._placed = False
        self._mode = Mode.LIVE
        self.setObjectName("window")
        self._top = TopRow(theme, words)
        self.search, self.status = self._top.search, self._top.status
        self._language, self._fold = self._top.language, self._top.fold
        self.reading = ContentBar(theme, words)
        self.notice = NoticeBar(theme, words, "frame.notice")
        self.rail = Rail(theme, words)
        self._stack = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._keys = KeysSheet(theme, words, self)
        self.looks_menu = LooksMenu(theme, words, self)
        self.looks = ChosenLooks(theme, words, self)
        self._lay_out()
        self._join()
        self._speak()
        self.resize(USUAL)

    def add_page(
        self,
        page: QWidget,
        *,
        name: str,
        icon: str,
        key: str,
        zones: Callable[[], tuple[QWidget, ...]] | None = None,
    ) -> None:
        """A page with its icon in the rail; `key` is the sentence of its name; Ctrl+1, 2, … in order.

        `zones` gives where F6 should stop in it, in the order of reading (default: the page as one).
        """
        self._zones[name] = zones or (lambda: (page,))
        self._pages[name] = page
        self._stack.addWidget(page)
        number = len(self._pages)
        button = self.rail.add(name, icon=icon, key=key, number=number)
        button.clicked.connect(self._rail_clicked)
        self._shortcut(f"Ctrl+{number}", button.click)
        if number == 1:
            self.show_page(name)

    def replace_page(self, name: str, page: QWidget, *, zones: Callable[[], tuple[QWidget, ...]] | None = None) -> None:
        """The real page in the place of the one that kept it."""
        before, self._pages[name] = self._pages[name], page
        self._zones[name] = zones or (lambda: (page,))
        was_in_front = self._stack.currentWidget() is before
        self._stack.insertWidget(self._stack.indexOf(before), page)
        self._stack.removeWidget(before)
        before.deleteLater()
        if was_in_front:
            self._stack.setCurrentWidget(page)

    def set_side(self, side: QWidget) -> None:
        """The right side (the open contact); hidden until `show_side`."""
        self._side = side
        self._split.addWidget(side)
        self._split.setStretchFactor(1, 0)
        side.hide()

    def set_foot(self, foot: QWidget) -> None:
        """What is shown below the pages when it is wanted; hidden until it shows itself."""
        self._foot = foot
        self._column.insertWidget(self._column.indexOf(self.notice), foot)

    def show_side(self, is_shown: bool) -> None:
        """Unfolds or folds the right side."""
        if self._side is None:
            return
        self._side.setVisible(is_shown)
        self._fold.setChecked(is_shown)
        if is_shown:
            width = max(self._side_width, self._theme.px(SIDE_WIDTH) * 3 // 4)
            self._split.setSizes([max(300, self._split.width() - width), width])

    def offer_side(self, is_offered: bool) -> None:
        """Whether there is anything to unfold."""
        self._fold.setVisible(is_offered and self._side is not None)
        if not is_offered:
            self.show_side(False)

    def show_page(self, name: str) -> None:
        """Puts a page in front."""
        page = self._pages[name]
        if self._stack.currentWidget() is not page or not self.rail.current:
            self._stack.setCurrentWidget(page)
            self.rail.mark(name)
            self.page_shown.emit(name)

    @property
    def page(self) -> str:
        """Name of the page in front."""
        return self.rail.current

    def toggle_compact(self) -> None:
        """A narrow column that stays on top, beside the softphone; and back."""
        before, geometry = self._size_before_compact, self.geometry()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, before is None)
        if before is None:
            self._size_before_compact = geometry.size()
            self.show_side(False)
            self.resize(self._theme.px(COMPACT), geometry.height())
        else:
            self._size_before_compact = None
            self.resize(before)
        self.show()

    def tell(self, notice: Notice) -> None:
        """A line below the pages."""
        self.notice.tell(notice)

    def badge(self, name: str, number: int) -> None:
        """A number at a page's icon; 0 takes it away."""
        self.rail.badge(name, number)

    def layout_bytes(self) -> bytes:
        """Size and place of the window, width of the right side."""
        return b"%d\n" % self._side_width + bytes(self.saveGeometry().data())

    def restore_layout(self, state: bytes) -> None:
        """As `layout_bytes` gave it; anything else is let pass."""
        width, _, geometry = state.partition(b"\n")
        if width.isdigit():
            self._side_width = int(width)
            self.restoreGeometry(QByteArray(geometry))
            self._placed = True

    def open_fitting(self) -> None:
        """Shows the window where it stood, but whole on the screen; the first time in its usual size or maximised."""
        open_on_screen(self, stood=self._placed)

    def offer_help(self, is_offered: bool) -> None:
        """Whether there is help on kbdesk to search in."""
        self.looks_menu.has_help = is_offered
        self._keys.offer_help(is_offered)

    def say_mode(self, mode: Mode) -> None:
        """Says in the title, on every page, that a call is only practised."""
        self._mode = mode
        self._speak()

    def focus_search(self) -> None:
        """The cursor into the search field, what stands there selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._top.fit(self.width())

    def warn_before_closing(self, unsent: int) -> None:
        """How many referrals have not left this device: with any, closing asks once."""
        self._unsent = unsent

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, on every system alike."""
        focus = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._unsent and not self._asked_to_stay:
            self._asked_to_stay = True
            text, action = self._words.say("frame.unsent", n=self._unsent), self._words.say("frame.close_anyway")
            self.tell(Notice(text, "warning", action, code=CLOSE, stays=True))
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._stack.setMinimumSize(280, 200)  # a page says itself how it fits into a narrow window
        self._split.setHandleWidth(10)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        self._split.setStretchFactor(0, 1)
        column = self._column = QVBoxLayout()
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self._top)
        column.addWidget(self.reading)
        column.addWidget(self._split, 1)
        column.addWidget(self.notice)
        whole = QWidget()
        whole.setProperty("look", "window")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)

    def _join(self) -> None:
        self._words.language_changed.connect(self._speak)
        self.looks.chosen.connect(self.looks_chosen)
        self._language.clicked.connect(self.looks.other_language)
        self._fold.clicked.connect(self.show_side)
        self.notice.action_chosen.connect(self._notice_action)
        self.notice.went.connect(self._notice_went)
        self.reading.left.connect(self.focus_search)
        self._split.splitterMoved.connect(self._side_moved)
        self.rail.settings.clicked.connect(self._open_looks)
        self.rail.keys.clicked.connect(self._keys.open_sheet)
        menu = self.looks_menu
        menu.language_chosen.connect(self.looks.switch_language)
        menu.scheme_chosen.connect(self.looks.choose_scheme)
        menu.size_asked.connect(self.looks.step_text)
        menu.content_asked.connect(self.content_asked)
        menu.help_asked.connect(self.help_asked)
        menu.keys_asked.connect(self._keys.open_sheet)
        self._keys.help_asked.connect(self.help_asked)
        for keys in ("Ctrl+K", "/"):
            self._shortcut(keys, self.focus_search)
        self._shortcut("Ctrl+Shift+K", self.toggle_compact)
        self._shortcut("F1", self._keys.open_sheet)
        self._shortcut("F6", self._next_zone)
        self._shortcut("F9", self._fold.click)
        self._shortcut("Ctrl+R", self.refer_asked.emit)
        self._shortcut("F8", self.flag_asked.emit)
        self._shortcut("Esc", self.back_to_script.emit)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._shortcut(keys, partial(self.looks.step_text, step))

    def _shortcut(self, keys: str, what: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(what)

    def _side_moved(self, _place: int, _handle: int) -> None:
        self._side_width = self._split.sizes()[-1]

    def _notice_action(self, notice: Notice) -> None:
        if notice.code == CLOSE:
            self._asked_to_stay = True
            self.close()

    def _notice_went(self, notice: Notice) -> None:
        if notice.code == CLOSE:
            self._asked_to_stay = False

    def _rail_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            name = str(button.property("page"))
            self.show_page(name)
            self.rail.mark(name)

    def _next_zone(self) -> None:
        """Search field, then the zones of the page in front, then the right side; from each to the next."""
        beside = (one for one in (self._side, self._foot) if one is not None)
        to_next_zone([self.search, *self._zones[self.page](), *beside])

    def _open_looks(self) -> None:
        button = self.rail.settings
        self.looks_menu.open_at(button.mapToGlobal(button.rect().bottomRight()))

    def _speak(self) -> None:
        said = "" if self._mode is Mode.LIVE else f"{self._words.say(f'call.{self._mode}').upper()} – "
        self.setWindowTitle(said + self._words.say("frame.title"))
