"""The move as a whole: nothing is lost or written over, one bad file stops nothing, and stopping leaves whole files."""

import sys

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.moved_in import Arrival, Origin
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.workflows.check_content import CheckContent
from kbdesk.workflows.move_in import MoveIn
from kbdesk.workflows.play_scenarios import PlayScenarios
from tests.content.importing.conftest import PNG, TODAY, WORDS, page


def findings(target, data):
    folder = ContentFolder(target)
    check = CheckContent(folder, PlayScenarios(folder, lambda: TODAY), lambda: TODAY, memory=data / "checked")
    return [one.code for one in check.check(Progress())]


def files_of(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_was_brought_in_passes_the_check(bring, tmp_path):
    brought = bring({"a.md": page(f"{WORDS}\n![x](x.png)\n", title="A"), "b/a.md": page(title="B: 'q'"), "x.png": PNG})
    assert findings(brought.target, tmp_path) == []
    assert brought.text("kbdesk.yml") == "name: new\nlanguages: [en]\nfallback: en\ndialect: gfm\n"


def test_done_again_it_changes_nothing(bring):
    files = {"a.md": page(title="A"), "b/a.md": f"# B\n\n{WORDS}\n![x](../x.png)\n", "x.png": PNG}
    before = files_of(bring(files).target)
    again = bring(files)
    assert {one.arrival for one in (*again.moved.articles, *again.moved.pictures)} == {Arrival.SAME}
    assert files_of(again.target) == before


def test_nothing_is_written_over_unless_told_to(bring):
    target = bring({"a.md": page(title="A")}).target
    mine = (target / "articles/a.en.md").read_text("utf-8") + "\nMy own words.\n"
    (target / "articles/a.en.md").write_text(mine, encoding="utf-8")
    again = bring({"a.md": page(title="A")})
    assert again.moved.articles[0].arrival is Arrival.KEPT
    assert again.told("exists") == [("a.md", 0, "articles/a.en.md")]
    assert again.text("articles/a.en.md") == mine
    assert bring({"a.md": page(title="A")}, overwrite=True).moved.articles[0].arrival is Arrival.WRITTEN
    assert "My own words" not in again.text("articles/a.en.md")


def test_a_dry_run_tells_the_same_and_writes_nothing(bring, tmp_path):
    files = {"a.md": page(f"{WORDS}\n[x](gone.md) ![x](x.png)\n", title="A"), "x.png": PNG}
    tried = bring(files, dry_run=True)
    assert not (tmp_path / "new").exists()
    assert tried.moved == bring(files).moved


def test_an_id_of_the_target_is_not_taken_again(bring, tmp_path):
    own = tmp_path / "new/articles/own.nl.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\nid: moving\ntype: article\nlang: nl\ntitle: T\n---\nX\n", encoding="utf-8")
    assert bring({"home/moving.md": page(title="A"), "x.md": page(title="X")}).targets()["home/moving.md"] == (
        "articles/home/home-moving.en.md"
    )


def test_halves_brought_in_one_after_the_other_are_a_pair(bring, lay, tmp_path):
    bring({"a.md": page(title="A", lang="en"), "b/c.md": page(title="C", lang="en")})
    moved = MoveIn(lambda: TODAY).bring(
        lay({"a.md": page(title="A", lang="nl"), "b/c.md": page(title="C", lang="nl")}), tmp_path / "new", Progress()
    )
    assert [one.target for one in moved.articles] == ["articles/a.nl.md", "articles/b/c.nl.md"]


def test_texts_called_the_same_are_told_apart_by_their_folders(bring):
    brought = bring({f"{folder}/release-notes.md": page(title="Notes") for folder in ("app", "web", "a/web")})
    assert sorted(one.rpartition("/")[2] for one in brought.targets().values()) == [
        "a-web-release-notes.en.md",
        "app-release-notes.en.md",
        "web-release-notes.en.md",
    ]


def test_an_id_that_stands_twice_is_told(bring):
    brought = bring({"a/x.md": page(title="A", id="same"), "b/y.md": page(title="B", id="same")})
    assert brought.told("double-id") == [("b/y.md", 0, "same")]
    assert len(set(brought.targets().values())) == 2


@pytest.mark.parametrize(
    ("body", "keys", "asked", "lang", "codes"),
    [
        ("Dit is het antwoord op de vraag van de klant.\n", {}, "", "nl", []),
        (WORDS, {"lang": "nl-NL"}, "en", "nl", []),
        (WORDS, {}, "nl", "nl", ["lang-doubt"]),
        ("Zzz.\n", {}, "", "en", ["lang-unknown"]),
    ],
)
def test_the_language_is_the_texts_own_else_asked_for_else_seen(bring, body, keys, asked, lang, codes):
    brought = bring({"a.md": page(body, title="A", **keys)}, lang=asked)
    assert brought.moved.articles[0].lang == lang
    assert brought.codes() == codes


