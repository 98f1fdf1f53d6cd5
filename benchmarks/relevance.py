"""How often the right article stands on top, by language and kind of question, beside other engines in the same run.

    python benchmarks/relevance.py CORPUS.jsonl.xz QUERIES.jsonl [--peers [NAME,NAME]] [--half tune|held]
        [--as-you-type] [--literal] [--without-words] [--keep FOLDER] [--misses FILE] [--json FILE]

`known_items` tells what the two files hold and what MRR@10 is. With `--peers` the last line of each table says how far
kbdesk stands above the best of them. kbdesk is asked as a desk asks it, with the general words that ship with it;
`--without-words` leaves them out. `--keep` keeps the indexes for the next run with the same analysis. `--misses`
writes the questions whose right answer is not first, with what stands above it.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.known_items import (
    HALVES,
    KINDS,
    LANGUAGES,
    Document,
    Known,
    Score,
    read_documents,
    read_questions,
    scores,
)
from benchmarks.peers.engine import How, Peer, Text
from benchmarks.peers.known import PEERS
from kbdesk.config.paths import resources
from kbdesk.content.thesaurus import read_thesaurus, read_translations
from kbdesk.domain.article import Article, Header, Heading, Stamp
from kbdesk.domain.hit import Question
from kbdesk.domain.library import Reading
from kbdesk.search.index import SearchIndex

TODAY = date(2026, 1, 1)


@dataclass
class Run:
    """What one engine gave: the rank of the right answer by qid, the ten answers by qid, milliseconds a question."""

    name: str
    ranks: dict[str, int] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)

    def ask(self, question: Known, find: Callable[[], list[str]]) -> None:
        began = time.perf_counter()
        paths = find()
        self.times.append((time.perf_counter() - began) * 1000)
        self.answers[question.qid] = paths
        self.ranks[question.qid] = paths.index(question.right) + 1 if question.right in paths else 0


def main() -> None:
    options = _options()
    questions = [one for one in read_questions(options.queries) if options.half in (None, one.half)]
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        runs.append(of_kbdesk(options.keep or Path(folder), options, questions))
        if options.peers is not None:
            wanted = options.peers.split(",") if options.peers else [peer.name for peer in PEERS]
            for peer in PEERS:
                if peer.name in wanted:
                    runs += of_peer(peer, options.corpus, questions)
    halves = HALVES if options.half is None else (options.half,)
    tables = {"all": questions} | {half: [one for one in questions if one.half == half] for half in halves}
    for name, asked in tables.items():
        if len(tables) == 2 and name == "all":
            continue
        print_table(name, runs, asked)
    for run in runs:
        p95 = statistics.quantiles(run.times, n=20)[-1]
        print(f"{run.name}: a question took {statistics.median(run.times):.1f} ms (p50), {p95:.1f} ms (p95)")
    if options.json:
        write_json(options.json, runs, tables)
    if options.misses:
        write_misses(options.misses, runs[0], questions)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--peers", nargs="?", const="", metavar="NAME,NAME")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--as-you-type", action="store_true")
    parser.add_argument("--literal", action="store_true")
    parser.add_argument("--without-words", action="store_true")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def of_kbdesk(folder: Path, options: argparse.Namespace, questions: list[Known]) -> Run:
    run = Run("kbdesk")
    words = {lang: {} if options.without_words else general_words(lang) for lang in LANGUAGES}
    for with_title in (False, True):
        index = SearchIndex(folder / ("full" if with_title else "notitle"))
        if index.size().index_bytes == 0:
            documents = read_documents(options.corpus, with_title=with_title)
            index.update(map(reading, documents), rebuild=True)
        for one in questions:
            if one.with_title == with_title:
                asked = Question(
                    one.text, lang=one.lang, as_you_type=options.as_you_type, literal=options.literal, limit=10
                )
                run.ask(one, lambda asked=asked, index=index: paths_of(index, asked, words[asked.lang]))
        index.close()
    return run


def general_words(lang: str) -> dict[str, Any]:
    folder = resources() / "thesaurus"
    groups, pairs = read_thesaurus(folder, lang), read_translations(folder, lang)
    return {"thesaurus": ((lang, groups),), "translations": ((lang, pairs),)}


def paths_of(index: SearchIndex, question: Question, words: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(hit.path for hit in index.answer(question, today=TODAY, **words).hits))


def reading(document: Document) -> Reading:
    """A document as if it was read from a file; its id is its path."""
    path = document.id
    header = Header(id=path, lang=document.lang, title=document.title)
    headings = tuple(Heading(2, text, "", 1) for text in document.headings)
    lead = document.body.partition("\n\n")[0]
    return Reading(path, Stamp(len(document.body), 0), "", Article(header, path, headings, lead, document.body))


def of_peer(peer: Peer, corpus: Path, questions: list[Known]) -> Iterator[Run]:
    """Asked both ways that it can; all words, and any word."""
    if missing := peer.missing():
        print(missing, file=sys.stderr)
        return
    runs = {how: Run(f"{peer.name}, {how}") for how in (How.ALL, How.ANY) if how in peer.can}
    for with_title in (False, True):
        texts = (text_of(document) for document in read_documents(corpus, with_title=with_title))
        with tempfile.TemporaryDirectory() as folder:
            engine = peer.build(Path(folder), texts)
            for how, run in runs.items():
                for one in questions:
                    if one.with_title == with_title:
                        run.ask(one, lambda one=one, how=how, engine=engine: engine.find(one.text, how))
            engine.close()
    print(f"{peer.name} {peer.version()} done", file=sys.stderr)
    yield from runs.values()


def text_of(document: Document) -> Text:
    return Text(document.id, document.lang, document.title, "\n".join(document.headings), document.body)


def print_table(half: str, runs: list[Run], questions: list[Known]) -> None:
    tables = [scores(run.ranks, questions) for run in runs]
    for lang in (*LANGUAGES, "all"):
        kinds = [kind for kind in (*KINDS, "all") if (lang, kind) in tables[0]]
        if not kinds:
            continue
        counts = "".join(f"{tables[0][lang, kind].n:8}" for kind in kinds)
        print(f"\n{f'{lang}, questions: {half}':24}" + "".join(f"{kind:>8}" for kind in kinds))
        print(f"{'MRR@10, n':24}{counts}")
        for run, table in zip(runs, tables, strict=True):
            print(f"{run.name:24}" + "".join(f"{table[lang, kind].mrr10:8.3f}" for kind in kinds))
        for name in ("s1", "s5"):
            values = (getattr(tables[0][lang, kind], name) for kind in kinds)
            print(f"{f'kbdesk {name.upper()}':24}" + "".join(f"{value:8.3f}" for value in values))
        if len(runs) > 1:
            best = [max(table[lang, kind].mrr10 for table in tables[1:]) for kind in kinds]
            above = (tables[0][lang, kind].mrr10 - one for kind, one in zip(kinds, best, strict=True))
            print(f"{'above the best peer':24}" + "".join(f"{value:+8.3f}" for value in above))


def write_json(path: Path, runs: list[Run], tables: dict[str, list[Known]]) -> None:
    def by_kind(run: Run, questions: list[Known]) -> dict[str, Score]:
        return {f"{lang} {kind}": one for (lang, kind), one in scores(run.ranks, questions).items()}

    found = {
        run.name: {
            "p50_ms": statistics.median(run.times),
            **{half: {key: asdict(one) for key, one in by_kind(run, asked).items()} for half, asked in tables.items()},
        }
        for run in runs
    }
    path.write_text(json.dumps(found, indent=1), encoding="utf-8")


def write_misses(path: Path, run: Run, questions: list[Known]) -> None:
    missed = (one for one in questions if run.ranks[one.qid] != 1)
    lines = [
        json.dumps(asdict(one) | {"rank": run.ranks[one.qid], "above": run.answers[one.qid]}, ensure_ascii=False)
        for one in missed
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
