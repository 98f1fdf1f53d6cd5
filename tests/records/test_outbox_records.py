from dataclasses import replace
from datetime import timedelta

import pytest
from records_builders import KEY, NOON, SECOND, a_referral, finish

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.outbox import DUE_STATES, LEASE, OPEN_STATES, SETTLE, EntryState, Failure, Receipt, Verdict
from kbdesk.records.records import Records

DAY = timedelta(days=1)
NOT_SENT = Failure(Verdict.NOT_SENT, "no-route", "No route to host")
UNCLEAR = Failure(Verdict.UNCLEAR, "no-answer")
REFUSED = Failure(Verdict.REFUSED, "bad-queue", "Queue not found")
PAUSED = Failure(Verdict.PAUSED, "no-rights", "401")


def claim(records, at=NOON):
    return records.outbox.claim(at, owner="window")


def fail(records, failure, *, at=NOON, wait=timedelta(0), referral="r1"):
    return records.outbox.mark_failed(referral, failure, at, not_before=at + wait)


def refused_code(act):
    with pytest.raises(WrongUse) as error:
        act()
    return error.value.code


def test_a_new_entry_is_queued_and_frozen(records):
    stored = finish(records)
    (entry,) = records.outbox.entries()
    assert (entry.state, entry.attempts, entry.maybe_sent) == (EntryState.QUEUED, 0, False)
    assert (entry.reference, entry.queue, entry.channel) == (stored.contact.reference, "faults", "desk-folder")
    assert records.outbox.get(entry.reference) == records.outbox.get("r1") == entry
    assert records.outbox.referral(entry.reference) == records.outbox.referral("r1") == stored.referral
    assert records.outbox.unsent_count() == 1


def test_a_first_claim_says_that_nothing_can_have_arrived(records):
    stored = finish(records)
    taken = claim(records)
    assert taken.referral == stored.referral
    assert not taken.may_have_arrived
    assert (taken.entry.state, taken.entry.attempts, taken.entry.maybe_sent) == (EntryState.SENDING, 1, True)


def test_an_entry_is_claimed_once(records):
    finish(records)
    assert claim(records) is not None
    assert claim(records) is None


def test_entries_are_claimed_in_the_order_in_which_they_were_made(records):
    for number in (3, 1, 2):
        finish(records, number)
    assert [claim(records).entry.referral for _ in range(3)] == ["r3", "r1", "r2"]


def test_a_receipt_makes_it_sent(records):
    finish(records)
    claim(records)
    records.outbox.mark_sent("r1", Receipt("4711"), NOON + SECOND)
    entry = records.outbox.get("r1")
    assert (entry.state, entry.ticket, entry.last_error) == (EntryState.SENT, "4711", "")
    assert records.outbox.unsent_count() == 0
    assert records.outbox.entries(only_open=True) == ()
    assert claim(records, NOON + DAY) is None


def test_only_the_first_receipt_counts_and_a_late_failure_changes_nothing(records):
    finish(records)
    claim(records)
    records.outbox.mark_sent("r1", Receipt("4711"), NOON)
    records.outbox.mark_sent("r1", Receipt("4712"), NOON)
    assert fail(records, NOT_SENT).state is EntryState.SENT
    assert records.outbox.get("r1").ticket == "4711"


def test_nothing_left_so_the_next_try_need_not_ask(records):
    finish(records)
    claim(records)
    entry = fail(records, NOT_SENT, wait=30 * SECOND)
    assert (entry.state, entry.maybe_sent, entry.last_error) == (EntryState.WAITING, False, "no-route")
    assert claim(records, NOON + 29 * SECOND) is None
    assert not claim(records, NOON + 30 * SECOND).may_have_arrived


def test_it_may_have_arrived_so_the_next_try_asks_and_waits_until_it_has_settled(records):
    finish(records)
    claim(records)
    entry = fail(records, UNCLEAR)
    assert (entry.state, entry.maybe_sent) == (EntryState.UNCLEAR, True)
    assert claim(records, NOON + SETTLE - SECOND) is None
    assert claim(records, NOON + SETTLE).may_have_arrived


def test_a_failure_to_ask_does_not_forget_that_it_may_have_arrived(records):
    finish(records)
    claim(records)
    fail(records, UNCLEAR)
    claim(records, NOON + SETTLE)
    fail(records, NOT_SENT, at=NOON + SETTLE)
    assert claim(records, NOON + SETTLE).may_have_arrived


