"""The moment the first question can be answered at once: what nobody needs to find an answer waits until then.

What searching stands on is large, and is loaded in the search lane as soon as the library is open, by a question that
nobody asked. A reader who is quicker asks first, and that answer is the moment as well. Whatever else were begun
meanwhile would be done in turns with it, and both would be late.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from kbdesk.domain.errors import DeskError
from kbdesk.domain.hit import Question
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.in_turns import InTurns
from kbdesk.ui.kit.background import Lane
from kbdesk.workflows.find_with_help import FindWithHelp

REST_MS = 20
PATIENCE_MS = 3_000
"""Content that is read for the first time has no answers yet; what waits is not kept for so long."""
_ANY_WORD = "a"


class FirstAnswer(QObject):
    """`expect` once the window is painted, `warm_up` once the library is open."""

    def __init__(self, find: FindWithHelp, searching: Lane, page: FindPage) -> None:
        super().__init__(page)
        self._find, self._searching = find, searching
        self._turns = InTurns(self, rest_ms=REST_MS)
        page.answered.connect(self._came)

    def then(self, act: Callable[[], object]) -> None:
        """Does `act` after that moment; one after the other, with a rest between them."""
        self._turns.then(act)

    def expect(self) -> None:
        """From now on it is waited for, but not for ever."""
        QTimer.singleShot(PATIENCE_MS, self._turns, self._turns.begin)

    def end(self) -> None:
        """The window is closed: what waits for the answer is not done any more."""
        self._turns.end()

    def warm_up(self, lang: str) -> None:
        """Asks what nobody asked, unless somebody was quicker."""
        if not self._turns.has_begun and not self._searching.busy:
            question = Question(_ANY_WORD, lang, as_you_type=True)
            self._searching.run(partial(self._find.find, question), done=self._came, failed=self._failed)

    def _came(self, _answer: object) -> None:
        self._turns.begin()

    def _failed(self, _error: DeskError) -> None:
        """Whoever asks in earnest is told."""
        self._turns.begin()
