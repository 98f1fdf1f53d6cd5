import threading

import pytest

from kbdesk.domain.errors import WrongUse
from kbdesk.ui.kit.background import Rule


@pytest.fixture
def gate():
    """Lets a job start and end when the test says so."""

    class Gate:
        def __init__(self):
            self.started, self.go = threading.Event(), threading.Event()

        def job(self, result):
            def run(progress):
                self.started.set()
                assert self.go.wait(5)
                progress.check()
                return result

            return run

    return Gate()


def test_an_answer_comes_home_in_the_windows_thread(qtbot, lane):
    came = []
    one = lane(Rule.IN_ORDER)
    one.run(
        lambda _progress: threading.current_thread().name,
        done=lambda result: came.append((result, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(came))
    name, where = came[0]
    assert name.startswith("test")
    assert where is threading.main_thread()


def test_the_newest_question_wins(qtbot, lane, gate):
    came = []
    one = lane(Rule.NEWEST_WINS)
    one.run(gate.job("old"), done=came.append)
    gate.started.wait(5)
    one.run(lambda _progress: "between", done=came.append)
    one.run(lambda _progress: "new", done=came.append)
    gate.go.set()
    qtbot.waitUntil(lambda: bool(came))
    qtbot.waitUntil(lambda: not one.busy)
    assert came == ["new"]


def test_work_in_order_is_all_done_in_order(qtbot, lane):
    came = []
    one = lane(Rule.IN_ORDER)
    for number in range(5):
        one.run(lambda _progress, number=number: number, done=came.append)
    qtbot.waitUntil(lambda: len(came) == 5)
    assert came == [0, 1, 2, 3, 4]


def test_asked_again_while_running_means_once_more_after_it(qtbot, lane, gate):
    came = []
    one = lane(Rule.ONCE_MORE)
    one.run(gate.job("running"), done=came.append)
    gate.started.wait(5)
    for name in ("asked", "asked again", "asked a third time"):
        one.run(lambda _progress, name=name: name, done=came.append)
    gate.go.set()
    qtbot.waitUntil(lambda: len(came) == 2)
    qtbot.waitUntil(lambda: not one.busy)
    assert came == ["running", "asked a third time"]


def test_progress_comes_home_before_the_result(qtbot, lane):
    came = []

    def job(progress):
        progress.step(1, 2, "read")
        progress.step(2, 2, "read")
        return "done"

    lane(Rule.IN_ORDER).run(job, done=came.append, moved=lambda moved: came.append((moved.done, moved.total)))
    qtbot.waitUntil(lambda: len(came) == 3)
    assert came == [(1, 2), (2, 2), "done"]


def test_of_many_small_steps_the_first_and_the_last_are_told_and_few_between(qtbot, lane):
    came = []

    def job(progress):
        for number in range(1, 10_001):
            progress.step(number, 10_000, "read")
        progress.step(1, 2, "index")

    done = []
    lane(Rule.IN_ORDER).run(job, done=done.append, moved=lambda moved: came.append((moved.done, moved.what)))
    qtbot.waitUntil(lambda: bool(done))
    assert came[0] == (1, "read")
    assert came[-2:] == [(10_000, "read"), (1, "index")]
    assert len(came) < 1_000


def test_an_expected_failure_goes_to_who_asked(qtbot, lane):
    came = []

    def job(_progress):
        raise WrongUse("not-in-library", id="x")

    lane(Rule.IN_ORDER).run(job, done=came.append, failed=lambda error: came.append(error.code))
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["not-in-library"]


def test_a_bug_is_raised_again_in_the_windows_thread(qtbot, lane):
    def job(_progress):
        raise ZeroDivisionError

    one = lane(Rule.IN_ORDER)
    with qtbot.captureExceptions() as caught:
        one.run(job, done=print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_bug_in_work_that_nobody_waits_for_is_told_as_well(qtbot, lane, gate):
    def job(_progress):
        gate.started.set()
        gate.go.wait(5)
        raise ZeroDivisionError

    one = lane(Rule.NEWEST_WINS)
    with qtbot.captureExceptions() as caught:
        one.run(job, done=print)
        gate.started.wait(5)
        one.run(lambda _progress: None, done=lambda _result: None)
        gate.go.set()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_stopped_work_brings_nothing_home(qtbot, lane, gate):
    came = []
    one = lane(Rule.IN_ORDER)
    ticket = one.run(gate.job("stopped"), done=came.append)
    gate.started.wait(5)
    one.stop(ticket)
    one.run(lambda _progress: "next", done=came.append)
    gate.go.set()
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["next"]


def test_closing_asks_to_stop_and_waits(qtbot, lane, gate):
    came, ended = [], []
    one = lane(Rule.IN_ORDER)

    def job(progress):
        gate.started.set()
        try:
            while True:
                progress.check()
        finally:
            ended.append(True)

    one.run(job, done=came.append)
    one.run(lambda _progress: "never begun", done=came.append)
    gate.started.wait(5)
    one.close()
    assert ended == [True]
    assert one.run(lambda _progress: "late", done=came.append) == 0
    qtbot.wait(1)
    assert came == []
