"""What is opened from the list: a referral, the form to change one, the export. One at a time, beside the list, or in its
place where there is no room for both.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.change_card import ChangeCard
from kbdesk.ui.outbox.export_card import ExportCard
from kbdesk.ui.outbox.referral_card import ReferralCard

NARROW = 900


class Beside(QObject):
    """`place` once; `share_room` when the page has another width."""

    closed = Signal()  # listener: the page, which puts the cursor back into the list

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page = theme, page
        self._list = page
        self.opened, self.changing = ReferralCard(theme, words), ChangeCard(theme, words)
        self.exporting = ExportCard(theme, words)
        self._cards = (self.opened, self.changing, self.exporting)
        for closed in (self.opened.closed, self.changing.closed, self.exporting.closed):
            closed.connect(self._closed)

    @property
    def is_open(self) -> bool:
        return any(not card.isHidden() for card in self._cards)

    def place(self, row: QHBoxLayout, card: QWidget) -> None:
        """`card` holds the list."""
        self._list = card
        row.addWidget(card, 3)
        for one in self._cards:
            row.addWidget(one, 2)

    def show_card(self, card: QWidget) -> None:
        """This one, instead of what was there."""
        for one in self._cards:
            one.setHidden(one is not card)
        self.share_room()

    def close(self) -> None:
        """The list alone."""
        for one in self._cards:
            one.hide()
        self._closed()

    def share_room(self) -> None:
        """By the width of the page."""
        is_narrow = self._page.width() < self._theme.px(NARROW)
        self._list.setHidden(is_narrow and self.is_open)

    def _closed(self) -> None:
        self.share_room()
        self.closed.emit()
