"""What was or will be sent of one referral: exactly its values, note and course of the call."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.calls import within


class ReferralCard(Card):
    """Hidden until an entry is opened."""

    closed = Signal()  # listener: the page, which puts the cursor back into the list

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._theme, self._words = theme, words
        self._shown: tuple[OutboxEntry, Referral, str] | None = None
        self.setObjectName("outbox.opened")
        self._title = QLabel(wordWrap=True)
        self._title.setProperty("look", "subheading")
        self._close = IconButton(theme, words, icon="x", key="outbox.close", name="outbox.close")
        self._close.clicked.connect(self._close_clicked)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._text.setObjectName("outbox.referral")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 10, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        inner = QWidget()
        inner.setProperty("look", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 4, 18, 18)
        column.addWidget(self._text)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._draw)
        self.hide()

    def show_referral(self, entry: OutboxEntry, referral: Referral, queue: str) -> None:
        """`queue` is the team's name."""
        self._shown = (entry, referral, queue)
        self._draw()
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def _draw(self) -> None:
        if self._shown is None:
            return
        entry, referral, queue = self._shown
        say = self._words.say
        gone = entry.state in {EntryState.SENT, EntryState.EXPORTED}
        self._title.setText(say("outbox.was_sent" if gone else "outbox.will_be_sent"))
        facts = [
            (say("letter.reference"), referral.reference),
            (say("letter.queue"), queue),
            (say("call.subject"), referral.subject),
            (
                say("letter.urgency"),
                say(f"urgency.{referral.urgency}") if self._knows_urgency(referral) else referral.urgency,
            ),
            (say("letter.respond-within"), within(referral.respond_within, say)),
        ]
        parts = [self._table([(label, value) for label, value in facts if value])]
        if referral.values:
            parts += [self._head("letter.values"), self._table([(one.label, one.value) for one in referral.values])]
        if referral.note:
            parts += [self._head("letter.note"), f"<p>{escape(referral.note).replace(chr(10), '<br>')}</p>"]
        if referral.path:
            lines = [(f"{line.at.astimezone():%H:%M}", f"{line.step} {line.answer}".strip()) for line in referral.path]
            parts += [self._head("zone.steps"), self._table(lines)]
        if entry.last_detail and entry.is_open:
            parts.append(f"<p>{escape(say('outbox.detail', text=entry.last_detail))}</p>")
        self._text.setText("".join(parts))

    def _knows_urgency(self, referral: Referral) -> bool:
        return self._words.knows(f"urgency.{referral.urgency}")

    def _head(self, key: str) -> str:
        tokens, px = self._theme.tokens, self._theme.px
        style = f"color:{tokens.heading}; font-weight:600; margin-top:{px(16)}px; margin-bottom:{px(4)}px"
        return f'<p style="{style}">{escape(self._words.say(key))}</p>'

    def _table(self, rows: list[tuple[str, str]]) -> str:
        muted, pad = self._theme.tokens.muted, self._theme.px(4)
        cells = "".join(
            f'<tr><td style="color:{muted}; padding:{pad}px {pad * 4}px {pad}px 0">{escape(label)}</td>'
            f'<td style="padding:{pad}px 0">{escape(value).replace(chr(10), "<br>")}</td></tr>'
            for label, value in rows
        )
        return f"<table cellspacing='0' cellpadding='0'>{cells}</table>"
