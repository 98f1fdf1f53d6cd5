"""The open contact as the fold of what was told of it, whatever was told and whatever the clock did."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import (
    FACTS,
    MARKS,
    ContactAct,
    ContactEvent,
    OpenContact,
    Stretch,
    after,
    is_done_already,
    refuse,
    replayed,
)

FEWER = settings(max_examples=60, deadline=None)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
VALUES = st.text(max_size=20)
CLOCK_ACTS = [ContactAct.HOLD, ContactAct.TALK, ContactAct.PARK, ContactAct.TAKE_UP, ContactAct.HANG_UP]


@st.composite
def told(draw, *, back=False):
    """Acts as they may come: only those that are not refused, at times that may jump."""
    at = NOON
    contact = after(OpenContact("c", at), ContactEvent(at, ContactAct.OPEN))
    events = [ContactEvent(at, ContactAct.OPEN)]
    for _ in range(draw(st.integers(0, 12))):
        at += timedelta(seconds=draw(st.integers(-5000 if back else 0, 5000)))
        event = draw(
            st.one_of(
                st.builds(ContactEvent, st.just(at), st.sampled_from(CLOCK_ACTS)),
                st.builds(ContactEvent, st.just(at), st.just(ContactAct.TELL), st.sampled_from(FACTS), VALUES),
                st.builds(ContactEvent, st.just(at), st.just(ContactAct.LED), VALUES, VALUES),
                st.builds(
                    ContactEvent,
                    st.just(at),
                    st.just(ContactAct.USE),
                    VALUES,
                    st.sampled_from(["yes", "no", ""]),
                    st.integers(0, 9),
                ),
                st.builds(ContactEvent, st.just(at), st.just(ContactAct.LAPSE), number=st.integers(-(10**9), 10**9)),
            )
        )
        if is_done_already(contact, event):
            continue
        try:
            refuse(contact, event)
        except WrongUse:
            continue
        contact = after(contact, event)
        events.append(event)
    return contact, tuple(events), at


@given(told(back=True))
@FEWER
def test_a_contact_read_back_equals_the_one_that_was_never_put_away(case):
    contact, events, _ = case
    assert replayed("c", events) == contact
    assert contact.acts == len(events)


@given(told(back=True), st.integers(-10_000, 10_000))
@FEWER
def test_no_clock_is_ever_negative_and_none_goes_back(case, later):
    contact, _, at = case
    for kind in Stretch:
        here, there = contact.lasted(kind, at), contact.lasted(kind, at + timedelta(seconds=abs(later)))
        assert timedelta() <= here <= there
        assert contact.lasted(kind, at + timedelta(seconds=later)) >= timedelta()


@given(told())
@FEWER
def test_while_the_clock_runs_forward_all_stretches_together_are_the_whole_time(case):
    contact, events, at = case
    if any(event.act is ContactAct.LAPSE for event in events):
        return
    assert sum((contact.lasted(kind, at) for kind in Stretch), timedelta()) == at - NOON


@given(told(), st.text(min_size=1, max_size=9), st.integers(0, 20))
@FEWER
def test_undo_after_close_is_the_identity_but_for_the_number(case, reference, seconds):
    contact, _, at = case
    hung_up = after(contact, ContactEvent(at, ContactAct.HANG_UP)) if contact.closed is None else contact
    closed = after(hung_up, ContactEvent(at, ContactAct.CLOSE, reference))
    with pytest.raises(WrongUse, match="contact-closed"):
        refuse(closed, ContactEvent(at, ContactAct.TELL, "note", "x"))
    back = after(closed, ContactEvent(at + timedelta(seconds=seconds), ContactAct.UNDO))
    for name in OpenContact.__dataclass_fields__:
        if name not in {"reference", "acts"}:
            assert getattr(back, name) == getattr(hung_up, name), name
    assert back.reference == reference


@given(told(), st.sampled_from(FACTS), VALUES)
@FEWER
def test_telling_the_same_again_changes_nothing(case, name, value):
    contact, _, at = case
    event = ContactEvent(at, ContactAct.TELL, name, value)
    once = after(contact, event)
    assert is_done_already(once, event)


@given(told())
@FEWER
def test_the_state_and_the_stretch_belong_together(case):
    contact, _, _ = case
    allowed = {
        ContactState.OPEN: {Stretch.TALK, Stretch.HOLD},
        ContactState.PARKED: {Stretch.PARKED},
        ContactState.WRAP_UP: {Stretch.AFTER_WORK},
    }
    assert contact.stretch in allowed[contact.state]


def test_every_fact_can_be_told_and_every_fact_is_a_part_of_the_contact():
    contact = OpenContact("c", NOON)
    for name in FACTS:
        value = "yes" if name in MARKS else "outgoing"
        told_it = after(contact, ContactEvent(NOON, ContactAct.TELL, name, value))
        assert getattr(told_it, name) == (True if name in MARKS else value)
    assert told_it.direction is Direction.INCOMING
    assert after(contact, ContactEvent(NOON, ContactAct.TELL, "direction", "sideways")).direction is Direction.INCOMING


def test_nothing_told_is_no_contact():
    assert replayed("c", ()) is None


def test_a_contact_parked_in_its_wrap_up_goes_back_to_it():
    contact = OpenContact("c", NOON)
    for act in (ContactAct.OPEN, ContactAct.HANG_UP, ContactAct.PARK, ContactAct.TAKE_UP):
        contact = after(contact, ContactEvent(NOON, act))
    assert (contact.state, contact.stretch) == (ContactState.WRAP_UP, Stretch.AFTER_WORK)