def test_one_bad_file_stops_nothing(bring):
    brought = bring(
        {
            "good.md": page(title="Good"),
            "latin.md": "caf\xe9 is good\n".encode("latin-1"),
            "nul.md": b"a\0b",
            "long.md": "word " * 400_000,
            "empty.md": "---\ntitle: Nothing\n---\n",
            "header.md": f"---\ntitle: Bad: header: here\n---\n{WORDS}",
            "deep.md": ">" * 500 + " x\n",
        }
    )
    found = {one.place.path: one.code for one in brought.moved.remarks}
    assert found == {
        "latin.md": "not-utf8",
        "nul.md": "nul-byte",
        "long.md": "too-large",
        "empty.md": "empty",
        "header.md": "header",
        "deep.md": "too-deep",
    }
    assert sorted(brought.targets()) == ["good.md", "header.md"]
    assert "title: 'Bad: header: here'" in brought.text("articles/header.en.md")


def test_stopping_leaves_whole_files_and_done_again_it_goes_on(bring, lay, tmp_path):
    files = {f"t{number}.md": page(title=f"T{number}") for number in range(9)}
    stops = iter(range(10_000))
    written = tmp_path / "new/articles"
    progress = Progress(stop_asked=lambda: next(stops) >= 0 and written.exists() and len(list(written.iterdir())) >= 4)
    with pytest.raises(Cancelled):
        bring(files, progress=progress)
    assert sorted(file.name for file in written.iterdir()) == [f"t{number}.en.md" for number in range(4)]
    assert all(file.read_text("utf-8").endswith(WORDS) for file in written.iterdir())
    moved = bring(files).moved
    assert [one.arrival for one in moved.articles] == [Arrival.SAME] * 4 + [Arrival.WRITTEN] * 5


def test_source_and_target_lie_apart(tmp_path, lay):
    root = lay({"a.md": WORDS})
    move = MoveIn(lambda: TODAY)
    for target in (root, root / "new", root.parent):
        with pytest.raises(WrongUse, match="import-into-itself"):
            move.bring(root, target, Progress())
    (tmp_path / "file").write_text("x")
    with pytest.raises(WrongUse, match="import-target-no-folder"):
        move.bring(root, tmp_path / "file", Progress())
    with pytest.raises(ContentUnreadable, match="import-source-missing"):
        move.bring(tmp_path / "none", tmp_path / "new", Progress())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_links_lead_neither_out_of_the_source_nor_out_of_the_target(bring, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(PNG)
    (outside / "secret.md").write_text("# Secret\n\nWords.\n")
    (tmp_path / "old").mkdir()
    for name in ("secret.png", "secret.md"):
        (tmp_path / "old" / name).symlink_to(outside / name)
    (tmp_path / "old/folder").symlink_to(outside)
    brought = bring({"a.md": page(f"{WORDS}\n![x](secret.png) ![y](../outside/secret.png)\n", title="A")})
    assert sorted(brought.targets()) == ["a.md"]
    assert {"outside", "picture-missing"} == set(brought.codes())
    inside = tmp_path / "new/articles/b"
    inside.symlink_to(outside)
    with pytest.raises(ContentUnreadable, match="file-unwritable"):
        bring({"b/c.md": page(title="C")})
    assert sorted(file.name for file in outside.iterdir()) == ["secret.md", "secret.png"]


def test_names_are_safe_on_every_system(bring):
    brought = bring(
        {
            "Vraag & antwoord/Wat is 'ëén'? (2).md": page(title="A"),
            "con.md": page("![x](<img/a b%3f.png>)\n![y](AUX.png)\n", title="B", lang="en"),
            "img/a b?.png": PNG,
            "AUX.png": PNG + b"1",
            ("d" * 100 + "/") * 2 + "e" * 100 + ".md": page(title="C"),
        }
    )
    for path in brought.targets().values():
        assert len(path) <= 150
        assert path.isascii()
        assert not set(path) & set('<>:"\\|?* ')
        assert all(part.partition(".")[0] not in {"con", "aux", "nul"} for part in path.split("/"))


def test_pictures_are_bounded_and_of_a_kind_that_is_shown(bring):
    body = "![a](a.png) ![b](b.tiff) ![c](c.svg) ![d](d.svg) ![e](https://example.org/e.png) ![f](gone.png) [g](g.pdf) [h](h.xlsx)\n"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
    brought = bring(
        {
            "a.md": page(body, title="A", lang="en"),
            "a.png": PNG + bytes(11 * 1024 * 1024),
            "b.tiff": b"II",
            "c.svg": drawing.format("<script>x</script>"),
            "d.svg": drawing.format("<rect/>"),
            "g.pdf": b"%PDF-",
            "h.xlsx": b"PK",
        }
    )
    assert sorted(brought.codes()) == [
        "attachment-left",
        "picture-kind",
        "picture-large",
        "picture-missing",
        "picture-remote",
        "picture-unsafe",
    ]
    assert [one.source for one in brought.moved.pictures] == ["d.svg", "g.pdf"]
    assert "![d](../img/d.svg) [e](https://example.org/e.png)" in brought.only()


def test_old_addresses_find_their_texts(bring):
    brought = bring({"kb/4711.md": page(title="A", id="360018", permalink="/hc/4711-a", aliases="[Oude naam]")})
    assert "\naliases: ['/4711', Oude naam, '/hc/4711-a', '360018']\n" in brought.text("articles/4711.en.md")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("# Own\n\nWords.\n", "# Own\n\nWords."),
        ("Words.\n", "# Title\n\nWords."),
        ("Title\n=====\n\nWords.\n\n# Two\n\n## Three\n", "# Title\n\nWords.\n\n## Two\n\n### Three"),
        ("# One\n\nWords.\n\n# Two\n", "# Title\n\n## One\n\nWords.\n\n## Two"),
        ("Words.\n\n```\n# code\n```\n", "# Title\n\nWords.\n\n```\n# code\n```"),
    ],
)
def test_a_text_has_one_title_on_top(bring, body, shown):
    brought = bring({"a.md": page(body, title="Title")}, lang="en")
    assert brought.text("articles/a.en.md").split("---\n", 2)[2].strip() == shown


