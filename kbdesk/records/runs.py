"""Runs on disk: written with every step, so that a call survives whatever happens to the program.

`begin` when a run starts, `append` after each act, `unfinished` at the next start. A live run belongs to a contact from
its first moment; its end is written by `ContactRecords.finish`, together with that contact's.
"""

import hashlib
from datetime import datetime

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactEvent
from kbdesk.domain.run import Event, EventKind, Mode, Run
from kbdesk.domain.stored_run import RunSource, StoredRun
from kbdesk.records.contact_events import begin_contact, contact_of_run, forget_closed
from kbdesk.records.contact_events import told as told_of
from kbdesk.records.database import Database
from kbdesk.records.migrations import Connection
from kbdesk.records.open_contacts import discard_contact, lead
from kbdesk.records.times import moment, stamp


class RunRecords:
    """The runs of this device."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        run: Run,
        sources: tuple[RunSource, ...],
        *,
        contact: str = "",
        opening: tuple[ContactEvent, ...] = (),
    ) -> None:
        """Writes a run that was just started, with its events so far and the text of its scripts.

        It leads the open contact `contact` from here on, or one that begins with it, as `opening` says (its id is the
        run's). Raises WrongUse when that contact is closed or gone.
        """
        header = run.script.header
        at = run.events[0].at
        with self._database.writing() as connection:
            if opening:
                forget_closed(connection, at)
                contact = begin_contact(connection, run.id, opening).id
            connection.execute(
                "INSERT INTO script_run (id, mode, script, revision, lang, began, contact) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (run.id, run.mode.value, header.id, header.revision, header.lang, stamp(at), contact),
            )
            if contact:
                lead(connection, contact, run.id, header.title, at)
            _write_sources(connection, run.id, sources)
            write_events(connection, run.id, run.events)

    def append(
        self,
        run_id: str,
        events: tuple[Event, ...],
        sources: tuple[RunSource, ...] = (),
        *,
        known: int,
        told: tuple[ContactEvent, ...] = (),
    ) -> None:
        """Writes what happened since; `sources` are scripts the run has newly entered (those it has are left alone), and
        `told` is what was said of the contact itself, which is the contact's.

        `known` is how many events the caller has seen. Raises WrongUse when the run is not there (it was discarded in
        another window), or went on in another window: two ways at once would be a run that never was.
        """
        with self._database.writing() as connection:
            _refuse_unknown(connection, run_id)
            refuse_gone_on(connection, run_id, known)
            _write_sources(connection, run_id, sources)
            write_events(connection, run_id, events)
            contact = contact_of_run(connection, run_id) if told else None
            if contact is not None:
                told_of(connection, contact, told)

    def take_up(self, run_id: str, title: str, at: datetime) -> None:
        """The run leads its contact again, where another script did meanwhile."""
        with self._database.writing() as connection:
            contact = contact_of_run(connection, run_id)
            if contact is not None:
                lead(connection, contact.id, run_id, title, at)

    def unfinished(self) -> tuple[StoredRun, ...]:
        """Live runs without an outcome, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM script_run WHERE mode = ? AND ended IS NULL ORDER BY place DESC", (Mode.LIVE.value,)
            ).fetchall()
            return tuple(_load(connection, run_id) for (run_id,) in rows)

    def others_of(self, contact_id: str, run_id: str) -> tuple[StoredRun, ...]:
        """The runs that led a contact besides this one, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM script_run WHERE contact = ? AND id <> ? ORDER BY place", (contact_id, run_id)
            ).fetchall()
            return tuple(_load(connection, one) for (one,) in rows)

    def load(self, run_id: str) -> StoredRun:
        """A run by its id. Raises WrongUse when it is not there."""
        with self._database.reading() as connection:
            return _load(connection, run_id)

    def discard(self, run_id: str) -> None:
        """Removes an unfinished run; one that is gone already is no error. Raises WrongUse for one with an outcome.

        A contact that began with it goes as well; another one goes on without a script.
        """
        with self._database.writing() as connection:
            row = connection.execute("SELECT ended FROM script_run WHERE id = ?", (run_id,)).fetchone()
            if row is not None and row[0] is not None:
                raise WrongUse("run-finished", run=run_id)
            contact = contact_of_run(connection, run_id)
            if contact is not None and contact.id == run_id:
                discard_contact(connection, run_id)
            elif contact is not None and contact.run == run_id:
                lead(connection, contact.id, "", "", contact.since)
            connection.execute("DELETE FROM script_run WHERE id = ?", (run_id,))
            connection.execute("DELETE FROM script_text WHERE digest NOT IN (SELECT digest FROM run_source)")


def refuse_gone_on(connection: Connection, run_id: str, known: int) -> None:
    """Raises WrongUse when the run has other events than the `known` first ones, inside the caller's transaction."""
    # Events are never taken away one by one, so the last place tells their number without counting them.
    last = connection.execute("SELECT COALESCE(MAX(place) + 1, 0) FROM run_event WHERE run = ?", (run_id,)).fetchone()
    if last[0] != known:
        raise WrongUse("run-went-on", run=run_id)


def write_events(connection: Connection, run_id: str, events: tuple[Event, ...]) -> None:
    """Adds events to a run, inside the caller's transaction; an END among them finishes it."""
    place = connection.execute("SELECT COALESCE(MAX(place) + 1, 0) FROM run_event WHERE run = ?", (run_id,)).fetchone()
    connection.executemany(
        "INSERT INTO run_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                run_id,
                number,
                stamp(one.at),
                one.kind.value,
                one.script,
                one.step,
                one.number,
                one.name,
                one.value,
                one.label,
            )
            for number, one in enumerate(events, start=place[0])
        ],
    )
    for event in events:
        if event.kind is EventKind.END:
            connection.execute("UPDATE script_run SET ended = ? WHERE id = ?", (stamp(event.at), run_id))


def _write_sources(connection: Connection, run_id: str, sources: tuple[RunSource, ...]) -> None:
    """Each text is kept once, however many runs entered it at that revision."""
    for source in sources:
        digest = hashlib.sha256(source.text.encode("utf-8")).hexdigest()
        connection.execute("INSERT OR IGNORE INTO script_text VALUES (?, ?)", (digest, source.text))
        connection.execute(
            "INSERT OR IGNORE INTO run_source"
            " SELECT ?, COALESCE(MAX(place) + 1, 0), ?, ?, ?, ? FROM run_source WHERE run = ?",
            (run_id, source.script_id, source.path, source.lang, digest, run_id),
        )


def _refuse_unknown(connection: Connection, run_id: str) -> None:
    if connection.execute("SELECT 1 FROM script_run WHERE id = ?", (run_id,)).fetchone() is None:
        raise WrongUse("run-unknown", run=run_id)


def _load(connection: Connection, run_id: str) -> StoredRun:
    _refuse_unknown(connection, run_id)
    mode, began = connection.execute("SELECT mode, began FROM script_run WHERE id = ?", (run_id,)).fetchone()
    sources = connection.execute(
        "SELECT script, path, lang, text FROM run_source JOIN script_text USING (digest) WHERE run = ? ORDER BY place",
        (run_id,),
    ).fetchall()
    events = connection.execute(
        "SELECT at, kind, script, step, number, name, value, label FROM run_event WHERE run = ? ORDER BY place",
        (run_id,),
    ).fetchall()
    return StoredRun(
        run_id,
        Mode(mode),
        moment(began),
        tuple(RunSource(*source) for source in sources),
        tuple(Event(moment(at), EventKind(kind), *rest) for at, kind, *rest in events),
    )
