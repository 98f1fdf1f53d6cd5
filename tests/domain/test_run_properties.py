"""What holds of every run, whatever the script and whatever was done: random scripts with random acts."""

import pytest
from hypothesis import given, settings
from random_scripts import ACTS, NAMES, Player, drafts

from kbdesk.domain import acts
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.referral import compose_referral
from kbdesk.domain.run import replay
from kbdesk.domain.step_view import see

MANY = settings(max_examples=150, deadline=None)


def played(main, sub, done):
    player = Player(main, sub)
    for kind, number in done:
        player.act(kind, number)
    return player


@given(drafts(), drafts(), ACTS)
@MANY
def test_there_is_always_a_way_on_or_an_end(main, sub, done):
    player = played(main, sub, done)
    run = player.read_all(player.run)
    view = see(run, Organisation(), player.today)
    assert view.choices or view.goes_on or view.outcome
    if not view.outcome:
        assert player.forward(run, 0) is not None


@given(drafts(), drafts(), ACTS)
@MANY
def test_back_after_forward_is_where_one_was(main, sub, done):
    player = played(main, sub, done)
    before = player.read_all(player.run)
    for number in range(3):
        after = player.forward(before, number)
        if after is None or before.step.is_automatic or acts.can_return(before):
            continue
        back = acts.back(after, player.at)
        assert (back.path, back.values(), back.ticked) == (before.path, before.values(), before.ticked)


@given(drafts(), drafts(), ACTS)
@MANY
def test_a_superseded_value_never_stands_in_a_referral(main, sub, done):
    player = played(main, sub, done)
    run = player.run
    for place in range(len(run.path)):
        stood = acts.jump(run, place, player.at)
        referral = compose_referral(stood, Organisation(), key="k", contact="c", at=player.at)
        if referral is not None:
            live = stood.values()
            assert {value.name: value.value for value in referral.values} == {
                name: live[name] for name in ("a", "c") if name in live
            }
            gone = {one.value for one in stood.superseded() if one.value.startswith("value-")} - set(live.values())
            assert not any(value in referral.subject for value in gone)


@given(drafts(), drafts(), ACTS)
@MANY
def test_a_run_read_back_equals_the_run_that_never_stopped(main, sub, done):
    player = played(main, sub, done)
    run = player.run
    again = replay(run.id, run.mode, run.scripts, run.events)
    assert again == run
    assert see(again, Organisation(), player.today) == see(run, Organisation(), player.today)


@given(drafts(), drafts(), ACTS)
@MANY
def test_another_language_and_back_is_the_same_call(main, sub, done):
    player = played(main, sub, done)
    before = player.run
    here = before.script_named(before.here.script).header.lang
    there = player.speak(before, "en" if here == "nl" else "nl")
    assert there.step.code == before.step.code
    assert there.values() == before.values()
    assert [visit.chosen for visit in there.path] == [visit.chosen for visit in before.path]
    again = player.speak(there, here)
    assert again.path[-1] == before.path[-1]
    assert again.values() == before.values()
    if all(before.script_named(visit.script).header.lang == here for visit in before.path):
        assert (again.path, again.captured, again.ticked, again.acknowledged) == (
            before.path,
            before.captured,
            before.ticked,
            before.acknowledged,
        )


@given(drafts(), drafts(), ACTS)
@MANY
def test_a_branch_taken_again_has_its_fields_back(main, sub, done):
    player = played(main, sub, done)
    run = player.read_all(player.run)
    if not run.step.asks or run.ended:
        return
    name = run.step.asks[0].name
    filled = acts.capture(run, name, "kept", player.at)
    place = len(filled.path) - 1
    if place == 0 or filled.path[place - 1].auto or filled.path[place - 1].script != filled.here.script:
        return
    chosen = filled.path[place - 1].chosen
    left = acts.jump(filled, place - 1, player.at)
    if chosen not in {offer.number for offer in acts.offers(left, player.today)}:
        return
    again = acts.choose(player.read_all(left), chosen, player.at, others=player.others)
    if again.here.step == filled.here.step:
        kept = [one for one in again.captured if (one.step, one.name, one.choice) == (again.here.step, name, 0)]
        # A step that is passed twice keeps the value of each time; the last is the one that was left.
        assert kept[-1].value == "kept"


def test_the_generator_makes_every_sort_of_step():
    found = set()

    @given(drafts())
    @settings(max_examples=100, deadline=None, database=None)
    def look(steps):
        found.update(step["kind"] for step in steps)
        found.update(way for step in steps for _, _, way in step["choices"])
        found.update(name for step in steps for name in step["asks"])

    look()
    assert found >= {"choices", "automatic", "outcome", "sub", "return", *NAMES}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_speaking_the_language_it_has_changes_nothing(lang):
    steps = [
        {"kind": "outcome", "choices": [], "conditions": [], "asks": [], "tick": False, "notice": False, "say": False}
    ]
    player = Player(steps, steps)
    run = player.speak(player.run, lang)
    assert player.speak(run, lang) == run
