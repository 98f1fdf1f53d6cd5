"""How fast the index is built, asked and kept up to date, beside other engines over the same texts in the same run.

    python benchmarks/search_speed.py [CORPUS | FOLDER] [--entries N] [--longest N] [--peers NAME,NAME] [--rounds N]
        [--baseline NAME] [--cpu] [--json FILE]

Texts come from a corpus or a folder of Markdown, or are made up; they are multiplied until there are N. Each engine has
a process of its own. They are asked by turns, round after round, each round with lines that none has seen before.

`keystroke` is real typing, a line a letter longer than the one before, its last word as a beginning. `question` is a
whole line, any word of it, ranked. `phrase` is words one after another. `typing error` is a title with a slip in it;
only kbdesk mends it, the others look for what is right in the line. `change` is a changed text taken in and found.
kbdesk gives twenty whole hits with marks and quotations, the others twenty paths; `ranked` is kbdesk with one hit.

Milliseconds depend on the machine and on what else it does; the ratios to --baseline, from the same run, much less so.
`--cpu` counts the time that each process worked, not the time on the clock.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.documents import documents_of, read_documents, write_documents
from benchmarks.kbdesk_engine import KBDESK
from benchmarks.peers.engine import How, Peer
from benchmarks.peers.known import USUAL, peers_here
from benchmarks.timing import figures, table
from benchmarks.typed_lines import Lines, rounds_of

LIMIT = 20
CHANGES = 24
"""Texts changed in a run, over all rounds."""


@dataclass
class Asked:
    """An engine in its process, and what it said; `times` by kind of act."""

    peer: Peer
    process: subprocess.Popen[str]
    built: dict[str, Any] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)
    facts: dict[str, float] = field(default_factory=dict)

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))

    def order(self, **order: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return self.hear()


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        corpus = Path(folder) / "documents.jsonl"
        size = write_documents(corpus, documents_of(options.source, options.entries, longest=options.longest))
        count = sum(1 for _ in read_documents(corpus))
        engines = list(_started(options.peers, corpus, Path(folder), stack))
        sampled = list(islice(read_documents(corpus), 0, None, max(1, count // 2_000)))
        several = iter(rounds_of(sampled, 2 * options.rounds))
        for number, (lines, others) in enumerate(zip(several, several, strict=True)):
            for engine in engines:
                _ask_round(engine, lines, others, clock="work" if options.cpu else "wall")
                _change_round(
                    engine, number, count=count, rounds=options.rounds, clock="work" if options.cpu else "wall"
                )
        found = {engine.peer.name: _figures(engine, size) for engine in engines}
        found["kbdesk"] |= _first_hit(Path(folder) / "kbdesk" / "kbdesk", 2 * options.rounds - 1)
        _report(found, options, head=f"{count} texts, {size / 1e6:.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--longest", type=int, default=0, help="cut bodies at so many characters")
    parser.add_argument("--peers", default=USUAL)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--baseline", default="fts5-porter")
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _started(names: str, corpus: Path, folder: Path, stack: ExitStack) -> Iterator[Asked]:
    """Builds one after another."""
    for peer in (KBDESK, *peers_here(names)):
        own = folder / peer.name
        own.mkdir()
        words = [sys.executable, "-m", "benchmarks.one_engine", peer.name, str(corpus), str(own)]
        process = stack.enter_context(
            subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        )
        engine = Asked(peer, process)
        engine.built = engine.hear()
        engine.order(do="ask", how=How.ANY, lines=["water"], limit=LIMIT)  # what the first one costs is told apart
        yield engine


def _ask_round(engine: Asked, lines: Lines, others: Lines, *, clock: str) -> None:
    acts = [
        ("keystroke", How.TYPING, lines.keystrokes, LIMIT),
        ("question", How.ANY, lines.questions, LIMIT),
        ("phrase", How.PHRASE, lines.phrases, LIMIT),
        ("typing error", How.ANY, lines.misspelt, LIMIT),
    ]
    if engine.peer is KBDESK:
        acts.insert(1, ("ranked", How.TYPING, others.keystrokes, 1))
    for name, how, several, limit in acts:
        if how in engine.peer.can:
            said = engine.order(do="ask", how=how, lines=several, limit=limit)
            engine.times.setdefault(name, []).extend(said[clock])
            engine.facts[f"{name} found"] = engine.facts.get(f"{name} found", 0) + said["found"]


def _change_round(engine: Asked, number: int, *, count: int, rounds: int, clock: str) -> None:
    engine.facts["asked MB"] = engine.order(do="memory")["resident_mb"] - engine.built["before_mb"]
    if engine.peer.can_replace:
        every = max(1, count * rounds // CHANGES)
        said = engine.order(do="replace", every=every, **{"from": number * every // rounds})
        engine.times.setdefault("change", []).extend(said[clock])
        engine.times.setdefault("rest after it", []).extend(said["rests"])
        engine.facts["changes missed"] = engine.facts.get("changes missed", 0) + said["missed"]


def _figures(engine: Asked, size: int) -> dict[str, Any]:
    built = engine.built
    found: dict[str, Any] = {
        "version": built["version"],
        "build s": round(built["build_s"], 1),
        "build cpu s": round(built["build_cpu_s"], 1),
        "build peak MB": round(built["peak_mb"]),
        "index MB": round(built["index_bytes"] / 1e6, 1),
        "index / text": round(built["index_bytes"] / size, 2),
    }
    found |= {name: figures(times) for name, times in engine.times.items() if times}
    return found | {name: round(value, 1) for name, value in engine.facts.items()}


def _first_hit(index: Path, times: int) -> dict[str, Any]:
    """In processes of their own with their modules loaded: opening, the first hits, and the memory it takes."""
    words = [sys.executable, "-m", "benchmarks.first_hit", str(index)]
    runs = [
        json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout) for _ in range(times)
    ]
    return {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0]}


def _report(found: dict[str, dict[str, Any]], options: argparse.Namespace, *, head: str) -> None:
    if options.json:
        options.json.write_text(json.dumps({"texts": head, "engines": found}, indent=1), encoding="utf-8")
    names = list(dict.fromkeys(name for engine in found.values() for name in engine))
    rows = [[name, *(_shown(engine.get(name)) for engine in found.values())] for name in names]
    print(table((head, *found), rows))
    base = found.get(options.baseline)
    if base is None:
        return
    print(f"\nkbdesk over {options.baseline}, p50 / p95 where there are several")
    for name, value in found["kbdesk"].items():
        other = base.get(name)
        if isinstance(value, dict) and isinstance(other, dict) and other["p50"] and other["p95"]:
            print(f"{name:16} {value['p50'] / other['p50']:6.2f} / {value['p95'] / other['p95']:.2f}")
        elif isinstance(value, float) and other and "found" not in name:
            print(f"{name:16} {value / other:6.2f}")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['p50']:.2f} / {value['p95']:.2f} / {value['max']:.1f}"
    return "" if value is None else str(value)


if __name__ == "__main__":
    main()
