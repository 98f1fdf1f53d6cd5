"""Safe edits for mistakes in front matter and organisation files: only what has one meaning is mended.

A word that differs from a known one in case, blanks or strokes (`Not_Validated`), a key with a typing error whose right
form is not there yet (`sumary`), a day written the Dutch way round that can be no other day (`24-11-2026`).
"""

import re
from difflib import SequenceMatcher

from kbdesk.content.schema.shapes import Key, Shape
from kbdesk.content.schema.values import BadValue, Day, ListOf, Months, OneOf
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, text
from kbdesk.domain.finding import Edit

_NEAR = 0.85
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COUNTED = re.compile(r"(\d{1,3})\s*(?:months?|maand(?:en)?|mnd)", re.IGNORECASE)
_FIRST_HALF = 12


def same_word(found: str, known: tuple[str, ...]) -> str:
    """The known word that differs from the found one in case, blanks and strokes only; empty when there is none."""
    loose = {_loose(word): word for word in known}
    match = loose.get(_loose(found), "")
    return "" if match == found else match


def near_word(found: str, known: tuple[str, ...] | frozenset[str]) -> str:
    """The one known word that is nearly the found one; empty when there is none or more than one."""
    near = [word for word in known if word != found and SequenceMatcher(None, found, word).ratio() >= _NEAR]
    return near[0] if len(near) == 1 else ""


def mended_key(key: Scalar, shape: Shape, inside: Mapping) -> Edit | None:
    """The right spelling of a key that is not known, when that key is not there yet."""
    right = same_word(key.text, tuple(shape.names())) or near_word(key.text, shape.names())
    return Edit(key.line, key.column, key.text, right) if right and inside.key(right) is None else None


def mended_double(inside: Mapping, key: Scalar) -> Edit | None:
    """Takes a second key away when it says just what the first one said, on one line."""
    values = [value for name, value in inside.pairs if name.text == key.text]
    alike = all(isinstance(value, Scalar) and value.text == text(values[0]) for value in values)
    return Edit(key.line, key.column, key.text, "", whole_line=True) if alike and key.column == 1 else None


def mended_value(node: Node, key: Key) -> Edit | None:
    """The value as it should be written."""
    if not isinstance(node, Scalar):
        return None
    right = _right(node.text.strip(), key)
    if not right:
        return None
    try:
        key.value.read(Scalar(right, node.line, node.column))
    except BadValue:
        return None
    return Edit(node.line, node.column, node.text, right)


def _right(found: str, key: Key) -> str:
    match key.value:
        case OneOf(values):
            return same_word(found, values)
        case ListOf(known):
            return same_word(found, known)
        case Day():
            return _as_day(found)
        case Months():
            match = _COUNTED.fullmatch(found)
            return f"{match[1]}m" if match else ""
        case _:
            return ""


def _as_day(found: str) -> str:
    if match := _YEAR_FIRST.fullmatch(found):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    match = _DAY.fullmatch(found)
    if match is None:
        return ""
    day, month = int(match[1]), int(match[2])
    # Below thirteen the one could be the other, except where both are the same.
    return f"{match[3]}-{month:02}-{day:02}" if day > _FIRST_HALF or day == month else ""


def _loose(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.casefold())
