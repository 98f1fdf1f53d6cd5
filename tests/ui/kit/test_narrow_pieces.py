from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton

from kbdesk.ui.kit.column_room import side_room
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.long_words import LONGEST, breakable, breakable_html
from kbdesk.ui.kit.turning_row import TurningRow

LONG = "verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekering"


def test_only_a_word_longer_than_a_line_may_be_broken():
    assert breakable("Dit is een koolmonoxidemelder") == "Dit is een koolmonoxidemelder"
    assert breakable(LONG).replace("\u200b", "") == LONG
    assert max(len(piece) for piece in breakable(LONG).split("\u200b")) <= LONGEST
    assert breakable(breakable(LONG)) == breakable(LONG)


def test_addresses_and_tags_of_html_stay_as_they_are():
    html = f'<p><a href="https://example.org/{LONG}">{LONG}</a> &amp; meer</p>'
    broken = breakable_html(html)
    assert f'href="https://example.org/{LONG}"' in broken
    assert broken.replace("\u200b", "") == html
    assert "\u200b" in broken


def test_a_label_with_such_a_word_fits_a_narrow_column(qtbot):
    label = QLabel(breakable(LONG), wordWrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < QFontMetrics(label.font()).horizontalAdvance(LONG) / 2


def test_acts_stand_beside_the_words_or_below_them(qtbot):
    words, act = QLabel("Terugbellen over de druk", wordWrap=True), QPushButton("Gedaan")
    row = TurningRow(words, act, least=200)
    qtbot.addWidget(row)
    row.resize(600, 60)
    row.show()
    assert act.x() > words.geometry().right()
    row.resize(220, 120)
    qtbot.waitUntil(lambda: act.y() > words.geometry().bottom())
    assert row.minimumSizeHint().width() < 200


def test_a_flow_row_puts_low_things_in_the_middle_of_their_line_and_gives_one_up(qtbot):
    high, low = QPushButton("hoog"), QLabel("laag")
    high.setMinimumHeight(60)
    row = FlowRow(level=True)
    qtbot.addWidget(row)
    row.resize(400, 60)
    row.add(high)
    row.add(low)
    row.show()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1
    row.give_up(high)
    assert row.heightForWidth(400) < 60


def test_a_column_keeps_less_room_at_its_sides_in_a_narrow_page(theme):
    assert side_room(theme, 400) < side_room(theme, 800)
    theme.resize_text(200)
    assert side_room(theme, 800) == side_room(theme, 400)