def test_the_next_sender_takes_over_from_a_dead_one_and_asks_first(records):
    finish(records)
    claim(records)
    assert claim(records, NOON + LEASE - SECOND) is None
    taken = claim(records, NOON + LEASE)
    assert taken.may_have_arrived
    assert taken.entry.attempts == 2


def test_a_refused_entry_waits_for_a_person_and_keeps_nobody_waiting(records):
    finish(records, 1)
    finish(records, 2)
    claim(records)
    assert fail(records, REFUSED).state is EntryState.NEEDS_ATTENTION
    assert claim(records).entry.referral == "r2"
    assert claim(records, NOON + 400 * DAY).entry.referral == "r2"
    assert records.outbox.retry("r1", NOON).state is EntryState.QUEUED
    assert claim(records).entry.referral == "r1"


def test_a_paused_channel_lets_none_of_its_entries_out(records):
    finish(records, 1)
    finish(records, 2)
    finish(records, 3, channel="other")
    claim(records)
    assert fail(records, PAUSED, wait=600 * SECOND).state is EntryState.WAITING
    (pause,) = records.outbox.pauses()
    assert (pause.channel, pause.code, pause.detail) == ("desk-folder", "no-rights", "401")
    assert claim(records).entry.referral == "r3"
    assert claim(records) is None
    assert records.outbox.unsent_count() == 3


def test_a_paused_channel_is_tried_again_with_one_entry_and_opens_when_that_is_sent(records):
    finish(records, 1)
    finish(records, 2)
    claim(records)
    fail(records, PAUSED, wait=600 * SECOND)
    later = NOON + 600 * SECOND
    assert claim(records, later).entry.referral == "r1"
    records.outbox.mark_sent("r1", Receipt("1"), later)
    assert records.outbox.pauses() == ()
    assert claim(records, later).entry.referral == "r2"


def test_send_now_makes_what_waits_due_but_leaves_what_may_have_arrived_alone(records):
    for number in (1, 2, 3):
        finish(records, number)
    for failure in (NOT_SENT, UNCLEAR, PAUSED):
        taken = claim(records)
        fail(records, failure, wait=DAY, referral=taken.entry.referral)
    assert claim(records) is None
    records.outbox.make_due(NOON)
    assert claim(records).entry.referral == "r1"
    assert claim(records).entry.referral == "r3"
    assert claim(records) is None


def test_a_correction_waits_for_what_it_corrects(records):
    finish(records, 1)
    finish(records, 2, referral=a_referral("r2", amends="r1"))
    claim(records)
    fail(records, NOT_SENT, wait=60 * SECOND)
    assert claim(records) is None
    later = NOON + 60 * SECOND
    assert claim(records, later).entry.referral == "r1"
    records.outbox.mark_sent("r1", Receipt("1"), later)
    assert claim(records, later).entry.referral == "r2"


def test_a_wait_is_capped_at_a_day(records):
    finish(records)
    claim(records)
    assert fail(records, NOT_SENT, wait=365 * DAY).not_before == NOON + DAY


def test_a_clock_set_back_does_not_stall_the_queue(records):
    finish(records)
    claim(records)
    fail(records, NOT_SENT, wait=timedelta(hours=1))
    assert claim(records, NOON - DAY) is not None
    assert claim(records, NOON - 2 * DAY) is not None, "the lease of a claim made in the future is over"


def test_a_clock_a_year_ahead_and_set_right_again_does_not_stall_the_queue(records):
    finish(records)
    claim(records, NOON + 365 * DAY)
    fail(records, PAUSED, at=NOON + 365 * DAY, wait=timedelta(hours=1))
    assert claim(records, NOON) is not None


def test_an_entry_is_withdrawn_from_every_state_in_which_it_lies_still(records):
    for number, failure in enumerate((None, NOT_SENT, UNCLEAR, REFUSED)):
        finish(records, number)
        if failure:
            claim(records)
            fail(records, failure, referral=f"r{number}", wait=DAY)
        else:
            records.outbox.withdraw(f"r{number}", NOON)
            continue
        withdrawn = records.outbox.withdraw(f"r{number}", NOON)
        assert withdrawn.state is EntryState.WITHDRAWN
        assert withdrawn.maybe_sent is (failure is not NOT_SENT)
        assert records.outbox.withdraw(f"r{number}", NOON) == withdrawn
    assert records.outbox.unsent_count() == 0
    assert claim(records, NOON + 2 * DAY) is None


