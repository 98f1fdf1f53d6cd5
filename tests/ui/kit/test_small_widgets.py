from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from kbdesk.domain.article import Heading
from kbdesk.domain.language import Language
from kbdesk.ui.kit.big_button import BigButton
from kbdesk.ui.kit.contents_list import ContentsList
from kbdesk.ui.kit.eliding_label import ElidingLabel
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.status_pill import Status, StatusPill

TODAY = date(2026, 11, 24)


def test_a_choice_is_high_enough_for_a_finger_and_grows_with_its_words(qtbot, theme):
    short = BigButton(theme, "Ja", digit=1)
    long = BigButton(theme, "Ja", digit=1, hint="Wacht tien minuten en vraag het daarna nog eens. " * 4)
    for button in (short, long):
        qtbot.addWidget(button)
    assert short.heightForWidth(400) >= 44
    assert long.heightForWidth(300) > long.heightForWidth(900) > short.heightForWidth(900)


def test_a_choice_is_named_with_its_number_and_pressed_by_space(qtbot, theme):
    button = BigButton(theme, "Groen", digit=2, hint="brandt continu")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "2. Groen"
    assert button.accessibleDescription() == "brandt continu"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_icon_has_a_name_in_the_language_of_the_window(qtbot, theme, words):
    button = IconButton(theme, words, icon="printer", key="read.print", name="read.print", shortcut="Ctrl+P")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Afdrukken", "Afdrukken  (Ctrl+P)")
    words.switch(Language.EN)
    assert button.accessibleName() == "Print"


def test_a_notice_that_tells_goes_by_itself_and_one_that_asks_stays(qtbot, theme, words):
    around = QWidget()
    qtbot.addWidget(around)
    bar = NoticeBar(theme, words, parent=around)
    bar._timer.setInterval(1)
    with qtbot.waitSignal(bar.went):
        bar.tell(Notice("Gekopieerd", "tip"))
    assert not bar.isVisibleTo(around)
    bar.tell(Notice("Opnieuw proberen?", "warning", "Ja", code="again", stays=True))
    assert not bar._timer.isActive()
    with qtbot.waitSignal(bar.action_chosen) as chosen:
        bar._action.click()
    assert chosen.args[0].code == "again"
    assert bar.notice is None


def test_in_a_narrow_window_the_action_of_a_notice_stands_below_its_words(qtbot, theme, words):
    bar = NoticeBar(theme, words)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    bar.tell(Notice("De map met inhoud is er niet meer. Opnieuw proberen?", "warning", "Ja", code="again", stays=True))
    qtbot.waitUntil(lambda: bar._acts.x() > bar._text.x() + 100)
    bar.resize(360, 160)
    qtbot.waitUntil(lambda: bar._acts.y() >= bar._text.geometry().bottom())


@pytest.mark.parametrize(
    ("status", "words_shown", "tone"),
    [
        (Status(TODAY), "Inhoud van vandaag", "tip"),
        (Status(None), "Nog geen inhoud", "neutral"),
        (Status(TODAY, online=False, waiting=1), "Offline · 1 doorverwijzing wacht · Inhoud van vandaag", "warning"),
        (Status(TODAY, waiting=2), "2 doorverwijzingen wachten · Inhoud van vandaag", "warning"),
        (Status(TODAY, attention=1, waiting=3), "1 doorverwijzing vraagt aandacht · Inhoud van vandaag", "danger"),
        (Status(date(2026, 11, 4)), "Inhoud van 4 november 2026", "warning"),
        (Status(date(2026, 10, 1)), "Inhoud van 1 oktober 2026", "danger"),
    ],
)
def test_the_pill_says_in_words_and_colour_how_things_are(qtbot, theme, words, status, words_shown, tone):
    pill = StatusPill(theme, words)
    qtbot.addWidget(pill)
    pill.show_status(status, TODAY)
    assert pill.text().strip() == words_shown
    assert pill.property("tone") == tone
    pill.show_short(True)
    assert pill.accessibleName() == words_shown


def test_chips_wrap_and_give_their_height(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    row = FlowRow(around)
    for number in range(8):
        row.add(QPushButton(f"knop {number}"))
    row.resize(2000, 10)
    around.show()
    one_line = row.height()
    row.resize(200, 10)
    assert row.height() > 2 * one_line
    row.clear()
    assert row.heightForWidth(200) == 0


def test_chips_that_grow_find_their_places_anew(qtbot, theme):
    row = FlowRow()
    qtbot.addWidget(row)
    for word in ("Stroom", "Gas", "Stadswarmte", "Zonnepanelen en teruglevering"):
        chip = QToolButton()
        chip.setText(word)
        chip.setProperty("look", "filter")
        row.add(chip)
    row.resize(240, 100)
    row.show()
    theme.use_touch(True)
    chips = row.findChildren(QToolButton)

    def apart():
        return not any(one.geometry().intersects(other.geometry()) for one, other in pairwise(chips))

    qtbot.waitUntil(lambda: chips[0].height() >= 44 and apart())
    theme.use_touch(False)


def test_a_long_line_ends_in_an_ellipsis_and_says_all_in_its_tip(qtbot):
    label = ElidingLabel()
    qtbot.addWidget(label)
    label.setText("Gebruik en storing › Glasvezel · gecontroleerd 3 dagen geleden")
    label.resize(80, 20)
    label.show()
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_the_list_of_headings_is_there_from_three_on(qtbot, theme, words):
    contents = ContentsList(theme, words)
    qtbot.addWidget(contents)
    headings = tuple(Heading(2, f"Kop {n}", f"kop-{n}", n) for n in range(3))
    contents.show_headings(headings[:2])
    assert not contents.worth_it
    contents.show_headings((Heading(1, "Titel", "titel", 1), *headings))
    assert contents.worth_it
    assert contents.names() == ("kop-0", "kop-1", "kop-2")
    with qtbot.waitSignal(contents.heading_chosen) as chosen:
        contents._buttons["kop-1"].click()
    assert chosen.args == ["kop-1"]
    contents.mark("kop-2")
    assert [button.isChecked() for button in contents._buttons.values()] == [False, False, True]
