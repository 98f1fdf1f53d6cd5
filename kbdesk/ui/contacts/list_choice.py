"""The outgoing lists at the left: which there are, how far each is, and the way to bring in another."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from kbdesk.ui.contacts.empty_view import EmptyView
from kbdesk.ui.contacts.list_column import ListColumn
from kbdesk.ui.contacts.parted_model import PartedModel, Row
from kbdesk.ui.contacts.row_delegate import RowList
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class ListChoice(ListColumn):
    """`show_lists` whenever they were read."""

    chosen = Signal(int)  # number of a list; listener of all these: the view around it
    entered = Signal()  # the one that is chosen, to the front
    bring_asked = Signal()  # another one, out of a file

    def __init__(self, theme: Theme, words: Words) -> None:
        title, bring, model = QLabel(), QPushButton(), PartedModel()
        rows = RowList(theme, model, "lists.list")
        empty = EmptyView(theme, icon="list-checks", name="lists.empty")
        super().__init__(title, bring, rows=rows, empty=empty)
        self._words, self._title = words, title
        self.bring, self.model, self.list, self.empty = bring, model, rows, empty
        title.setProperty("look", "title")
        bring.setObjectName("lists.import")
        self.bring.clicked.connect(self.bring_asked)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.clicked.connect(self.entered)
        self.list.activated.connect(self.entered)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_lists(self, rows: tuple[Row, ...], number: int) -> None:
        """These, with the one of this number chosen."""
        self.model.start(self.model.begin(), len(rows), rows)
        place = self.model.place_of(number)
        if place >= 0:
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(place), select)
        self.show_any(bool(rows))

    def take_cursor(self) -> None:
        """To the lists, or to what brings one in."""
        (self.list if self.model.total else self.bring).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        row = self.list.row_now()
        if row is not None:
            self.chosen.emit(int(str(row.key)))

    def _speak(self) -> None:
        say = self._words.say
        self._title.setText(say("lists.title"))
        self.bring.setText(say("lists.import"))
        self.list.setAccessibleName(say("lists.title"))
        self.empty.say(say("lists.empty"), say("lists.empty_hint"))
