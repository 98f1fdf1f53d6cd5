"""Widgets of steps, made before the first call wants them: making and styling one takes longer than a step may.

One at a time, with a rest after each, so that nobody notices. What is made here lies beside those that steps before
have left behind.
"""

from PySide6.QtCore import QObject, QTimer

from kbdesk.domain.organisation import FieldType, Privacy
from kbdesk.domain.script import BlockKind
from kbdesk.domain.step_view import AskView, BlockView, TickView
from kbdesk.ui.call.call_now import Piece
from kbdesk.ui.call.choice_list import ChoiceList
from kbdesk.ui.call.step_pieces import StepPieces

REST_MS = 30
CHOICES = 6


def _block(kind: BlockKind) -> BlockView:
    return BlockView(kind, "<p></p>", "", "note", 0)


def _ask(kind: FieldType, options: tuple[tuple[str, str], ...] = ()) -> AskView:
    return AskView("", "", kind, "", False, "", "", options, Privacy.NONE)


PIECES: tuple[Piece, ...] = (
    *(_block(kind) for kind in (BlockKind.SAY, BlockKind.SAY, BlockKind.NOTICE, BlockKind.TEXT, BlockKind.TEXT)),
    *(_ask(FieldType.TEXT) for _ in range(4)),
    *(_ask(FieldType.CHOICE, (("yes", ""), ("no", ""))) for _ in range(2)),
    TickView(0, "", False, False),
)


class LaidReady(QObject):
    """`begin` once the window stands."""

    def __init__(self, pieces: StepPieces, choices: ChoiceList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces, self._choices = pieces, choices
        self._left = list(PIECES)
        self._buttons = CHOICES
        self._rest = QTimer(self, interval=REST_MS)
        self._rest.timeout.connect(self._make_one)

    def begin(self) -> None:
        """Makes them, unless they were made."""
        if self._left or self._buttons:
            self._rest.start()

    def _make_one(self) -> None:
        if self._buttons:
            self._choices.lay_ready()
            self._buttons -= 1
        elif self._left:
            self._pieces.lay_ready(self._left.pop())
        else:
            self._rest.stop()
