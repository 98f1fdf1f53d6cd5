"""What is being typed in a form that is not finished, so that a crash takes no word of it."""

import json
from collections.abc import Mapping
from datetime import datetime

from kbdesk.records.database import Database
from kbdesk.records.times import stamp

PHOTOS = "photos:"
"""Begins the name of a draft that holds the photos of a form, by their ids."""


class Drafts:
    """The unfinished forms of this device, by the name of the form."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, name: str, form: Mapping[str, str], at: datetime) -> None:
        """Puts a form, by the names of its controls, in the place of what was kept of it; an empty one is forgotten."""
        with self._database.writing() as connection:
            if form:
                text = json.dumps(dict(form), ensure_ascii=False)
                connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (name, text, stamp(at)))
            else:
                connection.execute("DELETE FROM draft WHERE name = ?", (name,))

    def photo_ids(self) -> frozenset[str]:
        """All photos that some unfinished form holds."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT text FROM draft WHERE name LIKE ?", (f"{PHOTOS}%",)).fetchall()
        return frozenset(identity for row in rows for identity in json.loads(row[0]))

    def read(self, name: str) -> dict[str, str]:
        """What was kept of a form; empty when there is nothing."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT text FROM draft WHERE name = ?", (name,)).fetchone()
        return {} if row is None else dict(json.loads(row[0]))
