"""Safe edits: made where they stand, everything else left byte for byte, nothing written but on request."""

import stat
from datetime import date
from pathlib import Path

import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.check.material import published_in
from kbdesk.content.folder import ContentFolder
from kbdesk.content.mend_file import mended, write_mended
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import Edit
from kbdesk.domain.progress import Progress
from kbdesk.workflows.mend_content import MendContent
from tests.content.conftest import Write, header

TODAY = date(2026, 11, 24)


def mend(folder: ContentFolder) -> list[str]:
    """Checks, mends, and gives the codes that were mended."""
    found = check_folder(folder, Progress(), today=TODAY)
    work = MendContent(folder)
    for file in work.look(found):
        work.write(file)
    after = check_folder(folder, Progress(), today=TODAY)
    return sorted({one.code for one in found} - {one.code for one in after})


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        ("confidence: Validated", "confidence: validated", "KB105"),
        ("reviewed: 24-11-2026", "reviewed: 2026-11-24", "KB105"),
        ("reviewed: 2026/1/5", "reviewed: 2026-01-05", "KB105"),
        ("review_every: 6 maanden", "review_every: 6m", "KB105"),
        ("audience: Agent", "audience: agent", "KB113"),
        ("sumary: Kort.", "summary: Kort.", "KB106"),
        ("Customer-Words: [x]", "customer_words: [x]", "KB106"),
        ("product: [Boiler]", "product: [boiler]", "KB122"),
        ("product: [boiler, ketel]", "product: [boiler, boiler]", "KB122"),
        ("owner: team-a\nowner: team-a", "owner: team-a", "KB107"),
    ],
)
def test_a_mistake_with_one_meaning_is_mended(write: Write, wrong: str, right: str, code: str) -> None:
    key = wrong.partition(":")[0].casefold().replace("sumary", "summary").replace("-", "_")
    lines = [line for line in header("a").split("\n") if not line.startswith(f"{key}:")]
    folder = write({"a.md": "\n".join([*lines[:-2], *wrong.split("\n"), *lines[-2:]])}, ours=True)
    assert code in mend(folder)
    assert right in folder.source("a.md")
    assert wrong not in folder.source("a.md")


@pytest.mark.parametrize("wrong", ["reviewed: 5-6-2026", "confidence: sure", "audience: [agent, robot]", "kleur: rood"])
def test_what_could_mean_more_than_one_thing_is_left_alone(write: Write, wrong: str) -> None:
    key = wrong.partition(":")[0]
    lines = [line for line in header("a").split("\n") if not line.startswith(f"{key}:")]
    text = "\n".join([*lines[:-2], wrong, *lines[-2:]])
    folder = write({"a.md": text}, ours=True)
    mend(folder)
    assert folder.source("a.md") == text


def test_links_are_mended_where_one_thing_can_be_meant(write: Write) -> None:
    body = "# Eerste kop\n\n[x](#eerste-kp) [y](b.md#twee) ![Plaatje](Meter.PNG)\n"
    files = {
        "a.md": header("a") + body,
        "sub/b.md": header("b", title="B") + "## Twee\n",
        "img/meter.png": b"x",
    }
    folder = write(files, ours=True)
    assert {"KB201", "KB202", "KB203"} <= set(mend(folder))
    assert "[x](#eerste-kop) [y](sub/b.md#twee) ![Plaatje](img/meter.png)" in folder.source("a.md")


def test_organisation_files_are_mended_too(write: Write) -> None:
    folder = write(
        {"products.yml": "boiler: {labell: Ketel}\n", "outcomes.yml": "solved: {effect: Solved}\n"}, ours=True
    )
    assert {"KB402", "KB403"} <= set(mend(folder))
    assert (folder.root / "products.yml").read_text("utf-8") == "boiler: {label: Ketel}\n"


def test_byte_order_mark_line_ends_and_the_last_line_stay(write: Write) -> None:
    text = "\ufeff" + header("a").replace("\n", "\r\n").replace("validated", "Validated") + "Eén\u2028regel\rTwee"
    folder = write({"a.md": text.encode("utf-8")}, ours=True)
    mend(folder)
    after = (folder.root / "a.md").read_bytes()
    assert after == text.replace("Validated", "validated").encode("utf-8")


def test_the_rights_of_the_file_stay(write: Write) -> None:
    folder = write({"a.md": header("a").replace("validated", "Validated")}, ours=True)
    file = folder.root / "a.md"
    file.chmod(0o640)
    before = stat.S_IMODE(file.stat().st_mode)
    mend(folder)
    assert stat.S_IMODE(file.stat().st_mode) == before
    assert not list(folder.root.glob(".kbdesk-*"))


def test_a_file_that_changed_meanwhile_is_left_alone(write: Write) -> None:
    folder = write({"a.md": "een\ntwee\n"})
    file = mended(folder.root, "a.md", [Edit(1, 1, "een", "drie")])
    assert file is not None
    assert file.diff().split("\n")[:4] == ["--- a/a.md", "+++ b/a.md", "@@ -1,2 +1,2 @@", "-een"]
    (folder.root / "a.md").write_text("vier\n", encoding="utf-8")
    with pytest.raises(ContentUnreadable, match="file-changed"):
        write_mended(folder.root, file)
    assert (folder.root / "a.md").read_text("utf-8") == "vier\n"


@pytest.mark.parametrize(
    "edit",
    [Edit(1, 2, "een", "x"), Edit(9, 1, "een", "x"), Edit(0, 1, "", "x"), Edit(1, 0, "n", "x"), Edit(2, 0, "a", "b")],
)
def test_an_edit_that_does_not_fit_is_not_made(write: Write, edit: Edit) -> None:
    assert mended(write({"a.md": "een\na b a\n"}).root, "a.md", [edit]) is None


def test_several_edits_in_one_line_are_all_made(write: Write) -> None:
    file = mended(
        write({"a.md": "een twee drie"}).root, "a.md", [Edit(1, 1, "een", "vijftien"), Edit(1, 10, "drie", "3")]
    )
    assert file is not None
    assert (file.after, len(file.made)) == ("vijftien twee 3", 2)


def test_nothing_outside_the_folder_is_touched(write: Write, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("een\n", encoding="utf-8")
    root = write({"a.md": "een\n"}).root
    assert mended(root, "../b.md", [Edit(1, 1, "een", "x")]) is None
    assert mended(root, "weg.md", [Edit(1, 1, "een", "x")]) is None


def test_a_revision_that_was_not_raised_is_found_and_raised(write: Write, tmp_path: Path) -> None:
    folder = write({"a.md": header("a") + "Oude tekst.\n", "b.md": header("b", title="B")}, ours=True)
    published = published_in(folder, Progress())
    assert check_folder(folder, Progress(), today=TODAY, published=published) == ()
    (folder.root / "a.md").write_text(header("a") + "Nieuwe tekst.\n", encoding="utf-8")
    (folder.root / "b.md").write_text(header("b", title="B").replace("2026-10-01", "2026-11-01"), encoding="utf-8")
    (found,) = check_folder(folder, Progress(), today=TODAY, published=published)
    assert (found.code, str(found.place), found.facts["next"]) == ("KB123", "a.md:13:1", "4")
    (file,) = MendContent(folder).look([found])
    assert "revision: 4\n" in file.after
    (folder.root / "a.md").write_text(file.after, encoding="utf-8")
    assert check_folder(folder, Progress(), today=TODAY, published=published) == ()
