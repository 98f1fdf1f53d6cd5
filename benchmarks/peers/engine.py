"""What every peer is: how it is built over texts, and how it is asked.

A peer is given the same texts and lines as kbdesk. Title, headings and body weigh 6, 2 and 1 where it can weigh fields.
"""

import importlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

FIELDS = ("title", "headings", "body")
WEIGHT = {"title": 6.0, "headings": 2.0, "body": 1.0}


class How(StrEnum):
    """All words, any word (ranked), any word with the last one as a beginning, the words one after another."""

    ALL = "and"
    ANY = "or"
    TYPING = "typing"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Text:
    """A document as a peer sees it."""

    path: str
    lang: str
    title: str
    headings: str
    body: str

    @property
    def fields(self) -> tuple[str, str, str]:
        return self.title, self.headings, self.body


class Engine(Protocol):
    """A built index, still open."""

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        """The paths, best first."""

    def replace(self, text: Text) -> None:
        """Takes a changed document in, so that the next question finds it."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Peer:
    """`needs` is the module that must be there, `comes_from` where to get it. `can` are the ways it can be asked."""

    name: str
    build: Callable[[Path, Iterable[Text]], Engine]
    version: Callable[[], str]
    needs: str = ""
    comes_from: str = ""
    can: tuple[How, ...] = tuple(How)
    can_replace: bool = True

    def missing(self) -> str:
        """Says what is not installed; empty when the peer can run."""
        try:
            if self.needs:
                importlib.import_module(self.needs)
        except ImportError as reason:
            return f"{self.name} is not here: needs {self.comes_from} ({reason})"
        return ""


def line_words(line: str) -> list[str]:
    """The words of a line without any sign that a query language could take for its own."""
    return re.findall(r"\w+", line)
