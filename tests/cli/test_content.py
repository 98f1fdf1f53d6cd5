"""The check and the scenarios, in every form."""

import json

import pytest


@pytest.fixture
def broken(content):
    """A dead link on the last line of a new article."""
    text = (content / "articles/code.nl.md").read_text("utf-8").replace("id: code", "id: dead")
    (content / "articles/dead.nl.md").write_text(text + "\n[weg](nowhere.md)\n", encoding="utf-8")
    return content


def test_a_sound_folder_gives_exit_code_zero_and_with_strict_one(kb):
    assert kb("content", "check").code == 0
    assert kb("content", "check", "--strict").code == 1


def test_a_finding_stands_at_file_line_and_column(kb, broken):
    said = kb("content", "check")
    assert said.code == 1
    assert "articles/dead.nl.md:24:" in said.out
    assert "1 fout\n" in said.out


def test_the_json_form_has_the_promised_names(kb, broken):
    form = json.loads(kb("content", "check", "--json").out)
    assert set(form) == {"errors", "warnings", "findings"}
    assert form["errors"] == 1
    assert all(set(one) >= {"path", "line", "column", "code", "level", "message", "fix"} for one in form["findings"])
    assert json.loads(kb("content", "check", "--format", "json").out) == form


def test_the_annotations_are_those_of_github(kb, broken, monkeypatch):
    monkeypatch.chdir(broken.parent)
    lines = kb("content", "check", "--format", "github").out.splitlines()
    dead = next(line for line in lines if line.startswith("::error"))
    assert dead.startswith("::error file=inhoud/articles/dead.nl.md,line=24,title=KB201,col=")
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


def test_the_sarif_form_names_rule_place_and_words(kb, broken):
    form = json.loads(kb("content", "check", "--format", "sarif").out)
    result = next(one for one in form["runs"][0]["results"] if one["level"] == "error")
    assert form["version"] == "2.1.0"
    assert result["ruleId"] == "KB201"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 24


def test_paths_narrow_what_is_shown(kb, broken, monkeypatch):
    assert kb("content", "check", "articles/refill.nl.md").code == 0
    assert kb("content", "check", str(broken / "articles")).code == 1
    monkeypatch.chdir(broken / "scripts")
    assert kb("content", "check", ".").code == 0


def test_the_folder_itself_may_be_named(kb, broken):
    assert kb("content", "check", str(broken)).code == 1


def test_another_folder_is_checked_as_content_of_its_own(kb, tmp_path):
    other = tmp_path / "elders"
    other.mkdir()
    (other / "a.md").write_text("# Iets\n\n[weg](nowhere.md)\n", encoding="utf-8")
    assert "a.md:3:" in kb("content", "check", str(other)).out


def test_a_path_that_is_nowhere_is_wrong_use(kb, tmp_path):
    assert kb("content", "check", str(tmp_path / "none.md")).code == 2


def test_a_folder_that_is_not_there_is_exit_code_three(kb, tmp_path):
    assert kb("--content", str(tmp_path / "none"), "content", "check").code == 3
    assert kb("--content", str(tmp_path / "none"), "content", "test").code == 3


def test_the_check_writes_nothing_but_its_caches(kb, content, data):
    before = {file: file.read_bytes() for file in content.rglob("*") if file.is_file()}
    kb("content", "check")
    kb("content", "test")
    assert {file: file.read_bytes() for file in content.rglob("*") if file.is_file()} == before
    kept = [file for file in data.rglob("*") if file.is_file()]
    assert sorted(file.suffix or file.name for file in kept) == [".check", "organisation"]


def test_scenarios_are_played_in_both_languages(kb):
    said = kb("content", "test", "--json")
    form = json.loads(said.out)
    assert said.code == 0
    assert (form["scenarios"], form["failed"]) == (4, 0)
    assert "✓ cold (en): low and warm again" in kb("content", "test", "--verbose").out


SCENARIO = """
- name: {name}
  path: {path}
  expect: {{{expect}}}
"""


@pytest.mark.parametrize(
    ("path", "expect", "told"),
    [
        ("[measure, {pressure: 0.6}, engineer, {phone: 06 12345678}]", "outcome: solved", "outcome: refer"),
        ("[measure, {pressure: 0.6}, engineer]", "outcome: refer", "phone"),
        ("[measure, {pressure: 9}]", "outcome: refer", "0 – 4 bar"),
        ("[nergens]", "outcome: refer", "Ja | Nee | Eerst lezen"),
        ("[{phone: 06 12345678}]", "outcome: refer", "phone"),
        ("[measure, {pressure: 0.6}]", "outcome: refer", "outcome"),
        ("['Ja', {phone: 06 12345678}]", "queue: billing", "queue: faults"),
        ("['Ja', {phone: 06 12345678}]", "subject: Anders", "Geen warm water"),
    ],
)
def test_a_scenario_that_comes_out_otherwise_is_a_finding_with_its_line(path, expect, told, kb, content):
    text = "\n" + SCENARIO.format(name="proef", path=path, expect=expect)
    (content / "scripts/cold.scenarios.yml").write_text(text, encoding="utf-8")
    said = kb("content", "test", "cold")
    assert said.code == 1
    assert "scripts/cold.scenarios.yml:3:1: fout KB502" in said.out
    assert told in said.out
    assert kb("content", "check").code == 1


def test_a_scenario_file_that_cannot_be_read_is_a_finding_once(kb, content):
    (content / "scripts/cold.scenarios.yml").write_text("- [\n", encoding="utf-8")
    assert kb("content", "test").code == 1
    findings = json.loads(kb("content", "check", "--json").out)["findings"]
    assert [one["code"] for one in findings if one["level"] == "error"] == ["KB501"]


def test_a_script_without_scenarios_is_wrong_use(kb):
    assert kb("content", "test", "refill").code == 2


def test_expected_values_and_tick_boxes_are_looked_at(kb, content):
    path = "[measure, {pressure: '0,6'}, done]"
    text = SCENARIO.format(name="proef", path=path, expect="outcome: solved, pressure: '0.6'")
    (content / "scripts/cold.scenarios.yml").write_text(text, encoding="utf-8")
    assert kb("content", "test").code == 0
