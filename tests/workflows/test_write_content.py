"""Scenarios written from what was played: they name choices so that they run in every language, and pass again."""

from datetime import UTC, datetime

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.progress import Progress
from kbdesk.workflows.play_scenarios import PlayScenarios
from kbdesk.workflows.write_content import WriteContent
from tests.content.conftest import ORGANISATION, header

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BODY = """## Vraag
<!-- id: ask -->

- [Eerste](#zelfde) `code = een`
- [Tweede](#zelfde) `code = twee`
- [Ander script](t.md) `en terug`
- [Lees](a.md)
- [Meet](#meten)

## Zelfde
<!-- id: same -->

**Uitkomst:** `solved`

## Meten
<!-- id: measure -->

- Druk: `___ druk`

- [Laag](#zelfde) `als druk < 1`
- [Goed](#vraag) `anders`
"""


@pytest.fixture
def root(tmp_path):
    more = "fields: {druk: {type: number}, code: {type: text}}\n"
    files = {
        **ORGANISATION,
        "s.md": header("s", kind="script", more=more) + BODY,
        "t.md": header("t", kind="script", title="T") + "## X\n\n**Uitkomst:** `solved`\n",
        "a.md": header("a", title="A"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def now() -> datetime:
    return NOW


def recorded(root, answers: str) -> str:
    work = WriteContent(ContentFolder(root), now)
    file, _ = work.record(work.played("s", "nl", answers), name="proef")
    played = PlayScenarios(ContentFolder(root), now).play(("s",), Progress())
    assert [one.finding for one in played] == [None] * len(played)
    return file.read_text("utf-8")


def test_two_choices_to_one_step_are_told_apart_by_their_words(root):
    text = recorded(root, "[Tweede]")
    assert "path: [Tweede]" in text
    assert "lang: nl" in text


def test_other_choices_are_named_by_the_step_they_lead_to(root):
    text = recorded(root, "[Meet, {druk: '0,5'}]")
    assert "path: [measure, {druk: '0.5'}]" in text
    assert "lang:" not in text


def test_a_way_round_and_through_another_script_is_walked_again(root):
    text = recorded(root, "[measure, {druk: 3}, t, ask, Eerste]")
    assert "{druk: '3'}" in text
    assert ", t, " in text


def test_line_ends_of_the_file_are_kept(root):
    before = b"- name: oud\r\n  path: [Eerste]"
    (root / "s.scenarios.yml").write_bytes(before)
    recorded(root, "[Tweede]")
    after = (root / "s.scenarios.yml").read_bytes()
    assert after.startswith(before + b"\r\n\r\n- name: proef\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_what_does_not_end_is_not_written(root):
    work = WriteContent(ContentFolder(root), now)
    with pytest.raises(WrongUse, match="answers-end-early"):
        work.played("s", "nl", "[Lees]")
    with pytest.raises(WrongUse, match="not-in-library"):
        work.played("a", "nl", "[x]")
    assert not (root / "s.scenarios.yml").exists()


def test_a_scenario_file_that_is_no_text_is_left_alone(root):
    (root / "s.scenarios.yml").write_bytes(b"\xff\xfe")
    work = WriteContent(ContentFolder(root), now)
    with pytest.raises(ContentUnreadable, match="file-unreadable"):
        work.record(work.played("s", "nl", "[Eerste]"))
    assert (root / "s.scenarios.yml").read_bytes() == b"\xff\xfe"


def test_coverage_counts_steps_and_choices_of_all_halves_together(root):
    english = header("s", kind="script", lang="en", more="fields: {druk: {type: number}, code: {type: text}}\n")
    (root / "s.en.md").write_text(english + BODY.replace("## Vraag", "## Ask").replace("](#vraag)", "](#ask)"), "utf-8")
    (root / "s.scenarios.yml").write_text(
        "- name: a\n  lang: nl\n  path: [Eerste]\n- name: b\n  lang: en\n  path: [measure, {druk: '0.5'}]\n", "utf-8"
    )
    player = PlayScenarios(ContentFolder(root), now)
    played = player.play((), Progress())
    (found,) = player.coverage(played)
    assert (found.script, found.scenarios) == ("s", 2)
    assert (found.steps_passed, found.steps) == (3, 3)
    assert (found.choices_taken, found.choices) == (3, 6)
    assert [gap.choice for gap in found.gaps] == ["Tweede", "Ander script", "Goed"]
    assert [one.script for one in player.coverage(played, all_scripts=True)] == ["s", "t"]
