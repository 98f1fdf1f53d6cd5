"""Reports of calls and of the content, in each form; nothing of anybody stands in any of them."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

SOLVED = "contact: {party: customer, phone: '06 12345678', name: Zoë de Wit, note: achterom, dissatisfied: yes}\npath: [measure, {pressure: '0,6'}, done]\n"
REFERRED = "contact: {party: prospect, phone: '06 12345678', name: Zoë de Wit}\npath: ['Nee', {code: F28, pressure: 1.6}, {phone: 06 12345678}]\n"
OF_SOMEBODY = ("Zoë", "12345678", "achterom", "F28")


@pytest.fixture
def called(kb, tmp_path):
    """The same customer called twice; the first time it was solved, but not for long."""
    for text in (SOLVED, REFERRED):
        file = tmp_path / "answers.yml"
        file.write_text(text, encoding="utf-8")
        said = kb("call", "cold", "--answers", str(file))
        assert said.code == 0, said.err
    return kb


def told(kb, *words):
    return json.loads(kb("report", *words, "--json").out)


def table(said):
    return list(csv.DictReader(io.StringIO(said.out), delimiter=";"))


def test_contacts_are_counted_by_all_that_was_noted(called):
    made = told(called, "contacts")
    total = made["total"]
    assert (total["contacts"], total["repeats"], total["first_contacts"], total["answered_at_first"]) == (2, 1, 1, 0)
    assert total["dissatisfied"] == 1
    assert {
        name: {code: one["contacts"] for code, one in made["by"][name].items()} for name in ("party", "outcome")
    } == {
        "party": {"customer": 1, "prospect": 1},
        "outcome": {"refer": 1, "solved": 1},
    }
    assert made["by"]["product"]["boiler"]["contacts"] == 2


def test_codes_are_read_in_the_words_of_the_organisation(called):
    said = called("report", "contacts")
    assert said.code == 0
    assert "Doorverwezen\t1 (50 %)" in said.out
    assert "cv-ketel\t2 (100 %)" in said.out
    assert "boiler\t2 (100 %)" in called("report", "contacts", lang="en").out


def test_scripts_are_counted_by_revision_with_paths_and_steps(called):
    (cold,) = told(called, "scripts", "cold")["scripts"]
    assert (cold["revision"], cold["begun"], cold["finished"], cold["left"]) == (7, 2, 2, 0)
    assert cold["outcomes"] == {"refer": 1, "solved": 1}
    assert {tuple(path["steps"]) for path in cold["paths"]} == {
        ("safe", "measure", "refill", "done"),
        ("safe", "measure", "engineer"),
    }
    steps = {step["step"]: step for step in cold["steps"]}
    assert steps["measure"]["runs"] == 2
    assert steps["refill"]["title"] == "Bijvullen"
    said = called("report", "scripts", "cold")
    assert "Veilig › Meten › Monteur\t1 (50 %)" in said.out
    assert "Meten › " not in called("report", "scripts").out


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
@pytest.mark.parametrize("name", ["contacts", "scripts"])
def test_nothing_of_anybody_stands_in_a_report(called, name, form):
    said = called("report", name, "--format", form)
    assert said.code == 0
    assert [word for word in OF_SOMEBODY if word in said.out] == []


def test_the_table_is_flat_with_codes_and_holds_no_formula(called):
    rows = table(called("report", "contacts", "--format", "csv"))
    assert {(row["by"], row["value"]): row["contacts"] for row in rows if row["by"] == "outcome"} == {
        ("outcome", "refer"): "1",
        ("outcome", "solved"): "1",
    }
    assert [row["value"] for row in rows if row["by"] == "promises"] == ["made", "kept", "late", "overdue", "ahead"]
    scripts = table(called("report", "scripts", "--format", "csv"))
    assert {(row["about"], row["name"], row["number"]) for row in scripts} >= {
        ("runs", "begun", "2"),
        ("outcome", "solved", "1"),
        ("step", "refill", "1"),
    }


class Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "words", [("contacts",), ("scripts",), ("coverage",), ("reviews",), ("translations",)], ids=lambda words: words[0]
)
def test_the_page_stands_by_itself(called, words):
    page = called("report", *words, "--format", "html").out
    seen = Seen()
    seen.feed(page)
    assert seen.open == []
    names = {tag for tag, _ in seen.tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object"})
    assert not re.search(r"https?://|url\(|@import", page)
    assert not [attrs for _, attrs in seen.tags if {"src", "href"} & set(attrs)]
    assert "prefers-color-scheme: dark" in page


def test_a_title_cannot_break_out_of_the_page(kb, content):
    file = content / "articles" / "code.nl.md"
    text = file.read_text(encoding="utf-8").replace("title: De code op het scherm", "title: '<script>=1</script>'")
    file.write_text(text, encoding="utf-8")
    page = kb("report", "reviews", "--format", "html").out
    assert "<script" not in page
    assert "&lt;script&gt;=1" in page


def test_a_title_is_no_formula_in_a_spreadsheet(kb, content):
    file = content / "articles" / "code.nl.md"
    text = file.read_text(encoding="utf-8").replace("title: De code op het scherm", "title: '=1+1'")
    file.write_text(text, encoding="utf-8")
    (row,) = [row for row in table(kb("report", "reviews", "--format", "csv")) if row["id"] == "code"]
    assert row["title"] == "'=1+1"


def test_a_report_goes_into_a_file(called, tmp_path):
    file = tmp_path / "report.csv"
    said = called("report", "contacts", "--format", "csv", "--output", str(file))
    assert (said.code, said.out) == (0, "")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfby;value;")
    assert called("report", "contacts", "--output", str(tmp_path)).code == 2


def test_a_day_in_the_future_finds_nothing_and_one_that_is_none_is_wrong_use(called):
    assert called("report", "contacts", "--since", "2099-01-01").code == 1
    assert called("report", "scripts", "--since", "2099-01-01").code == 1
    assert called("report", "contacts", "--since", "gisteren").code == 2
    assert called("report", "scripts", "nergens").code == 2


def test_without_calls_there_is_nothing_to_tell(kb):
    said = kb("report", "contacts")
    assert said.code == 1
    assert "Er is geen contact gesloten." in said.out
    assert kb("report", "scripts").code == 1
    assert told(kb, "scripts")["scripts"] == []


def test_the_content_tells_what_it_lacks_without_records(kb, data):
    made = told(kb, "coverage")
    assert {"product": "boiler", "phase": "billing"} in made["gaps"]
    assert {"product": "boiler", "phase": "use", "articles": 1} in made["cells"]
    reviews = told(kb, "reviews")["reviews"]
    assert [(one["id"], one["owner"], one["overdue"]) for one in reviews if one["overdue"]] == [("code", "team", True)]
    missing = told(kb, "translations")["translations"]
    assert {(one["state"], one["lang"], one["id"]) for one in missing} == {
        ("missing", "en", "code"),
        ("missing", "en", "refill"),
    }
    assert not list(data.rglob("records.db"))
