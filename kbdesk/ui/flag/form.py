"""The form of a flag: what it is about, what is the matter, a few words; a proposed text for who wants to write one."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from kbdesk.domain.flag import NO_TEXT, About, FlagKind, kinds_for
from kbdesk.ui.flag.note_field import NoteField
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.eliding_label import ElidingLabel
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.notice_bar import NoticeBar
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

_NARROW = 480
"""Pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a flag would be about: the text that is open, and the words that were searched for. `step` is for people."""

    about: About = NO_TEXT
    words: str = ""
    step: str = ""

    @property
    def name(self) -> str:
        """What makes two of them the same, whatever of the text is in sight."""
        return self.about.path or f"?{self.words}"


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds now, as typed."""

    kind: FlagKind = FlagKind.MISSING
    note: str = ""
    proposal: str = ""

    def __bool__(self) -> bool:
        """True when something was typed that would be a pity to lose."""
        return bool(self.note.strip() or self.proposal.strip())


class FlagForm(Card):
    """A card below the pages: the text stays in sight. It shows and tells; what is kept is for the pane to see to."""

    send_asked = Signal()  # Enter, or the button; listener: the pane
    left = Signal()  # Esc, or the cross; listener: the pane

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=14, gap=8)
        self._theme, self._words = theme, words
        self._matter = Matter()
        self.setObjectName("flag")
        self._icon = QLabel()
        self._title = SectionTitle(words, "flag.title", look="subheading")
        self._about = ElidingLabel()
        self._close = IconButton(theme, words, icon="x", key="flag.close", name="flag.close", shortcut="Esc", size=16)
        self.notice = NoticeBar(theme, words, "flag.notice")
        self._kind = Segments(theme, clearable=False)
        self.note = NoteField(theme, lines=2, enter_sends=True)
        self.note.setObjectName("flag.note")
        self.proposal = NoteField(theme, lines=5, enter_sends=False)
        self.proposal.setObjectName("flag.proposal")
        self._hint = SectionTitle(words, "flag.hint", look="small")
        self._hint.setWordWrap(True)
        self._propose, self._send, self._key = QPushButton(), QPushButton(), QLabel()
        self._propose.setObjectName("flag.propose")
        self._propose.setProperty("look", "quiet")
        self._send.setObjectName("flag.send")
        self._send.setProperty("look", "primary")
        self._lay_out()
        self._close.clicked.connect(self.left)
        self._send.clicked.connect(self.send_asked)
        self.note.sent.connect(self.send_asked)
        self.proposal.sent.connect(self.send_asked)
        self._propose.clicked.connect(self._open_proposal)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.show_matter(Matter(), Filled())
        self.hide()

    def show_matter(self, matter: Matter, filled: Filled) -> None:
        """What it is about, and what was typed of it before."""
        self._matter = matter
        self.note.setPlainText(filled.note)
        self.proposal.setPlainText(filled.proposal)
        self.proposal.setVisible(bool(filled.proposal))
        self.notice.dismiss()
        self._speak()
        self._kind.show_value(filled.kind.value)

    def filled(self) -> Filled:
        """What the form holds now."""
        kind = FlagKind(self._kind.value() or FlagKind.MISSING)
        return Filled(kind, self.note.toPlainText(), self.proposal.toPlainText())

    def take_cursor(self) -> None:
        """Into the note, behind what stands there."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        """Esc closes the form before anything of the window takes it."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """It turns its rows where there is no room for them."""
        return QSize(self._theme.px(260), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the hint stands above the buttons, which stand one below the other, and the keys are not shown."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._key.setVisible(not is_narrow)
        margins = self.body.contentsMargins()
        wide = self._propose.sizeHint().width() + self._send.sizeHint().width() + self._acts.spacing()
        fits = wide <= self.width() - margins.left() - margins.right()
        self._acts.setDirection(ways.LeftToRight if fits or not is_narrow else ways.TopToBottom)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._icon)
        top.addWidget(self._title)
        top.addWidget(self._about, 1)
        top.addWidget(self._close)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(8)
        self._foot.addWidget(self._hint, 1)
        foot = self._acts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._propose)
        self._key.setProperty("look", "key")
        foot.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._send)
        self.body.addLayout(top)
        for widget in (self.notice, self._kind, self.note, self.proposal):
            self.body.addWidget(widget)
        self._foot.addLayout(foot)
        self.body.addLayout(self._foot)

    def _open_proposal(self) -> None:
        self.proposal.show()
        self.proposal.setFocus(Qt.FocusReason.TabFocusReason)
        self._speak()

    def _speak(self) -> None:
        say, about = self._words.say, self._matter.about
        self._icon.setPixmap(self._theme.pixmap("flag", "accent", size=18))
        options = tuple((kind.value, say(f"flag.kind.{kind}")) for kind in kinds_for(about))
        chosen = self._kind.value()
        self._kind.show_options(options, name="flag.kind", label=say("flag.what"))
        self._kind.show_value(chosen if chosen in dict(options) else FlagKind.MISSING.value)
        self._kind.setVisible(len(options) > 1)
        self._about.setText(self._about_in_words())
        self.note.setAccessibleName(say("flag.note"))
        empty = "flag.note_placeholder" if about else "flag.note_placeholder_missing"
        self.note.setPlaceholderText(say(empty))
        self.proposal.setAccessibleName(say("flag.proposal"))
        self.proposal.setPlaceholderText(say("flag.proposal"))
        self._propose.setText(say("flag.propose"))
        self._propose.setVisible(bool(about) and self.proposal.isHidden())
        self._send.setText(say("flag.send"))
        self._key.setText("Enter" if self.proposal.isHidden() else "Ctrl+Enter")
        stops = [*self._kind.buttons(), self.note, self.proposal, self._propose, self._send, self._close]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.setAccessibleName(say("flag.title"))

    def _about_in_words(self) -> str:
        """What goes along by itself, so that nobody need type it."""
        say, about, parts = self._words.say, self._matter.about, []
        if about:
            title = about.title or about.article
            title = say("flag.about_step", title=title, step=self._matter.step) if self._matter.step else title
            parts.append(say("flag.about_revision", title=title, revision=about.revision) if about.revision else title)
        elif not self._matter.words:
            parts.append(say("flag.nothing_open"))
        if self._matter.words:
            parts.append(say("flag.searched", words=self._matter.words))
        return "  ·  ".join(parts)
