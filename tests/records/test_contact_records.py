from dataclasses import replace
from datetime import datetime

import pytest
from records_builders import NOON, SECOND, a_contact, a_referral, finish
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.contact import ContactState
from kbdesk.domain.reference import read_reference


def test_what_was_finished_is_read_back_whole(records):
    stored = finish(records)
    assert stored.contact == replace(
        a_contact(), reference=stored.contact.reference, state=ContactState.CLOSED, closed=NOON
    )
    assert stored.referral == replace(a_referral(), contact="c1", reference=stored.contact.reference)
    assert records.contacts.get(stored.contact.reference) == stored.contact
    assert records.contacts.by_id("c1") == stored.contact
    assert records.contacts.referral_of("c1") == stored.referral


def test_the_reference_is_one_that_can_be_typed_back(records):
    reference = finish(records).contact.reference
    assert read_reference(reference.lower().replace("-", " "), "KD") == reference


def test_every_contact_has_a_reference_of_its_own(records):
    assert len({finish(records, number).contact.reference for number in range(50)}) == 50


def test_a_contact_without_a_referral_has_a_reference_and_no_entry(records):
    stored = records.contacts.finish(a_contact(), referral=None, channel="", prefix="KD", end_event=None, at=NOON)
    assert stored.contact.reference
    assert stored.referral is None
    assert records.outbox.entries() == ()


def test_the_same_contact_twice_gives_what_is_stored(records):
    first = finish(records)
    again = finish(records, note="changed meanwhile", at=NOON + SECOND)
    assert again == first
    assert len(records.outbox.entries()) == 1
    assert records.contacts.list() == (first.contact,)


def test_the_same_key_from_the_command_line_gives_the_same_reference_and_no_second_entry(records):
    first = finish(records)
    again = records.contacts.finish(
        a_contact("another"), referral=a_referral("r1"), channel="x", prefix="KD", end_event=None, at=NOON
    )
    assert again == first
    assert len(records.outbox.entries()) == 1
    assert records.contacts.by_id("another") is None


def test_contacts_are_listed_newest_first_up_to_a_limit(records):
    for number in range(5):
        finish(records, number)
    assert [contact.id for contact in records.contacts.list(limit=3)] == ["c4", "c3", "c2"]


def test_an_unknown_contact_is_none(records):
    assert records.contacts.get("KD-0000-0000-00") is None
    assert records.contacts.by_id("nobody") is None
    assert records.contacts.referral_of("nobody") is None


def test_the_answer_that_was_used_is_kept(records):
    finish(records, article="boiler-pressure", resolved=True)
    with records.database.reading() as connection:
        assert connection.execute("SELECT article, use FROM article_use").fetchall() == [("boiler-pressure", "helped")]


def test_a_time_without_a_zone_is_a_bug(records):
    with pytest.raises(ValueError, match="zone"):
        finish(records, at=datetime(2026, 3, 2))  # noqa: DTZ001
    assert records.contacts.list() == ()


def test_a_referral_never_changes(records):
    finish(records)
    with pytest.raises(sqlite.IntegrityError, match="never changes"), records.database.writing() as connection:
        connection.execute("UPDATE referral SET subject = 'other'")


def test_nothing_unsent_can_be_removed(records):
    finish(records)
    with pytest.raises(sqlite.IntegrityError, match="not yet"), records.database.writing() as connection:
        connection.execute("DELETE FROM outbox_entry")
    assert len(records.outbox.entries()) == 1
