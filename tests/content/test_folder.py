"""Folders of any kind: what is found, read, left out."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.article import Article, Confidence, Kind, Stamp
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import LeftOut, Level
from kbdesk.domain.library import Reading
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.domain.script import Script
from tests.content.conftest import Write, header


def read(folder: ContentFolder, path: str) -> Reading:
    return folder.read(path, folder.scan(Progress())[path], folder.organisation()[0])


def article(folder: ContentFolder, path: str) -> Article:
    document = read(folder, path).document
    assert isinstance(document, Article)
    return document


def test_markdown_files_are_found_whatever_their_suffix_and_others_are_passed_over(write: Write) -> None:
    folder = write(
        {"a.md": "x", "sub/b.MDX": "x", "sub/c.markdown": "x", "d.txt": "x", ".git/e.md": "x", "node_modules/f.md": "x"}
    )
    assert sorted(folder.scan(Progress())) == ["a.md", "sub/b.MDX", "sub/c.markdown"]


def test_the_stamp_is_size_and_time(write: Write) -> None:
    folder = write({"a.md": "twelve signs"})
    os.utime(folder.root / "a.md", ns=(5, 7_000_000_000))
    assert folder.scan(Progress()) == {"a.md": Stamp(12, 7_000_000_000)}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentUnreadable) as caught:
        ContentFolder(tmp_path / "gone").scan(Progress())
    assert caught.value.code == "content-missing"


def test_a_scan_stops_when_asked(write: Write) -> None:
    with pytest.raises(Cancelled):
        write({"a.md": "x"}).scan(Progress(stop_asked=lambda: True))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_that_leave_the_folder_or_go_round_are_not_followed(write: Write, tmp_path: Path) -> None:
    folder = write({"a.md": "x", "sub/b.md": "x"})
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (folder.root / "out.md").symlink_to(tmp_path / "secret.md")
    (folder.root / "away").symlink_to(tmp_path)
    (folder.root / "sub" / "round").symlink_to(folder.root)
    (folder.root / "twin.md").symlink_to(folder.root / "a.md")
    assert sorted(folder.scan(Progress())) == ["a.md", "sub/b.md", "twin.md"]
    left_out = folder.read("out.md", Stamp(6, 0), folder.organisation()[0]).left_out
    assert left_out is not None
    assert left_out.reason == "outside"


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b"", "empty", ""),
        (b" \n\n", "empty", ""),
        (b"abc\0def", "nul-byte", "0x00 @ 3"),
        (b"een\ntwee \xe9\xe9n", "not-utf8", "0xE9 @ 9"),
        (b"x" * (5 * 1024 * 1024 + 1), "too-large", "5242881 B"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_out_and_says_why(
    write: Write, content: bytes, reason: str, detail: str
) -> None:
    reading = read(write({"a.md": content}), "a.md")
    assert reading.document is None
    assert reading.left_out is not None
    assert (reading.left_out.reason, reading.left_out.detail) == (reason, detail)


def test_the_finding_of_a_wrong_byte_names_its_line(write: Write) -> None:
    (finding,) = read(write({"a.md": b"een\ntwee \xe9\xe9n"}), "a.md").findings
    assert (finding.code, str(finding.place)) == ("KB101", "a.md:2")


def test_a_file_that_went_away_is_left_out(write: Write) -> None:
    folder = write({"a.md": "x"})
    reading = folder.read("b.md", Stamp(1, 1), folder.organisation()[0])
    assert reading.left_out is not None
    assert reading.left_out.reason == "missing"


@pytest.mark.parametrize("path", ["../secret.md", "/etc/passwd", "C:/x.md", "sub/../../x.md"])
def test_a_path_that_leaves_the_folder_is_never_opened(write: Write, path: str) -> None:
    with pytest.raises(ContentUnreadable):
        write({"a.md": "x"}).source(path)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(write: Write) -> None:
    folder = write({"a.md": "\ufeff---\r\ntitle: Kop\r\n---\r\n\r\n## Één\r\n\r\ntekst\r\n"})
    found = article(folder, "a.md")
    assert (found.header.title, found.headings[0].slug, found.headings[0].line) == ("Kop", "één", 5)
    assert "\r" not in folder.source("a.md")


def test_the_digest_is_that_of_the_bytes(write: Write) -> None:
    content = "\ufeff# Kop\r\n".encode()
    folder = write({"a.md": content})
    assert read(folder, "a.md").digest == sha256(content).hexdigest()
    assert folder.page("a.md", folder.organisation()[0]).digest == sha256(content).hexdigest()


def test_a_file_of_ours_is_read_with_all_its_keys(write: Write) -> None:
    more = "phase: use\nproduct: [boiler]\nkeywords: [koud, 0123]\nvalid_until: 2027-01-01\nsafety: true\n"
    folder = write({"articles/a.nl.md": header("a", more=more) + "# Titel\n\nDe lead.\n\nMeer **tekst**.\n"}, ours=True)
    reading = read(folder, "articles/a.nl.md")
    assert reading.findings == ()
    found = article(folder, "articles/a.nl.md")
    assert (found.header.id, found.header.kind, found.header.lang) == ("a", Kind.ARTICLE, "nl")
    assert found.header.keywords == ("koud", "0123")
    assert (found.header.phase, found.header.safety, found.header.review_months) == (("use",), True, 6)
    assert (found.lead, found.body) == ("De lead.", "Titel\nDe lead.\nMeer tekst.")


def test_a_script_is_read_as_one(write: Write) -> None:
    folder = write({"s.nl.md": header("s", kind="script") + "\n## A\n\n**Uitkomst:** `solved`\n"}, ours=True)
    reading = read(folder, "s.nl.md")
    assert isinstance(reading.document, Script)
    assert reading.document.digest == reading.digest


def test_the_front_matter_of_another_tool_is_understood(write: Write) -> None:
    folder = write(
        {
            "a.md": "---\ntitle: 'Hoe: dan'\nintro: Kort.\ntags: [een, twee]\nkeywords: drie, vier\nredirect_from: /oud\n"
            "language: nl-NL\ndraft: true\nid: intro\nms.date: 08/12/2022\n---\nTekst.\n"
        }
    )
    found = article(folder, "a.md").header
    assert (found.id, found.title, found.summary, found.lang) == ("a", "Hoe: dan", "Kort.", "nl")
    assert found.keywords == ("een", "twee", "drie", "vier")
    assert (found.aliases, found.confidence) == (("/oud",), Confidence.WIP)
    assert ("ms.date", "08/12/2022") in found.extra


def test_without_front_matter_the_title_is_the_first_heading_else_the_file_name(write: Write) -> None:
    folder = write({"sub/one-two.md": "Tekst\n\n### Een `kop` met **nadruk**\n", "sub/three_four.md": "Tekst\n"})
    assert article(folder, "sub/one-two.md").header.title == "Een kop met nadruk"
    assert article(folder, "sub/three_four.md").header.title == "three four"
    assert article(folder, "sub/three_four.md").header.id == "sub/three_four"


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("x.en.md", "en"),
        ("en/x.nl.md", "nl"),
        ("en/x.md", "en"),
        ("de-de/sub/x.md", "de"),
        ("manual-en/x.md", "en"),
        ("manual-en-de/x.md", "nl"),
        ("it/x.md", "nl"),
        ("x.md", "nl"),
    ],
)
def test_the_language_comes_from_suffix_then_folder_then_words(write: Write, path: str, lang: str) -> None:
    assert article(write({path: "Dit is een tekst die in het Nederlands is.\n"}), path).header.lang == lang


def test_a_language_that_cannot_be_told_is_said_so(write: Write) -> None:
    assert article(write({"a.md": "Xyzzy plugh.\n"}), "a.md").header.lang == "und"


def test_broken_front_matter_does_not_keep_a_foreign_file_out(write: Write) -> None:
    reading = read(write({"a.md": "---\ntitle: [x\n---\n# Kop\n"}), "a.md")
    assert isinstance(reading.document, Article)
    assert reading.document.header.title == "Kop"
    assert [(one.code, one.level, one.place.line) for one in reading.findings] == [("KB102", Level.WARNING, 3)]


def test_toml_front_matter_is_passed_over(write: Write) -> None:
    found = article(write({"a.md": "+++\ntitle = 'x'\n+++\n# Kop\n"}), "a.md")
    assert (found.header.title, found.headings[0].line) == ("Kop", 4)


def test_import_lines_of_mdx_are_no_text(write: Write) -> None:
    found = article(write({"a.mdx": "import X from './x';\n\n# Kop\n\nDe eerste zin.\n"}), "a.mdx")
    assert (found.lead, found.headings[0].line) == ("De eerste zin.", 3)


def test_a_page_shows_quotes_as_words_to_say_in_our_files_only(write: Write) -> None:
    folder = write({"a.md": "> Hallo\n", "b.md": header("b") + "> Hallo\n"})
    organisation = folder.organisation()[0]
    assert folder.page("a.md", organisation).html.startswith('<blockquote data-line="1">')
    assert '<blockquote data-line="15" class="say">' in folder.page("b.md", organisation).html


def test_a_page_and_a_script_can_be_made_of_a_text_kept_from_before(write: Write) -> None:
    folder = write({"s.nl.md": header("s", kind="script") + "## Nieuw\n"}, ours=True)
    organisation = folder.organisation()[0]
    old = header("s", kind="script") + "## Oud\n\n**Uitkomst:** `solved`\n"
    assert folder.script_from_source(old, "s.nl.md", organisation).steps[0].title == "Oud"
    assert "Oud" in folder.page_from_source(old, "s.nl.md", organisation).html


def test_an_article_asked_for_as_a_script_is_refused(write: Write) -> None:
    folder = write({"a.md": "x"})
    with pytest.raises(ContentUnreadable) as caught:
        folder.script("a.md", folder.organisation()[0])
    assert (caught.value.code, str(caught.value.place)) == ("not-a-script", "a.md")


def test_a_scan_loads_no_markdown_library(write: Write) -> None:
    folder = write({"a.md": "x"})
    program = (
        "import sys; from pathlib import Path; from kbdesk.content.folder import ContentFolder\n"
        "from kbdesk.domain.progress import Progress\n"
        "ContentFolder(Path(sys.argv[1])).scan(Progress())\n"
        "print(sorted({'markdown', 'markdown_it', 'yaml', 'nh3'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder.root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"


def test_a_folder_of_mkdocs_is_read_in_its_own_dialect(write: Write) -> None:
    page = '# Kop\n\n!!! note "Let op"\n    In het kader.\n\n## Kop\n'
    folder = write({"mkdocs.yml": "site_name: x\n", "docs/a.md": page})
    organisation = folder.organisation()[0]
    assert organisation.dialect == "python-markdown"
    html = folder.page("docs/a.md", organisation).html
    assert '<div class="callout note" data-line="3">' in html
    assert '<h2 id="kop-1" data-line="6">' in html


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")
def test_a_file_whose_name_is_no_text_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("# One\n", encoding="utf-8")
    gone = read(ContentFolder(tmp_path), "caf\ufffd.md").left_out
    assert gone == LeftOut("caf\ufffd.md", "not-utf8", "caf\ufffd.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_is_no_file_is_no_content_whatever_it_is_called(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert ContentFolder(tmp_path).scan(Progress()) == {}
