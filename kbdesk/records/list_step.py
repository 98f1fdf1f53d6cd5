"""The step that brings outgoing lists, who is not to be called any more, and the customers for looking up.

A row is named by its list and its line in the file it came from. Who must not be called is kept as a mark that tells no
number (see `lists.py`), so that it outlives the list, keeping times and an erasure.
"""

from typing import Any

_CONTACT_LIST = """
CREATE TABLE contact_list (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    script TEXT NOT NULL,
    lang TEXT NOT NULL,
    source TEXT NOT NULL,
    brought_in TEXT NOT NULL,
    mapping TEXT NOT NULL,
    header TEXT NOT NULL,
    digest TEXT NOT NULL,
    keep_days INTEGER NOT NULL
) STRICT
"""
_LIST_ROW = """
CREATE TABLE list_row (
    list INTEGER NOT NULL REFERENCES contact_list (number) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    state TEXT NOT NULL,
    phone TEXT NOT NULL,
    name TEXT NOT NULL,
    held TEXT NOT NULL,
    remark TEXT NOT NULL,
    due TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    contact TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL,
    PRIMARY KEY (list, line)
) STRICT, WITHOUT ROWID
"""
_DO_NOT_CALL = """
CREATE TABLE do_not_call (
    mark TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_CUSTOMER_LIST = """
CREATE TABLE customer_list (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    source TEXT NOT NULL,
    brought_in TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT
"""
_CUSTOMER = """
CREATE TABLE customer (
    line INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    more TEXT NOT NULL,
    sought TEXT NOT NULL
) STRICT
"""
_CUSTOMER_PHONE = """
CREATE TABLE customer_phone (
    phone TEXT NOT NULL,
    line INTEGER NOT NULL REFERENCES customer (line) ON DELETE CASCADE,
    PRIMARY KEY (phone, line)
) STRICT, WITHOUT ROWID
"""
_ROW_IS_CALLED = """
CREATE TRIGGER list_row_is_called AFTER INSERT ON contact_event
WHEN new.act = 'tell' AND new.name = 'list_row' AND instr(new.value, ':') > 1
BEGIN
    UPDATE list_row SET contact = new.contact, state = 'in-hand', due = NULL, changed = new.at
    WHERE list = CAST(substr(new.value, 1, instr(new.value, ':') - 1) AS INTEGER)
        AND line = CAST(substr(new.value, instr(new.value, ':') + 1) AS INTEGER) AND contact = '';
END
"""
"""A contact that is opened for a row takes it along in the same transaction: there is no moment in which one of the two
knows nothing of the other.
"""


def lists(connection: Any) -> None:
    """Step 7."""
    for statement in (_CONTACT_LIST, _LIST_ROW, _DO_NOT_CALL, _CUSTOMER_LIST, _CUSTOMER, _CUSTOMER_PHONE):
        connection.execute(statement)
    connection.execute(_ROW_IS_CALLED)
    connection.execute("CREATE INDEX list_row_state ON list_row (list, state, due)")
    connection.execute("CREATE INDEX list_row_phone ON list_row (phone)")
    connection.execute("CREATE INDEX list_row_contact ON list_row (contact) WHERE contact <> ''")
    connection.execute("CREATE INDEX customer_phone_line ON customer_phone (line)")
