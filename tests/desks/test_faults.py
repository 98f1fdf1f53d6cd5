"""Every fault on the way to a desk ends as exactly one ticket, or as none with the reason in plain sight.

Tickets are counted at the desk itself, past the proxy that breaks the wire.
"""

import pytest

from kbdesk.domain.outbox import EntryState


def deliver_with(device, desk, mode, *, once=True, **faults):
    """A referral sent while the wire is broken so, then until it arrives on a good one."""
    key = device.refer()
    for name, value in faults.items():
        setattr(desk.proxy, name, value)
    desk.proxy.mode, desk.proxy.once = mode, once
    device.send()
    during = device.entry(key)
    desk.proxy.mode = "pass"
    device.send(rounds=3)
    return key, during, device.entry(key)


def test_without_a_fault_a_referral_is_one_ticket(device, desk):
    key = device.refer()
    device.send()
    entry = device.entry(key)
    assert (entry.state, entry.last_error) == (EntryState.SENT, "")
    assert entry.ticket
    assert desk.count(key) == 1
    device.send(rounds=3)
    assert desk.count(key) == 1


# The look at the queue comes first, so a fault on the first connection meets the look; on the second, the making.
WIRE = ["refuse", "reset", "drop_response", "half_response", "half_request", "hang"]


@pytest.mark.parametrize("mode", WIRE)
def test_a_wire_that_breaks_at_the_look_leaves_no_trace(device, desk, mode):
    key, during, after = deliver_with(device, desk, mode)
    assert during.state is EntryState.WAITING
    assert not during.maybe_sent
    assert after.state is EntryState.SENT
    assert desk.count(key) == 1


@pytest.mark.parametrize("mode", WIRE)
def test_a_wire_that_breaks_at_the_making_of_the_ticket_ends_as_one_ticket(device, desk, mode):
    desk.proxy.after = 1
    key, during, after = deliver_with(device, desk, mode)
    # A connection shut at once may break before or after the first byte; each is told as what it is.
    assert during.state in ({EntryState.UNCLEAR, EntryState.WAITING} if mode == "refuse" else {EntryState.UNCLEAR})
    assert during.maybe_sent == (during.state is EntryState.UNCLEAR)
    assert after.state is EntryState.SENT
    assert desk.count(key) == 1


def test_an_answer_that_drips_ends_with_the_time_for_the_whole(device, desk):
    desk.proxy.after = 1
    key, during, after = deliver_with(device, desk, "slow", delay=0.05)
    assert (during.state, after.state) == (EntryState.UNCLEAR, EntryState.SENT)
    assert desk.count(key) == 1


def test_a_request_that_is_delivered_late_is_found_before_a_second_is_made(device, desk):
    key = device.refer()
    desk.proxy.after, desk.proxy.mode, desk.proxy.once, desk.proxy.delay = 1, "late", True, 2.5
    device.send()
    assert device.entry(key).state is EntryState.UNCLEAR
    assert desk.count(key) == 0
    desk.proxy.wait_until_quiet()  # what the settle time is for; the clock of the device is ours here
    assert desk.count(key) == 1
    device.send(rounds=2)
    assert device.entry(key).state is EntryState.SENT
    assert desk.count(key) == 1


STATUSES = [
    ("200 OK", b"<html>Log in</html>", {}, EntryState.UNCLEAR, "no-receipt"),
    ("302 Found", b"", {"Location": "/login"}, EntryState.UNCLEAR, "no-receipt"),
    ("400 Bad Request", b"{}", {}, EntryState.NEEDS_ATTENTION, "desk-refused"),
    ("401 Unauthorized", b"{}", {}, EntryState.WAITING, "desk-shut"),
    ("403 Forbidden", b"{}", {}, EntryState.WAITING, "desk-shut"),
    ("413 Too Large", b"{}", {}, EntryState.NEEDS_ATTENTION, "desk-refused"),
    ("429 Too Many", b"{}", {"Retry-After": "90"}, EntryState.WAITING, "desk-busy"),
    ("500 Oops", b"{}", {}, EntryState.UNCLEAR, "desk-fails"),
    ("503 Later", b"{}", {"Retry-After": "Tue, 24 Nov 2026 12:00:00 GMT"}, EntryState.UNCLEAR, "desk-fails"),
]


@pytest.mark.parametrize(("status", "body", "headers", "state", "code"), STATUSES, ids=[one[0] for one in STATUSES])
def test_an_answer_that_is_no_receipt_is_none(device, desk, status, body, headers, state, code):
    desk.proxy.after = 1
    key = device.refer()
    desk.proxy.status, desk.proxy.body, desk.proxy.headers = status, body, headers
    desk.proxy.mode, desk.proxy.once = "status", True
    device.send()
    entry = device.entry(key)
    assert (entry.state, entry.last_error) == (state, code)
    assert desk.count(key) == 0
    if entry.state is EntryState.NEEDS_ATTENTION:
        device.send(rounds=3)
        assert desk.count(key) == 0, "what a desk refused waits for a person"
        device.outbox.retry(key, device.clock())
    device.send(rounds=3)
    assert device.entry(key).state is EntryState.SENT
    assert desk.count(key) == 1


def test_a_desk_that_is_down_costs_nothing_but_time(device, desk):
    key = device.refer()
    desk.proxy.mode = "refuse"
    device.send(rounds=5)
    entry = device.entry(key)
    assert entry.state is EntryState.WAITING
    assert not entry.maybe_sent
    assert entry.attempts == 5
    desk.proxy.mode = "pass"
    device.send()
    assert desk.count(key) == 1


def test_a_wrong_token_shuts_the_channel_and_the_right_one_opens_it(device, desk):
    first, second = device.refer(), device.refer()
    device.token = "wrong"
    device.send()
    assert device.entry(first).state is EntryState.WAITING
    assert device.entry(first).last_error == "desk-shut"
    assert device.entry(first).attempts == 1
    assert device.entry(second).attempts == 0, "the whole channel waits"
    device.token = desk.token
    device.send(rounds=2)
    assert [desk.count(key) for key in (first, second)] == [1, 1]


def test_a_refused_entry_does_not_keep_the_others_waiting(device, desk):
    refused = device.refer()
    desk.proxy.after, desk.proxy.status, desk.proxy.body = 1, "422 No", b"{}"
    desk.proxy.mode, desk.proxy.once = "status", True
    others = [device.refer() for _ in range(3)]
    device.send()
    assert device.entry(refused).state is EntryState.NEEDS_ATTENTION
    assert [desk.count(key) for key in others] == [1, 1, 1]


def test_a_clock_that_is_set_wrong_stalls_nothing(device, desk):
    key = device.refer()
    desk.proxy.mode = "refuse"
    device.send()
    desk.proxy.mode = "pass"
    device.clock.go_on(days=-1)
    device.send(rounds=2)
    assert desk.count(key) == 1
    later = device.refer()
    device.clock.go_on(days=365)
    device.send()
    assert desk.count(later) == 1
