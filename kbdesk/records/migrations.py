"""The form of the records, in numbered steps that only go forward.

Step n brings a file of version n-1 to version n; `Database` runs each in one transaction with its number. A step that
was ever released is never changed: what comes after it is a new step, with a test and a kept file of the version before.

What the form itself holds up, whatever the code above it does: a referral never changes, an event never changes, and
an outbox entry that has not reached the desk cannot be removed.
"""

import secrets
from collections.abc import Callable
from typing import Any

from kbdesk.domain.reference import DEVICE_NUMBERS
from kbdesk.records.contact_step import contacts_in_hand
from kbdesk.records.keeping_step import keeping
from kbdesk.records.list_step import lists
from kbdesk.records.read_marks_step import read_marks

Connection = Any
"""A connection of sqlcipher3, which ships no types."""

Step = Callable[[Connection], None]


def version_of(connection: Connection) -> int:
    """The number of the last step taken; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


_DEVICE = """
CREATE TABLE device (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    counter INTEGER NOT NULL CHECK (counter >= 0)
) STRICT
"""

_RUNS = """
CREATE TABLE script_run (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    mode TEXT NOT NULL,
    script TEXT NOT NULL,
    revision INTEGER NOT NULL,
    lang TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT
) STRICT;
CREATE INDEX script_run_unfinished ON script_run (mode, place) WHERE ended IS NULL;
CREATE TABLE script_text (
    digest TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE run_source (
    run TEXT NOT NULL REFERENCES script_run (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    script TEXT NOT NULL,
    path TEXT NOT NULL,
    lang TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES script_text (digest),
    PRIMARY KEY (run, place),
    UNIQUE (run, script)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_source_text ON run_source (digest);
CREATE TABLE run_event (
    run TEXT NOT NULL REFERENCES script_run (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    script TEXT NOT NULL,
    step TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID
"""

_CONTACTS = """
CREATE TABLE contact (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    closed TEXT,
    direction TEXT NOT NULL,
    medium TEXT NOT NULL,
    party TEXT NOT NULL,
    phase TEXT NOT NULL,
    product TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    resolved INTEGER NOT NULL,
    note TEXT NOT NULL,
    run TEXT REFERENCES script_run (id) ON DELETE SET NULL,
    script TEXT NOT NULL,
    revision INTEGER NOT NULL,
    article TEXT NOT NULL
) STRICT;
CREATE INDEX contact_run ON contact (run);
CREATE TABLE contact_value (
    contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    value TEXT NOT NULL,
    privacy TEXT NOT NULL,
    keep_days INTEGER NOT NULL,
    step TEXT NOT NULL,
    superseded INTEGER NOT NULL,
    PRIMARY KEY (contact, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_use (
    place INTEGER PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    revision INTEGER NOT NULL,
    use TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX article_use_contact ON article_use (contact);
CREATE TABLE search_log (
    place INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    words TEXT NOT NULL,
    hits INTEGER NOT NULL,
    opened TEXT NOT NULL
) STRICT
"""

_OUTBOX = """
CREATE TABLE referral (
    id TEXT NOT NULL PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contact (id),
    reference TEXT NOT NULL,
    queue TEXT NOT NULL,
    subject TEXT NOT NULL,
    created TEXT NOT NULL,
    urgency TEXT NOT NULL,
    respond_within TEXT NOT NULL,
    lang TEXT NOT NULL,
    sent_values TEXT NOT NULL,
    path TEXT NOT NULL,
    note TEXT NOT NULL,
    amends TEXT,
    script TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX referral_contact ON referral (contact);
CREATE INDEX referral_reference ON referral (reference);
CREATE INDEX referral_amends ON referral (amends);
CREATE TABLE outbox_entry (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    referral TEXT NOT NULL UNIQUE REFERENCES referral (id),
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    maybe_sent INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    owner TEXT NOT NULL DEFAULT '',
    lease_until TEXT,
    last_error TEXT NOT NULL DEFAULT '',
    last_detail TEXT NOT NULL DEFAULT '',
    ticket TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_entry_open ON outbox_entry (place) WHERE state NOT IN ('sent', 'exported', 'withdrawn');
CREATE TABLE attempt (
    referral TEXT NOT NULL REFERENCES outbox_entry (referral) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    began TEXT NOT NULL,
    owner TEXT NOT NULL,
    asked_first INTEGER NOT NULL,
    ended TEXT,
    verdict TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (referral, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE channel_pause (
    channel TEXT PRIMARY KEY,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_REFERRAL_IS_FROZEN = """
CREATE TRIGGER referral_is_frozen BEFORE UPDATE ON referral
BEGIN SELECT RAISE(ABORT, 'a referral never changes'); END
"""
_EVENT_IS_FROZEN = """
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON run_event
BEGIN SELECT RAISE(ABORT, 'an event never changes'); END
"""
_NOTHING_UNSENT_IS_REMOVED = """
CREATE TRIGGER nothing_unsent_is_removed BEFORE DELETE ON outbox_entry
WHEN old.state NOT IN ('sent', 'exported', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'not yet at the service desk'); END
"""


def first_form(connection: Connection) -> None:
    """Step 1: all tables, and the device draws its number."""
    for tables in (_DEVICE, _RUNS, _CONTACTS, _OUTBOX):
        for statement in tables.split(";"):
            connection.execute(statement)
    for trigger in (_REFERRAL_IS_FROZEN, _EVENT_IS_FROZEN, _NOTHING_UNSENT_IS_REMOVED):
        connection.execute(trigger)
    connection.execute("INSERT INTO device VALUES (1, ?, 0)", (secrets.randbelow(DEVICE_NUMBERS),))


def drafts(connection: Connection) -> None:
    """Step 2: a place for forms that are not finished."""
    connection.execute(
        "CREATE TABLE draft (name TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )


_FLAG = """
CREATE TABLE flag (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    article TEXT NOT NULL,
    path TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    revision INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    words TEXT NOT NULL,
    proposal TEXT NOT NULL,
    device TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered TEXT
) STRICT
"""
_VERDICT = """
CREATE TABLE article_verdict (
    article TEXT NOT NULL,
    lang TEXT NOT NULL,
    revision INTEGER NOT NULL,
    helped INTEGER NOT NULL DEFAULT 0 CHECK (helped >= 0),
    not_helped INTEGER NOT NULL DEFAULT 0 CHECK (not_helped >= 0),
    PRIMARY KEY (article, lang, revision)
) STRICT, WITHOUT ROWID
"""
_FLAG_SAYS_THE_SAME = """
CREATE TRIGGER flag_says_the_same BEFORE UPDATE OF id, at, kind, text, article, words, proposal ON flag
BEGIN SELECT RAISE(ABORT, 'what a reader said never changes'); END
"""


def what_readers_tell(connection: Connection) -> None:
    """Step 3: flags, verdicts, and how a search ended; one of before counts as left."""
    for statement in (_FLAG, _VERDICT, _FLAG_SAYS_THE_SAME):
        connection.execute(statement)
    connection.execute("ALTER TABLE search_log ADD COLUMN lang TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE search_log ADD COLUMN ended TEXT NOT NULL DEFAULT 'left'")
    connection.execute("CREATE INDEX search_log_at ON search_log (at)")


_DESK_STATE = """
CREATE TABLE desk_state (
    referral TEXT NOT NULL PRIMARY KEY REFERENCES outbox_entry (referral) ON DELETE CASCADE,
    ticket TEXT NOT NULL,
    status TEXT NOT NULL,
    is_closed INTEGER NOT NULL,
    asked TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_DESK_ANSWER = """
CREATE TABLE desk_answer (
    referral TEXT NOT NULL REFERENCES desk_state (referral) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (referral, place)
) STRICT, WITHOUT ROWID
"""


def what_the_desk_tells(connection: Connection) -> None:
    """Step 4: when to look again for a second ticket, which there are, and what the desk said of ours."""
    connection.execute("ALTER TABLE outbox_entry ADD COLUMN look_again TEXT")
    connection.execute("ALTER TABLE outbox_entry ADD COLUMN doubles TEXT NOT NULL DEFAULT ''")
    connection.execute("CREATE INDEX outbox_entry_look ON outbox_entry (look_again) WHERE look_again IS NOT NULL")
    connection.execute(_DESK_STATE)
    connection.execute(_DESK_ANSWER)


STEPS: tuple[Step, ...] = (
    first_form,
    drafts,
    what_readers_tell,
    what_the_desk_tells,
    keeping,
    contacts_in_hand,
    lists,
    read_marks,
)
