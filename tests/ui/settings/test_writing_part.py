"""Spelling on and off, and the reader's own words, in the settings."""

from dataclasses import replace

import pytest

from kbdesk.config.settings import SettingsFile


def kept(shown):
    return SettingsFile(shown.desk.paths.settings).read()


def test_spelling_is_on_until_it_is_switched_off(shown, qtbot):
    pytest.importorskip("hunspell")
    assert shown.find("settings.spelling").isChecked()
    with qtbot.waitSignal(shown.news.spelling_chosen):
        shown.find("settings.spelling").click()
    assert not kept(shown).spelling


def test_own_words_are_listed_and_go_one_by_one(shown, qtbot):
    settings = shown.desk.settings
    assert shown.find("settings.words").isHidden()
    settings.write(replace(settings.read(), own_words=("afleverset", "vulkraan")))
    shown.page.refresh()
    words, remove = shown.find("settings.words"), shown.find("settings.words.remove")
    assert not remove.isEnabled()
    words.setCurrentRow(0)
    with qtbot.waitSignal(shown.news.spelling_chosen):
        remove.click()
    assert kept(shown).own_words == ("vulkraan",)
    assert [words.item(row).text() for row in range(words.count())] == ["vulkraan"]


def test_where_there_is_no_dictionary_the_switch_says_so(shown, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    shown.page.refresh()
    assert not shown.find("settings.spelling").isEnabled()
    assert "geen woordenboek" in shown.page.writing._switch.said.text()
