"""How text becomes words: the same for what is indexed, what is typed and what is marked on the screen.

Folding takes away capitals, accents and ligatures (`IJsland` = `ĳsland`, `Straße` = `strasse`). Words are runs of
letters and digits. Beside them stand *codes*: what is written apart or with signs, joined (`E-04`, `E 04`, `F.28`,
an EAN in groups), so that it does not matter how a display or a customer spells it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

import Stemmer

_LONGEST_WORD = 40
_LONGEST_CODE = 40
_WORD = re.compile(r"\w++")
"""Over text without underscores. Here and below `++` keeps a search from trying shorter words in vain."""
_SHOWN_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""As _WORD, over text that was not folded: a combining accent does not end a word."""
_MANY = 64
_MANY_WORDS = re.compile(rf"(?:[\W_]*+[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+){{{_MANY}}}")
"""So many of them at once: passing over words like this takes half the time."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LIGATURES = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij", "İ": "i", "ı": "i"}
)
_ASCII = frozenset(map(chr, range(128)))
_SIGNED_CODE = re.compile(r"\b[^\W_]++(?:[-./:_][^\W_]++)++")
_CODE_HINT = re.compile(r"[\d_]")
_SPACED_HINT, _GROUPS_HINT = re.compile(r"[A-Z] \d"), re.compile(r"\d\d[ .]\d\d")
"""Most texts have neither; a short look is cheaper than the whole."""
_SPACED_CODE = re.compile(r"\b[A-Z]{1,3} \d{1,4}\b")
_NUMBER_IN_GROUPS = re.compile(r"\b\d{2,}(?:[ .]\d{2,}){1,9}\b")
_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
"""For ASCII, where translating and splitting takes a fifth of the time of _WORD."""
_SHAPES = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789.", b"A" * 26 + b"0" * 9 + b" ")
"""For ASCII: what stands for a capital, a digit, a point; a shape is sooner found than a pattern."""
_SIGNS = str.maketrans("", "", "-./:_ ")
_LONG_NUMBER = 8


@lru_cache(20_000)
def _fold_piece(piece: str) -> str:
    decomposed = unicodedata.normalize("NFKD", piece)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.lower().translate(_LIGATURES)


def fold(text: str) -> str:
    """Text as it is compared: lower case, without accents, ligatures written out."""
    lower = text.lower()
    return lower if lower.isascii() else _NOT_ASCII.sub(lambda match: _fold_piece(match.group()), lower)


def words(text: str) -> list[str]:
    """The folded words in reading order."""
    return _words_in(fold(text))


def words_and_codes(text: str) -> tuple[list[str], list[str]]:
    """Both; codes are what is written apart or with signs, joined and folded: `E-04` and `E 04` give `e04`."""
    folded = fold(text)
    return _words_in(folded), _codes_in(text, folded)


def _words_in(folded: str) -> list[str]:
    if not folded.isascii():
        # Mostly it is only dashes and quotation marks that are not ASCII.
        for sign in set("".join(_NOT_ASCII.findall(folded))):
            folded = folded if sign.isalnum() else folded.replace(sign, " ")
    found: list[str]
    if folded.isascii():
        found = folded.encode().translate(_BLANKS).decode().split()
    else:
        found = _WORD.findall(folded.replace("_", " "))
    too_long = max(map(len, found), default=0) > _LONGEST_WORD
    return [word[:_LONGEST_WORD] for word in found] if too_long else found


def _codes_in(text: str, folded: str) -> list[str]:
    # Most pieces of a text are mere words, which is quicker told than looked through.
    hints = (piece for piece in folded.split() if not piece.isalnum() and _CODE_HINT.search(piece))
    signed = (match for match in _SIGNED_CODE.findall(" ".join(hints)) if len(match) <= _LONGEST_CODE)
    found = [match.translate(_SIGNS) for match in signed if _CODE_HINT.search(match)]
    if _may_hold(text, b"A 0", _SPACED_HINT):
        found += [fold(match).translate(_SIGNS) for match in _SPACED_CODE.findall(text)]
    if _may_hold(folded, b"00 00", _GROUPS_HINT):
        numbers = (match.translate(_SIGNS) for match in _NUMBER_IN_GROUPS.findall(folded))
        found += [number for number in numbers if len(number) >= _LONG_NUMBER]
    return found


def _may_hold(text: str, shape: bytes, hint: re.Pattern[str]) -> bool:
    return shape in text.encode().translate(_SHAPES) if text.isascii() else hint.search(text) is not None


def shown_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and joined form of each code in a text as it is; any word with signs in it may be an id."""
    for pattern in (_SIGNED_CODE, _SPACED_CODE, _NUMBER_IN_GROUPS):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), fold(match.group()).translate(_SIGNS)


