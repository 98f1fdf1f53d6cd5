"""The contacts of this device: a list to look through, the card of one beside it.

Everything is fetched in the lane of the records, part by part; while somebody types, only what stood still for a moment
is looked for.
"""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kbdesk.domain.contact_line import ContactPart, Dossier, Shown, Sought
from kbdesk.domain.errors import DeskError
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.progress import Progress
from kbdesk.ui.contacts.chosen_file import choose_place
from kbdesk.ui.contacts.contact_card import ContactCard
from kbdesk.ui.contacts.empty_view import EmptyView
from kbdesk.ui.contacts.list_column import ListColumn
from kbdesk.ui.contacts.parted_model import PartedModel, Row, Wanted
from kbdesk.ui.contacts.row_delegate import RowList
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.ui.contacts.side_by_side import SideBySide
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.clearable_field import ClearableField
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.browse_contacts import BrowseContacts
from kbdesk.workflows.keep_library import KeepLibrary

STILL_MS = 150
_Rows = tuple[ContactPart, tuple[Row, ...]]


class LogView(QWidget):
    """`refresh` whenever something may have changed."""

    failed = Signal(object)  # DeskError; listener: the page
    told = Signal(object)  # Notice; listener: the page
    shown = Signal()  # a first part is in the list; listeners: tests, who wait for it

    def __init__(
        self, theme: Theme, words: Words, *, browse: BrowseContacts, library: KeepLibrary, records: Lane
    ) -> None:
        super().__init__()
        self._theme, self._words, self._browse, self._library, self._records = theme, words, browse, library, records
        self.setObjectName("contacts.log")
        self.query, self.count = ClearableField(theme, words, "contacts.query"), QLabel()
        self.count.setObjectName("contacts.count")
        self.count.setProperty("look", "muted")
        self.shown_which = Segments(theme, clearable=False)
        self.model = PartedModel()
        self.list = RowList(theme, self.model, "contacts.list")
        self.empty = EmptyView(theme, icon="phone-call", name="contacts.empty")
        self.card = ContactCard(theme, words)
        self._left = ListColumn(self.query, self.shown_which, self.count, rows=self.list, empty=self.empty)
        self.sides = SideBySide(
            theme, words, self._left, self.card, name="contacts.back", key="contacts.to_list", shares=(3, 4)
        )
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self.refresh)
        self._asked = 0
        self._wants_cursor = False
        self._build()
        self.query.textChanged.connect(self._typed)
        self.query.returnPressed.connect(self.take_cursor)
        self.shown_which.chosen.connect(self._chosen)
        self.model.part_wanted.connect(self._fetch)
        self.list.selectionModel().currentChanged.connect(self._selected)
        self.list.clicked.connect(self.sides.enter)
        self.sides.went_back.connect(self.take_cursor)
        self.card.export_asked.connect(self._export)
        words.language_changed.connect(self._speak)
        self._speak()
        self.shown_which.show_value(Shown.ALL.value)

    # ------------------------------------------------------------------ what others ask

    def refresh(self) -> None:
        """Reads the list anew; the contact that is chosen stays so."""
        wanted, sought = self.model.begin(), self._sought()
        job = partial(self._part, sought, wanted)
        self._records.run(job, done=partial(self._came_first, wanted), failed=self._refused)

    def come_to_front(self) -> None:
        """Reads the list anew; the cursor goes into it when it has come."""
        self._wants_cursor = True
        self.refresh()

    def take_cursor(self) -> None:
        """The cursor to the list, or to the search where there is none."""
        if self.sides.back.isVisible():
            self.sides.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.list if self.model.total else self.query).setFocus(Qt.FocusReason.OtherFocusReason)

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return self.sides.zones()

    # ------------------------------------------------------------------ fetching

    def _sought(self) -> Sought:
        return Sought(Shown(self.shown_which.value() or Shown.ALL.value), self.query.text())

    def _part(self, sought: Sought, wanted: Wanted, progress: Progress) -> _Rows:
        progress.check()
        part = self._browse.part(sought, first=wanted.first, limit=wanted.limit)
        return part, tuple(map(self._row_words().contact, part.lines))

    def _fetch(self, wanted: Wanted) -> None:
        job = partial(self._part, self._sought(), wanted)
        self._records.run(job, done=partial(self._came, wanted), failed=self._refused)

    def _came_first(self, wanted: Wanted, rows: _Rows) -> None:
        kept = self.list.row_now()
        part, lines = rows
        if not self.model.start(wanted, part.total, lines):
            return
        place = self.model.place_of(kept.key) if kept is not None else -1
        if self.model.total:
            index, select = self.model.index(max(0, place)), QItemSelectionModel.SelectionFlag.ClearAndSelect
            if index == self.list.currentIndex():
                self._selected()  # the same one may have gone on
            else:
                self.list.selectionModel().setCurrentIndex(index, select)
        else:
            self.card.show_nothing()
        self._left.show_any(bool(self.model.total))
        self._say_count()
        if self._wants_cursor:
            self.take_cursor()
        self._wants_cursor = False
        self.shown.emit()

    def _came(self, wanted: Wanted, rows: _Rows) -> None:
        self.model.put(wanted, rows[1])

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(error)

    # ------------------------------------------------------------------ one contact

    def _selected(self) -> None:
        row = self.list.row_now()
        if row is None:
            return
        self._asked += 1
        key, asked, lang = str(row.key), self._asked, self._words.lang
        self._records.run(
            lambda _progress: (
                self._browse.dossier(key, lang=lang),
                self._library.library.organisation,
                self._row_words(),
            ),
            done=partial(self._opened, asked),
            failed=partial(self._gone, asked),
        )

    def _opened(self, asked: int, found: tuple[Dossier, Organisation, RowWords]) -> None:
        if asked == self._asked:
            self.card.show_dossier(*found)

    def _gone(self, asked: int, error: DeskError) -> None:
        if asked == self._asked:
            self.card.show_nothing()
            self.failed.emit(error)

    def _export(self, dossier: Dossier) -> None:
        if dossier.closed is None:
            return
        key, reference = dossier.closed.id, dossier.closed.reference
        path = choose_place(self, self._words.say("contacts.export"), f"{reference}.json")
        if path is not None:
            self._records.run(
                lambda _progress: self._browse.write(key, path), done=self._exported, failed=self._refused
            )

    def _exported(self, path: Path) -> None:
        self.told.emit(Notice(self._words.say("contacts.exported", path=path), "tip"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.sides.back.isVisible():
            self.sides.go_back()
        elif event.key() == Qt.Key.Key_Escape and self.query.hasFocus() and self.query.text():
            self.query.clear()
            self.refresh()
        elif event.key() == Qt.Key.Key_Down and self.query.hasFocus():
            self.take_cursor()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.list.hasFocus():
            self.sides.enter()
            self.card.take_cursor()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ saying

    def _typed(self) -> None:
        self._still.start()

    def _chosen(self, _which: str) -> None:
        self.refresh()

    def _row_words(self) -> RowWords:
        return RowWords(self._words, self._library.library.organisation, datetime.now(UTC).astimezone())

    def _say_count(self) -> None:
        say, sought = self._words.say, self._sought()
        self.count.setText(say("contacts.count", n=self.model.total) if self.model.total else "")
        if sought.text.strip():
            self.empty.say(say("contacts.nothing_found"), say("contacts.nothing_found_hint"))
        elif sought.shown is Shown.ALL:
            self.empty.say(say("contacts.empty"), say("contacts.empty_hint"))
        else:
            self.empty.say(say(f"contacts.empty.{sought.shown}"), say("contacts.empty.other"))

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)
        self.sides.put(self.card)

    def _speak(self) -> None:
        say = self._words.say
        self.query.setPlaceholderText(say("contacts.query"))
        self.query.setAccessibleName(say("contacts.query"))
        self.list.setAccessibleName(say("contacts.title"))
        options = tuple((one.value, say(f"contacts.shown.{one}")) for one in Shown)
        self.shown_which.show_options(options, name="contacts.shown", label="")
        self._say_count()
        if self.isVisible():
            self.refresh()
