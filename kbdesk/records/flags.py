"""Flags on disk: written once, answered by the editors, the same flag known by its id wherever it came from."""

from collections.abc import Iterable, Sequence
from typing import Any

from kbdesk.domain.flag import About, Flag, FlagKind, FlagState
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.times import moment, moment_or_none, stamp

_SELECT = (
    "SELECT id, at, kind, text, article, path, lang, title, revision, anchor, words, proposal, device, state, answer,"
    " answered FROM flag"
)


class FlagRecords:
    """The flags of this device, its own and those that were brought here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, flag: Flag) -> Flag:
        """Writes a flag; one with the same id is there already when a command is repeated, and is given instead."""
        with self._database.writing() as connection:
            stored = _by_id(connection, flag.id)
            if stored is None:
                _write(connection, flag)
        return stored or flag

    def list(self, *, only_open: bool = False) -> tuple[Flag, ...]:
        """All flags, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY at DESC, place DESC").fetchall()
        flags = (_flag(row) for row in rows)
        return tuple(flag for flag in flags if flag.is_open or not only_open)

    def answer(self, flag: Flag) -> None:
        """Keeps state and answer of a flag that is there."""
        with self._database.writing() as connection:
            _write_answer(connection, flag)

    def take_in(self, flags: Iterable[Flag]) -> tuple[int, int]:
        """Adds those that are not there, and takes over later answers; gives how many of each. All or nothing."""
        added = answered = 0
        with self._database.writing() as connection:
            for flag in flags:
                stored = _by_id(connection, flag.id)
                if stored is None:
                    _write(connection, flag)
                    added += 1
                elif flag.is_newer_than(stored):
                    _write_answer(connection, flag)
                    answered += 1
        return added, answered


def _by_id(connection: Connection, identity: str) -> Flag | None:
    row = connection.execute(f"{_SELECT} WHERE id = ?", (identity,)).fetchone()
    return _flag(row) if row is not None else None


def _write(connection: Connection, one: Flag) -> None:
    about = one.about
    connection.execute(
        "INSERT INTO flag (id, at, kind, text, article, path, lang, title, revision, anchor, words, proposal, device,"
        " state, answer, answered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id,
            stamp(one.at),
            one.kind.value,
            one.text,
            about.article,
            about.path,
            about.lang,
            about.title,
            about.revision,
            about.anchor,
            one.words,
            one.proposal,
            one.device,
            one.state.value,
            one.answer,
            stamp(one.answered) if one.answered else None,
        ),
    )


def _write_answer(connection: Connection, one: Flag) -> None:
    connection.execute(
        "UPDATE flag SET state = ?, answer = ?, answered = ? WHERE id = ?",
        (one.state.value, one.answer, stamp(one.answered) if one.answered else None, one.id),
    )


def _flag(row: Sequence[Any]) -> Flag:
    identity, at, kind, text, article, path, lang, title, revision, anchor, *rest = row
    words, proposal, device, state, answer, answered = rest
    return Flag(
        id=identity,
        at=moment(at),
        kind=FlagKind(kind),
        text=text,
        about=About(article, path, lang, title, revision, anchor),
        words=words,
        proposal=proposal,
        device=device,
        state=FlagState(state),
        answer=answer,
        answered=moment_or_none(answered),
    )
