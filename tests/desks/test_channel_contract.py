"""What every way to a service desk must do, each against a desk that holds its contract strictly.

The desks of `documented_desks.py` know their makers' documents, not a live desk; Request Tracker also runs for real.
"""

import base64
import logging
import socket
import time
import urllib.parse

import pytest
from documented_desks import DOCUMENTED, SECRET, WEBHOOK_SECRET
from fast_desk import TOKEN
from fault_proxy import FaultProxy
from ways import ALL, DESKS, HTTP, HTTP_TICKETS, NETWORK, NOW, Way, a_referral

from kbdesk.delivery.channel import TellingChannel
from kbdesk.delivery.choose import ChooseChannel
from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.wording.outbox import REASONS, REMARKS


@pytest.fixture
def way(request, tmp_path):
    kind = request.param
    secret = {"request-tracker": TOKEN, "webhook": WEBHOOK_SECRET}.get(kind, SECRET)
    if kind == "folder":
        yield Way(kind, None, secret, None, tmp_path)
        return
    with DESKS[kind]() as desk, FaultProxy(desk.address) as proxy:
        yield Way(kind, desk, secret, proxy, tmp_path)


def each(kinds):
    return pytest.mark.parametrize("way", kinds, indirect=True)


@each(ALL)
def test_a_referral_becomes_one_ticket_with_its_key(way):
    referral = a_referral()
    receipt = way.channel().deliver(referral)
    assert isinstance(receipt, Receipt), receipt
    assert receipt.ticket
    assert receipt.remark == ""
    assert way.keys() == ([referral.reference] if way.kind == "folder" else [referral.id])


@each(HTTP_TICKETS)
def test_making_a_ticket_does_not_ask_for_it_first(way):
    way.channel().deliver(a_referral())
    asked = [
        one for one in way.desk.asked if one.method == "GET" and ("query" in str(one.params) or "jql" in one.params)
    ]
    assert asked == []


@each([*HTTP_TICKETS, "folder"])
def test_what_was_delivered_is_found_by_its_key_and_nothing_else_is(way):
    channel, first, second = way.channel(), a_referral(), a_referral(reference="KD-7F3K-93")
    assert channel.find(first) is None
    channel.deliver(second)
    assert channel.find(first) is None
    receipt = channel.deliver(first)
    assert channel.find(first) == receipt


@each(HTTP_TICKETS)
def test_of_two_tickets_with_one_key_the_oldest_is_ours(way):
    channel, referral = way.channel(), a_referral()
    assert isinstance(channel, TellingChannel)
    first = channel.deliver(referral)
    getattr(way.desk, "forget", lambda: None)()
    second = channel.deliver(referral)
    assert channel.tickets(referral) == (first.ticket, second.ticket)
    assert channel.find(referral) == Receipt(first.ticket)


@pytest.mark.parametrize("way", ["zendesk", "webhook", "folder"], indirect=True)
def test_where_the_desk_knows_a_second_try_there_is_no_second_ticket(way):
    channel, referral = way.channel(), a_referral()
    assert channel.deliver(referral) == channel.deliver(referral)
    assert len(way.keys()) == 1


STATUSES = [
    (200, Verdict.UNCLEAR, "no-receipt"),
    (302, Verdict.UNCLEAR, "no-receipt"),
    (400, Verdict.REFUSED, "desk-refused"),
    (401, Verdict.PAUSED, "desk-shut"),
    (403, Verdict.PAUSED, "desk-shut"),
    (404, Verdict.REFUSED, "desk-refused"),
    (407, Verdict.PAUSED, "desk-shut"),
    (408, Verdict.UNCLEAR, "desk-fails"),
    (409, Verdict.REFUSED, "desk-refused"),
    (410, Verdict.PAUSED, "desk-shut"),
    (413, Verdict.REFUSED, "desk-refused"),
    (415, Verdict.REFUSED, "desk-refused"),
    (422, Verdict.REFUSED, "desk-refused"),
    (425, Verdict.UNCLEAR, "desk-fails"),
    (429, Verdict.NOT_SENT, "desk-busy"),
    (500, Verdict.UNCLEAR, "desk-fails"),
    (503, Verdict.UNCLEAR, "desk-fails"),
]


@pytest.mark.parametrize(("status", "verdict", "code"), STATUSES, ids=[str(one[0]) for one in STATUSES])
@each(HTTP)
def test_an_answer_that_is_no_receipt_is_told_for_what_it_is(way, status, verdict, code):
    way.break_the_making("status", status=f"{status} Said", body=b"<html>Log in</html>", headers={"Location": "/login"})
    failure = way.channel().deliver(a_referral())
    assert (failure.verdict, failure.code) == (verdict, code)
    assert f"reason.{code}" in REASONS
    assert way.keys() == []
    assert not [one for one in way.desk.asked if "login" in one.path], "a redirect is not followed"


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"<html>", b'{"id": true}', b'{"result": {}}'])
@each(HTTP)
def test_a_status_alone_is_no_receipt(way, body):
    way.break_the_making("status", status="201 Created", body=body)
    failure = way.channel().deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "no-receipt")


