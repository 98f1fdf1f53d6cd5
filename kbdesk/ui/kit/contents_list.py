"""The list "On this page": the headings of a long text, the one being read in the accent colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kbdesk.domain.article import Heading
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import TogglePush
from kbdesk.ui.kit.tokens import Space
from kbdesk.ui.kit.words import Words

FEWEST = 3
_WIDTH = 214


class ContentsList(QFrame):
    """Second and third level headings; worth its place from three on."""

    heading_chosen = Signal(str)  # slug; listener: the reading pane

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._headings: tuple[Heading, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self.setObjectName("read.contents")
        self.setProperty("look", "plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 12, 12)
        self._column.setSpacing(0)
        self._title = title = SectionTitle(words, "read.contents")
        self._column.addWidget(title)
        self._column.addSpacing(Space.TIGHT)
        self._column.addStretch(1)
        theme.changed.connect(self._fill)

    @property
    def worth_it(self) -> bool:
        """True when there are enough headings for a list."""
        return len(self._headings) >= FEWEST

    def width_wanted(self) -> int:
        """Pixels."""
        return self._theme.px(_WIDTH)

    def show_headings(self, headings: tuple[Heading, ...]) -> None:
        """Of the page that is open."""
        self._headings = tuple(heading for heading in headings if heading.level in {2, 3})
        self._fill()

    def names(self) -> tuple[str, ...]:
        """The slugs, in order."""
        return tuple(heading.slug for heading in self._headings)

    @property
    def marked(self) -> str:
        """The slug under which the reader is; empty where no list is shown."""
        if not self.isVisible():
            return ""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def mark(self, slug: str) -> None:
        """Shows where the reader is."""
        for name, button in self._buttons.items():
            button.setChecked(name == slug)

    def _fill(self) -> None:
        for button in self._buttons.values():
            self._column.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        self.setFixedWidth(self.width_wanted())
        self._title.setIndent(self._theme.px(8) + self._theme.tokens.ring)  # in one line with the words below
        metrics = QFontMetrics(self._theme.font(self._theme.tokens.size_label))
        for place, heading in enumerate(self._headings, start=1):
            button = TogglePush()
            button.setProperty("look", "contents")
            indent = "    " if heading.level == 3 else ""
            room = self.width_wanted() - self._theme.px(20) - 16
            button.setText(metrics.elidedText(indent + heading.text, Qt.TextElideMode.ElideRight, room))
            button.setToolTip(heading.text)
            button.setAccessibleName(heading.text)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setObjectName(f"read.contents.{heading.slug}")
            button.setProperty("slug", heading.slug)
            button.clicked.connect(self._chosen)
            self._column.insertWidget(place + 1, button)
            button.show()
            self._buttons[heading.slug] = button
        self._column.activate()
        self.adjustSize()

    def _chosen(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.heading_chosen.emit(str(button.property("slug")))
