"""How often the right article stands on top: known-item questions through the index itself.

    python benchmarks/relevance.py CORPUS.jsonl.xz QUERIES.jsonl [--as-you-type] [--literal] [--json]

CORPUS has a document a line: `id`, `lang`, `title`, `headings`, `desc`, `body`. QUERIES has a question a line: `kind`,
`lang`, `query`, `doc` (the id of the right document), `drop` (what is not indexed for this question). Two indexes are
made, without titles for questions made from titles, and with titles but without the description for the others.
Printed are MRR@10 (mean of 1/rank of the right document), S@1 and S@5 by kind, and the time of a question.
"""

import argparse
import json
import lzma
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kbdesk.domain.article import Article, Header, Heading, Stamp
from kbdesk.domain.hit import Question
from kbdesk.domain.library import Reading
from kbdesk.search.index import SearchIndex

KINDS = ("title", "typo", "infl", "split", "join", "short", "desc", "code")
TODAY = date(2026, 1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--as-you-type", action="store_true")
    parser.add_argument("--literal", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with lzma.open(options.corpus, "rt", encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    with options.queries.open(encoding="utf-8") as file:
        questions = [json.loads(line) for line in file]
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for with_title in (False, True):
            index = SearchIndex(Path(folder) / str(with_title))
            index.update(readings(documents, with_title=with_title), total=len(documents))
            for question in questions:
                if ("title" in question["drop"]) != with_title:
                    rank, took = rank_of(index, question, options)
                    ranks[question["kind"]].append(rank)
                    ranks["all"].append(rank)
                    times.append(took)
            index.close()
    report(ranks, times, as_json=options.json)


def readings(documents: list[dict[str, Any]], *, with_title: bool) -> Iterator[Reading]:
    """The documents as if they were read from files; their id is their path."""
    for document in documents:
        body = untitled(document["body"], document["title"])
        if with_title and document["desc"]:
            body = body.replace(document["desc"], " ")
        path = document["id"]
        header = Header(id=path, lang=document["lang"], title=document["title"] if with_title else "")
        headings = tuple(Heading(2, text, "", 1) for text in document["headings"])
        lead = body.strip().partition("\n\n")[0]
        yield Reading(path, Stamp(len(body), 0), "", Article(header, path, headings, lead, body))


def untitled(body: str, title: str) -> str:
    """The body without a heading or lone line at its start that says the title."""
    body = body.strip()
    while True:
        first, _, rest = body.partition("\n")
        if not plain(first) or plain(first) != plain(title):
            return body
        body = rest.strip()


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def rank_of(index: SearchIndex, question: dict[str, Any], options: argparse.Namespace) -> tuple[int, float]:
    """The place of the right document among the first ten, 0 when it is not there; and the milliseconds it took."""
    asked = Question(
        question["query"],
        lang=question["lang"],
        as_you_type=options.as_you_type,
        literal=options.literal,
        limit=10,
    )
    answer = index.answer(asked, today=TODAY)
    paths = list(dict.fromkeys(hit.path for hit in answer.hits))
    return (paths.index(question["doc"]) + 1 if question["doc"] in paths else 0), answer.took_ms


def report(ranks: dict[str, list[int]], times: list[float], *, as_json: bool) -> None:
    scores = {
        kind: {
            "n": len(found),
            "mrr10": round(sum(1 / rank for rank in found if rank) / len(found), 4),
            "s1": round(sum(rank == 1 for rank in found) / len(found), 4),
            "s5": round(sum(0 < rank <= 5 for rank in found) / len(found), 4),
        }
        for kind in (*KINDS, "all")
        if (found := ranks.get(kind))
    }
    p95 = statistics.quantiles(times, n=20)[-1]
    if as_json:
        json.dump({"scores": scores, "p50_ms": statistics.median(times), "p95_ms": p95}, sys.stdout, indent=1)
        return
    for kind, score in scores.items():
        print(f"{kind:6} MRR@10 {score['mrr10']:.3f}  S@1 {score['s1']:.3f}  S@5 {score['s5']:.3f}  n {score['n']}")
    print(f"a question took {statistics.median(times):.1f} ms (p50), {p95:.1f} ms (p95)")


if __name__ == "__main__":
    main()
