"""kbdesk's own search, asked like the peers, and alone in what only it can."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from benchmarks.documents import Document, reading
from benchmarks.peers.engine import How, Peer, Text
from kbdesk.domain.hit import Question
from kbdesk.search.index import SearchIndex

TODAY = date(2026, 1, 1)


class Kbdesk:
    """Gives whole hits, marked and quoted, where the peers give paths; `ranked` is the order with one hit only."""

    def __init__(self, folder: Path, texts: Iterable[Text]) -> None:
        self.index = SearchIndex(folder / "kbdesk")
        self.index.update(reading(_document(text)) for text in texts)
        self._versions = 1

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        text = f'"{line}"' if how is How.PHRASE else line
        question = Question(text, as_you_type=how is How.TYPING, limit=limit)
        return [hit.path for hit in self.index.answer(question, today=TODAY).hits]

    def replace(self, text: Text) -> None:
        self._versions += 1
        self.index.update([reading(_document(text), version=self._versions)], total=1)

    def rest(self) -> None:
        """What the program does when nobody asks for anything."""
        self.index.tidy()

    def close(self) -> None:
        self.index.close()


def _document(text: Text) -> Document:
    headings = tuple(text.headings.split("\n")) if text.headings else ()
    return Document(text.path, text.lang, text.title, headings, text.body)


def text_of(document: Document) -> Text:
    """As a peer gets it."""
    return Text(document.path, document.lang, document.title, "\n".join(document.headings), document.body)


KBDESK = Peer("kbdesk", Kbdesk, lambda: "this one")
