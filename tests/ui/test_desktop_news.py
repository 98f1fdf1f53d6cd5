"""What an address does in the whole window: it shows, it proposes, and nothing begins by itself."""

import threading

import pytest
import small_desk
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop.hand_over import hand_over
from kbdesk.ui.desktop.knock import Answer, Knock
from kbdesk.ui.desktop.meeting_place import MeetingPlace
from kbdesk.ui.desktop_news import DesktopNews

CALL = "kbdesk://call?number=%2B31612345678&name=J.%20de%20Vries&script=boiler&field.appliance=boiler&field.pressure=9"


def make(qtbot, theme, words, tmp_path, *, place=None):
    script = small_desk.SCRIPT.replace("target_minutes: 6", "target_minutes: 6\nentry: [phone, appliance, pressure]")
    desk = small_desk.small_desk(tmp_path)
    (tmp_path / "content/scripts/boiler.nl.md").write_text(script, encoding="utf-8")
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    news = DesktopNews(desk, shown, theme, words, place=place)
    shown.window.show()
    shown.begin()
    return shown, news


@pytest.fixture
def desktop(qtbot, theme, words, tmp_path):
    shown, news = make(qtbot, theme, words, tmp_path)
    news.begin()
    qtbot.waitUntil(lambda: not shown.content.busy and shown.content_is_read, timeout=60_000)
    yield news, shown
    shown.window.close()


def told(shown):
    return shown.window.notice.notice.text if shown.window.notice.notice else ""


def test_a_search_is_typed_and_a_command_is_none(desktop):
    news, shown = desktop
    news.open_address("kbdesk://find?q=warm+water")
    assert (shown.window.page, shown.window.search.text()) == ("find", "warm water")
    news.open_address("kbdesk://find?q=%3E+settings")
    assert shown.window.search.text() == "settings"
    assert not shown.window.commands.isVisible()


def test_a_text_is_opened_and_a_script_is_read_not_begun(qtbot, desktop):
    news, shown = desktop
    for address, path in (("pressure%23", "articles/pressure.nl.md"), ("boiler#waterdruk", "scripts/boiler.nl.md")):
        with qtbot.waitSignal(shown.find.page_opened, check_params_cb=lambda page, path=path: page.path == path):
            news.open_address(f"kbdesk://show/{address.removesuffix('%23')}")
    assert not shown.call.is_leading
    assert shown._desk.call.unfinished() == ()


def test_a_text_that_is_not_there_and_an_address_that_cannot_be_read_are_told(desktop):
    news, shown = desktop
    news.open_address("kbdesk://show/nowhere")
    assert "nowhere" in told(shown)
    news.open_address("kbdesk://delete?all=yes")
    assert "delete" in told(shown)


def test_what_an_address_says_is_told_as_plain_text(desktop):
    """A label that read it as HTML would fetch pictures from wherever the address says."""
    news, shown = desktop
    news.open_address("<img src='//host/x'>")
    assert "<img" in told(shown)
    assert shown.window.notice._text.textFormat() is Qt.TextFormat.PlainText


def test_the_outbox_is_laid_in_front(desktop):
    news, shown = desktop
    news.open_address("kbdesk://outbox")
    assert shown.window.page == "outbox"


def test_a_call_is_proposed_and_begins_when_it_is_taken(qtbot, desktop):
    news, shown = desktop
    news.open_address(CALL)
    qtbot.waitUntil(news.strip.isVisible)
    assert not shown.call.is_leading
    assert shown._desk.call.unfinished() == ()
    proposed = news.strip.shown
    assert (proposed.said_phone, proposed.script_title) == ("06 12345678", "Geen warm water")
    assert proposed.entry == (("appliance", "boiler"), ("phone", "+31612345678"))
    assert [one.why for one in proposed.dropped] == ["does-not-fit"]
    with qtbot.waitSignal(shown.call.call_began):
        news.strip.take()
    qtbot.waitUntil(lambda: shown.call.acts.now is not None)
    values = {one.name: one.value for one in shown.call.acts.now.view.values}
    assert values["appliance"] == "cv-ketel"
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None)
    contact = shown.call.contact_in_hand
    assert (contact.phone, contact.name) == ("+31612345678", "J. de Vries")
    assert len(shown._desk.keep_contacts.open_ones()) == 1


