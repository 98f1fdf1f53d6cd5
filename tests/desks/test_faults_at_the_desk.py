"""What is wrong at the desk itself: rights, fields, certificates. Nothing is sent, and the reason is in plain sight.

As soon as somebody mends it, everything that waited arrives, once.
"""

import pytest
import trustme
from device import DeskBehindProxy, Device
from fast_desk import TOKEN, FastDesk
from fault_proxy import FaultProxy
from ways import CERTIFICATES, server_context

from kbdesk.domain.outbox import EntryState
from kbdesk.domain.progress import Progress
from kbdesk.wording.outbox import REASONS


def waits_with(device, key, code):
    """The entry waits, the whole channel is shut, and the reason has words."""
    second = device.refer()
    device.sender.run(Progress())
    entry = device.entry(key)
    assert (entry.state, entry.last_error) == (EntryState.WAITING, code)
    assert device.entry(second).attempts == 0, "the whole channel waits"
    assert [one.code for one in device.outbox.pauses()] == [code]
    assert f"reason.{code}" in REASONS
    return second


def test_a_token_that_is_revoked_in_the_middle_shuts_the_channel(device, desk):
    first = device.refer()
    device.send()
    device.token = "1-1-revoked"
    second = device.refer()
    third = waits_with(device, second, "desk-shut")
    assert [desk.count(key) for key in (first, second, third)] == [1, 0, 0]
    device.token = desk.token
    device.sender.run(Progress(), at_once=True)
    assert [desk.count(key) for key in (first, second, third)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ({"referral_field": "NotThere"}, "desk-field-missing"),
        ({"queue": "Nowhere"}, "desk-queue-missing"),
        ({"queue": "General"}, "desk-queue-missing"),
    ],
    ids=["no-field", "no-queue", "no-right-to-see-it"],
)
def test_what_is_missing_at_the_desk_is_said_before_anything_is_sent(desk, tmp_path, option, code):
    device = Device(tmp_path, desk, **option)
    try:
        key = device.refer()
        second = waits_with(device, key, code)
        assert [desk.count(one) for one in (key, second)] == [0, 0]
    finally:
        device.close()


def test_a_queue_in_which_no_tickets_may_be_made_refuses_and_says_so(tmp_path):
    with FastDesk(may_create=False) as one, FaultProxy(one.address) as proxy:
        device = Device(tmp_path, DeskBehindProxy(proxy, TOKEN, "Service Desk", None, None, None))
        key = device.refer()
        second = waits_with(device, key, "desk-shut")
        assert "No permission" in device.entry(key).last_detail
        one.may_create = True
        device.sender.run(Progress(), at_once=True)
        assert sorted(one.keys()) == sorted([key, second])
        device.close()


@pytest.mark.parametrize("certificate", CERTIFICATES)
def test_a_certificate_that_is_not_trusted_sends_nothing_until_it_is(tmp_path, certificate):
    ours, others = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(tmp_path / "ca.pem")
    bad = server_context(CERTIFICATES[certificate](ours, others))

    class Wire:
        url = ""

    with FastDesk(tls=bad) as one:
        Wire.url = f"https://127.0.0.1:{one.port}"
        wire = DeskBehindProxy(Wire, TOKEN, "Service Desk", None, None, None)
        device = Device(tmp_path / "device", wire, ca_file=tmp_path / "ca.pem")
        key = device.refer()
        second = waits_with(device, key, "certificate")
        assert one.asked == []
        ours.issue_cert("127.0.0.1").configure_cert(bad)
        device.sender.run(Progress(), at_once=True)
        assert sorted(one.keys()) == sorted([key, second])
        device.close()
