"""Who the contact is with: party, telephone, name, language, direction, and the two marks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.ui.call.told_line import ToldLine
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_MARKS = ("dissatisfied", "heard_outside")


class ContactFacts(QFrame):
    """Telephone, name, direction and marks belong to an open contact; an exercise has none of them."""

    told = Signal(str, str)  # fact, value; listener: the call page
    party_chosen = Signal(str)  # code; listener: the call page
    language_chosen = Signal(str)  # `nl` or `en`; listener: the call page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._contact: OpenContact | None = None
        self._parties: tuple[str, ...] = ()
        self._marks: frozenset[str] = frozenset()
        self.more = QFrame()
        """What is seldom touched; stands further down."""
        for part in (self, self.more):
            part.setProperty("look", "plain")
        self._party, self._language, self._direction = (Segments(theme, clearable=False) for _ in range(3))
        self._mark = Segments(theme, several=True)
        self.phone, self.name = ToldLine("contact.phone"), ToldLine("contact.name")
        self._labels = {key: QLabel() for key in ("strip.phone", "strip.name")}
        self._titles = {
            name: SectionTitle(words, key)
            for name, key in (
                ("party", "zone.party"),
                ("language", "zone.language"),
                ("direction", "strip.direction"),
                ("marks", "strip.marks"),
            )
        }
        self._build()
        self._party.chosen.connect(self.party_chosen)
        self._language.chosen.connect(self.language_chosen)
        self._direction.chosen.connect(self._tell_direction)
        self._mark.chosen.connect(self._tell_marks)
        self.phone.told.connect(self._tell_phone)
        self.name.told.connect(self._tell_name)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_parties(self, parties: tuple[str, ...]) -> None:
        """Those of the organisation; none hides the choice."""
        if parties != self._parties:
            self._parties = parties
            self._speak()

    def show_contact(self, contact: OpenContact, region: str) -> None:
        """An open contact; `region` is where its number is dialled from."""
        anew = self._contact is None or self._contact.id != contact.id
        self._contact = contact
        self._show_who(contact.party, contact.lang)
        self._direction.show_value(contact.direction)
        self._marks = frozenset(name for name in _MARKS if getattr(contact, name))
        self._mark.show_value(",".join(self._marks))
        self.phone.show_text(phone_as_said(contact.phone, region), anew=anew)
        self.name.show_text(contact.name, anew=anew)
        self._offer_all(is_open=True)

    def show_exercise(self, party: str, lang: str) -> None:
        """A call that is only practised."""
        self._contact = None
        self._show_who(party, lang)
        self._offer_all(is_open=False)

    def in_words(self) -> tuple[str, ...]:
        """Party, language, number, as far as they are known."""
        party, lang = self._party.value(), self._language.value()
        named = self._words.say(f"party.{party}") if self._words.knows(f"party.{party}") else party
        told = self.phone.text().strip() if self._contact is not None else ""
        return (named, lang.upper(), told)

    def take_name(self, name: str) -> None:
        """A name that is known from elsewhere, as if it had been typed."""
        self.name.show_text(name, anew=True)
        self._tell_name(name)

    def flush(self) -> None:
        """Tells at once what was typed."""
        self.phone.flush()
        self.name.flush()

    def _show_who(self, party: str, lang: str) -> None:
        self._party.show_value(party)
        self._language.show_value(lang)

    def _offer_all(self, *, is_open: bool) -> None:
        for widget in (self._who, self.more):
            widget.setVisible(is_open)

    def _build(self) -> None:
        self._who = QWidget()
        grid = QGridLayout(self._who)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (key, line) in enumerate((("strip.phone", self.phone), ("strip.name", self.name))):
            self._labels[key].setProperty("look", "label")
            self._labels[key].setBuddy(line)
            grid.addWidget(self._labels[key], row, 0)
            grid.addWidget(line, row, 1)
        self._stack(self, (("party", self._party), ("language", self._language)), first=self._who)
        self._stack(self.more, (("marks", self._mark), ("direction", self._direction)))

    def _stack(self, into: QWidget, groups: tuple[tuple[str, Segments], ...], first: QWidget | None = None) -> None:
        column = QVBoxLayout(into)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if first is not None:
            column.addWidget(first)
            column.addSpacing(4)
        for name, widget in groups:
            column.addWidget(self._titles[name])
            column.addWidget(widget)
            column.addSpacing(6)

    def _tell_phone(self, text: str) -> None:
        self.told.emit("phone", text)

    def _tell_name(self, text: str) -> None:
        self.told.emit("name", text)

    def _tell_direction(self, code: str) -> None:
        self.told.emit("direction", code)

    def _tell_marks(self, codes: str) -> None:
        on = frozenset(filter(None, codes.split(",")))
        for name in sorted(on ^ self._marks):
            self.told.emit(name, "yes" if name in on else "")
        self._marks = on

    def _speak(self) -> None:
        say = self._words.say
        named = tuple(
            (code, say(f"party.{code}") if self._words.knows(f"party.{code}") else code) for code in self._parties
        )
        self._party.show_options(named, name="contact.party", label=say("zone.party"))
        self._party.setVisible(bool(named))
        self._titles["party"].setVisible(bool(named))
        languages = (("nl", say("language.nl")), ("en", say("language.en")))
        self._language.show_options(languages, name="contact.language", label=say("zone.language"))
        directions = tuple((code, say(f"strip.{code}")) for code in ("incoming", "outgoing"))
        self._direction.show_options(directions, name="contact.direction", label=say("strip.direction"))
        marks = tuple((code, say(f"strip.{code}")) for code in _MARKS)
        self._mark.show_options(marks, name="contact.mark", label=say("strip.marks"))
        for button, code in zip(self._mark.buttons(), _MARKS, strict=True):
            button.setToolTip(say(f"strip.{code}_why"))
            button.setAccessibleDescription(say(f"strip.{code}_why"))
        for key, line in (("strip.phone", self.phone), ("strip.name", self.name)):
            self._labels[key].setText(say(key))
            line.setAccessibleName(say(key))
        if self._contact is not None:
            self._party.show_value(self._contact.party)
            self._language.show_value(self._contact.lang)
            self._direction.show_value(self._contact.direction)
            self._mark.show_value(",".join(self._marks))
