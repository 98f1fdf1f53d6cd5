"""The help on kbdesk from the command line: found beside the content, asked alone, shown, and hidden."""

import json

import pytest

from kbdesk.cli.main import run_command_line


@pytest.fixture
def run(tmp_path, capsys):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kbdesk.yml").write_text("languages: [nl, en]\n", encoding="utf-8")
    (tmp_path / "content" / "gas.nl.md").write_text(
        "---\nid: gas\nlang: nl\ntitle: Gaslucht\n---\n\nNaar buiten.\n", encoding="utf-8"
    )

    def go(*words, lang="nl"):
        named = ["--content", str(tmp_path / "content"), "--data", str(tmp_path / "data"), "--lang", lang]
        code = run_command_line([*named, *words])
        return code, capsys.readouterr().out

    return go


def found(run, *words):
    return [(hit["id"], hit["source"]) for hit in json.loads(run("find", *words, "--json")[1])["hits"]]


def test_a_question_about_kbdesk_is_answered_from_the_help_and_says_so(run):
    code, out = run("find", "hoe", "volg", "ik", "een", "belscript")
    assert code == 0
    assert "1. Hoe volg ik een belscript?" in out
    assert "hulp · artikel · help:follow-a-script" in out


def test_a_source_can_be_chosen(run):
    assert found(run, "gaslucht") == [("gas", "own")]
    assert ("help:outbox", "help") in found(run, "postvak uit", "--source", "help")
    assert found(run, "postvak uit", "--source", "own") == []


def test_a_batch_is_answered_from_the_content_alone_unless_the_help_is_asked_for(run, tmp_path):
    questions = tmp_path / "questions.txt"
    questions.write_text("postvak uit\n", encoding="utf-8")
    assert json.loads(run("find", "--batch", str(questions))[1])["hits"] == []
    assert json.loads(run("find", "--batch", str(questions), "--source", "all")[1])["hits"]


def test_a_text_of_the_help_is_shown_by_its_id_in_the_readers_language(run):
    assert "Open the script with" in run("show", "help:follow-a-script", lang="en")[1]
    code, out = run("show", "help:follow-a-script#de-toetsen-in-een-gesprek")
    assert code == 0
    assert "Backspace" in out
    form = json.loads(run("show", "help:keys", "--json")[1])
    assert (form["id"], form["path"]) == ("help:keys", "help:daily/keys.nl.md")


def test_an_unknown_text_of_the_help_is_wrong_use(run):
    assert run("show", "help:weg")[0] == 2


def test_where_the_organisation_hides_the_help_there_is_none(run, tmp_path):
    (tmp_path / "content" / "kbdesk.yml").write_text("policies: {help: false}\n", encoding="utf-8")
    assert run("find", "belscript", "volgen", "--source", "help")[0] == 1
