"""The examples of the CommonMark and GitHub specifications, held against the tree that pages are made from."""

import json
from pathlib import Path

import pytest

from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.tree_html import written_inside
from tests.content.spec.normal_form import normal

TREES = MarkdownTrees()
FILES = ("commonmark-0.31.2.json", "gfm-0.29.json")
RAW_HTML = {"HTML blocks", "Raw HTML", "Disallowed Raw HTML (extension)"}

BARE = "GitHub makes a link of a bare address; the example belongs to the specification without that extension"
READER = "raw HTML that the test's own reader of HTML, as browsers do, takes for a comment or an element's text"
OTHERWISE = {
    ("commonmark-0.31.2.json", 602): BARE,
    ("commonmark-0.31.2.json", 606): BARE,
    ("commonmark-0.31.2.json", 608): BARE,
    ("commonmark-0.31.2.json", 611): BARE,
    ("commonmark-0.31.2.json", 612): BARE,
    ("commonmark-0.31.2.json", 626): READER,
    ("gfm-0.29.json", 610): BARE,
    ("gfm-0.29.json", 614): BARE,
    ("gfm-0.29.json", 616): BARE,
    ("gfm-0.29.json", 619): BARE,
    ("gfm-0.29.json", 620): BARE,
    ("gfm-0.29.json", 653): READER,
}
"""Every example that comes out otherwise, and why."""


def examples(file):
    return json.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))


def is_equal(example):
    return normal(written_inside(TREES.tree(example["markdown"], says=False))) == normal(example["html"])


@pytest.mark.parametrize("file", FILES)
def test_an_example_comes_out_otherwise_only_for_a_reason_that_is_told(file):
    found = {(file, example["example"]) for example in examples(file) if not is_equal(example)}
    assert found == {known for known in OTHERWISE if known[0] == file}


@pytest.mark.parametrize(("file", "count"), [("commonmark-0.31.2.json", 588), ("gfm-0.29.json", 608)])
def test_of_the_examples_without_raw_html_99_in_a_hundred_are_equal(file, count):
    without = [example for example in examples(file) if example["section"] not in RAW_HTML]
    assert len(without) == count
    assert sum(map(is_equal, without)) / count >= 0.99


def test_the_normal_form_tells_apart_what_readers_would():
    pairs = [
        ("<p>a b</p>", "<p>a  c</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<pre><code>a\n</code></pre>", "<pre><code>a\n\n</code></pre>"),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ("<li>☐ a</li>", '<li><input type="checkbox" checked disabled> a</li>'),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<em>a</em>", "<strong>a</strong>"),
    ]
    for one, other in pairs:
        assert normal(one) != normal(other)


def test_the_normal_form_joins_what_readers_cannot_tell_apart():
    pairs = [
        ('<a title="t" href="x">&ouml;</a>', '<a href="x" title="t">ö</a>'),
        ("<p>a\nb</p>\n\n<hr />", "<p>a b</p><hr>"),
        ('<h1 id="a" data-line="1">a</h1>', "<h1>a</h1>"),
        ('<li><span class="box">☑</span> a</li>', '<li><input checked="" disabled="" type="checkbox"> a</li>'),
        ('<div class="callout note"><p>a</p></div>', "<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>"),
    ]
    for one, other in pairs:
        assert normal(one) == normal(other)
