"""The next step is in sight before it is on disk: fast keys, a second window, and a call that cannot be written."""

import pytest
from led_by_keys import ENTER, led_over
from PySide6.QtCore import Qt
from small_desk import small_desk

from kbdesk.desk import open_desk
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import EventKind


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def led(qtbot, theme, words, lane, desk):
    return led_over(desk, qtbot, theme, words, lane)


def quiet(led):
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)


def on_disk(desk, run_id):
    stored = desk.call._runs.load(run_id)
    return desk.call._texts.rebuilt(stored, {})


def test_ten_choices_as_fast_as_a_hand_can_press_them_land_as_they_are_shown(led, desk):
    led.begin()
    led.move(ENTER)
    quiet(led)
    shown = [led.page.acts.now.spot]
    led.page.led.changed.connect(lambda now: shown.append(now.spot))
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace) * 3:
        led.qtbot.keyClick(led.page, key)
        led.qtbot.wait(8)
    quiet(led)
    run = on_disk(desk, led.view.run)
    assert (run.step.slug, len(run.path)) == (led.page.acts.now.spot.step, led.page.acts.now.spot.path)
    moves = [one for one in run.events if one.kind in {EventKind.CHOOSE, EventKind.BACK}]
    steps = [one for one, other in zip(shown[1:], shown, strict=False) if one != other]
    assert len(steps) == len(moves) > 0


def test_the_step_is_in_sight_while_another_program_keeps_the_records_to_itself(led, desk):
    led.begin()
    led.move(ENTER)
    quiet(led)
    with desk.call._runs._database.writing():
        led.move(Qt.Key.Key_2)
        assert led.title == "Welk toestel"
        assert on_disk(desk, led.view.run).step.title == "Veiligheid eerst"
        assert led.page.led._lane.busy
    quiet(led)
    assert on_disk(desk, led.view.run).step.title == "Welk toestel"


class Away:
    """The records are taken away and put back, as when a drive comes loose."""

    def __init__(self, file):
        self._file, self._away = file, file.with_name("away")

    def __enter__(self):
        self._file.rename(self._away)

    def __exit__(self, *_what):
        self._away.rename(self._file)


def away(desk):
    return Away(desk.call._runs._database.path)


def at_appliance(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)
    quiet(led)


def test_a_step_that_cannot_be_kept_gives_way_with_a_sentence(led, desk):
    at_appliance(led)
    seen = []
    led.page.led.changed.connect(lambda now: seen.append(now.view.title))
    with away(desk), led.qtbot.waitSignal(led.page.led.taken_back):
        led.press(Qt.Key.Key_1)
    assert seen == ["Waterdruk", "Welk toestel"]
    assert led.title == "Welk toestel"
    assert "U bent terug op de stap ervoor" in led.page.notice.notice.text
    assert on_disk(desk, led.view.run).step.title == "Welk toestel"
    led.move(Qt.Key.Key_1)
    assert led.title == "Waterdruk"
    assert not led.page.notice.isVisible()


def test_what_was_typed_on_a_step_that_gave_way_stands_there_again_and_is_kept(led, desk):
    at_appliance(led)
    typed = []

    def type_once(now):
        if now.view.title == "Waterdruk" and not typed:
            typed.append(led.qtbot.keyClicks(led.window.focusWidget(), "0,6"))

    led.page.led.changed.connect(type_once)
    with away(desk), led.qtbot.waitSignal(led.page.led.taken_back):
        led.press(Qt.Key.Key_1)
    quiet(led)
    assert (typed, led.title) == ([None], "Welk toestel")
    led.move(Qt.Key.Key_1)
    assert led.named("call.field.pressure").text() == "0,6"
    quiet(led)
    assert on_disk(desk, led.view.run).values()["pressure"] == "0.6"


def test_what_was_typed_while_nothing_can_be_kept_stays_in_its_field_and_goes_along_later(led, desk):
    at_appliance(led)
    led.move(Qt.Key.Key_1)
    quiet(led)
    with away(desk), led.qtbot.waitSignal(led.page.led.refused):
        led.type("0,6")
    assert led.named("call.field.pressure").text() == "0,6"
    led.press(ENTER)
    led.to_title("Bijvullen")
    quiet(led)
    assert on_disk(desk, led.view.run).values()["pressure"] == "0.6"


def test_a_call_that_another_window_moved_is_shown_as_it_stands_there(led, desk, tmp_path):
    at_appliance(led)
    other = open_desk(content=tmp_path / "content", data=tmp_path / "data")
    other.library.refresh(Progress())
    there = other.call.choose(other.call.resume(led.view.run), 2)
    led.press(Qt.Key.Key_1)
    led.to_title("Monteur nodig")
    quiet(led)
    assert on_disk(desk, led.view.run).events[: len(there.events)] == there.events
    other.close()


def test_ending_a_call_waits_for_what_is_not_on_disk_yet(led, desk):
    led.to_outcome()
    led.fill_in()
    quiet(led)
    ended = []
    led.page.led.ended.connect(ended.append)
    with away(desk), led.qtbot.waitSignal(led.page.led.refused):
        led.page.acts.finish()
    quiet(led)
    assert ended == []
    with led.qtbot.waitSignal(led.page.led.ended):
        led.page.acts.finish()
    assert desk.contacts.of_run(led.view.run if led.page.acts.now else ended[0].finished.contact.run) is not None
