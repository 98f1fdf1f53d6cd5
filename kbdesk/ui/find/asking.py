"""Asks for the hits that fit on a screen first, and for the rest of them when the typing rests for a moment.

A hit that nobody sees costs as much as one that is seen. So each keystroke is answered with the first few, and the
others come behind them before a hand can reach for them.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kbdesk.domain.errors import DeskError
from kbdesk.domain.hit import Answer, Question
from kbdesk.ui.find.asked_of import Finds
from kbdesk.ui.kit.background import Lane

_FIRST = 12
_REST_MS = 50


class Asking(QObject):
    """Of several questions only the newest is answered."""

    came = Signal(object, bool)  # Answer; True when all its hits are there
    more_came = Signal(object)  # Answer to the same question, with the rest of its hits

    def __init__(
        self, find: Finds, searching: Lane, *, failed: Callable[[DeskError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._find, self._searching, self._failed = find, searching, failed
        self._question = Question("")
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask_for_more)

    def ask(self, question: Question, *, all_at_once: bool) -> None:
        """The answer comes by the signals."""
        self._rest.stop()
        self._question = question
        first = question if all_at_once else replace(question, limit=min(_FIRST, question.limit))
        self._searching.run(partial(self._find.find, first), done=self._first_came, failed=self._failed)

    def _first_came(self, answer: Answer) -> None:
        asked = answer.question.limit
        is_all = asked >= self._question.limit or len(answer.hits) < asked
        if not is_all:
            self._rest.start()
        self.came.emit(answer, is_all)

    def _ask_for_more(self) -> None:
        job = partial(self._find.find, self._question)
        self._searching.run(job, done=self.more_came.emit, failed=self._failed)
