"""Asks the dictionaries: which words are wrong, and what may have been meant.

The process that knows them is started by the first question and ended by `rest`; the next question starts another. Where
there is no library for this system, no dictionary, or no Python to start a process with, there is no speller, and every
word is right. So it is when the process dies, again and again.
"""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import kbdesk
from kbdesk.spelling.spelling_worker import ACCENT, SUGGEST, WRONG

_FILES = ("nl.aff", "nl.dic", "en.aff", "en.dic", "both.txt")
_MOST_LOST = 3
"""Processes that may die before it is left at that."""


class Speller:
    """`folder` is that of the dictionaries. Asked from one thread; `end` may be called from another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lost = 0
        self._is_over = False

    @property
    def is_there(self) -> bool:
        """Whether words can be looked up on this device."""
        can_start = bool(sys.executable) and not getattr(sys, "frozen", False)
        return can_start and importlib.util.find_spec("hunspell") is not None and self._has_files()

    @property
    def is_awake(self) -> bool:
        """Whether the dictionaries are in memory."""
        return self._process is not None and not self._is_over

    def wrong(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that no dictionary has."""
        asked = tuple(words)
        return frozenset(self._ask(WRONG, *asked)) if asked else frozenset()

    def lacking_accent(self, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that an accent makes right."""
        asked = tuple(words)
        return frozenset(self._ask(ACCENT, *asked)) if asked else frozenset()

    def suggestions(self, word: str, *, first: str) -> tuple[str, ...]:
        """At most five words that may have been meant, the best first; `first` is the language to begin with."""
        return self._ask(SUGGEST, first, word)

    def rest(self) -> None:
        """Gives the memory back; the next question starts anew."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError), process:  # closes the pipes and waits for the end
                process.kill()

    def end(self) -> None:
        """For good: also a question that is being answered ends at once, unanswered."""
        self._is_over = True
        process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()

    def _has_files(self) -> bool:
        return all((self._folder / name).is_file() for name in _FILES)

    def _ask(self, *question: str) -> tuple[str, ...]:
        process = self._awake()
        if process is None or process.stdin is None or process.stdout is None:
            return ()
        answer = b""
        with suppress(OSError):
            process.stdin.write("\t".join(question).encode("utf-8") + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        if not answer.endswith(b"\n"):
            self._lost += 1
            self.rest()
            return ()
        return tuple(one for one in answer.decode("utf-8").rstrip("\n").split("\t") if one)

    def _awake(self) -> "subprocess.Popen[bytes] | None":
        if self._is_over or self._lost >= _MOST_LOST:
            return None
        if self._process is None and self.is_there:
            self._process = self._begun()
        return self._process

    def _begun(self) -> "subprocess.Popen[bytes] | None":
        package = str(Path(kbdesk.__file__).resolve().parent.parent)
        paths = (package, os.environ.get("PYTHONPATH", ""))
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
        # On Windows: no console window, and behind the windows in priority.
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        try:
            # -P: nothing is imported from the folder that happens to be the current one.
            return subprocess.Popen(
                [sys.executable, "-P", "-m", "kbdesk.spelling.spelling_worker", str(self._folder.absolute())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=flags,
            )
        except OSError:
            self._lost = _MOST_LOST
            return None
