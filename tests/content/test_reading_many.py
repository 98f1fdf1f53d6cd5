"""Many files at once: the same readings whoever reads them, kept readings taken again, and no process left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kbdesk.content import reading_many
from kbdesk.content.folder import ContentFolder
from kbdesk.content.reading_cache import KeptReadings, settings_mark
from kbdesk.content.reading_form import NoReading, as_bytes, from_bytes
from kbdesk.content.reading_many import FEW, read_many
from kbdesk.content.reading_worker import FileReader
from kbdesk.domain.article import Stamp
from kbdesk.domain.library import Reading
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.domain.script import Script
from kbdesk.search.entries import entries_of
from tests.content.conftest import Write, header

HERE = Path(__file__).parent
SCRIPT = """
# Proef

Voor wie belt.

## Begin

> Wat is er?

- [ ] Gevraagd
- **Ja** → [Verder](#verder)
- **Nee** → [Verder](#verder)

## Verder

Klaar.

**Uitkomst:** solved
"""


@pytest.fixture
def folder(write: Write) -> ContentFolder:
    """More files than are read one by one, some of them broken, some scripts."""
    files: dict[str, str | bytes] = {
        f"a{number:03}.md": header(f"a{number}", title=f"Titel {number}") + f"\n# Kop {number}\n\nWoorden en *meer*.\n"
        for number in range(FEW + 20)
    }
    files |= {"bad.md": b"\xff\xfe", "empty.md": "", "key.md": "---\ncolour: red\n---\n\n# X\n"}
    files |= {f"s{number}.md": header(f"s{number}", kind="script") + SCRIPT for number in range(5)}
    return write(files, ours=True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """The worker processes that were started."""
    processes: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen.__init__

    def noted(process, *arguments, **settings):  # type: ignore[no-untyped-def]
        begin(process, *arguments, **settings)
        processes.append(process)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    return processes


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with one processor."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    if hasattr(os, "sched_getaffinity"):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})


def files_of(folder: ContentFolder) -> list[tuple[str, Stamp]]:
    return sorted(folder.scan(Progress()).items())


def many(folder: ContentFolder, kept: Path | None = None, *, is_all: bool = True) -> list[Reading]:
    organisation, _ = folder.organisation()
    return list(read_many(folder, files_of(folder), organisation, progress=Progress(), kept=kept, is_all=is_all))


def as_indexed(readings: list[Reading]) -> Iterator[object]:
    """All that the index and the library take of readings."""
    for one in readings:
        words = entries_of(one.document) if one.document else ()
        yield one.path, one.stamp, one.digest, one.left_out, one.findings, words


def one_by_one(folder: ContentFolder) -> list[Reading]:
    organisation, _ = folder.organisation()
    return [folder.read(path, stamp, organisation) for path, stamp in files_of(folder)]


def new_ones(folder: ContentFolder, kept: Path) -> list[str]:
    """The files that would have to be read."""
    with KeptReadings(kept) as known:
        reader = FileReader(folder, folder.organisation()[0], kept=known)
        return [path for path, stamp in files_of(folder) if reader.read(path, stamp).is_new]


def test_workers_read_what_is_read_here(
    folder: ContentFolder, started: list["subprocess.Popen[bytes]"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    if hasattr(os, "sched_getaffinity"):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    assert list(as_indexed(many(folder))) == list(as_indexed(one_by_one(folder)))
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_few_files_start_no_worker_and_keep_nothing(
    write: Write, tmp_path: Path, started: list["subprocess.Popen[bytes]"]
) -> None:
    folder = write({"a.md": "# A", "b.md": "# B"})
    assert [one.path for one in many(folder, tmp_path / "kept")] == ["a.md", "b.md"]
    assert not started
    assert not (tmp_path / "kept").exists()


@pytest.mark.usefixtures("alone")
def test_what_was_read_once_is_not_read_again(folder: ContentFolder, tmp_path: Path) -> None:
    kept = tmp_path / "some" / "kept"
    before = list(as_indexed(many(folder, kept)))
    assert not new_ones(folder, kept)
    assert list(as_indexed(many(folder, kept))) == before
    (folder.root / "a007.md").write_text("# Anders", encoding="utf-8")
    assert new_ones(folder, kept) == ["a007.md"]
    assert list(as_indexed(many(folder, kept))) == list(as_indexed(one_by_one(folder)))


def test_workers_take_what_was_kept(folder: ContentFolder, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    before = list(as_indexed(many(folder, kept)))
    size = kept.stat().st_size
    assert list(as_indexed(many(folder, kept))) == before
    assert kept.stat().st_size == size


def test_what_decides_how_a_file_is_read_is_part_of_the_key(folder: ContentFolder) -> None:
    organisation, _ = folder.organisation()
    mark = settings_mark(folder.root, organisation, is_ours=True)
    others = [
        settings_mark(folder.root, organisation, is_ours=False),
        settings_mark(folder.root, replace(organisation, fallback="en"), is_ours=True),
        settings_mark(folder.root / "en", organisation, is_ours=True),
    ]
    assert len({mark, *others}) == 4
    assert settings_mark(folder.root, replace(organisation, name={"nl": "Ander"}), is_ours=True) == mark


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.9999])
def test_kept_readings_cut_short_are_read_anew_behind_the_cut(
    folder: ContentFolder, tmp_path: Path, share: float
) -> None:
    kept = tmp_path / "kept"
    before = list(as_indexed(many(folder, kept)))
    os.truncate(kept, int(kept.stat().st_size * share))
    assert new_ones(folder, kept)
    assert list(as_indexed(many(folder, kept))) == before
    assert not new_ones(folder, kept)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("share", [0.0, 0.2, 0.7])
def test_kept_readings_that_were_spoilt_are_read_anew(folder: ContentFolder, tmp_path: Path, share: float) -> None:
    kept = tmp_path / "kept"
    before = list(as_indexed(many(folder, kept)))
    data = bytearray(kept.read_bytes())
    place = int(len(data) * share)
    data[place : place + 300] = os.urandom(300)
    kept.write_bytes(data)
    assert list(as_indexed(many(folder, kept))) == before


@pytest.mark.usefixtures("alone")
def test_kept_readings_that_nobody_uses_any_more_go(folder: ContentFolder, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    many(folder, kept)
    size = kept.stat().st_size
    for turn in range(3):
        for path, _ in files_of(folder):
            with (folder.root / path).open("a", encoding="utf-8") as file:
                file.write(f"\nBeurt {turn}.\n")
        many(folder, kept)
        assert kept.stat().st_size < 2.2 * size
    assert not new_ones(folder, kept)


def test_a_place_where_nothing_can_be_kept_is_no_trouble(folder: ContentFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert len(many(folder, tmp_path / "file" / "kept")) == len(files_of(folder))


@pytest.mark.parametrize("python", ["", "no-such-program", "ends-at-once"])
def test_without_workers_the_files_are_read_here(
    folder: ContentFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    if python == "ends-at-once":
        if os.name == "nt":
            pytest.skip("a program of one line needs a shell there")
        program = tmp_path / python
        program.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
        program.chmod(0o700)
        python = str(program)
    monkeypatch.setattr(sys, "executable", python)
    assert list(as_indexed(many(folder))) == list(as_indexed(one_by_one(folder)))


def test_files_of_a_killed_worker_are_read_here(
    folder: ContentFolder, started: list["subprocess.Popen[bytes]"]
) -> None:
    coming = read_many(folder, files_of(folder), folder.organisation()[0], progress=Progress())
    readings = [next(coming)]
    for process in started:
        process.kill()
    readings += coming
    assert list(as_indexed(readings)) == list(as_indexed(one_by_one(folder)))


def test_who_stops_listening_leaves_no_worker(folder: ContentFolder, started: list["subprocess.Popen[bytes]"]) -> None:
    coming = read_many(folder, files_of(folder), folder.organisation()[0], progress=Progress())
    next(coming)
    coming.close()
    assert all(process.returncode is not None for process in started)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a stop waits for the portion that is being read")
def test_a_stop_is_heard_while_a_worker_is_silent(
    folder: ContentFolder, started: list["subprocess.Popen[bytes]"]
) -> None:
    is_asked = threading.Event()
    progress = Progress(stop_asked=is_asked.is_set)
    coming = read_many(folder, files_of(folder), folder.organisation()[0], progress=progress)
    next(coming)
    for process in started:
        process.send_signal(signal.SIGSTOP)
    asking = threading.Timer(0.2, is_asked.set)
    asking.start()
    with pytest.raises(Cancelled):
        list(coming)
    asking.join()
    assert all(process.returncode is not None for process in started)


@pytest.mark.skipif(os.name != "posix", reason="asks the system for processes by its own way")
def test_no_worker_outlives_a_killed_program(folder: ContentFolder) -> None:
    with subprocess.Popen(
        [sys.executable, HERE / "read_and_be_killed.py", folder.root],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        workers = [int(word) for word in program.stdout.readline().split()]
        program.kill()
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert not any(map(is_running, workers))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def test_bytes_that_are_no_reading_are_refused(folder: ContentFolder) -> None:
    (first, *_) = one_by_one(folder)
    data = as_bytes(first)
    for wrong in (b"", b"x", data[:-20], data[20:], as_bytes(replace(first, digest=3))):  # type: ignore[arg-type]
        with pytest.raises(NoReading):
            from_bytes(wrong, first.path, first.stamp)
    with pytest.raises(NoReading):
        from_bytes(data, "other.md", first.stamp)


def test_a_script_keeps_its_words_and_loses_what_the_index_does_not_need(folder: ContentFolder) -> None:
    reading = next(one for one in one_by_one(folder) if isinstance(one.document, Script))
    again = from_bytes(as_bytes(reading), reading.path, reading.stamp)
    assert isinstance(again.document, Script)
    assert isinstance(reading.document, Script)
    assert entries_of(again.document) == entries_of(reading.document)
    assert len(again.document.steps) == len(reading.document.steps) > 1


def test_portions_reach_every_worker() -> None:
    portions = [[(f"{number}.md", Stamp(1, 1))] for number in range(50)]
    tasks = reading_many._tasks(Path("x"), None, portions)
    assert sorted(path for task in tasks for portion in task.portions for path, _ in portion) == sorted(
        path for portion in portions for path, _ in portion
    ) * bool(tasks)
