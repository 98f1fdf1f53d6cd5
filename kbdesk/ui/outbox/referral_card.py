"""One referral, opened: where it stands at the service desk and what was answered, its photos, and exactly what was or
will be sent of it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kbdesk.domain.desk import KnownState
from kbdesk.domain.outbox import EntryState, OutboxEntry
from kbdesk.domain.photo import PhotoEntry
from kbdesk.domain.referral import Referral
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.referral_html import ReferralHtml


class ReferralCard(Card):
    """Hidden until an entry is opened."""

    closed = Signal()  # listener: the page, which puts the cursor back into the list
    photos_asked = Signal(str)  # id of the referral whose photos are to be tried again; listener: the page

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._words = words
        self._html = ReferralHtml(theme, words)
        self._shown: tuple[OutboxEntry, Referral, str] | None = None
        self._known: KnownState | None = None
        self._photos: tuple[PhotoEntry, ...] = ()
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
        self._again = QPushButton()
        self._again.setObjectName("outbox.photos")
        self._again.clicked.connect(self._photos_clicked)
        self._build()
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._draw)
        self.hide()

    @property
    def referral(self) -> str:
        """The id of what is open; empty while nothing is."""
        return self._shown[0].referral if self._shown is not None and not self.isHidden() else ""

    def show_referral(self, entry: OutboxEntry, referral: Referral, queue: str) -> None:
        """`queue` is the team's name."""
        self._shown = (entry, referral, queue)
        self._draw()
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, entry: OutboxEntry, known: KnownState | None, photos: tuple[PhotoEntry, ...]) -> None:
        """Where it stands now."""
        self._known, self._photos = known, photos
        if self._shown is not None:
            self._shown = (entry, *self._shown[1:])
            self._draw()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 10, 6)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        inner = QWidget()
        inner.setProperty("look", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 4, 18, 18)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addLayout(head)
        self.body.addWidget(area, 1)

    def _close_clicked(self) -> None:
        self.hide()
        self.closed.emit()

    def _photos_clicked(self) -> None:
        if self._shown is not None:
            self.photos_asked.emit(self._shown[0].referral)

    def _draw(self) -> None:
        if self._shown is None:
            return
        entry, referral, queue = self._shown
        gone = entry.state in {EntryState.SENT, EntryState.EXPORTED}
        self._title.setText(self._words.say("outbox.was_sent" if gone else "outbox.will_be_sent"))
        self._text.setText(self._html.drawn(entry, referral, queue, known=self._known, photos=self._photos))
        stuck = {EntryState.NEEDS_ATTENTION, EntryState.WAITING}
        self._again.setVisible(entry.state is EntryState.SENT and any(one.state in stuck for one in self._photos))
        self._again.setText(self._words.say("outbox.photo_retry"))
