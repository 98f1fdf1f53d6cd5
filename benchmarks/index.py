"""From Markdown files on disk to searchable: how long each part takes, how much memory and disk, and what a change costs.

    python benchmarks/index.py [CONTENT] [--entries N] [--source CORPUS] [--longest N] [--peers NAME,NAME] [--json FILE]

Without CONTENT, a folder of Markdown, `make_collection.py` makes one first. Each act has a process of its own: the first
build, a second whole build, changes of single files. The peers are given the same texts, already read: theirs is to be
held against `index alone`.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.documents import documents_of, write_documents
from benchmarks.make_collection import write_markdown
from benchmarks.peers.known import USUAL, peers_here
from benchmarks.timing import table


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("content", type=Path, nargs="?")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--longest", type=int, default=0, help="cut bodies at so many characters")
    parser.add_argument("--peers", default=USUAL)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        if options.content:
            shutil.copytree(options.content, content)
        else:
            write_markdown(content, documents_of(options.source, options.entries, longest=options.longest))
        size = sum(path.stat().st_size for path in content.rglob("*.md"))
        found = {act: _act(act, content, Path(folder) / "data") for act in ("build", "rebuild", "changes")}
        found["build"]["index / text"] = round(found["build"]["index MB"] * 1e6 / size, 2)
        peers = dict(_peers(options.peers, content, Path(folder)))
    if options.json:
        told = {"text MB": size / 1e6, "kbdesk": found, "peers": peers}
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    _report(found, peers, size)


def _act(act: str, content: Path, data: Path) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.one_index", act, str(content), str(data)]
    print(act, file=sys.stderr)
    return dict(json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout))


def _peers(names: str, content: Path, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    corpus = folder / "documents.jsonl"
    write_documents(corpus, documents_of(content, 0))
    for peer in peers_here(names):
        own = folder / peer.name
        own.mkdir()
        words = [sys.executable, "-m", "benchmarks.one_engine", peer.name, str(corpus), str(own)]
        print(peer.name, file=sys.stderr)
        said = subprocess.run(words, input="", stdout=subprocess.PIPE, check=True, text=True).stdout
        built = json.loads(said.splitlines()[0])
        yield (
            peer.name,
            {
                "build s": round(built["build_s"], 1),
                "work s": round(built["build_cpu_s"], 1),
                "peak MB": round(built["peak_mb"]),
                "index MB": round(built["index_bytes"] / 1e6, 1),
            },
        )
        shutil.rmtree(own)


def _report(found: dict[str, dict[str, Any]], peers: dict[str, dict[str, Any]], size: int) -> None:
    names = list(dict.fromkeys((*found["build"], *found["rebuild"])))
    rows = [(name, found["build"].get(name, ""), found["rebuild"].get(name, "")) for name in names]
    print(table((f"{size / 1e6:.0f} MB of Markdown", "first", "again"), rows))
    changes = [(name, *_three(value)) for name, value in found["changes"].items()]
    print("\n" + table(("a change", "p50", "p95", "max"), changes))
    if peers:
        heads = list(next(iter(peers.values())))
        print(
            "\n" + table(("peers, texts read", *heads), [(name, *figures.values()) for name, figures in peers.items()])
        )
        base = peers.get("fts5-porter")
        if base:
            print(f"\nkbdesk's index alone takes {found['build']['index alone s'] / base['build s']:.1f} times FTS5's")


def _three(value: Any) -> tuple[Any, Any, Any]:
    return (value["p50"], value["p95"], value["max"]) if isinstance(value, dict) else (value, "", "")


if __name__ == "__main__":
    main()
