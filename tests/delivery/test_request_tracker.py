import uuid
from datetime import UTC, datetime, timedelta

import pytest
from fast_desk import QUEUE, TOKEN, FastDesk
from fault_proxy import FaultProxy

from kbdesk.delivery.exchange import Desk
from kbdesk.delivery.request_tracker import Names, RequestTrackerChannel
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.referral import Referral
from kbdesk.wording.outbox import REASONS, REMARKS


def channel(url, token=TOKEN, **names):
    names = {"queue": QUEUE, "urgency_field": "Urgency", "requestor": "tech@example.org"} | names
    return RequestTrackerChannel(Desk(url, {"Authorization": f"token {token}"}, seconds=5), Names(**names))


def a_referral(identity=None, **changes):
    form = {"reference": "KD-7F3K-92", "urgency": "high"} | changes
    created = datetime(2026, 3, 2, tzinfo=UTC)
    return Referral(identity or str(uuid.uuid4()), "c1", "faults", "Geen warm water", created, **form)


def test_a_referral_becomes_one_ticket_with_its_key_and_is_found_by_it():
    referral = a_referral()
    with FastDesk() as desk:
        assert channel(desk.url).find(referral) is None
        assert channel(desk.url).deliver(referral) == Receipt("1")
        assert channel(desk.url).find(referral) == Receipt("1")
    (ticket,) = desk.tickets
    assert ticket["Subject"] == "KD-7F3K-92 Geen warm water"
    assert ticket["Requestor"] == "tech@example.org"
    assert ticket["CustomFields"] == {"ReferralId": referral.id, "Urgency": "high"}
    assert "Geen warm water" in ticket["Content"]


def test_of_two_tickets_with_one_key_the_oldest_is_ours():
    referral = a_referral()
    with FastDesk() as desk:
        channel(desk.url).deliver(referral)
        channel(desk.url).deliver(referral)
        assert channel(desk.url).tickets(referral) == ("1", "2")
        assert channel(desk.url).find(referral) == Receipt("1")


def test_what_the_desk_dropped_is_said_and_the_ticket_still_counts():
    with FastDesk(drops=("Urgency",)) as desk:
        assert channel(desk.url).deliver(a_referral()) == Receipt("1", "desk-dropped-urgency")
    with FastDesk(drops=("ReferralId",)) as desk:
        assert channel(desk.url).deliver(a_referral()) == Receipt("1", "desk-dropped-key")


@pytest.mark.parametrize(
    ("changes", "names", "code"),
    [
        ({"fields": ("Urgency",)}, {}, "desk-field-missing"),
        ({}, {"queue": "Nowhere"}, "desk-queue-missing"),
        ({}, {"token": "wrong"}, "desk-shut"),
        ({"may_create": False}, {}, "desk-shut"),
    ],
)
def test_what_the_desk_lacks_shuts_the_channel_and_makes_no_ticket(changes, names, code):
    with FastDesk(**changes) as desk:
        failure = channel(desk.url, **names).deliver(a_referral())
        assert (failure.verdict, failure.code) == (Verdict.PAUSED, code)
    assert desk.tickets == []


def test_a_test_of_the_connection_says_what_is_there_and_what_is_missing():
    with FastDesk(fields=("ReferralId",), may_create=False) as desk:
        remarks = channel(desk.url).check()
    assert [(one.code, one.is_fine, one.detail) for one in remarks] == [
        ("desk-answers", True, "Request Tracker 5.0.3-in-memory"),
        ("desk-queue", True, QUEUE),
        ("desk-may-create", False, QUEUE),
        ("desk-field", True, "ReferralId"),
        ("desk-field", False, "Urgency"),
    ]
    assert all(f"remark.{one.code}" + ("" if one.is_fine else ".not") in REMARKS for one in remarks)
    with FastDesk() as desk:
        assert [one.code for one in channel(desk.url, token="wrong").check()] == ["desk-shut"]


FAULTS = [
    ("500 Oops", {}, b"{}", Verdict.UNCLEAR, "desk-fails", None),
    ("503 Later", {"Retry-After": "120"}, b"{}", Verdict.UNCLEAR, "desk-fails", 120),
    ("429 Slow down", {"Retry-After": "7"}, b"{}", Verdict.NOT_SENT, "desk-busy", 7),
    ("200 OK", {}, b"<html>Log in</html>", Verdict.UNCLEAR, "no-receipt", None),
    ("201 Created", {}, b'{"message": "fine"}', Verdict.UNCLEAR, "no-receipt", None),
    ("302 Found", {"Location": "/login"}, b"", Verdict.UNCLEAR, "no-receipt", None),
    ("401 No", {}, b"{}", Verdict.PAUSED, "desk-shut", None),
    ("403 No", {}, b"{}", Verdict.PAUSED, "desk-shut", None),
    ("407 Proxy", {}, b"{}", Verdict.PAUSED, "desk-shut", None),
    ("410 Gone", {}, b"{}", Verdict.PAUSED, "desk-shut", None),
    ("400 Bad", {}, b"{}", Verdict.REFUSED, "desk-refused", None),
    ("409 Conflict", {}, b"{}", Verdict.REFUSED, "desk-refused", None),
    ("413 Too large", {}, b"{}", Verdict.REFUSED, "desk-refused", None),
    ("422 No", {}, b"{}", Verdict.REFUSED, "desk-refused", None),
    ("408 Slow", {}, b"{}", Verdict.UNCLEAR, "desk-fails", None),
    ("425 Early", {}, b"{}", Verdict.UNCLEAR, "desk-fails", None),
]


@pytest.mark.parametrize(("status", "headers", "body", "verdict", "code", "seconds"), FAULTS, ids=lambda v: str(v)[:20])
def test_an_answer_to_the_making_of_a_ticket_that_is_no_receipt_means_what_it_means(
    monkeypatch, status, headers, body, verdict, code, seconds
):
    with FastDesk() as desk, FaultProxy(desk.address) as proxy:
        proxy.status, proxy.headers, proxy.body = status, headers, body
        one = channel(proxy.url)
        send = Desk.send

        def fail_from_here(self, *where, **content):
            proxy.mode = "status"
            return send(self, *where, **content)

        monkeypatch.setattr(Desk, "send", fail_from_here)
        failure = one.deliver(a_referral())
    assert isinstance(failure, Failure)
    assert (failure.verdict, failure.code) == (verdict, code)
    assert failure.retry_after == (None if seconds is None else timedelta(seconds=seconds))
    assert f"reason.{failure.code}" in REASONS


@pytest.mark.parametrize("mode", ["hang", "reset", "drop_response", "half_response", "half_request", "status"])
def test_a_look_that_fails_sends_nothing_so_the_referral_is_certainly_not_there(mode):
    with FastDesk() as desk, FaultProxy(desk.address) as proxy:
        proxy.mode = mode
        one = RequestTrackerChannel(Desk(proxy.url, {"Authorization": f"token {TOKEN}"}, seconds=0.5), Names(QUEUE))
        failure = one.deliver(a_referral())
    assert failure.verdict is Verdict.NOT_SENT
    assert desk.tickets == []


def test_a_key_that_is_no_key_never_enters_a_query():
    with FastDesk() as desk:
        failure = channel(desk.url).find(a_referral("x' OR 'a' = 'a"))
    assert (failure.verdict, failure.code) == (Verdict.REFUSED, "bad-key")


def test_where_a_ticket_stands_is_told():
    with FastDesk() as desk:
        channel(desk.url).deliver(a_referral())
        state = channel(desk.url).status("1")
    assert (state.status, state.is_closed, state.answers) == ("new", False, ())
