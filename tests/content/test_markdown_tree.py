"""Markdown reads as on GitHub, and every block knows its line."""

import pytest

from kbdesk.content.html import inner_html
from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.slugs import Slugs

TREES = MarkdownTrees()


def shown(source: str, *, first_line: int = 1) -> str:
    return inner_html(TREES.tree(source, first_line=first_line), "a.md")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("- [ ] a\n- [x] b\n", '<li data-line="1" class="task"><span class="box">☐</span> a</li>'),
        ("- [x] a\n\n- b\n", '<p data-line="1"><span class="box">☑</span> a</p>'),
        ("Term\n: uitleg\n", '<dl data-line="1"><dt data-line="1">Term</dt><dd data-line="2">uitleg</dd></dl>'),
        ("> [!WARNING]\n> pas op\n", '<div class="callout warning" data-line="1"><p data-line="2">pas op</p></div>'),
        ("> zeg\n", '<blockquote data-line="1" class="say"><p data-line="1">zeg</p></blockquote>'),
        ("~~weg~~ www.x.nl", '<del>weg</del> <a href="http://www.x.nl">www.x.nl</a>'),
        ("a [b][c]\n\n[c]: d.md\n", '<a href="kb:d.md">b</a>'),
        ("tekst\n1. een\n2. twee\n", '<ol data-line="2"><li data-line="2">een</li>'),
        ("- a\n  - b\n", '<li data-line="1">a<ul data-line="2"><li data-line="2">b</li></ul></li>'),
        ("a&nbsp;b &copy;", "a\u00a0b ©"),
        ("a  \nb", "a<br>\nb"),
        ("```py\n\nx\n```\n", '<code class="language-py">\nx\n</code>'),
    ],
)
def test_a_piece_of_markdown_reads_as_on_github(source: str, html: str) -> None:
    assert html.replace("\u00a0", "&nbsp;") in shown(source).replace("\u00a0", "&nbsp;")


def test_footnotes_lead_there_and_back() -> None:
    html = shown("Tekst[^a] en weer[^a].\n\n[^a]: De *noot*.\n")
    assert '<sup id="fnref-1"><a href="kb:a.md#fn-1">1</a></sup>' in html
    assert '<sup id="fnref-1-1">' in html
    assert '<li id="fn-1">' in html
    assert "De <em>noot</em>." in html


def test_lines_count_in_the_file_not_in_the_body() -> None:
    assert shown("# A\n\ntekst\n", first_line=11).startswith('<h1 data-line="11" id="a">A</h1><p data-line="13">')


def test_slugs_are_those_of_github() -> None:
    slugs = Slugs()
    titles = ["Één kop: met `code`!", "Kop", "Kop", "Kop-1", "Kop", "A & B", "snake_case"]
    assert [slugs.next(title) for title in titles] == [
        "één-kop-met-code",
        "kop",
        "kop-1",
        "kop-1-1",
        "kop-2",
        "a--b",
        "snake_case",
    ]


def test_the_outline_has_the_same_headings_as_the_tree() -> None:
    source = "# A *b* <b>c</b>\n\ntekst\n\n## A b c\n\n> ## In een *citaat*\n\nSetext\n======\n"
    tree = [
        (element.get("id"), element.get("data-line")) for element in TREES.tree(source).iter() if element.tag[:1] == "h"
    ]
    assert [(one.slug, str(one.line)) for one in TREES.outline(source).headings] == tree


def test_the_lead_is_the_first_paragraph_that_says_something() -> None:
    source = "[!include [banner](includes/banner.md)]\n\n![](x.png)\n\n- lijst\n\nDe **eerste** [zin](x.md)\nloopt door.\n\nMeer."
    assert TREES.outline(source).lead == "De eerste zin loopt door."


def test_a_template_of_another_tool_is_no_lead() -> None:
    assert TREES.outline('{% hint style="info" %}\nDe tip.\n{% endhint %}\n').lead == "De tip."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **b** _c_ ~~d~~ `e*f`", "a b c d e*f"),
        ("snake_case_naam 2 * 3 * 4", "snake_case_naam 2 * 3 * 4"),
        ("[een **link**](x.md 'titel') en ![plaatje](y.png)", "een link en plaatje"),
        ("[ref][1] <https://x.nl> <b>vet</b> &amp; \\*ster\\*", "ref https://x.nl vet & *ster*"),
        ("Klik op [!UICONTROL Opslaan] {{< knop >}} {% hint %}", "Klik op Opslaan"),
        ("{{naam}} blijft", "{{naam}} blijft"),
        ("een <!-- stil --> twee", "een twee"),
    ],
)
def test_the_words_for_the_index_are_without_markup(source: str, text: str) -> None:
    assert TREES.outline(source).body == text


def test_scripts_and_styles_in_html_have_no_words() -> None:
    body = TREES.outline("<div>\n<style>p {}</style><p>Wel</p>\n<script>niet()</script>\n</div>\n").body
    assert body.split() == ["Wel"]
