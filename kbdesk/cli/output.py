"""How the terminal speaks: text or one JSON document on stdout, everything about the work itself on stderr.

Content is other people's text, so control characters never reach the terminal: an article cannot clear the screen or
change the title of the window. Marks (bold, colours) are set by us, after that cleaning, and on a terminal only.
"""

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO

from kbdesk.cli.progress_bar import ProgressBar
from kbdesk.domain.errors import DeskError
from kbdesk.domain.field_check import FieldError
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.fields import FIELDS
from kbdesk.wording.speak import speak
from kbdesk.wording.terminal import TERMINAL

_MARKS = {"bold": "1", "dim": "2", "red": "1;31", "amber": "33", "green": "32", "blue": "1;34", "match": "1;33"}
_KEPT = {"\n", "\t"}
WIDEST_TEXT = 78
"""Columns of running text; longer lines are hard to read."""


def without_controls(text: str) -> str:
    """The text without control characters, those that turn the writing direction included."""
    if text.isprintable():
        return text
    return "".join(
        char
        for char in text
        if char in _KEPT
        or (
            unicodedata.category(char) not in {"Cc", "Cs"}
            and not "\u202a" <= char <= "\u202e"
            and not "\u2066" <= char <= "\u2069"
        )
    )


class Output:
    """One command's voice. `talk` is where a conversation is held: stdout, or stderr when stdout carries JSON.

    `reads` is the language to prefer in content: `lang`, or the organisation's own where nobody said what they speak.
    """

    def __init__(self, lang: str, *, as_json: bool = False, quiet: bool = False, verbose: bool = False) -> None:
        self.lang = self.reads = lang
        self.as_json = as_json
        self.quiet = quiet
        self.verbose = verbose
        self.talk: IO[str] = sys.stderr if as_json else sys.stdout
        self.is_terminal = self.talk.isatty()
        self._coloured = self.is_terminal and colours_wanted(self.talk)

    @property
    def columns(self) -> int:
        """The width of running text here."""
        return min(WIDEST_TEXT, shutil.get_terminal_size().columns - 2) if self.is_terminal else WIDEST_TEXT

    @property
    def rows(self) -> int:
        """The height of the terminal."""
        return shutil.get_terminal_size().lines

    def words(self, key: str, **values: object) -> str:
        """A sentence of the terminal's own in the reader's language."""
        return speak(TERMINAL, key, self.lang, **values)

    def say(self, key: str, **values: object) -> None:
        """A sentence of the terminal's own, as a line."""
        self.line(self.words(key, **values))

    def line(self, text: str = "", mark: str = "") -> None:
        """A line of text for the reader."""
        self.talk.write(self.marked(text, mark) + "\n")

    def marked(self, text: str, mark: str) -> str:
        """The cleaned text with a mark, where marks can be shown."""
        text = without_controls(text)
        return f"\x1b[{_MARKS[mark]}m{text}\x1b[0m" if mark and self._coloured and text else text

    def written(self, text: str) -> None:
        """A line that is cleaned and marked already."""
        self.talk.write(text + "\n")

    def pieces(self, pieces: Iterable[tuple[str, bool]], mark: str = "") -> str:
        """A text with a mark, whose matched pieces stand out of it."""
        return "".join(self.marked(text, "match" if matched else mark) for text, matched in pieces)

    def document(self, document: object) -> None:
        """The one JSON document of a command."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None) + "\n")

    def json_line(self, document: object) -> None:
        """A line of JSON Lines, at once: whoever asks over a pipe waits for it."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def raw(self, text: str) -> None:
        """A file's own text on stdout: cleaned for a terminal, untouched for a pipe."""
        text = without_controls(text) if sys.stdout.isatty() else text
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def aside(self, key: str, **values: object) -> None:
        """A remark about the work on stderr; `--quiet` leaves it out."""
        if not self.quiet:
            self.complain(self.words(key, **values))

    def complain(self, text: str) -> None:
        """A line on stderr that is never left out."""
        sys.stderr.write(without_controls(text) + "\n")

    def error(self, error: DeskError) -> None:
        """An expected failure, in words."""
        self.complain(self.words("error", text=error_sentence(error, self.lang)))

    def field_error(self, error: FieldError) -> str:
        """Why a value does not fit, and what would."""
        sentence = speak(FIELDS, f"field.{error.code}", self.lang)
        expected = speak(FIELDS, "field.expected", self.lang, expected=error.expected) if error.expected else ""
        return f"{sentence} {expected}".strip()

    def progress(self) -> ProgressBar:
        """A bar for work that lasts; drawn only when stderr is a terminal and not `--quiet`."""
        drawn = sys.stderr.isatty() and not self.quiet
        return ProgressBar({code: self.words(f"progress.{code}") for code in PROGRESS_CODES} if drawn else None)

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Rows in columns on a terminal, with tabs between for a pipe."""
        cleaned = [[without_controls(cell).replace("\t", " ").replace("\n", " ") for cell in row] for row in rows]
        if not self.is_terminal:
            for row in cleaned:
                self.talk.write("\t".join(row) + "\n")
            return
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="dim")
        for head in heads:
            table.add_column(head, overflow="fold")
        for row in cleaned:
            table.add_row(*(Text(cell) for cell in row))
        Console(file=self.talk, no_color=not self._coloured, highlight=False).print(table)


PROGRESS_CODES = ("read", "index", "send", "check", "import", "other")
"""What may be said beside a bar; any other code is `other`."""


def colours_wanted(stream: IO[str]) -> bool:
    """False where the user or the terminal says no (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _switch_on_colours(stream)


def _switch_on_colours(stream: IO[str]) -> bool:
    """Asks the console of Windows to understand marks; older ones cannot."""
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        understands_marks = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING (Windows SDK, consoleapi.h)
        mode = ctypes.c_ulong()
        kernel = ctypes.windll.kernel32
        handle = msvcrt.get_osfhandle(stream.fileno())
        if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return False
        return bool(kernel.SetConsoleMode(handle, mode.value | understands_marks))
    return False
