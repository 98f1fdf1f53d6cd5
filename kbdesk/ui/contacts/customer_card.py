"""One customer of the list: numbers, address, and what else was kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from kbdesk.domain.crm_link import call_address
from kbdesk.domain.customer import Customer
from kbdesk.ui.contacts.facts_table import facts_table, label_width
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words


class CustomerCard(Card):
    """Shown for whoever is chosen in the list."""

    dial_asked = Signal(str)  # a number in E.164; listener of both: the view of the customers
    contact_asked = Signal(object)  # Customer to begin a contact with

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(padding=22, gap=8)
        self._theme, self._words = theme, words
        self._shown: tuple[Customer, str] | None = None
        self.setObjectName("customers.card")
        self._who, self._text = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText),
        )
        self._who.setProperty("look", "title")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.begin, self.dial = QPushButton(), QPushButton()
        self.begin.setProperty("look", "primary")
        self._acts = FlowRow(gap=8)
        for name, button, act in (
            ("customers.new_contact", self.begin, self.ask_for_contact),
            ("customers.dial", self.dial, self._dial),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
            self._acts.add(button)
        for widget in (self._who, self._acts, self._text):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_customer(self, one: Customer | None, numbers: str) -> None:
        """This one, whose numbers are said so; or nobody."""
        self._shown = (one, numbers) if one is not None else None
        self._speak()

    @property
    def shown(self) -> Customer | None:
        """Whoever is shown."""
        return self._shown[0] if self._shown else None

    def ask_for_contact(self) -> None:
        """A contact with this customer."""
        if self.shown is not None:
            self.contact_asked.emit(self.shown)

    def _dial(self) -> None:
        one = self.shown
        if one is not None and one.phones and call_address(one.phones[0]):
            self.dial_asked.emit(one.phones[0])

    def _speak(self) -> None:
        say = self._words.say
        self.setAccessibleName(say("customers.card"))
        self.begin.setText(say("customers.new_contact"))
        if self._shown is None:
            return
        one, numbers = self._shown
        self._who.setText(one.name or numbers or one.number)
        self.dial.setVisible(bool(one.phones))
        self.dial.setText(say("contacts.dial", number=numbers.partition(",")[0]))
        self._acts.updateGeometry()
        place = " ".join(part for part in (one.postcode, one.city) if part)
        facts = [
            (say("target.phone"), numbers),
            (say("target.number"), one.number),
            (say("target.address"), ", ".join(part for part in (one.address, place) if part)),
            (say("target.email"), one.email),
            (say("target.note"), one.note),
            *one.more,
        ]
        self._text.setText(facts_table(self._theme, facts, width=label_width(self._theme, (facts,))))
