"""Places the open contact beside the pages, and asks the customer list of this device who calls."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kbdesk.desk import Desk
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from kbdesk.domain.customer import Customer
    from kbdesk.ui.call.contact_zone import ContactZone

MOST_COUNTED = 100
"""Customers under one number; no more of them are looked up."""


class ContactAtSide(QObject):
    """Joins itself when the pages stand."""

    def __init__(self, desk: Desk, window: MainWindow, late: LatePages, *, records: Lane) -> None:
        super().__init__()
        self._desk, self._window, self._records = desk, window, records
        self._zone: ContactZone | None = None
        late.stand.connect(self._stand)

    def _stand(self, pages: Pages) -> None:
        call, unfold = pages.call, partial(self._window.show_side, True)
        self._zone = call.contact
        self._window.set_side(call.contact, call.contact.line)
        call.contact_wanted.connect(unfold)
        call.contact.line.unfold_asked.connect(unfold)
        call.contact.caller_asked.connect(self._look_for)

    def _look_for(self, phone: str) -> None:
        """In the records lane, behind what was told of the contact before."""

        def job(_progress: Progress) -> "tuple[Customer, ...]":
            return self._desk.keep_customers.find(phone=phone, limit=MOST_COUNTED) if phone else ()

        self._records.run(job, done=partial(self._found, phone))

    def _found(self, phone: str, found: "tuple[Customer, ...]") -> None:
        if self._zone is not None:
            self._zone.show_caller(phone, found)
