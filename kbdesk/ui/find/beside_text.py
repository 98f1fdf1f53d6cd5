"""Where what goes with a text stands: its headings in a column beside it, what to see also under them or below the text,
and whether it helped. The text itself always has the first claim on the room.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kbdesk.ui.find.helped_row import HelpedRow
from kbdesk.ui.find.see_also import SeeAlso
from kbdesk.ui.kit.article_view import ArticleView
from kbdesk.ui.kit.contents_list import ContentsList
from kbdesk.ui.kit.theme import Theme

FIND_BAR = 48
"""Pixels (at 100 %) at the top that are left to the search in the text where no list of headings stands."""
LOW = 250
"""Below this height (pixels at 100 %) all room is the text's."""
NEAR = 180
"""The list of headings begins no further (pixels at 100 %) behind the start of the text's column than its width and this."""
READ_AT = 96
"""A heading less far (pixels at 100 %) below the upper edge is the one that is being read."""
TALL = 700
"""From this height on (pixels at 100 %) there is room for two rows below the text."""
FLAT = 330
"""Below this height (pixels at 100 %) what stands below the text is one line."""


class BesideText(QObject):
    """`pane` holds all, `room` is what text and list share, `below` the column that the text stands on top of."""

    def __init__(
        self,
        pane: QWidget,
        *,
        room: QWidget,
        below: QVBoxLayout,
        article: ArticleView,
        contents: ContentsList,
        related: SeeAlso,
        helped: HelpedRow,
        theme: Theme,
    ) -> None:
        super().__init__(pane)
        self._pane, self._room, self._below, self._theme = pane, room, below, theme
        self._article, self._contents, self._related, self._helped = article, contents, related, helped
        self._tops: tuple[tuple[str, int], ...] = ()
        self._measured = QTimer(self, singleShot=True, interval=60)
        self._measured.timeout.connect(self._measure)
        theme.changed.connect(self._measured.start)
        article.verticalScrollBar().valueChanged.connect(self._mark)

    def place(self) -> None:
        """For the text that is open, in the room there is."""
        width, article, contents = self._pane.width(), self._article, self._contents
        room = width - article.column_width() - self._theme.px(56)
        contents.setVisible(contents.worth_it and room >= contents.width_wanted())
        contents.adjustSize()
        beside = article.column_width() + self._theme.px(NEAR)
        contents.move(min(width - contents.width() - 26, beside), 0)
        self._place_related(has_column=room >= contents.width_wanted())
        self._measured.start()

    def _place_related(self, *, has_column: bool) -> None:
        """Under the headings where there is a column beside the text with room in it, else below the text."""
        related, height = self._related, self._room.height()
        top = self._theme.px(FIND_BAR) if self._contents.isHidden() else self._contents.height()
        fits = has_column and top + related.most_height_in_column() <= height
        if fits:
            self._below.removeWidget(related)
            related.raise_()
        else:
            if self._below.indexOf(related) < 0:
                self._below.addWidget(related)
            related.resize(self._room.width(), related.height())  # it reckons its rows from its width
        rows = sum(height >= self._theme.px(enough) for enough in (FLAT, TALL))
        related.lie(in_column=fits, rows=rows)
        if fits:
            width = self._contents.width()
            related.resize(width, related.height())
            left = self._article.x() + self._contents.x()
            related.setGeometry(left, top, width, related.sizeHint().height())
        is_roomy = height >= self._theme.px(LOW)
        related.setVisible(related.worth_it and (fits or is_roomy))
        self._helped.setVisible(self._helped.worth_it and is_roomy)

    def _measure(self) -> None:
        self._tops = self._article.heading_tops(self._contents.names()) if self._contents.isVisible() else ()
        self._mark()

    def _mark(self, _moved: int = 0) -> None:
        if not self._tops:
            return
        bar = self._article.verticalScrollBar()
        line = bar.value() + self._theme.px(READ_AT)
        above = [name for name, top in self._tops if top <= line]
        if bar.maximum() and bar.value() == bar.maximum():
            above = [name for name, _ in self._tops]
        self._contents.mark(above[-1] if above else "")
