"""How often a text helped readers of this device, and how often not. Two numbers a revision; no time, no words, no name."""

from kbdesk.domain.verdict import Tally, Verdict
from kbdesk.records.database import Database

_CHANGE = {
    Verdict.HELPED: "UPDATE article_verdict SET helped = MAX(0, helped + ?)",
    Verdict.NOT_HELPED: "UPDATE article_verdict SET not_helped = MAX(0, not_helped + ?)",
}


class VerdictRecords:
    """Tallies by id, language and revision."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(
        self, article: str, lang: str, revision: int, *, said: Verdict | None, instead_of: Verdict | None
    ) -> None:
        """Counts what is said now and takes back what the same reader said a moment ago."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO article_verdict (article, lang, revision) VALUES (?, ?, ?)",
                (article, lang, revision),
            )
            for verdict, change in ((instead_of, -1), (said, 1)):
                if verdict is not None:
                    connection.execute(
                        f"{_CHANGE[verdict]} WHERE article = ? AND lang = ? AND revision = ?",
                        (change, article, lang, revision),
                    )

    def all(self, most: int) -> dict[tuple[str, str, int], Tally]:
        """The tallies of at most so many texts, those with most verdicts first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT article, lang, revision, helped, not_helped FROM article_verdict"
                " WHERE helped + not_helped > 0 ORDER BY helped + not_helped DESC, article, lang, revision LIMIT ?",
                (most,),
            ).fetchall()
        return {
            (article, lang, revision): Tally(helped, not_helped) for article, lang, revision, helped, not_helped in rows
        }
