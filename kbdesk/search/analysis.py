"""How text becomes words: the same for what is indexed, what is typed and what is marked on the screen.

Folding takes away capitals, accents and ligatures (`IJsland` = `ĳsland`, `Straße` = `strasse`). Words are runs of
letters and digits. Beside them stand *codes*: what is written apart or with signs, joined (`E-04`, `E 04`, `F.28`,
an EAN in groups), so that it does not matter how a display or a customer spells it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import Stemmer

_LONGEST_WORD = 40
_LONGEST_CODE = 40
_WORD = re.compile(r"\w++")
"""Over text without underscores. Here and below `++` keeps a search from trying shorter words in vain."""
_SHOWN_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""As _WORD, over text that was not folded: a combining accent does not end a word."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LIGATURES = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij", "İ": "i", "ı": "i"}
)
_ASCII = frozenset(map(chr, range(128)))
_SIGNED_CODE = re.compile(r"\b[^\W_]++(?:[-./:_][^\W_]++)++")
_SPACED_HINT, _GROUPS_HINT = re.compile(r"[A-Z] \d"), re.compile(r"\d\d[ .]\d\d")
"""Most texts have neither; a short look is cheaper than the whole."""
_SPACED_CODE = re.compile(r"\b[A-Z]{1,3} \d{1,4}\b")
_NUMBER_IN_GROUPS = re.compile(r"\b\d{2,}(?:[ .]\d{2,}){1,9}\b")
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
    found: list[str] = _WORD.findall(fold(text).replace("_", " "))
    too_long = max(map(len, found), default=0) > _LONGEST_WORD
    return [word[:_LONGEST_WORD] for word in found] if too_long else found


def codes(text: str) -> list[str]:
    """What is written apart or with signs, joined and folded: `E-04` and `E 04` give `e04`."""
    folded = fold(text)
    signed = (match for match in _SIGNED_CODE.findall(folded) if len(match) <= _LONGEST_CODE)
    found = [match.translate(_SIGNS) for match in signed if "_" in match or any(map(str.isdigit, match))]
    if _SPACED_HINT.search(text):
        found += [fold(match).translate(_SIGNS) for match in _SPACED_CODE.findall(text)]
    if _GROUPS_HINT.search(folded):
        numbers = (match.translate(_SIGNS) for match in _NUMBER_IN_GROUPS.findall(folded))
        found += [number for number in numbers if len(number) >= _LONG_NUMBER]
    return found


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
