"""Each thing editors know from GitHub, one by one, as it comes out here."""

import re

import pytest

from kbdesk.content.bare_links import mail_addresses
from kbdesk.content.html import inner_html
from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.slugs import Slugs
from kbdesk.content.tree_html import written_inside

TREES = MarkdownTrees()


def made(source):
    """The HTML before it is cleaned, without source lines."""
    return re.sub(r' data-line="\d+"', "", written_inside(TREES.tree(source, says=False)))


@pytest.mark.parametrize("kind", ["NOTE", "tip", "Important", "WARNING", "CAUTION"])
def test_an_alert_is_a_box_of_its_kind(kind):
    assert made(f"> [!{kind}]\n> a\n>\n> b\n") == f'<div class="callout {kind.lower()}"><p>a</p><p>b</p></div>'


@pytest.mark.parametrize("mark", ["[!NOTE] tekst", "[!BLA]", "**NOTE**", r"\[!NOTE]"])
def test_a_quote_that_is_no_alert_stays_a_quote(mark):
    assert made(f"> {mark}\n> a\n").startswith("<blockquote><p>")


def test_the_line_below_the_mark_of_an_alert_may_lack_its_own_mark():
    assert made("> [!TIP]\nvolgt **lui**\nen nog\n\nlos") == (
        '<div class="callout tip"><p>volgt <strong>lui</strong>\nen nog</p></div><p>los</p>'
    )


def test_an_alert_may_stand_in_a_list_item():
    assert made("- a\n\n  > [!NOTE]\n  > b\n") == '<ul><li><p>a</p><div class="callout note"><p>b</p></div></li></ul>'


def test_task_lists_also_numbered_and_nested():
    assert made("1. [ ] a\n   - [X] b\n2. [x]\n") == (
        '<ol><li class="task"><span class="box">☐</span> a'
        '<ul><li class="task"><span class="box">☑</span> b</li></ul></li><li>[x]</li></ol>'
    )


def test_definition_lists_with_more_than_one_meaning_and_paragraph():
    assert made("Een\n: a\n: b\n\nTwee\n\n: c\n\n  d\n") == (
        "<dl><dt>Een</dt><dd><p>a</p></dd><dd><p>b</p></dd><dt>Twee</dt><dd><p>c</p><p>d</p></dd></dl>"
    )


def test_footnotes_stand_at_the_end_in_the_order_of_their_marks():
    html = made("a[^twee] b[^1]\n\n[^1]: een\n[^twee]: *t*\n\n    verder\n[^3]: nooit genoemd\n")
    assert html.startswith(
        '<p>a<sup id="fnref-1"><a href="#fn-1">1</a></sup> b<sup id="fnref-2"><a href="#fn-2">2</a></sup></p>'
    )
    assert '<li id="fn-1"><p><em>t</em></p><p>verder <a href="#fnref-1">↩</a></p></li>' in html
    assert "nooit" not in html
    assert made("a[^weg]") == "<p>a[^weg]</p>"


@pytest.mark.parametrize("end", ["  ", "     ", "\\"])
def test_a_hard_break_is_two_blanks_or_a_backslash(end):
    assert made(f"a{end}\nb") == "<p>a<br>\nb</p>"
    assert made("a \nb") == "<p>a\nb</p>"


def test_quotes_nest_and_end():
    assert made("> a\n> > b\n> > > c\n>\n> d\n\ne") == (
        "<blockquote><p>a</p><blockquote><p>b</p><blockquote><p>c</p></blockquote></blockquote><p>d</p></blockquote><p>e</p>"
    )


def test_lists_begin_right_after_a_paragraph_and_nest_by_two_blanks():
    assert made("Neem mee:\n- een\n  - twee\n    1. drie\n- vier\n") == (
        "<p>Neem mee:</p><ul><li>een<ul><li>twee<ol><li>drie</li></ol></li></ul></li><li>vier</li></ul>"
    )


def test_thirty_lists_in_one_another_keep_their_words():
    html = made("".join(f"{'  ' * depth}- nr{depth}\n" for depth in range(30)))
    assert html.count("<ul>") == 30
    assert "nr29" in html


def test_a_table_may_hold_pipes_in_code_and_escaped_ones():
    html = made("| a | b |\n|:--|:-:|\n| `x \\| y` | p \\| q |\n| te | veel | cellen |\n| weinig |\n")
    assert '<td align="left"><code>x | y</code></td><td align="center">p | q</td>' in html
    assert "cellen" not in html
    assert html.endswith('<tr><td align="left">weinig</td><td align="center"></td></tr></tbody></table>')


def test_a_table_ends_a_paragraph_and_is_ended_by_another_block():
    assert made("tekst\n| a |\n| - |\n| 1 |\n> na\n") == (
        "<p>tekst</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
        "<blockquote><p>na</p></blockquote>"
    )


def test_code_stands_in_a_list_with_its_own_indentation():
    assert made("1. stap\n\n   ```sh\n   a\n     b\n   ```\n2. stap\n") == (
        '<ol><li><p>stap</p><pre><code class="language-sh">a\n  b\n</code></pre></li><li><p>stap</p></li></ol>'
    )


