"""The pieces of a step in reading order: what to say, notices, text, fields, boxes.

Shown anew after every act. Pieces that are still there keep their widgets (and the cursor in them). The widgets of those
that went are laid aside for others of their sort, since making and styling one takes longer than a step may. Fields that
follow each other stand in two columns where there is room.
"""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kbdesk.domain.script import BlockKind
from kbdesk.domain.step_view import AskView, BlockView, TickView
from kbdesk.ui.call.call_now import CallNow, Piece
from kbdesk.ui.call.notice_box import NoticeBox
from kbdesk.ui.call.reading_grid import Shape, spots
from kbdesk.ui.call.say_card import SayCard
from kbdesk.ui.call.tick_list import TickList
from kbdesk.ui.kit.field_editor import FieldEditor, sort_of_editor
from kbdesk.ui.kit.rich_block import RichBlock
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

Key = tuple[str, str]
Group = tuple[Key, tuple[Piece, ...]]
TWO_COLUMNS = 560
"""Width in pixels, at 100 % text, from which fields stand side by side."""
WIDEST_PICTURE = 280


class StepText(RichBlock):
    """Pictures stay small, so that what is to be filled in stays in sight."""

    def picture_width(self) -> int:
        return min(super().picture_width(), self._theme.px(WIDEST_PICTURE))


