"""bm25s: it ranks whatever holds any of the words and has no fields; English stems when PyStemmer is there."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.peers.engine import How, Peer, Text


class Bm25s:
    def __init__(self, folder: Path, texts: Iterable[Text]) -> None:  # noqa: ARG002  # it stays in memory
        import bm25s

        self._library: Any = bm25s
        try:
            import Stemmer
        except ImportError:
            self._stemmer: Any = None
        else:
            self._stemmer = Stemmer.Stemmer("english")
        several = list(texts)
        self._paths = [text.path for text in several]
        self._index: Any = bm25s.BM25()
        self._index.index(self._words(["\n".join(text.fields) for text in several]), show_progress=False)

    def _words(self, texts: list[str]) -> Any:
        return self._library.tokenize(texts, stopwords=None, stemmer=self._stemmer, show_progress=False)

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:  # noqa: ARG002  # it can be asked one way only
        try:
            numbers, scores = self._index.retrieve(
                self._words([line]), k=min(limit, len(self._paths)), show_progress=False
            )
        except ValueError:
            # Not one of the words is known.
            return []
        return [self._paths[number] for number, score in zip(numbers[0], scores[0], strict=True) if score > 0]

    def replace(self, text: Text) -> None:
        raise NotImplementedError(text.path)

    def close(self) -> None:
        pass


PEERS = (Peer("bm25s", Bm25s, lambda: version("bm25s"), "bm25s", "bm25s (PyPI)", (How.ANY,), can_replace=False),)
