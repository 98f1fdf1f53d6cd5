"""How long the window takes from a key or click to painted pixels, beside what it may take.

    xvfb-run -s "-screen 0 1600x1000x24" python benchmarks/window.py [--content DIR] [--starts N] [--keys N] [--calls N] [--json]

Starts and readings of the folder happen in processes of their own, on a fresh or a used folder of data; the rest in one
window here. An act is over when the last paint that follows from it is; a stall is how late a timer of 1 ms comes.
Other looks are from light to dark and back: until the page in front is painted, and the longest turn of the loop in the
second after it, when what is out of sight takes them.
Without a display set QT_QPA_PLATFORM=offscreen: painting then ends in memory, which is a little less work.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.timing import share_of

if TYPE_CHECKING:
    from kbdesk.ui.desk_window import DeskWindow
    from kbdesk.ui.kit.theme import Theme

BUDGETS = {
    "start": "500",
    "start, first answer": "",
    "key": "16",
    "enter": "50",
    "choice": "16",
    "finish": "100",
    "settings opened, longest turn": "50",
    "other looks": "50",
    "other looks, settings": "50",
    "other looks, later turns": "50",
    "stall after a start": "16 p99, 50 max",
    "stall while reading": "16 p99, 50 max",
}
VALUES = {
    "number": "1",
    "money": "100",
    "date": "2026-11-24",
    "time": "10:00",
    "phone": "0612345678",
    "email": "a@example.org",
    "postcode_nl": "1234 AB 5",
    "ean": "871687120000000006",
}
LAPTOP = (1366, 768)
"""The window's size in pixels while acts are timed."""
LONGEST_WAY = 15
"""Choices in one call."""
LOOKS = 5
"""How often light turns dark and back."""
PATIENCE = 2.0
"""Seconds after which an act is taken to lead elsewhere (a choice that opens an article), and is not counted."""


def main() -> None:
    os.environ.setdefault("KBDESK_KEY", "file")  # nobody is there to choose a passphrase
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path, default=Path(__file__).resolve().parents[1] / "content")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--calls", type=int, default=12)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, list[float]] = {name: [] for name in BUDGETS}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        found["stall while reading"] = another_process(options.content, data)["stalls"]
        for _ in range(options.starts):
            start = another_process(options.content, data)
            found["start"].append(start["painted"])
            found["start, first answer"].append(start["answered"])
            found["stall after a start"] += start["stalls"]
        platform = in_one_window(options, data, found)
    if options.json:
        json.dump(found, sys.stdout)
        return
    print(f"{'milliseconds, ' + platform:30}{'n':>6}{'p50':>9}{'p95':>9}{'p99':>9}{'max':>9}   may take")
    for name, times in found.items():
        figures = "".join(f"{share_of(times, share):9.1f}" for share in (0.5, 0.95, 0.99, 1.0)) if times else ""
        print(f"{name:30}{len(times):6}{figures}   {BUDGETS[name]}")


def another_process(content: Path, data: Path) -> dict[str, Any]:
    start = Path(__file__).with_name("window_start.py")
    words = [sys.executable, str(start), str(content), str(data), str(time.time())]
    told = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True, env=os.environ | {"PYTHONPATH": "."})
    return dict(json.loads(told.stdout.splitlines()[-1]))


def in_one_window(options: argparse.Namespace, data: Path, found: dict[str, list[float]]) -> str:
    """Fills in key, enter, choice, finish, settings and looks; gives the platform painted on."""
    from kbdesk.desk import open_desk
    from kbdesk.domain.article import Kind
    from kbdesk.domain.language import Language
    from kbdesk.ui.app import set_aside_what_stays, words_of_window
    from kbdesk.ui.desk_window import DeskWindow
    from kbdesk.ui.kit.theme import Scheme, Theme

    app = QApplication(sys.argv[:1])
    theme, words = Theme(app, Scheme.LIGHT), words_of_window(Language.NL)
    shown = DeskWindow(open_desk(content=options.content, data=data), theme, words)
    set_aside_what_stays(shown)
    shown.window.open_fitting()
    shown.window.resize(*LAPTOP)
    shown.window.focus_search()
    shown.begin()
    rest(lambda: shown.content_is_read and not shown.records.busy)
    cards, dice = shown.news.library.cards, random.Random(1)
    articles = [card.header.title for card in cards if card.header.kind is Kind.ARTICLE and card.header.lang == "nl"]
    titles = dice.sample(articles, min(40, len(articles)))
    stop = Stopwatch(shown.window)
    found["key"] += list(type_titles(shown, stop, titles, most=options.keys))
    found["enter"] += list(enter_titles(shown, stop, titles))
    scripts = [card.path for card in shown.news.library.of_kind(Kind.SCRIPT, "nl")]
    for number in range(options.calls if scripts else 0):
        walk = Walk(shown, stop, random.Random(number))
        walk.take(scripts[number % len(scripts)])
        found["choice"] += walk.choices
        found["finish"] += walk.finishes
    shown.window.show_page("find")
    rest(lambda: not shown.records.busy)
    found["other looks"], found["other looks, later turns"] = change_looks(theme)
    found["settings opened, longest turn"].append(longest_turn(lambda: shown.window.settings_asked.emit("")))
    found["other looks, settings"] = change_looks(theme)[0]
    shown.window.close()
    return str(app.platformName())


