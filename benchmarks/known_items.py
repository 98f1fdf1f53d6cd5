"""Known-item questions: each was made from one document, and that document is the right answer.

A corpus has a document a line: `id`, `lang`, `title`, `headings`, `desc`, `body`. Questions are a line each: `qid`,
`kind`, `lang`, `query`, `doc` (the id of the right document), `drop` (what is not indexed for this question). Questions
made from titles are asked where no titles are, the others where there are titles but no descriptions.

Every question belongs to one of two halves by a hash of its name: one to tune with, one to look at in the end.
"""

import hashlib
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("title", "typo", "infl", "split", "join", "short", "desc", "code")
LANGUAGES = ("nl", "en")
HALVES = ("tune", "held")


@dataclass(frozen=True, slots=True)
class Known:
    """A question and the id of its right answer."""

    qid: str
    kind: str
    lang: str
    text: str
    right: str
    with_title: bool

    @property
    def half(self) -> str:
        return HALVES[hashlib.blake2b(self.qid.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus as it is indexed."""

    id: str
    lang: str
    title: str
    headings: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Score:
    """Mean of 1/rank over the first ten, share of questions with the right answer first, and among the first five."""

    n: int
    mrr10: float
    s1: float
    s5: float


def read_questions(path: Path) -> list[Known]:
    with path.open(encoding="utf-8") as file:
        several = [json.loads(line) for line in file]
    return [
        Known(one["qid"], one["kind"], one["lang"], one["query"], one["doc"], "title" not in one["drop"])
        for one in several
    ]


def read_documents(path: Path, *, with_title: bool) -> Iterator[Document]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield _document(json.loads(line), with_title=with_title)


def _document(one: dict[str, Any], *, with_title: bool) -> Document:
    body = _untitled(one["body"], one["title"])
    if with_title and one["desc"]:
        body = body.replace(one["desc"], " ")
    return Document(one["id"], one["lang"], one["title"] if with_title else "", tuple(one["headings"]), body)


def _untitled(body: str, title: str) -> str:
    """The body without a heading or lone line at its start that says the title."""
    body = body.strip()
    while True:
        first, _, rest = body.partition("\n")
        if not _plain(first) or _plain(first) != _plain(title):
            return body
        body = rest.strip()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def scores(ranks: Mapping[str, int], questions: Iterable[Known]) -> dict[tuple[str, str], Score]:
    """By language and kind, with `all` for either; `ranks` by qid, 0 when not among the first ten."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in questions:
        if one.qid in ranks:
            for lang in (one.lang, "all"):
                for kind in (one.kind, "all"):
                    found[lang, kind].append(ranks[one.qid])
    return {key: _score(several) for key, several in found.items()}


def _score(ranks: list[int]) -> Score:
    count = len(ranks)
    return Score(
        count,
        round(sum(1 / rank for rank in ranks if rank) / count, 4),
        round(sum(rank == 1 for rank in ranks) / count, 4),
        round(sum(0 < rank <= 5 for rank in ranks) / count, 4),
    )
