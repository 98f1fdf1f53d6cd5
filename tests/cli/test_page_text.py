"""HTML to lines: what stands apart stays apart, nothing is lost, nothing is wider than it should be."""

import pytest

from kbdesk.cli.page_text import page_text, section_html

TONES = {tone: tone for tone in ("note", "tip", "important", "warning", "caution")}


def text(html: str, width: int = 60) -> str:
    return "\n".join(line.text for line in page_text(html, width, TONES).lines)


def test_paragraphs_are_wrapped_and_parted_by_one_empty_line():
    lines = text("<p>" + "woord " * 20 + "</p><p>Einde</p>", 30).split("\n")
    assert max(map(len, lines)) <= 30
    assert lines[-2:] == ["", "Einde"]


def test_lists_keep_their_numbers_and_depth():
    html = '<ol start="3"><li>drie<ul><li>binnen</li></ul></li><li><p>vier</p></li></ol>'
    assert text(html) == " 3. drie\n      • binnen\n 4. vier"


def test_say_notice_and_quote_look_different():
    html = (
        '<blockquote class="say"><p>zeg dit</p></blockquote><blockquote><p>aangehaald</p></blockquote>'
        '<div class="callout caution"><p>pas op</p></div>'
    )
    assert text(html) == "  » zeg dit\n\n  | aangehaald\n\n  ! CAUTION\n  ! pas op"


def test_code_keeps_its_lines():
    assert text("<pre><code>a  b\n  c\n</code></pre>") == "    a  b\n      c"


def test_a_wide_table_becomes_lines_with_their_heads():
    cells = "".join(f"<td>{'x' * 30}</td>" for _ in range(3))
    heads = "<th>een</th><th>twee</th><th>drie</th>"
    html = f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    assert text(html).startswith("een: xxx")
    assert "twee: xxx" in text(html)


def test_links_are_numbered_and_known():
    found = page_text('<p><a href="kb:a/b.md#c">een</a> <a href="https://x.nl">x</a></p>', 60, TONES)
    assert found.lines[0].text == "een [1] x [2]"
    assert [(link.path, link.where) for link in found.links] == [("a/b.md", "a/b.md#c"), ("", "https://x.nl")]


def test_a_bare_address_is_not_said_twice():
    assert text('<p><a href="https://x.nl">https://x.nl</a></p>') == "https://x.nl"


def test_a_picture_is_its_alternative_text():
    assert text('<p><img src="kb:img/a.png" alt="de meter"></p>') == "[de meter]"


def test_values_leave_a_blank_never_braces():
    assert "{{" not in text("<p>Dag {{naam}}</p>")


@pytest.mark.parametrize("html", ["", "<p></p>", "<table></table>", "<ul></ul>", "</li></ul>", "<li>x", "a < b & c"])
def test_odd_html_is_text_without_tags(html):
    assert "</" not in text(html)


def test_a_section_ends_at_the_next_heading_of_its_level():
    html = '<h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p><h2 id="c">C</h2>'
    assert section_html(html, "a") == '<h2 id="a">A</h2><p>1</p><h3 id="b">B</h3><p>2</p>'
    assert section_html(html, "b") == '<h3 id="b">B</h3><p>2</p>'
    assert section_html(html, "none") == ""


def test_a_cell_may_hold_lists_and_tables():
    inner = "<table><tr><td>binnen</td></tr></table>"
    html = f"<table><tr><th>kop</th></tr><tr><td><ul><li>een</li><li>twee</li></ul>{inner}</td></tr></table><p>na</p>"
    assert text(html) == "kop\n───────────────\neen twee binnen\n\nna"
