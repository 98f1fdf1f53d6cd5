"""A part of the settings: a card with a heading and its rows; the filter hides what does not fit what is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.row import SettingRow


class Part(Card):
    """`name` is that of the sentence `set.part.<name>`."""

    failed = Signal(object)  # DeskError; listener: the page, which says it

    def __init__(self, theme: Theme, words: Words, name: str) -> None:
        super().__init__(padding=20, gap=0)
        self._theme, self._words, self.part = theme, words, name
        self.rows: list[SettingRow] = []
        self.setObjectName(f"settings.part.{name}")
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("look", "subheading")
        self.body.addWidget(self._title)
        self.body.addSpacing(6)
        words.language_changed.connect(self.speak)

    @property
    def title(self) -> str:
        """Its heading in the language of the moment."""
        return self._words.say(f"set.part.{self.part}")

    def add_row(self, key: str, *controls: QWidget, below: tuple[QWidget, ...] = ()) -> SettingRow:
        """One more row, with a line above it unless it is the first."""
        row = SettingRow(self._theme, self._words, key, *controls, below=below, lined=bool(self.rows))
        self.body.addWidget(row)
        self.rows.append(row)
        return row

    def button(self, key: str, name: str, *, look: str = "") -> QPushButton:
        """A button that says the sentence of `key`, called `settings.<name>`."""
        button = QPushButton(self._words.say(key))
        button.setObjectName(f"settings.{name}")
        button.setProperty("key", key)
        if look:
            button.setProperty("look", look)
        return button

    def flow(self, *widgets: QWidget) -> FlowRow:
        """Side by side, as far as there is room."""
        row = FlowRow()
        for widget in widgets:
            row.add(widget)
        return row

    def check_box(self, name: str) -> QCheckBox:
        """On or off."""
        box = QCheckBox(self._words.say("set.on"))
        box.setObjectName(f"settings.{name}")
        box.setProperty("key", "set.on")
        return box

    def narrow_to(self, typed: str) -> bool:
        """Leaves the rows that fit; all of them where the heading fits. False when none is left."""
        parts = typed.casefold().split()
        whole = all(part in self.title.casefold() for part in parts)
        for row in self.rows:
            row.setVisible(whole or all(part in row.text for part in parts))
        left = whole or any(not row.isHidden() for row in self.rows)
        self.setVisible(left)
        return left

    def refresh(self) -> None:
        """Shows what is so now; called when the page comes to the front."""

    def forget(self) -> None:
        """The page is out of sight: what was only for looking at is let go."""

    def speak(self) -> None:
        """In the language of the moment."""
        self._title.setText(self.title)
        self.setAccessibleName(self.title)
        for button in (*self.findChildren(QPushButton), *self.findChildren(QCheckBox)):
            key = button.property("key")
            if key:
                button.setText(self._words.say(str(key)))
