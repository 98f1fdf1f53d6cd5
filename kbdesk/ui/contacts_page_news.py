"""Joins the page of contacts with the others: what is taken up again or called goes on on the page of the call.

A list that is worked through goes on by itself: when a call ends, the page reads what became of its row.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from kbdesk.domain.customer import Customer
    from kbdesk.domain.open_contact import OpenContact
    from kbdesk.domain.stored_run import Finished
    from kbdesk.workflows.work_lists import RowCall

BACK_TO_LIST = "back-to-list"


class ContactsPageNews(QObject):
    """Joins itself when the pages stand."""

    def __init__(self, window: MainWindow, late: LatePages, *, words: Words) -> None:
        super().__init__()
        self._window, self._late, self._words = window, late, words
        self._of_lists: set[str] = set()
        late.stand.connect(self._stand)
        window.notice.action_chosen.connect(self._act)

    def _stand(self, pages: Pages) -> None:
        page, call = pages.contacts, pages.call
        self._window.replace_page("contacts", page, zones=page.zones)
        page.take_up_asked.connect(self._take_up)
        page.call_asked.connect(self._call)
        page.contact_asked.connect(self._new_contact)
        page.address_asked.connect(self._open)
        call.call_finished.connect(self._finished)
        call.call_settled.connect(self._changed)
        call.call_left.connect(self._changed)

    def _call(self, begun: "RowCall") -> None:
        """A row whose call is going on already is gone on with."""
        self._of_lists.add(begun.contact.id)
        if begun.contact.run:
            self._take_up(begun.contact)
            return
        self._window.show_page("call")
        self._late.when_they_stand(
            lambda pages: pages.call.begin(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
        )

    def _take_up(self, contact: "OpenContact") -> None:
        self._window.show_page("call")
        self._late.when_they_stand(lambda pages: pages.call.hand.bring(contact.id))

    def _new_contact(self, one: "Customer") -> None:
        phone = one.phones[0] if one.phones else ""
        self._window.show_page("call")
        self._late.when_they_stand(lambda pages: pages.call.new_contact(phone=phone, name=one.name))

    def _open(self, address: QUrl) -> None:
        """Only what somebody pressed comes here; what the system cannot open is told."""
        if not QDesktopServices.openUrl(address):
            text = self._words.say("contacts.not_opened", address=address.toString())
            self._late.when_they_stand(lambda pages: pages.contacts.tell(Notice(text, "warning")))

    def _finished(self, finished: "Finished") -> None:
        """After a call of a list: the way back to it."""
        self._changed()
        if finished.contact.id in self._of_lists:
            self._of_lists.discard(finished.contact.id)
            say = self._words.say
            self._window.tell(Notice(say("lists.called"), action=say("lists.go_on"), code=BACK_TO_LIST))

    def _act(self, notice: Notice) -> None:
        if notice.code == BACK_TO_LIST and self._late.pages is not None:
            self._late.pages.contacts.show_tab("lists")
            self._window.show_page("contacts")

    def _changed(self, *_what: object) -> None:
        pages = self._late.pages
        if pages is not None and pages.contacts.isVisible():
            pages.contacts.refresh()
