"""How fast the index is built, asked and kept up to date, beside SQLite FTS5 in the same run.

    python benchmarks/search_speed.py [FOLDER | CORPUS.jsonl.xz] [--entries N] [--json]

Documents come from a folder of Markdown, from a corpus (a line each with `title`, `headings`, `body`), or are made up.
They are multiplied, with every seventh word changed, until there are N (10,000 when not said; 0 leaves their number).
Milliseconds depend on the machine; the last column, kbdesk over FTS5, much less so. FTS5 gives ids and titles only,
kbdesk whole hits with snippets, so `ranked` says what kbdesk takes for the order alone.
"""

import argparse
import json
import lzma
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kbdesk.domain.article import Article, Header, Heading, Stamp
from kbdesk.domain.hit import Question
from kbdesk.domain.library import Reading
from kbdesk.search.analysis import words
from kbdesk.search.index import SearchIndex

TODAY = date(2026, 1, 1)
SYLLABLES = (
    "ba be bo da de di ga ke ko la le li lo ma me mo na ne no pa pe ra re ri ro sa se ta te to va ve wa we".split()
)


@dataclass(frozen=True, slots=True)
class Document:
    """What both engines are given."""

    path: str
    title: str
    headings: tuple[str, ...]
    body: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    documents = list(multiplied(list(from_source(options.source)), options.entries))
    titles = [document.title for document in random.Random(4).sample(documents, min(60, len(documents)))]
    with tempfile.TemporaryDirectory() as folder:
        ours = of_kbdesk(Path(folder) / "kbdesk", documents, titles)
        theirs = of_fts5(Path(folder) / "fts5.db", documents, titles)
    if options.json:
        json.dump({"documents": len(documents), "kbdesk": ours, "fts5": theirs}, sys.stdout, indent=1)
        return
    print(f"{len(documents)} documents{'':14}kbdesk{'':9}FTS5{'':8}ratio")
    for name, value in ours.items():
        other = theirs.get(name)
        ratio = f"{value / other:8.2f}" if other else ""
        print(f"{name:26} {value:12.2f} {other if other is not None else '':>12} {ratio}")


def of_kbdesk(folder: Path, documents: list[Document], titles: list[str]) -> dict[str, float]:
    index = SearchIndex(folder)
    began = time.perf_counter()
    size = index.update(map(reading, documents), total=len(documents))
    found = {"build s": time.perf_counter() - began, "index MB": size.index_bytes / 1e6}
    found |= timed("state", [index.state] * 5)
    found |= timed("keystroke", [asking(index, line, typing=True) for line in keystrokes(titles)])
    found |= timed("ranked", [asking(index, line, typing=True, limit=1) for line in keystrokes(titles)])
    found |= timed("question", [asking(index, title) for title in titles])
    found |= timed("phrase", [asking(index, f'"{" ".join(title.split()[:3])}"') for title in titles])
    found |= timed("typing error", [asking(index, misspelt(title)) for title in titles])
    found |= timed("update", [updating(index, documents[number]) for number in range(0, len(documents), 401)])
    index.close()
    return found


def of_fts5(path: Path, documents: list[Document], titles: list[str]) -> dict[str, float]:
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE entry USING fts5(path UNINDEXED, title, headings, body, tokenize='porter')")
    rows = [(one.path, one.title, "\n".join(one.headings), one.body) for one in documents]
    began = time.perf_counter()
    base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
    base.commit()
    found = {"build s": round(time.perf_counter() - began, 2), "index MB": round(path.stat().st_size / 1e6, 2)}
    ask = "SELECT path, title FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0, 8, 2.5, 1) LIMIT 20"

    def matching(line: str) -> Callable[[], object]:
        return lambda: base.execute(ask, (line,)).fetchall()

    def replacing(row: tuple[str, str, str, str]) -> Callable[[], object]:
        def replace() -> None:
            base.execute("DELETE FROM entry WHERE path = ?", (row[0],))
            base.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
            base.commit()

        return replace

    lines = [" OR ".join(f'"{word}"' for word in words(line)) + "*" for line in keystrokes(titles) if words(line)]
    found |= timed("keystroke", [matching(line) for line in lines])
    found |= timed("question", [matching(" OR ".join(f'"{word}"' for word in words(title))) for title in titles])
    found |= timed("phrase", [matching(f'"{" ".join(words(title)[:3])}"') for title in titles])
    found |= timed("update", [replacing(rows[number]) for number in range(0, len(rows), 401)])
    base.close()
    return {name: round(value, 2) for name, value in found.items()}


def timed(name: str, jobs: list[Callable[[], object]]) -> dict[str, float]:
    """Median and 95th percentile of the jobs, in milliseconds."""
    times = []
    for job in jobs:
        began = time.perf_counter()
        job()
        times.append((time.perf_counter() - began) * 1000)
    return {f"{name} p50 ms": statistics.median(times), f"{name} p95 ms": statistics.quantiles(times, n=20)[-1]}


def asking(index: SearchIndex, line: str, *, typing: bool = False, limit: int = 20) -> Callable[[], object]:
    return lambda: index.answer(Question(line, as_you_type=typing, limit=limit), today=TODAY)


def updating(index: SearchIndex, document: Document) -> Callable[[], object]:
    return lambda: index.update([reading(document)], total=1)


def keystrokes(titles: list[str]) -> list[str]:
    """Twenty titles typed letter by letter."""
    return [title[:length] for title in titles[:20] for length in range(1, min(len(title), 40) + 1)]


def misspelt(title: str) -> str:
    """The title with two letters of its longest word swapped."""
    longest = max(title.split(), key=len)
    return title.replace(longest, longest[:3] + longest[4:5] + longest[3:4] + longest[5:], 1)


def reading(document: Document) -> Reading:
    headings = tuple(Heading(2, text, "", 1) for text in document.headings)
    lead = document.body.partition("\n\n")[0]
    header = Header(document.path, lang="nl", title=document.title)
    return Reading(document.path, Stamp(1, 1), "", Article(header, document.path, headings, lead, document.body))


def from_source(source: Path | None) -> Iterator[Document]:
    if source is None:
        yield from made_up(1000)
    elif source.is_dir():
        for path in sorted(source.rglob("*.md")):
            text = path.read_text(encoding="utf-8", errors="replace")
            headings = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
            title = headings[0] if headings else path.stem
            yield Document(path.relative_to(source).as_posix(), title, tuple(headings[1:]), text)
    else:
        with lzma.open(source, "rt", encoding="utf-8") as file:
            for line in file:
                one = json.loads(line)
                yield Document(one["id"], one["title"], tuple(one["headings"]), one["body"])


def made_up(count: int) -> Iterator[Document]:
    """Texts of words that are as unevenly common as those of a language."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))) for _ in range(20_000)]
    share = [1 / (rank + 3) for rank in range(len(vocabulary))]
    for number in range(count):
        text = chance.choices(vocabulary, share, k=chance.randint(80, 600))
        yield Document(f"d{number}.md", " ".join(text[3:9]), (" ".join(text[20:24]),), " ".join(text))


def multiplied(documents: list[Document], count: int) -> Iterator[Document]:
    chance = random.Random(2)
    everything = [word for document in documents[:500] for word in document.body.split()]
    for number in range(count or len(documents)):
        document = documents[number % len(documents)]
        if number >= len(documents):
            changed = [chance.choice(everything) if chance.random() < 1 / 7 else word for word in document.body.split()]
            document = Document(f"{number}/{document.path}", document.title, document.headings, " ".join(changed))
        yield document


if __name__ == "__main__":
    main()
