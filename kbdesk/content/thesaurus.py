"""The general words that ship with kbdesk: those of customers beside those of organisations, and of one language beside
those of another.

`<lang>.yml` has a group a line (`- klantenservice, helpdesk`), `<lang>-<lang>.yml` a word with its translations
(`klacht: complaint`). Of YAML they use so little that they are read line by line: thousands of lines read as YAML would
keep the first question of the day waiting.
"""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

Groups = tuple[tuple[str, ...], ...]

_LANGUAGES = ("nl", "en")


def read_thesaurus(folder: Path, lang: str) -> Groups:
    """Groups of words that mostly mean the same; none for a language without a file."""
    rows = (line.removeprefix("- ") for line in _lines(folder / f"{lang}.yml") if line.startswith("- "))
    return tuple(_words(row) for row in rows) if lang in _LANGUAGES else ()


def read_translations(folder: Path, lang: str) -> Groups:
    """Pairs of a word of the language and one of another, in the order of the file; none where there is no file."""
    files = [f"{first}-{second}.yml" for first, second in permutations(_LANGUAGES, 2) if lang in {first, second}]
    rows = (line.partition(": ") for name in files for line in _lines(folder / name))
    return tuple((word.strip("'\""), other) for word, _, others in rows for other in _words(others))


def _lines(file: Path) -> Iterator[str]:
    if file.is_file():
        yield from (line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")


def _words(row: str) -> tuple[str, ...]:
    return tuple(word.strip("'\" ") for word in row.split(","))
