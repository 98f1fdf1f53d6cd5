"""The editor's hand tools on the command line: fixes, new texts, maps, the schema, explanations, recorded scenarios."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def misspelt(content):
    """Two mistakes with one meaning each, in one article."""
    file = content / "articles/code.nl.md"
    text = file.read_text("utf-8").replace("confidence: wip", "confidence: WIP").replace("title: ", "titel: x\ntitle: ")
    file.write_text(
        text.replace("titel: x\n", "sumary: x\n").replace("summary: Wat", "samenvatting: Wat"), encoding="utf-8"
    )
    return file


# ---------------------------------------------------------------------- fixes


def test_fix_mends_shows_the_diff_and_then_what_is_left(kb, misspelt):
    said = kb("content", "check", "--fix")
    after = misspelt.read_text("utf-8")
    assert "\nconfidence: wip\n" in after
    assert "\nsummary: x\n" in after
    assert "--- a/articles/code.nl.md" in said.out
    assert "-confidence: WIP\n+confidence: wip\n" in said.out
    assert "2 verbeteringen" in said.err
    assert "WIP" not in said.out.partition("+confidence: wip")[2]


def test_a_dry_run_shows_and_writes_nothing(kb, misspelt):
    before = misspelt.read_bytes()
    said = kb("content", "check", "--fix", "--dry-run")
    assert misspelt.read_bytes() == before
    assert "+confidence: wip" in said.out
    assert said.code == 1
    assert kb("content", "check", "--dry-run").code == 2


def test_fixes_go_with_json_as_one_document(kb, misspelt):
    form = json.loads(kb("content", "check", "--fix", "--dry-run", "--json").out)
    assert "+confidence: wip" in form["diff"]
    assert {one["code"] for one in form["findings"] if one["safe"]} == {"KB105", "KB106"}
    assert "diff" not in json.loads(kb("content", "check", "--json").out)


def test_fixes_keep_to_the_paths_that_were_named(kb, misspelt):
    before = misspelt.read_bytes()
    kb("content", "check", "--fix", "articles/refill.nl.md")
    assert misspelt.read_bytes() == before


def test_a_text_that_changed_since_it_was_published_needs_a_higher_revision(kb, content, tmp_path):
    import shutil

    shutil.copytree(content, tmp_path / "published")
    file = content / "articles/refill.nl.md"
    file.write_text(file.read_text("utf-8") + "\nNog iets.\n", encoding="utf-8")
    since = ("--since", str(tmp_path / "published"))
    assert "KB123" in kb("content", "check", *since).out
    assert "KB123" not in kb("content", "check").out
    kb("content", "check", "--fix", *since)
    assert "revision: 4\n" in file.read_text("utf-8")
    assert kb("content", "check", "--since", str(tmp_path / "none")).code == 3


# ---------------------------------------------------------------------- SARIF

SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool", "results", "columnKind"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "help", "defaultConfiguration"]
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "fixes": {
                                    "items": {
                                        "required": ["artifactChanges"],
                                        "properties": {
                                            "artifactChanges": {
                                                "minItems": 1,
                                                "items": {"required": ["artifactLocation", "replacements"]},
                                            }
                                        },
                                    }
                                },
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "region": {
                                                        "required": ["startLine"],
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        },
                                                    },
                                                    "artifactLocation": {
                                                        "properties": {"uri": {"pattern": "^[A-Za-z0-9%/._-]+$"}}
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""The part of the standard's schema (OASIS SARIF 2.1.0, section 3) that concerns what we write."""


