"""Codes: what is written with signs or in groups, in one form, however a display, a sticker or a customer spells it.

    E-04, E 04, E.04     e04             max_connections                 maxconnections
    1,5 bar, 1.5bar      1.5, 1.5bar     8716 8710 0000 0123 45          871687100000012345
    230 V                230v            +31 6 1234 5678, 06-12345678    0612345678
    2.1.8                2.1.8           zip-bestand                     zipbestand

They stand in the index beside the words they are written in. A point between two digits is kept: 2.1.8 is not 218.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from kbdesk.search.analysis import LONGEST_WORD, fold, words, words_in

_LONGEST_CODE = 40
_LONG_NUMBER = 8
"""Digits from which a number is an EAN, a telephone or an account: found in any grouping, and not by its groups."""
_UNITS = (
    "kwh|mwh|wh|kw|mw|w|kv|v|ma|ah|a|mbar|bar|kpa|pa|c|dm3|m[23²³]|cm|mm|km|m|ml|l|kg|mg|g|kb|mb|gb|tb|mhz|ghz|hz|db"
)
_SIGNED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-./:_][^\W_]++)++")
"""May stand behind a `_`, which is emphasis in Markdown."""
_SPACED = re.compile(r"\b[A-Z]{1,3} \d{1,4}\b")
_LONG = re.compile(r"(?<![\w+.])\+?\(?\d(?:[ ./()-]{0,3}\d){7,19}(?!\w)")
_COMMA = re.compile(r"(?<![\w.,])\d{1,6},\d{1,6}(?!\w|[.,]\d)")
_MEASURE = re.compile(rf"(?<![\w.,])(\d{{1,7}}(?:[.,]\d{{1,6}})?) ?°?({_UNITS})(?!\w)", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DROPPED = re.compile(r"(?<!\d)[-./:_ ]|[-./:_ ](?!\d)|[-/:_ ]")
"""All signs but a point between digits."""
_NO_DIGITS = re.compile(r"\D+")
_HINT = re.compile(r"[\d_]")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_SPACED_HINT = re.compile(r"[A-Z] \d")
"""Most texts do not have it; a short look is cheaper than the whole."""
_SHAPES = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789", b"A" * 26 + b"0" * 9)
_DIGITS = bytes(
    48 if chr(code) in "0123456789_" else 32 if code < 128 and chr(code).isspace() else 97 for code in range(256)
)
"""For ASCII: digits (`_` counts as one) and white space, apart from all else."""
_TRUNK = ("31", "32", "33", "44", "49")
"""Countries in which a number is dialled with a 0 where its country code stands abroad."""


def words_and_codes(text: str) -> tuple[list[str], list[str]]:
    """The folded words in reading order, and the codes that stand beside them in the index."""
    folded = fold(text)
    return words_in(folded), _codes_in(text, folded)


def _codes_in(text: str, folded: str) -> list[str]:
    # Most pieces of a text are mere words, which is quicker told than looked through.
    pieces = list(_pieces_with_digits(folded))
    hints = " ".join(piece for piece, _ in pieces if not piece.isalnum())
    signed = (match for match in _SIGNED.findall(hints) if len(match) <= _LONGEST_CODE) if hints else ()
    found = [code for match in signed if _HINT.search(match) for code in _of_signed(match)]
    if "-" in folded:
        several = _HYPHENED.findall(" ".join(piece for piece in folded.split() if "-" in piece))
        found += [word.replace("-", "") for word in several if len(word) <= _LONGEST_CODE]
    if _may_hold_spaced(text):
        found += map(_bare, _SPACED.findall(text))
    numbers = "\n".join(f"{piece}{behind}" for piece, behind in pieces)
    for pattern, forms in ((_MEASURE, _of_measure), (_COMMA, _of_comma)):
        found += [code for match in pattern.finditer(numbers) for code in forms(match.group())]
    found += [code for match in _LONG.findall(folded) for code in _of_long(match)] if pieces else []
    return found


def _pieces_with_digits(folded: str) -> Iterator[tuple[str, str]]:
    """What stands between white space and holds a digit or `_`; beside it the blank and the piece behind it."""
    if not folded.isascii():
        pieces = folded.split()
        for piece, behind in zip_longest(pieces, pieces[1:], fillvalue=""):
            if _HINT.search(piece):
                yield piece, f" {behind}"
        return
    shape = folded.encode().translate(_DIGITS) + b" "
    place = shape.find(b"0")
    while place >= 0:
        end = shape.find(b" ", place)
        yield folded[shape.rfind(b" ", 0, place) + 1 : end], folded[end : shape.find(b" ", end + 1)]
        place = shape.find(b"0", end)


def _may_hold_spaced(text: str) -> bool:
    if text.isascii():
        return b"A 0" in text.encode().translate(_SHAPES)
    return _SPACED_HINT.search(text) is not None


def shown_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and form of each code in a text as it is; any word with signs in it may be an id."""
    for pattern, forms in _READINGS:
        for match in pattern.finditer(text):
            for code in forms(match.group()):
                yield match.start(), match.end(), code


