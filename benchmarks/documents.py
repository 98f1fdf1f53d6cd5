"""The texts that the benchmarks index: read from a corpus or a folder, or made up, and multiplied to any number.

A corpus has a document a line in JSON (`.jsonl`, or `.jsonl.xz`): `id`, `lang`, `title`, `headings`, `body`. Texts come
one after another, so that a hundred thousand of them need no room.
"""

import json
import lzma
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import TextIO

from benchmarks.made_up import made_up_documents
from kbdesk.domain.article import Article, Header, Heading, Stamp
from kbdesk.domain.library import Reading

CHANGED = 7
"""In a copy of a text one word of so many is another one."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Document:
    """What every engine is given; `path` is its name. `body` is Markdown."""

    path: str
    lang: str
    title: str
    headings: tuple[str, ...]
    body: str


def documents_of(source: Path | None, number: int, *, longest: int = 0) -> Iterator[Document]:
    """So many documents from a source, all of them for 0; bodies cut at `longest` characters where it is not 0."""
    found: Iterator[Document]
    if source is None:
        found = (Document(**made) for made in made_up_documents(number or 1000))
    else:
        found = _multiplied(list(_from(source)), number)
    for document in found:
        yield replace(document, body=document.body[:longest]) if longest else document


def _from(source: Path) -> Iterator[Document]:
    if source.is_dir():
        for path in sorted(source.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace")
            headings = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
            title = headings[0] if headings else path.stem
            yield Document(path.relative_to(source).as_posix(), "nl", title, tuple(headings[1:]), text)
    else:
        yield from read_documents(source)


def read_documents(path: Path) -> Iterator[Document]:
    """From a corpus; what else stands in a line is passed over."""
    opened: Callable[..., TextIO] = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            path_or_id = one.get("path") or one["id"]
            yield Document(path_or_id, one["lang"], one["title"], tuple(one["headings"]), one["body"])


def write_documents(path: Path, documents: Iterable[Document]) -> int:
    """As a corpus; gives how many bytes of text are in it (titles, headings, bodies)."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            size += len("\n".join((document.title, *document.headings, document.body)).encode())
            file.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")
    return size


def _multiplied(documents: list[Document], number: int) -> Iterator[Document]:
    """The documents, fewer of them or more; a copy has a name and words of its own."""
    chance = random.Random(2)
    if number and number <= len(documents):
        yield from chance.sample(documents, number)
        return
    yield from documents
    others = [word for document in documents[:500] for word in _WORD.findall(document.body)]
    for place in count(len(documents)):
        if place >= number:
            return
        document = documents[place % len(documents)]
        body = _WORD.sub(
            lambda word: chance.choice(others) if chance.random() < 1 / CHANGED else word.group(), document.body
        )
        yield replace(document, path=f"{place}/{document.path}", body=body)


def reading(document: Document, *, version: int = 1) -> Reading:
    """As if it had been read from a file; a text with a new `version` is a changed file."""
    headings = tuple(Heading(2, text, "", 1) for text in document.headings)
    lead = document.body.strip().partition("\n\n")[0]
    header = Header(document.path, lang=document.lang, title=document.title)
    article = Article(header, document.path, headings, lead, document.body)
    return Reading(document.path, Stamp(len(document.body), version), str(version), article)
