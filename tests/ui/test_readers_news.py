"""What readers tell in the whole window: F8 from anywhere, helped or not, searches that led nowhere."""

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kbdesk.domain.flag import FlagKind
from kbdesk.domain.settings import KeepSearches
from kbdesk.domain.verdict import Tally, Verdict
from kbdesk.ui.desk_window import DeskWindow

ARTICLE = "articles/pressure.nl.md"


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    one = DeskWindow(small_desk.small_desk(tmp_path), theme, words)
    qtbot.addWidget(one.window)
    one.window.resize(1366, 768)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read)
    yield one
    one.window.close()


def search(qtbot, shown, text):
    with qtbot.waitSignal(shown.find.answered, check_params_cb=lambda answer: answer.question.text == text):
        shown.window.search.setText(text)


def press_f8(shown):
    QTest.keyClick(shown.window.focusWidget() or shown.window, Qt.Key.Key_F8)


def tell(qtbot, shown, text):
    form = shown.late.pages.flag.form
    qtbot.waitUntil(form.isVisible)
    QTest.keyClicks(form.note, text)
    with qtbot.waitSignal(shown.late.pages.flag.flagged):
        QTest.keyClick(form.note, Qt.Key.Key_Return)
    return shown._desk.editors.flags()[0]


def settle(qtbot, shown):
    qtbot.waitUntil(lambda: not shown.records.busy)


def test_with_nothing_found_one_key_tells_the_editors_the_words(qtbot, shown):
    shown.window.focus_search()
    search(qtbot, shown, "hond eet meterkast")
    press_f8(shown)
    flag = tell(qtbot, shown, "Wat dan?")
    assert (flag.kind, flag.words, flag.text) == (FlagKind.MISSING, "hond eet meterkast", "Wat dan?")
    assert "redactie" in shown.window.notice.notice.text
    assert shown.window.focusWidget() is shown.window.search
    settle(qtbot, shown)
    (gap,) = shown._desk.searches.gaps().gaps
    assert (gap.words, gap.nothing_found, gap.handed_on) == ("hond eet meterkast", 1, 1)


def test_with_nothing_found_one_key_refers_with_the_words(qtbot, shown):
    shown.window.focus_search()
    search(qtbot, shown, "hond eet meterkast")
    QTest.keyClick(shown.window.search, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert shown.window.page == "refer"
    assert shown.refer.form.filled().subject == "hond eet meterkast"


def test_of_an_open_text_its_revision_and_language_go_along(qtbot, shown):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path(ARTICLE)
    press_f8(shown)
    flag = tell(qtbot, shown, "De meter zit links")
    header = shown.find.reading.article.page.header
    assert (flag.about.article, flag.about.path, flag.about.lang) == (header.id, ARTICLE, "nl")
    assert flag.about.revision == header.revision


def test_in_a_call_the_step_goes_along(qtbot, shown):
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    qtbot.waitUntil(lambda: shown.call.acts.now is not None)
    shown.window.flag_asked.emit()
    flag = tell(qtbot, shown, "Welke damp?")
    assert (flag.about.article, flag.about.anchor, flag.about.revision) == ("boiler", "veiligheid-eerst", 4)
    assert shown.window.page == "call"


def test_what_helped_counts_and_reaches_the_ranking(qtbot, shown):
    with qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path(ARTICLE)
    shown.find.reading.helped.press(Verdict.HELPED)
    settle(qtbot, shown)
    assert shown._desk.judge.verdicts().by_path == {ARTICLE: Tally(1, 0)}
    qtbot.waitUntil(lambda: shown._desk.find._own._verdicts.by_path == {ARTICLE: Tally(1, 0)})


def test_the_last_search_is_written_when_the_window_closes(qtbot, shown):
    search(qtbot, shown, "hond eet meterkast")
    shown.readers.trail._rested()
    shown.window.close()
    assert [gap.words for gap in shown._desk.searches.gaps().gaps] == ["hond eet meterkast"]


def test_a_reader_can_have_no_searches_kept(qtbot, shown):
    menu = shown.window.looks_menu
    search(qtbot, shown, "hond eet meterkast")
    shown.readers.trail.left()
    menu.opening.emit()
    assert menu.keeps_searches
    menu.keep_searches_chosen.emit(KeepSearches.OFF)
    qtbot.waitUntil(lambda: shown._desk.settings.read().search_log is KeepSearches.OFF)
    settle(qtbot, shown)
    assert shown._desk.searches.gaps().searches == 0
    menu.opening.emit()
    assert not menu.keeps_searches


def test_without_records_a_search_is_answered_and_the_flag_says_why_not(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "data" / "records.db").parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / "records.db").write_bytes(b"of another key")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitSignal(one.late.failed):
        one.begin()
    one.window.notice.dismiss()
    search(qtbot, one, "druk")
    with qtbot.waitSignal(one.late.failed):
        one.window.flag_asked.emit()
    assert "sleutel" in one.window.notice.notice.text
    one.window.close()
