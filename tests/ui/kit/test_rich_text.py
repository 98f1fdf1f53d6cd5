import pytest

from kbdesk.ui.kit.rich_text import box_kinds, to_rich_text
from kbdesk.ui.kit.tokens import DARK, LIGHT


def shown(html, **more):
    whole = to_rich_text(html, LIGHT, more.pop("lang", "en"), **more)
    return whole.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize(
    ("name", "english", "dutch"),
    [
        ("note", "Note", "Ter informatie"),
        ("tip", "Tip", "Tip"),
        ("important", "Important", "Belangrijk"),
        ("warning", "Warning", "Let op"),
        ("caution", "Danger", "Gevaar"),
    ],
)
def test_a_callout_has_a_colour_an_icon_and_a_word_in_the_readers_language(name, english, dutch):
    html = f'<div class="callout {name}"><p>Text.</p></div>'
    assert english in shown(html)
    assert dutch in shown(html, lang="nl")
    assert f"bgcolor='{LIGHT.tone(name).tint}'" in shown(html)
    assert "<img src='icon:" in shown(html)


def test_words_to_say_are_set_apart_with_a_way_to_copy_each():
    html = '<blockquote class="say"><p>One</p></blockquote><blockquote class="say"><p>Two</p></blockquote>'
    assert "href='say:0'" in shown(html)
    assert "href='say:1'" in shown(html)
    assert shown(html).count("<td class='say'>") == 2


def test_every_box_is_told_apart_by_its_ground():
    for tokens in (LIGHT, DARK):
        assert set(box_kinds(tokens).values()) == {"say", "code", "note", "tip", "warning", "caution"}


def test_a_heading_can_be_jumped_to():
    assert "<h2><a name='the-cause'></a>The cause</h2>" in shown('<h2 id="the-cause" data-line="3">The cause</h2>')


def test_links_and_pictures_keep_their_address():
    assert 'href="kb:articles/b.md#x"' in shown('<p><a href="kb:articles/b.md#x">b</a></p>')
    assert 'src="kb:img/a%20b.png"' in shown('<p><img src="kb:img/a%20b.png" alt="A"></p>')


def test_a_line_with_a_picture_is_not_made_taller_by_half_of_it():
    assert "<p class='figure'>" in shown('<p data-line="2">See <img src="kb:a.png" alt=""></p>')
    assert "<p class='figure'>" not in shown("<p>No picture.</p>")


def test_code_keeps_its_lines_and_signs():
    assert "<pre>a &lt; b\nc &amp; d</pre>" in shown('<pre><code class="language-sh">a &lt; b\nc &amp; d</code></pre>')


def test_boxes_of_a_task_list_stand_where_the_dots_would():
    html = (
        '<ul><li class="task"><span class="box">☐</span> a</li><li class="task"><span class="box">☑</span> b</li></ul>'
    )
    assert "<li class='unchecked'> a</li>" in shown(html)
    assert "<li class='checked'> b</li>" in shown(html)


def test_signs_of_a_script_are_quiet():
    assert "<span class='sign'>boiler = gas</span>" in shown("<p><code>boiler = gas</code></p>", script=True)


def test_only_the_first_paragraph_leads():
    assert shown("<h1>T</h1><p>a</p><p>b</p>", lead=True).count("class='lead'") == 1
    assert "class='lead'" not in shown("<p>a</p>")


def test_text_grows_with_the_scale():
    assert "font-size: 15px" in to_rich_text("<p>a</p>", LIGHT, "en")
    assert "font-size: 30px" in to_rich_text("<p>a</p>", LIGHT, "en", scale=2.0)


def test_paper_has_points_bars_and_nothing_to_press():
    whole = to_rich_text(
        '<div class="callout tip"><p>a</p></div><blockquote class="say"><p>b</p></blockquote>', LIGHT, "en", paper=True
    )
    assert "pt;" in whole
    assert f"bgcolor='{LIGHT.tip.bar}'" in whole
    assert "say:" not in whole
    assert "icon:" not in whole


def test_elements_left_open_are_closed():
    assert shown("<ul><li><p>a</ul>") == "<ul><li><p>a</p></li></ul>"
