"""The mail channel into a real Request Tracker: mail server -> `rt-mailgate` -> one ticket that has our key."""

import subprocess
from datetime import UTC, datetime

from device import DeskBehindProxy, Device
from fault_proxy import FaultProxy
from mailbox_server import Mailbox
from real_desk import RealDesk

from kbdesk.domain.outbox import EntryState


def gate(facts):
    """Hands a message to Request Tracker; what it will not take is told to the sender."""

    def hand_on(content):
        command = ["rt-mailgate", "--queue", facts["RT_QUEUE"], "--action", "correspond", "--url", facts["RT_URL"]]
        done = subprocess.run(command, input=content, check=False, capture_output=True, timeout=60)
        return "" if done.returncode == 0 else "451 The desk does not take it now"

    return hand_on


def mail_device(folder, facts, proxy):
    desk = DeskBehindProxy(proxy, "", facts["RT_QUEUE"], None, None, None)
    where = {"type": "smtp", "host": "127.0.0.1", "port": proxy.port, "security": "none"}
    return Device(folder, desk, seconds=20, **where, **Mailbox.settings)


def test_a_referral_by_mail_is_one_ticket_with_our_key(request_tracker, tmp_path):
    with Mailbox(gate(request_tracker)) as mailbox, FaultProxy(mailbox.address) as proxy:
        device = mail_device(tmp_path, request_tracker, proxy)
        key = device.refer()
        device.send(rounds=2)
        entry = device.entry(key)
        device.close()
    assert entry.state is EntryState.SENT
    assert RealDesk(request_tracker).count(key) == 1


def test_a_desk_that_refuses_a_mail_for_now_gets_it_later_once(request_tracker, tmp_path):
    real, refused = gate(request_tracker), []

    def hand_on(content):
        if not refused:
            refused.append(datetime.now(UTC))
            return "451 Later"
        return real(content)

    with Mailbox(hand_on) as mailbox, FaultProxy(mailbox.address) as proxy:
        device = mail_device(tmp_path, request_tracker, proxy)
        key = device.refer()
        device.send()
        assert device.entry(key).last_error == "desk-busy"
        device.send()
        assert device.entry(key).state is EntryState.SENT
        device.close()
    assert RealDesk(request_tracker).count(key) == 1
