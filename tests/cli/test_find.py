"""Finding from the command line: hits for people and for programs, and answers although something is in the way."""

import json
import os
import sys

import pytest

from kbdesk.cli.library import open_library
from kbdesk.cli.main import run_command_line
from kbdesk.cli.output import Output
from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.search.updating import write_lock


def test_hits_are_numbered_with_kind_id_and_date(kb):
    said = kb("find", "warm", "water")
    assert said.code == 0
    assert "  1. Geen warm water" in said.out
    assert "belscript · cold · gecontroleerd 2026-10-01" in said.out


def test_what_is_overdue_says_so(kb):
    assert "controle verlopen" in kb("find", "code", "scherm").out


def test_the_json_form_has_the_promised_names(kb):
    form = json.loads(kb("find", "ketel", "--json").out)
    assert set(form) >= {"query", "read_as", "corrected", "took_ms", "total", "hits", "did_you_mean", "other_language"}
    promised = (
        "rank id kind lang title summary step snippet score why path line confidence reviewed overdue product phase"
    )
    assert set(form["hits"][0]) >= set(promised.split())
    assert all(isinstance(text, str) and isinstance(match, bool) for text, match in form["hits"][0]["snippet"])


def test_nothing_found_is_exit_code_one(kb):
    said = kb("find", "zzzzqqqq")
    assert said.code == 1
    assert "Niets gevonden" in said.out
    assert json.loads(kb("find", "zzzzqqqq", "--json").out)["hits"] == []


def test_filters_and_limit_narrow_the_hits(kb):
    assert all(hit["kind"] == "step" for hit in json.loads(kb("find", "ketel", "--kind", "step", "--json").out)["hits"])
    assert len(json.loads(kb("find", "warm", "--limit", "1", "--json").out)["hits"]) == 1
    assert kb("find", "warm", "--product", "nothing").code == 1


def test_as_you_type_takes_the_last_word_as_a_beginning(kb):
    assert json.loads(kb("find", "waterdr", "--as-you-type", "--json").out)["hits"][0]["id"] == "refill"


def test_a_mended_line_says_how_it_was_read_and_how_to_have_it_literally(kb):
    assert "Gelezen als: stekker (--literal zoekt precies wat er staat)" in kb("find", "stekkr").out
    said = kb("find", "stekkr", "--literal")
    assert said.code == 1
    assert "Gelezen als" not in said.out
    assert "Bedoelde u: stekker" in said.out


def test_an_answer_that_an_editor_chose_says_so(kb, content):
    file = content / "articles/refill.nl.md"
    file.write_text(
        file.read_text("utf-8").replace("keywords: [waterdruk]", "best_for: [cv bijvullen]"), encoding="utf-8"
    )
    assert "· aangewezen antwoord ·" in kb("find", "cv", "bijvullen").out
    assert "aangewezen" not in kb("find", "bijvullen").out


def test_explain_says_it_in_sentences_for_people(kb):
    assert "“warm”: zeldzaamheid " in kb("find", "warm", "--explain").out
    assert "“hot”: rarity " in kb("find", "hot", "--explain", lang="en").out


def test_explain_tells_why(kb):
    assert json.loads(kb("find", "warm", "--explain", "--json").out)["hits"][0]["explanation"]


def test_a_batch_gives_a_line_for_each_line_in_order(kb, tmp_path):
    questions = tmp_path / "vragen.txt"
    questions.write_text("\ufeffwarm water\n\nzzzzqqqq\nde code", encoding="utf-8")
    said = kb("find", "--batch", str(questions))
    forms = [json.loads(line) for line in said.out.splitlines()]
    assert [form["query"] for form in forms] == ["warm water", "", "zzzzqqqq", "de code"]
    assert said.code == 0
    assert forms[0]["hits"][0]["id"] == "cold"
    assert forms[1]["hits"] == []


def test_a_batch_comes_from_stdin_too(kb):
    assert len(kb("find", "--batch", "-", typed="warm\nketel\n").out.splitlines()) == 2


def test_a_batch_that_cannot_be_read_is_wrong_use(kb, tmp_path):
    said = kb("find", "--batch", str(tmp_path / "none.txt"))
    assert (said.code, said.out) == (2, "")
    assert "none.txt" in said.err


def test_a_folder_that_is_not_there_is_exit_code_three(kb, tmp_path):
    said = kb("--content", str(tmp_path / "none"), "find", "x")
    assert (said.code, said.out) == (3, "")
    assert "none" in said.err


def test_a_file_that_breaks_keeps_its_last_good_text(kb, content):
    assert kb("find", "slang").code == 0
    (content / "articles" / "refill.nl.md").write_bytes(b"\xff\xfe broken")
    assert json.loads(kb("find", "slang", "--json").out)["hits"][0]["id"] == "refill"


def test_broken_front_matter_is_still_read_as_text(kb, content):
    (content / "articles" / "broken.nl.md").write_text("---\ntitle: [a\n---\n# Zonnepaneel\n", encoding="utf-8")
    assert kb("find", "zonnepaneel").code == 0


def test_a_folder_that_went_away_is_answered_from_the_index(kb, content):
    assert kb("find", "warm").code == 0
    content.rename(content.with_name("weg"))
    said = kb("find", "warm")
    assert said.code == 0
    assert len(said.err.splitlines()) == 1


def test_a_busy_index_is_answered_from_what_there_is(kb, content, data, capsys):
    assert kb("find", "warm").code == 0
    (content / "articles" / "new.nl.md").write_text("# Nieuw\n", encoding="utf-8")
    desk = open_desk(content=content, data=data)
    with write_lock(desk.paths.index(content), patience=0.0, progress=Progress()):
        open_library(desk, Output("nl"))
    assert desk.library.library.cards
    desk.close()
    assert "aan het indexeren" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_data_folder_that_cannot_be_written_is_answered_from_what_there_is(kb, content, data):
    assert kb("find", "warm").code == 0
    (content / "articles" / "new.nl.md").write_text("# Nieuw\n", encoding="utf-8")
    for folder in (data, *(path for path in data.rglob("*") if path.is_dir())):
        folder.chmod(0o500)
    try:
        said = kb("find", "warm")
    finally:
        for folder in (data, *(path for path in data.rglob("*") if path.is_dir())):
            folder.chmod(0o700)
    assert said.code == 0
    assert len(said.err.splitlines()) == 1


def test_a_data_folder_that_can_never_be_is_exit_code_seven(kb, data):
    data.write_text("a file", encoding="utf-8")
    said = kb("find", "warm")
    assert (said.code, said.out) == (7, "")
    assert str(data) in said.err


def test_a_line_of_signs_is_a_question_too(kb):
    assert kb("find", "--", "--", "%", '"', "\udcff").code == 1


def test_terminal_escapes_in_content_never_reach_the_terminal(kb, content):
    text = "# Kwaad \x1b[2J artikel\n\n\x1b]0;titel\x07 tekst\u202e\n"
    (content / "articles" / "evil.nl.md").write_text(text, encoding="utf-8")
    said = kb("find", "kwaad")
    assert "\x1b" not in said.out
    assert "\x1b" not in kb("show", "articles/evil.nl.md").out


def test_where_nobody_said_what_they_read_the_organisations_own_language_comes_first(data, capsys, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for lang, title in (("", "Geen warm water"), ("en_GB.UTF-8", "No hot water")):
        monkeypatch.setenv("LANG", lang or "C.UTF-8")
        assert run_command_line(["--data", str(data), "--json", "find", "geen warm water"]) == 0
        assert json.loads(capsys.readouterr().out)["hits"][0]["title"] == title
