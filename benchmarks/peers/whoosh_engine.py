"""Stock Whoosh as its own quick start has it: stemming analyzer, no boosts."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers.engine import FIELDS, How, Peer, Text, line_words

with warnings.catch_warnings():
    # Written for Python 3.6: invalid escapes, told when it is compiled.
    warnings.simplefilter("ignore")
    import whoosh
    from whoosh import index, qparser
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.query import Or, Prefix


class Whoosh:
    def __init__(self, folder: Path, texts: Iterable[Text]) -> None:
        analyzer = StemmingAnalyzer()
        fields = {name: TEXT(analyzer=analyzer) for name in FIELDS}
        self._schema = Schema(path=ID(stored=True, unique=True), **fields)
        place = folder / "whoosh"
        place.mkdir()
        self._index: Any = index.create_in(str(place), self._schema)
        writer = self._index.writer(limitmb=256)
        for text in texts:
            writer.add_document(path=text.path, title=text.title, headings=text.headings, body=text.body)
        writer.commit()
        self._searcher = self._index.searcher()
        self._all = qparser.MultifieldParser(list(FIELDS), self._schema)
        self._any = qparser.MultifieldParser(list(FIELDS), self._schema, group=qparser.OrGroup)

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        words = line_words(line)
        if not words:
            return []
        if how is How.PHRASE:
            query = self._all.parse(f'"{" ".join(words)}"')
        elif how is How.TYPING:
            begins = [Prefix(name, words[-1].lower()) for name in FIELDS]
            query = Or([self._any.parse(" ".join(words[:-1])), *begins])
        else:
            query = (self._all if how is How.ALL else self._any).parse(" ".join(words))
        return [hit["path"] for hit in self._searcher.search(query, limit=limit)]

    def replace(self, text: Text) -> None:
        writer = self._index.writer()
        writer.update_document(path=text.path, title=text.title, headings=text.headings, body=text.body)
        writer.commit()
        former = self._searcher
        self._searcher = former.refresh()

    def close(self) -> None:
        self._searcher.close()
        self._index.close()


PEERS = (Peer("whoosh", Whoosh, lambda: ".".join(map(str, whoosh.__version__))),)
