"""tantivy with one analyzer for all texts: lower case, without accents, English stems."""

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.peers.engine import FIELDS, WEIGHT, How, Peer, Text, line_words


class Tantivy:
    def __init__(self, folder: Path, texts: Iterable[Text]) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("path", stored=True, tokenizer_name="raw")
        for name in FIELDS:
            builder.add_text_field(name, tokenizer_name="text")
        self._schema = builder.build()
        place = folder / "tantivy"
        place.mkdir()
        self._index: Any = tantivy.Index(self._schema, path=str(place))
        filters = tantivy.Filter
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(filters.remove_long(60))
        analyzer = analyzer.filter(filters.lowercase()).filter(filters.ascii_fold()).filter(filters.stemmer("english"))
        self._index.register_tokenizer("text", analyzer.build())
        self._writer: Any = self._index.writer(128_000_000, 1)
        for text in texts:
            self._writer.add_document(self._document(text))
        self._commit()

    def _document(self, text: Text) -> Any:
        return self._tantivy.Document(path=text.path, title=text.title, headings=text.headings, body=text.body)

    def _commit(self) -> None:
        self._writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        words = [word.lower() for word in line_words(line)]
        if not words:
            return []
        query = self._typing(words) if how is How.TYPING else self._parsed(words, how)
        return [self._searcher.doc(place)["path"][0] for _, place in self._searcher.search(query, limit).hits]

    def _parsed(self, words: list[str], how: How) -> Any:
        text = f'"{" ".join(words)}"' if how is How.PHRASE else " ".join(words)
        return self._index.parse_query(text, list(FIELDS), field_boosts=WEIGHT, conjunction_by_default=how is How.ALL)

    def _typing(self, words: list[str]) -> Any:
        query = self._tantivy.Query
        should = self._tantivy.Occur.Should
        parts = [(should, self._parsed(words[:-1], How.ANY))] if words[1:] else []
        for name in FIELDS:
            begins = query.regex_query(self._schema, name, f"{words[-1]}.*")
            parts.append((should, query.boost_query(begins, WEIGHT[name])))
        return query.boolean_query(parts)

    def replace(self, text: Text) -> None:
        self._writer.delete_documents("path", text.path)
        self._writer.add_document(self._document(text))
        self._commit()

    def close(self) -> None:
        self._writer.wait_merging_threads()


PEERS = (Peer("tantivy", Tantivy, lambda: version("tantivy"), "tantivy", "tantivy (PyPI)"),)
