"""The main job on the shipped content: a question, the right script first, a call, a number, files at the desk."""

import json
from datetime import UTC, datetime

import pytest

from kbdesk.config.paths import shipped_content
from kbdesk.desk import open_desk
from kbdesk.domain.article import Kind
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.hit import Question
from kbdesk.domain.outbox import EntryState
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import Mode


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """One data folder with the shipped content indexed."""
    folder = tmp_path_factory.mktemp("data")
    desk = open_desk(data=folder)
    desk.library.refresh(Progress())
    desk.close()
    return folder


@pytest.fixture
def desk(data):
    """A desk opened anew on the same data folder, as after a restart."""
    opened = open_desk(data=data)
    opened.library.open()
    yield opened
    opened.close()


def best(desk, text, lang="nl", **more):
    return desk.find.find(Question(text, lang=lang, **more), Progress()).hits


def choice(desk, run, label):
    return next(one.number for one in desk.call.view(run).choices if one.label == label)


def a_call_to_the_engineer(desk):
    """Follows the script as an agent would, up to the outcome that refers to an engineer."""
    run = desk.call.start("no-hot-water", "nl")
    for notice in [block.to_acknowledge for block in desk.call.view(run).blocks if block.to_acknowledge]:
        run = desk.call.acknowledge(run, notice)
    run = desk.call.choose(run, choice(desk, run, "Nee"))
    run = desk.call.choose(run, choice(desk, run, "Cv-ketel"))
    run, _ = desk.call.capture(run, "error_code", "F28")
    run, _ = desk.call.capture(run, "pressure", "1,6")
    run = desk.call.go_on(run)
    for name, typed in {"customer_name": "Voorbeeld", "phone": "06 12345678", "postcode_nl": "1234ab 5"}.items():
        run, checked = desk.call.capture(run, name, typed)
        assert checked.error is None
    return run


@pytest.mark.parametrize(
    ("question", "lang", "identity"),
    [
        ("geen warm water", "nl", "no-hot-water"),
        ("no hot water", "en", "no-hot-water"),
        ("geen war", "nl", "no-hot-water"),
        ("geen wram water", "nl", "no-hot-water"),
        ("warmwaterstoring", "nl", "no-hot-water"),
        ("smart meter display codes", "en", "smart-meter-display-codes"),
        ("gaslucht", "nl", "gas-smell-what-to-do"),
        ("1.8.1", "nl", "smart-meter-display-codes"),
        ("eindafrekening", "nl", "how-final-bill-works"),
        ("verhuizen", "nl", "moving-house"),
    ],
)
def test_the_right_answer_stands_first(desk, question, lang, identity):
    hits = best(desk, question, lang, as_you_type=True)
    assert identity in [hit.id for hit in hits[:2]], [hit.id for hit in hits[:5]]
    assert hits[0].lang == lang


@pytest.mark.parametrize(
    ("exactly", "identity", "more"),
    [
        ("Gaslek!", "gas-smell-what-to-do", "gaslek melden"),
        ("verwarming ontluchten", "bleed-radiators", "verwarming"),
        ("niet kunnen betalen", "payment-arrangement", "niet kunnen betalen deze maand"),
    ],
)
def test_an_answer_an_editor_chose_stands_first_for_exactly_these_words(desk, exactly, identity, more):
    hits = best(desk, exactly)
    assert (hits[0].id, hits[0].best) == (identity, True)
    assert not any(hit.best for hit in best(desk, more))


def test_each_article_leads_on_to_others_in_its_language_and_never_to_itself(desk):
    cards = [card for card in desk.library.library.cards if card.header.kind is Kind.ARTICLE]
    led = 0
    for card in cards:
        hits = desk.find.related(card.path, Progress())
        led += bool(hits)
        assert len(hits) <= 5
        assert all(hit.lang == card.header.lang and hit.id != card.header.id for hit in hits)
    assert led >= len(cards) * 2 / 3
    about_water = desk.find.related(desk.library.library.half("no-hot-water-causes", "nl").path, Progress())
    assert about_water[0].id == "no-hot-water"


def test_a_step_of_a_script_is_found_and_opens_there(desk):
    hits = best(desk, "vulkraan bijvullen", kinds=(Kind.STEP,))
    assert ("no-hot-water", "bijvullen") in [(hit.id, hit.step) for hit in hits[:3]]
    run = desk.call.start("no-hot-water", "nl", step="bijvullen", mode=Mode.PRACTICE)
    assert desk.call.view(run).step == "bijvullen"


def test_a_question_becomes_a_number_and_files_at_the_desk(desk, data):
    run = a_call_to_the_engineer(desk)
    view = desk.call.view(run)
    assert (view.outcome, view.refers_to, view.missing) == ("refer", "faults", ())
    assert view.subject == "Geen warm water – cv-ketel F28"

    run, finished = desk.call.finish(run)
    assert finished.contact.reference.startswith("KD-")
    assert finished.referral is not None
    assert finished.referral.reference == finished.contact.reference
    assert desk.deliver.unsent() == 1

    summary = desk.deliver.run(Progress())
    assert (summary.sent, summary.waiting) == (1, 0)
    (entry,) = [one for one in desk.deliver.entries() if one.reference == finished.contact.reference]
    assert entry.state is EntryState.SENT

    sent = [json.loads(file.read_text(encoding="utf-8")) for file in (data / "outbox").glob("*.json")]
    (ticket,) = [one for one in sent if one["reference"] == finished.contact.reference]
    assert {value["name"] for value in ticket["values"]} == {
        "customer_name", "phone", "postcode_nl", "appliance", "error_code", "pressure",
    }  # fmt: skip
    assert "cv-ketel" in (data / "outbox" / f"{ticket['reference']}.txt").read_text(encoding="utf-8")


