"""Xapian: each text stemmed in its own language, a line in both; the better reading counts.

Its Python side comes with the system (`python3-xapian` on Debian); an environment of another Python of the same version
sees it there.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers.engine import FIELDS, WEIGHT, How, Peer, Text, line_words

_STEMMERS = {"nl": "dutch", "en": "english"}
_SYSTEM = "/usr/lib/python3/dist-packages"
if _SYSTEM not in sys.path and Path(_SYSTEM, "xapian").is_dir():
    # Last, so that it lends nothing else that the environment has itself.
    sys.path.append(_SYSTEM)


class Xapian:
    def __init__(self, folder: Path, texts: Iterable[Text]) -> None:
        import xapian

        self._library: Any = xapian
        self._base = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE_OR_OPEN)
        self._stems = {lang: xapian.Stem(name) for lang, name in _STEMMERS.items()}
        for text in texts:
            self._base.add_document(self._document(text))
        self._base.commit()
        self._parsers = [self._parser(stem) for stem in self._stems.values()]

    def _document(self, text: Text) -> Any:
        document = self._library.Document()
        generator = self._library.TermGenerator()
        generator.set_document(document)
        generator.set_stemmer(self._stems.get(text.lang, self._stems["en"]))
        for name, content in zip(FIELDS, text.fields, strict=True):
            generator.index_text(content, int(WEIGHT[name]))
            generator.increase_termpos()
        document.set_data(text.path)
        document.add_boolean_term(self._key(text))
        return document

    @staticmethod
    def _key(text: Text) -> str:
        return f"Q{text.path}"[:200]

    def _parser(self, stem: Any) -> Any:
        parser = self._library.QueryParser()
        parser.set_database(self._base)
        parser.set_stemmer(stem)
        parser.set_stemming_strategy(parser.STEM_SOME)
        return parser

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        query = self._library.Query
        asked = " ".join(line_words(line)).lower()
        flags = self._library.QueryParser.FLAG_DEFAULT
        if how is How.PHRASE:
            asked = f'"{asked}"'
        if how is How.TYPING:
            flags |= self._library.QueryParser.FLAG_PARTIAL
        for parser in self._parsers:
            parser.set_default_op(query.OP_AND if how is How.ALL else query.OP_OR)
        enquire = self._library.Enquire(self._base)
        enquire.set_query(query(query.OP_MAX, [parser.parse_query(asked, flags) for parser in self._parsers]))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, limit)]

    def replace(self, text: Text) -> None:
        self._base.replace_document(self._key(text), self._document(text))
        self._base.commit()

    def close(self) -> None:
        self._base.close()


def _version() -> str:
    import xapian

    return str(xapian.version_string())


PEERS = (Peer("xapian", Xapian, _version, "xapian", "python3-xapian (Debian)"),)
