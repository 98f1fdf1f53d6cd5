"""Asks the index whatever may be typed or pasted, for as long as one likes, and tells what it should not have answered.

    python benchmarks/fuzz_search.py [CORPUS | FOLDER] [--entries N] [--minutes M] [--seed S] [--findings FILE] [--json]

Real questions (titles, and pieces of texts) are spoilt in every way that `nasty_lines.py` knows, and asked as typed and
as finished, mended and literally, with filters and without. Between them files change. A finding is an exception, an
answer that took more than --bound milliseconds of this thread's own time, one that differs when asked again, or one
that does not fit together. Ends with status 1 when there are findings.
"""

import argparse
import json
import math
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

from benchmarks.documents import Document, documents_of, reading
from benchmarks.nasty_lines import PIECES, NastyLines
from benchmarks.timing import figures
from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Answer, Question
from kbdesk.search.index import SearchIndex

TODAY = date(2026, 1, 1)
SYNONYMS = (
    ("nl", (("geld", "betaling", "betaal opdracht"), ("klant", "afnemer"), ("storing", "kapot", "doet het niet"))),
    ("en", (("invoice", "bill"), ("delete", "remove"))),
)
BETWEEN_UPDATES = 500
SHOWN = 50
"""So many hits the window asks for; more of them may take longer than the bound."""
SLOW_TWICE = 3
"""A slow answer is asked for so many times more; its shortest time counts, since others use the machine as well."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=100.0)
    parser.add_argument("--findings", type=Path, help="each finding is added here as a line of JSON")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder))
        documents = list(documents_of(options.source, options.entries))
        index.update(map(reading, documents), total=len(documents))
        fuzz = Fuzz(index, documents, seed=options.seed, bound=options.bound, findings=options.findings)
        fuzz.run_for(options.minutes * 60)
        index.close()
    told = {
        "documents": len(documents),
        "lines": fuzz.asked,
        "findings": dict(fuzz.found),
        "ms": figures(fuzz.times),
        "slowest": fuzz.slowest,
    }
    if options.json:
        json.dump(told, sys.stdout, indent=1)
    else:
        for name, value in told.items():
            print(f"{name:10} {value}")
    sys.exit(1 if fuzz.found else 0)


class Fuzz:
    """`times` are in milliseconds of this thread; `slowest` is the longest one with its line."""

    def __init__(
        self, index: SearchIndex, documents: list[Document], *, seed: int, bound: float, findings: Path | None
    ) -> None:
        self._index, self._documents, self._findings = index, documents, findings
        self._bound = bound
        self._chance = random.Random(seed)
        self._lines = NastyLines(list(_questions(documents, self._chance)), seed=seed)
        self.asked, self.found, self.times = 0, Counter[str](), list[float]()
        self.slowest: tuple[float, str] = (0.0, "")

    def run_for(self, seconds: float) -> None:
        """Each piece by itself first, however short the time."""
        until = time.monotonic() + seconds
        for piece in (*PIECES, *(piece + " water" for piece in PIECES), *("water" + piece for piece in PIECES)):
            self._look_at(piece)
        while time.monotonic() < until:
            self._look_at(self._lines.line())
            if not self.asked % BETWEEN_UPDATES:
                self._change_a_file()

    def _look_at(self, line: str) -> None:
        self.asked += 1
        chance = self._chance
        question = Question(
            line,
            lang=chance.choice(("nl", "nl", "en", "fy", "")),
            as_you_type=chance.random() < 0.5,
            literal=chance.random() < 0.3,
            limit=chance.choice((1, 10, 20, 50, 500)),
            kinds=chance.choice(((), (), (), (Kind.ARTICLE,), (Kind.STEP,), (Kind.SCRIPT, Kind.STEP))),
            products=chance.choice(((), (), (), (line,), ("boiler",))),
            explain=chance.random() < 0.2,
        )
        try:
            answer, took = self._asked(question)
            self.times.append(took)
            if took > self._bound and question.limit <= SHOWN:
                took = min(self._asked(replace(question))[1] for _ in range(SLOW_TWICE))
                if took > self._bound:
                    self._tell("slow", question, f"{took:.0f} ms")
            if took > self.slowest[0]:
                self.slowest = took, repr(line[:120])
            again, _ = self._asked(question)
            if replace(answer, took_ms=0.0) != replace(again, took_ms=0.0):
                self._tell("unstable", question, "other hits when asked again")
            for wrong in _faults(answer):
                self._tell("wrong", question, wrong)
        except Exception:  # noqa: BLE001  # any exception at all is what is looked for
            self._tell("exception", question, traceback.format_exc())

    def _asked(self, question: Question) -> tuple[Answer, float]:
        began = time.thread_time()
        answer = self._index.answer(question, synonyms=SYNONYMS, today=TODAY)
        return answer, (time.thread_time() - began) * 1000

    def _change_a_file(self) -> None:
        document = self._chance.choice(self._documents)
        changed = replace(document, title=self._lines.line()[:200], body=document.body[::2] + self._lines.line())
        try:
            self._index.update([reading(_storable(changed), version=self.asked)], total=1)
        except Exception:  # noqa: BLE001
            self._tell("exception", Question(repr(changed)), traceback.format_exc())

    def _tell(self, kind: str, question: Question, what: str) -> None:
        self.found[kind] += 1
        row = json.dumps({"kind": kind, "question": repr(asdict(question)), "what": what})
        if self._findings is not None:
            with self._findings.open("a", encoding="utf-8") as file:
                file.write(row + "\n")
        elif self.found[kind] <= 20:
            print(row, file=sys.stderr)


def _storable(document: Document) -> Document:
    """As a file can hold it: no halves of pairs."""
    clean: Callable[[str], str] = lambda text: text.encode("utf-8", "replace").decode()  # noqa: E731
    return replace(document, title=clean(document.title), body=clean(document.body))


def _questions(documents: list[Document], chance: random.Random) -> Iterator[str]:
    for document in chance.sample(documents, min(2_000, len(documents))):
        several = document.body.split()
        start = chance.randrange(max(1, len(several)))
        yield document.title
        yield " ".join(several[start : start + chance.randint(1, 9)])


def _faults(answer: Answer) -> Iterator[str]:
    """What cannot be in an answer that is in order."""
    question, hits = answer.question, answer.hits
    if len(hits) > question.limit or answer.total < len(hits):
        yield f"{len(hits)} hits of {answer.total} where {question.limit} were asked for"
    if question.literal and answer.corrected:
        yield "mended although it was asked literally"
    if len({(hit.path, hit.step) for hit in hits}) != len(hits):
        yield "a hit twice"
    for rank, hit in enumerate(hits, 1):
        if hit.rank != rank or not math.isfinite(hit.score) or hit.score <= 0 or not hit.why:
            yield f"hit {rank}: {hit.rank} {hit.score} {hit.why}"
        if "".join(piece for piece, _ in hit.title_marked).split() != hit.title.split():
            yield f"a title marked wrongly: {hit.title_marked!r}"
        if question.kinds and hit.kind not in question.kinds:
            yield f"a {hit.kind} that was not asked for"
        if question.explain and not hit.explanation:
            yield "an explanation left out"


if __name__ == "__main__":
    main()
