"""A referral in the middle of a contact: its number, two of them, the end, taking back, and what is kept of it."""

import pytest
from standing_clock import Clock, desk_by

from kbdesk.domain.contact import ContactState
from kbdesk.domain.contact_line import Sought
from kbdesk.domain.dossier_form import dossier_form
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.progress import Progress

FILES = {
    "kbdesk.yml": "name: {en: Trial}\nlanguages: [en]\npolicies:\n  channels: {folder: {type: folder, path: outbox}}\n"
    "  keep: {none: 1000, personal: 30, special: 10}\n",
    "queues.yml": "faults: {label: {en: Faults}, channel: folder, fields: [phone, why]}\n"
    "billing: {label: {en: Billing}, channel: folder}\n",
    "outcomes.yml": "solved: {label: {en: Solved}, effect: solved}\nhandover: {label: {en: Handed over}, effect: refer}\n"
    "nothing: {label: {en: Nothing}, effect: closed}\n",
    "fields.yml": "phone: {type: phone, label: {en: Phone}, pii: personal}\nwhy: {type: text, label: {en: Why}}\n",
    "main.en.md": """---
id: main
type: script
lang: en
title: Main
---

## Start

- Why: `___ why`

- [On](#on)
- [Refer](#refer)

## On

**Outcome:** nothing

## Refer

**Outcome:** handover

| Referral | |
|---|---|
| To | faults |
| Subject | Help {{why}} |
| Include | why |
""",
}
NUMBER = "+31612345678"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, monkeypatch, clock):
    opened = desk_by(clock, FILES, at=tmp_path, monkeypatch=monkeypatch)
    yield opened
    opened.close()


def refer(desk, contact, subject="No heat", **more):
    return desk.refer.refer("faults", subject, values={"phone": "06-12345678", "why": "leak"}, contact=contact, **more)


def refused(act, *given, **named):
    with pytest.raises(WrongUse) as error:
        act(*given, **named)
    return error.value.code


def test_it_is_that_contacts_and_its_number_is_there_at_once(desk):
    contact = desk.keep_contacts.open(name="Zoë de Wit")
    finished = refer(desk, contact)
    assert finished.contact.id == contact.id
    assert finished.referral.contact == contact.id
    (entry,) = desk.deliver.entries()
    assert entry.reference == finished.contact.reference == finished.referral.reference
    (now,) = desk.keep_contacts.open_ones()
    assert (now.id, now.reference, now.referrals) == (contact.id, entry.reference, (finished.referral.id,))
    assert now.state is ContactState.OPEN
    assert now.phone == NUMBER, "so that the next contact of this number finds it"


def test_it_makes_no_contact_of_its_own_and_none_in_the_log_before_the_end(desk):
    contact = desk.keep_contacts.open()
    refer(desk, contact)
    assert desk.contacts.latest(10) == ()
    wrap = desk.keep_contacts.propose(contact.id)
    finished = desk.keep_contacts.close(contact.id, wrap)
    assert desk.contacts.latest(10) == (finished.contact,)


def test_its_end_proposes_the_outcome_and_has_the_same_number(desk):
    contact = desk.keep_contacts.open()
    referred = refer(desk, contact)
    wrap = desk.keep_contacts.propose(contact.id)
    assert (wrap.outcome, wrap.referred) == ("handover", (referred.referral,))
    closed = desk.keep_contacts.close(contact.id, wrap)
    assert closed.contact.reference == referred.contact.reference
    assert closed.referral == referred.referral
    assert {one.name: one.value for one in closed.contact.values} == {"phone": "06 12345678", "why": "leak"}
    assert desk.contacts.contact(referred.contact.reference) == closed.contact
    assert len(desk.deliver.entries()) == 1


def test_two_referrals_of_one_contact_have_its_one_number(desk, clock):
    contact = desk.keep_contacts.open()
    first = refer(desk, contact)
    clock.on(minutes=1)
    second = desk.refer.refer("billing", "Refund", contact=contact.id)
    assert second.contact.reference == first.contact.reference
    assert [(one.referral, one.queue) for one in desk.deliver.entries()] == [
        (first.referral.id, "faults"),
        (second.referral.id, "billing"),
    ]
    wrap = desk.keep_contacts.propose(contact.id)
    assert wrap.referred == (first.referral, second.referral)
    closed = desk.keep_contacts.close(contact.id, wrap)
    assert desk.contacts.referrals_of(closed.contact) == (first.referral, second.referral)
    desk.deliver.run(Progress())
    assert {one.state for one in desk.deliver.entries()} == {EntryState.SENT}


