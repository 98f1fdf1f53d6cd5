"""The customer's number, large, to be read out; shown only once it is on disk.

Used wherever a contact ends: a script or a direct referral. Below it stands where the referral is now.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.organisation import Organisation
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.stored_run import Finished
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize, Space
from kbdesk.ui.kit.words import Words
from kbdesk.wording.calls import within


@dataclass(frozen=True, slots=True)
class Ended:
    """How a contact ended. `reference` is empty in practice; `queue`, `within` and `subject` are words, empty when
    nothing was referred. `then` is what happens next, in words; empty for the usual ones. `referral` is its id.
    """

    reference: str
    subject: str = ""
    queue: str = ""
    within: str = ""
    outcome: str = ""
    then: str = ""
    referral: str = ""


def ended_in_words(finished: Finished, organisation: Organisation, words: Words, *, lang: str) -> Ended:
    """What the card shows of a finished contact; `lang` is the language of the script or form."""
    contact, referral = finished.contact, finished.referral
    outcome = organisation.outcome(contact.outcome)
    queue = organisation.queue(referral.queue) if referral else None
    code = referral.queue if referral else ""
    return Ended(
        reference=contact.reference,
        subject=referral.subject if referral else "",
        queue=queue.label.in_language(lang, code) if queue else code,
        within=within(referral.respond_within, words.say) if referral else "",
        outcome=outcome.label.in_language(lang, outcome.code) if outcome else contact.outcome,
        referral=referral.id if referral else "",
    )


class ReferenceCard(QFrame):
    """`name` begins the object names: `<name>.reference`, `<name>.copy`, `<name>.again`, `<name>.to_search`; and
    `<name>.back` where there is a sentence `back` for a way back to what it belongs to.
    """

    again_asked = Signal()  # a new call or referral; listener: the page around it
    search_asked = Signal()  # listener: the page around it
    back_asked = Signal()  # listener: the page around it

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        name: str,
        again: str = "finished.new_call",
        back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._again_key = theme, words, again
        self._ended, self._arrived = Ended(""), ""
        self.setObjectName(f"{name}.finished")
        self._icon, self._head = QLabel(), QLabel(wordWrap=True)
        self._head.setProperty("look", "heading")
        self._number = QLabel(wordWrap=False)
        self._number.setObjectName(f"{name}.reference")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton()
        self._copy.setObjectName(f"{name}.copy")
        self._copy.clicked.connect(self.copy_number)
        self._sent_icon, self._state = QLabel(), QLabel(wordWrap=True)
        self._state.setObjectName(f"{name}.state")
        self._about = QLabel(wordWrap=True)
        self._about.setProperty("look", "muted")
        self._again = QPushButton()
        self._again.setObjectName(f"{name}.again")
        self._again.setProperty("look", "primary")
        self._again.clicked.connect(self.again_asked)
        self._search = QPushButton()
        self._search.setObjectName(f"{name}.to_search")
        self._search.clicked.connect(self.search_asked)
        self._back_key, self._back = back, QPushButton() if back else None
        if self._back is not None:
            self._back.setObjectName(f"{name}.back")
            self._back.clicked.connect(self.back_asked)
        self._build()
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    @property
    def ended(self) -> Ended:
        return self._ended

    def show_ended(self, ended: Ended, *, goes_back: bool = False) -> None:
        """A contact that was just finished; with `goes_back` it is still in hand, and the way back to it comes first."""
        self._ended, self._arrived = ended, ""
        if self._back is not None:
            self._back.setVisible(goes_back)
            self._back.setProperty("look", "primary")
            self._again.setProperty("look", "" if goes_back else "primary")
            for button in (self._back, self._again):
                button.style().unpolish(button)
                button.style().polish(button)
        self._paint()
        self._speak()

    def take_cursor(self) -> None:
        """To the button for the next one."""
        goes_back = self._back is not None and not self._back.isHidden()
        first = self._back if goes_back and self._back is not None else self._again
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def spoken(self) -> str:
        """What a screen reader should say: head, number, state."""
        return " ".join(label.text() for label in (self._head, self._number, self._state) if label.text())

    def show_state(self, sentence: str) -> None:
        """How the referral fares since, in words; empty for the words at the start."""
        self._arrived = sentence
        self._speak()
        self._paint()

    def show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """The outbox as it is now: tells below the number when the referral was received, or why it waits."""
        ended, say = self._ended, self._words.say
        of_it = [one for one in entries if one.reference and one.reference == ended.reference]
        # One contact may have several referrals under its number.
        entry = next((one for one in of_it if one.referral == ended.referral), of_it[-1] if of_it else None)
        if entry is None or entry.state is EntryState.QUEUED:
            return
        if entry.state is EntryState.SENT:
            self.show_state(say("finished.arrived", queue=ended.queue, ticket=entry.ticket))
        else:
            self.show_state(say("finished.state", queue=ended.queue, state=say(f"state.{entry.state}")))

    def copy_number(self) -> None:
        """Puts the number on the clipboard."""
        QGuiApplication.clipboard().setText(self._ended.reference)
        self._copy.setText(f" {self._words.say('finished.copied')}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_number()

    def _fit_number(self) -> None:
        """As large as the width allows, 40 pixels at most; the number never breaks."""
        tokens = self._theme.tokens
        room = (self.width() - 64) / (0.62 * max(8, len(self._ended.reference)))
        size = max(16, min(self._theme.px(40), int(room)))
        self._number.setStyleSheet(
            f"font-family: {tokens.code_family}; font-size: {size}px; font-weight: 700; color: {tokens.heading};"
            " border: none; background: transparent;"
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        self._sheet = QFrame()
        number = QVBoxLayout(self._sheet)
        number.setContentsMargins(24, 22, 24, 20)
        number.setSpacing(14)
        number.addWidget(self._number, 0, Qt.AlignmentFlag.AlignHCenter)
        number.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        state = QHBoxLayout()
        state.setSpacing(Space.GAP)
        state.addWidget(self._sent_icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        buttons = FlowRow(gap=10)
        if self._back is not None:
            buttons.add(self._back)
            self._back.hide()
        buttons.add(self._again)
        buttons.add(self._search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.PAD)
        column.addLayout(head)
        column.addWidget(self._sheet)
        column.addLayout(state)
        column.addWidget(self._about)
        column.addSpacing(6)
        column.addWidget(buttons)

    def _speak(self) -> None:
        say, ended = self._words.say, self._ended
        practice = not ended.reference
        self._head.setText(say("finished.recorded" if practice or not ended.queue else "finished.read_out"))
        self._number.setText(ended.reference)
        self._number.setAccessibleDescription(say("finished.number"))
        self._sheet.setHidden(practice)
        self._copy.setText(f" {say('finished.copy')}")
        self._copy.setAccessibleName(say("finished.copy"))
        start = "finished.practice" if practice else "finished.kept" if ended.queue else "finished.kept_only"
        self._state.setText(self._arrived or ended.then or say(start))
        about = [part for part in (ended.outcome, ended.queue, ended.within, ended.subject) if part]
        self._about.setText(" · ".join(about))
        self._again.setText(say(self._again_key))
        self._search.setText(say("finished.to_search"))
        if self._back is not None:
            self._back.setText(say(self._back_key))

    def _paint(self) -> None:
        tokens = self._theme.tokens
        self._icon.setPixmap(self._theme.pixmap("circle-check", "tip", size=24))
        practice = not self._ended.reference
        name = "info" if practice else "circle-check" if self._arrived or not self._ended.queue else "clock"
        self._sent_icon.setPixmap(
            self._theme.pixmap(name, "note" if practice or self._ended.queue else "tip", size=IconSize.BUTTON)
        )
        self._sheet.setStyleSheet(
            f"QFrame {{ background: {tokens.accent_tint}; border: 1px solid {tokens.accent_line};"
            f" border-radius: {tokens.radius_card}px; }}"
        )
        self._fit_number()
        self._copy.setIcon(self._theme.icon("copy"))
