"""The step that gives a place of its own to what the person has seen of the desk's news.

Before, the marks lay in one draft, in which a keeping time could end them; they move, and those of referrals that are
gone are left behind.
"""

import json
from typing import Any

_DESK_READ = """
CREATE TABLE desk_read (
    referral TEXT NOT NULL PRIMARY KEY REFERENCES outbox_entry (referral) ON DELETE CASCADE,
    mark TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_OLD = "news-read"


def read_marks(connection: Any) -> None:
    """Step 8."""
    connection.execute(_DESK_READ)
    row = connection.execute("SELECT text FROM draft WHERE name = ?", (_OLD,)).fetchone()
    marks = dict(json.loads(row[0])) if row is not None else {}
    connection.executemany(
        "INSERT INTO desk_read SELECT ?, ? WHERE EXISTS (SELECT 1 FROM outbox_entry WHERE referral = ?)",
        [(referral, mark, referral) for referral, mark in marks.items()],
    )
    connection.execute("DELETE FROM draft WHERE name = ?", (_OLD,))