def test_a_script_that_refers_as_well_has_the_same_number(desk):
    run = desk.call.start("main", "en")
    contact = desk.keep_contacts.of_run(run.id)
    first = refer(desk, contact)
    run, _ = desk.call.capture(run, "why", "again")
    run = desk.call.choose(run, 2)
    _, finished = desk.call.finish(run)
    assert finished.referral.id != first.referral.id
    assert finished.contact.reference == finished.referral.reference == first.contact.reference
    assert [one.reference for one in desk.deliver.entries()] == [first.contact.reference] * 2
    live = {one.name: one.value for one in finished.contact.values if not one.superseded}
    assert live == {"phone": "06 12345678", "why": "again"}


def test_a_script_that_was_left_on_the_way_can_end_as_referred(desk):
    run = desk.call.start("main", "en")
    assert refused(desk.call.finish, run, outcome="handover") == "outcome-refers"
    referred = refer(desk, desk.keep_contacts.of_run(run.id))
    assert desk.keep_contacts.propose(desk.keep_contacts.of_run(run.id)).outcome == "handover"
    _, finished = desk.call.finish(run, outcome="handover")
    assert (finished.contact.outcome, finished.referral) == ("handover", referred.referral)


def test_the_outcome_of_the_path_goes_before_what_was_referred(desk):
    run = desk.call.start("main", "en")
    refer(desk, desk.keep_contacts.of_run(run.id))
    run = desk.call.choose(run, 1)
    assert desk.keep_contacts.propose(desk.keep_contacts.of_run(run.id), run=run).outcome == "nothing"


def test_taking_the_end_back_leaves_the_referral_and_the_number(desk, clock):
    contact = desk.keep_contacts.open()
    referred = refer(desk, contact)
    desk.deliver.run(Progress())
    desk.keep_contacts.close(contact.id, desk.keep_contacts.propose(contact.id), undo_seconds=10)
    clock.on(seconds=5)
    again = desk.keep_contacts.undo(contact.id)
    assert (again.state, again.reference) == (ContactState.WRAP_UP, referred.contact.reference)
    assert desk.contacts.latest(10) == ()
    (entry,) = desk.deliver.entries()
    assert entry.state is EntryState.SENT
    assert desk.keep_contacts.propose(contact.id).referred == (referred.referral,)
    closed = desk.keep_contacts.close(contact.id, desk.keep_contacts.propose(contact.id))
    assert closed.contact.reference == referred.contact.reference
    assert {one.name for one in closed.contact.values} == {"phone", "why"}


def test_taking_the_end_back_takes_only_the_scripts_own_referral(desk, clock):
    run = desk.call.start("main", "en")
    first = refer(desk, desk.keep_contacts.of_run(run.id))
    run, _ = desk.call.capture(run, "why", "again")
    run = desk.call.choose(run, 2)
    desk.call.finish(run, undo_seconds=10)
    assert len(desk.deliver.entries()) == 2
    clock.on(seconds=2)
    desk.keep_contacts.undo(run.id)
    assert [one.referral for one in desk.deliver.entries()] == [first.referral.id]
    _, finished = desk.call.finish(desk.call.resume(run.id))
    assert len(desk.deliver.entries()) == 2
    assert finished.contact.reference == first.contact.reference


def test_one_that_was_withdrawn_counts_for_nothing_in_the_end(desk):
    contact = desk.keep_contacts.open()
    referred = refer(desk, contact)
    desk.deliver.withdraw(referred.referral.id)
    wrap = desk.keep_contacts.propose(contact.id)
    assert (wrap.outcome, wrap.referred) == ("", ())


def test_the_same_key_makes_no_second_one(desk):
    contact, key = desk.keep_contacts.open(), "00000000-0000-4000-8000-000000000001"
    first = refer(desk, contact.id, key=key)
    assert refer(desk, contact.id, "Another subject", key=key) == first
    assert len(desk.deliver.entries()) == 1
    assert desk.keep_contacts.contact(contact.id).referrals == (key,)


def test_what_another_window_did_meanwhile_is_noticed(desk):
    seen = desk.keep_contacts.open()
    desk.keep_contacts.tell(seen.id, "note", "from the other window")
    assert refused(refer, desk, seen) == "contact-went-on"
    assert desk.deliver.entries() == ()
    assert desk.keep_contacts.contact(seen.id).reference == ""


def test_one_that_is_closed_or_gone_takes_none(desk):
    closed, gone = desk.keep_contacts.open(), desk.keep_contacts.open()
    desk.keep_contacts.close(closed.id, desk.keep_contacts.propose(closed.id), undo_seconds=10)
    desk.keep_contacts.discard(gone.id)
    assert refused(refer, desk, closed.id) == "contact-closed"
    assert refused(refer, desk, gone.id) == "contact-gone"
    assert desk.deliver.entries() == ()


