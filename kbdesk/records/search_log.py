"""Which words were searched for and whether anything was opened: where the gaps in the content are. Stays here."""

from datetime import datetime

from kbdesk.records.database import Database
from kbdesk.records.times import stamp


class SearchLog:
    """The searches of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log_search(self, words: str, hits: int, opened: str, at: datetime) -> None:
        """Writes one search; `opened` is the id of the article that was opened, or empty."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO search_log (at, words, hits, opened) VALUES (?, ?, ?, ?)", (stamp(at), words, hits, opened)
            )

    def without_hits(self, limit: int = 100) -> tuple[tuple[str, int], ...]:
        """Words that found nothing and how often they were searched for, most frequent first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT words, COUNT(*) FROM search_log WHERE hits = 0 GROUP BY words ORDER BY 2 DESC, 1 LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple((words, times) for words, times in rows)
