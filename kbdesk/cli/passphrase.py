"""Asks for the passphrase of the records at the terminal: once a command, never shown, never in a pipe.

Where nobody is at the keys there is nobody to ask; `KBDESK_PASSPHRASE` speaks for them.
"""

import getpass
import sys

from kbdesk.cli.output import Output
from kbdesk.domain.errors import DeskError
from kbdesk.wording.errors import error_sentence


class AskPassphrase:
    """Called with why it is asked; empty when nobody is there, or nothing was typed."""

    def __init__(self, out: Output) -> None:
        self._out = out

    def __call__(self, why: DeskError) -> str:
        if not sys.stdin.isatty() or not sys.stderr.isatty():
            return ""
        say = self._out
        is_new = why.code in {"records-passphrase-new", "passphrase-short"}
        if why.code != "records-passphrase-missing":
            say.complain(error_sentence(why, say.lang))
        return self.new() if is_new else self._typed("passphrase.ask")

    def new(self) -> str:
        """One typed twice the same; empty when it was left."""
        while typed := self._typed("passphrase.new"):
            if self._typed("passphrase.again") == typed:
                return typed
            self._out.complain(self._out.words("passphrase.differs"))
        return ""

    def _typed(self, key: str) -> str:
        try:
            return getpass.getpass(f"{self._out.words(key)} ", stream=sys.stderr)
        except EOFError:
            return ""