def test_a_customer_who_changes_an_answer_sends_nothing_of_the_old_branch(desk, data):
    run = a_call_to_the_engineer(desk)
    run = desk.call.jump(run, 1)
    run = desk.call.choose(run, choice(desk, run, "Elektrische boiler"))
    run = desk.call.choose(run, choice(desk, run, "Hij stond al aan, of valt weer uit"))
    view = desk.call.view(run)
    assert {one.name for one in view.values if one.superseded} == {"error_code", "pressure", "appliance"}
    run, finished = desk.call.finish(run)
    assert finished.referral is not None
    assert {value.name for value in finished.referral.values} == {
        "customer_name", "phone", "postcode_nl", "appliance",
    }  # fmt: skip
    assert "F28" not in finished.referral.subject
    assert any(value.superseded and value.name == "error_code" for value in finished.contact.values)


def test_an_outcome_waits_for_what_is_missing_and_nothing_else_does(desk):
    run = a_call_to_the_engineer(desk)
    run, _ = desk.call.capture(run, "phone", "12")
    with pytest.raises(WrongUse, match="missing-values"):
        desk.call.finish(run)
    run = desk.call.back(run)
    assert desk.call.view(run).step == "display-en-waterdruk"
    desk.call.discard(run.id)


def test_a_call_that_was_left_goes_on_at_the_same_step_with_the_same_values(desk, data):
    run = a_call_to_the_engineer(desk)
    run = desk.call.tell(run, "note", "belt morgen na vier uur")
    again = open_desk(data=data)
    again.library.open()
    offered = [one for one in again.call.unfinished() if one.run == run.id]
    assert [one.script_title for one in offered] == ["Geen warm water"]
    resumed = again.call.resume(run.id)
    assert resumed.values() == run.values()
    assert resumed.about["note"] == "belt morgen na vier uur"
    assert again.call.view(resumed).step == "monteur-nodig"
    resumed, finished = again.call.finish(resumed)
    assert finished.contact.note == "belt morgen na vier uur"
    assert run.id not in [one.run for one in again.call.unfinished()]
    again.close()


def test_a_script_changed_under_a_running_call_keeps_its_revision(tmp_path):
    import shutil

    content = tmp_path / "content"
    shutil.copytree(shipped_content(), content)
    desk = open_desk(content=content, data=tmp_path / "data")
    desk.library.refresh(Progress())
    run = a_call_to_the_engineer(desk)
    script = content / "scripts" / "no-hot-water.nl.md"
    text = script.read_text(encoding="utf-8")
    script.write_text(
        text.replace("revision: ", "revision: 9").replace("## Monteur nodig", "## Heel anders"), encoding="utf-8"
    )
    desk.library.refresh(Progress())
    resumed = desk.call.resume(run.id)
    assert desk.call.view(resumed).title == "Monteur nodig"
    assert resumed.script.header.revision == run.script.header.revision
    script.unlink()
    desk.library.refresh(Progress())
    _, finished = desk.call.finish(desk.call.resume(run.id))
    assert finished.contact.reference
    desk.close()


def test_a_practice_run_leaves_nothing(desk):
    before = (len(desk.deliver.entries()), len(desk.call.unfinished()))
    run = desk.call.start("no-hot-water", "nl", mode=Mode.PRACTICE)
    run = desk.call.acknowledge(run, desk.call.view(run).blocks[-1].to_acknowledge)
    run = desk.call.choose(run, choice(desk, run, "Ja, gaslucht"))
    for line in [block.to_acknowledge for block in desk.call.view(run).blocks if block.to_acknowledge]:
        run = desk.call.acknowledge(run, line)
    run, finished = desk.call.finish(run)
    assert run.ended
    assert finished.contact.reference == ""
    assert (len(desk.deliver.entries()), len(desk.call.unfinished())) == before


def test_a_direct_referral_needs_a_queue_a_subject_and_its_fields_only(desk):
    queue = desk.refer.proposed_queue(("boiler",))
    assert queue is not None
    assert queue.code == "faults"
    values = {"customer_name": "Voorbeeld", "phone": "0612345678", "postcode_nl": "1234 AB 5"}
    finished = desk.refer.refer(
        "faults", "Filter onder garantie?", values=values, key="11111111-2222-4333-8444-555555555555"
    )
    again = desk.refer.refer(
        "faults", "Filter onder garantie?", values=values, key="11111111-2222-4333-8444-555555555555"
    )
    assert again.contact.reference == finished.contact.reference
    with pytest.raises(WrongUse, match="value-wrong"):
        desk.refer.refer("faults", "x", values={"phone": "12"})
    with pytest.raises(WrongUse, match="queue-unknown"):
        desk.refer.refer("nowhere", "x")


def test_references_say_when_they_were_made_only_after_they_are_on_disk(desk):
    run = a_call_to_the_engineer(desk)
    began = datetime.now(UTC)
    _, finished = desk.call.finish(run)
    assert finished.contact.closed is not None
    assert finished.contact.closed >= began
    assert desk.deliver.referral(finished.contact.reference).id == finished.referral.id
