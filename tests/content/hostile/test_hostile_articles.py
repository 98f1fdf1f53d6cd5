"""Nothing that is written in an article runs, loads, leads astray or keeps the program busy."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import nh3
import pytest

from kbdesk.content.allowance import Allowance, TooHeavy
from kbdesk.content.folder import ContentFolder
from kbdesk.content.html import clean_html, inner_html
from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.pages import PageSource, lay_out
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.progress import Progress

HERE = Path(__file__).parent
ARTICLES = sorted(path.name for path in HERE.glob("*.md") if path.name != "README.md")
TAGS = set(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote div pre table thead tbody tr dl dt dd hr a abbr b br code del em i img ins kbd "
    "mark q s small span strong sub sup th td u var samp caption figure figcaption details summary".split()
)
ATTRIBUTES = set("href src alt title class id name data-line start align colspan rowspan width height".split())
CLASSES = {"say", "callout", "note", "tip", "important", "warning", "caution", "box", "task", "footnotes"}
LINK = re.compile(r"kb:[^:\\]*|https?:[^\s\\].*|mailto:.*|tel:.*", re.IGNORECASE)
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)


class Seen(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_comment(self, data):
        self.tags.append(f"comment {data}")

    def handle_decl(self, decl):
        self.tags.append(f"declaration {decl}")

    def handle_pi(self, data):
        self.tags.append(f"instruction {data}")


def assert_harmless(html):
    seen = Seen(html)
    assert set(seen.tags) <= TAGS
    for name, value in seen.attributes:
        assert name in ATTRIBUTES
        assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", value)
        if name == "class":
            assert set(value.split()) <= CLASSES or value.startswith("language-")
        if name == "href":
            assert LINK.fullmatch(value), value
        if name in {"href", "src"} and value.startswith("kb:"):
            path = value.removeprefix("kb:").partition("#")[0]
            assert not path.startswith("/")
            assert not any(part in {"..", "."} or DEVICE.fullmatch(part) for part in path.split("/"))
        if name == "src":
            assert re.fullmatch(r"kb:[^:\\]*", value), value
    # Read once more by a browser's rules it is as harmless: nothing waits in it to become something else.
    again = nh3.clean(
        html,
        tags=TAGS | {"script", "style", "svg", "math"},
        clean_content_tags=set(),
        attributes={"*": ATTRIBUTES | {"onerror", "onclick", "style"}},
        url_schemes={"kb", "http", "https", "mailto", "tel"},
        link_rel=None,
    )
    assert set(Seen(again).tags) <= TAGS
    assert {name for name, _ in Seen(again).attributes} <= ATTRIBUTES


@pytest.mark.parametrize("dialect", ["gfm", "python-markdown"])
@pytest.mark.parametrize("article", ARTICLES)
def test_of_a_hostile_article_only_its_words_come_through(article, dialect, tmp_path):
    (tmp_path / "kbdesk.yml").write_text(
        f"name: X\nlanguages: [nl]\nfallback: nl\ndialect: {dialect}\n", encoding="utf-8"
    )
    (tmp_path / article).write_bytes((HERE / article).read_bytes())
    folder = ContentFolder(tmp_path)
    page = folder.page(article, folder.organisation()[0])
    assert_harmless(page.html)
    # An element that is not closed swallows what follows it, in browsers too; each piece is read by itself below.
    assert "Tot hier gelezen." in page.html or article == "mutation.md"


@pytest.mark.parametrize("article", ARTICLES)
def test_each_piece_of_a_hostile_article_is_harmless_by_itself(article):
    for piece in (HERE / article).read_text(encoding="utf-8").split("\n\n"):
        assert_harmless(shown(f"{piece}\n\nTot hier gelezen.\n"))


def test_there_is_something_to_be_afraid_of():
    assert len(ARTICLES) >= 9
    for article in ARTICLES:
        with pytest.raises(AssertionError):
            assert_harmless((HERE / article).read_text(encoding="utf-8"))


def shown(source):
    return inner_html(MarkdownTrees().tree(source), "a.md")


def test_what_turns_letters_round_is_taken_out():
    html = shown((HERE / "disguises.md").read_text(encoding="utf-8"))
    assert "facturfdp.exe" not in html
    assert ">factuurfdp.exe</a>" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", html)


def test_a_host_in_letters_that_look_like_others_is_shown_as_what_it_is():
    html = shown('<a href="https://www.p\u0430yp\u0430l.com/in">a</a> [b](https://www.p\u0430yp\u0430l.com/)')
    assert html.count('href="https://www.xn--pypl-53dc.com/') == 2


@pytest.mark.parametrize(
    "name", ["con", "aux.png", "COM1.md", "img/nul.txt", "lpt9", "a./b.md", "a /b.md", "b.md.", "x" * 300]
)
def test_no_link_leads_to_what_a_system_has_no_file_for(name):
    assert "href" not in shown(f"[a](<{name}>)")


@pytest.mark.parametrize("name", ["console.md", "auxiliary.png", "com.md", "x.con", "null.md", "conto/ix.md"])
def test_names_that_only_begin_like_a_device_are_files(name):
    assert f'href="kb:{name}"' in shown(f"[a]({name})")


REPEATED = [
    "[",
    "![",
    "[[a]",
    "![[](",
    "[a](b ",
    "*a **a ",
    "a**b",
    "_a_ ",
    "`a``b```",
    "~a~~b",
    "<",
    "<a ",
    "<!--",
    "<![CDATA[",
]
REPEATED += [
    "&",
    "&#",
    "{:",
    "{%",
    "{{<",
    ":::\n",
    "http://a.b ",
    "a@b.c ",
    "@",
    "\\",
    "|",
    "a|b\n",
    "[a]: b\n",
    "[^a]: b\n",
    "# a\n",
]
REPEATED += [
    "- a\n",
    "> a\n",
    "1. ",
    "> ",
    "- ",
    "a\n: b\n",
    "<div>",
    "<b>",
    "<x@y.z>",
    "<http:",
    "a  \n",
    "***\n",
    "a\n=\n",
    "\t",
    "=\n",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_sign_repeated_without_end_is_shown_or_refused_by_name(piece):
    """The suite's own time limit is what tells that nothing hangs: unbounded, some of these take minutes."""
    trees, reasons = MarkdownTrees(Allowance(0.05)), set()
    for render in (
        lambda text: trees.outline(text).body,
        lambda text: inner_html(trees.tree(text), "a.md"),
        lambda text: clean_html(trees.mkdocs_html(text[:3000]), "a.md"),
    ):
        try:
            assert isinstance(render(piece * (40_000 // len(piece))), str)
        except TooHeavy as heavy:
            reasons.add(heavy.reason)
    assert reasons <= {"too-slow", "too-deep", "too-much-html"}


def test_what_the_outline_took_of_the_allowance_is_not_given_again_for_the_page():
    allowance = Allowance(60)
    trees = MarkdownTrees(allowance)
    outline = trees.outline("# A\n\ntekst\n")
    for dialect in ("gfm", "python-markdown"):
        left = allowance.left()
        lay_out(PageSource("# A\n\ntekst\n", 1, "a.md", outline=outline), trees, dialect=dialect)
        assert allowance.left() < left < 60
    lay_out(PageSource("# A\n\ntekst\n", 1, "a.md"), trees, dialect="gfm")
    assert allowance.left() > left


@pytest.mark.parametrize(
    "text", ["# A\n\nb *c* `d`\n\n- e\n", "A\n=\n\nTerm\n: uitleg\n\n> z\n", "| a |\n|---|\n| b |\n\n## C\n"]
)
def test_a_page_from_one_parsing_is_the_page_from_two(text):
    trees = MarkdownTrees()
    outline = trees.outline(text)
    again, html = lay_out(PageSource(text, 1, "a.md"), trees, dialect="gfm")
    assert lay_out(PageSource(text, 1, "a.md", outline=outline), trees, dialect="gfm") == (outline, html)
    assert again.headings == outline.headings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("> " * 5000 + "a", "too-deep"),
        ("- " * 5000 + "a", "too-deep"),
        ("<b>" * 30_000, "too-much-html"),
        ("[" * 200_000, "too-slow"),
    ],
)
@pytest.mark.parametrize("dialect", ["gfm", "python-markdown"])
def test_what_is_too_heavy_is_left_out_and_named_when_it_is_read(text, reason, dialect, tmp_path):
    (tmp_path / "kbdesk.yml").write_text(
        f"name: X\nlanguages: [nl]\nfallback: nl\ndialect: {dialect}\n", encoding="utf-8"
    )
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n---\n# A\n\n{text}\n", encoding="utf-8")
    folder = ContentFolder(tmp_path)
    organisation = folder.organisation()[0]
    reading = folder.read("a.md", folder.scan(Progress())["a.md"], organisation)
    assert reading.document is None
    assert reading.left_out.reason == "too-heavy"
    assert reading.left_out.detail == reason
    assert [(one.code, one.facts["reason"]) for one in reading.findings] == [("KB101", "too-heavy")]
    with pytest.raises(ContentUnreadable):
        folder.page("a.md", organisation)


def test_the_finding_names_the_line_of_what_is_nested_too_deeply(tmp_path):
    (tmp_path / "a.md").write_text("# A\n\ntekst\n\n" + "> " * 500 + "a\n", encoding="utf-8")
    folder = ContentFolder(tmp_path)
    reading = folder.read("a.md", folder.scan(Progress())["a.md"], folder.organisation()[0])
    assert reading.findings[0].place.line == 5


def test_tables_and_boxes_in_one_another_are_no_deeper_than_the_window_can_draw():
    html = clean_html("<table><tr><td>" * 40 + "binnen" + "</td></tr></table>" * 40, "a.md")
    assert html.count("<table>") == 6
    assert "binnen" in html
    assert_harmless(html)
    alerts = shown("\n".join(f"{'>' * deep} [!NOTE]\n{'>' * deep} a\n{'>' * deep}" for deep in range(1, 30)))
    assert alerts.count("callout") == 6
    assert alerts.count("<p") == 29


def test_emphasis_in_emphasis_without_end_keeps_its_words():
    html = shown("**a " * 400 + "x" + " a**" * 400)
    assert html.count("<strong>") < 120
    assert html.count("a") > 800


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"# A\n\n\0\n", "nul-byte"),
        (b"# A\n\n\xc0\xafetc\n", "not-utf8"),  # a slash written too long
        (b"# A\n\n\xe0\x80\xaf\n", "not-utf8"),
        (b"# A\n\n\xed\xa0\x80\n", "not-utf8"),  # half of a pair
        (b"# A\n\n\xf5\x80\x80\x80\n", "not-utf8"),
        (b"# A\n\ngeld \xa4 en \xe2\x82\xac\n", "not-utf8"),  # two encodings in one file
        ("# A\n".encode("utf-16"), "nul-byte"),
        (b"a" * (5 * 1024 * 1024 + 1), "too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(content, reason, tmp_path):
    (tmp_path / "a.md").write_bytes(content)
    folder = ContentFolder(tmp_path)
    reading = folder.read("a.md", folder.scan(Progress())["a.md"], folder.organisation()[0])
    assert reading.left_out.reason == reason


def test_five_megabytes_on_one_line_are_read_or_refused(tmp_path):
    (tmp_path / "a.md").write_bytes(b"woord " * 800_000)
    folder = ContentFolder(tmp_path)
    reading = folder.read("a.md", folder.scan(Progress())["a.md"], folder.organisation()[0])
    assert reading.document is not None or reading.left_out.reason == "too-heavy"


def test_control_characters_do_no_harm():
    html = shown("# A\x07\x1b[31m\n\n[x](a\x0bb.md) \x7f \x85 \u2028 a&#0;b &#8; &#x1b;\n")
    assert_harmless(html)
    assert "\0" not in html


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        (BOMB, "alias"),
        ("title: &t [*t]\n", "alias"),
        ("a: *b\n", "alias"),
        ("<<: *b\n", "alias"),
        ("title: " + "[" * 100 + "]" * 100 + "\n", "too-deep"),
        ("title: " + "{a: " * 100 + "}" * 100 + "\n", "too-deep"),
        ("a: x\n" * 30_000, "too-much"),
        ('title: !!python/object/apply:os.system ["true"]\n', None),
        ("title: a\u0007b\n", "unprintable"),
    ],
)
def test_front_matter_can_neither_grow_nor_run(yaml, problem, tmp_path):
    (tmp_path / "a.md").write_text(f"---\n{yaml}---\n# Kop\n\nTekst.\n", encoding="utf-8")
    folder = ContentFolder(tmp_path)
    reading = folder.read("a.md", folder.scan(Progress())["a.md"], folder.organisation()[0])
    assert reading.document.body.endswith("Tekst.")
    assert [one.facts.get("problem") for one in reading.findings if one.code == "KB102"] == (
        [problem] if problem else []
    )


@pytest.mark.skipif(sys.platform == "win32", reason="making links asks for rights there")
def test_links_on_disk_that_lead_out_of_the_folder_lead_nowhere(tmp_path):
    outside = tmp_path / "geheim"
    outside.mkdir()
    (outside / "geheim.md").write_text("# Geheim\n", encoding="utf-8")
    root = tmp_path / "inhoud"
    root.mkdir()
    (root / "a.md").write_text("# A\n", encoding="utf-8")
    (root / "bestand.md").symlink_to(outside / "geheim.md")
    (root / "map").symlink_to(outside)
    (root / "kring").symlink_to(root)
    (root / "zelf.md").symlink_to(root / "zelf.md")
    folder = ContentFolder(root)
    assert list(folder.scan(Progress())) == ["a.md"]
    for path in ("bestand.md", "map/geheim.md", "zelf.md", "../geheim/geheim.md", str(outside / "geheim.md")):
        with pytest.raises(ContentUnreadable):
            folder.page(path, folder.organisation()[0])
