"""The pages that nobody needs to find an answer: fetched and made once the window is painted.

Their modules, and the records with their key, are fetched in the records lane, so that neither a slow disk nor a locked
key store keeps the window; the widgets are made one by one in the window's thread. What is asked of them before is
done as soon as they stand. Where the records cannot be opened the window goes on without these pages and says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.desk import ASKED_FOR, Desk
from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane, Rule
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

if TYPE_CHECKING:
    from kbdesk.ui.call.page import CallPage
    from kbdesk.ui.contacts.page import ContactsPage
    from kbdesk.ui.flag.pane import FlagPane
    from kbdesk.ui.outbox.page import OutboxPage
    from kbdesk.ui.refer.page import ReferPage


REST_MS = 20


@dataclass(frozen=True, slots=True)
class Pages:
    """All of them."""

    call: "CallPage"
    refer: "ReferPage"
    outbox: "OutboxPage"
    contacts: "ContactsPage"
    flag: "FlagPane"


class LatePages(QObject):
    """`begin` once the window is painted."""

    made = Signal(object)  # QWidget, one of the pages; listener: the window, which keeps it out of sight
    stand = Signal(object)  # Pages; listener: the desk window, which places and joins them
    failed = Signal(object)  # DeskError; listener: the desk window

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        words: Words,
        *,
        records: Lane,
        delivery: Lane,
        reading: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme, self._words = desk, theme, words
        self._records, self._delivery, self._reading = records, delivery, reading
        self._asking = Lane("asking", Rule.IN_ORDER)
        self._waiting: list[Callable[[Pages], None]] = []
        self._fetching = False
        self._steps: Iterator[Callable[[], None]] = iter(())
        self.pages: Pages | None = None

    def begin(self) -> None:
        """Fetches and makes them, unless they stand or are on their way; after a failure: tries again."""
        if self.pages is None and not self._fetching:
            self._fetching = True
            self._records.run(self._fetch, done=self._fetched, failed=self._not_fetched)

    def when_they_stand(self, act: Callable[[Pages], None]) -> None:
        """Now, or as soon as they stand."""
        if self.pages is not None:
            act(self.pages)
            return
        self._waiting.append(act)
        self.begin()

    def forget(self) -> None:
        """What was asked of them and could not be done is not wanted any more."""
        self._waiting.clear()

    def end(self) -> None:
        """Makes no more of them: the window closes."""
        self._steps = iter(())
        self._waiting.clear()
        self._asking.close()

    def _fetch(self, progress: Progress) -> None:
        import kbdesk.ui.call.page
        import kbdesk.ui.contacts.page
        import kbdesk.ui.flag.pane
        import kbdesk.ui.outbox.page
        import kbdesk.ui.refer.page  # noqa: F401  fetched here, used in the window's thread

        progress.check()
        _ = self._desk.call, self._desk.refer, self._desk.deliver, self._desk.keep_contacts
        _ = self._desk.browse_contacts, self._desk.lists, self._desk.bring_in_list, self._desk.keep_customers
        _ = self._desk.editors, self._desk.judge, self._desk.searches

    def _fetched(self, _nothing: None) -> None:
        page = self.made.emit
        call = (self._make_contact, self._make_body, self._make_call, lambda: page(self._call))
        refer, outbox = (self._make_refer, lambda: page(self._refer)), (self._make_outbox, lambda: page(self._outbox))
        parts = (self._make_log, self._make_lists, self._make_customers)
        contacts = (*parts, self._make_contacts, lambda: page(self._contacts))
        self._steps = iter((*call, *refer, *outbox, *contacts, self._make_flag, self._all_made))
        self._next_step()

    def _next_step(self) -> None:
        """One page, then a rest for whatever the reader does meanwhile and for its painting, then the next."""
        step = next(self._steps, None)
        if step is not None:
            step()
            QTimer.singleShot(REST_MS, self, self._next_step)

    def _not_fetched(self, error: DeskError) -> None:
        self._fetching = False
        if error.code not in ASKED_FOR:  # what waits for a passphrase is done once it is given
            self._waiting.clear()
        self.failed.emit(error)

    def _make_contact(self) -> None:
        from kbdesk.ui.call.contact_zone import ContactZone

        self._contact = ContactZone(self._theme, self._words)

    def _make_body(self) -> None:
        from kbdesk.ui.call.call_body import CallBody
        from kbdesk.ui.call.step_sheet import StepSheet

        sheet = StepSheet(self._theme, self._words, self._desk.read.file)
        self._body = CallBody(self._theme, self._words, sheet)

    def _make_call(self) -> None:
        from kbdesk.ui.call.call_photos import CallPhotos
        from kbdesk.ui.call.page import CallPage

        desk = self._desk
        self._call = CallPage(
            self._theme,
            self._words,
            take_call=desk.call,
            keep=desk.keep_contacts,
            say_otherwise=desk.say_otherwise,
            library=desk.library,
            read=desk.read,
            records=self._records,
            reading=self._reading,
            body=self._body,
            contact=self._contact,
        )
        CallPhotos(
            self._call.sheet.pieces,
            self._call.led,
            desk.added_photos,
            records=self._records,
            words=self._words,
            parent=self._call,
        )

    def _make_refer(self) -> None:
        from kbdesk.ui.refer.page import ReferPage

        desk = self._desk
        self._refer = ReferPage(
            self._theme, self._words, refer=desk.refer, photos=desk.added_photos, records=self._records
        )

    def _make_outbox(self) -> None:
        from kbdesk.ui.outbox.page import OutboxPage
        from kbdesk.ui.outbox.work import OutboxWork

        desk = self._desk
        self._outbox = OutboxPage(
            self._theme,
            self._words,
            work=OutboxWork(
                desk.deliver, desk.follow, desk.photos, desk.change, desk.export, desk.rescue, desk.channels
            ),
            library=desk.library,
            records=self._records,
            delivery=self._delivery,
            asking=self._asking,
        )

    def _make_log(self) -> None:
        from kbdesk.ui.contacts.log_view import LogView

        desk, records = self._desk, self._records
        self._log = LogView(
            self._theme, self._words, browse=desk.browse_contacts, library=desk.library, records=records
        )

    def _make_lists(self) -> None:
        from kbdesk.ui.contacts.lists_view import ListsView

        desk, records = self._desk, self._records
        self._lists = ListsView(
            self._theme,
            self._words,
            lists=desk.lists,
            bring_in=desk.bring_in_list,
            library=desk.library,
            records=records,
        )

    def _make_customers(self) -> None:
        from kbdesk.ui.contacts.customers_view import CustomersView

        desk, records = self._desk, self._records
        self._customers = CustomersView(
            self._theme, self._words, customers=desk.keep_customers, library=desk.library, records=records
        )

    def _make_contacts(self) -> None:
        from kbdesk.ui.contacts.page import ContactsPage

        self._contacts = ContactsPage(
            self._theme, self._words, log=self._log, lists=self._lists, customers=self._customers
        )

    def _make_flag(self) -> None:
        from kbdesk.ui.flag.pane import FlagPane

        self._flag = FlagPane(self._theme, self._words, editors=self._desk.editors, records=self._records, parent=self)

    def _all_made(self) -> None:
        self.pages = Pages(self._call, self._refer, self._outbox, self._contacts, self._flag)
        self.stand.emit(self.pages)
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act(self.pages)
