"""What the reading side shows when there is nothing to read: a welcome, or what to do when nothing was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.long_words import breakable, unbroken
from kbdesk.ui.kit.round_badge import RoundBadge
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize, Space
from kbdesk.ui.kit.words import Words

NARROW = 480
"""Pixels at 100 % text."""
LONGEST = 90
"""Signs of the question that are told back."""
_CAN_CHOOSE = frozenset(f"find.no_content.{why}" for why in ("empty", "away", "stopped"))
_WELCOME_KEYS = (("Ctrl+K", "act.search"), ("↑ ↓", "act.find.move"), ("Enter", "act.find.open"), ("F1", "frame.keys"))


class EmptyPane(QFrame):
    """Welcome and nothing-found in one place, so that the eye need not jump."""

    proposed = Signal(str)  # another spelling that was clicked; listener: the frame, which puts it in the search field
    refer_asked = Signal()
    flag_asked = Signal()
    filters_dropped = Signal()
    folder_asked = Signal()  # another content folder; listener of these two: the choice of content
    sample_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._text, self._filtered = "", False
        self._proposals: tuple[str, ...] = ()
        self._no_content: tuple[str, dict[str, object]] | None = None
        self.setProperty("look", "plain")
        self.setObjectName("find.empty")
        self._badge = RoundBadge(theme, "search")
        self._title, self._hint, self._mean = QLabel(), QLabel(), QLabel()
        self._title.setProperty("look", "heading")
        self._hint.setProperty("look", "muted")
        self._mean.setProperty("look", "section")
        for label in (self._title, self._hint, self._mean):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._links = FlowRow(centred=True)
        self._flag, self._refer, self._clear = QPushButton(), QPushButton(), QPushButton()
        self._flag.setObjectName("find.flag")
        self._refer.setProperty("look", "primary")
        self._refer.setObjectName("find.refer")
        self._clear.setProperty("look", "quiet")
        self._clear.setObjectName("find.filters_clear")
        self._flag.clicked.connect(self.flag_asked)
        self._refer.clicked.connect(self.refer_asked)
        self._clear.clicked.connect(self.filters_dropped)
        self._choose, self._sample = QPushButton(), QPushButton()
        self._choose.setObjectName("find.choose_folder")
        self._choose.setProperty("look", "primary")
        self._choose.clicked.connect(self.folder_asked)
        self._sample.setObjectName("find.use_sample")
        self._sample.clicked.connect(self.sample_asked)
        self._contents = FlowRow(centred=True, gap=10)
        self._ways = FlowRow(centred=True, gap=18)
        self._keys = FlowRow(centred=True)
        self._key_words: list[tuple[QLabel, str]] = []
        self._lay_out()
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)
        self.show_welcome()

    @property
    def says_something(self) -> bool:
        """True when it is about words that nothing holds, or that there is nothing to search in."""
        return bool(self._text) or self._no_content is not None

    def show_welcome(self) -> None:
        """Nothing was typed."""
        self._text, self._proposals, self._filtered = "", (), False
        self._speak()

    def show_nothing_found(self, text: str, proposals: tuple[str, ...], *, filtered: bool) -> None:
        """`proposals` are other spellings; `filtered` offers to drop the filters."""
        self._text, self._proposals, self._filtered = text, proposals, filtered
        self._speak()

    def show_no_content(self, why: str, **facts: object) -> None:
        """There is nothing to search in; `why` is the end of `find.no_content.<why>`, empty when there is something."""
        wanted = (f"find.no_content.{why}", facts) if why else None
        if wanted != self._no_content:
            self._no_content = wanted
            self._speak()

    def _lay_out(self) -> None:
        self._ways.add(_with_key(self._flag, "F8"))
        self._ways.add(_with_key(self._refer, "Ctrl+R"))
        for key, sentence in _WELCOME_KEYS:
            self._keys.add(self._key(key, sentence))
        for button in (self._choose, self._sample):
            self._contents.add(button)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(Space.ROOM)
        column.addStretch(3)
        column.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        for widget in (self._title, self._hint):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._mean)
        column.addWidget(self._links)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._contents)
        column.addWidget(self._ways)
        column.addWidget(self._keys)
        column.addStretch(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words need the room."""
        super().resizeEvent(event)
        margins = (Space.ROOM, Space.ROOM, Space.ROOM, Space.ROOM)
        self._column.setContentsMargins(*(margins if self.width() < self._theme.px(NARROW) else (40, 30, 40, 60)))

    def _key(self, key: str, sentence: str) -> QWidget:
        """A key and what it does, kept together."""
        pair, cap, word = QWidget(), QLabel(key), QLabel()
        pair.setProperty("look", "plain")
        cap.setProperty("look", "key")
        word.setProperty("look", "small")
        self._key_words.append((word, sentence))
        row = QHBoxLayout(pair)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(6)
        row.addWidget(cap)
        row.addWidget(word)
        return pair

    def _speak(self) -> None:
        say, nothing = self._words.say, bool(self._text)
        self._badge.show_icon("book-open" if self._no_content else "search-x" if nothing else "search")
        said = breakable(_short(self._text))
        self._title.setText(say("find.nothing", text=said) if nothing else say("find.welcome"))
        hint = "find.nothing_filtered" if self._filtered else "find.nothing_hint"
        self._hint.setText(say(hint if nothing else "find.welcome_hint"))
        if self._no_content is not None:
            key, facts = self._no_content
            self._title.setText(say("find.no_content"))
            self._hint.setText(breakable(say(key, **facts)))
        for label in (self._title, self._hint):
            label.setAccessibleName(unbroken(label.text()))
        self._mean.setText(say("find.did_you_mean"))
        for button, key, icon, colour in (
            (self._flag, "find.flag", "flag", "accent"),
            (self._refer, "find.refer", "send", "on_accent"),
        ):
            button.setText(f" {say(key)}")
            button.setAccessibleName(say(key))
            button.setIcon(self._theme.icon(icon, colour, size=IconSize.USUAL))
        self._clear.setText(say("find.filters_clear"))
        self._mean.setVisible(bool(self._proposals))
        self._links.setVisible(bool(self._proposals))
        self._choose.setText(say("find.choose_folder"))
        self._sample.setText(say("find.use_sample"))
        self._contents.setVisible(self._no_content is not None and self._no_content[0] in _CAN_CHOOSE)
        self._contents.updateGeometry()
        self._ways.setVisible(nothing)
        self._ways.updateGeometry()
        self._clear.setVisible(nothing and self._filtered)
        self._keys.setVisible(not nothing and self._no_content is None)
        for label, key in self._key_words:
            label.setText(say(key))
        self._keys.updateGeometry()
        self._links.clear()
        for number, proposal in enumerate(self._proposals, start=1):
            link = QToolButton()
            link.setText(proposal)
            link.setObjectName(f"find.mean.{number}")
            link.setProperty("look", "filter")
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            link.clicked.connect(self._propose)
            self._links.add(link)

    def _propose(self) -> None:
        link = self.sender()
        if isinstance(link, QToolButton):
            self.proposed.emit(link.text())


def _short(text: str) -> str:
    """Of what was pasted by mistake the beginning is enough."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _with_key(button: QPushButton, key: str) -> QWidget:
    """A button and the key that does the same, kept together."""
    pair, cap = QWidget(), QLabel(key)
    pair.setProperty("look", "plain")
    cap.setProperty("look", "key")
    row = QHBoxLayout(pair)
    row.setContentsMargins(2, 2, 2, 2)
    row.setSpacing(Space.GAP)
    row.addWidget(button)
    row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
    return pair
