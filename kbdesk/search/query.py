"""A typed line, read: its words with their places, its phrases, whether the last word is still being typed.

Any string can be read, and no sign in it is a command but the quotation mark: words between two of them are a phrase.
A lone quotation mark is no more than a sign.
"""

import re
from dataclasses import dataclass

from kbdesk.search.analysis import shown_words, words
from kbdesk.search.codes import is_measure, shown_codes
from kbdesk.search.weights import LONGEST_COMPARED

_LONGEST_LINE = 2_000
_MOST_PHRASES = 8
"""Nobody types more; each is looked for in the texts themselves."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PHRASE = re.compile(r'"([^"]*)"')
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of the line: folded, and where it stands in it. `is_name` says that it is written like a name in a program
    (`requestHeaders`).
    """

    word: str
    start: int
    end: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class TypedCode:
    """Words of the line written with signs or as a code, in one form (`e04` for `E-04`); `words` are their numbers.

    `is_name` says that it is written like a name in a program (`max_connections`), `is_measure` that it is a number
    with its unit.
    """

    code: str
    words: tuple[int, ...]
    is_name: bool = False
    is_measure: bool = False


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
    different = dict.fromkeys(several for phrase in inside if (several := tuple(words(phrase)[:LONGEST_COMPARED])))
    phrases = tuple(different)[:_MOST_PHRASES]
    outside = _PHRASE.sub(lambda match: " " * len(match.group()), quoted)
    found: dict[str, TypedWord] = {}
    last_end = 0
    for start, end, _ in shown_words(outside):
        last_end = end
        for piece in words(outside[start:end]):
            found.pop(piece, None)
            found[piece] = TypedWord(piece, start, end, _INNER_CAPITAL.search(outside, start, end) is not None)
    kept = tuple(found.values())[:LONGEST_COMPARED]
    is_open = as_you_type and bool(kept) and last_end == len(outside)
    return Line(text, kept, phrases, _codes(outside, kept), is_open)


def _codes(text: str, kept: tuple[TypedWord, ...]) -> tuple[TypedCode, ...]:
    found: dict[str, TypedCode] = {}
    known = {one.word for one in kept}
    for start, end, code in shown_codes(text):
        if code and code not in known and code not in found:
            written = text[start:end]
            numbers = tuple(number for number, one in enumerate(kept) if start <= one.start < end)
            found[code] = TypedCode(code, numbers, "_" in written, is_measure(written))
    return tuple(found.values())[:LONGEST_COMPARED]
