"""SQLite FTS5 with its own bm25, by each of its tokenizers."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.peers.engine import Engine, How, Peer, Text, line_words

_ASK = "SELECT path FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 0.0, 6.0, 2.0, 1.0) LIMIT ?"


class Fts5:
    def __init__(self, folder: Path, texts: Iterable[Text], tokenizer: str) -> None:
        self._trigrams = tokenizer == "trigram"
        self._base = sqlite3.connect(folder / "fts5.db")
        self._base.execute(
            f'CREATE VIRTUAL TABLE entry USING fts5(path UNINDEXED, title, headings, body, tokenize="{tokenizer}")'
        )
        rows = ((text.path, *text.fields) for text in texts)
        self._base.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
        self._base.commit()

    def find(self, line: str, how: How, limit: int = 10) -> list[str]:
        asked = self._asked(line_words(line), how)
        return [path for (path,) in self._base.execute(_ASK, (asked, limit))] if asked else []

    def _asked(self, words: list[str], how: How) -> str:
        if how is How.PHRASE:
            return f'"{" ".join(words)}"' if words else ""
        if self._trigrams and how is How.ALL:
            words = [word for word in words if len(word) > 2]
        elif self._trigrams:
            words = sorted({word.lower()[at : at + 3] for word in words for at in range(len(word) - 2)})
        quoted = [f'"{word}"' for word in words]
        if quoted and how is How.TYPING and not self._trigrams:
            quoted[-1] += "*"
        return (" " if how is How.ALL else " OR ").join(quoted)

    def replace(self, text: Text) -> None:
        self._base.execute("DELETE FROM entry WHERE path = ?", (text.path,))
        self._base.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (text.path, *text.fields))
        self._base.commit()

    def close(self) -> None:
        self._base.close()


def _building(tokenizer: str) -> Callable[[Path, Iterable[Text]], Engine]:
    return lambda folder, texts: Fts5(folder, texts, tokenizer)


def _version() -> str:
    return sqlite3.sqlite_version


PEERS = (
    Peer("fts5-unicode61", _building("unicode61 remove_diacritics 2"), _version),
    Peer("fts5-porter", _building("porter unicode61 remove_diacritics 2"), _version),
    Peer("fts5-trigram", _building("trigram"), _version),
)
