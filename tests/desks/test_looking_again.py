"""What became of a referral after it arrived: a second ticket is found and told, the desk's state and answer are kept."""

from kbdesk.domain.outbox import LOOK_AGAIN, EntryState, Failure
from kbdesk.domain.progress import Progress


def doubled(device, desk):
    """A referral whose first try was held up on the way until after the second."""
    key = device.refer()
    desk.proxy.after, desk.proxy.mode, desk.proxy.once, desk.proxy.delay = 1, "late", True, 4
    device.send()
    assert device.entry(key).state is EntryState.UNCLEAR
    assert desk.count(key) == 0
    device.sender.run(Progress())
    assert device.entry(key).state is EntryState.SENT
    desk.proxy.wait_until_quiet()
    assert desk.count(key) == 2, "nobody can keep this from happening"
    return key


def test_two_tickets_of_one_referral_are_found_and_told(device, desk):
    key = doubled(device, desk)
    sent = device.entry(key)
    assert device.sender.run(Progress()).doubled == (), "too early: the second may still be on its way"
    device.clock.go_on(seconds=LOOK_AGAIN.total_seconds())
    summary = device.sender.run(Progress())
    entry = device.entry(key)
    assert summary.doubled == (sent.reference,)
    assert entry.state is EntryState.SENT
    assert int(entry.ticket) < int(entry.doubles[0])
    assert len(entry.doubles) == 1
    device.clock.go_on(days=1)
    assert device.sender.run(Progress()).doubled == (), "told once"
    assert desk.count(key) == 2


def test_the_other_ticket_gets_a_note_for_the_desks_people(device, desk):
    key = doubled(device, desk)
    device.clock.go_on(hours=1)
    device.sender.run(Progress())
    entry = device.entry(key)
    (note,) = desk.comments(entry.doubles[0])
    assert entry.ticket in note
    assert desk.comments(entry.ticket) == []


def test_one_ticket_is_asked_for_once_more_and_then_left_alone(device, desk):
    key = device.refer()
    device.send()
    assert device.sender.run(Progress()).doubled == ()
    before = desk.proxy.seen
    device.clock.go_on(days=3)
    device.sender.run(Progress())
    assert desk.proxy.seen == before
    assert device.entry(key).doubles == ()


def test_a_desk_that_cannot_be_asked_is_asked_an_hour_later(device, desk):
    first, second = device.refer(), device.refer()
    device.send()
    desk.proxy.mode, desk.proxy.seen = "refuse", 0
    device.sender.run(Progress())
    assert desk.proxy.seen == 1, "one silence is enough for all of a channel"
    desk.proxy.mode = "pass"
    device.sender.run(Progress())
    assert desk.proxy.seen == 1
    device.clock.go_on(hours=1)
    device.sender.run(Progress())
    assert desk.proxy.seen == 3
    assert {device.entry(key).state for key in (first, second)} == {EntryState.SENT}


def test_the_desks_state_and_answer_are_kept_and_show_without_a_network(device, desk):
    key = device.refer()
    device.send()
    ticket = device.entry(key).ticket
    assert device.follow.known(key) is None
    before = device.follow.ask(key)
    assert (before.state.status, before.state.is_closed) == ("new", False)
    desk.answer(ticket, "Monteur komt dinsdag – één uur")
    ((entry, told),) = device.follow.ask_all(Progress())
    assert entry.referral == key
    assert [one.text for one in told.state.answers] == ["Monteur komt dinsdag – één uur"]
    desk.proxy.mode = "refuse"
    assert isinstance(device.follow.ask(key), Failure)
    assert device.follow.known(key) == told
    assert device.follow.known(key).state.is_closed
