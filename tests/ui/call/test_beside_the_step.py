"""What stands beside or around a step: texts opened from it, the whole script, the other language, news of the script."""

import pytest
import small_desk
from led_by_keys import CTRL, ENTER, SHIFT, led_over
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kbdesk.domain.progress import Progress

HALF = {
    "lang: nl": "lang: en",
    "title: Geen warm water": "title: No hot water",
    "## Veiligheid eerst": "## Safety first\n<!-- id: veiligheid-eerst -->",
    "## Welk toestel": "## Which appliance\n<!-- id: welk-toestel -->",
    "(#welk-toestel)": "(#which-appliance)",
    "[Nee]": "[No]",
    "[Ja]": "[Yes]",
    "Ruikt u gas?": "Do you smell gas?",
    "Hangt er een cv-ketel?": "Is there a boiler?",
    "Wat geeft de meter aan?": "What does the gauge say?",
}


@pytest.fixture
def desk(tmp_path):
    desk = small_desk.small_desk(tmp_path)
    text = small_desk.SCRIPT
    for dutch, english in HALF.items():
        assert dutch in text
        text = text.replace(dutch, english)
    (tmp_path / "content" / "scripts" / "boiler.en.md").write_text(text, encoding="utf-8")
    desk.library.refresh(Progress())
    yield desk
    desk.close()


@pytest.fixture
def led(qtbot, theme, words, lane, desk):
    return led_over(desk, qtbot, theme, words, lane, width=900)


@pytest.fixture
def narrow(qtbot, theme, words, lane, desk):
    return led_over(desk, qtbot, theme, words, lane, width=600)


def at_appliance(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_2)


def open_article(led):
    led.page.sheet.pieces.link_inside.emit("articles/pressure.nl.md", "")
    led.qtbot.waitUntil(lambda: led.page.place.aside.is_open)


def test_a_text_opens_beside_the_step_which_goes_on_by_its_keys(led):
    at_appliance(led)
    open_article(led)
    assert led.page.frame.isVisible()
    assert "Meer" not in led.named("call.aside.title").text()
    assert led.page.acts.now.about.path == "scripts/boiler.nl.md"
    led.press(Qt.Key.Key_1)
    led.to_title("Waterdruk")  # that the text was read is a change of the call as well, so the title is waited for
    assert led.page.place.aside.is_open
    led.page.back_to_step()
    assert not led.page.place.aside.is_open
    assert led.window.focusWidget() is led.named("call.field.pressure")


def test_a_text_covers_the_step_where_there_is_no_room_and_esc_brings_it_back(narrow):
    at_appliance(narrow)
    open_article(narrow)
    assert not narrow.page.frame.isVisible()
    assert narrow.window.focusWidget() is narrow.named("call.aside.text")
    narrow.press(Qt.Key.Key_Escape)
    assert narrow.page.frame.isVisible()
    assert narrow.title == "Welk toestel"
    assert narrow.window.focusWidget() is narrow.page.sheet


def test_a_text_read_from_a_step_is_the_article_that_was_used(led, desk):
    at_appliance(led)
    open_article(led)
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    with led.qtbot.waitSignal(led.page.call_finished) as finished:
        led.page.acts.end_otherwise("no-answer")
    assert finished.args[0].contact.article == "articles/pressure.nl.md"


def test_a_text_that_cannot_be_read_is_said_and_the_step_stays(led):
    at_appliance(led)
    led.page.sheet.pieces.link_inside.emit("articles/gone.nl.md", "")
    led.qtbot.waitUntil(lambda: led.page.notice.notice is not None)
    assert not led.page.place.aside.is_open
    assert led.title == "Welk toestel"


def test_the_whole_script_stands_around_the_step_and_the_choices_still_work(led):
    led.begin()
    led.move(ENTER)
    led.move(Qt.Key.Key_O, CTRL | SHIFT)
    below = led.page.sheet.findChild(type(led.page.sheet._below), "call.below")
    assert "Monteur nodig" in below.toPlainText()
    assert led.named("call.above").isHidden()
    led.move(Qt.Key.Key_2)
    assert led.title == "Welk toestel"
    assert "Ruikt u gas?" in led.page.sheet._above.toPlainText()
    assert "✓ Nee" in led.page.sheet._above.toPlainText()
    with led.qtbot.waitSignal(led.page.led.changed):
        led.page.sheet._above.link_inside.emit("", "place-0")
    assert led.title == "Veiligheid eerst"
    led.move(Qt.Key.Key_O, CTRL | SHIFT)
    assert led.named("call.below").isHidden()


def test_the_script_goes_on_in_the_other_language_on_the_same_step_with_its_values(led):
    at_appliance(led)
    led.move(Qt.Key.Key_1)
    led.type("1,6")
    led.move(Qt.Key.Key_T, CTRL | SHIFT)
    led.qtbot.waitUntil(lambda: led.view.lang == "en")
    assert led.view.script_title == "No hot water"
    assert led.named("call.field.pressure").text() == "1,6"
    assert [step.step for step in led.view.path][:2] == ["Safety first", "Which appliance"]
    assert {(value.name, value.value) for value in led.view.values} >= {("pressure", "1.6")}
    led.move(Qt.Key.Key_T, CTRL | SHIFT)
    led.qtbot.waitUntil(lambda: led.view.lang == "nl")
    assert led.view.path[1].step == "Welk toestel"


