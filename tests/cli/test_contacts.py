"""The log of the device, what is in hand and what was promised, from the command line."""

import csv
import io
import json

import pytest

WHOLE = "- 'Nee'\n- {code: F28, pressure: '1,6'}\n- {phone: 06 12345678}\n"
TOLD = """
contact:
  party: prospect
  direction: outgoing
  note: "=1+1 | belt terug"
  satisfaction: 8
  dissatisfied: yes
path:
  - 'Nee'
  - {pressure: '1,6', code: F28}
  - {phone: 06 12345678}
"""


def test_a_file_of_answers_can_tell_of_the_contact(kb):
    form = json.loads(kb("call", "cold", "--answers", "-", "--json", typed=TOLD).out)
    assert (form["party"], form["direction"], form["note"]) == ("prospect", "outgoing", "=1+1 | belt terug")
    shown = json.loads(kb("contacts", "show", form["reference"], "--json").out)
    assert (shown["satisfaction"], shown["dissatisfied"], shown["phone"]) == ("8", True, "+31612345678")


@pytest.mark.parametrize("wrong", ["shoe: 42", "direction: sideways", "party: martian"])
def test_what_cannot_be_told_is_refused_and_leaves_nothing(kb, wrong):
    said = kb("call", "cold", "--answers", "-", typed=f"contact: {{{wrong}}}\npath: ['Nee']\n")
    assert said.code == 2
    assert kb("contacts", "list", "--open").code == 1


def test_an_exercise_tells_and_leaves_nothing(kb):
    form = json.loads(kb("call", "cold", "--answers", "-", "--practice", "--json", typed=TOLD).out)
    assert form["direction"] == "outgoing"
    for words in (["list"], ["list", "--open"], ["promises"], ["export"]):
        assert kb("contacts", *words).code == 1


def test_a_call_that_is_left_is_a_parked_contact_and_goes_on(kb):
    kb("call", "cold", typed="\nn belt terug\nq\n")
    said = kb("contacts", "list", "--open")
    assert said.code == 0
    assert "geparkeerd\tGeen warm water" in said.out
    (one,) = json.loads(kb("contacts", "list", "--open", "--json").out)["contacts"]
    assert (one["state"], one["doing"], one["note"]) == ("parked", "parked", "belt terug")
    kb("ask", typed="g 1\n\n1\n0612345678\n\n.\n")
    assert kb("contacts", "list", "--open").code == 1
    (contact,) = json.loads(kb("contacts", "list", "--json").out)["contacts"]
    assert contact["outcome"] == "refer"


def test_a_quick_contact_is_closed_with_two_keys(kb):
    said = kb("ask", typed="slang\n1\n\n+\nc\n.\n")
    assert "│    PR-" in said.out
    (contact,) = json.loads(kb("contacts", "list", "--json").out)["contacts"]
    assert (contact["article"], contact["outcome"], contact["resolved"]) == ("refill", "solved", True)
    assert (contact["phase"], contact["product"], contact["revision"]) == ("use", ["boiler"], 3)
    assert kb("contacts", "list", "--open").code == 1


