"""One act on the index of a folder, in a process of its own, for `index.py`: ACT CONTENT DATA. Prints figures as JSON.

`build` and `rebuild` read the whole folder; `changes` touches files one after another and looks at the folder each time
as the window does.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.memory import peak_mb
from benchmarks.timing import figures
from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.search import gathering, segment_writer, updating
from kbdesk.search.index import SearchIndex

CHANGES = 40
STAGES: tuple[tuple[str, Any, str], ...] = (
    ("words", gathering.Gathering, "add"),
    ("sorting", gathering.Gathering, "finish"),
    ("postings", segment_writer.BulkSegmentWriter, "_flush_segment"),
    ("sidecar", segment_writer, "write_sidecar"),
    ("catalogue", updating, "write_catalogue"),
)
"""What is timed inside the index; `sorting` is part of `postings`."""


class Stages:
    """Seconds spent in each part of a build; the clock of the wall."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def watch(self) -> None:
        """From now on, in this process."""
        for name, owner, function in STAGES:
            setattr(owner, function, self._timed(name, getattr(owner, function)))
        update = SearchIndex.update
        stages = self

        def watched(self: SearchIndex, readings: Any, **settings: Any) -> Any:
            began = time.perf_counter()
            try:
                return update(self, stages._waiting(readings), **settings)
            finally:
                stages.seconds["update"] += time.perf_counter() - began

        SearchIndex.update = watched  # type: ignore[method-assign]

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **settings: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*arguments, **settings)
            finally:
                self.seconds[name] += time.perf_counter() - began

        return timed

    def _waiting(self, readings: Any) -> Iterator[Any]:
        """`reading` is how long the index waits for the next text."""
        readings = iter(readings)
        while True:
            began = time.perf_counter()
            reading = next(readings, None)
            self.seconds["reading"] += time.perf_counter() - began
            if reading is None:
                return
            yield reading

    def told(self) -> dict[str, float]:
        found = dict(self.seconds)
        found["postings"] = found.get("postings", 0.0) - found.get("sorting", 0.0)
        found["index alone"] = found.pop("update", 0.0) - found.get("reading", 0.0)
        inside = ("words", "sorting", "postings", "sidecar", "catalogue")
        found["storing and the rest"] = found["index alone"] - sum(found.get(name, 0.0) for name in inside)
        return {f"{name} s": round(seconds, 3) for name, seconds in found.items()}


def main() -> None:
    act, content, data = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    desk = open_desk(content=content, data=data)
    found = _changes(desk, content) if act == "changes" else _built(desk, rebuild=act == "rebuild")
    desk.close()
    found["peak MB"] = round(peak_mb())
    print(json.dumps(found))


def _built(desk: Any, *, rebuild: bool) -> dict[str, Any]:
    stages = Stages()
    stages.watch()
    worked, began = time.process_time(), time.perf_counter()
    done = desk.library.refresh(Progress(), rebuild=rebuild)
    took = time.perf_counter() - began
    return {
        "files": done.size.articles + done.size.scripts,
        "all s": round(took, 1),
        "work of this process s": round(time.process_time() - worked, 1),
        **stages.told(),
        "index MB": round(done.size.index_bytes / 1e6, 1),
    }


def _changes(desk: Any, content: Path) -> dict[str, Any]:
    """The first look at the folder after a start, then files that change one by one, each found by a word of its own."""
    began = time.perf_counter()
    desk.library.open()
    opened = time.perf_counter()
    desk.library.refresh(Progress())
    looked = time.perf_counter()
    stages = Stages()
    stages.watch()
    files = sorted(content.rglob("*.md"))
    whole, own, rests = [], [], []
    for path in files[:: max(1, len(files) // CHANGES)][:CHANGES]:
        path.write_text(path.read_text(encoding="utf-8") + "\nKwzqx\n", encoding="utf-8")
        before = stages.seconds["update"]
        start = time.perf_counter()
        desk.library.refresh(Progress())
        whole.append((time.perf_counter() - start) * 1000)
        own.append((stages.seconds["update"] - before) * 1000)
        start = time.perf_counter()
        desk.library.refresh(Progress())
        rests.append((time.perf_counter() - start) * 1000)
    return {
        "open ms": round((opened - began) * 1000, 1),
        "first look ms": round((looked - opened) * 1000, 1),
        "change, folder looked through": figures(whole),
        "change, reading and index": figures(own),
        "a look at an unchanged folder": figures(rests),
    }


if __name__ == "__main__":
    main()
