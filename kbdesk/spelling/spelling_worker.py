"""A process that knows the dictionaries: `python -m kbdesk.spelling.spelling_worker FOLDER`.

A question is a line: what is asked and its words, parted by tabs; the answer is a line of words. When nobody asks any
more (the pipe is closed), it ends: so it does not outlive the window it works for.

Hunspell holds Python's lock while it reads a dictionary (a fifth of a second) and while it looks for what was meant (half
a second): in a thread of the window that would hold the window. Its memory goes with it, too, and a fault in it ends this
process and not the program.
"""

import os
import signal
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.domain.spelling import plain_word
from kbdesk.spelling.judging import Judge

if TYPE_CHECKING:
    from kbdesk.spelling.judging import Dictionary

WRONG, ACCENT, SUGGEST = "wrong", "accent", "suggest"
"""What can be asked: which of the words are wrong; which only lack an accent; what else a word may be, the language to
begin with before it.
"""
_POLITE = 5
"""How far it steps back behind windows: typing comes first."""


class DictionaryFile:
    """`<lang>.aff` and `<lang>.dic`, read when the first word is asked."""

    def __init__(self, folder: Path, lang: str) -> None:
        self._folder, self._lang = folder, lang

    def spell(self, word: str) -> bool:
        """True when it is in it, in any of its forms."""
        return bool(self._read.spell(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """What else may have been meant, the best first; none after the time that Hunspell gives itself."""
        return tuple(self._read.suggest(word))

    @cached_property
    def _read(self) -> "Dictionary":
        from hunspell import Hunspell

        read: Dictionary = Hunspell(self._lang, hunspell_data_dir=str(self._folder), system_encoding="utf-8")
        return read


class JudgeOfLists(Judge):
    """With the words in `both.txt`, which are right whatever the language."""

    def __init__(self, folder: Path) -> None:
        super().__init__(DictionaryFile(folder, "nl"), DictionaryFile(folder, "en"))
        lines = (folder / "both.txt").read_text(encoding="utf-8").splitlines()
        self._both = frozenset(word for line in lines if not line.startswith("#") for word in line.split())

    def is_right(self, word: str) -> bool:
        return plain_word(word).lower().removesuffix("'s") in self._both or super().is_right(word)


def answered(judge: Judge, line: str) -> str:
    """The answer to a question."""
    asked, *words = line.rstrip("\n").split("\t")
    if asked == WRONG:
        return "\t".join(word for word in words if not judge.is_right(word))
    if asked == ACCENT:
        return "\t".join(word for word in words if judge.lacks_accent(word))
    first, word = words
    return "\t".join(judge.suggestions(word, first=first))


def main() -> None:
    """Answers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that started it
    with suppress(AttributeError, OSError):
        os.nice(_POLITE)
    judge = JudgeOfLists(Path(sys.argv[1]))
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    for question in questions:
        answers.write(answered(judge, question.decode("utf-8")).encode("utf-8") + b"\n")
        answers.flush()


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
