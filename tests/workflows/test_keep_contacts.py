"""Contacts in hand: with a script and without one, in two windows, closed, taken back, and what was promised."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from standing_clock import Clock, desk_by

from kbdesk.desk import open_desk
from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import OpenContact, Stretch
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import Mode
from kbdesk.domain.wrap_up import WrapUp
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.satisfaction import satisfaction_in_words

FILES = {
    "kbdesk.yml": "name: {en: Trial}\nlanguages: [en]\npolicies:\n  channels: {folder: {type: folder, path: outbox}}\n",
    "queues.yml": "faults: {label: {en: Faults}, channel: folder}\n",
    "outcomes.yml": "solved: {label: {en: Solved}, effect: solved}\nrefer: {label: {en: Refer}, effect: refer}\n"
    "call-back: {label: {en: Call back}, effect: call_back}\nnothing: {label: {en: Nothing}, effect: closed}\n",
    "fields.yml": "phone: {type: phone, label: {en: Phone}, pii: personal}\nday: {type: date, label: {en: Day}}\n"
    "hour: {type: time, label: {en: Hour}}\nwhy: {type: text, label: {en: Why}}\n",
    "main.en.md": """---
id: main
type: script
lang: en
title: Main
phase: [transaction]
product: [boiler]
---

## Start

- Phone: `___ phone`
- Why: `___ why`