def _bare(match: str) -> str:
    return _DROPPED.sub("", fold(match))


def _of_spaced(match: str) -> tuple[str, ...]:
    return (_bare(match),)


def _of_signed(match: str) -> tuple[str, ...]:
    bare = _bare(match)
    return (bare, bare.replace(".", "")) if _THOUSANDS.fullmatch(bare) else (bare,)


def _of_comma(match: str) -> tuple[str, ...]:
    point = match.replace(",", ".")
    return (point, match.replace(",", "")) if _THOUSANDS.fullmatch(match) else (point,)


def _of_measure(match: str) -> tuple[str, ...]:
    """The number with its unit; the number alone when it is no word by itself."""
    read = _MEASURE.fullmatch(match)
    if read is None:
        return ()
    number = read.group(1).replace(",", ".")
    whole = f"{number}{fold(read.group(2))}"
    return (number, whole) if "." in number else (whole,)


def _of_long(match: str) -> tuple[str, ...]:
    """The digits; of a telephone number from abroad as it is dialled at home."""
    digits = _NO_DIGITS.sub("", match)
    abroad = digits if match.startswith("+") else digits[2:] if digits.startswith("00") else ""
    if abroad.startswith(_TRUNK):
        return (f"0{abroad[2:].lstrip('0')}",)
    return (abroad or digits,)


_READINGS = (
    (_SIGNED, _of_signed),
    (_SPACED, _of_spaced),
    (_MEASURE, _of_measure),
    (_COMMA, _of_comma),
    (_LONG, _of_long),
)


def looks_like_code(word: str) -> bool:
    """Letters and digits together, a number with a point, or a long number."""
    return any(map(str.isdigit, word)) and (not word.isdigit() or len(word) >= _LONG_NUMBER)


def is_long_number(code: str) -> bool:
    """True for what says nothing in pieces: an EAN, a telephone number."""
    return code.isdigit() and len(code) >= _LONG_NUMBER


def is_measure(text: str) -> bool:
    """True for a number with its unit, as typed."""
    return _MEASURE.fullmatch(text) is not None


def id_codes(identity: str) -> list[str]:
    """How an id can be asked for: as a whole, and by its parts that hold a digit.

    A whole id of mere letters is set apart by a sign, so that typing `no` does not bring up `no-hot-water`.
    """
    parts = words(identity)
    whole = "".join(parts)[:LONGEST_WORD]
    if not whole:
        return []
    numbered = [part for part in (whole, *parts) if any(map(str.isdigit, part))]
    return list(dict.fromkeys((as_id(whole), *numbered)))


def as_id(code: str) -> str:
    """The form in which a whole id stands in the index."""
    return f"={code}"
