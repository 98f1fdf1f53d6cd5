"""What is known of somebody, as two columns of rich text: what it is, muted, and what it says.

All tables of a card are as wide in their first column as the widest word there, so that they stand in one line.
"""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtGui import QFontMetrics

from kbdesk.ui.kit.theme import Theme

Facts = Sequence[tuple[str, str]]
_WIDEST = 200
"""Pixels at 100 %; a longer word is broken."""


def label_width(theme: Theme, facts: Iterable[Facts]) -> int:
    """How wide the first column of all of these is, in pixels."""
    metrics = QFontMetrics(theme.font(theme.tokens.size_text))
    widths = [metrics.horizontalAdvance(label) for rows in facts for label, value in rows if value]
    return min(max(widths, default=0), theme.px(_WIDEST))


def facts_table(theme: Theme, rows: Facts, *, width: int, struck: bool = False) -> str:
    """HTML for a label, empty without rows. `struck` is for what no longer counts; what has no value is left out."""
    muted, pad = theme.tokens.muted, theme.px(4)
    value_style = f"color:{muted}; text-decoration:line-through;" if struck else ""
    cells = "".join(
        f'<tr><td width="{width + pad * 4}" style="color:{muted}; padding:{pad}px {pad * 4}px {pad}px 0">'
        f'{escape(label)}</td><td style="{value_style} padding:{pad}px 0">'
        f"{escape(value).replace(chr(10), '<br>')}</td></tr>"
        for label, value in rows
        if value
    )
    return f"<table cellspacing='0' cellpadding='0'>{cells}</table>" if cells else ""
