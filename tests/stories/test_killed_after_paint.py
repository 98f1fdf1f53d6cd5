"""The window is killed the hard way right after a step was painted: at most that one act is not on disk yet."""

import random
import subprocess
import sys
import time
from pathlib import Path

from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import replay

ROOT = Path(__file__).resolve().parents[2]

CALLS = """
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from kbdesk.desk import open_desk
from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.call.page import CallPage
from kbdesk.ui.kit.background import Lane, Rule
from kbdesk.ui.kit.theme import Scheme, Theme

app = QApplication(sys.argv[:1])
desk = open_desk(data=Path(sys.argv[1]))
desk.library.open()
page = CallPage(
    Theme(app, Scheme.LIGHT),
    words_of_window(Language.EN),
    take_call=desk.call,
    keep=desk.keep_contacts,
    say_otherwise=desk.say_otherwise,
    library=desk.library,
    read=desk.read,
    records=Lane("records", Rule.IN_ORDER),
    reading=Lane("reading", Rule.NEWEST_WINS),
)


class Painted(QObject):
    # Tells each spot as it comes on the screen, and moves on from there.

    told = None
    turns = 0

    def eventFilter(self, watched, event):
        now = page.acts.now
        if event.type() is QEvent.Type.Paint and now is not None and now.spot != self.told:
            self.told = now.spot
            print("painted", now.spot.run, now.spot.step, now.spot.path, flush=True)
            self.startTimer(1)
        return False

    def timerEvent(self, event):
        self.killTimer(event.timerId())
        now = page.acts.now
        self.turns += 1
        for block in now.view.blocks:
            if block.to_acknowledge:
                page.acts.acknowledge(block.to_acknowledge)
        for ask in now.view.asks:
            if not ask.value and ask.example:
                page.led.capture(ask.name, ask.example, now.spot)
        if now.view.outcome or (self.turns % 5 == 0 and now.view.can_go_back):
            page.acts.back()
        elif now.view.goes_on:
            page.acts.go_on()
        elif now.view.choices:
            page.acts.choose(now.view.choices[self.turns % len(now.view.choices)].number)


painted = Painted()
page.sheet.installEventFilter(painted)
page.resize(900, 700)
page.show()
page.begin("high-bill", "en")
app.exec()
"""


def killed_after(seconds, data):
    process = subprocess.Popen(
        [sys.executable, "-c", CALLS, str(data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    printed, complained = process.communicate()
    assert not complained.replace("This plugin does not support propagateSizeHints()\n", ""), complained
    return [line.split()[1:] for line in (first + printed).split("\n")[:-1]]


def spots_of(run):
    """Where it stood after each of its events."""
    for count in range(1, len(run.events) + 1):
        stood = replay(run.id, run.mode, run.scripts, run.events[:count])
        yield stood.step.slug, len(stood.path)


def test_a_window_killed_right_after_a_paint_lost_one_act_at_most(tmp_path):
    desk = open_desk(data=tmp_path)
    desk.library.refresh(Progress())
    chance, seen = random.Random(4), 0
    for _ in range(5):
        painted = killed_after(chance.random() * 0.4, tmp_path)
        run = desk.call._texts.rebuilt(desk.call._runs.load(painted[-1][0]), {})
        assert {run_id for run_id, _, _ in painted} == {run.id}
        on_disk = spots_of(run)
        for _, step, path in painted[:-1]:
            assert (step, int(path)) in on_disk, "what was painted is on disk, in its order, but for the last act"
        seen += len(painted)
    assert seen > 5, "the calls got somewhere"
    desk.close()