def looks_like_code(word: str) -> bool:
    """Letters and digits together, or a long number."""
    return any(map(str.isdigit, word)) and (not word.isdigit() or len(word) >= _LONG_NUMBER)


def id_codes(identity: str) -> list[str]:
    """How an id can be asked for: as a whole, and by its parts that hold a digit.

    A whole id of mere letters is set apart by a sign, so that typing `no` does not bring up `no-hot-water`.
    """
    parts = words(identity)
    whole = "".join(parts)[:_LONGEST_WORD]
    if not whole:
        return []
    numbered = [part for part in (whole, *parts) if any(map(str.isdigit, part))]
    return list(dict.fromkeys((as_id(whole), *numbered)))


def as_id(code: str) -> str:
    """The form in which a whole id stands in the index."""
    return f"={code}"


def shown_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word in a text that will be shown as it is."""
    for match in _SHOWN_WORD.finditer(text):
        yield match.start(), match.end(), fold(match.group())[:_LONGEST_WORD]


class WordPlaces:
    """Where the words of a text stand as it is shown, by their numbers; what was passed over once is remembered.

    They are counted without folding: a sign that folds to two words (`½`) shifts the numbers of those behind it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: tuple[int, ...] = (0,)

    def spans_from(self, number: int) -> Iterator[tuple[int, int]]:
        """Start and end of each word from one on."""
        ends = self._ends
        while len(ends) <= number // _MANY and (many := _MANY_WORDS.match(self._text, ends[-1])):
            ends = self._ends = (*ends, many.end())
        passed = min(number // _MANY, len(ends) - 1)
        matches = _SHOWN_WORD.finditer(self._text, ends[passed])
        return (match.span() for match in islice(matches, number - passed * _MANY, None))


@lru_cache(400)
def word_places(text: str) -> WordPlaces:
    """Of the texts shown last: the next keystroke mostly shows the same ones."""
    return WordPlaces(text)


@lru_cache(200)
def folded_in_place(text: str) -> str | None:
    """The folded text when every sign of it folds to one sign, so that places in it are places in the text."""
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        return None
    for sign in set(lower) - _ASCII:
        plain_sign = _fold_piece(sign)
        if len(plain_sign) != 1:
            return None
        lower = lower.replace(sign, plain_sign)
    return lower


def word_set(folded: str) -> set[str]:
    """The different words of a folded text."""
    return set(_WORD.findall(folded.replace("_", " ")))


def plain(text: str) -> str:
    """The folded words with single spaces: two texts are the same to a reader when this is."""
    return " ".join(words(text))


def is_stemmed(word: str) -> bool:
    """Short words and codes keep their own form."""
    return len(word) > 3 and word.isalpha()


class Stems:
    """Stem classes of a word under three stemmers at once.

    An index holds several languages, and the two Dutch algorithms each join what the other misses (huis/huizen,
    probleem/problemen). Not for use by two threads at the same time.
    """

    def __init__(self) -> None:
        self._stemmers = {
            "p": Stemmer.Stemmer("dutch_porter"),
            "d": Stemmer.Stemmer("dutch"),
            "e": Stemmer.Stemmer("english"),
        }

    def classes(self, word: str) -> tuple[str, ...]:
        """The names of the classes that the word belongs to."""
        return tuple(tag + stemmer.stemWord(word) for tag, stemmer in self._stemmers.items())

    def classes_of_all(self, several: Sequence[str]) -> Iterable[tuple[str, list[str]]]:
        """For each stemmer its tag and the stems of all words, in order."""
        for tag, stemmer in self._stemmers.items():
            yield tag, stemmer.stemWords(several)
