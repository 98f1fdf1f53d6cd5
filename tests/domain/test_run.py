"""Runs: choices, automatic steps, going back, superseded values, sub-scripts; and a run read back equals the run."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbdesk.domain.acts import (
    acknowledge,
    back,
    can_go_back,
    capture,
    choose,
    end,
    go_on,
    jump,
    missing,
    offers,
    speak,
    start,
    tell,
    tick,
)
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.condition import parse_condition
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.organisation import Field, FieldType, Organisation, Queue
from kbdesk.domain.referral import compose_referral
from kbdesk.domain.run import EventKind, Mode, Run, replay, times
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, ReferralPlan, Script, Step, Target, Tick
from kbdesk.domain.step_view import BLANK, see

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def to(step, label=None, **more):
    condition = more.pop("when", None)
    return Choice(
        label or step,
        Target(f"#{step}", step=step),
        1,
        condition=parse_condition(condition) if condition else None,
        **more,
    )


def a_step(slug, **more):
    return Step(slug, more.pop("code", slug), slug.replace("-", " ").title(), 1, **more)


def a_script(*steps, identity="heat", start_at=None, **header):
    head = Header(identity, Kind.SCRIPT, "nl", title=identity, revision=3, **header)
    fields = (
        Field("pressure", FieldType.NUMBER, unit="bar"),
        Field("phone", FieldType.PHONE),
        Field("device"),
        Field("code"),
    )
    return Script(head, f"scripts/{identity}.nl.md", "d", "", steps, start_at or steps[0].slug, fields)


def heating():
    return a_script(
        a_step(
            "safety",
            blocks=(Block(BlockKind.NOTICE, "<p>Gas?</p>", "Gas?", 7, tone="caution"),),
            choices=(to("emergency", "Yes", sets=(("gas", "yes"),)), to("which", "No", sets=(("gas", "no"),))),
        ),
        a_step("which", choices=(to("display", "Boiler", sets=(("device", "boiler"),)), to("heater", "Heater"))),
        a_step(
            "display",
            asks=(Ask("pressure", "Pressure", 1), Ask("code", "Code", 2)),
            choices=(
                to("refill", "Too low", when="pressure < 1"),
                to("engineer", "A code", when="code"),
                to("tap", "Nothing", when="else"),
            ),
        ),
        a_step(
            "refill",
            ticks=(Tick(1, "Off", 1, required=True),),
            choices=(to("solved", "Warm"), to("engineer", "Cold")),
        ),
        a_step("heater", choices=(to("solved"), to("engineer"))),
        a_step("tap", choices=(to("solved"), to("engineer"))),
        a_step(
            "engineer",
            blocks=(Block(BlockKind.SAY, "<p>{{code}} at {{pressure}}</p>", "{{code}} at {{pressure}}", 3),),
            asks=(Ask("phone", "Phone", 1, required=True),),
            outcome="refer",
            referral=ReferralPlan(
                "faults", 1, subject="Cold – {{device}} {{code}}", include=("phone", "device", "code")
            ),
        ),
        a_step("emergency", outcome="emergency"),
        a_step("solved", outcome="solved"),
    )


def begun(script=None):
    run = start("r1", script or heating(), NOW)
    return acknowledge(run, 7, NOW) if run.step.slug == "safety" else run


def taking(run, *labels):
    for label in labels:
        number = next(offer.number for offer in offers(run, TODAY) if offer.choice.label == label)
        run = choose(run, number, NOW)
    return run


def test_a_notice_is_acknowledged_before_a_choice():
    run = start("r1", heating(), NOW)
    with pytest.raises(WrongUse, match="notice-unread"):
        choose(run, 2, NOW)
    assert choose(acknowledge(run, 7, NOW), 2, NOW).step.slug == "which"


def test_an_automatic_step_with_fields_waits_and_then_says_why():
    run = taking(begun(), "No", "Boiler")
    assert offers(run, TODAY) == ()
    run = go_on(capture(run, "pressure", "0.6", NOW), NOW)
    assert run.step.slug == "refill"
    assert see(run, Organisation(), TODAY).came_by == "Too low"


def test_a_comparison_with_an_empty_value_leads_to_else():
    assert go_on(taking(begun(), "No", "Boiler"), NOW).step.slug == "tap"


def test_an_automatic_step_with_nothing_to_ask_is_passed_and_back_skips_it():
    script = a_script(
        a_step("ask", choices=(to("sort", "One", sets=(("code", "F1"),)), to("sort", "Two"))),
        a_step("sort", choices=(to("a", when="code"), to("b", when="else"))),
        a_step("a", outcome="solved"),
        a_step("b", outcome="solved"),
    )
    run = taking(begun(script), "One")
    assert run.step.slug == "a"
    assert back(run, NOW).step.slug == "ask"
    assert taking(back(run, NOW), "Two").step.slug == "b"


def test_values_of_an_abandoned_branch_are_superseded_and_live_again_on_return():
    run = go_on(capture(taking(begun(), "No", "Boiler"), "code", "F28", NOW), NOW)
    assert run.values() == {"gas": "no", "device": "boiler", "code": "F28"}
    run = taking(jump(run, 1, NOW), "Heater")
    assert run.values() == {"gas": "no"}
    assert {one.name for one in run.superseded()} == {"device", "code"}
    run = taking(jump(run, 1, NOW), "Boiler")
    assert run.values()["code"] == "F28"
    assert run.superseded() == ()


def test_superseded_values_are_never_in_a_referral():
    run = go_on(capture(taking(begun(), "No", "Boiler"), "code", "F28", NOW), NOW)
    run = taking(jump(run, 1, NOW), "Heater", "engineer")
    run = capture(run, "phone", "0612345678", NOW)
    referral = compose_referral(run, Organisation(), key="k", contact="c", at=NOW)
    assert referral is not None
    assert [(value.name, value.value) for value in referral.values] == [("phone", "0612345678")]
    assert referral.subject == "Cold"
    assert "F28" not in repr(referral)


def test_only_what_is_named_leaves():
    run = capture(taking(begun(), "No", "Boiler"), "pressure", "1.6", NOW)
    run = go_on(capture(run, "code", "F28", NOW), NOW)
    referral = compose_referral(
        run, Organisation(queues=(Queue("faults", Organisation().name, "desk"),)), key="k", contact="c", at=NOW
    )
    assert referral is not None
    assert "pressure" not in {value.name for value in referral.values}
    assert referral.subject == "Cold – boiler F28"


def test_the_outcome_wants_required_fields_and_boxes_of_the_path_only():
    run = capture(taking(begun(), "No", "Boiler"), "pressure", "0.5", NOW)
    run = taking(go_on(run, NOW), "Cold")
    assert {one.label for one in missing(run, TODAY)} == {"Off", "Phone"}
    run = tick(jump(run, 3, NOW), 1, True, NOW)
    run = capture(taking(run, "Cold"), "phone", "+31612345678", NOW)
    assert missing(run, TODAY) == ()


def test_a_value_stands_in_the_text_escaped_and_an_empty_one_shows_a_blank():
    run = go_on(capture(taking(begun(), "No", "Boiler"), "code", "<b>F28</b>", NOW), NOW)
    shown = see(run, Organisation(), TODAY).blocks[0]
    assert shown.html == f"<p>&lt;b&gt;F28&lt;/b&gt; at {BLANK}</p>"
    assert shown.text == f"<b>F28</b> at {BLANK}"


def test_a_value_that_does_not_fit_its_field_stops_only_the_outcome():
    run = capture(taking(begun(), "No", "Boiler"), "code", "F28", NOW)
    run = capture(go_on(run, NOW), "phone", "12", NOW)
    (wanted,) = missing(run, TODAY)
    assert wanted.error is not None
    assert (wanted.name, wanted.error.code) == ("phone", "not-phone")
    assert back(run, NOW).step.slug == "display"


def test_an_ended_run_refuses_every_act():
    run = end(taking(begun(), "Yes"), "emergency", NOW)
    for act in (lambda: back(run, NOW), lambda: capture(run, "x", "1", NOW), lambda: end(run, "solved", NOW)):
        with pytest.raises(WrongUse, match="run-ended"):
            act()


def test_a_sub_script_comes_back_to_where_it_was_called():
    warranty = a_script(a_step("w", choices=(to("done"),)), a_step("done", outcome="answered"), identity="warranty")
    main = a_script(
        a_step("top", choices=(Choice("Warranty?", Target("x", path=warranty.path), 1, returns=True), to("fin"))),
        a_step("fin", outcome="solved"),
    )
    run = choose(start("r", main, NOW), 1, NOW, others={warranty.path: warranty}.get)
    assert (run.here.script, run.step.slug) == ("warranty", "w")
    run = go_on(choose(run, 1, NOW), NOW)
    assert (run.here.script, run.step.slug) == ("heat", "top")
    assert choose(run, 2, NOW).step.outcome == "solved"
    assert replay("r", Mode.LIVE, run.scripts, run.events) == run


def test_the_latest_answer_counts_wherever_on_the_path_it_was_given():
    script = a_script(
        a_step("top", asks=(Ask("phone", "Phone", 1),), choices=(to("fin"),)),
        a_step("fin", asks=(Ask("phone", "Phone", 1),), outcome="refer"),
    )
    run = choose(capture(start("r", script, NOW), "phone", "0611111111", NOW), 1, NOW)
    run = jump(capture(run, "phone", "0622222222", NOW), 0, NOW)
    run = choose(capture(run, "phone", "0633333333", NOW), 1, NOW)
    assert run.values() == {"phone": "0633333333"}
    assert [one.value for one in run.superseded()] == ["0622222222"]
    assert capture(run, "phone", "0622222222", NOW).values() == {"phone": "0622222222"}
    assert capture(run, "phone", "", NOW).values() == {}
    assert replay("r", Mode.LIVE, run.scripts, run.events) == run


def test_a_script_entered_once_stays_as_it_was_when_its_file_is_gone():
    other = a_script(a_step("w", outcome="answered"), identity="warranty")
    main = a_script(a_step("top", choices=(Choice("Warranty?", Target("x", path=other.path), 1),)))
    run = back(choose(start("r", main, NOW), 1, NOW, others={other.path: other}.get), NOW)
    assert choose(run, 1, NOW, others={}.get).here.script == "warranty"


def test_an_automatic_step_passed_by_itself_leads_into_another_script():
    other = a_script(a_step("w", outcome="answered"), identity="warranty")
    away = Choice("away", Target("x", path=other.path), 1, condition=parse_condition("else"))
    main = a_script(a_step("top", choices=(to("turn"),)), a_step("turn", choices=(away,)))
    run = choose(start("r", main, NOW), 1, NOW, others={other.path: other}.get)
    assert (run.here.script, run.step.slug) == ("warranty", "w")


def test_each_step_of_the_way_has_the_time_of_its_answer():
    def later(minutes):
        return NOW + timedelta(minutes=minutes)

    script = a_script(a_step("top", choices=(to("mid"), to("fin"))), a_step("mid", choices=(to("top"),)), a_step("fin"))
    run = start("r", script, NOW)
    for minutes, number in ((1, 1), (2, 1), (3, 2)):
        run = choose(run, number, later(minutes))
    assert times(run) == (later(1), later(2), later(3), later(3))
    assert times(back(run, later(4))) == (later(1), later(2), later(4))


def test_a_choice_that_leads_to_an_article_stays_on_the_step():
    script = a_script(a_step("top", choices=(Choice("Read", Target("x", path="articles/a.nl.md"), 1),)))
    run = choose(start("r", script, NOW), 1, NOW)
    assert run.step.slug == "top"
    assert (run.events[-1].kind, run.events[-1].value) == (EventKind.OPEN, "articles/a.nl.md")


def test_a_script_of_automatic_steps_in_a_circle_is_refused():
    script = a_script(
        a_step("top", choices=(to("a"),)),
        a_step("a", choices=(to("b", when="else"),)),
        a_step("b", choices=(to("a", when="else"),)),
    )
    with pytest.raises(WrongUse, match="script-goes-round"):
        choose(start("r", script, NOW), 1, NOW)


def test_what_is_told_of_the_contact_is_kept_with_the_run():
    run = tell(tell(begun(), "note", "first", NOW), "note", "second", NOW)
    assert run.about == {"note": "second"}


ACTS = st.lists(
    st.tuples(st.sampled_from(["choose", "go_on", "back", "jump", "capture", "tick", "tell"]), st.integers(0, 9)),
    max_size=40,
)


def act(run: Run, kind: str, number: int, at: datetime) -> Run:
    """One act as a hurried person would try it: what is refused changes nothing."""
    try:
        match kind:
            case "choose":
                return choose(run, number, at)
            case "go_on":
                return go_on(run, at)
            case "back":
                return back(run, at)
            case "jump":
                return jump(run, number % len(run.path), at)
            case "capture":
                asks = run.step.asks
                return (
                    capture(run, asks[number % len(asks)].name, ["0.5", "", "F28", "2"][number % 4], at)
                    if asks
                    else run
                )
            case "tick":
                return tick(run, 1, number % 2 == 0, at)
            case _:
                return tell(run, "note", str(number), at)
    except WrongUse:
        return run


@settings(max_examples=300)
@given(ACTS)
def test_whatever_a_person_does_the_run_can_go_on_and_be_read_back(acts):
    run = begun()
    for at, (kind, number) in enumerate(acts):
        run = act(run, kind, number, NOW + timedelta(seconds=at))
        step = run.step
        assert step.outcome or offers(run, TODAY) or step.is_automatic, "never a dead end"
    assert replay("r1", Mode.LIVE, run.scripts, run.events) == run, "resume equals not having stopped"
    sent = compose_referral(run, Organisation(), key="k", contact="c", at=NOW)
    live = run.values()
    assert sent is None or all(live.get(value.name) for value in sent.values)


@settings(max_examples=200)
@given(ACTS, st.integers(1, 9))
def test_back_after_forward_is_the_identity_of_path_and_values(acts, number):
    run = begun()
    for kind, argument in acts:
        run = act(run, kind, argument, NOW)
    forward = act(run, "choose", number, NOW)
    if forward is run or not can_go_back(forward):
        return
    returned = back(forward, NOW)
    assert (returned.path, returned.values()) == (run.path, run.values())


def test_review_falls_due_after_whole_months():
    header = Header("x", reviewed=date(2026, 8, 31), review_months=6)
    assert header.review_due == date(2027, 2, 28)
    assert not header.overdue(date(2027, 2, 28))
    assert header.overdue(date(2027, 3, 1))


def test_no_braces_stand_in_the_way_so_far_and_no_value_of_it_leaves():
    plan = ReferralPlan("heat", 1)
    script = a_script(
        a_step("top", choices=(to("fin", "Ring {{phone}}"),)), a_step("fin", outcome="refer", referral=plan)
    )
    run = choose(capture(start("r", script, NOW), "phone", "0612345678", NOW), 1, NOW)
    assert see(run, Organisation(), TODAY).path[0].answer == "Ring 0612345678"
    referral = compose_referral(run, Organisation(), key="k", contact="c", at=NOW)
    assert [line.answer for line in referral.path] == ["Ring …", ""]


def test_going_back_over_a_step_passed_twice_undoes_the_second_time_only():
    script = a_script(
        a_step("ask", choices=(to("more", "One", sets=(("code", "first"),)), to("more", "Two"))),
        a_step("more", choices=(to("ask", "Again", sets=(("code", "later"),)), to("end", "Enough"))),
        a_step("end", outcome="solved"),
    )
    before = taking(begun(script), "One", "Again")
    assert before.values() == {"code": "later"}
    after = taking(before, "One")
    assert after.values() == {"code": "first"}
    assert back(after, NOW).values() == {"code": "later"}


def test_a_choice_taken_before_is_marked_in_the_other_language_too():
    dutch = a_script(a_step("a", choices=(to("b", "Ja"), to("b", "Nee"))), a_step("b", outcome="solved"))
    english = replace(
        dutch,
        header=replace(dutch.header, lang="en"),
        path="scripts/heat.en.md",
        steps=(
            a_step("one", code="a", choices=(to("two", "Yes"), to("two", "No"))),
            a_step("two", code="b", outcome="solved"),
        ),
    )
    run = speak(back(taking(begun(dutch), "Nee"), NOW), (english,), "en", NOW)
    view = see(run, Organisation(), TODAY)
    assert [(choice.label, choice.taken_before) for choice in view.choices] == [("Yes", False), ("No", True)]
    assert [event.label for event in run.events if event.kind is EventKind.CHOOSE] == ["Nee"]


def test_a_clock_set_back_changes_nothing_but_the_times():
    run = taking(begun(), "No")
    earlier = NOW - timedelta(days=1)
    later = choose(run, 1, earlier)
    assert later.step.slug == "display"
    assert len(times(later)) == len(later.path)
    assert replay("r1", Mode.LIVE, later.scripts, later.events) == later
