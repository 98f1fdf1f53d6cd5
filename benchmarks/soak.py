"""An hour of random acts in the real window: what it holds of memory and threads, and whether anything went wrong.

    python benchmarks/soak.py [--minutes 60] [--seed 1] [--content DIR] [--json]

The window works on copies of content and data, and sends to a folder. Memory is looked at every ten seconds after a
collection of garbage; what counts is how far its median over the last fifth stands above that of the minutes eight to
twelve (or of the second fifth, in a shorter run). Afterwards the window is closed and no thread may be left.
Exit code 1 when anything went wrong.
"""

import argparse
import gc
import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.memory import resident_mb
from benchmarks.monkey import Monkey, Watch

EVERY_SECONDS = 10.0


def main() -> int:
    os.environ.setdefault("KBDESK_KEY", "file")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--content", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        told = soak(Path(place), minutes=options.minutes, seed=options.seed, content=options.content)
    faults = told.pop("faults")
    if options.json:
        print(json.dumps({**told, "faults": faults}, indent=1))
    else:
        for name, value in told.items():
            print(f"{name:28} {value}")
        for fault in faults[:20]:
            print(f"\n{fault}")
    return 1 if faults or told["threads left"] else 0


def soak(place: Path, *, minutes: float, seed: int, content: Path | None = None) -> dict[str, object]:
    """The figures of one run in `place`, an empty folder."""
    from kbdesk.ui.plain_imports import import_plainly
    from kbdesk.ui.whole_errors import keep_errors_whole

    import_plainly()  # these two as every start does
    keep_errors_whole()
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from kbdesk.config.paths import Paths
    from kbdesk.desk import open_desk
    from kbdesk.domain.language import Language
    from kbdesk.ui.app import words_of_window
    from kbdesk.ui.desk_window import DeskWindow
    from kbdesk.ui.kit.garbage import Garbage
    from kbdesk.ui.kit.theme import Scheme, Theme

    own = place / "content"
    shutil.copytree(content or Paths.at(place).shipped_content(), own)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    threads = set(threading.enumerate())
    garbage = Garbage()
    watch = Watch()
    desk = open_desk(content=own, data=place / "data")
    shown = DeskWindow(desk, Theme(app, Scheme.LIGHT), words_of_window(Language.NL))
    shown.window.show()
    shown.begin()
    monkey = Monkey(shown.window, seed=seed, watch=watch, articles=tuple(sorted(own.rglob("*.nl.md"))[:5]))
    samples: list[tuple[float, float]] = []
    began = time.monotonic()
    while (passed := time.monotonic() - began) < minutes * 60:
        monkey.act()
        if passed >= len(samples) * EVERY_SECONDS:
            gc.collect()
            samples.append((passed, resident_mb()))
    watch.act = "the end"
    shown.window.warn_before_closing(0)
    shown.window.close()
    app.processEvents()
    shown.window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    garbage.stop()
    watch.take_down()
    left = [one.name for one in threading.enumerate() if one not in threads]
    first, last = _early_and_late(samples, minutes * 60)
    return {
        "acts": monkey.acts,
        "minutes": round((time.monotonic() - began) / 60, 1),
        "memory early, MB": round(first, 1),
        "memory late, MB": round(last, 1),
        "memory by tenths, MB": _by_tenths(samples),
        "growth, %": round(100 * (last / first - 1), 2),
        "threads left": left,
        "addresses not opened": dict(watch.opened),
        "faults": watch.faults,
    }


def _by_tenths(samples: list[tuple[float, float]]) -> list[int]:
    """The median of each tenth of the time: whether it still climbs at the end."""
    length = samples[-1][0] / 10 or 1.0
    tenths = ([memory for at, memory in samples if int(at / length) == place] for place in range(10))
    return [round(statistics.median(one)) for one in tenths if one]


def _early_and_late(samples: list[tuple[float, float]], seconds: float) -> tuple[float, float]:
    early = (480.0, 720.0) if seconds >= 3600 else (seconds * 0.2, seconds * 0.4)
    first = [memory for at, memory in samples if early[0] <= at <= early[1]]
    last = [memory for at, memory in samples if at >= seconds * 0.8]
    every = [memory for _, memory in samples]
    return statistics.median(first or every), statistics.median(last or every)


if __name__ == "__main__":
    sys.exit(main())
