"""Paints a hit: what it is and how fresh, its title, two lines of it with the words that matched, why it was found.

Layouts are made once for a row and a width; painting only draws them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Hit, Snippet, Source
from kbdesk.ui.find.hit_model import ROW_ROLE
from kbdesk.ui.find.laid_texts import LaidTexts
from kbdesk.ui.find.marked_text import MarkedText
from kbdesk.ui.find.row_fonts import row_fonts
from kbdesk.ui.find.rows import Row
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import day_seen_from

KIND_ICONS = {
    Kind.ARTICLE: "file-text",
    Kind.SCRIPT: "route",
    Kind.NOTICE: "megaphone",
    Kind.PHRASE: "message-square-quote",
    Kind.STEP: "corner-down-right",
}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is shown of a row and how high each part is, at one width; cheap, made for every row."""

    hit: Hit
    indented: bool
    room: float
    title: Snippet
    title_height: float
    snippet: Snippet
    snippet_height: float
    why: str
    height: int


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row laid out; made for the rows that are painted."""

    meta: str
    side: str
    title: MarkedText
    snippet: MarkedText | None
    why: MarkedText | None


class HitDelegate(QStyledItemDelegate):
    """`place_in_words` gives product and phase of a hit as the organisation names them."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        place_in_words: Callable[[Hit], str],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._place_in_words, self._today = place_in_words, today
        self._parts: dict[tuple[Row, int], _Parts] = {}
        self._laid: dict[tuple[Row, int], _Laid] = {}
        self.forget()
        theme.changed.connect(self.forget)
        words.language_changed.connect(self.forget)

    def forget(self) -> None:
        """Lays everything out anew."""
        self._parts.clear()
        self._laid.clear()
        fonts, marked = row_fonts(self._theme), QColor(self._theme.tokens.mark_text)
        self._fonts = fonts
        self._titles, self._steps = LaidTexts(fonts.title, marked), LaidTexts(fonts.step, marked)
        self._snippets, self._whys = LaidTexts(fonts.snippet, marked), LaidTexts(fonts.why, marked)

    def forget_rows(self) -> None:
        """Other rows come. Their texts are mostly the same ones and stay laid out."""
        self._parts.clear()
        self._laid.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        width = self._width(option)
        if row.hit is None:
            return QSize(width, self._theme.px(34))
        return QSize(width, self._parts_of(row, row.hit, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(_rect(option))
        if row.hit is None:
            self._paint_heading(painter, rect, row.heading)
        else:
            parts = self._parts_of(row, row.hit, self._width(option))
            key = (row, self._width(option))
            if key not in self._laid:
                self._laid[key] = self._lay_out(parts)
            self._paint_hit(painter, rect, (parts, self._laid[key]), _state(option))
        painter.restore()

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = self.parent()
        viewport = getattr(view, "viewport", None)
        return int(viewport().width()) if viewport else _rect(option).width()

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: str) -> None:
        painter.setFont(self._theme.font(self._theme.tokens.size_small, QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("muted"))
        place = rect.adjusted(self._theme.px(20), 0, -8, -self._theme.px(5))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, heading)

    def _paint_hit(self, painter: QPainter, rect: QRectF, row: tuple[_Parts, _Laid], state: QStyle.StateFlag) -> None:
        theme, tokens, (parts, laid) = self._theme, self._theme.tokens, row
        selected = bool(state & QStyle.StateFlag.State_Selected)
        card = rect.adjusted(6 + (theme.px(18) if parts.indented else 0), 2, -6, -2)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint if selected else tokens.hover))
            painter.drawRoundedRect(card, tokens.radius_card, tokens.radius_card)
        if selected and (tokens.is_high or state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(tokens.accent), tokens.ring if state & QStyle.StateFlag.State_HasFocus else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), tokens.radius_card, tokens.radius_card)
            painter.setPen(Qt.PenStyle.NoPen)
        if selected:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(card.left(), card.top() + 10, 3, card.height() - 20), 1.5, 1.5)
        left = card.left() + theme.px(14)
        if parts.indented:
            top, edge = card.top() + theme.px(8), theme.px(14)
            icon = QPointF(left, top + (parts.title_height - edge) / 2)
            painter.drawPixmap(icon, theme.pixmap(KIND_ICONS[Kind.STEP], "accent", size=IconSize.SMALL))
            left += edge + theme.px(7)
        else:
            top = self._paint_meta(
                painter, (parts.hit, laid), QRectF(left, card.top() + theme.px(10), card.width() - theme.px(26), 0)
            )
        mark = QColor(tokens.mark)
        laid.title.paint(painter, QPointF(left, top), QColor(tokens.heading), mark)
        top += parts.title_height + theme.px(3)
        if laid.snippet is not None:
            laid.snippet.paint(painter, QPointF(left, top), QColor(tokens.muted), mark)
            top += parts.snippet_height + theme.px(4)
        if laid.why is not None:
            laid.why.paint(painter, QPointF(left, top), QColor(tokens.muted), mark)

    def _paint_meta(self, painter: QPainter, row: tuple[Hit, _Laid], room: QRectF) -> float:
        """The small line above the title; gives where the title begins."""
        (hit, laid), left, top, right = row, room.left(), room.top(), room.right()
        theme, tokens = self._theme, self._theme.tokens
        font, metrics = self._fonts.small, self._fonts.small_metrics
        height, edge = metrics.height(), theme.px(14)
        painter.setFont(font)
        painter.drawPixmap(
            QPointF(left, top + (height - edge) / 2),
            theme.pixmap(
                KIND_ICONS[hit.kind], "accent" if hit.kind in {Kind.SCRIPT, Kind.STEP} else "muted", size=IconSize.SMALL
            ),
        )
        x = left + edge + theme.px(6)
        side = metrics.horizontalAdvance(laid.side)
        if laid.side:
            painter.setPen(QColor(tokens.warning.text if hit.overdue else tokens.muted))
            painter.drawText(QPointF(right - side, top + metrics.ascent()), laid.side)
            if hit.overdue:
                side += edge + theme.px(4)
                painter.drawPixmap(
                    QPointF(right - side, top + (height - edge) / 2),
                    theme.pixmap("triangle-alert", "warning", size=IconSize.SMALL),
                )
        if hit.best:
            side += edge + theme.px(5)
            painter.drawPixmap(
                QPointF(right - side, top + (height - edge) / 2),
                theme.pixmap("badge-check", "accent", size=IconSize.SMALL),
            )
        if hit.lang not in {self._words.lang, "und"}:
            x = self._paint_badge(painter, hit.lang.upper(), QRectF(x, top, 0, height))
        if hit.source is Source.HELP:
            x = self._paint_badge(painter, self._words.say("hit.help"), QRectF(x, top, 0, height))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        meta = metrics.elidedText(laid.meta, Qt.TextElideMode.ElideRight, right - side - theme.px(10) - x)
        painter.drawText(QPointF(x, top + metrics.ascent()), meta)
        return top + height + theme.px(4)

    def _paint_badge(self, painter: QPainter, code: str, place: QRectF) -> float:
        tokens = self._theme.tokens
        font = self._theme.font(tokens.size_badge, QFont.Weight.Bold)
        width = QFontMetricsF(font).horizontalAdvance(code) + self._theme.px(8)
        badge = QRectF(place.left(), place.top(), width, place.height())
        painter.setFont(font)
        painter.setPen(QPen(QColor(tokens.control_line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), tokens.radius_small, tokens.radius_small)
        painter.setPen(QColor(tokens.text))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, code)
        return badge.right() + self._theme.px(6)

    def _parts_of(self, row: Row, hit: Hit, width: int) -> _Parts:
        key = (row, width)
        if key not in self._parts:
            self._parts[key] = self._take_apart(row, hit, width)
        return self._parts[key]

    def _take_apart(self, row: Row, hit: Hit, width: int) -> _Parts:
        theme, fonts, lines = self._theme, self._fonts, 1 if row.indented else 2
        room = float(width - 12 - theme.px(26 + (39 if row.indented else 0)))
        title, snippet, why = _title(hit), hit.snippet or ((hit.summary, False),), self._why(hit)
        titles = self._steps if row.indented else self._titles
        title_height = titles.height(title, width=room, lines=lines)
        has_snippet = any(piece.strip() for piece, _ in snippet)
        snippet_height = self._snippets.height(snippet, width=room, lines=lines) if has_snippet else 0.0
        height = 4 + title_height + theme.px(3)
        height += theme.px(16) if row.indented else theme.px(24) + fonts.small_metrics.height()
        height += snippet_height + theme.px(4) if has_snippet else 0
        height += fonts.small_metrics.height() + theme.px(4) if why else 0
        return _Parts(
            hit,
            row.indented,
            room,
            title,
            title_height,
            snippet if has_snippet else (),
            snippet_height,
            why,
            round(height),
        )

    def _lay_out(self, parts: _Parts) -> _Laid:
        lines, room = 1 if parts.indented else 2, parts.room
        titles = self._steps if parts.indented else self._titles
        return _Laid(
            self._meta(parts.hit),
            self._side(parts.hit),
            titles.laid(parts.title, width=room, lines=lines),
            self._snippets.laid(parts.snippet, width=room, lines=lines) if parts.snippet else None,
            self._whys.laid(((parts.why, False),), width=room, lines=1) if parts.why else None,
        )

    def _meta(self, hit: Hit) -> str:
        """The kind, and where it belongs; of an article its icon says the kind, so that there is room for the place."""
        place = self._place_in_words(hit)
        kind = "" if hit.kind is Kind.ARTICLE and place else self._words.say(f"kind.{hit.kind}")
        return " · ".join(part for part in (kind, place) if part)

    def _side(self, hit: Hit) -> str:
        if hit.kind is Kind.STEP:
            return ""
        if hit.overdue:
            return self._words.say("hit.overdue")
        return day_seen_from(hit.reviewed, self._today(), self._words.lang) if hit.reviewed else ""

    def _why(self, hit: Hit) -> str:
        """That an editor chose it; where it was found, only where the title does not show it already."""
        found = self._found_in(hit)
        chosen = self._words.say("hit.best") if hit.best else ""
        return " · ".join(part for part in (chosen, found) if part)

    def _found_in(self, hit: Hit) -> str:
        if hit.kind is Kind.STEP or "title" in hit.why or any(marked for _, marked in hit.title_marked):
            return ""
        fields = [
            self._words.say(f"why.{name}")
            for name in hit.why
            if name != "best_for" and self._words.knows(f"why.{name}")
        ]
        return self._words.say("why", fields=", ".join(fields[:3])) if fields else ""


def _title(hit: Hit) -> Snippet:
    if hit.kind is Kind.STEP and hit.step_title and hit.step_title != hit.title:
        shown = "".join(piece for piece, _ in hit.title_marked)
        return hit.title_marked if shown == hit.step_title else ((hit.step_title, False),)
    return hit.title_marked or ((hit.title, False),)


def _rect(option: QStyleOptionViewItem) -> QRect:
    return option.rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    return option.state
