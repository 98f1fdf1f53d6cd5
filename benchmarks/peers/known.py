"""All peers. `python -m benchmarks.peers.known` says which can run here."""

import sys
from collections.abc import Iterator

from benchmarks.peers import bm25s_engine, fts5, tantivy_engine, whoosh_engine, xapian_engine
from benchmarks.peers.engine import Peer

USUAL = "fts5-porter,tantivy,bm25s,xapian,whoosh"
"""One of each kind."""

PEERS: tuple[Peer, ...] = (
    *fts5.PEERS,
    *tantivy_engine.PEERS,
    *bm25s_engine.PEERS,
    *xapian_engine.PEERS,
    *whoosh_engine.PEERS,
)


def peers_here(names: str) -> Iterator[Peer]:
    """Those of the names, with commas between them, that can run here; the others are told on stderr."""
    for peer in PEERS:
        if peer.name not in names.split(","):
            continue
        if missing := peer.missing():
            print(missing, file=sys.stderr)
        else:
            yield peer


def main() -> None:
    for peer in PEERS:
        print(peer.missing() or f"{peer.name} {peer.version()}")


if __name__ == "__main__":
    main()
