from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from random_scripts import BEGAN, drafts, script_of

from kbdesk.domain import acts
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.run_walk import CountedRun, RunEnd
from kbdesk.domain.script import Choice, Script, Step, Target
from kbdesk.domain.script_report import MOST_PATHS, script_report
from kbdesk.domain.spread import Spread

SECOND = timedelta(seconds=1)


def a_script(lang="nl", revision=1):
    """Two ways to an end, one straight and one over a step in between."""
    ways = (Choice("ver", Target("#", step=f"{lang}-far"), 2), Choice("kort", Target("#", step=f"{lang}-end"), 3))
    on = (Choice("door", Target("#", step=f"{lang}-end"), 5),)
    steps = (
        Step(f"{lang}-first", "first", f"First {lang}", 1, choices=ways),
        Step(f"{lang}-far", "far", f"Far {lang}", 4, choices=on),
        Step(f"{lang}-end", "end", f"End {lang}", 6, outcome="solved"),
    )
    header = Header("cold", Kind.SCRIPT, lang, title=f"Cold {lang}", revision=revision)
    return Script(header, f"cold.{lang}.md", "", "", steps, steps[0].slug)


def counted(run, *, end=RunEnd.ENDED):
    texts = tuple(f"{one.id}.{one.header.lang}.{one.header.revision}" for one in run.scripts)
    first = run.scripts[0].header
    return CountedRun(first.id, first.revision, first.lang, end, texts, run.events), dict(
        zip(texts, run.scripts, strict=True)
    )


def followed(*choices, script=None, outcome="solved", pause=10):
    run, at = acts.start("r", script or a_script(), BEGAN), BEGAN
    for choice in choices:
        at += pause * SECOND
        run = acts.choose(run, choice, at)
    return acts.end(run, outcome, at + pause * SECOND) if outcome else run


def report(*runs):
    pairs = [one if isinstance(one, tuple) else counted(one) for one in runs]
    texts = {digest: script for _, known in pairs for digest, script in known.items()}
    return script_report([run for run, _ in pairs], texts, since=BEGAN).scripts


def test_runs_are_finished_left_or_going_on():
    (cold,) = report(
        followed(2),
        followed(1, 1),
        followed(1, outcome=""),
        followed(1, outcome="no-answer"),
        counted(followed(outcome=""), end=RunEnd.GOING_ON),
    )
    assert (cold.begun, cold.finished, cold.left, cold.going_on) == (5, 2, 2, 1)
    assert {step.code: step.left for step in cold.steps} == {"first": 0, "far": 2, "end": 0}
    assert cold.outcomes == (("solved", 2), ("no-answer", 1))


def test_the_most_common_path_stands_first():
    (cold,) = report(followed(1, 1), followed(2), followed(2))
    assert [(path.codes, path.runs) for path in cold.paths] == [(("first", "end"), 2), (("first", "far", "end"), 1)]
    assert cold.other_paths == 0


def test_time_on_a_step_is_that_of_a_whole_run_and_not_of_the_step_it_was_left_on():
    (cold,) = report(followed(1, 1, pause=10), followed(1, outcome="no-answer", pause=30))
    stood = {step.code: step.stood for step in cold.steps}
    assert stood == {"first": Spread(2, 10, 30), "far": Spread(1, 10, 10), "end": Spread(1, 10, 10)}
    assert cold.whole == Spread(1, 30, 30)


def test_both_languages_are_one_script_with_the_words_of_each():
    (cold,) = report(followed(2), followed(2, script=a_script("en")))
    assert cold.begun == 2
    assert [step.code for step in cold.steps] == ["first", "end"]
    assert cold.steps[0].title.in_language("en") == "First en"
    assert cold.title.in_language("nl") == "Cold nl"


def test_each_revision_stands_by_itself_the_newest_first():
    made = report(followed(2), followed(1, 1, script=a_script(revision=2)))
    assert [(one.script, one.revision, one.begun) for one in made] == [("cold", 2, 1), ("cold", 1, 1)]


def test_steps_stand_in_the_order_of_the_script():
    (cold,) = report(followed(2), followed(1, 1))
    assert [step.code for step in cold.steps] == ["first", "far", "end"]


def test_no_runs_make_no_report():
    assert report() == ()


@given(drafts(), st.lists(st.lists(st.integers(0, 5), max_size=8), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_the_counts_are_those_of_a_straightforward_count(draft, many):
    script, runs, ended = script_of(draft, "nl"), [], []
    for numbers in many:
        run = acts.start("r", script, BEGAN)
        for number in numbers:
            for notice in acts.unread_notices(run, BEGAN.date()):
                run = acts.acknowledge(run, notice.line, BEGAN)
            offered = [one for one in acts.offers(run, BEGAN.date()) if not one.choice.target.path]
            if offered:
                run = acts.choose(run, offered[number % len(offered)].number, BEGAN)
            elif run.step.is_automatic:
                run = acts.go_on(run, BEGAN)
        if run.step.outcome:
            run = acts.end(run, "refer", BEGAN)
            ended.append(run)
        runs.append(run)
    (made,) = report(*runs)
    assert (made.begun, made.finished, made.left) == (len(runs), len(ended), len(runs) - len(ended))
    codes = [tuple(run.step_of(visit).code for visit in run.path) for run in runs]
    assert {step.code: step.runs for step in made.steps} == Counter(code for path in codes for code in set(path))
    seen = Counter(tuple(run.step_of(visit).code for visit in run.path if not visit.auto) for run in ended)
    assert sum(path.runs for path in made.paths) + made.other_paths == sum(seen.values())
    if len(seen) <= MOST_PATHS:
        assert {path.codes: path.runs for path in made.paths} == seen
