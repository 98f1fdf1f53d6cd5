"""A file that is being brought in: what it was read as, and where each of its columns goes. In place, no dialog.

The same for an outgoing list (with its script and its name) and for customers. What is proposed can be changed column by
column; nothing is written before the person says so, and while it is written the bar says how far it is.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
)

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.table_text import TableText
from kbdesk.ui.contacts.scrolled import Scrolled
from kbdesk.ui.kit.background import Moved
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.eliding_label import ElidingLabel
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

SAMPLES = 3
Options = tuple[tuple[str, str], ...]
"""Codes with their words."""
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}


class MappingView(Card):
    """`name` begins the names of its controls (`lists.new`)."""

    taken = Signal(object)  # Mapping; listener: the view around it
    left = Signal()  # not this file after all; listener: the view around it
    stop_asked = Signal()  # while it is written; listener: the view around it
    script_chosen = Signal(str)  # id; listener: the view around it, which looks at the file for it

    def __init__(self, theme: Theme, words: Words, *, name: str, take: str, with_script: bool) -> None:
        super().__init__(padding=0, gap=0)
        self._theme, self._words, self._called, self._take_key = theme, words, name, take
        self._table: TableText | None = None
        self._boxes: list[QComboBox] = []
        self._options: Options = ()
        self._known = ""
        self.setObjectName(name)
        self._title, self._read_as, self._warning = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
            QLabel(wordWrap=True),
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
        )
        self._title.setProperty("look", "title")
        self._read_as.setProperty("look", "muted")
        self._warning.setProperty("look", "error")
        self._warning.setObjectName(f"{name}.warning")
        self.script, self.list_name = QComboBox(), QLineEdit()
        self._script_label, self._name_label, self._columns_label = QLabel(), QLabel(), QLabel()
        self._with_script = with_script
        self._grid = QGridLayout()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._acts = FlowRow(gap=8)
        self.take, self.leave, self.stop = QPushButton(), QPushButton(), QPushButton()
        self._build()
        self.script.activated.connect(self._script_activated)
        self.take.clicked.connect(self._taken)
        self.leave.clicked.connect(self.left)
        self.stop.clicked.connect(self.stop_asked)
        words.language_changed.connect(self._speak)
        self._speak()

    # ------------------------------------------------------------------ showing

    def show_scripts(self, scripts: Options, chosen: str) -> None:
        """The scripts that such a list can be called with."""
        self.script.clear()
        for code, words in scripts:
            self.script.addItem(words, code)
        self.script.setCurrentIndex(max(0, self.script.findData(chosen)))

    def show_file(self, title: str, table: TableText, mapping: Mapping, options: Options, *, known: str = "") -> None:
        """A file and what is proposed; `known` is the name of the list that came out of it before."""
        self._table, self._options, self._known = table, options, known
        self._title.setText(title)
        if not self.list_name.isModified():
            self.list_name.setText(title.rpartition(".")[0] or title)
        self._fill(table, mapping)
        self.rest()
        self._speak()

    def mapping(self) -> Mapping:
        """Where the columns go now."""
        pairs = ((place, str(box.currentData())) for place, box in enumerate(self._boxes))
        return Mapping(tuple((place, code) for place, code in pairs if code))

    def begin(self) -> None:
        """It is being written."""
        self._bar.setRange(0, 0)
        self._settle(working=True)

    def show_moved(self, moved: Moved) -> None:
        """How far it is."""
        self._bar.setRange(0, max(1, moved.total))
        self._bar.setValue(moved.done)
        self._read_as.setText(self._words.say("lists.working", done=moved.done, total=moved.total))

    def rest(self) -> None:
        """It is not being written (any more)."""
        self._settle(working=False)
        self._speak()

    def warn(self, text: str) -> None:
        """What stands in the way."""
        self._warning.setText(text)
        self._warning.setVisible(bool(text))

    def take_cursor(self) -> None:
        """To where the first decision is."""
        (self.script if self._with_script else self.take).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ inside

    def _settle(self, *, working: bool) -> None:
        self._bar.setVisible(working)
        self.stop.setVisible(working)
        for widget in (self.take, self.leave):
            widget.setVisible(not working)
        for control in (self.script, self.list_name, *self._boxes):
            control.setEnabled(not working)
        self._acts.updateGeometry()

    def _fill(self, table: TableText, mapping: Mapping) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        for place, name in enumerate(table.header):
            label, sample = ElidingLabel(look="label"), ElidingLabel(look="small")
            label.setText(name)
            sample.setText(" · ".join(row.cells[place] for row in table.rows[:SAMPLES] if row.cells[place]))
            box = QComboBox()
            box.setObjectName(f"{self._called}.column.{place + 1}")
            for code, words in (("", ""), *self._options):
                box.addItem(words, code)
            box.setCurrentIndex(max(0, box.findData(mapping.target(place))))
            self._grid.addWidget(label, place, 0)
            self._grid.addWidget(sample, place, 1)
            self._grid.addWidget(box, place, 2)
            self._boxes.append(box)

    def _taken(self) -> None:
        self.taken.emit(self.mapping())

    def _script_activated(self, _place: int) -> None:
        self.script_chosen.emit(str(self.script.currentData()))

    def _build(self) -> None:
        name = self._called
        if self._with_script:
            self.script.setObjectName(f"{name}.script")
            self.list_name.setObjectName(f"{name}.name")
        self.take.setProperty("look", "primary")
        for part, button in (("take", self.take), ("leave", self.leave), ("stop", self.stop)):
            button.setObjectName(f"{name}.{part}")
            self._acts.add(button)
        for label in (self._script_label, self._name_label, self._columns_label):
            label.setProperty("look", "section")
        scrolled = Scrolled()
        column = scrolled.column
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for widget in (self._title, self._read_as, self._script_label, self.script, self._name_label, self.list_name):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._columns_label)
        column.addLayout(self._grid)
        for below in (self._warning, self._bar, self._acts):
            column.addWidget(below)
        column.addStretch(1)
        for widget in (self._script_label, self.script, self._name_label, self.list_name):
            widget.setVisible(self._with_script)
        self._warning.hide()
        self.body.addWidget(scrolled, 1)

    def _speak(self) -> None:
        say = self._words.say
        self._script_label.setText(say("lists.script"))
        self._name_label.setText(say("lists.name"))
        self._columns_label.setText(say("lists.columns"))
        self.script.setAccessibleName(say("lists.script"))
        self.list_name.setAccessibleName(say("lists.name"))
        self._bar.setAccessibleName(say("lists.columns"))
        self.take.setText(say("lists.take_again" if self._known else self._take_key))
        self.leave.setText(say("lists.leave"))
        self.stop.setText(say("lists.stop"))
        self._acts.updateGeometry()
        self.warn(say("lists.known", name=self._known) if self._known else "")
        if self._table is None:
            return
        sign = self._table.delimiter
        parted = _DELIMITERS.get(sign)
        delimiter = say(f"lists.delimiter.{parted}") if parted else say("lists.delimiter.other", sign=sign)
        encoding = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}[self._table.encoding]
        self._read_as.setText(say("lists.read_as", n=len(self._table.rows), encoding=encoding, delimiter=delimiter))
        for name, box in zip(self._table.header, self._boxes, strict=True):
            box.setAccessibleName(say("lists.column", name=name))
            box.setItemText(0, say("target.nothing"))
