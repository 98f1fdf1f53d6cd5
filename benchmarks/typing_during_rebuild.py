"""Types real questions into the real window while the whole index is made anew, and logs what the person at it would feel.

    xvfb-run -s "-screen 0 1600x1000x24" python benchmarks/typing_during_rebuild.py [--content DIR] [--questions FILE]
        [--entries N] [--pace MS] [--quiet SECONDS] [--log FILE] [--json FILE]

Without --content a collection of --entries made-up articles is written first; without --questions its titles are typed.
First the window is typed into with nothing else going on, then during the rebuild. Told are how late the window's loop
comes (a timer of 1 ms) and how long a key waits until its hits are painted; --log keeps every key and every stall above
5 ms with its moment.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from benchmarks.documents import documents_of
from benchmarks.make_collection import write_markdown
from benchmarks.memory import resident_mb
from benchmarks.timing import histogram, share_of, table
from benchmarks.typist import Struck, Typist, wait_until
from benchmarks.window_start import Lateness

if TYPE_CHECKING:
    from kbdesk.ui.desk_window import DeskWindow

SEEN_MS = 5.0
"""Shorter stalls are not written to the log."""
BOUNDS = (0, 1, 2, 4, 8, 16, 33, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Felt:
    """What one stretch of typing was like; `stalls` in ms, `log` their moments in seconds since it began."""

    seconds: float
    struck: tuple[Struck, ...]
    unserved: int
    stalls: tuple[float, ...]
    log: tuple[tuple[float, float], ...]
    memory_mb: float
    """Of the whole window at the end of it."""

    @property
    def waits(self) -> list[float]:
        return [one.took for one in self.struck]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        content = options.content or Path(folder) / "content"
        if not options.content:
            write_markdown(content, documents_of(None, options.entries))
        data = Path(folder) / "data"
        words = [sys.executable, "-m", "benchmarks.one_index", "build", str(content), str(data)]
        subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
        quiet, busy, files = _in_the_window(content, data, options)
    felt = {"nothing else going on": quiet, "during the rebuild": busy}
    if options.log:
        _write_log(options.log, felt)
    if options.json:
        options.json.write_text(
            json.dumps({"files": files} | {name: _figures(one) for name, one in felt.items()}, indent=1)
        )
    head = (f"{files} files, ms", "seconds", "n", "p50", "p95", "p99", "max")
    rows = [
        (
            f"{what}, {name}",
            f"{one.seconds:.1f}",
            len(times),
            *(f"{share_of(times, share):.1f}" for share in (0.5, 0.95, 0.99, 1)),
        )
        for name, one in felt.items()
        for what, times in (("stall", one.stalls), ("key to hits", one.waits))
    ]
    print(table(head, rows))
    print(f"\nkeys whose hits never came: {quiet.unserved} and {busy.unserved}")
    print(f"memory of the whole window, MB: {quiet.memory_mb:.0f} and {busy.memory_mb:.0f}")
    for what, times in (("stalls", busy.stalls), ("keys to hits", busy.waits)):
        print(f"\n{what} during the rebuild, by ms\n{histogram(times, bounds=BOUNDS)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--entries", type=int, default=9_000)
    parser.add_argument("--pace", type=int, default=90, help="milliseconds between two keys")
    parser.add_argument("--quiet", type=float, default=10.0, help="seconds of typing before the rebuild")
    parser.add_argument("--log", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def _in_the_window(content: Path, data: Path, options: argparse.Namespace) -> tuple[Felt, Felt, int]:
    from kbdesk.desk import open_desk
    from kbdesk.domain.language import Language
    from kbdesk.ui.app import set_aside_what_stays, words_of_window
    from kbdesk.ui.desk_window import DeskWindow
    from kbdesk.ui.kit.theme import Scheme, Theme

    app = QApplication(sys.argv[:1])
    desk = open_desk(content=content, data=data)
    shown = DeskWindow(desk, Theme(app, Scheme.LIGHT), words_of_window(Language.NL))
    set_aside_what_stays(shown)
    shown.window.open_fitting()
    shown.begin()
    wait_until(lambda: shown.content_is_read and not shown.records.busy)
    lines = _lines(shown, options.questions)
    until = time.perf_counter() + options.quiet
    quiet = _typed(shown, lines, options.pace, is_over=lambda: time.perf_counter() > until)
    over: list[bool] = []
    shown.content.run(partial(desk.library.refresh, rebuild=True), done=lambda _done: over.append(True))
    busy = _typed(shown, lines, options.pace, is_over=lambda: bool(over))
    files = len(shown.news.library.cards)
    shown.window.close()
    return quiet, busy, files


def _lines(shown: "DeskWindow", questions: Path | None) -> list[str]:
    if questions is None:
        return [card.header.title for card in shown.news.library.cards[:: max(1, len(shown.news.library.cards) // 40)]]
    with questions.open(encoding="utf-8") as file:
        return [str(json.loads(line)["query"]) for line in file]


def _typed(shown: "DeskWindow", lines: list[str], pace: int, *, is_over: Callable[[], bool]) -> Felt:
    began = time.perf_counter()
    typist, lateness = Typist(shown, lines, pace_ms=pace), Stalls(shown.window)
    typist.begin()
    wait_until(is_over)
    typist.end()
    lateness.end()
    struck = tuple(Struck(one.at - began, one.line, one.took) for one in typist.struck)
    return Felt(
        time.perf_counter() - began, struck, typist.unserved, tuple(lateness.stalls), tuple(lateness.log), resident_mb()
    )


class Stalls(Lateness):
    """Keeps the moment of each longer one as well."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self._began = time.perf_counter()
        self.log: list[tuple[float, float]] = []

    def end(self) -> None:
        self._timer.stop()

    def _ticked(self) -> None:
        super()._ticked()
        if self.stalls[-1] >= SEEN_MS:
            self.log.append((self._last - self._began, self.stalls[-1]))


def _figures(felt: Felt) -> dict[str, object]:
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {
        "seconds": round(felt.seconds, 1),
        "unserved keys": felt.unserved,
        "memory MB": round(felt.memory_mb),
        **{
            what: {name: round(share_of(times, share), 2) for name, share in shares.items()} | {"n": len(times)}
            for what, times in (("stall ms", felt.stalls), ("key to hits ms", felt.waits))
        },
    }


def _write_log(path: Path, felt: dict[str, Felt]) -> None:
    """A line each key and each stall, in the order of time."""
    with path.open("w", encoding="utf-8") as file:
        for name, one in felt.items():
            file.write(f"# {name}: {one.seconds:.1f} s; seconds, what, ms\n")
            rows = [(at, f"stall\t{ms:.1f}") for at, ms in one.log]
            rows += [(struck.at, f"key\t{struck.took:.1f}\t{struck.line}") for struck in one.struck]
            file.writelines(f"{at:.3f}\t{row}\n" for at, row in sorted(rows))


if __name__ == "__main__":
    main()
