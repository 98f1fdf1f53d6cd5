"""A call on a folder that changes under it, in two windows at once, and what is written at its end."""

import time
from datetime import timedelta

import pytest

from kbdesk.desk import now, open_desk
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.progress import Progress

ORGANISATION = {
    "kbdesk.yml": "name: {en: Trial}\nlanguages: [en]\npolicies:\n  keep: {personal: 21}\n  channels:\n"
    "    folder: {type: folder, path: outbox}\n",
    "queues.yml": "faults: {label: {en: Faults}, channel: folder}\n",
    "outcomes.yml": "refer: {label: {en: Refer}, effect: refer}\ncall-back: {label: {en: Back}, effect: call_back}\n",
    "fields.yml": "phone: {type: phone, label: {en: Phone}, pii: personal}\n",
}
HEAD = "---\nid: {id}\ntype: script\nlang: en\ntitle: {id}\n---\n\n"
MAIN = """## Who calls
<!-- id: caller -->

- Phone: `___ phone`

- [Other](other.en.md)
- [Automatic](#turn)
- [End](#end)
- [Call back](#call-back)

## Turn

- [On](other.en.md) `else`

## End

**Outcome:** refer

| Referral | |
|---|---|
| To | faults |
| Subject | Help |
| Include | phone |

## Call back

**Outcome:** call-back

| Referral | |
|---|---|
| To | faults |
| Subject | Ring again |
| Include | phone |
"""
OTHER = "## There\n\n**Outcome:** call-back\n"


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for name, text in ORGANISATION.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "main.en.md").write_text(HEAD.format(id="main") + MAIN, encoding="utf-8")
    (folder / "other.en.md").write_text(HEAD.format(id="other") + OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def desk(content, tmp_path):
    opened = open_desk(content=content, data=tmp_path / "data")
    opened.library.refresh(Progress())
    yield opened
    opened.close()


def test_a_call_begun_at_a_step_by_its_code_keeps_its_values(desk):
    run = desk.call.start("main", "en", step="caller")
    run, _ = desk.call.capture(run, "phone", "06 12345678")
    assert run.values() == {"phone": "+31612345678"}


def test_two_windows_cannot_lead_one_call_two_ways(desk):
    here = desk.call.start("main", "en")
    there = desk.call.resume(here.id)
    there = desk.call.choose(there, 3)
    for act in (lambda: desk.call.choose(here, 1), lambda: desk.call.finish(here, outcome="call-back")):
        with pytest.raises(WrongUse) as error:
            act()
        assert error.value.code == "run-went-on"
    assert desk.call.leave(here) == here
    (left,) = desk.call.unfinished()
    assert left.step_title == "End"


def test_a_script_that_is_gone_stops_no_other_choice(desk, content):
    run = desk.call.start("main", "en")
    (content / "other.en.md").unlink()
    assert desk.call.choose(run, 3).step.slug == "end"


def test_the_choice_of_a_script_that_is_gone_is_told_and_the_call_stays(desk, content):
    run = desk.call.start("main", "en")
    (content / "other.en.md").unlink()
    with pytest.raises(ContentUnreadable):
        desk.call.choose(run, 1)
    assert desk.call.choose(run, 3).step.slug == "end"


def test_an_automatic_step_leads_into_another_script(desk):
    assert desk.call.choose(desk.call.start("main", "en"), 2).here.script == "other"


def test_a_call_that_cannot_be_taken_up_hides_no_other(desk):
    desk.call.start("main", "en")
    unreadable = desk.call.start("other", "en")
    shorter = desk.call.choose(desk.call.start("main", "en"), 4)
    with desk._records.database.writing() as connection:
        connection.execute("UPDATE script_text SET text = '# No script' WHERE text LIKE '%There%'")
        connection.execute("UPDATE script_text SET text = REPLACE(text, '- [Call back]', 'Call back')")
    assert [one.script_title for one in desk.call.unfinished()] == ["main", "other", "main"]
    with pytest.raises(ContentUnreadable):
        desk.call.resume(unreadable.id)
    with pytest.raises(WrongUse):
        desk.call.resume(shorter.id)


@pytest.mark.parametrize(("choice", "outcome"), [(3, "refer"), (4, "call-back")])
def test_what_a_referral_table_asks_for_is_queued_whatever_the_outcome_is_called(desk, choice, outcome):
    run, _ = desk.call.capture(desk.call.start("main", "en"), "phone", "0612345678")
    run = desk.call.choose(run, choice)
    assert desk.call.view(run).refers_to == "faults"
    _, finished = desk.call.finish(run)
    assert finished.contact.outcome == outcome
    assert finished.referral is not None
    assert [entry.reference for entry in desk.deliver.entries()] == [finished.contact.reference]


def test_a_value_keeps_as_long_as_its_privacy_class_where_its_field_says_nothing(desk):
    run, _ = desk.call.capture(desk.call.start("main", "en"), "phone", "0612345678")
    _, finished = desk.call.finish(run, outcome="call-back")
    assert [value.keep_days for value in finished.contact.values] == [21]
    referred = desk.refer.refer("faults", "Help", values={"phone": "0612345678"})
    assert [value.keep_days for value in referred.contact.values] == [21]


def test_a_queue_that_was_gone_when_the_call_ended_takes_the_referral_when_it_is_back(desk, content):
    run = desk.call.choose(desk.call.start("main", "en"), 3)
    (content / "queues.yml").write_text("", encoding="utf-8")
    desk.library.refresh(Progress())
    _, finished = desk.call.finish(run)
    assert desk.deliver.run(Progress(), at_once=True).needs_attention == 1
    (content / "queues.yml").write_text(ORGANISATION["queues.yml"], encoding="utf-8")
    desk.library.refresh(Progress())
    desk.deliver.retry(finished.contact.reference)
    assert desk.deliver.run(Progress(), at_once=True).sent == 1


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_today_is_the_day_on_the_wall_and_not_that_of_greenwich(monkeypatch):
    monkeypatch.setenv("TZ", "KBD-14")
    time.tzset()
    try:
        assert now().utcoffset() == timedelta(hours=14)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_half_a_character_in_a_note_is_no_reason_to_lose_it(desk):
    run = desk.call.tell(desk.call.start("main", "en"), "note", "leaks \ud83d\x1b[2J")
    assert desk.call.resume(run.id).about["note"] == "leaks [2J"
    referral = desk.refer.refer("faults", "Help\ud83d", note="leaks\ud83d").referral
    assert (referral.subject, referral.note) == ("Help", "leaks")
    desk.refer.keep_draft({"note": "half\ud83d"})
    assert desk.refer.draft() == {"note": "half"}


def test_a_call_left_on_the_way_cannot_be_ended_as_referred_without_a_referral(desk):
    run = desk.call.start("main", "en")
    assert [one.code for one in desk.call.other_outcomes()] == ["call-back"]
    with pytest.raises(WrongUse, match="outcome-refers"):
        desk.call.finish(run, outcome="refer")
    _, finished = desk.call.finish(run, outcome="call-back")
    assert finished.referral is None


def test_a_call_that_cannot_be_taken_up_can_be_discarded(desk):
    run = desk.call.start("main", "en")
    desk.call.discard(run.id)
    assert desk.call.unfinished() == ()
