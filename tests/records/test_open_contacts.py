"""Contacts in hand on disk: what was told of them, how they end, and how long anything of it stays."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records_builders import KEY, NOON, SECOND, a_contact, a_photo, a_referral, a_run, a_source
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.acts import capture, end
from kbdesk.domain.contact import ContactState, ContactValue
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import FACTS, ContactAct, ContactEvent
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.person_sought import read_sought
from kbdesk.domain.promise import Promise
from kbdesk.records.closing import Closing
from kbdesk.records.records import Records

DAY = timedelta(days=1)
KEEP = {"none": 730, "personal": 90, "special": 30}
OPEN = ContactEvent(NOON, ContactAct.OPEN)


def told(name, value, at=NOON):
    return ContactEvent(at, ContactAct.TELL, name, value)


def begin(records, identity="o1", *events):
    return records.open_contacts.begin(identity, (OPEN, *events))


def close(records, contact, *, at=NOON, undo=None, referral=None, promise=None, **changes):
    return records.contacts.finish(
        a_contact(contact.id, values=(), **changes),
        referral=referral,
        channel="desk-folder",
        prefix="KD",
        end_event=None,
        at=at,
        closing=Closing(contact.acts, undo, promise),
    )


def tables(records):
    """All that lies on disk, but the counter of the numbers."""
    with records.database.reading() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if name != "device" and not name.startswith("sqlite_")]
        return {name: sorted(map(str, connection.execute(f"SELECT * FROM {name}").fetchall())) for name in ours}  # noqa: S608


EVENTS = st.lists(
    st.one_of(
        st.builds(told, st.sampled_from([name for name in FACTS if name != "direction"]), st.text(max_size=30)),
        st.builds(ContactEvent, st.just(NOON), st.sampled_from([ContactAct.HOLD, ContactAct.TALK, ContactAct.HANG_UP])),
    ),
    max_size=8,
)


@given(EVENTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_contact_read_back_is_the_one_that_was_told(tmp_path_factory, events):
    records = Records(tmp_path_factory.mktemp("records") / "records.db", KEY)
    contact = begin(records)
    for event in events:
        try:
            contact = records.open_contacts.act("o1", event, known=contact.acts)
        except WrongUse:
            continue
    assert Records(records.database.path, KEY).open_contacts.all() == (contact,)


@given(EVENTS, st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_after_close_leaves_everything_as_it_was_but_the_number(tmp_path_factory, events, refers):
    records = Records(tmp_path_factory.mktemp("records") / "records.db", KEY)
    contact = begin(records)
    for event in events:
        try:
            contact = records.open_contacts.act("o1", event)
        except WrongUse:
            continue
    contact = records.open_contacts.act("o1", ContactEvent(NOON, ContactAct.HANG_UP))
    before = tables(records)
    promise = Promise("p1", "o1", "", NOON + DAY, "bellen")
    referral = a_referral() if refers else None
    finished = close(records, contact, undo=NOON + 10 * SECOND, referral=referral, promise=promise)
    back = records.contacts.undo("o1", NOON + 9 * SECOND)
    after = tables(records)
    assert back.reference == finished.contact.reference
    assert {name: rows for name, rows in after.items() if name != "contact_event"} == {
        name: rows for name, rows in before.items() if name != "contact_event"
    }
    assert set(before["contact_event"]) <= set(after["contact_event"])
    again = close(records, back)
    assert again.contact.reference == finished.contact.reference


def test_what_was_told_never_changes(records):
    begin(records)
    with pytest.raises(sqlite.IntegrityError, match="never changes"), records.database.writing() as connection:
        connection.execute("UPDATE contact_event SET value = 'x'")


def test_a_contact_that_was_closed_for_good_is_told_of_no_more(records):
    contact = begin(records)
    finished = close(records, contact)
    with pytest.raises(WrongUse, match=finished.contact.reference):
        records.open_contacts.act("o1", told("note", "x"))
    with pytest.raises(WrongUse, match="contact-gone"):
        records.open_contacts.get("o2")
    assert tables(records)["contact_event"] == []


def test_what_can_no_longer_be_taken_back_is_forgotten_with_the_next_contact(records):
    close(records, begin(records), undo=NOON + 10 * SECOND)
    assert tables(records)["contact_event"] != []
    records.open_contacts.begin("o2", (ContactEvent(NOON + 60 * SECOND, ContactAct.OPEN),))
    assert len(tables(records)["open_contact"]) == len(tables(records)["contact_event"]) == 1


def test_a_contact_closed_in_the_future_by_a_wrong_clock_is_forgotten_as_well(records):
    close(records, begin(records), at=NOON + 300 * DAY, undo=NOON + 301 * DAY)
    begin(records, "o2")
    assert len(tables(records)["open_contact"]) == 1


def test_a_referral_that_was_claimed_in_time_is_not_taken_back(records):
    close(records, begin(records), undo=NOON + 10 * SECOND, referral=a_referral())
    assert records.outbox.claim(NOON + 9 * SECOND, owner="t") is None
    assert records.outbox.claim(NOON + 10 * SECOND, owner="t") is not None
    with pytest.raises(WrongUse, match="undo-too-late"):
        records.contacts.undo("o1", NOON + 10 * SECOND)
    assert records.contacts.by_id("o1") is not None


def test_photos_of_a_referral_that_is_taken_back_are_the_form_s_again(records):
    contact = begin(records)
    given = {"referral": a_referral(), "channel": "desk", "prefix": "KD", "end_event": None, "at": NOON}
    closing = Closing(contact.acts, NOON + SECOND)
    records.contacts.finish(a_contact("o1", values=()), photos=(a_photo(),), closing=closing, **given)
    back = records.contacts.undo("o1", NOON)
    assert tables(records)["attachment"] == tables(records)["photo_entry"] == []
    assert records.photo_files.read("p1") == a_photo().data
    records.contacts.finish(a_contact("o1", values=()), photos=(a_photo(),), closing=Closing(back.acts), **given)
    assert records.photos.unsent_count() == 1


def test_a_run_that_ended_with_its_contact_goes_on_when_that_is_taken_back(records):
    run = a_run()
    records.runs.begin(run, (a_source(),), opening=(OPEN,))
    contact = records.open_contacts.of_run(run.id)
    assert (contact.id, contact.run, contact.title) == (run.id, run.id, run.script.header.title)
    ended = end(run, "refer", NOON)
    records.contacts.finish(
        a_contact(run.id, run=run.id),
        referral=None,
        channel="",
        prefix="KD",
        end_event=ended.events[-1],
        known=len(run.events),
        at=NOON,
        closing=Closing(contact.acts, NOON + SECOND),
    )
    assert records.runs.unfinished() == ()
    records.contacts.undo(run.id, NOON)
    assert records.runs.load(run.id).events == run.events
    assert [one.id for one in records.runs.unfinished()] == [run.id]


def test_another_run_of_the_contact_is_over_when_it_is_closed(records):
    begin(records)
    first, second = a_run("run1"), a_run("run2")
    for run in (first, second):
        records.runs.begin(run, (a_source(),), contact="o1")
    contact = records.open_contacts.get("o1")
    assert contact.run == "run2"
    records.contacts.finish(
        a_contact("o1", run="run2"),
        referral=None,
        channel="",
        prefix="KD",
        end_event=end(second, "refer", NOON).events[-1],
        known=len(second.events),
        at=NOON,
        closing=Closing(contact.acts, None),
    )
    assert records.runs.unfinished() == ()


def test_a_run_cannot_lead_a_contact_that_is_closed_and_nothing_of_it_stays(records):
    close(records, begin(records))
    with pytest.raises(WrongUse, match="contact-closed"):
        records.runs.begin(a_run(), (a_source(),), contact="o1")
    assert tables(records)["script_run"] == []


def test_discarding_takes_calls_and_promises_along(records):
    begin(records)
    records.runs.begin(a_run(), (a_source(),), contact="o1")
    records.promises.add(Promise("p1", "o1", "", NOON, "bellen"), NOON)
    records.open_contacts.discard("o1")
    assert {name for name, rows in tables(records).items() if rows} <= {"device", "purge_round"}


def test_a_promise_knows_whom_to_call_also_when_that_was_told_later(records):
    contact = begin(records)
    records.promises.add(Promise("p1", "o1", "", NOON, "bellen"), NOON)
    finished = close(records, contact, phone="+31612345678", name="Zoë")
    (promise,) = records.promises.open_ones()
    assert (promise.phone, promise.name, promise.reference) == ("+31612345678", "Zoë", finished.contact.reference)


def test_the_keeping_time_takes_number_and_name_of_a_contact(records):
    close(records, begin(records), phone="+31612345678", name="Zoë de Wit", note="Zoë belde")
    records.purge.run(NOON + 91 * DAY, KEEP)
    left = records.contacts.by_id("o1")
    assert (left.phone, left.name, left.note) == ("", "", "")
    assert records.contacts.earlier(phone="+31612345678", name_key="zoe de wit", limit=9) == ()


def test_a_number_goes_with_the_value_that_it_was_taken_from(records):
    value = ContactValue("phone", "Telefoon", "06 12345678", Privacy.PERSONAL, 30)
    other = ContactValue("other", "Ander", "06 87654321", Privacy.PERSONAL, 5)
    contact = begin(records)
    records.contacts.finish(
        a_contact("o1", values=(value, other), phone="+31612345678"),
        referral=None,
        channel="",
        prefix="KD",
        end_event=None,
        at=NOON,
        closing=Closing(contact.acts),
    )
    records.purge.run(NOON + 29 * DAY, KEEP)
    assert records.contacts.by_id("o1").phone == "+31612345678"
    records.purge.run(NOON + 31 * DAY, KEEP)
    assert records.contacts.by_id("o1").phone == ""


def test_values_of_another_script_of_the_contact_go_from_its_events_too(records):
    begin(records)
    first, second = a_run("run1"), a_run("run2")
    for run in (first, second):
        records.runs.begin(run, (a_source(),), contact="o1")
    typed = capture(first, "ziek", "astma", NOON)
    records.runs.append("run1", typed.events[-1:], known=len(first.events))
    contact = records.open_contacts.get("o1")
    records.contacts.finish(
        a_contact("o1", run="run2", values=(ContactValue("ziek", "Ziekte", "astma", Privacy.SPECIAL, 30),)),
        referral=None,
        channel="",
        prefix="KD",
        end_event=end(second, "refer", NOON).events[-1],
        known=len(second.events),
        at=NOON,
        closing=Closing(contact.acts),
    )
    records.purge.run(NOON + 31 * DAY, KEEP)
    assert "astma" not in str(tables(records))


def test_what_was_left_lying_is_purged_and_what_is_in_use_is_not(records):
    begin(records, "old", told("name", "Zoë"))
    begin(records, "used", told("name", "Zoë"))
    run = a_run()
    records.runs.begin(run, (a_source(),), contact="used")
    late = capture(run, "naam", "Zoë", NOON + 80 * DAY)
    records.runs.append(run.id, late.events[-1:], known=len(run.events))
    counts = records.purge.run(NOON + 91 * DAY, KEEP, dry_run=True)
    assert counts.open_contacts == 1
    assert records.purge.run(NOON + 91 * DAY, KEEP) == counts
    assert [one.id for one in records.open_contacts.all()] == ["used"]


@pytest.mark.parametrize(("days", "left"), [(89, 2), (95, 1), (200, 0)])
def test_a_promise_stays_so_long_after_its_time(records, days, left):
    records.promises.add(Promise("p1", "o1", "", NOON + DAY, "bellen", name="Zoë"), NOON)
    records.promises.add(Promise("p2", "o1", "", NOON + 100 * DAY, "bellen", name="Zoë"), NOON)
    records.purge.run(NOON + days * DAY, KEEP)
    assert len(records.promises.open_ones()) == left


@pytest.mark.parametrize("typed", ["Zoë de Wit", "06 12345678"])
def test_what_is_kept_of_a_person_is_found_in_contacts_in_hand_and_promises(records, typed):
    person = read_sought(typed, prefix="KD", region="NL")
    begin(records, "hers", told("name", "Zoë de Wit"), told("phone", "+31612345678"))
    begin(records, "his", told("name", "Bas Witteveen"), told("phone", "+31687654321"))
    records.promises.add(Promise("p1", "hers", "", NOON, "bellen", "+31612345678", "Zoë de Wit"), NOON)
    records.promises.add(Promise("p2", "his", "", NOON, "bellen", "+31687654321", "Bas"), NOON)
    kept = records.persons.kept(person)
    assert [one.id for one in kept.open_contacts] == ["hers"]
    assert [one.id for one in kept.promises] == ["p1"]
    erased = records.persons.erase(person, NOON)
    assert (erased.counts.open_contacts, erased.counts.promises) == (1, 1)
    assert not records.persons.kept(person).counts.any
    assert [one.id for one in records.open_contacts.all()] == ["his"]
    assert [one.id for one in records.promises.open_ones()] == ["p2"]


def test_a_promise_of_a_contact_that_must_stay_stays_with_it(records):
    person = read_sought("06 12345678", prefix="KD", region="NL")
    promise = Promise("p1", "o1", "", NOON, "bellen", "+31612345678")
    close(records, begin(records), phone="+31612345678", referral=a_referral(), promise=promise)
    assert records.persons.erase(person, NOON).kept
    assert [one.id for one in records.promises.open_ones()] == ["p1"]


def test_calls_left_half_way_before_this_step_are_parked_contacts(tmp_path):
    path = tmp_path / "records.db"
    before = Records(path, KEY)
    before.database._steps = before.database._steps[:5]
    with before.database.writing() as connection:
        connection.execute(
            "INSERT INTO script_run (id, mode, script, revision, lang, began) VALUES ('r', 'live', 's', 1, 'nl', ?)",
            ("2026-03-02T12:00:00.000000+00:00",),
        )
        for place, (kind, name, value) in enumerate(
            [("start", "", ""), ("about", "note", "lekt"), ("about", "party", "x")]
        ):
            connection.execute(
                "INSERT INTO run_event VALUES ('r', ?, ?, ?, 's', 'one', 0, ?, ?, '')",
                (place, f"2026-03-02T12:0{place}:00.000000+00:00", kind, name, value),
            )
    (contact,) = Records(path, KEY).open_contacts.all()
    assert (contact.id, contact.run, contact.state, contact.note) == ("r", "r", ContactState.PARKED, "lekt")
    assert contact.since - contact.opened == timedelta(minutes=2)
