"""The library in use follows the folder: only what changed is read, and what broke stays in its last good version."""

import os

import pytest

from kbdesk.desk import open_desk
from kbdesk.domain.errors import ContentUnreadable, Locked
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.workflows.keep_library import STILL_IN_USE

ARTICLE = """---
id: {id}
type: article
lang: nl
title: {title}
summary: Kort.
audience: [agent]
confidence: validated
governance: experience
owner: team
reviewed: 2026-10-01
review_every: 12m
revision: 1
---

# {title}

{body}
"""


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "kbdesk.yml").write_text("name: {nl: Proef, en: Trial}\n", encoding="utf-8")
    for number, word in enumerate(["aardbei", "braam", "citroen"]):
        write(folder, f"a{number}", title=f"Vrucht {word}", body=f"Alles over de {word}.")
    return folder


def write(folder, identity, title, body):
    path = folder / f"{identity}.nl.md"
    path.write_text(ARTICLE.format(id=identity, title=title, body=body), encoding="utf-8")
    return path


@pytest.fixture
def desk(content, tmp_path):
    opened = open_desk(content=content, data=tmp_path / "data")
    opened.library.refresh(Progress())
    yield opened
    opened.close()


def found(desk, text):
    return [hit.id for hit in desk.find.find(Question(text, literal=True), Progress()).hits]


def codes(desk):
    return [finding.code for finding in desk.library.library.findings]


def test_only_what_changed_is_read_again(desk, content):
    write(content, "a1", title="Vrucht framboos", body="Geen braam meer.")
    (content / "a2.nl.md").unlink()
    write(content, "a3", title="Vrucht druif", body="Nieuw.")
    refreshed = desk.library.refresh(Progress())
    assert refreshed.changes.added == ("a3.nl.md",)
    assert refreshed.changes.changed == ("a1.nl.md",)
    assert refreshed.changes.removed == ("a2.nl.md",)
    assert (found(desk, "framboos"), found(desk, "citroen"), found(desk, "druif")) == (["a1"], [], ["a3"])
    assert not desk.library.refresh(Progress()).changes


@pytest.mark.parametrize(
    "broken", [b"\xff\xfe not utf-8", b"text\x00text", b"---\nid: [a0\ntitle: 'x\n---\n\n# Half saved\n"]
)
def test_a_file_that_breaks_keeps_its_last_good_version_and_says_so(desk, content, broken):
    good = (content / "a0.nl.md").read_bytes()
    (content / "a0.nl.md").write_bytes(broken)
    desk.library.refresh(Progress())
    assert found(desk, "aardbei") == ["a0"]
    assert STILL_IN_USE in codes(desk)
    assert [one.place.path for one in desk.library.library.findings if one.code == STILL_IN_USE] == ["a0.nl.md"]
    assert found(desk, "braam") == ["a1"], "one bad file does not stop the others"
    assert not desk.library.refresh(Progress()).changes, "it is not read again until it is touched"

    (content / "a0.nl.md").write_bytes(good.replace(b"aardbei", b"kers"))
    desk.library.refresh(Progress())
    assert (found(desk, "kers"), found(desk, "aardbei")) == (["a0"], [])
    assert STILL_IN_USE not in codes(desk)


def test_a_file_put_back_as_it_was_is_no_longer_said_to_be_broken(desk, content):
    file = content / "a0.nl.md"
    good, status = file.read_bytes(), file.stat()
    file.write_bytes(b"text\x00text")
    desk.library.refresh(Progress())
    file.write_bytes(good)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    desk.library.refresh(Progress())
    assert STILL_IN_USE not in codes(desk)


def test_findings_of_files_that_did_not_change_stay(desk, content):
    (content / "a1.nl.md").write_text("---\nid: a1\ncolour: red\n---\n\n# Braam\n", encoding="utf-8")
    desk.library.refresh(Progress())
    before = [one for one in desk.library.library.findings if one.place.path == "a1.nl.md"]
    assert before
    write(content, "a0", title="Vrucht appel", body="Anders.")
    desk.library.refresh(Progress())
    assert [one for one in desk.library.library.findings if one.place.path == "a1.nl.md"] == before