- [Later](#later)
- [Refer](#refer)

## Later

- Day: `___ day`
- Hour: `___ hour`

- [Done](#back)

## Back

**Outcome:** call-back

## Refer

**Outcome:** refer

| Referral | |
|---|---|
| To | faults |
| Subject | Help {{why}} |
| Include | phone |
""",
    "answer.en.md": "---\nid: answer\ntype: article\nlang: en\ntitle: Answer\nphase: [use]\nproduct: [meter]\n"
    "revision: 4\n---\n\n# Answer\n\nTurn it.\n",
}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path, monkeypatch, clock):
    opened = desk_by(clock, FILES, at=tmp_path, monkeypatch=monkeypatch)
    yield opened
    opened.close()


def refused(act, *given, **named):
    with pytest.raises(WrongUse) as error:
        act(*given, **named)
    return error.value.code


def seen(contact: OpenContact, **changes):
    return {name: getattr(contact, name) for name in changes} == changes


def test_a_contact_is_on_disk_from_its_first_second(desk, clock):
    contact = desk.keep_contacts.open(phone="06-12345678", name="Zoë de Wit", direction="incoming")
    assert seen(contact, phone="+31612345678", name="Zoë de Wit", lang="en", state=ContactState.OPEN, run="")
    assert contact.opened == clock.at
    assert desk.keep_contacts.open_ones() == (contact,)


def test_what_is_told_is_kept_as_it_was_told_last(desk):
    keep = desk.keep_contacts
    contact = keep.open()
    for name, value in (("party", "customer"), ("note", "lekt"), ("note", "lekt\nhard"), ("heard_outside", "ja")):
        contact = keep.tell(contact, name, value)
    assert seen(contact, party="customer", note="lekt\nhard", heard_outside=True)
    assert keep.contact(contact.id) == contact
    assert keep.tell(contact, "note", "lekt\nhard") == contact, "told twice is told once"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("shoe", "42", "contact-fact-unknown"),
        ("party", "martian", "contact-fact-wrong"),
        ("direction", "sideways", "contact-fact-wrong"),
        ("dissatisfied", "perhaps", "contact-fact-wrong"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(desk, name, value, code):
    contact = desk.keep_contacts.open()
    assert refused(desk.keep_contacts.tell, contact.id, name, value) == code
    assert desk.keep_contacts.contact(contact.id) == contact


def test_ten_thousand_characters_and_control_characters_are_no_matter(desk):
    keep = desk.keep_contacts
    contact = keep.open(name="Zoë\x1b[2J\u202e de\nWit")
    assert contact.name == "Zoë[2J de Wit"
    long = "lekt \x00" * 10_000
    assert keep.tell(contact.id, "note", long).note == "lekt " * 10_000
    assert len(keep.tell(contact.id, "name", "x" * 50_000).name) == 10_000


def test_the_clocks_run_one_at_a_time(desk, clock):
    keep = desk.keep_contacts
    contact = keep.open()
    clock.on(seconds=60)
    contact = keep.hold(contact)
    clock.on(seconds=30)
    contact = keep.talk(contact)
    clock.on(seconds=10)
    contact = keep.park(contact)
    assert contact.state is ContactState.PARKED
    clock.on(seconds=600)
    contact = keep.take_up(contact)
    clock.on(seconds=5)
    contact = keep.hang_up(contact)
    clock.on(seconds=20)
    lasted = {kind: contact.lasted(kind, clock.at).total_seconds() for kind in Stretch}
    assert lasted == {Stretch.TALK: 75, Stretch.HOLD: 30, Stretch.PARKED: 600, Stretch.AFTER_WORK: 20}
    finished = keep.close(contact, WrapUp(outcome="nothing")).contact
    assert (finished.talk_seconds, finished.hold_seconds, finished.after_work_seconds) == (75, 30, 20)


def test_a_clock_that_is_set_back_makes_no_time_negative(desk, clock):
    keep = desk.keep_contacts
    contact = keep.open()
    clock.on(minutes=5)
    contact = keep.hold(contact)
    clock.on(hours=-3)
    contact = keep.talk(contact)
    clock.on(minutes=2)
    assert contact.lasted(Stretch.HOLD, clock.at) == timedelta()
    assert contact.lasted(Stretch.TALK, clock.at) == timedelta(minutes=7)
    finished = keep.close(contact, WrapUp(outcome="nothing")).contact
    assert finished.closed >= finished.started


@pytest.mark.parametrize("jump", [timedelta(hours=9), timedelta(hours=-9)])
def test_a_machine_that_slept_or_was_set_costs_no_talk(desk, clock, jump):
    keep = desk.keep_contacts
    talking = keep.open()
    clock.on(seconds=1)
    parked = keep.park(keep.open())
    clock.on(minutes=4)
    since = clock.at
    clock.at += jump
    assert [one.id for one in keep.lapse(since, clock.at)] == [talking.id]
    clock.on(minutes=1)
    assert keep.contact(talking.id).lasted(Stretch.TALK, clock.at) == timedelta(minutes=5, seconds=1)
    assert keep.contact(parked.id) == parked


@pytest.mark.parametrize("jump", [timedelta(hours=9), timedelta(hours=-9)])
def test_a_program_that_looks_every_few_seconds_notices_that_itself(desk, clock, jump):
    keep = desk.keep_contacts
    contact = keep.open()
    for _ in range(3):
        assert keep.beat() == ()
        clock.on(seconds=20)
    assert keep.beat() == ()
    clock.at += jump
    assert [one.id for one in keep.beat()] == [contact.id]
    clock.on(seconds=20)
    assert keep.beat() == ()
    assert keep.contact(contact.id).lasted(Stretch.TALK, clock.at) == timedelta(seconds=80)


def test_a_contact_left_overnight_was_not_talked_to_all_night(desk, clock):
    keep = desk.keep_contacts
    left = keep.open()
    clock.on(minutes=10)
    keep.tell(left.id, "note", "nog even")
    clock.on(hours=12)
    fresh = keep.open()
    found = {one.id: one for one in keep.take_stock()}
    assert found[left.id].lasted(Stretch.TALK, clock.at) == timedelta(minutes=10)
    assert found[left.id].state is ContactState.OPEN
    assert found[fresh.id] == fresh


def test_the_second_window_is_told_that_a_contact_went_on(desk):
    keep = desk.keep_contacts
    here = there = keep.open()
    here = keep.tell(here, "party", "customer")
    assert refused(keep.tell, there, "note", "x") == "contact-went-on"
    assert refused(keep.close, there, WrapUp(outcome="nothing")) == "contact-went-on"
    finished = keep.close(here, WrapUp(outcome="nothing"))
    assert refused(keep.hold, there) == refused(keep.hold, there.id) == "contact-closed"
    assert finished.contact.party == "customer"
    gone = keep.open()
    keep.discard(gone.id)
    keep.discard(gone.id)
    assert refused(keep.talk, gone) == "contact-gone"


def test_what_is_not_possible_now_is_refused_and_what_is_so_already_is_no_matter(desk):
    keep = desk.keep_contacts
    contact = keep.open()
    assert keep.talk(contact) == keep.take_up(contact) == contact
    assert refused(keep.hold, keep.park(contact)) == "contact-not-so"


def test_a_quick_contact_without_a_script_is_closed_with_the_answer_that_helped(desk):
    keep = desk.keep_contacts
    contact = keep.used(keep.open(), "answer", 4, helped=True)
    wrap = keep.propose(contact)
    assert wrap == WrapUp("solved", "use", ("meter",), "answer", resolved=True)
    finished = keep.close(contact, wrap)
    assert finished.contact.reference.startswith("KD-")
    assert desk.contacts.contact(finished.contact.reference) == finished.contact
    with desk._records.database.reading() as connection:
        uses = connection.execute("SELECT article, revision, use FROM article_use").fetchall()
    assert uses == [("answer", 4, "helped")]
    assert keep.open_ones() == ()


def test_closing_twice_gives_the_same_number(desk):
    keep = desk.keep_contacts
    contact = keep.open()
    first = keep.close(contact.id, WrapUp(outcome="nothing"), undo_seconds=10)
    assert keep.close(contact.id, WrapUp(outcome="solved")) == first
    assert refused(keep.close, contact, WrapUp(outcome="solved")) == "contact-closed"
    assert desk.contacts.latest(9) == (first.contact,)


def test_a_live_run_begins_a_contact_or_leads_one(desk):
    keep, call = desk.keep_contacts, desk.call
    own = call.start("main", "en")
    assert seen(keep.of_run(own.id), id=own.id, run=own.id, title="Main", lang="en")
    contact = keep.tell(keep.open(phone="0612345678").id, "party", "prospect")
    led = call.start("main", "en", contact=contact.id)
    assert seen(keep.of_run(led.id), id=contact.id, run=led.id, party="prospect")
    again = call.start("main", "en", contact=contact.id)
    assert keep.contact(contact.id).run == again.id
    call.resume(led.id)
    assert keep.contact(contact.id).run == led.id
    assert refused(keep.close, contact.id, WrapUp(outcome="nothing")) == "contact-has-script"


def test_what_another_script_of_the_contact_asked_is_kept_with_it(desk):
    contact = desk.keep_contacts.open()
    first = desk.call.start("main", "en", contact=contact.id)
    first, _ = desk.call.capture(first, "why", "gas")
    first, _ = desk.call.capture(first, "phone", "0687654321")
    run = referring(desk, contact=contact.id)
    _, finished = desk.call.finish(run)
    assert {(one.name, one.value) for one in finished.contact.values} == {("phone", "06 12345678"), ("why", "gas")}
    assert [value.name for value in finished.referral.values] == ["phone"]
    assert desk.call.unfinished() == ()


def test_a_contact_whose_script_can_no_longer_be_read_is_closed_all_the_same(desk):
    run = desk.call.start("main", "en")
    with desk._records.database.writing() as connection:
        connection.execute("UPDATE script_text SET text = '# No script'")
    keep = desk.keep_contacts
    proposed = keep.propose(run.id)
    assert proposed.outcome == ""
    finished = keep.close(run.id, replace(proposed, outcome="nothing"))
    assert (finished.contact.outcome, finished.contact.reference[:3]) == ("nothing", "KD-")
    assert desk.call.unfinished() == ()


def test_an_exercise_touches_no_contact(desk):
    run = desk.call.start("main", "en", mode=Mode.PRACTICE)
    run = desk.call.tell(run, "direction", "outgoing")
    _, finished = desk.call.finish(run, outcome="nothing")
    assert finished.contact.direction is Direction.OUTGOING
    assert desk.keep_contacts.open_ones() == desk.contacts.latest(9) == ()


def test_what_is_told_through_the_run_and_of_the_contact_is_one_truth(desk):
    run = desk.call.start("main", "en")
    run = desk.call.tell(run, "note", "first")
    desk.keep_contacts.tell(run.id, "note", "second")
    _, finished = desk.call.finish(desk.call.resume(run.id), outcome="nothing")
    assert finished.contact.note == "second"


def referring(desk, **given):
    run, _ = desk.call.capture(desk.call.start("main", "en", **given), "phone", "0612345678")
    return desk.call.choose(run, 2)


def test_a_referral_is_held_back_as_long_as_it_can_be_taken_back(desk, clock):
    run = referring(desk)
    ended, finished = desk.call.finish(run, undo_seconds=10)
    assert desk.deliver.run(Progress(), at_once=True).sent == 0
    before = desk.keep_contacts.undo(run.id)
    assert seen(before, state=ContactState.WRAP_UP, reference=finished.contact.reference, run=run.id)
    assert desk.contacts.latest(9) == desk.deliver.entries() == ()
    again = desk.call.resume(run.id)
    assert again.values() == run.values()
    assert not again.ended
    assert ended.ended
    _, second = desk.call.finish(again)
    assert second.contact.reference == finished.contact.reference
    assert desk.deliver.run(Progress()).sent == 1


def test_a_referral_that_is_on_its_way_is_not_taken_back(desk, clock):
    run = referring(desk)
    desk.call.finish(run, undo_seconds=10)
    clock.on(seconds=11)
    assert desk.deliver.run(Progress()).sent == 1
    assert refused(desk.keep_contacts.undo, run.id) == "undo-too-late"
    other = desk.keep_contacts.open()
    desk.keep_contacts.close(other, WrapUp(outcome="nothing"), undo_seconds=10)
    clock.on(minutes=1)
    assert refused(desk.keep_contacts.undo, other.id) == "undo-too-late"
    plain = desk.keep_contacts.open()
    desk.keep_contacts.close(plain, WrapUp(outcome="nothing"))
    assert refused(desk.keep_contacts.undo, plain.id) == "undo-too-late"


def test_undo_goes_once_and_leaves_other_contacts_alone(desk):
    keep = desk.keep_contacts
    stays = keep.close(keep.open(), WrapUp(outcome="nothing"), undo_seconds=10).contact
    contact = keep.open()
    keep.close(contact, WrapUp(outcome="nothing"), undo_seconds=10)
    keep.undo(contact.id)
    assert refused(keep.undo, contact.id) == "contact-not-so"
    assert desk.contacts.latest(9) == (stays,)


def test_an_outcome_that_promises_a_call_back_takes_the_time_from_the_path(desk, clock):
    run = desk.call.choose(desk.call.start("main", "en"), 1)
    run, _ = desk.call.capture(run, "day", "2026-11-30")
    run, _ = desk.call.capture(run, "hour", "14:30")
    run = desk.call.choose(run, 1)
    wrap = desk.keep_contacts.propose(run.id, run=run)
    assert wrap.call_back == datetime(2026, 11, 30, 14, 30).astimezone()
    _, finished = desk.call.finish(run, wrap=wrap, undo_seconds=10)
    (promise,) = desk.keep_contacts.promises()
    assert (promise.reference, promise.what) == (finished.contact.reference, "Call back")
    desk.keep_contacts.undo(run.id)
    assert desk.keep_contacts.promises() == ()


def test_a_promise_outlives_the_program_and_reminds_until_it_is_kept(desk, clock, tmp_path):
    keep = desk.keep_contacts
    contact = keep.open(phone="0612345678")
    promise = keep.promise(contact, clock.at + timedelta(hours=1), "bellen\x00 over de ketel")
    later = keep.promise(contact.id, clock.at + timedelta(days=1), "nog eens")
    again = open_desk(content=tmp_path / "content", data=tmp_path / "data")
    assert again.keep_contacts.promises() == (promise, later)
    assert promise.what == "bellen over de ketel"
    assert keep.due(clock.at) == ()
    clock.on(hours=2)
    assert keep.due(clock.at) == (promise,)
    moved = keep.move_promise(promise.id, clock.at + timedelta(hours=1))
    assert keep.due(clock.at) == ()
    assert keep.keep_promise(moved.id).kept == clock.at
    assert refused(keep.move_promise, moved.id, clock.at) == "promise-kept"
    assert refused(keep.keep_promise, "no such") == "promise-unknown"
    assert keep.promises() == (later,)
    again.close()


def test_who_calls_again_is_known_with_what_was_promised(desk, clock):
    keep = desk.keep_contacts
    run = referring(desk)
    _, first = desk.call.finish(run)
    clock.on(days=3)
    second = keep.open(phone="+31 6 12345678", name="Zoë de Wit")
    promise = keep.promise(second, clock.at + timedelta(days=1), "bellen")
    second = keep.close(second, WrapUp(outcome="nothing")).contact
    newest, oldest = keep.earlier(phone="06 12345678")
    assert (newest.contact, newest.promises[0].id, newest.referral_reference) == (second, promise.id, "")
    assert (oldest.contact, oldest.referral_reference) == (first.contact, first.contact.reference)
    assert [one.contact for one in keep.earlier(name="ZOE de wit")] == [second]
    assert keep.earlier() == keep.earlier(phone="", name=" ") == ()
    assert second.parent == first.contact.id
    clock.on(days=8)
    third = keep.close(keep.open(phone="0612345678"), WrapUp(outcome="nothing")).contact
    assert third.parent == ""


def test_a_quick_referral_is_found_by_its_number_as_well(desk):
    referred = desk.refer.refer("faults", "Help", values={"phone": "06 12345678"}).contact
    (known,) = desk.keep_contacts.earlier(phone="+31612345678")
    assert known.contact == referred
    assert known.referral_reference == referred.reference


def test_what_the_organisation_requires_must_be_there(desk, tmp_path):
    settings = tmp_path / "content" / "kbdesk.yml"
    settings.write_text(FILES["kbdesk.yml"] + "  wrap_up: {required: [satisfaction, phase]}\n", encoding="utf-8")
    desk.library.refresh(Progress())
    keep = desk.keep_contacts
    contact = keep.open()
    assert refused(keep.close, contact, WrapUp(outcome="nothing", phase="use")) == "wrap-up-missing"
    run = desk.call.start("main", "en")
    assert refused(desk.call.finish, run, outcome="nothing") == "wrap-up-missing"
    keep.tell(run.id, "satisfaction", "8")
    assert desk.call.finish(run, outcome="nothing")[1].contact.satisfaction == "8"


def test_a_call_that_was_nothing_takes_its_own_contact_along_and_no_other(desk):
    keep = desk.keep_contacts
    desk.call.discard(desk.call.start("main", "en").id)
    assert keep.open_ones() == ()
    contact = keep.open()
    desk.call.discard(desk.call.start("main", "en", contact=contact.id).id)
    (left,) = keep.open_ones()
    assert seen(left, id=contact.id, run="", title="")
    keep.close(left, WrapUp(outcome="nothing"))


def test_satisfaction_is_one_of_the_organisations_and_old_codes_stay(desk, tmp_path):
    keep = desk.keep_contacts
    before = keep.tell(keep.open(), "satisfaction", "8")
    (tmp_path / "content" / "satisfaction.yml").write_text(
        "happy: {label: {nl: Blij, en: Happy}}\nangry: {label: {nl: Boos, en: Angry}}\n", encoding="utf-8"
    )
    desk.library.refresh(Progress())
    contact = keep.tell(keep.open(), "satisfaction", "blij")
    assert contact.satisfaction == "happy"
    assert refused(keep.tell, contact.id, "satisfaction", "8") == "contact-fact-wrong"
    assert keep.tell(contact.id, "satisfaction", "").satisfaction == ""
    closed = keep.close(before, replace(keep.propose(before), outcome="nothing")).contact
    assert closed.satisfaction == "8"
    organisation = desk.library.library.organisation
    assert satisfaction_in_words("8", organisation, "nl") == "8"
    assert satisfaction_in_words("angry", organisation, "nl") == "Boos"
    assert satisfaction_in_words("unsatisfied", organisation, "nl") == "Niet tevreden"


def test_what_a_wrap_up_lacks_is_named_in_words(desk, tmp_path):
    settings = tmp_path / "content" / "kbdesk.yml"
    settings.write_text(FILES["kbdesk.yml"] + "  wrap_up: {required: [satisfaction, phase]}\n", encoding="utf-8")
    desk.library.refresh(Progress())
    contact = desk.keep_contacts.open()
    with pytest.raises(WrongUse) as error:
        desk.keep_contacts.close(contact, WrapUp(outcome="nothing"))
    assert error_sentence(error.value, "nl").endswith(": fase, tevredenheid.")
    assert error_sentence(error.value, "en").endswith(": phase, satisfaction.")


def a_promise(desk, clock, **customer):
    contact = desk.keep_contacts.open(**customer)
    promise = desk.keep_contacts.promise(contact, clock.at + timedelta(hours=1), "Main")
    desk.keep_contacts.close(contact.id, WrapUp(outcome="nothing"))
    return promise


def test_calling_back_opens_a_contact_to_the_customer_and_its_end_keeps_the_promise(desk, clock):
    keep = desk.keep_contacts
    promise = a_promise(desk, clock, phone="0612345678", name="Zoë de Wit")
    contact = keep.call_back(promise.id, lang="en")
    assert seen(contact, phone="+31612345678", name="Zoë de Wit", direction=Direction.OUTGOING, promise=promise.id)
    assert keep.call_back(promise.id).id == contact.id, "asked again it goes on with the same contact"
    assert keep.script_promised(promise.id, "en") == "main"
    assert [one.id for one in keep.promises()] == [promise.id]
    keep.close(contact.id, WrapUp(outcome="nothing"), undo_seconds=10)
    assert keep.promises() == ()
    clock.on(seconds=3)
    keep.undo(contact.id)
    assert [one.id for one in keep.promises()] == [promise.id]
    keep.close(contact.id, WrapUp(outcome="nothing"))
    assert refused(keep.call_back, promise.id) == "promise-kept"
    assert keep.earlier(phone="0612345678")[1].promises[0].kept == clock.at


def test_calling_back_goes_on_with_the_contact_it_was_promised_in_while_that_is_in_hand(desk, clock):
    keep = desk.keep_contacts
    run = desk.call.start("main", "en")
    promise = keep.promise(run.id, clock.at, "offerte")
    keep.park(run.id)
    contact = keep.call_back(promise.id)
    assert seen(contact, id=run.id, run=run.id, state=ContactState.OPEN, promise=promise.id)
    assert keep.script_promised(promise.id, "en") == ""
    desk.call.finish(desk.call.choose(desk.call.choose(run, 1), 1), outcome="nothing")
    assert keep.promises() == ()


def test_nobody_who_answered_is_no_promise_kept(desk, clock, tmp_path):
    outcomes = tmp_path / "content" / "outcomes.yml"
    text = outcomes.read_text("utf-8") + "silent: {label: {en: No answer}, effect: closed, list_row: no-answer}\n"
    outcomes.write_text(text, encoding="utf-8")
    desk.library.refresh(Progress())
    promise = a_promise(desk, clock, phone="0612345678")
    contact = desk.keep_contacts.call_back(promise.id)
    desk.keep_contacts.close(contact.id, WrapUp(outcome="silent"))
    assert [one.id for one in desk.keep_contacts.promises()] == [promise.id]