class StepPieces(QWidget):
    """Its signals come from the pieces; the page listens to all of them."""

    photos_made = Signal(object)  # FieldEditor that takes photos; listener: CallPhotos
    typed = Signal(object)  # Typed
    left = Signal(object)  # Typed
    ticked = Signal(int, bool)  # key, on
    understood = Signal(int)  # line of the notice
    link_inside = Signal(str, str)  # path, heading
    link_outside = Signal(str)  # address
    copied = Signal(str)  # words on the clipboard

    def __init__(
        self, theme: Theme, words: Words, picture: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._picture = theme, words, picture
        self._widgets: dict[Key, QWidget] = {}
        self._order: list[Key] = []
        self._pictures: set[Key] = set()
        self._sorts: dict[QWidget, str] = {}
        self._spare: dict[str, list[QWidget]] = {}
        self._columns = 0
        self._step: tuple[str, str] = ("", "")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setProperty("look", "plain")
        theme.changed.connect(self._lay_out)

    def show_now(self, now: CallNow) -> None:
        """The step as it is now."""
        step = (now.view.script, f"{now.view.step} {now.view.steps_taken}")
        if step != self._step:
            self._remove(list(self._widgets))
            self._step = step
        groups = _groups(now.pieces)
        self._remove([key for key in self._widgets if key not in dict(groups)])
        for key, pieces in groups:
            if key not in self._widgets:
                self._widgets[key] = self._taken(pieces[0])
            self._show(self._widgets[key], pieces, now)
        self._pictures = {key for key, pieces in groups if isinstance(pieces[0], BlockView) and _is_picture(pieces[0])}
        order = [key for key, _ in groups]
        if order != self._order:
            self._order = order
            self._lay_out()

    def lay_ready(self, piece: Piece) -> None:
        """Makes a widget for a piece of that sort, beside those that were laid aside."""
        widget, sort = self._made(piece), _sort(piece)
        for part in (widget, *widget.findChildren(QWidget)):
            part.ensurePolished()
            if part.objectName().startswith("call."):
                part.setObjectName("")  # it is nobody's until a step wants it
        widget.blockSignals(True)
        widget.hide()
        self._sorts[widget] = sort
        self._spare.setdefault(sort, []).append(widget)

    def fields(self) -> list[FieldEditor]:
        """The fields from top to bottom."""
        return [widget for widget in self._in_order() if isinstance(widget, FieldEditor)]

    def unread(self) -> NoticeBox | None:
        """The first notice that must still be read."""
        boxes = (widget for widget in self._in_order() if isinstance(widget, NoticeBox))
        return next((box for box in boxes if box.is_unread), None)

    def words_to_say(self) -> str:
        """All that is to be said in this step."""
        return "\n".join(card.plain_text() for card in self._in_order() if isinstance(card, SayCard))

    def words_to_copy(self) -> str:
        """The same, in the language of the customer."""
        return "\n".join(card.words_to_copy() for card in self._in_order() if isinstance(card, SayCard))

    def tab_stops(self) -> list[QWidget]:
        """What can have the focus, in the order of reading."""
        stops: list[QWidget] = []
        for widget in self._in_order():
            if isinstance(widget, FieldEditor):
                stops.append(widget.editor)
            elif isinstance(widget, TickList):
                stops += widget.boxes()
            else:
                stops.append(widget)
        return stops

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns_for(self.width()) != self._columns:
            self._lay_out()

    def _in_order(self) -> list[QWidget]:
        return [self._widgets[key] for key in self._order]

    def _remove(self, keys: list[Key]) -> None:
        for key in keys:
            widget = self._widgets.pop(key)
            self._grid.removeWidget(widget)
            widget.blockSignals(True)  # the cursor leaving it now is not the agent leaving a field
            widget.hide()
            if isinstance(widget, FieldEditor):
                widget.rest()
            self._spare.setdefault(self._sorts[widget], []).append(widget)
        self._order = [key for key in self._order if key in self._widgets]

    def _taken(self, piece: Piece) -> QWidget:
        """One that was laid aside, else a new one."""
        sort = _sort(piece)
        spare = self._spare.get(sort)
        if not spare:
            widget = self._made(piece)
            self._sorts[widget] = sort
            return widget
        widget = spare.pop()
        widget.blockSignals(False)
        if isinstance(widget, FieldEditor) and isinstance(piece, AskView):
            widget.begin(piece)
        return widget

    def _made(self, piece: Piece) -> QWidget:
        if isinstance(piece, AskView):
            field = FieldEditor(self._theme, self._words, piece, name="call.field", parent=self)
            field.typed.connect(self.typed)
            field.left.connect(self.left)
            if field.strip is not None:
                self.photos_made.emit(field)
            return field
        if isinstance(piece, TickView):
            ticks = TickList(self._theme, self)
            ticks.ticked.connect(self.ticked)
            return ticks
        if piece.kind is BlockKind.SAY:
            card = SayCard(self._theme, self._words, self)
            card.link_asked.connect(self._link_of_say)
            card.copied.connect(self.copied)
            return card
        if piece.kind is BlockKind.NOTICE:
            box = NoticeBox(self._theme, self._words, self._picture, self)
            box.understood.connect(self.understood)
            box.link_inside.connect(self.link_inside)
            box.link_outside.connect(self.link_outside)
            return box
        text = StepText(self._theme, self._picture, self)
        text.link_inside.connect(self.link_inside)
        text.link_outside.connect(self.link_outside)
        return text

    def _show(self, widget: QWidget, pieces: tuple[Piece, ...], now: CallNow) -> None:
        first, lang = pieces[0], now.view.lang
        if isinstance(widget, FieldEditor) and isinstance(first, AskView):
            widget.show_ask(first)
        elif isinstance(widget, TickList):
            widget.show_ticks(tuple(piece for piece in pieces if isinstance(piece, TickView)))
        elif isinstance(widget, SayCard):
            blocks, others = tuple(piece for piece in pieces if isinstance(piece, BlockView)), dict(now.to_customer)
            widget.show_blocks(blocks, tuple(others[one.line] for one in blocks if one.line in others))
        elif isinstance(widget, NoticeBox) and isinstance(first, BlockView):
            widget.show_block(first, lang)
        elif isinstance(widget, RichBlock):
            html = "".join(piece.html for piece in pieces if isinstance(piece, BlockView))
            if widget.property("shown") != html:
                widget.setProperty("shown", html)
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus if "<a " in html else Qt.FocusPolicy.NoFocus)
                widget.show_html(html, lang)

    def _columns_for(self, width: int) -> int:
        return 2 if width >= self._theme.px(TWO_COLUMNS) else 1

    def _lay_out(self) -> None:
        self._columns = self._columns_for(self.width())
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        placed, spare = spots([self._shape(key) for key in self._order])
        for key, spot in zip(self._order, placed, strict=True):
            widget = self._widgets[key]
            self._grid.removeWidget(widget)
            half = self._columns == 2 and isinstance(widget, FieldEditor)
            top = Qt.AlignmentFlag.AlignTop if half or spot.rows > 1 else Qt.AlignmentFlag(0)
            self._grid.addWidget(widget, spot.row, spot.column, spot.rows, spot.columns, top)
            widget.show()
        for row in spare:
            self._grid.setRowStretch(row, 1)

    def _shape(self, key: Key) -> Shape:
        widget = self._widgets[key]
        if self._columns == 1:
            return Shape.WHOLE
        if isinstance(widget, FieldEditor):
            return Shape.WHOLE if widget.is_wide else Shape.HALF
        if key in self._pictures:
            return Shape.PICTURE
        return Shape.EXPLAINING if isinstance(widget, StepText | TickList) else Shape.WHOLE

    def _link_of_say(self, address: str) -> None:
        if address.startswith("kb:"):
            path, _, heading = address.removeprefix("kb:").partition("#")
            self.link_inside.emit(path, heading)
        else:
            self.link_outside.emit(address)


def _is_picture(block: BlockView) -> bool:
    """True for a block that is a picture and no words."""
    return block.kind is BlockKind.TEXT and "<img" in block.html and not re.sub(r"<[^>]*>", "", block.html).strip()


def _sort(piece: Piece) -> str:
    """What widget it wants; widgets of a sort stand in for each other."""
    if isinstance(piece, AskView):
        return f"field {sort_of_editor(piece)}"
    return "ticks" if isinstance(piece, TickView) else str(piece.kind)


def _groups(pieces: tuple[Piece, ...]) -> list[Group]:
    """Pieces by key; sentences to say that follow each other share a card, boxes a list."""
    groups: list[Group] = []
    for piece in pieces:
        if isinstance(piece, AskView):
            groups.append((("field", piece.name), (piece,)))
            continue
        kind, name = ("tick", str(piece.key)) if isinstance(piece, TickView) else (str(piece.kind), str(piece.line))
        if kind in {"say", "tick"} and groups and groups[-1][0][0] == kind:
            key, earlier = groups[-1]
            groups[-1] = (key, (*earlier, piece))
        else:
            groups.append(((kind, name), (piece,)))
    return groups
