"""Which searches led nowhere: where the gaps in the content are. What may be kept of one is decided before it comes here."""

from datetime import datetime

from kbdesk.domain.search_log import EndedSearch, LoggedSearch, SearchEnd
from kbdesk.records.database import Database
from kbdesk.records.times import moment, stamp


class SearchLog:
    """The searches of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log(self, search: EndedSearch, at: datetime, *, forget_before: datetime) -> None:
        """Writes a search, and takes away those that were kept long enough."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM search_log WHERE at < ?", (stamp(forget_before),))
            connection.execute(
                "INSERT INTO search_log (at, words, hits, opened, lang, ended) VALUES (?, ?, ?, ?, ?, ?)",
                (stamp(at), search.words, search.hits, search.opened, search.lang, search.end.value),
            )

    def since(self, at: datetime) -> tuple[LoggedSearch, ...]:
        """The searches from a moment on, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT at, words, lang, hits, ended, opened FROM search_log WHERE at >= ? ORDER BY at, place",
                (stamp(at),),
            ).fetchall()
        return tuple(
            LoggedSearch(moment(at), EndedSearch(words, lang, hits, SearchEnd(ended), opened))
            for at, words, lang, hits, ended, opened in rows
        )

    def forget(self, *, words_only: bool) -> None:
        """Takes away what was kept before: all of it, or only the words."""
        with self._database.writing() as connection:
            connection.execute("UPDATE search_log SET words = ''" if words_only else "DELETE FROM search_log")
