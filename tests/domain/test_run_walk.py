"""A run gone through for a report comes out where the run itself is, whatever the script and whatever was done."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from random_scripts import ACTS, Player, drafts

from kbdesk.domain import acts
from kbdesk.domain.run import EventKind
from kbdesk.domain.run_walk import CountedRun, RunEnd, walk

MANY = settings(max_examples=100, deadline=None)
SAID = frozenset({EventKind.SET, EventKind.TICK, EventKind.ABOUT})


def played(main, sub, done):
    player = Player(main, sub)
    for kind, number in done:
        player.act(kind, number)
    return player.run


def counted(run):
    """As the records give it: events without what was said."""
    events = tuple(replace(one, label="", value="" if one.kind in SAID else one.value) for one in run.events)
    texts = {f"{script.id}.{script.header.lang}": script for script in run.scripts}
    return CountedRun(run.scripts[0].id, 1, "nl", RunEnd.ENDED, tuple(texts), events), texts


def spot(run, visit):
    return visit.script, run.step_of(visit).code


@given(drafts(), drafts(), ACTS)
@MANY
def test_the_path_of_the_walk_is_the_path_of_the_run(main, sub, done):
    run = played(main, sub, done)
    gone = walk(*counted(run))
    assert gone.path == [spot(run, visit) for visit in run.path]
    assert gone.called_from == [visit.called_from for visit in run.path]
    assert gone.seen == tuple(spot(run, visit) for visit in run.path if not visit.auto)


@given(drafts(), drafts(), ACTS)
@MANY
def test_the_time_on_the_steps_is_the_time_of_the_run(main, sub, done):
    run = played(main, sub, done)
    away = sum(
        (
            after.at - before.at
            for before, after in zip(run.events, run.events[1:], strict=False)
            if before.kind is EventKind.LEAVE
        ),
        timedelta(),
    )
    whole = run.events[-1].at - run.events[0].at - away
    assert sum(walk(*counted(run)).stood.values(), timedelta()) == whole


@given(drafts(), drafts(), ACTS)
@MANY
def test_each_step_back_is_counted_on_the_step_it_led_to(main, sub, done):
    run = played(main, sub, done)
    back = [one for one in run.events if one.kind in {EventKind.BACK, EventKind.JUMP}]
    gone = walk(*counted(run))
    assert sum(gone.back_to.values()) == len(back)
    assert set(gone.path) <= gone.passed


SIMPLE = [
    {"kind": "choices", "choices": [(1, None, ""), (2, None, "")], "conditions": ["a"] * 3, "asks": ["a"], "tick": False, "notice": False, "say": True},
    {"kind": "choices", "choices": [(2, None, "")], "conditions": ["a"] * 3, "asks": [], "tick": False, "notice": False, "say": True},
    {"kind": "outcome", "choices": [], "conditions": ["a"] * 3, "asks": [], "tick": False, "notice": False, "say": True},
]  # fmt: skip


class Simple(Player):
    """A script of three steps; the first choice of the first step needs `a`."""

    def __init__(self):
        super().__init__(SIMPLE, SIMPLE)
        self.at = self.run.events[0].at

    def do(self, act, *words, seconds=10):
        self.at += timedelta(seconds=seconds)
        self.run = getattr(acts, act)(self.run, *words, self.at)
        return self

    def walked(self):
        return walk(*counted(self.run))


def test_another_choice_after_going_back_is_a_changed_answer_and_the_same_one_is_not():
    call = Simple().do("capture", "a", "1").do("choose", 1).do("back").do("choose", 1).do("back")
    assert sum(call.walked().changed.values()) == 0
    call.do("choose", 2)
    assert call.walked().changed == {("main", "code-0"): 1}


def test_a_field_filled_in_again_after_coming_back_is_a_changed_answer_without_its_value():
    call = Simple().do("capture", "a", "1").do("choose", 2).do("back").do("capture", "a", "2")
    assert call.walked().changed == {("main", "code-0"): 1}
    call.do("capture", "a", "23")
    assert call.walked().changed == {("main", "code-0"): 1}


def test_a_field_that_is_kept_while_it_is_typed_is_no_changed_answer():
    call = Simple().do("capture", "a", "1").do("capture", "a", "12").do("capture", "a", "123").do("choose", 2)
    assert sum(call.walked().changed.values()) == 0


def test_time_while_a_run_was_put_away_is_no_time_on_a_step():
    call = Simple()
    call.at += timedelta(seconds=10)
    call.run = acts.note_event(call.run, EventKind.LEAVE, call.at)
    call.at += timedelta(hours=5)
    call.run = acts.note_event(call.run, EventKind.RESUME, call.at)
    call.do("choose", 2)
    assert call.walked().stood == {("main", "code-0"): timedelta(seconds=20)}


def test_a_clock_that_is_set_back_takes_no_time_away():
    call = Simple().do("capture", "a", "1").do("choose", 1, seconds=-3600)
    assert call.walked().stood == {("main", "code-0"): timedelta(seconds=10)}


def test_an_outcome_on_an_end_reaches_it_and_one_on_the_way_does_not():
    call = Simple().do("choose", 2).do("end", "refer")
    assert (call.walked().outcome, call.walked().reached_end) == ("refer", True)
    call = Simple().do("end", "no-answer")
    assert (call.walked().outcome, call.walked().reached_end) == ("no-answer", False)


def test_without_its_text_a_run_goes_by_addresses():
    call = Simple().do("choose", 2).do("end", "refer")
    run, _ = counted(call.run)
    gone = walk(run, {})
    assert gone.path == [("main", "nl-step-0"), ("main", "nl-step-2")]
    assert gone.reached_end


def test_another_language_on_the_way_is_the_same_path():
    call = Simple()
    call.act("speak", 1)
    call.do("choose", 2)
    assert call.run.events[-1].value == "en-step-2"
    assert call.walked().path == [("main", "code-0"), ("main", "code-2")]
