"""`kbdesk lists` and `kbdesk customers`, as a user types them."""

import json

import pytest

from tests.cli.conftest import dedented

OUTGOING = """
---
id: ring
type: script
lang: nl
title: Bellen
summary: Wij bellen.
audience: [agent]
confidence: validated
governance: experience
owner: team
reviewed: 2026-10-01
review_every: 6m
revision: 1
entry: [phone, code]
direction: outgoing
fields:
  phone: {use: phone}
  code: {use: code}
---

# Bellen

## Wie
<!-- id: who -->

> Spreek ik met de klant?

- [Ja](#klaar)

## Klaar
<!-- id: done -->

**Uitkomst:** `solved`
"""
TABLE = "Naam;Telefoon;Code;Wijk\nZoë de Wit;06 12345678;F28;Noord\nJan;12;;\nKees;0201234567;;Zuid\n"


@pytest.fixture
def table(content, tmp_path):
    (content / "scripts" / "ring.nl.md").write_text(dedented(OUTGOING), encoding="utf-8")
    path = tmp_path / "bel.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


@pytest.fixture
def brought(kb, table):
    assert kb("lists", "import", str(table), "--script", "ring").code == 0


def test_a_list_comes_in_and_says_how_it_was_read_and_what_is_wrong(kb, table):
    said = kb("lists", "import", str(table), "--script", "ring", "--name", "Najaar")
    assert said.code == 0
    assert "cp1252" in said.out
    assert "Wijk blijft weg" in said.out
    assert "Lijst 1 (Najaar): 2 regels te bellen." in said.out
    assert "Regel 3, kolom Telefoon" in said.out
    assert kb("lists", "import", str(table), "--script", "ring").code == 2
    assert kb("lists", "import", str(table), "--script", "ring", "--again").code == 0


def test_a_dry_run_shows_the_columns_and_writes_nothing(kb, table):
    said = kb("lists", "import", str(table), "--script", "ring", "--map", "Wijk=note", "--dry-run", "--json")
    form = json.loads(said.out)
    assert form["columns"] == {"Naam": "name", "Telefoon": "phone", "Code": "code", "Wijk": "note"}
    assert (form["delimiter"], form["rows"]) == (";", 3)
    assert "Naam → name" in kb("lists", "import", str(table), "--script", "ring", "--dry-run").out
    assert kb("lists", "list").code == 1
    wrong = kb("lists", "import", str(table), "--script", "ring", "--map", "Straat=note")
    assert wrong.code == 2
    assert "Naam, Telefoon, Code, Wijk" in wrong.err


def test_a_list_is_worked_through_from_the_terminal(kb, brought, tmp_path):
    row = json.loads(kb("lists", "next", "1", "--json").out)
    assert (row["row"], row["state"], row["phone"]) == ("1:2", "in-hand", "+31612345678")
    answers = tmp_path / "answers.yml"
    answers.write_text("- Ja\n", encoding="utf-8")
    called = kb("lists", "call", "1:2", "--answers", str(answers), "--json")
    assert called.code == 0
    reference = json.loads(called.out)["reference"]
    shown = json.loads(kb("lists", "show", "bel", "--state", "done", "--json").out)
    assert [one["row"] for one in shown["rows"]] == ["1:2"]
    said = kb("lists", "mark", "1:4", "--as", "later", "--at", "morgen 10:00", "--note", "liever later")
    assert said.code == 0
    assert "1:4: terugbellen (morgen 10:00)" in said.out
    none = kb("lists", "next", "1")
    assert none.code == 1
    assert "morgen 10:00" in none.out
    exported = kb("lists", "export", "1").out
    assert reference in exported
    assert "liever later" in exported


def test_marks_that_cannot_be_are_refused_with_a_sentence(kb, brought):
    for words, part in (
        (("mark", "1:2", "--as", "later"), "wanneer"),
        (("mark", "1:2", "--as", "later", "--at", "ooit"), "ooit"),
        (("mark", "1:9", "--as", "skip"), "1:9"),
        (("mark", "1:3", "--as", "skip"), "1:3"),
        (("show", "9"), "9"),
        (("show", "1", "--limit", "0"), "0"),
    ):
        said = kb("lists", *words)
        assert said.code == 2, words
        assert part in said.err


def test_the_lists_are_shown_with_their_progress(kb, brought):
    assert "0 van 2 klaar" in kb("lists", "list").out
    form = json.loads(kb("lists", "list", "--json").out)["lists"][0]
    assert (form["total"], form["usable"], form["left"]) == (3, 2, 2)
    assert form["states"] == {"waiting": 2, "not-usable": 1}
    assert "niet bruikbaar" in kb("lists", "show", "1").out


def test_a_list_with_rows_to_call_is_removed_only_when_it_is_said_twice(kb, brought):
    said = kb("lists", "remove", "1")
    assert said.code == 1
    assert "--yes" in said.out
    assert kb("lists", "remove", "bel", "--yes").code == 0
    assert kb("lists", "list").code == 1


def test_results_go_into_a_file_that_only_the_user_can_read(kb, brought, tmp_path):
    path = tmp_path / "uit.csv"
    assert kb("lists", "export", "1", "--output", str(path)).code == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfline;state;")
    assert kb("lists", "export", "1", "--output", str(tmp_path / "weg" / "uit.csv")).code == 2


def test_customers_are_brought_in_found_and_removed(kb, table):
    assert kb("customers", "find").code == 1
    assert "3 klanten" in kb("customers", "import", str(table), "--map", "Wijk=more").out
    assert "Regel" not in kb("customers", "find", "zoë").out
    said = kb("customers", "find", "0612345678")
    assert said.code == 0
    assert "Zoë de Wit" in said.out
    assert "Wijk: Noord" in said.out
    form = json.loads(kb("customers", "find", "kees", "--json").out)
    assert (form["kept"], form["customers"][0]["phones"]) == (3, ["+31201234567"])
    assert kb("customers", "find", "niemand").code == 1
    assert "3 klanten" in kb("customers", "find").out
    assert kb("customers", "remove").code == 1
    assert json.loads(kb("customers", "remove", "--yes", "--json").out) == {"removed": 3}
    assert kb("customers", "remove", "--yes").code == 1


def test_what_is_kept_of_a_person_names_rows_and_customers(kb, brought, table):
    kb("customers", "import", str(table))
    form = json.loads(kb("contacts", "export", "0612345678").out)
    assert [one["id"] for one in form["list_rows"]] == ["1:2"]
    assert len(form["customers"]) == 1
    assert "1 regel van een lijst" in kb("contacts", "erase", "0612345678", "--yes").out
    assert kb("customers", "find", "0612345678").code == 1