def test_a_warm_start_knows_the_library_without_reading_it(desk, content, tmp_path):
    again = open_desk(content=content, data=tmp_path / "data")
    library = again.library.open()
    assert {card.header.title for card in library.cards} == {"Vrucht aardbei", "Vrucht braam", "Vrucht citroen"}
    assert found(again, "braam") == ["a1"]
    again.close()


def test_a_missing_folder_is_said_and_what_was_indexed_stays_in_use(desk, content, tmp_path):
    content.rename(tmp_path / "gone")
    again = open_desk(content=content, data=tmp_path / "data")
    again.library.open()
    assert found(again, "braam") == ["a1"]
    with pytest.raises(ContentUnreadable, match="content-missing"):
        again.library.refresh(Progress())
    assert found(again, "braam") == ["a1"]
    again.close()
    nothing = open_desk(content=tmp_path / "never", data=tmp_path / "data")
    with pytest.raises(ContentUnreadable, match="content-missing"):
        nothing.library.open()
    nothing.close()


def test_stopping_an_index_run_leaves_the_former_state(desk, content):
    for number in range(10, 30):
        write(content, f"b{number}", title=f"Noot {number}", body="Hazelnoot.")
    steps = []

    def stop_asked():
        return len(steps) > 5

    with pytest.raises(Cancelled):
        desk.library.refresh(Progress(lambda *words: steps.append(words), stop_asked))
    assert found(desk, "hazelnoot") == []
    assert found(desk, "braam") == ["a1"]
    desk.library.refresh(Progress())
    assert len(found(desk, "hazelnoot")) == 20


