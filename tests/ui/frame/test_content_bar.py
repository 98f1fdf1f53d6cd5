import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.language import Language
from kbdesk.ui.frame.content_bar import ContentBar


@pytest.fixture
def bar(qtbot, theme, words):
    around = QWidget()
    qtbot.addWidget(around)
    one = ContentBar(theme, words)
    QVBoxLayout(around).addWidget(one)
    around.show()
    one._late.setInterval(0)
    one.around = around
    return one


def button(bar, name):
    return bar.findChild(QPushButton, f"frame.reading.{name}")


def test_a_short_reading_passes_unseen(bar):
    bar.expect()
    bar.move_on(3, 10)
    assert bar.isHidden()
    bar.rest()
    assert not bar._late.isActive()


def test_a_long_reading_is_told_in_numbers_of_the_readers_language(bar, qtbot, words):
    bar.expect()
    bar.move_on(3120, 8862)
    qtbot.waitUntil(bar.isVisible)
    assert bar.text == "Artikelen lezen… 3.120 van 8.862"
    words.switch(Language.EN)
    assert bar.text == "Reading articles… 3,120 of 8,862"
    bar.move_on(4000, 8862)
    assert bar.findChild(QProgressBar).value() == 4000
    assert bar.accessibleName() == "Reading articles… 4,000 of 8,862"
    with qtbot.waitSignal(bar.stop_asked):
        button(bar, "stop").click()


def test_while_the_folder_is_looked_through_the_end_is_not_known(bar, qtbot):
    bar.expect()
    bar.move_on(1200, 0)
    qtbot.waitUntil(bar.isVisible)
    assert bar.text == "Artikelen zoeken… 1.200 gevonden"
    assert bar.findChild(QProgressBar).maximum() == 0


def test_what_was_stopped_stays_and_can_be_gone_on_with(bar, qtbot):
    bar.say_stopped()
    assert bar.isVisible()
    assert button(bar, "stop").isHidden()
    assert bar.text.startswith("Het lezen is gestopt.")
    with qtbot.waitSignal(bar.go_on_asked):
        button(bar, "go_on").click()


def test_a_trouble_stays_while_it_is_tried_again_and_goes_when_it_is_over(bar, qtbot):
    bar.say_trouble("De map is er niet.")
    bar.expect()
    assert bar.text == "De map is er niet."
    assert button(bar, "stop").isHidden()
    bar.rest()
    assert bar.isHidden()
    assert bar.text == ""
