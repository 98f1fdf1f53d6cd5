"""A sender that dies at any moment loses nothing and doubles nothing."""

import os
import signal
import sys

import killed_senders
import many_senders
import pytest

from kbdesk.domain.outbox import EntryState
from kbdesk.domain.progress import Progress

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="senders are forks here")


def test_killed_at_random_moments_nothing_is_lost_or_doubled(tmp_path):
    counts = killed_senders.run(tmp_path, kills=20, entries=60)
    assert counts["killed"] == 20
    assert (counts["lost"], counts["doubled"], counts["unsent"]) == (0, 0, 0)


def test_three_senders_at_once_send_each_referral_once(tmp_path):
    counts = many_senders.run(tmp_path, entries=100)
    assert (counts["lost"], counts["doubled"], counts["unsent"]) == (0, 0, 0)


def die(*_args, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def before_the_claim(outbox, _channel, monkeypatch):
    monkeypatch.setattr(type(outbox), "claim", die)


def after_the_claim(_outbox, channel, monkeypatch):
    monkeypatch.setattr(channel, "deliver", die)


def after_the_answer(outbox, _channel, monkeypatch):
    monkeypatch.setattr(type(outbox), "mark_sent", die)


def after_the_mark(outbox, _channel, monkeypatch):
    mark = type(outbox).mark_sent

    def mark_and_die(*args, **more):
        mark(*args, **more)
        die()

    monkeypatch.setattr(type(outbox), "mark_sent", mark_and_die)


def after_the_search(_outbox, channel, monkeypatch):
    find = channel.find

    def find_and_die(*args):
        find(*args)
        die()

    monkeypatch.setattr(channel, "find", find_and_die)


@pytest.mark.parametrize(
    ("moment", "tickets"),
    [(before_the_claim, 0), (after_the_claim, 0), (after_the_answer, 1), (after_the_mark, 1), (after_the_search, 0)],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_sender_that_dies_at_a_certain_moment_leaves_one_ticket_in_the_end(
    device, desk, moment, tickets, monkeypatch
):
    from kbdesk.delivery.request_tracker import RequestTrackerChannel

    key = device.refer()
    if moment is after_the_search:
        desk.proxy.mode, desk.proxy.after, desk.proxy.once = "half_request", 1, True
        device.send()
        assert device.entry(key).state is EntryState.UNCLEAR
    with monkeypatch.context() as patched:

        def act():
            moment(device.outbox, RequestTrackerChannel, patched)
            device.sender.run(Progress())

        _, status = os.waitpid(killed_senders.fork(act), 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert desk.count(key) == tickets
    device.send()  # the claim of the dead one settles
    device.send()
    entry = device.entry(key)
    assert entry.state is EntryState.SENT
    assert desk.count(key) == 1