def test_sarif_has_the_structure_of_the_standard(kb, misspelt, content):
    (content / "img").mkdir(exist_ok=True)
    (content / "img/één wees.png").write_bytes(b"x")
    form = json.loads(kb("content", "check", "--format", "sarif").out)
    jsonschema.validate(form, SARIF)
    run = form["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    fix = next(one["fixes"][0]["artifactChanges"][0] for one in run["results"] if one["ruleId"] == "KB105")
    (change,) = fix["replacements"]
    line = misspelt.read_text("utf-8").split("\n")[change["deletedRegion"]["startLine"] - 1]
    assert line[change["deletedRegion"]["startColumn"] - 1 : change["deletedRegion"]["endColumn"] - 1] == "WIP"
    assert change["insertedContent"] == {"text": "wip"}


# ---------------------------------------------------------------------- new texts


@pytest.mark.parametrize(
    ("kind", "folder"), [("article", "articles"), ("script", "scripts"), ("notice", "notices"), ("phrase", "phrases")]
)
def test_a_new_text_is_written_once_and_passes_the_check(kb, content, kind, folder):
    said = kb("content", "new", kind, "gas-smell", "--lang", "nl")
    path = content / folder / "gas-smell.nl.md"
    assert said.out == f"{path}\n"
    before = path.read_bytes()
    assert kb("content", "check", f"{folder}/gas-smell.nl.md").code == 0
    again = kb("content", "new", kind, "gas-smell", "--lang", "nl")
    assert (again.code, str(path) in again.err) == (2, True)
    assert path.read_bytes() == before


def test_a_pair_is_one_for_each_language_or_none(kb, content):
    form = json.loads(kb("content", "new", "article", "Wat als ik gas ruik?", "--pair", "--json").out)
    assert [Path(path).name for path in form["written"]] == ["wat-als-ik-gas-ruik.nl.md", "wat-als-ik-gas-ruik.en.md"]
    (content / "articles/half.en.md").write_text("x", encoding="utf-8")
    assert kb("content", "new", "article", "half", "--pair").code == 2
    assert not (content / "articles/half.nl.md").exists()


def test_without_a_language_it_is_the_organisation_s_own(kb, content):
    assert kb("content", "new", "notice", "storing").out.endswith("storing.nl.md\n")


def test_what_cannot_be_an_id_or_a_folder_is_told(kb, tmp_path):
    assert kb("content", "new", "article", "???").code == 2
    assert kb("--content", str(tmp_path / "none"), "content", "new", "article", "a").code == 3


# ---------------------------------------------------------------------- maps, schema, explanations


def test_a_map_comes_as_mermaid_svg_and_png(kb, tmp_path):
    assert "flowchart TD" in kb("content", "map", "cold").out
    assert kb("content", "map", "cold", "--as", "svg").out.startswith("<svg ")
    file = tmp_path / "map.png"
    assert kb("content", "map", "cold", "--as", "png", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"\x89PNG")
    form = json.loads(kb("content", "map", "cold", "--json").out)
    assert form["text"].startswith("---\ntitle: 'Geen warm water'")


def test_a_map_speaks_the_language_that_was_asked_for(kb):
    assert "Geen warm water" in kb("content", "map", "cold", lang="nl").out
    assert "No hot water" in kb("content", "map", "cold", lang="en").out


def test_a_map_of_nothing_or_to_nowhere_is_wrong_use(kb, tmp_path):
    assert kb("content", "map", "none").code == 2
    assert kb("content", "map", "cold", "--output", str(tmp_path / "no" / "where.svg")).code == 2


def test_the_schema_is_printed_as_it_is_shipped(kb):
    shipped = json.loads((DOCS / "editors/schemas/fields.schema.json").read_text("utf-8"))
    assert json.loads(kb("content", "schema", "fields").out) == shipped
    assert set(json.loads(kb("content", "schema").out)) >= {"header", "kbdesk", "fields", "scenarios"}


def test_a_code_is_explained_in_the_reader_s_language(kb):
    dutch, english = (kb("content", "explain", "kb201", lang=lang).out for lang in ("nl", "en"))
    assert "Iemand aan de telefoon" in dutch
    assert "Somebody on the phone" in english
    assert json.loads(kb("content", "explain", "KB404", "--json").out)["level"] == "error"
    assert kb("content", "explain", "KB999").code == 2
    dutch, english = (kb("content", "explain", "KB304", lang=lang).out for lang in ("nl", "en"))
    assert "`als druk < 1`" in dutch
    assert "`if pressure < 1`" in english


# ---------------------------------------------------------------------- scenarios


def test_what_scenarios_do_not_pass_is_reported(kb, content):
    form = json.loads(kb("content", "test", "--json").out)
    (cold,) = (one for one in form["coverage"] if one["script"] == "cold")
    assert 0 < cold["steps_passed"] <= cold["steps"]
    assert len(cold["gaps"]) == cold["steps"] - cold["steps_passed"] + cold["choices"] - cold["choices_taken"]
    text = kb("content", "test").out
    assert re.search(r"cold: \d van \d stappen, \d van \d keuzes", text)
    assert all(f"cold.nl.md:{gap['line']}: {gap['step']}" in text for gap in cold["gaps"])


def test_the_check_warns_of_what_no_scenario_passes(kb, content):
    (content / "scripts/cold.scenarios.yml").write_text(
        "- name: x\n  path: ['Ja', {phone: 06 12345678}]\n", encoding="utf-8"
    )
    assert "scripts/cold.scenarios.yml:1:1: waarschuwing KB504" in kb("content", "check").out


def test_a_scenario_is_recorded_from_answers_and_passes_at_once(kb, content, tmp_path):
    file = content / "scripts/cold.scenarios.yml"
    before = file.read_text("utf-8")
    answers = tmp_path / "answers.yml"
    answers.write_text("[measure, {pressure: '0,6'}, engineer, {phone: 06 12345678}]\n", encoding="utf-8")
    said = kb("content", "test", "cold", "--record", "--answers", str(answers), "--name", "proef: één")
    assert said.code == 0
    assert file.read_text("utf-8").startswith(before)
    added = file.read_text("utf-8").removeprefix(before)
    assert "- name: 'proef: één'\n" in added
    assert "{pressure: '0.6'}" in added
    assert "outcome: refer, queue: faults" in added
    again = kb("content", "test", "cold", "--record", "--answers", str(answers), "--name", "proef: één", "--json")
    assert json.loads(again.out)["name"] == "proef: één 2"


def test_a_scenario_is_recorded_from_the_keys(kb, content):
    before = (content / "scripts/cold.scenarios.yml").read_text("utf-8")
    said = kb("content", "test", "cold", "--record", typed="\n1\n06 12345678\n\n\n")
    added = (content / "scripts/cold.scenarios.yml").read_text("utf-8").removeprefix(before)
    assert said.code == 0, said.err + said.out
    assert "path: [" in added
    assert "outcome: refer" in added


def test_a_script_left_on_the_way_is_not_recorded(kb, content):
    before = (content / "scripts/cold.scenarios.yml").read_bytes()
    assert kb("content", "test", "cold", "--record", typed="").code == 1
    assert (content / "scripts/cold.scenarios.yml").read_bytes() == before


def test_recording_wants_one_script_and_answers_want_recording(kb):
    assert kb("content", "test", "--record").code == 2
    assert kb("content", "test", "cold", "--answers", "x.yml").code == 2
    assert kb("content", "test", "none", "--record", "--answers", "-", typed="[a]").code == 2
