"""Customers out of another program, looked up by typing; the whole list is replaced in one move."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.customer import Customer, CustomerList
from kbdesk.domain.errors import DeskError
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.progress import Progress
from kbdesk.ui.contacts.customer_card import CustomerCard
from kbdesk.ui.contacts.customer_import import CustomerImport
from kbdesk.ui.contacts.empty_view import EmptyView
from kbdesk.ui.contacts.list_column import ListColumn
from kbdesk.ui.contacts.parted_model import PartedModel, Row
from kbdesk.ui.contacts.row_delegate import RowList
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.ui.contacts.side_by_side import SideBySide
from kbdesk.ui.contacts.takes_table import TakesTable
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.keep_customers import KeepCustomers, Replaced
from kbdesk.workflows.keep_library import KeepLibrary

STILL_MS = 150
REMOVE = "customers.remove"
_SHOWN = 100
_LINES_TOLD = 20
_Found = tuple[CustomerList | None, tuple[Customer, ...], tuple[Row, ...], tuple[str, ...]]
"""What is kept, who was found, as rows, and the numbers of each as they are said."""


class CustomersView(TakesTable):
    """`refresh` whenever something may have changed."""

    told = Signal(object)  # Notice; listener: the page
    failed = Signal(object)  # DeskError; listener: the page
    dial_asked = Signal(str)  # a number in E.164; listener: the page
    contact_asked = Signal(object)  # Customer to begin a contact with; listener: the page
    shown = Signal()  # what was found is shown; listeners: tests, who wait for it

    def __init__(
        self, theme: Theme, words: Words, *, customers: KeepCustomers, library: KeepLibrary, records: Lane
    ) -> None:
        super().__init__(words)
        self._theme, self._words, self._library, self._records = theme, words, library, records
        self._customers = customers
        self._about: CustomerList | None = None
        self._found: tuple[Customer, ...] = ()
        self._said: tuple[str, ...] = ()
        self._asked = 0
        self._wants_cursor = False
        self.setObjectName("customers")
        self._title, self._count = QLabel(), QLabel(wordWrap=True)
        self._title.setProperty("look", "title")
        self._count.setProperty("look", "muted")
        self._count.setObjectName("customers.count")
        self._acts = FlowRow(gap=8)
        self.bring, self.remove = QPushButton(), QPushButton()
        self.query = ClearableField(theme, words, "customers.query")
        self.model = PartedModel()
        self.list = RowList(theme, self.model, "customers.list")
        self.empty = EmptyView(theme, icon="user", name="customers.empty")
        self.card = CustomerCard(theme, words)
        self._import = CustomerImport(theme, words, customers, records)
        self.new = self._import.view
        self._left = ListColumn(self._title, self._count, self._acts, self.query, rows=self.list, empty=self.empty)
        self.sides = SideBySide(
            theme, words, self._left, self.card, self.new, name="customers.back", key="customers.to_list", shares=(3, 4)
        )
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self.refresh)
        self._build()
        self.bring.clicked.connect(self.choose_file)
        self.remove.clicked.connect(self._ask_to_remove)
        self.query.textChanged.connect(self._still.start)
        self.query.returnPressed.connect(self.card.ask_for_contact)
        self.list.selectionModel().currentChanged.connect(self._draw)
        self.list.clicked.connect(self.sides.enter)
        self.sides.went_back.connect(self.take_cursor)
        self.card.contact_asked.connect(self.contact_asked)
        self.card.dial_asked.connect(self.dial_asked)
        self._import.opened.connect(self._show_file)
        self._import.came.connect(self._came)
        self._import.left.connect(self._leave_file)
        self._import.failed.connect(self.failed)
        words.language_changed.connect(self._speak)
        self._speak()

    # ------------------------------------------------------------------ what others ask

    def refresh(self) -> None:
        """Looks again for what is typed."""
        self._asked += 1
        job = partial(self._find, self.query.text())
        self._records.run(job, done=partial(self._show, self._asked), failed=self._refused)

    def come_to_front(self) -> None:
        """Looks again; the cursor goes to the search when it has come."""
        self._wants_cursor = True
        self.refresh()

    def open_file(self, path: Path) -> None:
        """A file that is to be brought in."""
        self._import.open_file(path)

    def take_cursor(self) -> None:
        """To the search, else to what brings customers in."""
        if self.sides.right is self.new:
            self.new.take_cursor()
        elif self.sides.back.isVisible():
            self.sides.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.query if self._about is not None else self.bring).setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self, notice: Notice) -> None:
        """What the line below offers."""
        if notice.code == REMOVE:
            self._records.run(lambda _progress: self._customers.remove(), done=self._gone, failed=self._refused)

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return self.sides.zones()

    # ------------------------------------------------------------------ looking up

    def _find(self, text: str, _progress: Progress) -> _Found:
        organisation = self._library.library.organisation
        row_words = RowWords(self._words, organisation, datetime.now(UTC).astimezone())
        found = self._customers.find(text=text, limit=_SHOWN)
        region = organisation.policies.telephone_region
        said = tuple(", ".join(phone_as_said(phone, region) for phone in one.phones) for one in found)
        return self._customers.about(), found, tuple(map(row_words.customer, found)), said

    def _show(self, asked: int, found: _Found) -> None:
        if asked != self._asked:
            return
        self._about, self._found, rows, self._said = found
        self.model.start(self.model.begin(), len(rows), rows)
        if rows:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(0), select)
        self._left.show_any(bool(rows))
        self._say()
        self._draw()
        if self._wants_cursor:
            self.take_cursor()
        self._wants_cursor = False
        self.shown.emit()

    def _customer(self) -> Customer | None:
        place = self.list.currentIndex().row()
        return self._found[place] if 0 <= place < len(self._found) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sides.back.isVisible():
            self.sides.go_back()
        elif event.key() == Qt.Key.Key_Escape and self.query.hasFocus() and self.query.text():
            self.query.clear()
            self.refresh()
        elif event.key() == Qt.Key.Key_Down and self.query.hasFocus() and self.model.total:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self.card.ask_for_contact()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ bringing in

    def _show_file(self) -> None:
        self.sides.put(self.new, enter=True)
        self.new.take_cursor()

    def _came(self, replaced: Replaced) -> None:
        say, told = self._words.say, []
        for key, lines in (("customers.without_phone", replaced.without_phone), ("customers.uneven", replaced.uneven)):
            if lines:
                shown = ", ".join(map(str, lines[:_LINES_TOLD])) + (" …" if len(lines) > _LINES_TOLD else "")
                told.append(say(key, n=len(lines), lines=shown))
        self._leave_file()
        text = "\n".join([self._have(replaced.list), *told])
        self.told.emit(Notice(text, "warning" if told else "tip", stays=bool(told)))

    def _leave_file(self) -> None:
        self.sides.put(None)
        self.refresh()

    def _ask_to_remove(self) -> None:
        if self._about is not None:
            say = self._words.say
            text = say("customers.remove_all", n=self._about.count)
            self.told.emit(Notice(text, "warning", say("customers.remove"), code=REMOVE, stays=True))

    def _gone(self, number: int) -> None:
        self.told.emit(Notice(self._words.say("customers.gone", n=number)))
        self.refresh()

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(error)

    # ------------------------------------------------------------------ showing

    def _have(self, about: CustomerList) -> str:
        row_words = RowWords(self._words, self._library.library.organisation, datetime.now(UTC).astimezone())
        moment = row_words.moment(about.brought_in)
        return self._words.say("customers.have", n=about.count, source=about.source, moment=moment)

    def _draw(self) -> None:
        one = self._customer()
        self.card.show_customer(one, self._said[self.list.currentIndex().row()] if one is not None else "")
        if self.sides.right is not self.new:
            self.sides.put(self.card if one is not None else None)

    def _say(self) -> None:
        say, about, typed = self._words.say, self._about, self.query.text().strip()
        self._count.setText(self._have(about) if about is not None else "")
        self._count.setVisible(about is not None)
        self.bring.setText(say("customers.replace" if about is not None else "customers.import"))
        self.remove.setVisible(about is not None)
        self.query.setVisible(about is not None)
        self._acts.updateGeometry()
        if about is None:
            self.empty.say(say("customers.empty"), say("customers.empty_hint"))
        elif len(typed) > 1:
            self.empty.say(say("contacts.nothing_found"), say("contacts.nothing_found_hint"))
        else:
            self.empty.say(say("customers.type"), say("customers.type_hint"))

    def _build(self) -> None:
        for name, button in (("customers.import", self.bring), ("customers.remove", self.remove)):
            button.setObjectName(name)
            self._acts.add(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)

    def _speak(self) -> None:
        say = self._words.say
        self._title.setText(say("customers.title"))
        self.query.setPlaceholderText(say("customers.query"))
        self.query.setAccessibleName(say("customers.query"))
        self.list.setAccessibleName(say("customers.title"))
        self.remove.setText(say("customers.remove"))
        self._say()
        self._draw()