@each(HTTP)
def test_retry_after_is_handed_on(way):
    way.break_the_making("status", status="429 Busy", headers={"Retry-After": "90"})
    assert way.channel().deliver(a_referral()).retry_after.total_seconds() == 90


@each(HTTP_TICKETS)
def test_a_question_that_is_not_answered_is_a_failure_and_not_a_no(way):
    for status in ("200 OK", "302 Found", "401 No", "404 Not", "500 Oops"):
        way.proxy.status, way.proxy.body, way.proxy.mode = status, b"<html>Log in</html>", "status"
        found = way.channel().find(a_referral())
        assert isinstance(found, Failure), status
        assert found.verdict is not Verdict.UNCLEAR, "a question leaves nothing at the desk"


@each(HTTP_TICKETS)
def test_a_ticket_whose_answer_was_lost_is_found(way):
    referral = a_referral()
    way.break_the_making("drop_response")
    assert way.channel().deliver(referral).verdict is Verdict.UNCLEAR
    found = way.channel().find(referral)
    assert isinstance(found, Receipt)
    assert way.keys() == [referral.id]


@each(HTTP_TICKETS)
def test_a_key_that_is_none_reaches_no_query_and_no_ticket(way):
    referral = a_referral(id="x' OR id > 0 OR '^")
    for failure in (way.channel().find(referral), way.channel().deliver(referral)):
        assert (failure.verdict, failure.code) == (Verdict.REFUSED, "bad-key")
    assert way.desk.asked == []


@each(NETWORK)
def test_where_nobody_listens_nothing_was_sent(way, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    where = {"port": str(port)} if way.kind == "smtp" else {"url": f"http://127.0.0.1:{port}"}
    failure = way.channel(**where).deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "desk-unreachable")


@each(NETWORK)
def test_a_name_that_leads_nowhere_leaves_nothing(way, monkeypatch):
    def no_such_name(*_args, **_more):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_such_name)
    where = {"host": "localhost"} if way.kind == "smtp" else {"url": "https://desk.invalid"}
    failure = way.channel(**where).deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "desk-unreachable")


@each(NETWORK)
def test_a_desk_that_drips_or_hangs_ends_with_the_time_for_the_whole(way):
    for mode in ("slow", "hang"):
        way.break_the_making(mode, delay=0.1)
        began = time.monotonic()
        failure = way.channel(seconds="1").deliver(a_referral())
        # Without a bound the answer of some hundred bytes would drip for a minute, and a hang last for ever.
        assert time.monotonic() - began < 10
        assert failure.verdict in ({Verdict.NOT_SENT} if way.kind == "smtp" else {Verdict.UNCLEAR})


@each(HTTP)
def test_an_answer_larger_than_any_desks_is_not_read_to_its_end(way):
    way.break_the_making("status", status="201 Created", body=b'{"id": "' + b"1" * 3_000_000 + b'"}')
    failure = way.channel(seconds="20").deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "answer-lost")


@each([kind for kind in NETWORK if kind != "smtp"])
def test_a_wrong_credential_shuts_the_channel(way):
    wrong = WEBHOOK_SECRET[:-6] + "AAAA=" if way.kind == "webhook" else "wrong"
    failure = way.channel(secret=wrong).deliver(a_referral())
    assert failure.verdict is Verdict.PAUSED
    assert failure.code in {"desk-shut", "secret-unusable"}
    assert way.keys() == []


@each(HTTP_TICKETS)
def test_a_credential_that_is_not_on_this_device_shuts_the_channel(way):
    choose = ChooseChannel(way.folder, lambda _name: "", now=lambda: NOW)
    options = {"credential": "desk", **way.options()}
    failure = choose(ChannelSettings("desk", way.kind, tuple(options.items())))
    assert (failure.verdict, failure.code) == (Verdict.PAUSED, "secret-missing")


@each(NETWORK)
def test_no_secret_is_in_a_repr_a_log_or_a_failure(way, caplog):
    caplog.set_level(logging.DEBUG)
    channel = way.channel()
    way.break_the_making("status", status="401 No", body=b"no")
    said = [repr(channel), repr(vars(channel)), repr(channel.deliver(a_referral())), repr(channel.check())]
    said.append(repr(channel.deliver(a_referral())))
    secrets = [way.secret, *(base64.b64encode(f"{user}:{way.secret}".encode()).decode() for user in ("kbdesk",))]
    text = "\n".join([*said[:1], *said[2:], caplog.text])
    assert not [secret for secret in secrets if secret in text]
    if way.kind in HTTP_TICKETS:
        assert way.secret not in said[1], "the desk that a channel holds shows no login"


