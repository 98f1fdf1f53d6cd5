"""What a file is called and which language it is in, when its front matter does not say."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from kbdesk.domain.language import UNKNOWN_LANGUAGE

_LANGUAGES = frozenset({"nl", "en", "de", "fr", "es"})
_SUBTAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
_STOP_WORDS = {
    "nl": frozenset(
        (
            "de",
            "het",
            "een",
            "en",
            "van",
            "ik",
            "te",
            "dat",
            "die",
            "niet",
            "zijn",
            "met",
            "voor",
            "op",
            "aan",
            "als",
            "bij",
            "ook",
            "naar",
            "wordt",
            "uw",
            "deze",
            "om",
        )
    ),
    "en": frozenset(
        (
            "the",
            "and",
            "of",
            "to",
            "a",
            "that",
            "it",
            "is",
            "for",
            "with",
            "you",
            "are",
            "on",
            "this",
            "be",
            "your",
            "can",
            "from",
            "or",
            "not",
            "when",
            "have",
            "which",
        )
    ),
    "de": frozenset(
        (
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "ein",
            "eine",
            "zu",
            "den",
            "mit",
            "von",
            "im",
            "auf",
            "sich",
            "für",
            "wird",
            "dem",
            "werden",
            "sie",
            "oder",
            "bei",
        )
    ),
}


def id_from_path(path: str) -> str:
    """The path without language suffix and extension: it is unique and means something to its author."""
    file = PurePosixPath(path)
    stem, dot, suffix = file.stem.rpartition(".")
    name = stem if dot and suffix.lower() in _LANGUAGES else file.stem
    return str(file.with_name(name)) if name else file.stem


def title_from_path(path: str) -> str:
    """The file's name as words."""
    name = PurePosixPath(id_from_path(path)).name
    return name.replace("-", " ").replace("_", " ").strip() or name


def language_from_suffix(path: str, known: Iterable[str]) -> str:
    """`nl` for `x.nl.md`; empty when there is no such suffix."""
    suffix = PurePosixPath(path).stem.rpartition(".")[2].lower()
    return suffix if "." in PurePosixPath(path).stem and suffix in _LANGUAGES.union(known) else ""


def language_from_folder(path: str, root_name: str, known: Iterable[str]) -> str:
    """The language of the nearest folder named by a code (`nl`, `en-us`) or ending in one (`manual-nl`).

    A name that ends in two codes (`manual-en-de`) tells nothing. The content folder's own name comes last.
    """
    codes = _LANGUAGES.union(known)
    for folder in (*reversed(PurePosixPath(path).parts[:-1]), root_name):
        name = folder.lower()
        whole = _SUBTAG.fullmatch(name)
        if whole and whole[1] in codes:
            return whole[1]
        parts = name.split("-")
        if len(parts) > 1 and parts[-1] in codes and parts[-2] not in codes:
            return parts[-1]
    return ""


def detect_language(text: str) -> str:
    """Dutch, English or German by counting small words; `und` when too few are found."""
    words = _WORD.findall(text[:3000].lower())
    counts = {lang: sum(word in stops for word in words) for lang, stops in _STOP_WORDS.items()}
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] >= _ENOUGH else UNKNOWN_LANGUAGE
