"""Reading many files at once: by a few processes beside this one, and only what was not read before.

Reading Markdown is work for a processor, and Python lets one thread work at a time: threads would gain nothing, and
would make typing wait. So a worker is a process of its own, which knows the content room and nothing else. The files
are dealt out in small portions, worker by worker in turn, and handed on in the order asked for; a worker that is ahead
waits until its answers are taken. One that cannot be started, or dies, is no trouble: its files are read here.
"""

import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Self

import msgspec

import kbdesk
from kbdesk.content.folder import ContentFolder
from kbdesk.content.reading_cache import KeptReadings, ReadingKeeper, keep_only
from kbdesk.content.reading_form import NoReading, from_bytes
from kbdesk.content.reading_worker import LENGTH, Answer, FileReader, Files, Task
from kbdesk.domain.library import Reading
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.progress import Progress

FEW = 300
"""Below so many files a worker would hardly have started before they are read, and nothing is worth keeping."""
_MOST_WORKERS = 3
_PORTION = 16
_LOOK_SECONDS = 0.1
_CHUNK = 65_536


def read_many(
    folder: ContentFolder,
    files: Files,
    organisation: Organisation,
    *,
    progress: Progress,
    kept: Path | None = None,
    is_all: bool = False,
) -> Generator[Reading, None, None]:
    """The readings in the order of `files`, each as soon as it is there. Raises Cancelled while it waits.

    `kept` is the file of kept readings; `is_all` says that the files are all there are, so that what else is kept may
    go. To be closed when it is left before its end.
    """
    if len(files) < FEW:
        yield from (folder.read(path, stamp, organisation) for path, stamp in files)
        return
    used: set[bytes] = set()
    with ExitStack() as closing:
        keeper = closing.enter_context(ReadingKeeper(kept)) if kept is not None else None
        known = closing.enter_context(KeptReadings(kept)) if kept is not None else None
        here = FileReader(folder, organisation, kept=known)
        portions = [files[first : first + _PORTION] for first in range(0, len(files), _PORTION)]
        workers = [_begun(task, closing) for task in _tasks(folder.root, kept, portions)]
        for number, portion in enumerate(portions):
            worker = workers[number % len(workers)] if workers else None
            answers = (worker.next_answers(progress) if worker else None) or _read_here(portion, here, progress)
            for (path, stamp), answer in zip(portion, answers, strict=True):
                used.add(answer.key)
                if answer.is_new and keeper is not None:
                    keeper.keep(answer.key, answer.data)
                try:
                    yield from_bytes(answer.data, path, stamp)
                except NoReading:
                    yield folder.read(path, stamp, organisation)
    if is_all and kept is not None:
        keep_only(kept, used)


def _read_here(portion: Files, here: FileReader, progress: Progress) -> Iterator[Answer]:
    for path, stamp in portion:
        progress.check()
        yield here.read(path, stamp)


class _Worker:
    """A process that reads; its answers come in the order of its portions."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._came = bytearray()
        self._is_lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        with suppress(OSError), self._process:  # closes the pipe and waits for the end
            pass

    def next_answers(self, progress: Progress) -> list[Answer] | None:
        """What it read of its next portion; None when it has ended before that. Raises Cancelled while it waits."""
        message = None if self._is_lost else self._next_message(progress)
        if message is not None:
            with suppress(msgspec.MsgspecError):
                return msgspec.msgpack.decode(message, type=list[Answer])
        self._is_lost = True
        return None

    def _next_message(self, progress: Progress) -> bytes | None:
        while True:
            if len(self._came) >= LENGTH.size:
                end = LENGTH.size + LENGTH.unpack_from(self._came)[0]
                if len(self._came) >= end:
                    message = bytes(self._came[LENGTH.size : end])
                    del self._came[:end]
                    return message
            if not self._receive(progress):
                return None

    def _receive(self, progress: Progress) -> bool:
        """Takes what has come; False at the end."""
        if self._process.stdout is None:
            return False
        pipe = self._process.stdout.fileno()
        progress.check()
        # Windows cannot look at a pipe with a time limit; there a stop waits until the worker has read its portion.
        while os.name == "posix" and not select.select([pipe], [], [], _LOOK_SECONDS)[0]:
            progress.check()
        came = os.read(pipe, _CHUNK)
        self._came += came
        return bool(came)


def _tasks(root: Path, kept: Path | None, portions: Sequence[Files]) -> list[Task]:
    """For as many workers as help; none where there is one processor."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    count = min(processors, _MOST_WORKERS) if processors > 1 else 0
    kept_file = str(kept.absolute()) if kept is not None else ""
    return [Task(str(root.absolute()), kept_file, list(portions[number::count])) for number in range(count)]


def _begun(task: Task, closing: ExitStack) -> _Worker | None:
    """A worker at its task, ended by `closing`; None where there is no Python to start one with."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    package = str(Path(kbdesk.__file__).resolve().parent.parent)
    paths = (package, os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    # On Windows: no console window, and behind the windows in priority.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    try:
        with tempfile.TemporaryFile() as written:
            written.write(msgspec.msgpack.encode(task))
            written.seek(0)
            # -P: nothing is imported from the folder that happens to be the current one.
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kbdesk.content.reading_worker"],
                stdin=written,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                creationflags=flags,
            )
    except OSError:
        return None
    return closing.enter_context(_Worker(process))
