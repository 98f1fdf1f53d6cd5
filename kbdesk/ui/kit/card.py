"""A card: the white (or dark) sheet with round corners that every zone of the window stands on."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kbdesk.ui.kit.tokens import Space


class Card(QFrame):
    """Add widgets to `body`, a vertical layout."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = Space.PAD, gap: int = Space.GAP) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(gap)