def test_the_log_leaves_as_a_table_that_no_spreadsheet_runs(kb, tmp_path):
    kb("call", "cold", "--answers", "-", typed=TOLD)
    kb("call", "cold", typed="\n2\nF27\n1,6\nb\n1\n0612345678\n\n")
    said = kb("contacts", "export", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(said.out), delimiter=";")
    assert first["note"] == "'=1+1 | belt terug"
    assert (first["value.code"], first["phone"], first["dissatisfied"]) == ("F28", "+31612345678", "yes")
    assert first["started"].endswith("Z")
    assert second["repeats"] == first["reference"]
    assert "F27" in kb("contacts", "show", second["reference"]).out
    assert "F27" not in said.out, "what was taken back does not leave"
    file = tmp_path / "log.csv"
    assert kb("contacts", "export", "--format", "csv", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") == said.out.replace("\r\n", "\n")


def test_the_log_leaves_as_json_from_a_day_on(kb):
    kb("call", "cold", "--answers", "-", typed=WHOLE)
    (one,) = json.loads(kb("contacts", "export").out)["contacts"]
    assert (one["values"]["pressure"], one["queue"], one["promises"]) == ("1,6", "faults", [])
    assert kb("contacts", "export", "--since", "2099-01-01").code == 1
    assert kb("contacts", "export", "--since", "soon").code == 2


@pytest.fixture
def calling_back(content):
    file = content / "outcomes.yml"
    file.write_text(file.read_text("utf-8").replace("effect: refer}", "effect: call_back}"), encoding="utf-8")


def test_whoever_is_promised_a_call_is_asked_when_and_is_reminded_of(kb, calling_back):
    kb("call", "cold", typed="\n1\n0612345678\n\nmorgen 14:00\n")
    said = kb("contacts", "promises")
    assert said.code == 0
    assert "morgen 14:00\t06 12345678\tDoorverwezen\tPR-" in said.out
    (promise,) = json.loads(kb("contacts", "promises", "--json").out)["promises"]
    assert "Verplaatst: " in kb("contacts", "move", promise["reference"], "--at", "over 2 uur").out
    assert kb("contacts", "move", promise["id"][:8], "--at", "ooit").code == 2
    assert "Doorverwezen" in kb("contacts", "show", promise["reference"]).out
    assert "Nagekomen: " in kb("contacts", "keep", promise["id"][:8]).out
    assert kb("contacts", "promises").code == 1
    assert kb("contacts", "keep", promise["reference"]).code == 2


def test_what_the_organisation_requires_is_asked_at_the_end(kb, content):
    file = content / "kbdesk.yml"
    file.write_text(file.read_text("utf-8") + "  wrap_up: {required: [satisfaction]}\n", encoding="utf-8")
    said = kb("call", "cold", typed="\n1\n0612345678\n\n8\n")
    assert "tevredenheid (nodig voordat" in said.out
    (contact,) = json.loads(kb("contacts", "list", "--json").out)["contacts"]
    assert contact["satisfaction"] == "8"


def test_what_is_kept_of_a_person_includes_what_is_in_hand(kb):
    kb("call", "cold", typed="\nn Zoë de Wit belt\nq\n")
    form = json.loads(kb("contacts", "export", "Zoë de Wit").out)
    assert [one["note"] for one in form["open_contacts"]] == ["Zoë de Wit belt"]
    said = kb("contacts", "erase", "Zoë de Wit", "--yes")
    assert "1 open contact" in said.out
    assert kb("contacts", "list", "--open").code == 1


def test_a_referral_in_a_contact_is_named_by_the_beginning_of_its_id_and_then_by_its_number(kb):
    kb("call", "cold", typed="\nq\n")
    (one,) = json.loads(kb("contacts", "list", "--open", "--json").out)["contacts"]
    referring = ("refer", "--queue", "faults", "--subject", "Ketel lekt", "--field", "phone=06 12345678", "--json")
    first = json.loads(kb(*referring, "--contact", one["id"][:8]).out)
    assert kb("contacts", "list", "--open").out.startswith(first["reference"])
    second = json.loads(kb(*referring, "--contact", first["reference"].lower()).out)
    assert second["reference"] == first["reference"]
    shown = kb("contacts", "show", first["reference"])
    assert "Nog niet gesloten." in shown.out
    assert shown.out.count("Ketel lekt") == 2
    form = json.loads(kb("contacts", "show", first["reference"], "--json").out)
    assert [one["id"] for one in form["referrals"]] == [first["referral_id"], second["referral_id"]]
    said = kb(*referring, "--contact", "nobody")
    assert (said.code, said.out) == (2, "")
    assert "contacts list --open" in said.err


def test_satisfaction_is_asked_until_it_is_one_of_the_organisations(kb, content):
    file = content / "kbdesk.yml"
    file.write_text(file.read_text("utf-8") + "  wrap_up: {required: [satisfaction]}\n", encoding="utf-8")
    (content / "satisfaction.yml").write_text("happy: {nl: Blij, en: Happy}\nangry: {nl: Boos, en: Angry}\n", "utf-8")
    said = kb("call", "cold", typed="\n1\n0612345678\n\n8\nboos\n")
    assert said.out.count("tevredenheid (Blij, Boos)") == 2
    (contact,) = json.loads(kb("contacts", "list", "--json").out)["contacts"]
    assert contact["satisfaction"] == "angry"
    assert "tevredenheid: Boos" in kb("contacts", "show", contact["reference"]).out


def test_a_promise_is_called_now_in_a_contact_of_its_own(kb, calling_back):
    kb("call", "cold", typed="\n1\n0612345678\n\nmorgen 14:00\n")
    (promise,) = json.loads(kb("contacts", "promises", "--json").out)["promises"]
    said = kb("contacts", "call", promise["id"][:8])
    assert said.code == 0
    assert "06 12345678" in said.out
    (one,) = json.loads(kb("contacts", "list", "--open", "--json").out)["contacts"]
    assert (one["direction"], one["phone"]) == ("outgoing", "+31612345678")
    form = json.loads(kb("contacts", "call", promise["reference"], "--json").out)
    assert form == {"contact": one["id"], "phone": "+31612345678", "address": "tel:+31612345678", "script": ""}
    assert json.loads(kb("contacts", "promises", "--json").out)["promises"] == [promise], "nobody was reached yet"