def test_a_damaged_index_is_noticed_and_rebuilt(desk, content, tmp_path):
    desk.close()
    for file in (tmp_path / "data" / "index").rglob("*.seg"):
        os.truncate(file, file.stat().st_size // 2)
    again = open_desk(content=content, data=tmp_path / "data")
    again.library.open()
    refreshed = again.library.refresh(Progress())
    assert refreshed.rebuild_reason == "damaged"
    assert found(again, "braam") == ["a1"]
    again.close()


def test_a_second_process_reads_while_one_holds_the_index(desk, content, tmp_path):
    from kbdesk.search.updating import write_lock

    (index,) = (tmp_path / "data" / "index").iterdir()
    other = open_desk(content=content, data=tmp_path / "data")
    other.library.open()
    write(content, "a9", title="Vrucht perzik", body="Nieuw.")
    with write_lock(index, patience=0, progress=Progress()):
        assert found(other, "braam") == ["a1"]
        with pytest.raises(Locked):
            other.library.refresh(Progress(), patience=0)
        assert found(other, "braam") == ["a1"]
    other.library.refresh(Progress())
    assert found(other, "perzik") == ["a9"]
    other.close()


def test_a_new_fallback_language_is_seen_without_any_file_being_touched(desk, content):
    (content / "plain.md").write_text("# Without a language\n\nText.\n", encoding="utf-8")
    assert desk.library.refresh(Progress()).library.at("plain.md").header.lang == "nl"
    (content / "kbdesk.yml").write_text("languages: [nl, en]\nfallback: en\n", encoding="utf-8")
    assert desk.library.refresh(Progress()).library.at("plain.md").header.lang == "en"
    assert not desk.library.refresh(Progress()).changes


def test_a_sub_folder_that_cannot_be_listed_keeps_what_was_read_of_it(desk, content, monkeypatch):
    (content / "share").mkdir()
    write(content / "share", "s1", title="Vrucht sinaasappel", body="Op de share.")
    desk.library.refresh(Progress())
    assert found(desk, "sinaasappel") == ["s1"]
    listed = os.scandir

    def away(folder):
        if str(folder).endswith("share"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", away)
    assert not desk.library.refresh(Progress()).changes
    assert found(desk, "sinaasappel") == ["s1"]
    assert ("KB120", "share") in [(one.code, one.place.path) for one in desk.library.library.findings]
    monkeypatch.undo()
    (content / "share" / "s1.nl.md").unlink()
    assert desk.library.refresh(Progress()).changes.removed == ("share/s1.nl.md",)


MANY = 340


@pytest.fixture
def many(tmp_path):
    """More files than are read one by one."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"n{number:03}.md").write_text(f"# Nummer {number}\n\nTekst nr{number}.\n", encoding="utf-8")
    return folder


def test_a_first_reading_that_is_stopped_is_found_and_goes_on_where_it_was(many, tmp_path):
    desk = open_desk(content=many, data=tmp_path / "data")
    desk.library.open()
    steps = []
    with pytest.raises(Cancelled):
        desk.library.refresh(Progress(lambda *facts: steps.append(facts), lambda: len(steps) > 320))
    assert found(desk, "nr7") == ["n007"]
    refreshed = desk.library.refresh(Progress())
    assert 0 < len(refreshed.changes.added) < MANY
    assert not refreshed.rebuild_reason
    assert len(refreshed.library.cards) == MANY
    assert found(desk, "nr339") == ["n339"]
    desk.close()


def test_an_index_that_is_gone_is_made_again_from_what_was_read(many, tmp_path):
    import shutil

    desk = open_desk(content=many, data=tmp_path / "data")
    before = desk.library.refresh(Progress()).library
    desk.close()
    (kept,) = (tmp_path / "data" / "readings").iterdir()
    size = kept.stat().st_size
    shutil.rmtree(tmp_path / "data" / "index")
    again = open_desk(content=many, data=tmp_path / "data")
    refreshed = again.library.refresh(Progress())
    assert refreshed.rebuild_reason == "missing"
    assert refreshed.library.cards == before.cards
    assert refreshed.library.findings == before.findings
    assert kept.stat().st_size == size, "nothing was read that had to be kept"
    assert found(again, "nr17") == ["n017"]
    again.close()


def test_a_look_that_finds_nothing_new_uses_the_quiet_moment(many, tmp_path):
    desk = open_desk(content=many, data=tmp_path / "data")
    desk.library.refresh(Progress())
    for number in range(6):
        (many / f"n{number:03}.md").write_text(f"# Nieuw {number}\n", encoding="utf-8")
        desk.library.refresh(Progress())
    (index,) = (tmp_path / "data" / "index").iterdir()
    assert len(list(index.glob("g*/*.seg"))) > 2
    assert not desk.library.refresh(Progress()).changes
    assert len(list(index.glob("g*/*.seg"))) <= 2
    assert len(found(desk, "nieuw")) == 6
    desk.close()


def test_a_quiet_look_reads_a_long_script_ahead_whatever_became_of_the_kept_one(content, tmp_path):
    steps = "".join(f"## Stap {n}\n\n> Zeg dit.\n\n- [Verder](#stap-{n + 1})\n\n" for n in range(600))
    text = f"---\nid: lang\ntype: script\nlang: nl\ntitle: Lang\n---\n\n{steps}## Stap 600\n\n**Uitkomst:** solved\n"
    (content / "lang.nl.md").write_text(text, encoding="utf-8")
    desk = open_desk(content=content, data=tmp_path / "data")
    desk.library.look(Progress())
    desk.close()
    (kept,) = tmp_path.rglob("*.script")
    kept.unlink()
    again = open_desk(content=content, data=tmp_path / "data")
    again.library.open()
    again.library.look(Progress())
    assert not kept.exists(), "a start must not wait for it"
    again.library.look(Progress())
    assert kept.exists()
    again.close()