@pytest.mark.parametrize(
    ("fence", "html"),
    [
        ("```\na", "<pre><code>a</code></pre>"),
        ("~~~ a&ouml; b\nx\n~~~", '<pre><code class="language-aö">x\n</code></pre>'),
        ("````\n```\n````", "<pre><code>```\n</code></pre>"),
        ("``` a`b\nc", "<p>``` a`b\nc</p>"),
    ],
)
def test_fences(fence, html):
    assert made(fence) == html


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://x.nl/a_b*c", "https://x.nl/a_b*c"),
        ("HTTP://X.nl", "HTTP://X.nl"),
        ("ftp://x.nl", "ftp://x.nl"),
        ("https://x.nl/a?b=c&d=e#f.", "https://x.nl/a?b=c&d=e#f"),
        ("(https://x.nl/(a))", "https://x.nl/(a)"),
        ("https://x.nl/a&copy;", "https://x.nl/a"),
        ('"https://x.nl"', "https://x.nl"),
        ("https://x.nl<b>", "https://x.nl"),
        ("**www.x.nl**", "www.x.nl"),
        ("http://localhost:80/a", "http://localhost:80/a"),
    ],
)
def test_a_bare_address_is_a_link_up_to_where_the_sentence_goes_on(written, link):
    href = f"http://{link}" if link.startswith("www") else link
    assert f'<a href="{href.replace("&", "&amp;")}">{link.replace("&", "&amp;")}</a>' in made(f"zie {written} daar")


@pytest.mark.parametrize(
    "written",
    [
        "[zie https://x.nl]",
        "`https://x.nl`",
        "xhttps://x.nl",
        "https:// x",
        "awww.x.nl",
        "www.a_b.nl",
        r"https\://x.nl",
        "[!VIDEO https://x.nl]",
    ],
)
def test_what_only_looks_like_an_address_is_none(written):
    assert "<a " not in made(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.b_c+d@x-y.nl.", ["mailto:a.b_c+d@x-y.nl"]),
        ("mailto:a@b.nl xmpp:a@b.nl/c", ["mailto:a@b.nl", "xmpp:a@b.nl/c"]),
        ("a@b.nl;c@d.nl", ["mailto:a@b.nl", "mailto:c@d.nl"]),
        ("a@b @b.nl a@@b.nl a@b.n1 a@b-", []),
    ],
)
def test_mail_addresses(text, found):
    assert [link.address for link in mail_addresses(text)] == found


def test_a_mail_address_is_no_half_of_an_emphasis():
    assert made("mail a_b@c.nl en _d@e.nl_") == (
        '<p>mail <a href="mailto:a_b@c.nl">a_b@c.nl</a> en <em><a href="mailto:d@e.nl">d@e.nl</a></em></p>'
    )


def test_strike_by_one_or_two_tildes():
    assert made("~~a~~ ~b~ ~~~c~~~ ~~d~") == "<p><del>a</del> <del>b</del> ~~~c~~~ ~~d~</p>"


def test_comments_are_not_shown():
    source = "a <!-- stil --> b\n\n<!-- id: stap\nover twee regels -->\n\nc"
    assert re.sub(r' data-line="\d+"', "", inner_html(TREES.tree(source), "a.md")).split() == [
        "<p>a",
        "b</p>",
        "<p>c</p>",
    ]


def test_reference_links_in_all_forms_also_defined_further_on():
    source = '[een][Doel] [Doel][] [doel] ![p][doel] [weg][x]\n\n[DOEL]: b.md "titel"\n[doel]: c.md\n'
    link = '<a href="b.md" title="titel">'
    assert made(source) == (
        f'<p>{link}een</a> {link}Doel</a> {link}doel</a> <img src="b.md" alt="p" title="titel"> [weg][x]</p>'
    )


def test_the_words_for_a_picture_are_one_line():
    assert made("![a\n*b* `c`](x.png)") == '<p><img src="x.png" alt="a b c"></p>'


def test_slugs_keep_accents_and_number_what_stands_twice():
    headings = (
        "# Één café — à la carte!\n## Storing\n## Storing\n## storing-1\n## **Wat** `kost` [dit](x.md)?\n## 100 % 😀\n"
    )
    assert re.findall(r'id="([^"]*)"', made(headings)) == [
        "één-café--à-la-carte",
        "storing",
        "storing-1",
        "storing-1-1",
        "wat-kost-dit",
        "100--",
    ]
    assert Slugs().next("  Ruimte  ") == "ruimte"


def test_emphasis_beside_signs_and_in_words():
    assert made("**a**b *c*d snake_case __e__ **f:**g") == (
        "<p><strong>a</strong>b <em>c</em>d snake_case <strong>e</strong> **f:**g</p>"
    )


def test_a_hard_blank_at_the_edge_of_a_paragraph_stays():
    assert made("\u00a0a\u00a0\n") == "<p>\u00a0a\u00a0</p>"


BLOCKS = "# a\n\np\nq\n\n> s\n\n- l\n\n  m\n\n1. n\n\n| t |\n| - |\n| u |\n\n```\nc\n```\n\n---\n\n    i\n\nd\n: e\n\n> [!NOTE]\n> f\n"


def test_every_block_knows_its_line():
    tree = TREES.tree(BLOCKS, first_line=5)
    lines = [(element.tag, int(element.get("data-line"))) for element in tree.iter() if element.get("data-line")]
    assert lines == [
        ("h1", 5), ("p", 7), ("blockquote", 10), ("p", 10), ("ul", 12), ("li", 12), ("p", 12), ("p", 14), ("ol", 16),
        ("li", 16), ("table", 18), ("thead", 18), ("tr", 18), ("tbody", 20), ("tr", 20), ("pre", 22), ("hr", 26),
        ("pre", 28), ("dl", 30), ("dt", 30), ("dd", 31), ("div", 33), ("p", 34),
    ]  # fmt: skip
