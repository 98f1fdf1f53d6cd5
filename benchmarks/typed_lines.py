"""Lines as people type them, made from the documents that are asked for: letter by letter, whole, quoted, misspelt.

Engines remember what they were just asked. So every round has lines of its own.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.documents import Document

LONGEST_TYPED = 40
"""After so many letters nobody types on without looking."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Lines:
    """What one round asks. `keystrokes` are beginnings of lines, each a letter longer than the one before."""

    keystrokes: tuple[str, ...]
    questions: tuple[str, ...]
    phrases: tuple[str, ...]
    misspelt: tuple[str, ...]


def rounds_of(documents: Sequence[Document], count: int, *, lines: int = 20, seed: int = 4) -> list[Lines]:
    """So many rounds, each from titles and texts of other documents as long as there are any."""
    chance = random.Random(seed)
    several = [one for one in documents if len(_WORD.findall(one.title)) > 1]
    asked = [chance.choice(several) for _ in range(count * lines)]
    return [_round(asked[start : start + lines], chance) for start in range(0, len(asked), lines)]


def _round(documents: Sequence[Document], chance: random.Random) -> Lines:
    typed = [_as_asked(one, chance)[:LONGEST_TYPED] for one in documents]
    return Lines(
        tuple(line[:length] for line in typed for length in range(1, len(line) + 1)),
        tuple(_as_asked(one, chance) for one in documents),
        tuple(_phrase(one, chance) for one in documents),
        tuple(misspelt(one.title, chance) for one in documents),
    )


def _as_asked(document: Document, chance: random.Random) -> str:
    """The title, or two or three words that stand together in it, in small letters mostly."""
    several = _WORD.findall(document.title)
    length = chance.randint(2, 3) if chance.random() < 0.5 else len(several)
    start = chance.randint(0, max(0, len(several) - length))
    line = " ".join(several[start : start + length])
    return line if chance.random() < 0.2 else line.lower()


def _phrase(document: Document, chance: random.Random) -> str:
    """Two to four words that stand together in the text."""
    several = _WORD.findall(document.body[:3_000]) or _WORD.findall(document.title)
    length = chance.randint(2, 4)
    start = chance.randint(0, max(0, len(several) - length))
    return " ".join(several[start : start + length])


def misspelt(title: str, chance: random.Random) -> str:
    """With one slip in its longest word: two letters swapped, one left out, one doubled or another one."""
    longest = max(title.split(), key=len)
    at = chance.randint(1, max(1, len(longest) - 3))
    wrong = chance.choice(
        (
            longest[:at] + longest[at + 1 : at + 2] + longest[at : at + 1] + longest[at + 2 :],
            longest[:at] + longest[at + 1 :],
            longest[: at + 1] + longest[at:],
            longest[:at] + chance.choice("etaoinrs") + longest[at + 1 :],
        )
    )
    return title.replace(longest, wrong, 1)
