"""Lays out at once what would else be laid out in steps, each with a picture of its own: a row that wraps tells its new
height only once it has its width, and what stands below would jump a moment later.
"""

from PySide6.QtWidgets import QWidget

_ROUNDS = 2
"""From the inside out twice: the first gives widths, the second the heights that follow from them."""


def lay_out_now(holder: QWidget) -> None:
    """All layouts in sight inside it, and its own."""
    for _ in range(_ROUNDS):
        for widget in (*reversed(holder.findChildren(QWidget)), holder):
            layout = widget.layout() if widget.isVisible() else None
            if layout is not None:
                layout.activate()
