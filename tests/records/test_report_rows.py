"""What reports count equals what was kept, stays so through the purge, and holds nothing of anybody."""

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from records_builders import KEY, NOON, SECOND, a_contact, a_run, a_source, finish

from kbdesk.domain import acts
from kbdesk.domain.call_report import call_report
from kbdesk.domain.contact import Direction
from kbdesk.domain.open_contact import ContactAct, ContactEvent
from kbdesk.domain.organisation import Policies
from kbdesk.domain.promise import Promise
from kbdesk.domain.run import Mode
from kbdesk.domain.run_walk import RunEnd
from kbdesk.domain.script_report import script_report
from kbdesk.records.closing import Closing
from kbdesk.records.records import Records

DAY = timedelta(days=1)
KEEP = {"none": 730, "personal": 90, "special": 30}
ROWS = st.lists(
    st.tuples(
        st.integers(0, 20 * 24),
        st.sampled_from(["", "+31612345678", "+31201234567"]),
        st.sampled_from([Direction.INCOMING, Direction.INCOMING, Direction.OUTGOING]),
        st.booleans(),
    ),
    max_size=7,
)


def report(records, since, now):
    rows = records.report_rows
    return call_report(
        rows.contacts(since), rows.promises(since), Policies(), since=since, promises_since=since, now=now
    )


@given(ROWS)
@settings(max_examples=12, deadline=None)
def test_the_figures_equal_a_straightforward_count_and_the_purge_changes_none(rows):
    with tempfile.TemporaryDirectory() as folder:
        records = Records(Path(folder) / "records.db", KEY)
        kept = []
        for place, (hours, phone, direction, resolved) in enumerate(sorted(rows)):
            started = NOON + timedelta(hours=hours)
            one = a_contact(f"c{place}", phone=phone, direction=direction, resolved=resolved, name="Zoë de Wit")
            kept.append(
                records.contacts.finish(
                    replace(one, started=started), referral=None, channel="", prefix="KD", end_event=None, at=started
                ).contact
            )
        incoming = [one for one in kept if one.direction is Direction.INCOMING]

        def again(one, other):
            near = one.started <= other.started <= one.started + 7 * DAY
            return kept.index(one) < kept.index(other) and near and one.phone and one.phone == other.phone

        repeats = [other for other in incoming if any(again(one, other) for one in incoming)]
        answered = [
            one
            for one in incoming
            if one.resolved and one not in repeats and not any(again(one, other) for other in incoming)
        ]
        later = NOON + 200 * DAY
        before = report(records, NOON, later)
        total = before.total
        assert (total.contacts, total.repeats, total.answered) == (len(kept), len(repeats), len(answered))
        records.purge.run(later, KEEP)
        assert all(one.phone == "" for one in records.contacts.list())
        assert report(records, NOON, later) == before


def test_an_answer_counts_where_it_was_used_or_recorded(records):
    finish(records, 1, article="refill")
    finish(records, 2)
    assert [one.linked for one in records.report_rows.contacts(NOON)] == [True, False]


def test_contacts_of_the_seven_days_before_come_along(records):
    for number, days in ((1, 8), (2, 6), (3, 0)):
        records.contacts.finish(
            replace(a_contact(f"c{number}"), started=NOON - days * DAY),
            referral=None,
            channel="",
            prefix="KD",
            end_event=None,
            at=NOON,
        )
    assert [one.id for one in records.report_rows.contacts(NOON)] == ["c2", "c3"]


def test_promises_count_by_when_they_were_made(records):
    for number in (1, 2):
        one = Promise(f"p{number}", "c1", "", NOON + DAY, "bellen", "+31612345678", "Zoë")
        records.promises.add(one, NOON - number * DAY)
    records.promises.keep("p1", NOON)
    (made,) = records.report_rows.promises(NOON - DAY)
    assert (made.made, made.at, made.kept) == (NOON - DAY, NOON + DAY, NOON)


def opened(run):
    return (ContactEvent(run.events[0].at, ContactAct.OPEN),)


def test_a_run_goes_on_as_long_as_its_contact_is_in_hand(records):
    run = a_run()
    records.runs.begin(run, (a_source(),), opening=opened(run))
    (kept,) = records.report_rows.runs(NOON)
    assert (kept.script, kept.revision, kept.end) == ("no-hot-water", 3, RunEnd.GOING_ON)
    contact = records.open_contacts.get("run1")
    records.contacts.finish(
        a_contact("run1", run="run1"),
        referral=None,
        channel="",
        prefix="KD",
        end_event=None,
        at=NOON,
        closing=Closing(contact.acts),
    )
    (kept,) = records.report_rows.runs(NOON)
    assert kept.end is RunEnd.ENDED


def test_a_run_comes_without_what_was_said(records):
    run = acts.capture(a_run(), "naam", "Zoë de Wit", NOON + SECOND)
    run = acts.tell(run, "note", "Zoë belt terug", NOON + SECOND)
    run = acts.choose(run, 1, NOON + 2 * SECOND)
    records.runs.begin(run, (a_source(),), opening=opened(run))
    (kept,) = records.report_rows.runs(NOON)
    assert "Zoë" not in repr(kept)
    assert [one.value for one in kept.events if one.value] == ["two"]
    assert "Zoë" not in repr(records.report_rows.contacts(NOON))


def test_practice_is_never_counted(records):
    records.runs.begin(a_run(mode=Mode.PRACTICE), (a_source(),))
    assert records.report_rows.runs(NOON) == ()


def test_the_report_of_scripts_is_the_same_after_the_values_were_purged(records):
    run = acts.capture(a_run(), "naam", "Zoë de Wit", NOON + SECOND)
    run = acts.back(acts.choose(run, 1, NOON + 2 * SECOND), NOON + 3 * SECOND)
    run = acts.capture(run, "naam", "Zoë Wit", NOON + 4 * SECOND)
    run = acts.choose(run, 1, NOON + 9 * SECOND)
    records.runs.begin(run, (a_source(),), opening=opened(run))
    end = acts.end(run, "refer", NOON + 12 * SECOND).events[-1]
    records.contacts.finish(
        a_contact("run1", run="run1"),
        referral=None,
        channel="",
        prefix="KD",
        end_event=end,
        known=len(run.events),
        at=NOON,
        closing=Closing(records.open_contacts.get("run1").acts),
    )
    before = script_report(records.report_rows.runs(NOON), {}, since=NOON)
    records.purge.run(NOON + 200 * DAY, KEEP)
    values = [one.value for one in records.runs.load("run1").events if one.name == "naam"]
    assert values == ["", ""]
    assert script_report(records.report_rows.runs(NOON), {}, since=NOON) == before
    (made,) = before.scripts
    assert (made.finished, made.changed, made.outcomes) == (1, 1, (("refer", 1),))


def test_each_text_is_given_once_by_its_digest(records):
    for number in (1, 2):
        run = a_run(f"run{number}")
        records.runs.begin(run, (a_source(),), opening=opened(run))
    digests = {digest for run in records.report_rows.runs(NOON) for digest in run.texts}
    texts = records.report_rows.texts(digests)
    assert [one.text for one in texts.values()] == ["# Geen warm water\n"]
    assert records.report_rows.texts({"unknown"}) == {}
