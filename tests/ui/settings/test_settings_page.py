"""Everything on the page of settings holds at once, is found by typing, and is reached by keys."""

import json
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from kbdesk.config.settings import SettingsFile
from kbdesk.domain.language import Language
from kbdesk.domain.settings import Contrast, KeyPlace
from kbdesk.ui.kit.own_keys import by_name
from kbdesk.ui.kit.theme import Scheme
from kbdesk.wording.settings_page import SETTINGS_WORDS


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def kept(shown):
    return SettingsFile(shown.desk.paths.settings).read()


def test_the_page_opens_by_key_with_the_cursor_in_its_filter(shown):
    window = shown.window
    window.show_page("find")
    window.focus_search()
    press(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "settings"
    assert shown.page.filter.hasFocus()
    window.focus_search()
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.page.filter.hasFocus()


def test_looks_hold_at_once_and_the_page_shows_what_is_so(shown, theme, words, qtbot):
    with qtbot.waitSignal(shown.window.looks_chosen):
        shown.find("settings.scheme.dark").click()
    assert theme.scheme is Scheme.DARK
    with qtbot.waitSignal(shown.window.looks_chosen):
        shown.find("settings.contrast.high").click()
    assert theme.contrast is Contrast.HIGH
    with qtbot.waitSignal(shown.window.looks_chosen):
        shown.find("settings.size.larger").click()
    assert theme.text_percent == 110
    assert shown.page.looks._percent.text() == "110 %"
    with qtbot.waitSignal(shown.window.looks_chosen):
        shown.find("settings.touch").click()
    assert theme.touch
    with qtbot.waitSignal(words.language_changed):
        shown.find("settings.language.en").click()
    assert words.language is Language.EN
    assert shown.page.looks.title == "Looks and language"
    theme.use_touch(False)
    theme.choose_contrast(Contrast.SYSTEM)


def test_looks_chosen_elsewhere_are_shown_here(shown, theme):
    theme.choose(Scheme.DARK)
    assert shown.find("settings.scheme.dark").isChecked()
    theme.resize_text(150)
    assert shown.page.looks._percent.text() == "150 %"


def test_the_name_of_the_device_is_kept_when_the_cursor_leaves_it(shown):
    field = shown.find("settings.device")
    field.setFocus()
    QTest.keyClicks(field, "Balie 3")
    press(field, Qt.Key.Key_Tab)
    assert kept(shown).device == "Balie 3"
    assert "Bewaard" in shown.page.device._name.said.text()


def test_what_is_kept_of_searches_is_handed_on(shown, qtbot):
    with qtbot.waitSignal(shown.window.looks_menu.keep_searches_chosen) as told:
        shown.find("settings.searches.off").click()
    assert told.args[0] == "off"


def test_another_content_folder_holds_from_the_next_start_on(shown, tmp_path):
    (tmp_path / "mijn map").mkdir()
    field = shown.find("settings.folder")
    field.setFocus()
    field.setText(str(tmp_path / "nergens"))
    press(field, Qt.Key.Key_Return)
    assert "geen map" in shown.page.content._folder.said.text()
    assert kept(shown).content == ""
    field.setText(str(tmp_path / "mijn map"))
    press(field, Qt.Key.Key_Return)
    assert kept(shown).content == str(tmp_path / "mijn map")
    assert "Vanaf de volgende start" in shown.page.content._folder.said.text()
    shown.find("settings.folder.sample").click()
    assert kept(shown).content == ""


def test_the_filter_leaves_what_fits_and_says_when_nothing_does(shown):
    page = shown.page
    QTest.keyClicks(page.filter, "contrast")
    left = [row.name for part in page.parts for row in part.rows if row.isVisible()]
    assert left == ["Contrast"]
    page.filter.setText("zzz")
    assert page._none.isVisible()
    assert not any(part.isVisible() for part in page.parts)
    press(page.filter, Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    assert all(part.isVisible() for part in page.parts)


def test_a_part_is_reached_from_its_name(shown, qtbot):
    page = shown.page
    page._names.setCurrentRow([part.part for part in page.parts].index("privacy"))
    page._names.setFocus()
    press(page._names, Qt.Key.Key_Return)
    assert shown.find("settings.person").hasFocus()


def test_own_keys_are_chosen_by_pressing_them(shown, qtbot):
    part = shown.page.keys
    names = [part._list.item(row).text() for row in range(part._list.count())]
    part._list.setCurrentRow(names.index("Doorverwijzen"))
    part._list.setFocus()
    press(part._list, Qt.Key.Key_Return)
    assert part._field.hasFocus() or part._field.isAncestorOf(QApplication.focusWidget())
    press(part._field, Qt.Key.Key_F7)
    qtbot.waitUntil(part._list.hasFocus)
    assert kept(shown).keys == (("refer", "F7"),)
    assert by_name(shown.window)["refer"].keys_now == ("F7",)
    press(part._list, Qt.Key.Key_Return)
    press(part._field, Qt.Key.Key_F8)
    assert "Meld aan de redactie" in part._row.said.text()
    shown.find("settings.keys.usual").click()
    assert kept(shown).keys == ()
    shown.find("settings.keys.none").click()
    assert kept(shown).keys == (("refer", ""),)
    shown.find("settings.keys.all_usual").click()
    assert by_name(shown.window)["refer"].keys_now == ("Ctrl+R",)


def test_the_key_of_the_records_is_told_and_moved_under_a_passphrase(shown, qtbot):
    safe = shown.page.safe
    shown.desk.refer  # noqa: B018  opens the records, and makes their key
    safe.refresh()
    assert "bestand" in safe._key.said.text()
    shown.find("settings.key.passphrase").click()
    safe._typed.setText("paard batterij nietje juist")
    safe._again.setText("iets anders")
    shown.find("settings.passphrase.use").click()
    assert "verschillen" in safe._key.said.text()
    safe._typed.setText("paard batterij nietje juist")
    safe._again.setText("paard batterij nietje juist")
    shown.find("settings.passphrase.use").click()
    qtbot.waitUntil(lambda: shown.desk.key_lies_in is KeyPlace.PASSPHRASE)
    qtbot.waitUntil(shown.settled)
    assert safe._typed.text() == safe._again.text() == ""
    assert "Verplaatst" in safe._key.said.text()


def test_a_passphrase_that_is_too_short_is_refused_in_words(shown, qtbot):
    shown.desk.refer  # noqa: B018  opens the records, and makes their key
    safe = shown.page.safe
    safe._ask_passphrase()
    safe._typed.setText("kort")
    safe._again.setText("kort")
    safe._use_typed()
    qtbot.waitUntil(lambda: "8" in safe._key.said.text())
    assert shown.desk.key_lies_in is KeyPlace.FILE


def test_a_recovery_copy_without_a_certificate_is_said_and_not_written(shown, qtbot, tmp_path):
    (tmp_path / "no.pem").write_text("x", encoding="utf-8")
    assert not shown.find("settings.recovery.write").isEnabled()
    shown.page.safe.use_certificate(tmp_path / "no.pem")
    assert shown.find("settings.recovery.write").isEnabled()
    shown.page.safe.write_recovery(tmp_path / "copy.p7m")
    qtbot.waitUntil(lambda: shown.page.safe._recovery.said.property("look") == "error")
    assert not (tmp_path / "copy.p7m").exists()


def test_a_bundle_for_support_is_shown_before_it_can_be_saved(shown, qtbot, tmp_path):
    save = shown.find("settings.bundle.save")
    assert not save.isEnabled()
    shown.find("settings.bundle.show").click()
    qtbot.waitUntil(save.isEnabled)
    told = shown.page.health.bundle.text.toPlainText()
    for part in ("versions.json", "sizes.json", "settings.json", "health.json", "log.txt"):
        assert f"== {part}: " in told
    shown.page.health.bundle.save(tmp_path / "bundle.zip")
    qtbot.waitUntil(lambda: (tmp_path / "bundle.zip").exists() and not shown.records.busy)
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert all(bundle.read(name).decode() in told for name in bundle.namelist())


def test_health_is_looked_at_and_its_report_copied(shown, qtbot):
    shown.find("settings.health.look").click()
    qtbot.waitUntil(shown.find("settings.health.copy").isVisible)
    assert "In orde: kbdesk" in shown.page.health._health.said.text()
    shown.find("settings.health.copy").click()
    assert QGuiApplication.clipboard().text().startswith("ok: kbdesk")


def test_settings_that_cannot_be_written_are_said(shown):
    shown.desk.paths.settings.unlink(missing_ok=True)
    shown.desk.paths.settings.mkdir(parents=True)
    field = shown.find("settings.device")
    field.setFocus()
    QTest.keyClicks(field, "Balie")
    press(field, Qt.Key.Key_Return)
    assert shown.page.notice.isVisible()


@pytest.mark.parametrize(
    ("size", "percent"),
    [((1366, 768), 100), ((800, 600), 100), ((560, 700), 100), ((1366, 768), 200), ((800, 600), 200)],
)
def test_nothing_is_cut_at_any_size(shown, theme, size, percent):
    theme.resize_text(percent)
    shown.window.resize(*size)
    QTest.qWait(1)
    page = shown.page
    room = page._room.viewport().width()
    assert page._inner.width() <= room
    for label in page._inner.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.text():
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
    for button in page._inner.findChildren(QAbstractButton):
        if button.isVisible():
            right = button.mapTo(page._inner, button.rect().topRight()).x()
            assert right <= page._inner.width(), button.objectName()


@pytest.mark.parametrize("key", sorted(SETTINGS_WORDS))
def test_a_sentence_has_both_languages(key):
    english, dutch = SETTINGS_WORDS[key]
    assert english.strip()
    assert dutch.strip()


def test_settings_survive_what_a_newer_version_wrote(shown):
    path = shown.desk.paths.settings
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"sound": "off"}), encoding="utf-8")
    shown.news._keep(toured=True)
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["sound"] == "off"
    assert written["toured"] is True


def test_what_is_chosen_for_the_desktop_is_kept_and_told(shown, qtbot):
    field = shown.find("settings.hotkey")
    field.setFocus()
    with qtbot.waitSignal(shown.news.desktop_chosen) as told:
        press(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert told.args[0].hotkey == kept(shown).hotkey == "Ctrl+Alt+K"
    shown.find("settings.tray").click()
    shown.find("settings.on_top").click()
    assert (kept(shown).tray, kept(shown).on_top) == (False, True)
    shown.find("settings.hotkey.none").click()
    assert kept(shown).hotkey == ""
