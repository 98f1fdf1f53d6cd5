"""The line above the results that says how the question was read, and the way to have it read as it stands.

"Read as *geen warm water* · Search literally": a link and a key. Asked literally, the line says so and leads back.
Other words are always read in the usual way again.
"""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from kbdesk.domain.hit import Answer
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.words import Words

KEYS = "Ctrl+Shift+L"


class ReadAsLine(QWidget):
    """Hidden while there is nothing to say."""

    turned = Signal()  # literal or not any more; listener: the page, which asks again

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._answer: Answer | None = None
        self.is_literal = False
        self.setProperty("look", "plain")
        self._text, self._turn = QLabel(), QToolButton()
        self._text.setProperty("look", "small")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setObjectName("find.read_as")
        self._turn.setProperty("look", "link")
        self._turn.setObjectName("find.literal")
        self._turn.setCursor(Qt.CursorShape.PointingHandCursor)
        self._turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._turn.clicked.connect(self._turn_over)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 8, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        bind(self, "find.literal", self._turn.click)
        self.hide()

    def forget(self) -> None:
        """Other words: read them in the usual way."""
        self.is_literal = False

    def show_answer(self, answer: Answer) -> None:
        """Says how this one was read."""
        self._answer = answer
        self.speak()

    def spoken(self) -> str:
        """The line for a screen reader; empty while there is none."""
        answer = self._answer
        if answer is None or not answer.question.text.strip():
            return ""
        if answer.question.literal:
            return self._words.say("find.literally")
        return self._words.say("find.corrected", text=answer.read_as) if answer.corrected else ""

    def speak(self) -> None:
        """Says it in the language of the window."""
        said, answer = self.spoken(), self._answer
        self.setVisible(bool(said))
        if not said or answer is None:
            return
        literal = answer.question.literal
        shown = said if literal else self._words.say("find.corrected", text=f"<i>{escape(answer.read_as)}</i>")
        self._text.setText(shown)
        self._text.setAccessibleName(said)
        turn = self._words.say("find.mend" if literal else "find.literal")
        self._turn.setText(turn)
        self._turn.setAccessibleName(turn)
        self._turn.setToolTip(f"{turn}  ({KEYS})")

    def _turn_over(self) -> None:
        self.is_literal = not self.is_literal
        self.turned.emit()
