from datetime import timedelta

import pytest
from records_builders import NOON, a_contact, a_photo, a_referral, a_run, a_source

from kbdesk.domain.acts import capture
from kbdesk.domain.contact import ContactValue
from kbdesk.domain.kept_of_person import PrivacyAct
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.outbox import Receipt
from kbdesk.domain.referral import SentValue

KEEP = {"none": 730, "personal": 90, "special": 30}
DAY = timedelta(days=1)


def referred(records, number=1, *, sent=True, **changes):
    values = (
        ContactValue("toestel", "Toestel", "Nefit", Privacy.NONE, 730),
        ContactValue("naam", "Naam", "Zoë", Privacy.PERSONAL, 90),
        ContactValue("ziek", "Ziekte", "astma", Privacy.SPECIAL, 30),
        ContactValue("kort", "Kort", "even", Privacy.PERSONAL, 5),
    )
    sent_values = tuple(SentValue(one.name, one.label, one.value) for one in values)
    finished = records.contacts.finish(
        a_contact(f"c{number}", values=values, note="Zoë belt terug", **changes),
        referral=a_referral(f"r{number}", values=sent_values, note="achterom bij Zoë"),
        channel="desk",
        prefix="KD",
        end_event=None,
        at=NOON,
        photos=(a_photo(number),),
    )
    if sent:
        records.outbox.claim(NOON, owner="test")
        records.outbox.mark_sent(f"r{number}", Receipt("7"), NOON)
        records.photos.claim(NOON, due_by=NOON)
        records.photos.mark_sent(f"p{number}", NOON)
    return finished


def names_left(records, number=1):
    contact = records.contacts.by_id(f"c{number}")
    return [one.name for one in contact.values] if contact else None


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (4, ["toestel", "naam", "ziek", "kort"]),
        (6, ["toestel", "naam", "ziek"]),
        (31, ["toestel", "naam"]),
        (91, ["toestel"]),
        (731, None),
    ],
)
def test_each_value_stays_as_long_as_its_class_or_its_own_time_says(records, days, left):
    referred(records)
    records.purge.run(NOON + days * DAY, KEEP)
    assert names_left(records) == left


def test_a_value_that_goes_goes_from_the_referral_at_the_desk_as_well(records):
    referred(records)
    records.purge.run(NOON + 31 * DAY, KEEP)
    referral = records.outbox.referral("r1")
    assert [one.name for one in referral.values] == ["toestel", "naam"]
    assert (referral.subject, referral.note) == ("", "achterom bij Zoë")
    counts = records.purge.run(NOON + 91 * DAY, KEEP)
    referral = records.outbox.referral("r1")
    assert [one.name for one in referral.values] == ["toestel"]
    assert referral.note == records.contacts.by_id("c1").note == ""
    assert (counts.values, counts.notes, counts.photos) == (1, 1, 1)
    assert list((records.database.path.parent / "photos").iterdir()) == []


def test_nothing_unsent_goes_however_old(records):
    finished = referred(records, sent=False)
    assert not records.purge.run(NOON + 5000 * DAY, KEEP).any
    assert records.contacts.by_id("c1") == finished.contact
    assert records.outbox.referral("r1") == finished.referral
    assert records.photos.photo("p1") == a_photo(1)


def test_a_call_left_half_way_a_draft_and_searches_go_when_personal_values_do(records):
    run = a_run("left")
    records.runs.begin(run, (a_source(),))
    led = capture(run, "naam", "Zoë", NOON)
    records.runs.append("left", led.events[len(run.events) :], known=len(run.events))
    records.drafts.keep("refer", {"naam": "Zoë"}, NOON)
    assert not records.purge.run(NOON + 89 * DAY, KEEP).any
    counts = records.purge.run(NOON + 91 * DAY, KEEP)
    assert (counts.runs, counts.drafts) == (1, 1)
    assert records.runs.unfinished() == ()
    assert records.drafts.read("refer") == {}


def test_what_was_typed_in_the_call_goes_with_the_value(records):
    run = a_run("run1")
    records.runs.begin(run, (a_source(),))
    led = capture(capture(run, "naam", "Zoë", NOON), "vergist", "Zoe de Wit", NOON)
    records.runs.append("run1", led.events[len(run.events) :], known=len(run.events))
    referred(records, run="run1")
    records.purge.run(NOON + 91 * DAY, KEEP)
    assert [event.value for event in records.runs.load("run1").events if event.value] == []


def test_a_dry_run_tells_the_same_and_takes_nothing(records):
    finished = referred(records)
    would = records.purge.run(NOON + 91 * DAY, KEEP, dry_run=True)
    assert records.contacts.by_id("c1") == finished.contact
    assert records.purge.is_due(NOON + 91 * DAY)
    assert records.persons.log() == ()
    assert records.purge.run(NOON + 91 * DAY, KEEP) == would


def test_a_round_is_due_once_a_day_and_after_a_clock_that_was_ahead(records):
    assert records.purge.is_due(NOON)
    records.purge.run(NOON, KEEP)
    assert not records.purge.is_due(NOON + DAY / 2)
    assert records.purge.is_due(NOON + DAY)
    assert records.purge.is_due(NOON - DAY)


def test_the_log_tells_of_a_round_that_took_something_only(records):
    referred(records)
    records.purge.run(NOON, KEEP)
    assert records.persons.log() == ()
    records.purge.run(NOON + 31 * DAY, KEEP)
    (entry,) = records.persons.log()
    assert (entry.act, entry.counts.values, entry.at) == (PrivacyAct.PURGED, 2, NOON + 31 * DAY)


def test_copies_from_before_an_update_and_photos_of_nobody_go_after_their_time(records):
    referred(records)
    copy = records.database.path.with_name("records-v1.db")
    copy.write_bytes(b"older")
    stray = records.database.path.parent / "photos" / "stray.sealed"
    stray.write_bytes(b"from a write that was never finished")
    now = NOON.fromtimestamp(copy.stat().st_mtime, tz=NOON.tzinfo)
    records.purge.run(now + DAY / 2, {})
    assert copy.exists()
    assert stray.exists()
    records.purge.run(now + 31 * DAY, {})
    assert not copy.exists()
    assert not stray.exists()
    assert records.photos.photo("p1") == a_photo(1)


def test_a_keeping_time_of_nought_has_no_end(records):
    referred(records)
    records.purge.run(NOON + 5000 * DAY, {"none": 0, "personal": 0, "special": 0})
    assert names_left(records) == []  # the values had times of their own
    assert records.contacts.by_id("c1").note == "Zoë belt terug"
