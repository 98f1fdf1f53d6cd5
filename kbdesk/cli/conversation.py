"""Asking a person at the keys, or a file that stands in for one.

`ask` gives None when nothing more will come (Ctrl+D, end of a pipe). What was typed into a pipe is shown behind the
prompt, so that the talk can be read back.
"""

import sys

from kbdesk.cli.output import Output
from kbdesk.cli.page_text import TextLine

_ROWS_KEPT = 3


class Conversation:
    """The prompts of one command."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._person = sys.stdin.isatty() and out.is_terminal
        if self._person and out.talk is sys.stdout:
            _edit_lines()

    def ask(self, prompt: str) -> str | None:
        """What was typed, without blanks around it."""
        out = self._out
        if self._person and out.talk is sys.stdout:
            out.talk.flush()
            try:
                return input(f"{prompt} ").strip()
            except EOFError:
                out.line()
                return None
        out.talk.write(f"{prompt} ")
        out.talk.flush()
        typed = sys.stdin.readline()
        if not typed:
            out.line()
            return None
        if not self._person:
            out.line(typed.rstrip("\r\n"))
        return typed.strip()

    def read(self, lines: tuple[TextLine, ...]) -> None:
        """Shows a long text, a screen at a time when a person reads it."""
        height = max(self._out.rows - _ROWS_KEPT, 5) if self._person else len(lines)
        for place, line in enumerate(lines):
            if place and place % height == 0 and self.ask(self._out.words("ask.more")) != "":
                return
            self._out.line(line.text, line.mark)


def _edit_lines() -> None:
    """Arrow keys and history while typing, where the system has them; Windows' console has its own."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(True)