def test_it_can_no_longer_be_discarded(desk):
    contact = desk.keep_contacts.open()
    refer(desk, contact)
    assert refused(desk.keep_contacts.discard, contact.id) == "contact-referred"
    assert [one.id for one in desk.keep_contacts.open_ones()] == [contact.id]


def test_a_script_that_is_discarded_leaves_it_in_hand(desk):
    run = desk.call.start("main", "en")
    referred = refer(desk, desk.keep_contacts.of_run(run.id))
    desk.call.discard(run.id)
    (contact,) = desk.keep_contacts.open_ones()
    assert (contact.run, contact.reference) == ("", referred.contact.reference)
    closed = desk.keep_contacts.close(contact.id, desk.keep_contacts.propose(contact.id))
    assert closed.contact.reference == referred.contact.reference


def test_erasing_a_person_leaves_what_is_not_at_the_desk_whole_and_takes_the_rest(desk):
    contact = desk.keep_contacts.open(name="Zoë de Wit")
    referred = refer(desk, contact)
    erased = desk.privacy.erase("Zoë de Wit")
    assert erased.kept == (referred.contact.reference,)
    (left,) = desk.keep_contacts.open_ones()
    assert left.name == "Zoë de Wit"
    desk.deliver.run(Progress())
    assert desk.privacy.export("06 12345678").counts.referrals == 1
    erased = desk.privacy.erase("Zoë de Wit")
    assert (erased.kept, erased.counts.open_contacts, erased.counts.referrals) == ((), 1, 1)
    assert desk.keep_contacts.open_ones() == ()
    assert desk.deliver.entries() == ()
    assert not desk.privacy.look("06 12345678").counts.any


def test_one_that_was_left_lying_stays_in_the_log_for_its_referral_until_that_is_over(desk, clock):
    contact = desk.keep_contacts.open(name="Zoë de Wit")
    referred = refer(desk, contact)
    clock.on(days=31)
    desk.privacy.purge()
    assert desk.keep_contacts.open_ones() == ()
    kept = desk.contacts.contact(referred.contact.reference)
    assert kept.state is ContactState.CLOSED
    assert len(desk.deliver.entries()) == 1, "it has not reached the desk"
    desk.deliver.run(Progress())
    desk.privacy.purge()
    assert {one.name for one in desk.contacts.contact(referred.contact.reference).values} == {"why"}
    assert not desk.privacy.look("06 12345678").counts.any


def test_one_in_hand_is_found_by_its_number_and_by_the_beginning_of_its_id(desk):
    one, other = desk.keep_contacts.open(), desk.keep_contacts.open()
    number = refer(desk, one).contact.reference
    assert desk.keep_contacts.named(number.lower().replace("-", " ")).id == one.id
    assert desk.keep_contacts.named(other.id[:8]).id == other.id
    for typed in ("", "zzz"):
        assert refused(desk.keep_contacts.named, typed) == "contact-unclear"


def test_the_page_of_contacts_shows_all_of_them_in_hand_and_closed(desk, clock):
    contact = desk.keep_contacts.open()
    first = refer(desk, contact)
    clock.on(minutes=1)
    second = desk.refer.refer("billing", "Refund", contact=contact.id)
    in_hand = desk.browse_contacts.dossier(contact.id)
    assert [one for one, _ in in_hand.before] == [first.referral, second.referral]
    assert desk.browse_contacts.part(Sought(), first=0, limit=9).total == 1, "it stands there once"
    desk.keep_contacts.close(contact.id, desk.keep_contacts.propose(contact.id))
    closed = desk.browse_contacts.dossier(contact.id)
    assert (closed.referral, [one for one, _ in closed.before]) == (second.referral, [first.referral])
    assert closed.before[0][1].referral == first.referral.id
    assert [one["queue"] for one in dossier_form(closed)["referrals"]] == ["faults", "billing"]


def test_exported_files_of_two_referrals_of_one_number_are_not_written_over(desk, tmp_path):
    contact = desk.keep_contacts.open()
    refer(desk, contact)
    desk.refer.refer("billing", "Refund", contact=contact.id)
    for entry in desk.deliver.entries():
        desk.export.export(entry.referral, tmp_path / "stick")
    assert len(list((tmp_path / "stick").glob("*.json"))) == 2
    rescued = desk.rescue.rescue(tmp_path / "saved")
    assert rescued.references == (), "what was exported is not on its way"
