"""The wrap-up fills itself in from the path, from what counts now and from nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given, settings
from random_scripts import ACTS, Player, drafts

from kbdesk.domain import acts
from kbdesk.domain.article import Header
from kbdesk.domain.contact_at_end import contact_in_practice, contact_of_call, ended_contact, promise_at_end
from kbdesk.domain.open_contact import ContactAct, ContactEvent, OpenContact, after
from kbdesk.domain.organisation import Effect, Field, FieldType, Label, Organisation, Outcome, Policies, Privacy
from kbdesk.domain.wrap_up import (
    WRAP_UP_FIELDS,
    WrapUp,
    asks_call_back,
    missing_in,
    proposed_wrap,
    with_outcome,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
OUTCOMES = (
    Outcome("solved", Label((("en", "Solved"),)), Effect.SOLVED, resolved=True),
    Outcome("refer", Label((("en", "Call you back"),)), Effect.CALL_BACK),
    Outcome("nothing", Label(), Effect.CLOSED),
)
ORGANISATION = Organisation(outcomes=OUTCOMES)
FIELDS = (
    Field("a", FieldType.DATE),
    Field("b", FieldType.TIME),
    Field("c", FieldType.PHONE, privacy=Privacy.PERSONAL),
    Field("d"),
)


_PLAIN = {"tick": False, "notice": False, "say": False}


class Dated(Player):
    """A player on scripts that ask a day, a time and a number."""

    def __init__(self, main, sub):
        super().__init__(main, sub)
        self.halves = {key: replace(half, fields=FIELDS) for key, half in self.halves.items()}
        self.run = acts.start("r", self.halves["main", "nl"], self.at)

    def act(self, kind, number):
        if kind == "set" and self.run.step.asks:
            name = self.run.step.asks[number % len(self.run.step.asks)].name
            day = f"2027-{number + 1:02}-{len(self.run.events) % 28 + 1:02}"
            typed = {"a": day, "b": f"{number:02}:15", "c": f"+3161234{len(self.run.events):04}"}.get(name, "x")
            self.run = acts.capture(self.run, name, typed if number % 5 else "", self.at)
            return self.run
        return super().act(kind, number)


@given(drafts(), drafts(), ACTS)
@settings(max_examples=150, deadline=None)
def test_a_wrap_up_never_proposes_a_superseded_value(main, sub, done):
    player = Dated(main, sub)
    for kind, number in done:
        player.act(kind, number)
    run, live = player.run, player.run.values()
    contact = contact_in_practice(run)
    wrap = proposed_wrap(contact, ORGANISATION, run=run)
    if wrap.call_back is not None:
        assert wrap.call_back.date().isoformat() == live["a"]
        hour = live.get("b", "")
        assert wrap.call_back.time() == time.fromisoformat(hour if ":" in hour else "09:00")
    assert (wrap.call_back is not None) == (wrap.outcome == "refer" and live.get("a", "").startswith("2027"))
    made = contact_of_call(run, contact, wrap, ORGANISATION, at=player.at)
    assert made.phone == (live.get("c", "") if live.get("c", "").startswith("+") else "")
    gone = {one.value for one in run.superseded()} - set(live.values())
    assert not {made.phone, *(one.value for one in made.values if not one.superseded)} & gone


def a_contact(**facts):
    contact = after(OpenContact("c", NOON), ContactEvent(NOON, ContactAct.OPEN))
    for name, value in facts.items():
        contact = after(contact, ContactEvent(NOON, ContactAct.TELL, name, value))
    return contact


@pytest.mark.parametrize(
    ("helped", "outcome", "resolved"), [("yes", "solved", True), ("no", "", False), ("", "", False)]
)
def test_without_a_script_it_says_whether_the_answer_helped(helped, outcome, resolved):
    contact = after(a_contact(note="belt"), ContactEvent(NOON, ContactAct.USE, "boiler", helped, 3))
    about = Header("boiler", phase=("use", "end"), product=("boiler",))
    wrap = proposed_wrap(contact, ORGANISATION, about=about)
    assert (wrap.outcome, wrap.resolved, wrap.phase, wrap.product) == (outcome, resolved, "use", ("boiler",))
    assert (wrap.article, wrap.note) == ("boiler", "belt")
    assert ended_contact(contact, wrap, NOON).revision == 3
    assert ended_contact(contact, replace(wrap, article="other"), NOON).revision == 0


def test_a_folder_without_outcomes_knows_what_they_do():
    helped = after(a_contact(), ContactEvent(NOON, ContactAct.USE, "boiler", "yes"))
    assert proposed_wrap(helped, Organisation()).outcome == "solved"
    assert proposed_wrap(helped, Organisation()).resolved
    assert proposed_wrap(a_contact(), Organisation()).outcome == "closed"


def test_what_was_told_of_the_contact_is_in_it():
    told = {"note": "n", "satisfaction": "8", "dissatisfied": "yes", "heard_outside": "yes"}
    wrap = proposed_wrap(a_contact(**told), ORGANISATION)
    assert (wrap.note, wrap.satisfaction, wrap.dissatisfied, wrap.heard_outside) == ("n", "8", True, True)


def test_what_is_required_is_named_until_it_is_there():
    policies = Policies(wrap_up_required=("call_back", "phase", "satisfaction"))
    organisation = replace(ORGANISATION, policies=policies)
    wrap = WrapUp("refer")
    assert missing_in(wrap, organisation) == ("phase", "satisfaction", "call_back")
    assert missing_in(with_outcome(wrap, "solved", organisation), organisation) == ("phase", "satisfaction")
    whole = replace(wrap, phase="use", satisfaction="8", call_back=NOON)
    assert missing_in(whole, organisation) == missing_in(WrapUp(), ORGANISATION) == ()


def test_another_outcome_brings_what_follows_from_it():
    assert with_outcome(WrapUp("refer"), "solved", ORGANISATION).resolved
    assert asks_call_back(WrapUp("refer"), ORGANISATION)
    assert not asks_call_back(WrapUp("refer", call_back=NOON), ORGANISATION)
    assert not asks_call_back(WrapUp("nothing"), ORGANISATION)


def test_a_day_that_is_over_is_no_promise():
    script = Player(*[[{"kind": "outcome", "asks": ["a"], "conditions": [], "choices": []} | _PLAIN]] * 2)
    run = replace(script.run, scripts=tuple(replace(one, fields=FIELDS) for one in script.run.scripts))
    for day, meant in (("2026-11-20", None), ("2026-12-01", datetime(2026, 12, 1, 9).astimezone())):
        asked = acts.capture(run, "a", day, script.at)
        assert proposed_wrap(contact_in_practice(asked), ORGANISATION, run=asked).call_back == meant


def test_a_promise_says_what_the_outcome_says():
    contact = ended_contact(a_contact(phone="+31612345678", name="Zoë", lang="en"), WrapUp("refer"), NOON)
    promise = promise_at_end(contact, WrapUp("refer", call_back=NOON), ORGANISATION, key="p")
    assert (promise.what, promise.phone, promise.name, promise.at) == ("Call you back", "+31612345678", "Zoë", NOON)
    assert promise_at_end(contact, WrapUp("refer"), ORGANISATION, key="p") is None


def test_every_field_that_can_be_required_is_a_field_of_the_wrap_up():
    assert set(WRAP_UP_FIELDS) <= set(WrapUp.__dataclass_fields__)
