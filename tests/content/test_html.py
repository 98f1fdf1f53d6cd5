"""What reaches the window's browser: nothing hostile, and everything harmless."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbdesk.content.html import inner_html
from kbdesk.content.markdown_tree import MarkdownTrees

TREES = MarkdownTrees()
SAFE_LINK = re.compile(r"kb:[^:\\\\]*|https?:.*|mailto:.*|tel:.*", re.IGNORECASE | re.DOTALL)
NASTY = st.lists(
    st.sampled_from(
        [
            "<a href=",
            "<img src=",
            "'",
            '"',
            ">",
            "<",
            "javascript:",
            "file:///",
            "//h/",
            "\\\\h\\",
            "../",
            "kb:",
            "data:",
            "x",
            "](",
            "[",
            "![",
            ")",
            "&#106;",
            "%2e",
            "%5C",
            ":",
            "#",
            "\n",
            " ",
            "<!--",
            "-->",
            "<b class=",
            "on=1",
            "\u202e",
            "&colon;",
            "<section class=",
            "<button style=",
            "<svg>",
            "`",
            "<div>",
            "</div>",
            "\x00",
            "HTTP:",
            "?",
        ]
    ),
    max_size=14,
).map("".join)


def shown(source: str, here: str = "articles/a.md") -> str:
    return inner_html(TREES.tree(source), here)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=http://x/y.js></SCRIPT>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        '<a href="java&#115;cript:alert(1)">x</a>',
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        "[x](vbscript:x)",
        "<img src=x.png onerror=alert(1)>",
        '<p onclick="alert(1)">x</p>',
        "<style>p { background: url(file:///etc/passwd) }</style>",
        '<p style="background:url(file:///etc/passwd)">x</p>',
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
        "<iframe src=http://x></iframe>",
        "<object data=file:///etc/passwd></object>",
        "<embed src=//x/y>",
        "<form action=http://x><input name=a><button>b</button></form>",
        "<base href=http://x/>",
        '<meta http-equiv="refresh" content="0;url=http://x">',
        "<link rel=stylesheet href=//x/y.css>",
        "![x](file:///etc/passwd)",
        "[x](file:///etc/passwd)",
        "<img src='file:///etc/passwd'>",
        "![x](//host/share/x.png)",
        "[x](//host/share/x.png)",
        "![x](\\\\\\\\host\\share\\x.png)",
        "<img src='\\\\host\\share\\x.png'>",
        "![x](http://host/x.png)",
        "![x](https://host/x.png)",
        "![x](data:image/png;base64,AAAA)",
        "[x](data:text/html;base64,AAAA)",
        "![x](../../secret.png)",
        "![x](%2e%2e/%2e%2e/secret.png)",
        "[x](../../../secret.md)",
        "[x](C:/Windows/system.ini)",
        "![x](img/a.png:stream)",
        "[x](kb:../secret.md)",
        "<a href='kb:articles/../../secret'>x</a>",
        "<video src=x.mp4></video>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?>",
    ],
)
def test_nothing_hostile_gets_through(hostile: str) -> None:
    html = shown(f"{hostile}\n\nna\n").casefold()
    html = html.replace("&lt;", "").replace("&gt;", "")
    for mark in ("<script", "<style", "<svg", "<iframe", "<object", "<embed", "<form", "<input", "<base", "<meta"):
        assert mark not in html
    for mark in ("<link", "<video", "href=", "src=", "onerror=", "onclick=", "onload=", "style=", "alert(1)</"):
        assert mark not in html.replace('src="kb:articles/x.png"', "")
    assert "na" in html


def test_links_inside_the_content_become_our_own_addresses() -> None:
    assert shown("[a](b.md#Één%20kop)") == ('<p data-line="1"><a href="kb:articles/b.md#%C3%89%C3%A9n%20kop">a</a></p>')
    assert 'href="kb:scripts/c%20d.md"' in shown("[a](<../scripts/c d.md>)")
    assert 'href="kb:img/x.pdf"' in shown("[a](/img/x.pdf?v=2)")
    assert 'href="kb:articles/a.md#kop"' in shown("[a](#kop)")


@pytest.mark.parametrize("address", ["https://x.nl/a?b=c&d=e#f", "http://x.nl", "mailto:a@b.nl", "tel:+31612345678"])
def test_addresses_outside_stay_as_they_are(address: str) -> None:
    assert f'href="{address.replace("&", "&amp;")}"' in shown(f"[a]({address})")


def test_a_picture_from_the_content_stays_and_any_other_leaves_its_words() -> None:
    assert shown("![Een *kat*](../img/k.png)") == '<p data-line="1"><img src="kb:img/k.png" alt="Een kat"></p>'
    assert shown('![a "b" 1 > 0](https://x/y.png)') == '<p data-line="1">a &quot;b&quot; 1 &gt; 0</p>'


def test_what_stands_in_code_is_shown_as_written() -> None:
    assert shown("`&ouml; <b>`") == '<p data-line="1"><code>&amp;ouml; &lt;b&gt;</code></p>'
    assert "&amp;ouml; &lt;script&gt;" in shown("```html\n&ouml; <script>\n```\n")


def test_column_alignment_is_an_attribute() -> None:
    assert '<td align="right">2</td>' in shown("| a | b |\n|---|--:|\n| 1 | 2 |\n")


def test_harmless_html_stays() -> None:
    assert shown("Druk op <kbd>Ctrl</kbd> en <sub>2</sub>.") == (
        '<p data-line="1">Druk op <kbd>Ctrl</kbd> en <sub>2</sub>.</p>'
    )


def test_an_author_cannot_borrow_our_looks_by_class() -> None:
    assert 'class="callout"' in shown('<div class="callout evil">x</div>')
    assert "evil" not in shown('<div class="callout evil">x</div><span class="evil">y</span>')


class _Attributes(HTMLParser):
    """Every attribute of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(name, value or "") for name, value in attrs]


@settings(max_examples=400, deadline=None)
@given(NASTY)
def test_whatever_is_written_no_address_leads_where_it_must_not(source: str) -> None:
    parser = _Attributes()
    parser.feed(shown(source))
    for name, value in parser.found:
        assert name in {"href", "src", "alt", "title", "class", "id", "name", "data-line", "start"}
        if name == "href":
            assert SAFE_LINK.fullmatch(value)
        if name == "src":
            assert re.fullmatch(r"kb:[^:\\]*", value)
            assert ".." not in value.split("/")


def test_the_gate_is_quiet_about_tags_it_does_not_know(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown('<section class="a"><button class="b" style="c">x</button></section>').strip() == "x"
    assert capfd.readouterr().err == ""
