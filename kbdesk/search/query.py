"""A typed line, read: its words with their places, its phrases, whether the last word is still being typed.

Any string can be read, and no sign in it is a command but the quotation mark: words between two of them are a phrase.
A lone quotation mark is no more than a sign.
"""

import re
from dataclasses import dataclass

from kbdesk.search.analysis import shown_codes, shown_words, words
from kbdesk.search.weights import LONGEST_COMPARED

_LONGEST_LINE = 2_000
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PHRASE = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of the line: folded, and where it stands in it."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypedCode:
    """Words of the line written with signs or as a code, joined (`e04` for `E-04`); `words` are their numbers."""

    code: str
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """`is_open` says that the last word is not finished."""

    text: str
    words: tuple[TypedWord, ...]
    phrases: tuple[tuple[str, ...], ...]
    codes: tuple[TypedCode, ...]
    is_open: bool

    def replaced(self, changes: dict[int, str]) -> str:
        """The line with other words at some places (by number of the word)."""
        text = self.text
        for number in sorted(changes, key=lambda one: self.words[one].start, reverse=True):
            word = self.words[number]
            text = text[: word.start] + changes[number] + text[word.end :]
        return text


def read_line(text: str, *, as_you_type: bool) -> Line:
    """Reads a line; very long ones are cut."""
    text = text[:_LONGEST_LINE]
    quoted = text.translate(_QUOTES)
    inside = [match.group(1) for match in _PHRASE.finditer(quoted)]
    phrases = tuple(several for phrase in inside if (several := tuple(words(phrase)[:LONGEST_COMPARED])))
    outside = _PHRASE.sub(lambda match: " " * len(match.group()), quoted)
    found: dict[str, TypedWord] = {}
    last_end = 0
    for start, end, _ in shown_words(outside):
        last_end = end
        for piece in words(outside[start:end]):
            found.pop(piece, None)
            found[piece] = TypedWord(piece, start, end)
    kept = tuple(found.values())[:LONGEST_COMPARED]
    is_open = as_you_type and bool(kept) and last_end == len(outside)
    return Line(text, kept, phrases, _codes(outside, kept), is_open)


def _codes(text: str, kept: tuple[TypedWord, ...]) -> tuple[TypedCode, ...]:
    found: dict[str, TypedCode] = {}
    known = {one.word for one in kept}
    for start, end, code in shown_codes(text):
        if code and code not in known:
            numbers = (number for number, one in enumerate(kept) if start <= one.start < end)
            found.setdefault(code, TypedCode(code, tuple(numbers)))
    return tuple(found.values())[:LONGEST_COMPARED]
