"""The quiet list "See also": what else is worth reading beside the text that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Hit
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

MOST = 5
_ROW_WIDTH = 290
_LINES_IN_COLUMN = 2


class SeeAlso(QFrame):
    """One below the other beside the text, side by side below it. The buttons stay the same ones, so that the keyboard
    does not lose its place when another text comes.
    """

    path_chosen = Signal(str)  # path of a text; listener: the reading pane

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._hits: tuple[Hit, ...] = ()
        self._in_column, self._rows = False, 1
        self.setObjectName("read.related")
        self.setProperty("look", "plain")
        self._line = QFrame()
        self._line.setProperty("look", "line")
        self._title = SectionTitle(words, "read.related")
        self._grid = QGridLayout(self)
        self._grid.setSpacing(0)
        self._buttons = tuple(self._button(number) for number in range(1, MOST + 1))
        theme.changed.connect(self._fill)
        words.language_changed.connect(self._fill)
        self.hide()

    @property
    def worth_it(self) -> bool:
        """True when there is anything to offer."""
        return bool(self._hits)

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Of the page that is open."""
        self._hits = hits[:MOST]
        self._fill()

    def lie(self, *, in_column: bool, rows: int) -> None:
        """Beside the text, or below it in so many rows (in a narrow window two): it must leave the text its room. With 0
        rows it is one line without its title.
        """
        if (in_column, rows) != (self._in_column, self._rows):
            self._in_column, self._rows = in_column, rows
            self._fill()

    def most_height_in_column(self) -> int:
        """Pixels that it may need beside the text."""
        row = QFontMetrics(self._font()).lineSpacing() * _LINES_IN_COLUMN + self._theme.px(8) + 4
        return self._title.sizeHint().height() + self._theme.px(30) + row * len(self._hits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "contents")
        button.setObjectName(f"read.related.{number}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._chosen)
        button.hide()
        return button

    def _font(self) -> QFont:
        return self._theme.font(self._theme.tokens.size_label)

    def _fill(self) -> None:
        for item in (self._line, self._title, *self._buttons):
            self._grid.removeWidget(item)
        across = 1 if self._in_column else max(1, min(3, self.width() // self._theme.px(_ROW_WIDTH)))
        is_thin = not self._in_column and not self._rows
        rows = MOST if self._in_column else 1 if is_thin else max(self._rows, 3 - across)
        shown = self._hits[: across * rows]
        self._grid.setContentsMargins(*((0, 14, 12, 12) if self._in_column else (22, 0, 20, 8)))
        self._title.setContentsMargins(10, 0 if self._in_column else 8, 0, 4)
        self._line.setVisible(not self._in_column)
        self._title.setVisible(not is_thin)
        self._grid.addWidget(self._line, 0, 0, 1, across)
        self._grid.addWidget(self._title, 1, 0, 1, across)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        room = (self.width() - (14 if self._in_column else 46)) // across - self._theme.px(30) - 8
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                self._grid.addWidget(button, 2 + place // across, place % across)
                self._name(button, shown[place], room)

    def _name(self, button: QPushButton, hit: Hit, room: int) -> None:
        lines = in_lines(hit.title, QFontMetrics(self._font()), room, most=_LINES_IN_COLUMN if self._in_column else 1)
        icon = "route" if hit.kind is Kind.SCRIPT else "file-text"
        button.setIcon(self._theme.icon(icon, "muted", size=IconSize.SMALL))
        button.setText("\n".join(lines).replace("&", "&&"))
        button.setToolTip(hit.title)
        kind = self._words.say(f"kind.{hit.kind}")
        button.setAccessibleName(f"{self._words.say('read.related')}: {kind}, {hit.title}")
        button.setProperty("path", hit.path)

    def _chosen(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.path_chosen.emit(str(button.property("path")))


def in_lines(text: str, metrics: QFontMetrics, room: int, *, most: int) -> tuple[str, ...]:
    """A text in at most so many lines of so many pixels, the last one elided where it must be."""
    lines, rest = list[str](), text.split()
    while rest and len(lines) < most - 1:
        fitting = 1
        while fitting < len(rest) and metrics.horizontalAdvance(" ".join(rest[: fitting + 1])) <= room:
            fitting += 1
        line = " ".join(rest[:fitting])
        lines.append(line if fitting > 1 else metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
        rest = rest[fitting:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room))
    return tuple(lines)
