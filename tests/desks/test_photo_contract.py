"""What every way must do with a photo: byte for byte at its own ticket, once, and nothing of it an answer to us."""

import uuid

import pytest
from documented_desks import DOCUMENTED, SECRET, WEBHOOK_SECRET
from fast_desk import TOKEN
from fault_proxy import FaultProxy
from test_channel_contract import each
from ways import DESKS, HTTP, HTTP_TICKETS, Way, a_referral

from kbdesk.delivery.channel import PhotoChannel
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.photo import Photo

BYTES = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 300 + b"\r\n--x\r\n.\r\n\0\xff\xd9"
BEFORE = {"zammad": 1, "servicenow": 1, "zendesk": 1, "jira-service-management": 1}
"""Requests of an attach before the one that puts the photo at the ticket."""


def a_photo(number=1):
    return Photo(str(uuid.uuid4()), f"photo-{number}-3f9a2c7{number}.jpg", "image/jpeg", BYTES)


@pytest.fixture
def way(request, tmp_path):
    kind = request.param
    secret = {"request-tracker": TOKEN, "webhook": WEBHOOK_SECRET}.get(kind, SECRET)
    with DESKS[kind]() as desk, FaultProxy(desk.address) as proxy:
        yield Way(kind, desk, secret, proxy, tmp_path)


def delivered(way):
    channel, referral = way.channel(), a_referral()
    receipt = channel.deliver(referral)
    assert isinstance(receipt, Receipt), receipt
    return channel, referral, receipt.ticket


@each(HTTP)
def test_photos_come_to_their_ticket_byte_for_byte(way):
    channel, _, other = delivered(way)
    channel, referral, ticket = delivered(way)
    assert isinstance(channel, PhotoChannel)
    first, second = a_photo(1), a_photo(2)
    assert channel.attach(referral, ticket, first, may_be_there=False) is None
    assert channel.attach(referral, ticket, second, may_be_there=False) is None
    assert way.desk.photos_of(ticket) == [(first.name, BYTES), (second.name, BYTES)]
    assert way.desk.photos_of(other) == []


@each(HTTP)
def test_a_photo_whose_answer_was_lost_is_not_put_there_twice(way):
    channel, referral, ticket = delivered(way)
    photo = a_photo()
    way.proxy.after, way.proxy.once, way.proxy.mode = BEFORE.get(way.kind, 0), True, "drop_response"
    failure = channel.attach(referral, ticket, photo, may_be_there=False)
    assert failure.verdict is Verdict.UNCLEAR
    assert channel.attach(referral, ticket, photo, may_be_there=True) is None
    assert way.desk.photos_of(ticket) == [(photo.name, BYTES)]


@each(HTTP)
def test_a_photo_that_may_be_there_and_is_not_is_sent(way):
    channel, referral, ticket = delivered(way)
    photo = a_photo()
    assert channel.attach(referral, ticket, photo, may_be_there=True) is None
    assert way.desk.photos_of(ticket) == [(photo.name, BYTES)]


@each(HTTP_TICKETS)
def test_a_photo_of_ours_is_no_answer_of_the_desks(way):
    channel, referral, ticket = delivered(way)
    assert channel.attach(referral, ticket, a_photo(), may_be_there=False) is None
    assert channel.status(ticket).answers == ()


@each(HTTP)
def test_a_desk_that_does_not_let_in_or_answers_nonsense_has_no_photo(way):
    channel, referral, ticket = delivered(way)
    for status, verdict in (("401 No", Verdict.PAUSED), ("413 Too large", Verdict.REFUSED)):
        way.proxy.once, way.proxy.after = False, 0
        way.proxy.status, way.proxy.body, way.proxy.mode = status, b"<html>Log in</html>", "status"
        assert channel.attach(referral, ticket, a_photo(), may_be_there=False).verdict is verdict
    way.proxy.status, way.proxy.body = "200 OK", b"<html>Log in</html>"
    assert isinstance(channel.attach(referral, ticket, a_photo(), may_be_there=False), Failure)
    assert way.desk.photos_of(ticket) == []


@each(HTTP_TICKETS)
def test_a_question_for_a_photo_that_is_not_answered_sends_nothing(way):
    channel, referral, ticket = delivered(way)
    way.proxy.once, way.proxy.status, way.proxy.body, way.proxy.mode = False, "500 Oops", b"", "status"
    failure = channel.attach(referral, ticket, a_photo(), may_be_there=True)
    assert failure.verdict is Verdict.NOT_SENT
    assert way.desk.photos_of(ticket) == []


def test_a_webhook_gets_photos_only_where_the_settings_say_that_it_knows_them(tmp_path):
    with DESKS["webhook"]() as desk, FaultProxy(desk.address) as proxy:
        way = Way("webhook", desk, WEBHOOK_SECRET, proxy, tmp_path)
        channel = way.channel(photos="")
        referral = a_referral()
        ticket = channel.deliver(referral).ticket
        failure = channel.attach(referral, ticket, a_photo(), may_be_there=False)
        assert (failure.verdict, failure.code) == (Verdict.REFUSED, "photos-not-taken")
        assert len(desk.asked) == 1


def test_a_photo_of_a_servicenow_that_forgets_queries_is_put_at_its_own_incident(tmp_path):
    with DOCUMENTED["servicenow"](understands=False) as desk, FaultProxy(desk.address) as proxy:
        way = Way("servicenow", desk, SECRET, proxy, tmp_path)
        channel, referral, ticket = delivered(way)
        photo = a_photo()
        assert channel.attach(referral, ticket, photo, may_be_there=True) is None
        assert channel.attach(referral, ticket, photo, may_be_there=True) is None
        assert desk.photos_of(ticket) == [(photo.name, BYTES)]
