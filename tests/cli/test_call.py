"""Following one script: with a file of answers, and with a person at the keys."""

import json

import pytest

ANSWERS = "- 'Nee'\n- {code: F28, pressure: '1,6'}\n- {phone: 06 12345678}\n"


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "antwoorden.yml"
    file.write_text(ANSWERS, encoding="utf-8")
    return str(file)


def test_answers_lead_to_an_outcome_and_the_promised_json(kb, answers):
    said = kb("call", "cold", "--answers", answers, "--json")
    form = json.loads(said.out)
    assert said.code == 0
    promised = {"reference", "script", "revision", "outcome", "values", "transcript", "referral"}
    assert set(form) >= promised
    assert (form["script"], form["revision"], form["outcome"]) == ("cold", 7, "refer")
    assert form["reference"].startswith("PR-")
    assert form["referral"] == form["reference"]
    assert form["values"]["pressure"]["value"] == "1.6"
    assert form["values"]["phone"]["pii"] == "personal"
    assert {"at", "kind", "step", "label"} == set(form["transcript"][0])


def test_what_was_referred_is_in_the_outbox(kb, answers):
    reference = json.loads(kb("call", "cold", "--answers", answers, "--json").out)["reference"]
    entries = json.loads(kb("outbox", "list", "--json").out)["entries"]
    assert [(one["reference"], one["state"], one["queue"]) for one in entries] == [(reference, "queued", "faults")]


def test_answers_work_in_the_other_language(kb, answers):
    assert json.loads(kb("call", "cold", "--answers", answers, "--json", lang="en").out)["outcome"] == "refer"


def test_practice_keeps_nothing(kb, answers, data):
    form = json.loads(kb("call", "cold", "--answers", answers, "--practice", "--json").out)
    assert (form["reference"], form["outcome"], form["mode"]) == ("", "refer", "practice")
    assert kb("contacts", "list").code == 1
    assert json.loads(kb("outbox", "list", "--json").out)["entries"] == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("- 'Nee'\n- {code: F28}\n", "Telefoon"),
        ("- 'Misschien'\n", "Ja | Nee | Eerst lezen"),
        ("- measure\n- {pressure: 0.5}\n", "Bijvullen"),
        ("- measure\n- {pressure: 12}\n", "0 – 4 bar"),
        ("{", "regel 2"),
        ("", "lijst"),
    ],
)
def test_answers_that_do_not_fit_leave_nothing_behind(path, told, kb):
    said = kb("call", "cold", "--answers", "-", typed=path)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert "Verdergaan" not in kb("ask", typed=".\n").out


def test_a_whole_scenario_may_stand_in_the_file(kb):
    typed = "- name: x\n  path: ['Ja', {phone: 06 12345678}]\n"
    assert kb("call", "cold", "--answers", "-", "--json", typed=typed).code == 0


def test_what_is_no_script_is_wrong_use(kb):
    assert kb("call", "refill").code == 2
    assert kb("call", "nix").code == 2
    assert kb("call", "cold", "--answers", "none.yml").code == 2


def test_a_person_is_led_to_the_outcome(kb):
    said = kb("call", "cold", typed="\n2\nF28\n1,6\n\n0612345678\n\n")
    assert said.code == 0
    assert "  » Ruikt u gas?" in said.out
    assert "Ging vanzelf hierheen: Verder" in said.out
    assert "Gaat naar Storingsdienst: Geen warm water F28" in said.out
    assert "│    PR-" in said.out


def test_the_number_is_shown_only_once_it_is_on_disk(kb):
    said = kb("call", "cold", typed="\n1\n0612345678\n\n")
    reference = next(word for word in said.out.split() if word.startswith("PR-"))
    assert kb("contacts", "show", reference.lower().replace("-", " ")).code == 0


def test_with_json_the_talk_goes_to_stderr(kb):
    said = kb("call", "cold", "--json", typed="\n1\n0612345678\n\n")
    assert json.loads(said.out)["outcome"] == "refer"
    assert "Ruikt u gas?" in said.err


def test_a_notice_must_be_read_before_a_choice(kb):
    said = kb("call", "cold", typed="2\n\n2\n")
    assert "Lees eerst de waarschuwing" in said.out
    assert "2. Meten" in said.out


