"""A script that was read before is the same script, and never another one."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kbdesk.content import kept_scripts
from kbdesk.content.folder import ContentFolder
from kbdesk.content.kept_scripts import KeptScripts
from kbdesk.content.reading_form import NoReading
from kbdesk.content.script_form import script_bytes, script_from
from kbdesk.domain.article import Stamp

SHIPPED = Path(__file__).parents[2] / "content"
HEAD = "---\nid: long\ntype: script\nlang: en\ntitle: Long\n---\n\n"
STEP = "## Step {n}\n\n> Read **this** aloud.\n\n- Code: `___ code`\n- [ ] Box *\n\n- [On](#step-{m}) `if code == {n}`\n- [Else](#step-{m}) `else`\n\n"
LONG = HEAD + "".join(STEP.format(n=n, m=(n + 1) % 200) for n in range(200)) + "## Done\n\n**Outcome:** solved\n"


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "content"
    root.mkdir()
    (root / "kbdesk.yml").write_text("name: {en: Trial}\nlanguages: [en]\n", encoding="utf-8")
    (root / "long.en.md").write_text(LONG, encoding="utf-8")
    return root


def read(folder, kept):
    content = ContentFolder(folder, kept=kept)
    return content.script("long.en.md", content.organisation()[0])


@pytest.mark.parametrize("path", sorted(file.name for file in (SHIPPED / "scripts").glob("*.md")))
def test_every_shipped_script_is_itself_again(path):
    content = ContentFolder(SHIPPED)
    script = content.script(f"scripts/{path}", content.organisation()[0])
    assert script_from(script_bytes(script)) == script


def test_a_long_script_is_kept_and_is_the_same_the_next_time(folder, tmp_path):
    kept = tmp_path / "kept"
    first = read(folder, kept)
    (file,) = kept.glob("*.script")
    known = file.read_bytes()
    assert read(folder, kept) == first
    assert [one.read_bytes() for one in kept.glob("*.script")] == [known]


def test_what_was_read_for_the_index_is_kept_as_well(folder, tmp_path):
    kept = tmp_path / "kept"
    content = ContentFolder(folder, kept=kept)
    content.read("long.en.md", Stamp(len(LONG), 0), content.organisation()[0])
    assert len(list(kept.glob("*.script"))) == 1


def test_what_was_read_for_the_index_is_not_read_again_in_the_same_program(folder):
    content = ContentFolder(folder)
    organisation, _ = content.organisation()
    reading = content.read("long.en.md", Stamp(len(LONG), 0), organisation)
    assert content.script("long.en.md", organisation) is reading.document


def test_a_short_script_is_not_worth_it(folder, tmp_path):
    (folder / "long.en.md").write_text(HEAD + "## Done\n\n**Outcome:** solved\n", encoding="utf-8")
    read(folder, tmp_path / "kept")
    assert not list((tmp_path / "kept").glob("*.script"))


def test_another_text_or_another_organisation_is_read_anew(folder, tmp_path):
    kept = tmp_path / "kept"
    read(folder, kept)
    (folder / "long.en.md").write_text(LONG.replace("Read **this**", "Read that"), encoding="utf-8")
    assert "Read that" in read(folder, kept).steps[0].blocks[0].text
    (folder / "fields.yml").write_text("code: {type: number, label: {en: Code}}\n", encoding="utf-8")
    read(folder, kept)
    assert len(list(kept.glob("*.script"))) == 3


@pytest.mark.parametrize("spoilt", [b"", b"xyz", b"\0" * 4000, None])
def test_a_damaged_one_is_read_from_the_markdown(folder, tmp_path, spoilt):
    kept = tmp_path / "kept"
    first = read(folder, kept)
    (file,) = kept.glob("*.script")
    data = file.read_bytes()
    file.write_bytes(data[:-1] + b"\0" if spoilt is None else spoilt)
    assert read(folder, kept) == first
    assert file.read_bytes() == data


def test_a_file_under_another_name_is_not_believed(folder, tmp_path):
    content = ContentFolder(folder)
    organisation = content.organisation()[0]
    script = content.script("long.en.md", organisation)
    keeper = KeptScripts(tmp_path / "kept", folder)
    keeper.keep(replace(script, path="other.en.md"), organisation, is_ours=True)
    (file,) = (tmp_path / "kept").glob("*.script")
    keeper.keep(script, organisation, is_ours=True)
    ours = next(one for one in (tmp_path / "kept").glob("*.script") if one != file)
    ours.write_bytes(file.read_bytes())
    assert keeper.get("long.en.md", script.digest, organisation, is_ours=True) is None


def test_no_more_are_kept_than_are_of_use(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_scripts, "_MOST", 3)
    content = ContentFolder(folder)
    organisation = content.organisation()[0]
    script = content.script("long.en.md", organisation)
    keeper = KeptScripts(tmp_path / "kept", folder)
    for number in range(5):
        keeper.keep(replace(script, digest=str(number)), organisation, is_ours=True)
        for age, file in enumerate(sorted((tmp_path / "kept").glob("*.script"), key=lambda one: one.stat().st_mtime)):
            os.utime(file, (1_000_000 + age, 1_000_000 + age))
    left = [keeper.get("long.en.md", str(number), organisation, is_ours=True) is not None for number in range(5)]
    assert left == [False, False, True, True, True]


def test_where_nothing_can_be_written_it_is_only_slower(folder, tmp_path):
    (tmp_path / "kept").write_text("a file in the way", encoding="utf-8")
    assert read(folder, tmp_path / "kept").steps


def test_bytes_of_others_are_no_script():
    with pytest.raises(NoReading):
        script_from(b"\x90")
