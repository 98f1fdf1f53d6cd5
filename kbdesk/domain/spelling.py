"""Which words of a text are looked at for their spelling, and which are left alone.

Left alone is whatever no list of words can judge: codes, numbers, addresses, abbreviations, and names, which begin with a
capital inside a sentence. A spell checker that marks these is switched off within a day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_WORD = 60
"""Letters; whatever is longer is a pasted key, not a word."""
SHORTEST_WORD = 3
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LEFT_ALONE = re.compile(r"[\d@_\\#<>{}=]|://|^www\.|^/|\w\.\w", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'’”»)\]]*$")
_DUTCH = frozenset(
    "de het een en van dat die niet met voor heeft naar ook er maar ik wil bij aan geen om wordt is".split()
)
_ENGLISH = frozenset("the a and of that this not with for has to also there but i wants at on no be is was in".split())
_BULLET = re.compile(r"^[-*•–—>]+$")


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word and where it stands in its line, in characters."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.start + len(self.text)


def words_to_check(line: str) -> tuple[WrittenWord, ...]:
    """The words of one line (or paragraph) that a list of words may judge, in reading order."""
    return tuple(_words(line))


def is_name_like(word: str) -> bool:
    """True for a word with a capital: it may be somebody's name."""
    return word != word.lower()


def parts_of(word: str) -> tuple[str, ...]:
    """What a word with hyphens is made of; very short parts, as the `e` of e-mail, say nothing."""
    return tuple(part for part in word.split("-") if len(part) >= SHORTEST_WORD)


def plain_word(word: str) -> str:
    """One form for words that were only typed otherwise: straight apostrophes."""
    return word.replace("’", "'")


def _words(line: str) -> Iterator[WrittenWord]:
    begins = True
    for chunk in _CHUNK.finditer(line):
        text = chunk.group()
        if _BULLET.match(text):
            continue
        if not _LEFT_ALONE.search(text):
            for match in _WORD.finditer(text):
                word = match.group()
                if _is_judged(word, begins=begins):
                    yield WrittenWord(chunk.start() + match.start(), word)
                begins = False
        begins = bool(_ENDS_SENTENCE.search(text))


def _is_judged(word: str, *, begins: bool) -> bool:
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or word[1:] != word[1:].lower():
        return False
    return begins or word[0] == word[0].lower()


def language_of(text: str, *, otherwise: str) -> str:
    """`nl` or `en`, by the small words of a text; `otherwise` where they do not tell."""
    words = text.lower().split()
    dutch, english = sum(word in _DUTCH for word in words), sum(word in _ENGLISH for word in words)
    if dutch == english:
        return otherwise
    return "nl" if dutch > english else "en"
