"""What readers tell, from the command line and in the talk; the editors' list; from one device to another."""

import json

KEY = "7b6c1f1e-2f0a-4f6e-9d0c-0c2f5a5d1e01"


def listed(kb, *words):
    return json.loads(kb("flags", "list", "--json", *words).out)["flags"]


def test_a_text_is_told_of_with_its_revision_language_and_place(kb):
    said = kb("flag", "refill#stappen", "--kind", "outdated", "--text", "De kraan zit nu links")
    assert said.code == 0
    assert "Genoteerd voor de redactie." in said.out
    (flag,) = listed(kb)
    assert flag["kind"] == "outdated"
    assert flag["about"] == {
        "id": "refill",
        "path": "articles/refill.nl.md",
        "lang": "nl",
        "title": "Hoe vul ik de ketel bij?",
        "revision": 3,
        "step": "stappen",
    }


def test_an_answer_that_is_not_there_is_told_of_with_the_words(kb):
    assert kb("flag", "--words", "hond eet meterkast").code == 0
    assert listed(kb)[0]["words"] == "hond eet meterkast"
    assert "gezocht naar: hond eet meterkast" in kb("flags", "list").out


def test_what_cannot_be_told_is_wrong_use(kb):
    for words in (
        ("flag",),
        ("flag", "--kind", "wrong", "--words", "x"),
        ("flag", "nergens"),
        ("flag", "refill#nergens"),
    ):
        assert kb(*words).code == 2
    assert kb("flags", "list").code == 1
    assert kb("flag", "refill", "--key", "abc").code == 2


def test_the_same_key_makes_one_flag(kb):
    for text in ("eerst", "nog eens"):
        assert kb("flag", "refill", "--text", text, "--key", KEY).code == 0
    assert [flag["text"] for flag in listed(kb)] == ["eerst"]


def test_a_proposed_text_goes_along(kb, tmp_path):
    file = tmp_path / "better.md"
    file.write_text("# Beter\n\nZo dus.\n", encoding="utf-8")
    kb("flag", "refill", "--kind", "unclear", "--proposal", str(file))
    flag = listed(kb)[0]
    assert flag["proposal"] == "# Beter\n\nZo dus.\n"
    shown = kb("flags", "show", flag["id"][:8]).out
    assert "Onduidelijk" in shown
    assert "Zo dus." in shown


def test_an_editor_answers_and_the_list_of_open_ones_is_empty(kb):
    kb("flag", "refill", "--key", KEY)
    assert kb("flags", "answer", KEY[:8], "--as", "changed", "--text", "Is aangepast").code == 0
    assert kb("flags", "list", "--open").code == 1
    assert "Antwoord: Is aangepast" in kb("flags", "show", KEY[:8]).out
    kb("flags", "answer", KEY[:8], "--as", "open")
    assert listed(kb, "--open")[0]["answer"] == ""
    assert kb("flags", "answer", "0000", "--as", "open").code == 2


def test_flags_go_to_the_editors_and_answers_come_back_once(kb, tmp_path):
    there, back, other = str(tmp_path / "flags.json"), str(tmp_path / "answers.json"), str(tmp_path / "editor")
    kb("flag", "refill", "--text", "Klopt niet", "--key", KEY)
    assert kb("flags", "export", "--output", there).code == 0
    assert "1 nieuw" in kb("flags", "import", there, "--data", other).out
    assert "0 nieuw" in kb("flags", "import", there, "--data", other).out
    kb("flags", "answer", KEY, "--as", "accepted", "--text", "Dank", "--data", other)
    kb("flags", "export", "--output", back, "--data", other)
    assert json.loads(kb("flags", "import", back, "--json").out) == {"added": 0, "answered": 1}
    assert listed(kb)[0]["state"] == "accepted"


def test_a_file_that_is_none_is_refused_and_changes_nothing(kb, tmp_path):
    for number, text in enumerate(("", "[]", '{"flags": [1]}', '{"flags": [{"id": "x"}]}', "[" * 100_000)):
        file = tmp_path / f"{number}.json"
        file.write_text(text, encoding="utf-8")
        said = kb("flags", "import", str(file))
        assert said.code == 2, text[:20]
        assert "geen bestand met opmerkingen" in said.err
    assert kb("flags", "import", str(tmp_path / "gone.json")).code == 2
    assert kb("flags", "list").code == 1


def test_what_was_missed_in_a_talk_becomes_a_gap(kb):
    kb("ask", typed="tochtstrip\nzeep\nTochtstrip\n.\n")
    said = kb("report", "gaps")
    assert said.code == 0
    assert "3 van 3 zoekvragen liepen op niets uit" in said.out
    assert said.out.splitlines()[1].split("\t")[:3] == ["Tochtstrip", "2", "2"]


def test_what_was_opened_is_no_gap_and_its_words_are_not_kept(kb):
    kb("ask", typed="slang ketel\n1\n\n.\n")
    report = json.loads(kb("report", "gaps", "--json").out)
    assert (report["searches"], report["missed"], report["gaps"]) == (1, 0, [])
    assert kb("report", "gaps").code == 1


def test_gaps_as_a_table_hold_no_formula(kb):
    kb("ask", typed="=1+1 zeep\n.\n")
    kb("ask", typed="+31 abc zeep\n.\n")
    lines = kb("report", "gaps", "--format", "csv").out.splitlines()
    assert lines[0] == "words,times,nothing_found,handed_on,last"
    assert all(not line.startswith(("=", "+")) for line in lines)


def test_a_day_that_is_none_is_wrong_use_and_a_later_one_finds_nothing(kb):
    kb("ask", typed="zeep\n.\n")
    assert kb("report", "gaps", "--since", "gisteren").code == 2
    assert kb("report", "gaps", "--since", "2999-01-01").code == 1
    assert kb("report", "gaps", "--since", "2020-01-01").code == 0


def test_find_keeps_nothing_of_what_is_asked(kb, tmp_path):
    kb("find", "tochtstrip")
    assert not list(tmp_path.rglob("records.db"))


def test_in_the_talk_a_sign_says_whether_the_text_helped(kb):
    said = kb("ask", typed="+\nslang ketel\n1\n\n-\n+\n.\n").out
    assert "Lees eerst een tekst" in said
    assert said.count("Dank u, dat telt mee.") == 2


def test_in_the_talk_the_editors_are_told_with_the_words(kb):
    said = kb("ask", typed="slang ketel\n1\n\n!\n2\nDe slang is te kort\nzeep\n!\nWat kost zeep?\nkaas\n!\n.\n.\n").out
    assert "Over: Hoe vul ik de ketel bij?" in said
    flags = listed(kb)
    assert {(flag["about"]["id"], flag["kind"], flag["text"]) for flag in flags} >= {
        ("refill", "wrong", "De slang is te kort")
    }
    assert "Er is niets gemeld." in said
    assert [flag["words"] for flag in flags] == ["zeep", "slang ketel"]


def test_in_a_script_the_step_is_told_of(kb):
    kb("ask", typed="douche koud\n1\n\n!\n4\nWelke damp?\nq\n.\n")
    (flag,) = listed(kb)
    assert (flag["about"]["id"], flag["about"]["step"], flag["about"]["revision"]) == ("cold", "veilig", 7)
    assert flag["kind"] == "unclear"