def test_a_value_that_does_not_fit_is_told_kept_and_stops_only_the_end(kb):
    said = kb("call", "cold", typed="\n1\n12\n\n0612345678\n\n")
    assert "Het is bewaard zoals u het typte" in said.out
    assert "Klopt nog niet: Telefoon" in said.out
    assert said.code == 0


def test_what_is_missing_is_asked_at_the_end(kb):
    said = kb("call", "cold", typed="\n1\n\n\n0612345678\n\n")
    assert "Nog nodig: Telefoon" in said.out
    assert said.code == 0


def test_back_jump_note_search_and_boxes(kb):
    first = "\n2\n\n0,6\n\nt1\nn van zolder\ns slang\n1\n\n\nj\nj 1\n"
    then = "2\n\nf\nF28\n0,5\nb\n1\n0612345678\n\n"
    said = kb("call", "cold", "--json", typed=first + then)
    form = json.loads(said.out)
    assert "[x] t1 Stekker eruit*" in said.err
    assert "Hoe vul ik de ketel bij?" in said.err
    assert "eerder gekozen" in said.err
    assert form["values"]["pressure"]["superseded"] is True
    assert form["outcome"] == "refer"
    kinds = [event["kind"] for event in form["transcript"]]
    assert {"tick", "jump", "acknowledge", "about"} <= set(kinds)


def test_a_choice_that_is_an_article_opens_it_and_stays(kb):
    said = kb("call", "cold", typed="\n3\n\nq\n")
    assert "Kraan open." in said.out
    assert said.code == 1


def test_an_end_of_ones_own_is_possible_everywhere(kb):
    form = json.loads(kb("call", "cold", "--json", typed="\ne\n1\n").out)
    assert (form["outcome"], form["referral"]) == ("solved", None)


def test_a_required_box_stops_the_end(kb):
    said = kb("call", "cold", typed="\n2\n\n0,6\n\n1\n\n")
    assert "vakjes" in said.out
    assert said.code == 1


def test_leaving_keeps_the_run_and_practice_does_not(kb):
    said = kb("call", "cold", typed="\n2\n/q\n")
    assert said.code == 1
    assert "bewaard" in said.err
    assert "g 1  Geen warm water" in kb("ask", typed=".\n").out
    assert kb("call", "cold", "--practice", typed=".\n").code == 0


def test_the_end_of_input_leaves_nothing_half_written(kb):
    assert kb("call", "cold", typed="\n2\nF28\n").code == 1
    said = kb("ask", typed="g\n\n1,6\n\n")
    assert "Code: F28" in said.out


def test_odd_input_only_gets_an_answer(kb):
    said = kb("call", "cold", typed="\n99\n-1\nzz\n/\n?\nj x\nj 99\nt7\nn\nb\n²\n\udcff\nq\n")
    assert said.code == 1
    assert "Er is hier geen nummer 99" in said.out
    assert "zz is hier geen opdracht" in said.out


def test_the_whole_script_is_one_page_with_the_present_step_marked(kb):
    said = kb("call", "cold", typed="\n2\n/\nw\nq\n")
    page = said.out[said.out.index("► 2. Meten") :]
    assert "► 2. Meten" in said.out
    assert "  1. Veilig" in said.out
    assert "✓ Nee → Meten" in said.out
    assert "Te laag → Bijvullen  (als pressure < 1)" in page
    assert "Uitkomst: " in page


def test_the_other_language_is_the_same_step_with_its_values_and_back(kb):
    said = kb("call", "cold", typed="\n2\nF28\n/\nl\n/\nl\n/\nq\n")
    english = said.out[said.out.index("2. Measure") :]
    assert "Code: F28" in english
    assert "2. Meten" in english


def test_a_preview_leaves_nothing(kb):
    said = kb("call", "cold", "--preview", typed="\n1\n0612345678\n\n")
    assert "VOORBEELD" in said.out
    assert json.loads(kb("contacts", "list", "--json").out)["contacts"] == []
    assert json.loads(kb("outbox", "list", "--json").out)["entries"] == []


def test_a_number_from_abroad_is_shown_as_it_was_read(kb):
    said = kb("call", "cold", typed="\n1\n0032 470 12 34 56\n\n")
    assert "= +32 470 12 34 56" in said.out
    assert said.code == 0
