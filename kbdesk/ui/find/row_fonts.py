"""The fonts of a row with their measures, made once for a text size."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from kbdesk.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class RowFonts:
    """Measures stand beside the fonts whose height must be known before anything is laid out."""

    small: QFont
    small_metrics: QFontMetricsF
    why: QFont
    snippet: QFont
    snippet_metrics: QFontMetricsF
    title: QFont
    title_metrics: QFontMetricsF
    step: QFont
    step_metrics: QFontMetricsF


def row_fonts(theme: Theme) -> RowFonts:
    """For the theme as it is now."""
    tokens, metrics = theme.tokens, QFontMetricsF
    small = theme.font(tokens.size_small, QFont.Weight.Medium)
    why, snippet = theme.font(tokens.size_small), theme.font(tokens.size_label)
    title = theme.font(tokens.size_article, QFont.Weight.DemiBold)
    step = theme.font(tokens.size_label + 1, QFont.Weight.DemiBold)
    return RowFonts(small, metrics(small), why, snippet, metrics(snippet), title, metrics(title), step, metrics(step))
