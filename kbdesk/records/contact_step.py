"""The step that brings the open contact: on disk from its first second, with promises, and what is known of its end.

A contact is told of in events that never change; one that is closed keeps them only as long as it can be taken back.
Calls that were left half-way before this step become parked contacts, so that nothing of them is lost from sight.
"""

from typing import Any

_OPEN_CONTACT = """
CREATE TABLE open_contact (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    opened TEXT NOT NULL,
    closed TEXT,
    undo_until TEXT
) STRICT
"""
_CONTACT_EVENT = """
CREATE TABLE contact_event (
    contact TEXT NOT NULL REFERENCES open_contact (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (contact, place)
) STRICT, WITHOUT ROWID
"""
_PROMISE = """
CREATE TABLE promise (
    id TEXT NOT NULL PRIMARY KEY,
    contact TEXT NOT NULL,
    made TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    phone TEXT NOT NULL,
    name TEXT NOT NULL,
    kept TEXT,
    at_close INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""
_TOLD_IS_TOLD = """
CREATE TRIGGER told_is_told BEFORE UPDATE ON contact_event
BEGIN SELECT RAISE(ABORT, 'an event never changes'); END
"""
_TEXT = "TEXT NOT NULL DEFAULT ''"
_NUMBER = "INTEGER NOT NULL DEFAULT 0"
_OF_A_CONTACT = {
    "phone": _TEXT,
    "name": _TEXT,
    "name_key": _TEXT,
    "satisfaction": _TEXT,
    "dissatisfied": _NUMBER,
    "heard_outside": _NUMBER,
    "parent": _TEXT,
    "talk_seconds": _NUMBER,
    "hold_seconds": _NUMBER,
    "after_work_seconds": _NUMBER,
}
_INDEXES = (
    "CREATE INDEX open_contact_going ON open_contact (place) WHERE closed IS NULL",
    "CREATE INDEX contact_phone ON contact (phone, started) WHERE phone <> ''",
    "CREATE INDEX contact_name ON contact (name_key, started) WHERE name_key <> ''",
    "CREATE INDEX promise_open ON promise (at) WHERE kept IS NULL",
    "CREATE INDEX promise_contact ON promise (contact)",
    "CREATE INDEX script_run_contact ON script_run (contact)",
)
_LEFT_HALF_WAY = "SELECT id, script, began FROM script_run WHERE mode = 'live' AND ended IS NULL ORDER BY place"


def contacts_in_hand(connection: Any) -> None:
    """Step 6."""
    for statement in (_OPEN_CONTACT, _CONTACT_EVENT, _PROMISE, _TOLD_IS_TOLD):
        connection.execute(statement)
    for name, form in _OF_A_CONTACT.items():
        connection.execute(f"ALTER TABLE contact ADD COLUMN {name} {form}")
    connection.execute(f"ALTER TABLE script_run ADD COLUMN contact {_TEXT}")
    for statement in _INDEXES:
        connection.execute(statement)
    connection.execute(
        "UPDATE script_run SET contact = COALESCE((SELECT id FROM contact WHERE run = script_run.id), '')"
    )
    for run, script, began in connection.execute(_LEFT_HALF_WAY).fetchall():
        _park(connection, run, script, began)


def _park(connection: Any, run: str, script: str, began: str) -> None:
    told = connection.execute(
        "SELECT at, name, value FROM run_event WHERE run = ? AND kind = 'about' ORDER BY place", (run,)
    ).fetchall()
    last = connection.execute("SELECT COALESCE(MAX(at), ?) FROM run_event WHERE run = ?", (began, run)).fetchone()[0]
    events = [(began, "open", "", ""), (began, "led", run, script)]
    events += [(at, "tell", name, value) for at, name, value in told]
    events.append((last, "park", "", ""))
    connection.execute("INSERT INTO open_contact (id, opened) VALUES (?, ?)", (run, began))
    connection.execute("UPDATE script_run SET contact = ? WHERE id = ?", (run, run))
    connection.executemany(
        "INSERT INTO contact_event VALUES (?, ?, ?, ?, ?, ?, 0)",
        [(run, place, *event) for place, event in enumerate(events)],
    )