def test_what_is_being_sent_or_was_sent_cannot_be_withdrawn(records):
    finish(records)
    claim(records)
    assert refused_code(lambda: records.outbox.withdraw("r1", NOON)) == "outbox-being-sent"
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    assert refused_code(lambda: records.outbox.withdraw("r1", NOON)) == "outbox-already-gone"


def test_the_entry_of_a_dead_sender_can_be_withdrawn(records):
    finish(records)
    claim(records)
    assert records.outbox.withdraw("r1", NOON + LEASE).maybe_sent
    fail(records, NOT_SENT, at=NOON + LEASE)
    assert records.outbox.get("r1").state is EntryState.WITHDRAWN


def test_only_what_lies_still_is_queued_again(records):
    finish(records)
    assert records.outbox.retry("r1", NOON).state is EntryState.QUEUED
    claim(records)
    assert refused_code(lambda: records.outbox.retry("r1", NOON)) == "outbox-not-to-be-retried"
    fail(records, UNCLEAR)
    assert refused_code(lambda: records.outbox.retry("r1", NOON)) == "outbox-not-to-be-retried"


def test_an_unknown_entry_is_said_plainly(records):
    for act in (records.outbox.get, records.outbox.referral, lambda key: records.outbox.retry(key, NOON)):
        assert refused_code(lambda act=act: act("KD-0000-0000-00")) == "outbox-unknown"


def test_every_try_is_kept_with_its_reason(records):
    finish(records)
    claim(records)
    fail(records, NOT_SENT)
    claim(records)
    records.outbox.mark_sent("r1", Receipt("1"), NOON + SECOND)
    with records.database.reading() as connection:
        rows = connection.execute("SELECT number, owner, asked_first, verdict, code FROM attempt").fetchall()
    assert rows == [(1, "window", 0, "not-sent", "no-route"), (2, "window", 0, "sent", "")]


def test_the_states_that_the_statements_name_are_those_of_the_rules():
    assert set(EntryState) - OPEN_STATES == {EntryState.SENT, EntryState.EXPORTED, EntryState.WITHDRAWN}
    assert {EntryState.QUEUED, EntryState.WAITING, EntryState.UNCLEAR} == DUE_STATES


def test_whoever_holds_the_sender_lock_need_not_wait_for_a_dead_sender(records):
    finish(records)
    first = records.outbox.claim(NOON, owner="dead")
    assert first is not None
    assert records.outbox.claim(NOON + SECOND, owner="alive") is None
    records.outbox.free_claims(NOON + SECOND)
    assert records.outbox.claim(NOON + SECOND, owner="alive") is None, "what the dead one sent may be on its way"
    records.outbox.free_claims(NOON + SETTLE)
    again = records.outbox.claim(NOON + SECOND + SETTLE, owner="alive")
    assert again is not None
    assert (again.entry.referral, again.may_have_arrived) == (first.entry.referral, True)


def test_what_failed_in_a_round_is_not_due_again_in_the_same_round(records):
    finish(records)
    claim = records.outbox.claim(NOON, owner="one")
    records.outbox.mark_failed(claim.entry.referral, NOT_SENT, NOON, not_before=NOON + SECOND)
    assert records.outbox.claim(NOON + 2 * SECOND, owner="one", due_by=NOON) is None
    assert records.outbox.claim(NOON + 2 * SECOND, owner="one") is not None


def test_an_exported_entry_is_not_claimed_until_somebody_says_so(records):
    finish(records)
    assert records.outbox.export("r1", NOON).state is EntryState.EXPORTED
    assert records.outbox.unsent_count() == 0
    assert claim(records) is None
    assert refused_code(lambda: records.outbox.withdraw("r1", NOON)) == "outbox-already-gone"
    records.outbox.retry("r1", NOON)
    assert claim(records).entry.referral == "r1"


def test_what_is_being_sent_is_not_exported_and_what_was_sent_stays_sent(records):
    finish(records)
    claim(records)
    assert refused_code(lambda: records.outbox.export("r1", NOON)) == "outbox-being-sent"
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    assert records.outbox.export("r1", NOON).state is EntryState.SENT