def test_headings_are_found_by_what_other_tools_called_them(bring):
    body = (
        "[a](#ge%C3%AFsoleerd) [b](#geisoleerd) [c](#old-one) [d](#above) [e](#gone)\n\n## Geïsoleerd\n\n"
        '## New one {#old-one}\n\n<a name="above"></a>\n\n## Below\n\nWords.\n'
    )
    brought = bring({"a.md": page(body, title="A", lang="nl")})
    assert brought.only().startswith("[a](#geïsoleerd) [b](#geïsoleerd) [c](#new-one) [d](#below) [e](#a)\n")
    assert brought.told("anchor-lost") == [("a.md", 5, "#gone")]


def test_html_among_markdown_gets_its_form_in_markdown(bring):
    body = (
        '<div class="x">\n\nFirst <b>bold</b> <a href="https://example.org" target="_blank">link</a><br>\nnext.\n\n</div>\n\n'
        "<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>\n\n<table><tr><th>a</th><th>d</th></tr><tr><td>b</td><td>c</td></tr></table>\n\n"
        '<img src="x.png" width="3" alt="X">\n\n<script>\nrun()\n</script>\n\n<h2 id="go">Go</h2>\n\n[to](#go)\n'
    )
    brought = bring({"a.md": page(body, title="A"), "x.png": PNG}, lang="en")
    assert brought.only() == (
        "First **bold** [link](https://example.org)\\\nnext.\n\n- one\n- two\n\n| a | d |\n| --- | --- |\n| b | c |\n\n"
        "![X](../img/x.png)\n\n## Go\n\n[to](#go)"
    )
    assert brought.codes() == ["active"]


def test_quotes_are_told_since_they_are_words_to_say_here(bring):
    brought = bring(
        {"a.md": page("> Once upon a time.\n\nWords.\n\n> [!NOTE]\n> x\n\n> More.\n", title="A")}, lang="en"
    )
    assert brought.told("quote") == [("a.md", 4, "2")]


def test_the_tool_can_be_named(bring):
    assert bring({"content/a.md": page(title="A")}, origin=Origin.HUGO).moved.origin is Origin.HUGO


@pytest.mark.parametrize(
    "body",
    [
        "[" + "[a](b) " * 400,
        "[" * 30_000,
        "{{< a " * 4_000,
        "{% if a %}" * 4_000,
        "<A " * 10_000,
        "<p>\n" * 10_000,
        "![a](<" * 8_000,
        "<!--" * 10_000,
        "> " * 90 + "x",
        ":::note\n" * 4_000,
        "".join(" " * (4 * step % 400) + "!!! note\n" for step in range(1_000)),
        "\ue0007\ue001" * 100,
    ],
)
@pytest.mark.parametrize("ending", ["md", "mdx"])
def test_what_is_made_to_keep_a_reader_busy_does_not(bring, body, ending):
    brought = bring({f"a.{ending}": page(f"{WORDS}\n{body}\n", title="A"), "b.md": page(title="B")})
    assert "b.md" in brought.targets()
