"""How much work one text may ask for: nesting no deeper than people can follow, and about a second of computing.

Markdown has inputs that take any parser time that grows with the square of their length, and new ones are found each
year. So time is measured while parsing, not guessed beforehand: ordinary articles take a hundredth of what is allowed, the largest a third.
The time is that of the thread, so that a busy machine refuses nothing. It is one allowance for a text from its outline to its page.
"""

from time import thread_time

DEEPEST = 100
"""Quotes and lists in one another; a list counts twice, once for itself and once for its item."""
_SECONDS = 1.0


class TooHeavy(ValueError):
    """The text asks for too much; `reason` is `too-deep`, `too-slow` or `too-much-html`.

    `line` counts from 0 in the text; -1 when it is not known.
    """

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"{reason} at {line}")
        self.reason = reason
        self.line = line


class Allowance:
    """What is left for the text that is being read; one parser at a time."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._end = 0.0
        self._line = 0
        self._steps = 0
        self.start()

    def start(self) -> None:
        """A new text begins."""
        self._end, self._line, self._steps = thread_time() + self._seconds, 0, 0

    def at_line(self, line: int) -> None:
        """A block begins on this line; raises TooHeavy when the time is up."""
        self._line = line
        self._steps += 1
        # Asking for the time costs a fiftieth of all reading; a block of its own may cost half a second.
        if not self._steps & 3 and thread_time() > self._end:
            raise TooHeavy("too-slow", line)

    def step(self) -> None:
        """A small step inside a block; raises TooHeavy when the time is up."""
        self._steps += 1
        if not self._steps & 63 and thread_time() > self._end:
            raise TooHeavy("too-slow", self._line)

    def check(self) -> None:
        """A long piece of work is done; raises TooHeavy when the time is up."""
        if thread_time() > self._end:
            raise TooHeavy("too-slow", self._line)

    def left(self) -> float:
        """So many seconds of the thread's time."""
        return max(0.0, self._end - thread_time())

    def too_deep(self) -> TooHeavy:
        """The error for what is nested too deeply."""
        return TooHeavy("too-deep", self._line)
