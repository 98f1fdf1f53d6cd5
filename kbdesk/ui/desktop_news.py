"""What comes from the desktop, brought to where it belongs: an address, a second start.

An address is shown, never obeyed: a search is typed, a text opened, the outbox laid in front; a contact is proposed in a
strip, and begun when a person takes it. What needs the library or the records waits until they are open.
"""

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from kbdesk.desk import Desk
from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.asked_strip import AskedStrip
from kbdesk.ui.desktop.dropped_file import DroppedFile
from kbdesk.ui.desktop.meeting_place import MeetingPlace
from kbdesk.ui.desktop.to_front import bring_to_front, come_to_front
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import Pages
from kbdesk.wording.errors import error_sentence

if TYPE_CHECKING:
    from kbdesk.domain.asked_address import AskedCall, AskedText
    from kbdesk.domain.open_contact import OpenContact
    from kbdesk.ui.desktop.knock import Knock
    from kbdesk.ui.desktop.window_door import WindowDoor
    from kbdesk.workflows.propose_contact import ProposedContact

_OURS = "kbdesk"


class DesktopNews(QObject):
    """`begin` once the window is painted."""

    def __init__(
        self, desk: Desk, shown: DeskWindow, theme: Theme, words: Words, *, place: MeetingPlace | None = None
    ) -> None:
        """`place` is where second starts knock; None where there is none to be had."""
        super().__init__()
        self._desk, self._shown, self._words, self._place = desk, shown, words, place
        self._door: WindowDoor | None = None
        self._waiting: list[Callable[[], None]] = []
        self._is_open = False
        self.strip = AskedStrip(theme, words)
        self.strip.taken.connect(self._take)
        shown.window.set_head(self.strip)
        self._drops = DroppedFile(shown.window)
        self._drops.dropped.connect(self._file_dropped)
        shown.window.closing.connect(self.end)
        shown.late.stand.connect(self._pages_stand)
        shown.news.opened.connect(self._library_opened)
        shown.news.looked.connect(self._library_read)
        shown.news.watch.failed.connect(self._library_read)  # without content a call is still a call

    def begin(self, address: str = "") -> None:
        """Opens the door for second starts, and does what this start was asked for."""
        if self._place is not None:
            from kbdesk.ui.desktop.window_door import WindowDoor  # the network's library, once the window is painted

            self._door = WindowDoor(self._place, serves=self._serves, parent=self)
            self._door.knocked.connect(self._knocked)
            if not self._door.open():
                logging.getLogger("kbdesk.ui").warning("no door for second starts at %s", self._place.server)
        app = QApplication.instance()
        if app is not None and sys.platform == "darwin":  # elsewhere nothing comes, and every event would pass here
            app.installEventFilter(self)
        if address:
            self.open_address(address)

    def end(self) -> None:
        """Nobody is let in any more."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._door is not None:
            self._door.close()
        self._waiting.clear()

    def open_address(self, address: str) -> None:
        """Shows what an address asks for; one that cannot be read is told."""
        from kbdesk.domain.asked_address import AskedCall, AskedOutbox, AskedSearch, AskedText, read_address

        try:
            asked = read_address(address)
        except DeskError as error:
            self._tell(error_sentence(error, self._words.lang), "danger")
            return
        match asked:
            case AskedSearch():
                self._shown.window.show_page("find")
                self._shown.window.search.setText(asked.query.lstrip("> "))  # a command is nobody else's to give
            case AskedOutbox():
                self._shown.window.show_page("outbox")
            case AskedText():
                self._when_open(partial(self._show_text, asked))
            case AskedCall():
                is_in_use = self._shown.window.isActiveWindow()
                self._when_open(partial(self._look_up, asked, is_in_use=is_in_use))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On macOS an address comes to the running program as an event."""
        if isinstance(event, QFileOpenEvent) and event.url().scheme() == _OURS:
            bring_to_front(self._shown.window)
            self.open_address(bytes(event.url().toEncoded().data()).decode("ascii"))
            return True
        return False

    def _file_dropped(self, file: Path) -> None:
        """One of this content is opened; of another only its name is told."""
        root = Path(self._desk.library.content_path).resolve()
        found = file.resolve()
        path = found.relative_to(root).as_posix() if found.is_relative_to(root) else ""
        if not path or self._shown.news.library.at(path) is None:
            self._tell(self._words.say("dropped.not_here", name=file.name), "warning")
            return
        self._shown.window.show_page("find")
        self._shown.find.open_path(path)

    # ------------------------------------------------------------------ second starts

    def _knocked(self, knock: "Knock") -> None:
        is_in_use = self._shown.window.isActiveWindow()
        if knock.address:
            self.open_address(knock.address)
            bring_to_front(self._shown.window, knock.token)
            return
        come_to_front(self._shown.window, knock.token)
        if not is_in_use:
            self._shown.window.focus_search()

    def _serves(self, content: str) -> bool:
        here = os.path.normcase(Path(self._desk.library.content_path).resolve())
        return os.path.normcase(Path(content).resolve()) == here

    # ------------------------------------------------------------------ what was asked for

    def _library_opened(self) -> None:
        """As the index knew it; at a first start it knows nothing yet."""
        if self._shown.news.library.cards:
            self._library_read()

    def _library_read(self, _what: object = None) -> None:
        self._is_open = True
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def _when_open(self, act: Callable[[], None]) -> None:
        if self._is_open:
            act()
        else:
            self._waiting.append(act)

    def _show_text(self, asked: "AskedText") -> None:
        card = self._shown.news.library.half(asked.id, self._words.lang)
        if card is None:
            self._tell(self._words.say("asked.not_found", name=asked.id), "warning")
            return
        self._shown.window.show_page("find")
        self._shown.find.open_path(card.path, anchor=asked.step)

    def _look_up(self, asked: "AskedCall", *, is_in_use: bool) -> None:
        def job(_progress: Progress) -> "ProposedContact":
            return self._desk.propose.of(asked, self._words.lang)

        done = partial(self._propose, is_in_use=is_in_use)
        self._shown.records.run(job, done=done, failed=self._failed)

    def _propose(self, contact: "ProposedContact", *, is_in_use: bool) -> None:
        self.strip.propose(contact, beside=self._call_goes_on, takes_cursor=not is_in_use and not self._call_goes_on)

    def _take(self, contact: "ProposedContact") -> None:
        self._shown.late.when_they_stand(partial(self._begin, contact))

    def _begin(self, contact: "ProposedContact", pages: Pages) -> None:
        self._shown.window.show_page("call")
        if not contact.script:
            pages.call.new_contact(
                direction=contact.direction, phone=contact.phone, name=contact.name, lang=contact.lang
            )
            return

        def job(_progress: Progress) -> "OpenContact":
            return self._desk.keep_contacts.open(
                direction=contact.direction, phone=contact.phone, name=contact.name, lang=contact.lang
            )

        def led(opened: "OpenContact") -> None:
            pages.call.begin(contact.script, contact.lang, contact=opened.id, entry=contact.entry)

        self._shown.records.run(job, done=led, failed=self._failed)

    def _pages_stand(self, pages: Pages) -> None:
        pages.call.call_began.connect(partial(self.strip.say_beside, True))
        pages.call.call_left.connect(partial(self.strip.say_beside, False))

    @property
    def _call_goes_on(self) -> bool:
        pages = self._shown.late.pages
        return pages is not None and (pages.call.is_leading or pages.call.contact_in_hand is not None)

    def _failed(self, error: DeskError) -> None:
        self._tell(error_sentence(error, self._words.lang), "danger")

    def _tell(self, text: str, tone: str) -> None:
        self._shown.window.tell(Notice(text, tone, stays=tone == "danger"))
