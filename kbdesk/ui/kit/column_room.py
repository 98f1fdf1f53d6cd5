"""How much room a column keeps at its sides: less in a narrow window, where the words need it."""

from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import Space

NARROW = 480
"""Pixels at 100 % text."""


def side_room(theme: Theme, width: int) -> int:
    """Pixels at the left and at the right of a column in a page of that width."""
    return int(Space.ROOM if width < theme.px(NARROW) else Space.WIDE)