def test_a_call_that_goes_on_stays_until_the_other_is_taken(qtbot, desktop):
    news, shown = desktop
    with qtbot.waitSignal(shown.call.call_began):
        shown.call.begin("boiler", "nl")
    news.open_address(CALL)
    qtbot.waitUntil(news.strip.isVisible)
    assert shown.call.is_leading
    assert news.strip.window().focusWidget() is not news.strip
    news.strip.leave()
    assert shown.call.is_leading
    assert len(shown._desk.keep_contacts.open_ones()) == 1
    news.open_address(CALL)
    qtbot.waitUntil(news.strip.isVisible)
    news.strip.take()
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None and shown.call.contact_in_hand.name == "J. de Vries")
    qtbot.waitUntil(lambda: shown.call.is_leading)
    assert len(shown._desk.keep_contacts.open_ones()) == 2


def test_a_script_that_is_not_there_does_not_lose_the_call(qtbot, desktop):
    news, shown = desktop
    news.open_address("kbdesk://call?number=0201234567&script=pressure&field.a=1")
    qtbot.waitUntil(news.strip.isVisible)
    assert news.strip.shown.script == ""
    assert {(one.name, one.why) for one in news.strip.shown.dropped} == {("script", "no-script"), ("a", "not-in-entry")}
    news.strip.take()
    qtbot.waitUntil(lambda: shown.call.contact_in_hand is not None)
    assert shown.call.contact_in_hand.phone == "+31201234567"


def test_an_address_at_the_start_waits_for_the_library(qtbot, theme, words, tmp_path):
    shown, news = make(qtbot, theme, words, tmp_path)
    news.begin(CALL)
    qtbot.waitUntil(news.strip.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: shown.late.pages is not None, timeout=20_000)
    shown.window.close()


def test_an_address_that_comes_as_an_event_is_shown_as_well(desktop):
    news, shown = desktop
    event = QFileOpenEvent(QUrl("kbdesk://find?q=warm%20water"))
    assert news.eventFilter(shown.window, event)
    assert shown.window.search.text() == "warm water"
    assert not news.eventFilter(shown.window, QFileOpenEvent(QUrl("https://example.org")))


@pytest.mark.skipif("sys.platform == 'win32'", reason="the second start is a thread here, over a socket of the system")
def test_a_second_start_is_heard_until_the_window_closes(qtbot, theme, words, tmp_path):
    place = MeetingPlace.of(tmp_path / "data")
    shown, news = make(qtbot, theme, words, tmp_path, place=place)
    news.begin()
    answers = []

    def start():
        knock = Knock("kbdesk://find?q=warm", str(tmp_path / "content"))
        answers.append(hand_over(place, knock, patience=10))

    second = threading.Thread(target=start)
    second.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    second.join()
    assert answers == [Answer.TAKEN]
    assert shown.window.search.text() == "warm"
    qtbot.waitUntil(lambda: not shown.content.busy and shown.content_is_read, timeout=60_000)
    shown.window.close()
    assert hand_over(place, Knock(), patience=1) is Answer.NOBODY


def drop(window, file):
    """As the desktop sends it; gives whether the window takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, action, button = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        done = QDropEvent(place.toPointF(), action, data, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, done)
    return enter.isAccepted()


def test_a_text_of_the_content_that_is_dropped_is_opened(qtbot, desktop, tmp_path):
    _news, shown = desktop
    with qtbot.waitSignal(shown.find.page_opened) as opened:
        assert drop(shown.window, tmp_path / "content/articles/pressure.nl.md")
    assert opened.args[0].path == "articles/pressure.nl.md"


def test_a_text_from_elsewhere_is_told_and_another_file_is_left_alone(desktop, tmp_path):
    _news, shown = desktop
    assert drop(shown.window, tmp_path / "elsewhere.md")
    assert "elsewhere.md" in told(shown)
    assert not drop(shown.window, tmp_path / "program.exe")
