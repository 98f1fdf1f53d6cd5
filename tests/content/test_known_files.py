"""The cache of the check: what did not change is not read again, and a bad cache is passed over."""

from datetime import date
from pathlib import Path

import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.check.known_files import KnownFiles
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.finding import Finding
from kbdesk.domain.progress import Progress
from tests.content.conftest import Write, header

TODAY = date(2026, 11, 24)
SCRIPT = header("s", kind="script") + "## A\n\n- [Weg](#weg)\n\n**Uitkomst:** `solved`\n"


class Counting(ContentFolder):
    """Notes which files are read by the Markdown parser."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.parsed: list[str] = []

    def tree(self, path: str):
        self.parsed.append(path)
        return super().tree(path)


@pytest.fixture
def root(write: Write) -> Path:
    files = {
        "a.md": header("a", title="A") + "[weg](nergens.md)\n",
        "b.md": header("b", title="B", more="kleur: rood\n"),
        "s.md": SCRIPT,
    }
    return write(files, ours=True).root


def check(root: Path, memory: Path | None) -> tuple[tuple[Finding, ...], list[str]]:
    folder = Counting(root)
    return check_folder(folder, Progress(), today=TODAY, known=KnownFiles(memory)), folder.parsed


def test_the_second_check_finds_the_same_and_parses_scripts_only(root: Path, tmp_path: Path) -> None:
    memory = tmp_path / "cache" / "x.check"
    first, parsed = check(root, memory)
    assert parsed == ["a.md", "b.md", "s.md"]
    assert {one.code for one in first} >= {"KB106", "KB201", "KB202"}
    assert check(root, memory) == (first, ["s.md"])
    assert check(root, None)[0] == first


def test_a_changed_file_is_read_again_and_one_that_went_is_forgotten(root: Path, tmp_path: Path) -> None:
    memory = tmp_path / "x.check"
    check(root, memory)
    (root / "a.md").write_text(header("a", title="A"), encoding="utf-8")
    (root / "b.md").unlink()
    found, parsed = check(root, memory)
    assert parsed == ["a.md", "s.md"]
    assert {one.place.path for one in found} == {"s.md"}


def test_a_text_may_come_back_by_another_name(root: Path, tmp_path: Path) -> None:
    """The same bytes at another path are read anew: places carry the path."""
    memory = tmp_path / "x.check"
    check(root, memory)
    (root / "a.md").rename(root / "c.md")
    assert "c.md" in check(root, memory)[1]


def test_other_languages_make_what_is_known_worthless(root: Path, tmp_path: Path) -> None:
    memory = tmp_path / "x.check"
    check(root, memory)
    settings = root / "kbdesk.yml"
    settings.write_text(settings.read_text("utf-8").replace("[nl]", "[nl, en]"), encoding="utf-8")
    assert check(root, memory)[1] == ["a.md", "b.md", "s.md"]


@pytest.mark.parametrize("damage", [b"", b"\x80", b"\xff" * 100, b"\x92\xa1x\x80", None])
def test_a_damaged_cache_is_passed_over_and_made_anew(root: Path, tmp_path: Path, damage: bytes | None) -> None:
    memory = tmp_path / "x.check"
    first, _ = check(root, memory)
    memory.write_bytes(damage if damage is not None else memory.read_bytes()[:-7])
    assert check(root, memory) == (first, ["a.md", "b.md", "s.md"])
    assert check(root, memory) == (first, ["s.md"])


def test_a_cache_that_cannot_be_written_stops_nobody(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    memory = tmp_path / "file" / "x.check"
    assert check(root, memory)[0] == check(root, None)[0]
