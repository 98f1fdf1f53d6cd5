"""A choice as a large numbered button: the number to press, the words, a hint below; at least 44 pixels high."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kbdesk.ui.kit.long_words import breakable
from kbdesk.ui.kit.theme import Theme

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class BigButton(QAbstractButton):
    """`digit` 0 shows no number. `marked` says that this was chosen before. Grows in height with its words."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        digit: int = 0,
        hint: str = "",
        marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._hovered = theme, False
        self._reckoned: dict[int, tuple[QRect, QRect]] = {}
        self.show_choice(text, digit=digit, hint=hint, marked=marked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._reckon_anew)

    def show_choice(self, text: str, *, digit: int = 0, hint: str = "", marked: bool = False) -> None:
        """Other words on the same button."""
        self._digit, self._hint, self._marked = digit, hint, marked
        self.setText(text)
        self.setAccessibleName(f"{digit}. {text}" if digit else text)
        self.setAccessibleDescription(hint)
        self._reckon_anew()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, hint = self._rects(width)
        bottom = hint.bottom() if self._hint else words.bottom()
        return max(self._theme.px(self._theme.tokens.choice), bottom + 1 + self._theme.px(13))

    def sizeHint(self) -> QSize:
        width = self._theme.px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(self._theme.tokens.choice))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isEnabled() and (self._hovered or self.isDown())
        focused = self.hasFocus()
        ground = tokens.accent_tint if active or self.isChecked() else tokens.card
        edge = tokens.accent if focused or active or self.isChecked() else tokens.control_line
        pen_width = 2 if focused else 1
        painter.setPen(QPen(QColor(edge), pen_width))
        painter.setBrush(QColor(ground))
        inset = pen_width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), tokens.radius_card, tokens.radius_card
        )
        words, hint = self._rects(self.width())
        if not self._hint:
            words.moveTop((self.height() - words.height()) // 2)
        self._paint_digit(painter, words)
        painter.setFont(theme.font(tokens.size_article, QFont.Weight.Medium))
        painter.setPen(QColor(tokens.heading if self.isEnabled() else tokens.muted))
        painter.drawText(words, _WRAP, breakable(self.text()))
        if self._hint:
            painter.setFont(theme.font(tokens.size_label))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(hint, _WRAP, breakable(self._hint))
        self._paint_arrow(painter)

    def _paint_digit(self, painter: QPainter, words: QRect) -> None:
        if not self._digit:
            return
        theme, tokens = self._theme, self._theme.tokens
        edge = theme.px(26)
        first_line = QFontMetrics(theme.font(tokens.size_article, QFont.Weight.Medium)).height()
        box = QRectF(theme.px(13), words.top() + (first_line - edge) / 2, edge, edge)
        painter.setPen(QPen(QColor(tokens.accent_line), 1))
        painter.setBrush(QColor(tokens.accent_tint))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(tokens.accent))
        painter.setFont(theme.font(tokens.size_label, QFont.Weight.Bold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._digit))

    def _paint_arrow(self, painter: QPainter) -> None:
        name, colour = ("check", "tip") if self._marked else ("chevron-right", "muted")
        pixmap = self._theme.pixmap(name, colour, size=18)
        edge = self._theme.px(18)
        painter.drawPixmap(self.width() - edge - self._theme.px(12), (self.height() - edge) // 2, pixmap)

    def _reckon_anew(self) -> None:
        self._reckoned.clear()
        self.updateGeometry()

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        """Where the words and the hint stand in a button of that width; layouts ask for it a hundred times a step."""
        if width not in self._reckoned:
            self._reckoned[width] = self._reckon(width)
        words, hint = self._reckoned[width]
        return QRect(words), QRect(hint)

    def _reckon(self, width: int) -> tuple[QRect, QRect]:
        theme, tokens = self._theme, self._theme.tokens
        left = theme.px(52) if self._digit else theme.px(16)
        room = max(40, width - left - theme.px(40))
        first = QFontMetrics(theme.font(tokens.size_article, QFont.Weight.Medium))
        words = first.boundingRect(QRect(0, 0, room, 10_000), _WRAP, breakable(self.text()))
        words.moveTo(left, theme.px(12))
        words.setWidth(room)
        hint = QFontMetrics(theme.font(tokens.size_label)).boundingRect(
            QRect(0, 0, room, 10_000), _WRAP, breakable(self._hint)
        )
        hint.moveTo(left, words.bottom() + theme.px(4))
        hint.setWidth(room)
        return words, hint
