"""The step that brings keeping times, the privacy log, photos, and a device that notices being a copy.

What was frozen stays frozen while it is on its way. Once a referral has reached the desk its values may be taken away,
and a captured value may be emptied; nothing may become another value.
"""

from typing import Any

_PRIVACY_LOG = """
CREATE TABLE privacy_log (
    place INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    counts TEXT NOT NULL,
    stayed INTEGER NOT NULL
) STRICT
"""
_PURGE_ROUND = """
CREATE TABLE purge_round (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at TEXT NOT NULL
) STRICT
"""
_ATTACHMENT = """
CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    referral TEXT NOT NULL REFERENCES referral (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT
"""
_PHOTO_ENTRY = """
CREATE TABLE photo_entry (
    attachment TEXT NOT NULL PRIMARY KEY REFERENCES attachment (id),
    state TEXT NOT NULL,
    changed TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    maybe_sent INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    last_error TEXT NOT NULL DEFAULT '',
    last_detail TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID
"""
_TRIGGERS = (
    "DROP TRIGGER referral_is_frozen",
    (
        "CREATE TRIGGER referral_is_frozen BEFORE UPDATE OF id, contact, reference, queue, created, urgency,"
        " respond_within, lang, path, amends, script, revision ON referral"
        " BEGIN SELECT RAISE(ABORT, 'a referral never changes'); END"
    ),
    (
        "CREATE TRIGGER referral_is_whole_until_sent BEFORE UPDATE OF subject, sent_values, note ON referral"
        " WHEN NOT EXISTS (SELECT 1 FROM outbox_entry WHERE referral = old.id AND state IN ('sent', 'exported', 'withdrawn'))"
        " BEGIN SELECT RAISE(ABORT, 'a referral never changes'); END"
    ),
    "DROP TRIGGER event_is_frozen",
    (
        "CREATE TRIGGER event_is_frozen BEFORE UPDATE OF run, place, at, kind, script, step, number, name, label ON run_event"
        " BEGIN SELECT RAISE(ABORT, 'an event never changes'); END"
    ),
    (
        "CREATE TRIGGER event_is_emptied_only BEFORE UPDATE OF value ON run_event WHEN new.value <> ''"
        " BEGIN SELECT RAISE(ABORT, 'an event never changes'); END"
    ),
    (
        "CREATE TRIGGER no_unsent_photo_is_removed BEFORE DELETE ON photo_entry"
        " WHEN old.state <> 'sent' AND NOT EXISTS (SELECT 1 FROM attachment a JOIN outbox_entry e ON e.referral = a.referral"
        " WHERE a.id = old.attachment AND e.state IN ('exported', 'withdrawn'))"
        " BEGIN SELECT RAISE(ABORT, 'not yet at the service desk'); END"
    ),
)


def keeping(connection: Any) -> None:
    """Step 5; a device of before is taken to be at home where it is found."""
    connection.execute("ALTER TABLE device ADD COLUMN home TEXT NOT NULL DEFAULT ''")
    for statement in (_PRIVACY_LOG, _PURGE_ROUND, _ATTACHMENT, _PHOTO_ENTRY, *_TRIGGERS):
        connection.execute(statement)
    connection.execute("CREATE INDEX attachment_referral ON attachment (referral, place)")
