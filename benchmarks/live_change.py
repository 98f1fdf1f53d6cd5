"""How long from a save by another program until the window finds it.

    xvfb-run -s "-screen 0 1600x1000x24" python benchmarks/live_change.py [--content DIR] [--entries N] [--saves N]

The folder is copied first, so that nothing of it is written. Each save writes a word that stands nowhere else; it counts
as found when a search in the window gives the file, asked each time the window says that it looked. Half of the saves
write in place, half put a new file in the place of the old one, as editors do.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.documents import documents_of
from benchmarks.make_collection import write_markdown
from benchmarks.timing import share_of, table
from benchmarks.typist import wait_until


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        if options.content:
            shutil.copytree(options.content, content, copy_function=shutil.copyfile)
        else:
            write_markdown(content, documents_of(None, options.entries))
        files, times = _saved(content, Path(folder) / "data", options.saves)
    row = tuple(f"{share_of(times, share):.0f}" for share in (0.5, 0.95, 1))
    print(table((f"{files} files, ms", "n", "p50", "p95", "max"), [("save to found", str(len(times)), *row)]))


def _saved(content: Path, data: Path, saves: int) -> tuple[int, list[float]]:
    from kbdesk.desk import open_desk
    from kbdesk.domain.language import Language
    from kbdesk.ui.app import words_of_window
    from kbdesk.ui.desk_window import DeskWindow
    from kbdesk.ui.kit.theme import Scheme, Theme

    app = QApplication(sys.argv[:1])
    shown = DeskWindow(open_desk(content=content, data=data), Theme(app, Scheme.LIGHT), words_of_window(Language.NL))
    shown.window.open_fitting()
    shown.begin()
    wait_until(lambda: shown.news.has_looked and shown.news.watch.is_listening and not shown.content.busy)
    found: set[str] = set()
    shown.find.answered.connect(lambda answer: found.update(hit.path for hit in answer.hits))
    shown.news.looked.connect(lambda _looked: shown.find.ask(shown.window.search.text()))
    times = []
    for number in range(saves):
        found.clear()
        file = content / f"saved-{number % 3}.nl.md"
        shown.window.search.setText(f"zeldzaamwoord{number}")
        began = time.perf_counter()
        _save(file, f"# Bewaard {number}\n\nHier staat zeldzaamwoord{number} in.\n", in_place=number % 2 == 0)
        wait_until(lambda name=file.name: name in found)  # type: ignore[misc]
        times.append((time.perf_counter() - began) * 1000)
        rested = time.perf_counter() + 0.3
        wait_until(lambda until=rested: time.perf_counter() > until)  # type: ignore[misc]
    files = len(shown.news.library.cards)
    shown.window.close()
    return files, times


def _save(file: Path, text: str, *, in_place: bool) -> None:
    if in_place:
        file.write_text(text, encoding="utf-8")
    else:
        draft = file.with_name(f".{file.name}.swp")
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)


if __name__ == "__main__":
    main()
