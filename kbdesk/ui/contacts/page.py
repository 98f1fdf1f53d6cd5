"""Contacts: the log of this device, the lists of people to call, and the customers to look up.

It opens nothing by itself: a link is shown and asks, a call is placed when somebody presses its button. What leads to
another page leaves by a signal.
"""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from kbdesk.domain.crm_link import FilledLink, call_address
from kbdesk.domain.errors import DeskError, Locked
from kbdesk.ui.contacts.customers_view import CustomersView
from kbdesk.ui.contacts.lists_view import ListsView
from kbdesk.ui.contacts.log_view import LogView
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence

_TABS = ("log", "lists", "customers")
LINK = "contacts.open_link"


class ContactsPage(QWidget):
    """Its views are made one by one before it; they read nothing before they are shown."""

    take_up_asked = Signal(object)  # OpenContact to go on with; listener: the contacts' news
    call_asked = Signal(object)  # RowCall, its contact open; listener: the contacts' news
    contact_asked = Signal(object)  # Customer to begin a contact with; listener: the contacts' news
    address_asked = Signal(object)  # QUrl that the person wants opened; listener: the contacts' news

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        log: LogView,
        lists: ListsView,
        customers: CustomersView,
    ) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("contacts")
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self.tabs.setObjectName("contacts.tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.log, self.lists, self.customers = log, lists, customers
        self.notice = NoticeBar(theme, words, "contacts.notice")
        for view in self._views:
            self.tabs.addTab("")
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        self._join()
        words.language_changed.connect(self._speak)
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def refresh(self) -> None:
        """Reads what is in front anew."""
        self._view.refresh()

    def show_tab(self, name: str) -> None:
        """`log`, `lists` or `customers` in front."""
        self.tabs.setCurrentIndex(_TABS.index(name))

    def take_cursor(self) -> None:
        """The cursor to where one goes on."""
        self._view.take_cursor()

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return (self.tabs, *self._view.zones())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.come_to_front()

    def tell(self, notice: Notice) -> None:
        """A line below the page."""
        self.notice.tell(notice)

    # ------------------------------------------------------------------ inside

    @property
    def _views(self) -> tuple[LogView, ListsView, CustomersView]:
        return self.log, self.lists, self.customers

    @property
    def _view(self) -> LogView | ListsView | CustomersView:
        return self._views[self.tabs.currentIndex()]

    def _join(self) -> None:
        self.tabs.currentChanged.connect(self._tab_changed)
        self.notice.action_chosen.connect(self._noticed)
        for view in self._views:
            view.failed.connect(self._failed)
        for told in (self.log.told, self.lists.told, self.customers.told):
            told.connect(self.tell)
        for dialled in (self.log.card.dial_asked, self.lists.dial_asked, self.customers.dial_asked):
            dialled.connect(self._dial)
        self.log.card.take_up_asked.connect(self.take_up_asked)
        self.log.card.link_asked.connect(self._ask_to_open)
        self.lists.call_asked.connect(self.call_asked)
        self.customers.contact_asked.connect(self.contact_asked)

    def _tab_changed(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.notice.dismiss()
        if self.isVisible():
            self._view.come_to_front()

    def _dial(self, phone: str) -> None:
        address = call_address(phone)
        if address:
            self.address_asked.emit(QUrl(address))

    def _ask_to_open(self, link: FilledLink) -> None:
        """The address is shown before anything is opened."""
        say = self._words.say
        text = say("contacts.open_link", address=link.address)
        self.tell(Notice(text, "note", say("contacts.open_link.act"), code=f"{LINK} {link.address}", stays=True))

    def _noticed(self, notice: Notice) -> None:
        if notice.code.startswith(f"{LINK} "):
            self.address_asked.emit(QUrl(notice.code.removeprefix(f"{LINK} "), QUrl.ParsingMode.StrictMode))
        else:
            self.lists.undo(notice)
            self.customers.undo(notice)

    def _failed(self, error: DeskError) -> None:
        tone = "note" if isinstance(error, Locked) else "danger"
        self.tell(Notice(error_sentence(error, self._words.lang), tone, stays=True))

    def _speak(self) -> None:
        say = self._words.say
        self.tabs.setAccessibleName(say("contacts.tabs"))
        for place, name in enumerate(_TABS):
            self.tabs.setTabText(place, say(f"contacts.tab.{name}"))
