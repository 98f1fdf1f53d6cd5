"""HTML exports of other knowledge bases: Confluence, Zendesk, any folder of pages."""

import base64

import pytest

from tests.content.importing.conftest import PNG, WORDS

CONFLUENCE = """<!DOCTYPE html><html><head><title>Service : No hot water</title><script>alert(1)</script>
<style>body {{ color: red }}</style></head><body>
<div id="main-header"><div id="breadcrumb-section"><ol><li><a href="index.html">Service</a></li></ol></div>
<h1 id="title-heading"><span id="title-text">Service : No hot water</span></h1></div>
<div id="content" class="view"><div class="page-metadata">Created by Jan, last modified on Mar 04, 2025</div>
<div id="main-content" class="wiki-content group">
<p>Check the pressure first; <strong>1.5 bar</strong> is right.</p>
<div class="confluence-information-macro confluence-information-macro-note"><span class="aui-icon"></span>
<div class="confluence-information-macro-body"><p>Mind the hot pipe.</p></div></div>
<h2 id="Water-Steps">Steps</h2>
<ol><li>Open.<ul><li>slowly</li></ul></li><li>Close.</li></ol>
<table class="confluenceTable"><tbody><tr><th>Code</th><th>Means</th></tr><tr><td>F28</td><td><p>no gas</p><p>call</p></td></tr></tbody></table>
{more}
</div></div><div id="footer">Powered by nothing</div></body></html>"""


def test_a_page_of_confluence_is_its_own_words_and_nothing_else(bring):
    more = (
        '<p><a href="Other-page_1234567.html#x">other</a> <a href="#Water-Steps">steps</a></p>'
        '<pre class="brush: sql">select * from a_b;</pre><p><img src="attachments/12/34.png" alt="the gauge"></p>'
    )
    brought = bring(
        {
            "SVC/No-hot-water_1234566.html": CONFLUENCE.format(more=more),
            "SVC/Other-page_1234567.html": f"<html><head><title>Service : Other page</title></head><body><p>{WORDS}</p></body></html>",
            "SVC/attachments/12/34.png": PNG,
        },
        lang="en",
    )
    path = "articles/no-hot-water.en.md"
    assert brought.body(path) == (
        "Check the pressure first; **1.5 bar** is right.\n\n> [!WARNING]\n> Mind the hot pipe.\n\n## Steps\n\n"
        "1. Open.\n   - slowly\n2. Close.\n\n| Code | Means |\n| --- | --- |\n| F28 | no gas<br>call |\n\n"
        "[other](other-page.en.md) [steps](#steps)\n\n```sql\nselect * from a_b;\n```\n\n![the gauge](../img/34.png)"
    )
    text = brought.text(path)
    assert "title: No hot water\n" in text
    assert "reviewed: 2025-03-04\n" in text
    assert "aliases: ['/No-hot-water_1234566.html']" in text
    assert brought.told("anchor-lost") == [("SVC/No-hot-water_1234566.html", 13, "#x")]


def test_a_table_that_markdown_cannot_hold_stays_and_is_told(bring):
    more = '<table><tr><td colspan="2" style="x" onclick="y">Wide</td></tr><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>'
    brought = bring({"a.html": CONFLUENCE.format(more=more)}, lang="en")
    assert '<td colspan="2">Wide</td>' in brought.only()
    assert "onclick" not in brought.only()
    assert [one[2] for one in brought.told("table")] == ["Wide"]


def test_what_a_page_carries_inside_becomes_a_file(bring):
    more = f'<img alt="dot" src="data:image/png;base64,{base64.b64encode(PNG).decode()}">'
    brought = bring({"a.html": CONFLUENCE.format(more=more)}, lang="en")
    (picture,) = brought.moved.pictures
    assert (brought.target / picture.target).read_bytes() == PNG
    assert f"![dot](../{picture.target})" in brought.only()


def test_head_and_charset_are_believed(bring):
    page = (
        '<html lang="nl"><head><meta charset="windows-1252"><title>Café – Helpdesk</title>'
        '<meta name="description" content="Over &amp; uit."><meta name="keywords" content="een, twee">'
        '<link rel="canonical" href="https://help.example.org/cafe"></head><body><article><p>Één antwoord.</p></article></body></html>'
    )
    text = bring({"a.html": page.encode("windows-1252")}).text("articles/a.nl.md")
    for line in ("title: Café\n", "summary: Over & uit.\n", "keywords: [een, twee]\n", "https://help.example.org/cafe"):
        assert line.replace("summary: Over & uit.", "summary: 'Over & uit.'") in text
    assert "Één antwoord." in text


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>document.write('x')</script><p>Words</p>",
        '<p onclick="run()">Words</p><a href="javascript:run()">Words</a>',
        '<p>Words</p><img src="file:///etc/passwd"><img src="//host/x.png">',
        '<p>Words</p><iframe srcdoc="<script>x</script>"></iframe><object data="x.swf"></object>',
        '<p>Words</p><svg onload="run()"><script>x</script></svg>',
        "<p>Words &lt;script&gt;run()&lt;/script&gt;</p>",
    ],
)
def test_nothing_that_runs_comes_over(bring, hostile):
    shown = bring({"a.html": f"<html><body>{hostile}</body></html>"}, lang="en").only()
    assert "Words" in shown
    shown = shown.replace("\\<", "&lt;")  # words about a tag, not one
    for sign in (
        "<script",
        "javascript:",
        "onclick",
        "onload",
        "srcdoc",
        "src=",
        "<iframe",
        "<object",
        "](file:",
        "](//",
    ):
        assert sign not in shown


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<div>" * 3000 + "x", "too-deep"),
        ("<p>x</p>" * 30_000, "too-large"),
        ("<html><body></body></html>", "empty"),
        (b"<meta charset=utf-16><p>x</p>", "not-utf8"),
        (b"<p>\xff\xfe</p>", "not-utf8"),
        ("<!--" * 200_000, "too-large"),
        ("<a <" * 15_000, "empty"),
    ],
)
def test_a_bad_page_stops_nothing(bring, page, code):
    brought = bring({"bad.html": page, "good.html": f"<p>{WORDS}</p>"}, lang="en")
    assert (("bad.html", code)) in [(one.place.path, one.code) for one in brought.moved.remarks]
    assert "articles/good.en.md" in brought.targets().values()