@each(ALL)
def test_a_test_of_the_connection_finds_all_in_order_and_makes_nothing(way):
    remarks = way.channel().check()
    assert remarks
    assert [one for one in remarks if not one.is_fine] == []
    assert [one.code for one in remarks if f"remark.{one.code}" not in REMARKS] == []
    assert way.keys() == []


@each(HTTP_TICKETS)
def test_a_test_of_the_connection_tells_of_a_wrong_credential_and_of_a_desk_that_is_down(way):
    for channel in (way.channel(secret="wrong"), way.channel(url="http://127.0.0.1:9")):
        wrong = [one for one in channel.check() if not one.is_fine]
        assert wrong
        assert all(f"remark.{one.code}.not" in REMARKS or f"reason.{one.code}" in REASONS for one in wrong)


@each(HTTP_TICKETS)
def test_the_desks_state_and_its_answer_come_back(way):
    channel = way.channel()
    receipt = channel.deliver(a_referral())
    before = channel.status(receipt.ticket)
    assert (before.ticket, before.is_closed, before.answers) == (receipt.ticket, False, ())
    assert before.status
    way.desk.say(receipt.ticket, "Monteur komt dinsdag – één uur")
    after = channel.status(receipt.ticket)
    assert after.is_closed
    assert after.status != before.status
    (answer,) = after.answers
    assert "Monteur komt dinsdag – één uur" in answer.text
    assert answer.at.tzinfo is not None


@each(HTTP_TICKETS)
def test_a_note_for_the_desks_own_people_is_no_answer_to_us(way):
    channel = way.channel()
    receipt = channel.deliver(a_referral())
    assert channel.comment(receipt.ticket, "Dubbel van 1") is None
    assert channel.status(receipt.ticket).answers == ()


@each(HTTP_TICKETS)
def test_a_ticket_that_is_not_there_has_no_state(way):
    assert isinstance(way.channel().status("999'^"), Failure)


def test_an_address_in_the_open_is_taken_on_this_machine_only(tmp_path):
    choose = ChooseChannel(tmp_path, lambda _name: "secret", now=lambda: NOW)
    for kind in HTTP:
        settings = {**DESKS[kind].settings, "url": "http://desk.example", "credential": "desk"}
        failure = choose(ChannelSettings("desk", kind, tuple(settings.items())))
        assert (failure.verdict, failure.code) == (Verdict.PAUSED, "not-encrypted")


def test_a_query_that_servicenow_forgets_finds_nobody_elses_incident(tmp_path):
    with DOCUMENTED["servicenow"](understands=False) as desk, FaultProxy(desk.address) as proxy:
        way = Way("servicenow", desk, SECRET, proxy, tmp_path)
        way.channel().deliver(a_referral())
        assert way.channel().find(a_referral()) is None


def test_a_request_type_without_the_field_for_our_key_gets_nothing(tmp_path):
    with DOCUMENTED["jira-service-management"](fields=("summary",)) as desk, FaultProxy(desk.address) as proxy:
        way = Way("jira-service-management", desk, SECRET, proxy, tmp_path)
        failure = way.channel().deliver(a_referral())
        assert (failure.verdict, failure.code) == (Verdict.PAUSED, "desk-field-missing")
        assert desk.tickets == []
        assert [one.code for one in way.channel().check() if not one.is_fine] == ["desk-field"]


def test_the_real_request_tracker_holds_the_same_contract(request_tracker, tmp_path):
    """State, answer, comment and double are the parts that the fault tests do not reach."""
    split = urllib.parse.urlsplit(request_tracker["RT_URL"])
    options = {"url": request_tracker["RT_URL"], "queue": request_tracker["RT_QUEUE"], "urgency_field": "Urgency"}
    options |= {"requestor": "technician@desk.example", "credential": "desk", "seconds": "20"}
    choose = ChooseChannel(tmp_path, lambda _name: request_tracker["RT_TOKEN"], now=lambda: NOW)
    channel = choose(ChannelSettings("desk", "request-tracker", tuple(options.items())))
    assert split.hostname
    assert [one for one in channel.check() if not one.is_fine] == []
    referral = a_referral()
    first, second = channel.deliver(referral), channel.deliver(referral)
    assert channel.tickets(referral) == (first.ticket, second.ticket)
    assert channel.comment(second.ticket, f"Dubbel van {first.ticket}") is None
    state = channel.status(second.ticket)
    assert (state.status, state.is_closed, state.answers) == ("new", False, ())
