import content_in_memory as content
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Answer, Question
from kbdesk.domain.language import Language
from kbdesk.ui.kit.theme import Scheme


def ask(qtbot, page, text):
    with qtbot.waitSignal(page.answered, check_params_cb=lambda answer: answer.question.text == text):
        page.ask(text)


def titles(page):
    return [row.hit.step_title or row.hit.title for row in page.results.list.model().rows if row.hit]


def shown(page):
    return page.reading.article.page.header.id if page.reading.is_reading else None


def test_results_come_while_typing_and_the_best_is_shown(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    assert titles(find_page)[0] == content.FIBRE.header.title
    assert find_page.results._count.text() == "6 resultaten  ·  2 ms"
    qtbot.waitUntil(lambda: shown(find_page) == "fibre")


def test_only_the_newest_question_is_answered(qtbot, find_page):
    came = []
    find_page.answered.connect(lambda answer: came.append(answer.question.text))
    for text in ("g", "ge", "gee", "geen"):
        find_page.ask(text)
    qtbot.waitUntil(lambda: "geen" in came)
    assert came[-1] == "geen"
    assert find_page.text == "geen"


def test_steps_stand_under_their_script(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    rows = find_page.results.list.model().rows
    at = next(place for place, row in enumerate(rows) if row.hit.kind is Kind.STEP)
    assert rows[at].indented
    assert rows[at - 1].hit.kind is Kind.SCRIPT


def test_arrows_move_the_choice_and_the_preview_follows(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    find_page.move_selection(3)
    assert find_page.results.list.current.id == "router"
    qtbot.waitUntil(lambda: shown(find_page) == "router")
    find_page.move_selection(-100)
    assert find_page.results.list.current.id == "fibre"
    find_page.move_selection(100)
    assert find_page.results.list.current.id == "pon"


def test_the_readers_choice_stays_when_the_same_question_is_asked_again(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    find_page.move_selection(3)
    with qtbot.waitSignal(find_page.answered):
        find_page.ask_again()
    assert find_page.results.list.current.id == "router"
    ask(qtbot, find_page, "internet")
    assert find_page.results.list.current.id == "fibre"


def test_enter_opens_a_page_and_remembers_it(qtbot, find_page):
    ask(qtbot, find_page, "PON")
    find_page.move_selection(0)
    with qtbot.waitSignal(find_page.page_opened) as opened:
        find_page.open_selected()
    assert opened.args[0].header.id == "fibre"
    assert [hit.id for hit in find_page.recent] == ["fibre"]


def test_enter_on_a_script_or_a_step_asks_for_a_call(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    find_page.move_selection(1)
    with qtbot.waitSignal(find_page.script_chosen) as chosen:
        find_page.open_selected()
    assert (chosen.args[0].id, chosen.args[0].step) == ("no-internet", "")
    find_page.move_selection(1)
    with qtbot.waitSignal(find_page.script_chosen) as chosen:
        find_page.open_selected()
    assert chosen.args[0].step == "lampje-bekijken"


def test_a_script_that_is_read_can_be_started(qtbot, find_page):
    with qtbot.waitSignal(find_page.page_opened):
        find_page.open_path("no-internet")
    assert find_page.reading.header.start.isVisible()
    with qtbot.waitSignal(find_page.script_chosen) as chosen:
        find_page.reading.header.start.click()
    assert chosen.args[0].path == content.SCRIPT.path


def test_links_lead_on_and_history_leads_back(qtbot, find_page):
    with qtbot.waitSignal(find_page.page_opened):
        find_page.open_path("fibre")
    with qtbot.waitSignal(find_page.page_opened):
        find_page.reading.article.link_inside.emit("articles/wifi.nl.md", "")
    assert shown(find_page) == "wifi"
    assert find_page.reading.header.back.isVisible()
    find_page.reading.header.back.click()
    qtbot.waitUntil(lambda: shown(find_page) == "fibre")
    find_page.reading.header.forward.click()
    qtbot.waitUntil(lambda: shown(find_page) == "wifi")


def test_a_link_that_leads_nowhere_is_told_in_a_line(qtbot, find_page):
    find_page.reading.article.link_inside.emit("articles/gone.nl.md", "")
    qtbot.waitUntil(lambda: find_page.reading.notice.notice is not None)
    assert "kan niet worden geopend" in find_page.reading.notice.notice.text


def test_nothing_found_offers_other_words_and_to_refer_with_the_words(qtbot, find_page):
    ask(qtbot, find_page, "kwantumtoestel")
    pane = find_page.reading.empty
    assert pane.isVisible()
    assert pane._title.text() == "Niets gevonden voor “kwantumtoestel”"
    with qtbot.waitSignal(find_page.refer_asked) as asked:
        pane._refer.click()
    assert asked.args == ["kwantumtoestel"]
    with qtbot.waitSignal(find_page.text_proposed) as proposed:
        pane._links._widgets[0].click()
    assert proposed.args == ["geen internet"]


def test_with_nothing_found_while_typing_a_second_look_is_taken(qtbot, find_page, finding):
    ask(qtbot, find_page, "kwantumtoestel")
    assert [question.as_you_type for question in finding.asked[-2:]] == [True, False]


def test_a_mended_typing_error_is_said(qtbot, find_page):
    ask(qtbot, find_page, "glasvezl")
    assert find_page.results.read_as.isVisible()
    assert find_page.results.read_as._text.text() == "Gelezen als <i>glasvezel</i>"
    assert find_page.results.read_as.spoken() == "Gelezen als glasvezel"


def test_filters_narrow_the_question_and_can_be_dropped(qtbot, find_page, finding):
    ask(qtbot, find_page, "internet")
    panel = find_page.results.filters
    panel.set_open(True)
    with qtbot.waitSignal(find_page.answered):
        panel._chips["kind", "script"].click()
    panel.set_open(False)
    assert finding.asked[-1].kinds == (Kind.SCRIPT, Kind.STEP)
    assert {row.hit.kind for row in find_page.results.list.model().rows} == {Kind.SCRIPT, Kind.STEP}
    assert panel.isVisible()
    with qtbot.waitSignal(find_page.answered):
        panel._chips["product", "meter"].click()
    assert find_page.reading.empty._clear.isVisible()
    with qtbot.waitSignal(find_page.answered):
        find_page.reading.empty._clear.click()
    assert len(titles(find_page)) == 8


def test_an_empty_field_offers_what_was_opened_and_the_scripts(qtbot, find_page):
    ask(qtbot, find_page, "PON")
    with qtbot.waitSignal(find_page.page_opened):
        find_page.open_selected()
    scripts = (content.a_hit(content.SCRIPT),)
    find_page.show_start(recent=find_page.recent, scripts=scripts)
    ask(qtbot, find_page, "")
    headings = [row.heading for row in find_page.results.list.model().rows if row.hit is None]
    assert headings[0] == "Onlangs geopend"
    assert find_page.results.list.current is None


def test_all_words_follow_the_language_without_a_restart(qtbot, find_page, words):
    ask(qtbot, find_page, "internet")
    find_page.results.filters.set_open(True)
    with qtbot.waitSignal(find_page.answered):
        words.switch(Language.EN)
    assert find_page.results._count.text().startswith("8 results")
    assert find_page.results.filters._chips["product", "fibre"].text() == "Fibre"
    assert find_page.reading.header.print.toolTip().startswith("Print")


def test_what_is_not_in_force_says_so_and_leads_on(qtbot, find_page):
    with qtbot.waitSignal(find_page.page_opened):
        find_page.open_path("old")
    assert find_page.reading.notice.notice.stays
    with qtbot.waitSignal(find_page.page_opened) as opened:
        find_page.reading.notice._action.click()
    assert opened.args[0].header.id == "router"


def test_a_narrow_window_shows_results_or_the_text(qtbot, find_page):
    find_page.resize(420, 700)
    ask(qtbot, find_page, "PON")
    assert find_page.results.isVisible()
    assert not find_page.reading.isVisible()
    with qtbot.waitSignal(find_page.page_opened):
        find_page.open_selected()
    assert find_page.reading.isVisible()
    assert not find_page.results.isVisible()
    find_page.reading.header.results.click()
    assert find_page.results.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_row_is_painted_and_high_enough_for_its_words(qtbot, find_page, theme, percent):
    theme.resize_text(percent)
    ask(qtbot, find_page, "internet")
    view = find_page.results.list
    heights = [view.visualRect(view.model().index(row)).height() for row in range(view.model().rowCount())]
    assert all(height >= 40 * percent / 100 for height in heights)
    assert not view.grab().isNull()


def test_keys_work_in_the_list_itself(qtbot, find_page):
    ask(qtbot, find_page, "geen internet")
    view = find_page.results.list
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current.kind is Kind.SCRIPT
    with qtbot.waitSignal(find_page.script_chosen):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_a_row_is_read_out_with_kind_title_and_summary(qtbot, find_page):
    ask(qtbot, find_page, "PON")
    index = find_page.results.list.model().index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Artikel: Glasvezel: geen internet")


def test_a_window_that_gets_narrow_keeps_what_helps(qtbot, find_page):
    ask(qtbot, find_page, "qwxyz")
    qtbot.waitUntil(lambda: find_page.reading.empty.says_something)
    find_page.resize(500, 700)
    assert find_page.reading.empty.isVisible()
    ask(qtbot, find_page, "geen internet")
    assert find_page.results.list.isVisible()
    find_page.open_selected()
    find_page.resize(1280, 700)
    find_page.open_path("fibre")
    qtbot.waitUntil(lambda: shown(find_page) == "fibre")
    find_page.resize(500, 700)
    assert find_page.reading.article.isVisible()


def test_in_a_narrow_window_what_helps_stays_while_the_folder_is_looked_through_again(qtbot, find_page):
    find_page.resize(500, 700)
    ask(qtbot, find_page, "qwxyz")
    qtbot.waitUntil(find_page.reading.empty.isVisible)
    find_page.show_no_content("")
    assert find_page.reading.empty.isVisible()
    find_page.show_no_content("away", folder="K:/kennis")
    assert find_page.reading.empty.isVisible()
    assert "K:/kennis" in find_page.reading.empty._hint.text()


def test_many_results_are_counted_in_the_readers_way(find_page, words):
    answer = Answer(Question("water", lang="nl"), content.hits()[:2], 12345, 3.0)
    find_page.results.show_answer(answer, recent=(), scripts=())
    assert "2 van 12.345 resultaten" in find_page.results._count.text()


def test_a_window_that_gets_wide_again_shows_the_chosen_text(qtbot, find_page):
    find_page.resize(500, 700)
    ask(qtbot, find_page, "geen internet")
    assert not find_page.reading.isVisible()
    find_page.resize(1280, 700)
    qtbot.waitUntil(lambda: shown(find_page) == "fibre")


def test_other_colours_leave_the_splitter_where_the_reader_put_it(find_page, theme):
    find_page._split.setSizes([500, 770])
    before = find_page._split.sizes()
    theme.choose(Scheme.DARK)
    assert find_page._split.sizes() == before
