"""What reports count, read from the records; never writes.

No value, no name, no number and no note is read: what a step captured stays in its row, and of an event only what says
where it led.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from kbdesk.domain.call_report import CountedContact, CountedPromise
from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.earlier_contact import REPEAT_WITHIN
from kbdesk.domain.run import Event, EventKind, Mode
from kbdesk.domain.run_walk import CountedRun, RunEnd
from kbdesk.domain.stored_run import RunSource
from kbdesk.records.database import Database
from kbdesk.records.times import moment, moment_or_none, stamp

_CONTACTS = """
    SELECT id, started, direction, party, phase, product, lang, outcome, resolved, parent,
        article <> '' OR EXISTS (SELECT 1 FROM article_use WHERE contact = contact.id),
        dissatisfied, heard_outside, talk_seconds, hold_seconds, after_work_seconds
    FROM contact WHERE started >= ? AND state = ? ORDER BY place
"""
_RUNS = """
    SELECT r.id, r.script, r.revision, r.lang, r.ended IS NULL AND EXISTS (
        SELECT 1 FROM open_contact WHERE id = r.contact AND closed IS NULL)
    FROM script_run r WHERE r.mode = ? AND r.began >= ? ORDER BY r.place
"""
_TELLING = ("choose", "auto", "language")
"""Kinds of events whose value is where they lead to, not something that was said."""
_EVENTS = """
    SELECT e.run, e.at, e.kind, e.script, e.step, e.number, e.name, CASE WHEN e.kind IN (?, ?, ?) THEN e.value ELSE '' END
    FROM run_event e JOIN script_run r ON r.id = e.run
    WHERE r.mode = ? AND r.began >= ? ORDER BY r.place, e.place
"""
_TEXTS = """
    SELECT s.run, s.digest FROM run_source s JOIN script_run r ON r.id = s.run
    WHERE r.mode = ? AND r.began >= ? ORDER BY r.place, s.place
"""
_TEXT = """
    SELECT MIN(s.script), MIN(s.path), MIN(s.lang), t.text FROM script_text t JOIN run_source s USING (digest)
    WHERE digest = ?
"""


class ReportRows:
    """The counted side of the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def contacts(self, since: datetime) -> tuple[CountedContact, ...]:
        """Closed contacts that began since, and those of the seven days before, for who called again. Their day is that
        of this device.
        """
        with self._database.reading() as connection:
            rows = connection.execute(_CONTACTS, (stamp(since - REPEAT_WITHIN), ContactState.CLOSED.value)).fetchall()
        found = []
        for identity, began, direction, party, phase, product, lang, outcome, resolved, parent, *rest in rows:
            linked, dissatisfied, heard_outside, talk, hold, after_work = rest
            started = moment(began)
            found.append(
                CountedContact(
                    identity,
                    started,
                    started.astimezone().date(),
                    Direction(direction),
                    party,
                    phase,
                    tuple(json.loads(product)),
                    lang,
                    outcome,
                    bool(resolved),
                    parent,
                    bool(linked),
                    bool(dissatisfied),
                    bool(heard_outside),
                    talk,
                    hold,
                    after_work,
                )
            )
        return tuple(found)

    def promises(self, since: datetime) -> tuple[CountedPromise, ...]:
        """Promises made since."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT made, at, kept FROM promise WHERE made >= ?", (stamp(since),)).fetchall()
        return tuple(CountedPromise(moment(made), moment(at), moment_or_none(kept)) for made, at, kept in rows)

    def runs(self, since: datetime) -> tuple[CountedRun, ...]:
        """Live runs begun since, oldest first."""
        asked = (Mode.LIVE.value, stamp(since))
        events: defaultdict[str, list[Event]] = defaultdict(list)
        texts: defaultdict[str, list[str]] = defaultdict(list)
        with self._database.reading() as connection:
            rows = connection.execute(_RUNS, asked).fetchall()
            for run, digest in connection.execute(_TEXTS, asked):
                texts[run].append(digest)
            kinds = {kind.value: kind for kind in EventKind}
            for run, at, kind, script, step, number, name, value in connection.execute(_EVENTS, (*_TELLING, *asked)):
                events[run].append(Event(moment(at), kinds[kind], script, step, number, name, value))
        return tuple(
            CountedRun(
                script,
                revision,
                lang,
                RunEnd.GOING_ON if goes_on else RunEnd.ENDED,
                tuple(texts[run]),
                tuple(events[run]),
            )
            for run, script, revision, lang, goes_on in rows
        )

    def texts(self, digests: Iterable[str]) -> dict[str, RunSource]:
        """The texts of scripts by the digest that runs name them by."""
        with self._database.reading() as connection:
            found = {digest: connection.execute(_TEXT, (digest,)).fetchone() for digest in digests}
        return {digest: RunSource(*row) for digest, row in found.items() if row is not None and row[3] is not None}
