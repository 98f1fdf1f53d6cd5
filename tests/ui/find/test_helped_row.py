"""Did this help? Two quiet buttons under a text, and what is said after them."""

import content_in_memory as content
import pytest
from PySide6.QtWidgets import QWidget

from kbdesk.domain.verdict import Verdict


@pytest.fixture
def row(find_page):
    return find_page.reading.helped


@pytest.fixture
def judged(row):
    told = []
    row.judged.connect(lambda page, said, before: told.append((page.header.id, said, before)))
    return told


def opened(qtbot, page, path):
    with qtbot.waitSignal(page.page_opened):
        page.open_path(path)


def named(page, name):
    return page.findChild(QWidget, name)


def test_a_press_says_so_the_other_changes_it_and_a_second_takes_it_back(qtbot, find_page, row, judged):
    opened(qtbot, find_page, content.FIBRE.path)
    named(find_page, "read.helped").click()
    assert row._thanks.isVisible()
    named(find_page, "read.not_helped").click()
    named(find_page, "read.not_helped").click()
    assert judged == [
        ("fibre", Verdict.HELPED, None),
        ("fibre", Verdict.NOT_HELPED, Verdict.HELPED),
        ("fibre", None, Verdict.NOT_HELPED),
    ]
    assert not row._thanks.isVisible()


def test_who_was_not_helped_is_asked_what_was_missing(qtbot, find_page, row):
    opened(qtbot, find_page, content.FIBRE.path)
    assert not named(find_page, "read.flag").isVisible()
    row.press(Verdict.NOT_HELPED)
    assert named(find_page, "read.flag").isVisible()
    with qtbot.waitSignal(row.flag_asked):
        named(find_page, "read.flag").click()


def test_another_text_is_judged_anew(qtbot, find_page, row, judged):
    opened(qtbot, find_page, content.FIBRE.path)
    row.press(Verdict.HELPED)
    opened(qtbot, find_page, content.ROUTER.path)
    assert not named(find_page, "read.helped").isChecked()
    row.press(Verdict.HELPED)
    assert judged[-1] == ("router", Verdict.HELPED, None)


def test_a_script_is_not_asked_about(qtbot, find_page, row, judged):
    opened(qtbot, find_page, content.SCRIPT.path)
    assert not row.isVisible()
    row.press(Verdict.HELPED)
    assert judged == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_buttons_are_whole_at_any_size_of_text(qtbot, find_page, row, theme, percent):
    theme.resize_text(percent)
    opened(qtbot, find_page, content.FIBRE.path)
    row.press(Verdict.NOT_HELPED)
    for name in ("read.helped", "read.not_helped", "read.flag"):
        button = named(find_page, name)
        qtbot.waitUntil(lambda button=button: button.width() >= button.sizeHint().width())
        qtbot.waitUntil(lambda button=button: row._flow.rect().contains(button.geometry()))


def test_nothing_found_offers_two_ways_with_their_keys(qtbot, find_page):
    with qtbot.waitSignal(find_page.answered, check_params_cb=lambda answer: answer.question.text == "zzz"):
        find_page.ask("zzz")
    empty = find_page.reading.empty
    assert [named(empty, name).isVisible() for name in ("find.flag", "find.refer")] == [True, True]
    with qtbot.waitSignal(find_page.refer_asked) as words:
        named(empty, "find.refer").click()
    assert words.args == ["zzz"]
    with qtbot.waitSignal(empty.flag_asked):
        named(empty, "find.flag").click()


def ask(qtbot, page, text):
    with qtbot.waitSignal(page.answered, check_params_cb=lambda answer: answer.question.text == text):
        page.ask(text)


def test_in_a_narrow_window_the_two_ways_are_in_sight_and_new_words_bring_the_results_back(qtbot, find_page):
    find_page.resize(420, 700)
    ask(qtbot, find_page, "zzz")
    assert find_page.reading.empty.isVisible()
    ask(qtbot, find_page, "geen internet")
    assert find_page.results.isVisible()
    find_page.open_selected()
    qtbot.waitUntil(find_page.reading.isVisible)
    with qtbot.waitSignal(find_page.answered):
        find_page.ask_again()
    assert find_page.reading.isVisible()
    ask(qtbot, find_page, "traag")
    assert find_page.results.isVisible()