def change_looks(theme: "Theme") -> tuple[list[float], list[float]]:
    """Times in ms until it is painted, and of the longest turn after that, each way a few times."""
    from kbdesk.ui.kit.theme import Scheme

    painted, later = [], []
    for scheme in (Scheme.DARK, Scheme.LIGHT) * LOOKS:
        began = time.perf_counter()
        theme.choose(scheme)
        QApplication.processEvents()
        painted.append((time.perf_counter() - began) * 1000)
        later.append(longest_turn(lambda: None))
    return painted, later


def longest_turn(act: Callable[[], object]) -> float:
    """In ms, of the act itself and of the turns of the loop in the second after it."""
    until = time.perf_counter() + 1
    began = time.perf_counter()
    act()
    longest = time.perf_counter() - began
    while time.perf_counter() < until:
        began = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - began)
        time.sleep(0.001)
    return longest * 1000


def rest(is_over: Callable[[], bool]) -> None:
    """Lets the window work until then, and until it has nothing more to do."""
    while not is_over():
        QApplication.processEvents()
        time.sleep(0.001)
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.002)


class Stopwatch(QObject):
    """Times an act until `came` has told of it and what follows is painted on a widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came, self._paints = False, 0

    def of(self, act: Callable[[], object], came: SignalInstance, widget: QWidget) -> list[float]:
        """One time in ms, or none."""
        self._came, self._paints = False, 0
        came.connect(self._has_come)
        widget.installEventFilter(self)
        began = ended = time.perf_counter()
        act()
        while not self._paints and time.perf_counter() < began + PATIENCE:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # leaves Python to the lanes
        seen = 0
        while self._paints != seen:
            seen, ended = self._paints, time.perf_counter()
            QApplication.processEvents()
        widget.removeEventFilter(self)
        came.disconnect(self._has_come)
        return [(ended - began) * 1000] if seen else []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt names it
        self._paints += self._came and event.type() is QEvent.Type.Paint
        return False

    def _has_come(self, *_what: object) -> None:
        self._came = True


def type_titles(shown: "DeskWindow", stop: Stopwatch, titles: list[str], *, most: int) -> Iterator[float]:
    """Each letter of the titles, as keys in the field."""
    from PySide6.QtTest import QTest

    search, results = shown.window.search, shown.find.results.list.viewport()
    for title in titles:
        if search.text():
            stop.of(search.clear, shown.find.answered, results)
        for letter in title[:most].strip():
            yield from stop.of(partial(QTest.keyClicks, search, letter), shown.find.answered, results)
        most -= len(title)
        if most <= 0:
            return


def enter_titles(shown: "DeskWindow", stop: Stopwatch, titles: list[str]) -> Iterator[float]:
    """Enter on articles, which have not been previewed."""
    from PySide6.QtTest import QTest

    from kbdesk.domain.article import Kind

    search, find = shown.window.search, shown.find
    for title in titles:
        search.setFocus()
        stop.of(partial(search.setText, title), find.answered, find.results.list.viewport())
        hit = find.results.list.current
        if hit is not None and hit.kind is Kind.ARTICLE:
            yield from stop.of(
                lambda: QTest.keyClick(search, Qt.Key.Key_Return), find.page_opened, find.reading.article.viewport()
            )


@dataclass(slots=True)
class Walk:
    """One call along a script: fills in what is asked, chooses at random, finishes where an outcome lets it."""

    shown: "DeskWindow"
    stop: Stopwatch
    dice: random.Random
    choices: list[float] = field(default_factory=list)
    finishes: list[float] = field(default_factory=list)

    def take(self, script: str) -> None:
        from PySide6.QtTest import QTest

        call = self.shown.call
        self.stop.of(lambda: call.begin(script, "nl"), call.led.changed, call.sheet)
        for _ in range(LONGEST_WAY):
            self._fill_in()
            now = call.acts.now
            if now is None or now.view.outcome:
                break
            digits = [choice.digit for choice in now.view.choices if choice.digit]
            act: Callable[[], object] = call.acts.go_on
            if digits:
                act = partial(QTest.keyClick, call, Qt.Key(Qt.Key.Key_0 + self.dice.choice(digits)))
            self.choices += self.stop.of(act, call.led.changed, call.sheet)
            self.shown.window.show_page("call")
            rest(lambda: not self.shown.records.busy)
        self._end()

    def _fill_in(self) -> None:
        call = self.shown.call
        while call.sheet.pieces.unread() is not None:
            self.stop.of(call.acts.understand, call.led.changed, call.sheet)
        now = call.acts.now
        for ask in now.view.asks if now else ():
            value = ask.options[0][0] if ask.options else VALUES.get(str(ask.type), "x")
            call.led.capture(ask.name, value, now.spot if now else None)  # type: ignore[arg-type]
        for tick in now.view.ticks if now else ():
            call.acts.tick(tick.key, True)
        rest(lambda: not self.shown.records.busy)

    def _end(self) -> None:
        call, now = self.shown.call, self.shown.call.acts.now
        if now is not None and now.view.outcome and not now.view.missing:
            self.finishes += self.stop.of(call.acts.finish, call.led.ended, call.reference)
        else:
            contact = call.contact_in_hand
            call.contacts.park()
            rest(lambda: not self.shown.records.busy)
            if contact is not None:
                call.hand.discard(contact.id)  # else the row of contacts grows with every call
        rest(lambda: not self.shown.records.busy and not self.shown.delivery.busy)


if __name__ == "__main__":
    main()
