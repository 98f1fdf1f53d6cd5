"""Earlier contacts of the same number or name, one line each, opened in place: what came of it, what was promised."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.earlier_contact import EarlierContact
from kbdesk.domain.organisation import Organisation
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import TogglePush
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from


class EarlierList(QFrame):
    """Hidden while nothing is known."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._found: tuple[EarlierContact, ...] = ()
        self._organisation = Organisation()
        self._rows: list[tuple[QPushButton, QLabel]] = []
        self.setObjectName("contact.earlier")
        self.setProperty("look", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.setSpacing(2)
        self._column.addWidget(SectionTitle(words, "strip.earlier"))
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.hide()

    def show_found(self, found: tuple[EarlierContact, ...], organisation: Organisation) -> None:
        """Newest first."""
        if found != self._found:
            for button, _ in self._rows:
                button.setChecked(False)
        self._found, self._organisation = found, organisation
        while len(self._rows) < len(found):
            self._rows.append(self._made_row())
        for place, (button, more) in enumerate(self._rows):
            button.setVisible(place < len(found))
            more.setVisible(place < len(found) and button.isChecked())
        self.setVisible(bool(found))
        self._speak()

    def _made_row(self) -> tuple[QPushButton, QLabel]:
        button, more = TogglePush(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        place = len(self._rows)
        button.setObjectName(f"contact.earlier.{place + 1}")
        button.setProperty("look", "contents")
        button.setProperty("place", place)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.toggled.connect(self._toggled)
        more.setObjectName(f"contact.earlier.{place + 1}.more")
        more.setProperty("look", "muted")
        more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        more.setContentsMargins(28, 0, 4, 6)
        self._column.addWidget(button)
        self._column.addWidget(more)
        return button, more

    def _toggled(self, is_open: bool) -> None:
        self._rows[int(self.sender().property("place"))][1].setVisible(is_open)
        self._speak()

    def _speak(self) -> None:
        for (button, more), one in zip(self._rows, self._found, strict=False):
            moment, outcome = self._moment(one.contact.started), self._outcome(one)
            button.setText(self._words.say("strip.earlier_row", moment=moment, outcome=outcome))
            button.setAccessibleName(self._words.say("strip.earlier_spoken", moment=moment, outcome=outcome))
            icon = "chevron-up" if button.isChecked() else "chevron-down"
            button.setIcon(self._theme.icon(icon, "muted", size=14))
            more.setText("\n".join(self._lines(one)))

    def _lines(self, one: EarlierContact) -> list[str]:
        say, contact = self._words.say, one.contact
        lines = [say("strip.number", reference=contact.reference)]
        if one.referral_reference and one.referral_reference != contact.reference:
            lines.append(say("strip.referred", reference=one.referral_reference))
        if contact.product:
            names = (self._organisation.product_label(code, self._words.lang) for code in contact.product)
            lines.append(", ".join(names))
        if contact.note:
            lines.append(contact.note)
        for promise in one.promises:
            key = "strip.promise_kept" if promise.kept else "strip.promised"
            lines.append(say(key, moment=self._moment(promise.at), what=promise.what))
        return lines

    def _outcome(self, one: EarlierContact) -> str:
        outcome = self._organisation.outcome(one.contact.outcome)
        label = outcome.label.in_language(self._words.lang, outcome.code) if outcome else one.contact.outcome
        return label or self._words.say("strip.no_outcome")

    def _moment(self, at: datetime) -> str:
        return moment_seen_from(at.astimezone(), datetime.now(UTC).astimezone(), self._words.lang)
