"""How text becomes words: the same for what is indexed, what is typed and what is marked on the screen.

Folding takes away capitals, accents and ligatures (`IJsland` = `ĳsland`, `Straße` = `strasse`). Words are runs of
letters and digits; what is written with signs or in groups is read by `codes` as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import Stemmer

LONGEST_WORD = 40
_WORD = re.compile(r"\w++")
"""Over text without underscores. Here and below `++` keeps a search from trying shorter words in vain."""
_SHOWN_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""As _WORD, over text that was not folded: a combining accent does not end a word."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LIGATURES = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ĳ": "ij", "İ": "i", "ı": "i"}
)
_ASCII = frozenset(map(chr, range(128)))
_BLANKS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
"""For ASCII, where translating and splitting takes a fifth of the time of _WORD."""


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
    return words_in(fold(text))


def words_in(folded: str) -> list[str]:
    if not folded.isascii():
        # Mostly it is only dashes and quotation marks that are not ASCII.
        for sign in set("".join(_NOT_ASCII.findall(folded))):
            folded = folded if sign.isalnum() else folded.replace(sign, " ")
    found: list[str]
    if folded.isascii():
        found = folded.encode().translate(_BLANKS).decode().split()
    else:
        found = _WORD.findall(folded.replace("_", " "))
    too_long = max(map(len, found), default=0) > LONGEST_WORD
    return [word[:LONGEST_WORD] for word in found] if too_long else found


def shown_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of each word in a text that will be shown as it is."""
    for match in _SHOWN_WORD.finditer(text):
        yield match.start(), match.end(), fold(match.group())[:LONGEST_WORD]


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
