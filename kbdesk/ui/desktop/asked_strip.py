"""The strip on top of the window: a contact that another program proposes, shown before it is used.

Enter takes it, Esc leaves it. It takes the cursor only when the window was not in use; whoever is typing goes on. A
call that goes on is never taken over: then it says that this becomes another contact. What comes while one is shown
waits behind it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kbdesk.ui.kit.actions import bind_all
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

if TYPE_CHECKING:
    from kbdesk.domain.asked_address import Dropped
    from kbdesk.workflows.propose_contact import ProposedContact

MOST_WAITING = 9
_LONGEST_SAID = 160
_NARROW = 560


@dataclass(frozen=True, slots=True)
class StripWords:
    """What the strip says of a proposal."""

    head: str
    who: str
    below: tuple[str, ...]


class AskedStrip(QFrame):
    """Hidden until something is proposed."""

    taken = Signal(object)  # ProposedContact; listener: the desktop's news, which begins it
    answered = Signal()  # taken or left, and nothing more waits; listener: the same

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._waiting: tuple[ProposedContact, ...] = ()
        self._beside = False
        self.setObjectName("asked.strip")
        self.setProperty("look", "notice")
        self.setProperty("tone", "note")
        self._icon, self._head, self._who, self._below = QLabel(), QLabel(), QLabel(), QLabel()
        self._take, self._leave = QPushButton(), QPushButton()
        self._build()
        bind_all(self, {"asked.take": self.take, "asked.leave": self.leave})
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.hide()

    def propose(self, contact: "ProposedContact", *, beside: bool, takes_cursor: bool) -> None:
        """Shows it, or lets it wait behind what is shown; `beside` says that a call goes on."""
        self._beside = beside
        if contact not in self._waiting:
            self._waiting = (*self._waiting, contact)[-MOST_WAITING:]
        self._speak()
        self.show()
        if takes_cursor:
            self._take.setFocus(Qt.FocusReason.PopupFocusReason)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))

    @property
    def shown(self) -> "ProposedContact | None":
        """What is proposed now."""
        return self._waiting[0] if self._waiting else None

    def say_beside(self, beside: bool) -> None:
        """A call began or ended meanwhile."""
        if beside is not self._beside:
            self._beside = beside
            self._speak()

    def take(self) -> None:
        """As its button."""
        contact = self.shown
        self._next()
        if contact is not None:
            self.taken.emit(contact)

    def leave(self) -> None:
        """As its button."""
        self._next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the buttons stand below the words."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leave() if self._leave.hasFocus() else self.take()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._speak()
        else:
            self.hide()
            self.answered.emit()

    def _build(self) -> None:
        for label, look in ((self._head, "small"), (self._who, "heading"), (self._below, "small")):
            label.setProperty("look", look)
            label.setTextFormat(Qt.TextFormat.PlainText)  # what is said comes from elsewhere
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._take.setObjectName("asked.take")
        self._take.setProperty("look", "primary")
        self._take.clicked.connect(self.take)
        self._leave.setObjectName("asked.leave")
        self._leave.setProperty("look", "quiet")
        self._leave.clicked.connect(self.leave)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self._head, self._who, self._below):
            texts.addWidget(label)
        what = QHBoxLayout()
        what.setSpacing(10)
        what.addWidget(self._icon)
        what.addLayout(texts, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._take)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.setSpacing(10)
        self._row.addLayout(what, 1)
        self._row.addLayout(buttons)

    def _speak(self) -> None:
        contact = self.shown
        if contact is None:
            return
        say, said = self._words.say, words_of(contact, self._words)
        more = len(self._waiting) - 1
        head = said.head + (f" – {say('asked.more', n=more)}" if more else "")
        below = "\n".join((*said.below, say("asked.goes_on")) if self._beside else said.below)
        self._icon.setPixmap(self._theme.pixmap("phone-call", "note", size=22))
        self._head.setText(head)
        self._who.setText(said.who)
        self._below.setText(below)
        self._take.setText(say("asked.take_beside" if self._beside else "asked.take"))
        self._leave.setText(say("asked.leave"))
        self._take.setToolTip("Enter, Ctrl+Shift+N")
        self._leave.setToolTip("Esc")
        self.setAccessibleName(say("asked.strip"))
        self.setAccessibleDescription(". ".join(part for part in (head, said.who, below.replace("\n", ". ")) if part))
        self._take.setAccessibleDescription(self.accessibleDescription())


def words_of(contact: "ProposedContact", words: Words) -> StripWords:
    """What is told of a proposal: who, which script, what it fills in, what of the address was not used."""
    from kbdesk.domain.contact import Direction  # loaded by then with the proposal

    say = words.say
    is_out = contact.direction is Direction.OUTGOING
    who = " – ".join(part for part in (contact.said_phone, contact.name) if part) or say("asked.unknown_caller")
    below = [say("asked.script", title=contact.script_title) if contact.script else say("asked.no_script")]
    if contact.said:
        values = ", ".join(f"{label}: {_short(value)}" for label, value in contact.said)
        below.append(say("asked.takes", values=values))
    if contact.dropped:
        names = ", ".join(_dropped(one, words) for one in contact.dropped)
        below.append(say("asked.dropped", names=names))
    return StripWords(say("asked.outgoing" if is_out else "asked.incoming"), who, tuple(below))


def _dropped(one: "Dropped", words: Words) -> str:
    return f"{one.name} ({words.say(f'asked.why.{one.why}')})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SAID else f"{line[: _LONGEST_SAID - 1]}…"
