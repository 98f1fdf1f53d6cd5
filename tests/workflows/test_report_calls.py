"""A report reaches back only as far as what it counts is kept, so the daily purge changes none of its figures."""

from datetime import UTC, datetime, timedelta

import pytest

from kbdesk.desk import open_desk
from kbdesk.domain.acts import start
from kbdesk.domain.article import Header
from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import ContactAct, ContactEvent
from kbdesk.domain.promise import Promise
from kbdesk.domain.script import Choice, Script, Step, Target
from kbdesk.domain.stored_run import RunSource
from kbdesk.records.closing import Closing
from kbdesk.records.records import Records
from kbdesk.workflows.report_calls import ReportCalls

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TEXT = """---
id: cold
type: script
lang: en
title: No hot water
revision: 2
---

# No hot water

## Safe
<!-- id: first -->

- [On](#done)

## Done
<!-- id: last -->

**Outcome:** `solved`
"""


@pytest.fixture(params=["none: 60, personal: 20", "none: 20, personal: 60"])
def kept(tmp_path, request):
    """A contact, a promise and a run that ended nowhere, every ten days; the reports; the keeping times."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "kbdesk.yml").write_text(f"policies:\n  help: false\n  keep: {{{request.param}, special: 5}}\n", "utf-8")
    desk = open_desk(content=content, data=tmp_path / "data")
    desk.library.open()
    records = Records(tmp_path / "records.db", bytes(range(32)))
    for number in range(10):
        at = NOON - number * 10 * DAY - timedelta(hours=1)
        one = Contact(f"c{number}", at, state=ContactState.CLOSED, phone="+31612345678", closed=at)
        records.contacts.finish(one, referral=None, channel="", prefix="KD", end_event=None, at=at)
        records.promises.add(Promise(f"p{number}", one.id, "", at, "bellen"), at)
        run = start(f"r{number}", a_script(), at)
        opening = (ContactEvent(at, ContactAct.OPEN),)
        records.runs.begin(run, (RunSource("cold", "cold.en.md", "en", TEXT),), opening=opening)
    reports = ReportCalls(desk.library, desk._folder, records.report_rows, now=lambda: NOON)
    yield records, reports, dict(desk.library.library.organisation.policies.keep_days)
    desk.close()


def a_script():
    first = Step("safe", "first", "Safe", 11, choices=(Choice("On", Target("#done", step="done"), 14),))
    last = Step("done", "last", "Done", 16, outcome="solved")
    return Script(Header("cold", lang="en", revision=2), "cold.en.md", "", "", (first, last), "safe")


def test_the_purge_of_the_same_moment_changes_no_figure(kept):
    records, reports, keep_days = kept
    before = reports.contacts(), reports.scripts()
    counts = records.purge.run(NOON, keep_days)
    assert counts.contacts > 0
    assert counts.promises > 0
    assert (reports.contacts(), reports.scripts()) == before
    days = {
        name: sum(number * 10 * DAY + timedelta(hours=1) <= n * DAY for number in range(10))
        for name, n in keep_days.items()
    }
    assert before[0].total.contacts == days["none"]
    assert before[0].promises.made == days["personal"]
    assert before[1].scripts[0].begun == min(days["none"], days["personal"])


def test_a_day_that_is_asked_for_cuts_off_what_was_before(kept):
    _, reports, _ = kept
    assert reports.contacts(NOON - 12 * DAY).total.contacts == 2
    assert reports.contacts(NOON - 1000 * DAY).since == reports.contacts().since
    assert reports.scripts(NOON - 12 * DAY).scripts[0].begun == 2


def test_steps_go_by_the_code_and_title_of_the_text_that_was_kept(kept):
    records, reports, _ = kept
    contact = records.open_contacts.get("r0")
    closed = Contact("r0", contact.opened, run="r0", closed=NOON)
    closing = Closing(contact.acts)
    records.contacts.finish(closed, referral=None, channel="", prefix="KD", end_event=None, at=NOON, closing=closing)
    (cold,) = reports.scripts(only=("cold",)).scripts
    assert (cold.left, cold.steps[0].left) == (1, 1)
    assert [(step.code, step.title.in_language("en")) for step in cold.steps] == [("first", "Safe")]
    assert cold.title.in_language("en") == "No hot water"


def test_a_script_that_nobody_knows_is_wrong_use(kept):
    _, reports, _ = kept
    with pytest.raises(WrongUse):
        reports.scripts(only=("nowhere",))