def test_what_may_have_arrived_is_not_changed(records):
    stored = finish(records)
    new = replace(stored.referral, id="r2", amends="r1", subject="Lekkage")
    claim(records)
    assert refused_code(lambda: records.outbox.change("r1", new, NOON, channel="x")) == "outbox-not-to-be-changed"
    fail(records, UNCLEAR)
    assert refused_code(lambda: records.outbox.change("r1", new, NOON, channel="x")) == "outbox-not-to-be-changed"
    assert [entry.referral for entry in records.outbox.entries()] == ["r1"]


def test_a_refused_referral_and_its_correction_change_places_at_once(records):
    stored = finish(records)
    claim(records)
    fail(records, REFUSED)
    new = replace(stored.referral, id="r2", amends="r1", subject="Lekkage")
    entry = records.outbox.change("r1", new, NOON, channel="desk-folder")
    assert (entry.referral, entry.state, entry.attempts) == ("r2", EntryState.QUEUED, 0)
    assert records.outbox.get("r1").state is EntryState.WITHDRAWN
    taken = claim(records)
    assert (taken.referral, taken.may_have_arrived) == (new, False)
    assert records.outbox.get(stored.contact.reference).referral == "r2", "the latest counts"


def test_a_pause_is_ended_for_one_channel_alone(records):
    for number, channel in ((1, "one"), (2, "two")):
        finish(records, number, channel=channel)
    for _ in range(2):
        taken = claim(records)
        fail(records, PAUSED, referral=taken.entry.referral, wait=DAY)
    records.outbox.open_channel("one")
    assert [pause.channel for pause in records.outbox.pauses()] == ["two"]


def test_a_withdrawal_is_undone_and_what_may_have_arrived_is_asked_for_first(records):
    finish(records, 1)
    finish(records, 2)
    records.outbox.withdraw("r1", NOON)
    assert records.outbox.put_back("r1", NOON).state is EntryState.QUEUED
    claim(records)
    fail(records, UNCLEAR)
    records.outbox.withdraw("r1", NOON)
    assert records.outbox.put_back("r1", NOON).state is EntryState.UNCLEAR
    later = NOON + DAY
    assert claim(records, later).may_have_arrived


def test_what_was_not_withdrawn_or_was_corrected_is_not_put_back(records):
    stored = finish(records)
    assert refused_code(lambda: records.outbox.put_back("r1", NOON)) == "outbox-not-to-be-retried"
    new = replace(stored.referral, id="r2", amends="r1", subject="Lekkage")
    records.outbox.change("r1", new, NOON, channel="desk-folder")
    assert refused_code(lambda: records.outbox.put_back("r1", NOON)) == "outbox-not-to-be-retried"


def test_an_entry_says_since_when_the_same_thing_stands_in_the_way(records):
    finish(records)
    moments = [NOON + timedelta(minutes=minutes) for minutes in (0, 10, 20)]
    for at in moments:
        claim(records, at)
        fail(records, NOT_SENT, at=at)
    assert records.outbox.get("r1").since == moments[0]
    claim(records, moments[2])
    fail(records, UNCLEAR, at=moments[2])
    assert records.outbox.get("r1").since == moments[2]


def test_a_channel_paused_by_hand_is_opened_by_a_hand_alone(records):
    finish(records, 1)
    claim(records)
    records.outbox.pause("desk-folder", NOON)
    fail(records, PAUSED, wait=600 * SECOND)  # what it was doing ends as it ends
    finish(records, 2)
    far = NOON + 400 * DAY
    for moment in (NOON, far, NOON - 400 * DAY):
        records.outbox.make_due(moment)
        assert claim(records, moment) is None, "neither send now nor any clock"
    (pause,) = Records(records.database.path, KEY).outbox.pauses()
    assert (pause.by_hand, pause.since) == (True, NOON)
    assert records.outbox.pause("desk-folder", far).since == NOON, "paused again it stays as it is"
    records.outbox.open_channel("desk-folder")
    assert records.outbox.pauses() == ()
    assert claim(records, far).entry.referral == "r1"


def test_a_receipt_that_comes_late_leaves_the_hands_pause(records):
    finish(records, 1)
    finish(records, 2)
    claim(records)
    records.outbox.pause("desk-folder", NOON)
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    assert [one.by_hand for one in records.outbox.pauses()] == [True]
    assert claim(records) is None
