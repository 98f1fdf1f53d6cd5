"""The fonts of a row with their measures, made once for a text size."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from kbdesk.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class RowFonts:
    """Beside the font in which single lines are drawn stand its measures."""

    small: QFont
    small_metrics: QFontMetricsF
    why: QFont
    snippet: QFont
    title: QFont
    step: QFont


def row_fonts(theme: Theme) -> RowFonts:
    """For the theme as it is now."""
    tokens = theme.tokens
    small = theme.font(tokens.size_small, QFont.Weight.Medium)
    why, snippet = theme.font(tokens.size_small), theme.font(tokens.size_label)
    title = theme.font(tokens.size_article, QFont.Weight.DemiBold)
    step = theme.font(tokens.size_label + 1, QFont.Weight.DemiBold)
    return RowFonts(small, QFontMetricsF(small), why, snippet, title, step)
