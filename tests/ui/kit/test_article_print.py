"""On paper a text has its title, page numbers, and notes that say where its links lead."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from kbdesk.domain.article import Header, Heading, Page
from kbdesk.ui.kit.article_print import pdf_of
from kbdesk.ui.kit.paper_notes import with_notes
from kbdesk.ui.kit.theme import load_fonts

HTML = (
    '<h1 id="x">Druk</h1><p>Zie <a href="https://example.org/a?b=1&amp;c=2">deze bladzijde</a>, '
    '<a href="kb:articles/fill.nl.md#how">bijvullen</a> en <a href="https://example.org/a?b=1&amp;c=2">nog eens</a>.</p>'
    '<p>Bel <a href="tel:+31612345678">de balie</a> of <a href="mailto:a@b.nl">a@b.nl</a>, of '
    '<a href="kb:articles/pressure.nl.md#x">hierboven</a>.</p>'
)
PAGE = Page(
    Header("pressure", title="Druk", revision=4), "articles/pressure.nl.md", HTML, (Heading(1, "Druk", "x", 1),), ""
)


def text_of(file):
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_each_place_has_one_number_and_stands_at_the_end():
    noted = with_notes(HTML, "Links", path=PAGE.path)
    assert noted.count("<sup>1</sup>") == 2
    assert [row for row in noted.split("<p>") if row[1:2] == "."] == [
        "1. https://example.org/a?b=1&amp;c=2</p>",
        "2. articles/fill.nl.md</p>",
        "3. +31612345678</p>",
    ]


def test_a_text_without_links_stays_as_it_is():
    assert with_notes("<p>Niets.</p>", "Links", path="") == "<p>Niets.</p>"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not there")
def test_every_page_says_what_it_is_and_which_of_how_many(qapp, tmp_path):
    load_fonts()
    long = replace(PAGE, html=HTML + "".join(f"<h2>Kop{n}.</h2><p>Tekst{n}.</p>" for n in range(60)))
    (tmp_path / "a.pdf").write_bytes(pdf_of(long, lambda _path: None, lang="nl"))
    pages = text_of(tmp_path / "a.pdf").split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Druk · revisie 4" in page
        assert f"{number}/{len(pages)}" in page.replace(" ", "")
    assert "1. https://example.org/a?b=1&c=2" in pages[-1]
    for n in range(60):
        assert all(f"Kop{n}." in page for page in pages if f"Tekst{n}." in page)  # a heading goes over with its text
