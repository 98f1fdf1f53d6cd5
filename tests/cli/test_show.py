"""Reading in the terminal: text, HTML, Markdown, one step, a file."""

import json
import subprocess
import sys


def test_an_article_is_readable_text(kb):
    said = kb("show", "refill").out
    assert "  » Ziet u de meter?" in said
    assert "  ! WAARSCHUWING\n  ! Niet boven 2 bar." in said
    assert " 1. Kraan open.\n 2. Kraan dicht." in said
    assert "Druk  Betekenis" in said
    assert "Zie de code [1] en elders [2]." in said
    assert "[1] articles/code.nl.md#lezen" in said


def test_a_step_is_known_by_slug_and_by_code(kb):
    by_slug = kb("show", "cold", "--step", "bijvullen", "--as", "markdown").out
    assert by_slug.startswith("## Bijvullen")
    assert "## Monteur" not in by_slug
    assert kb("show", "cold#refill", "--as", "markdown").out == by_slug
    assert "Stekker eruit" in kb("show", "cold#refill").out


def test_an_unknown_step_names_those_there_are(kb):
    said = kb("show", "cold", "--step", "nergens")
    assert said.code == 2
    assert "bijvullen" in said.err


def test_markdown_is_the_file_itself(kb, content):
    assert kb("show", "refill", "--as", "markdown").out == (content / "articles/refill.nl.md").read_text("utf-8")


def test_html_opens_by_itself_and_can_go_to_a_file(kb, tmp_path):
    file = tmp_path / "uit.html"
    said = kb("show", "refill", "--as", "html", "-o", str(file))
    assert (said.code, said.out) == (0, "")
    text = file.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert 'href="articles/code.nl.md#lezen"' in text


def test_a_file_that_cannot_be_written_is_wrong_use(kb, tmp_path):
    said = kb("show", "refill", "-o", str(tmp_path / "none" / "uit.txt"))
    assert said.code == 2
    assert "uit.txt" in said.err


def test_the_json_form_holds_the_text(kb):
    form = json.loads(kb("show", "refill", "--json").out)
    assert (form["id"], form["lang"], form["path"]) == ("refill", "nl", "articles/refill.nl.md")
    assert "Kraan open" in form["text"]


def test_the_half_in_the_language_of_the_reader_is_shown(kb):
    assert json.loads(kb("show", "cold", "--json", lang="en").out)["title"] == "No hot water"
    assert json.loads(kb("show", "scripts/cold.nl.md", "--json", lang="en").out)["title"] == "Geen warm water"


def test_an_unknown_id_is_exit_code_two(kb):
    assert kb("show", "nix").code == 2


def test_a_file_that_vanished_is_exit_code_three_or_two(kb, content):
    kb("index")
    (content / "articles/refill.nl.md").write_bytes(b"\xff")
    said = kb("show", "refill")
    assert said.code == 3
    assert "articles/refill.nl.md" in said.err


def test_what_to_see_also_stands_at_the_end_and_only_of_a_whole_text(kb, content):
    words = "De waterdruk van de ketel zakt. Sluit de vulslang aan op de vulkraan en let op de drukmeter."
    for name in ("one", "two"):
        text = (
            f"---\nid: {name}\ntype: article\nlang: nl\ntitle: Waterdruk {name}\n---\n\n# Waterdruk {name}\n\n{words}\n"
        )
        (content / f"articles/{name}.nl.md").write_text(text, encoding="utf-8")
    assert kb("show", "one").out.split("\n\n")[-1].startswith("Zie ook: Waterdruk two (two)\n")
    assert "See also: Waterdruk one (one)" in kb("show", "two", lang="en").out
    assert "Zie ook" not in kb("show", "one", "--step", "waterdruk-one").out
    assert "Zie ook" not in kb("show", "one", "--as", "markdown").out


def test_a_pdf_goes_to_a_file_and_is_drawn_by_the_front_door(kb, content, tmp_path):
    file = tmp_path / "uit.pdf"
    assert "-o" in kb("show", "refill", "--as", "pdf").err
    assert kb("show", "refill", "--as", "pdf", "-o", str(file)).code == 2  # nobody here draws pages
    words = ["--content", str(content), "--data", str(tmp_path / "d"), "show", "refill", "--as", "pdf", "-o", str(file)]
    done = subprocess.run([sys.executable, "-m", "kbdesk", *words], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert file.read_bytes().startswith(b"%PDF")