def test_a_customer_of_another_language_takes_the_script_along(led):
    at_appliance(led)
    with led.qtbot.waitSignals([led.page.led.changed, led.page.led.changed]):
        led.named("contact.language.en").click()
    led.qtbot.waitUntil(lambda: led.view.lang == "en")
    assert led.page.acts.now.customer_lang == "en"
    assert led.page.sheet.pieces.words_to_say() == "Is there a boiler?"


def test_what_to_say_is_copied_in_the_language_of_the_customer(led):
    at_appliance(led)
    led.page.contacts.tell("lang", "en")
    led.qtbot.waitUntil(lambda: led.page.acts.now.to_customer != ())
    assert led.view.lang == "nl"
    assert led.page.sheet.pieces.words_to_say() == "Hangt er een cv-ketel?"
    led.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Is there a boiler?"
    led.page.contacts.tell("lang", "nl")
    led.qtbot.waitUntil(lambda: led.page.acts.now.to_customer == ())
    led.press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Hangt er een cv-ketel?"


def test_a_run_resumed_goes_on_in_the_language_it_had(led, desk):
    at_appliance(led)
    led.move(Qt.Key.Key_T, CTRL | SHIFT)
    led.qtbot.waitUntil(lambda: led.view.lang == "en")
    led.qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    run = desk.call.resume(led.view.run)
    assert desk.call.view(run).title == "Which appliance"
    assert desk.call.view(desk.call.speak(run, "nl")).title == "Welk toestel"


def test_a_script_without_a_text_in_the_language_goes_on_and_says_so(led, desk, tmp_path):
    (tmp_path / "content" / "scripts" / "boiler.en.md").unlink()
    desk.library.refresh(Progress())
    at_appliance(led)
    led.page.acts.other_language()
    led.qtbot.waitUntil(lambda: led.page.notice.notice is not None)
    assert "Geen warm water" in led.page.notice.notice.text
    assert led.view.lang == "nl"


def test_halves_that_ask_otherwise_are_not_exchanged(led, desk, tmp_path):
    half = tmp_path / "content" / "scripts" / "boiler.en.md"
    half.write_text(half.read_text(encoding="utf-8").replace("[Yes]", "[Maybe](#monteur-nodig)\n- [Yes]"), "utf-8")
    desk.library.refresh(Progress())
    at_appliance(led)
    led.page.acts.other_language()
    led.qtbot.waitUntil(lambda: led.page.notice.notice is not None)
    assert "Veiligheid eerst" in led.page.notice.notice.text
    assert led.view.lang == "nl"


def test_a_script_that_is_changed_or_withdrawn_under_a_call_is_said_and_the_call_goes_on(led, desk, tmp_path):
    at_appliance(led)
    news = led.named("call.news")
    assert news.isHidden()
    file = tmp_path / "content" / "scripts" / "boiler.nl.md"
    changed = small_desk.SCRIPT.replace("revision: 4", "revision: 5").replace("[Cv-ketel]", "[Ketel]")
    file.write_text(changed, encoding="utf-8")
    desk.library.refresh(Progress())
    with led.qtbot.waitSignal(led.page.led.changed):
        led.page.show_library()
    assert "revisie 5" in news.text()
    assert "revisie 4" in news.text()
    assert led.view.choices[0].label == "Cv-ketel"
    file.unlink()
    desk.library.refresh(Progress())
    with led.qtbot.waitSignal(led.page.led.changed):
        led.page.show_library()
    assert "ingetrokken" in news.text()
    led.move(Qt.Key.Key_1)
    assert led.title == "Waterdruk"


def test_a_date_as_it_is_said_is_shown_as_it_was_read(qtbot, theme, words, lane, tmp_path, monkeypatch):
    asks = small_desk.SCRIPT.replace("- Waterdruk: `___ pressure`", "- Sinds: `___ moving_date`")
    monkeypatch.setattr(small_desk, "SCRIPT", asks)
    desk = small_desk.small_desk(tmp_path)
    led = led_over(desk, qtbot, theme, words, lane)
    at_appliance(led)
    led.move(Qt.Key.Key_1)
    led.type("gisteren")
    qtbot.waitUntil(lambda: "Gelezen als" in led.named("call.field.moving_date.read_as").text())
    assert led.named("call.field.moving_date").text() == "gisteren"
    led.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: led.named("call.field.moving_date").text() != "gisteren")
    assert led.named("call.field.moving_date.error").isHidden()
    desk.close()


def test_practice_is_said_beside_the_contact_and_to_the_window(led):
    with led.qtbot.waitSignal(led.page.mode_shown) as mode:
        led.begin(practice=True)
    assert mode.args[0] == "practice"
    assert not led.named("contact.practice").isHidden()
    with led.qtbot.waitSignal(led.page.mode_shown) as mode:
        led.page.acts.park()
    assert mode.args[0] == "live"
