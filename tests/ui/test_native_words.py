import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from kbdesk.domain.language import Language
from kbdesk.ui.native_words import NativeWords
from kbdesk.wording.qt_words import QT_WORDS


@pytest.fixture
def native(qapp, words):
    one = NativeWords(qapp, words)
    yield one
    one.take_down()


@pytest.fixture
def qt_without_catalogues(monkeypatch, tmp_path):
    monkeypatch.setattr(QLibraryInfo, "path", lambda _which: str(tmp_path))


def of_qt(word="Cancel", context="QPlatformTheme"):
    return QCoreApplication.translate(context, word)


def menu_of(qtbot, field):
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    return [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def test_qt_speaks_dutch_with_the_window_and_english_after_a_switch(native, words):
    assert of_qt() == "Annuleren"
    words.switch(Language.EN)
    assert of_qt() == "Cancel"
    words.switch(Language.NL)
    assert of_qt() == "Annuleren"
    native.take_down()
    assert of_qt() == "Cancel"


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_dutch_also_where_qt_came_without_its_catalogues(
    qt_without_catalogues, native, words, qtbot, field
):
    menu = menu_of(qtbot, field())
    assert {"Ongedaan maken", "Opnieuw", "Knippen", "Kopiëren", "Plakken", "Verwijderen", "Alles selecteren"} <= set(
        menu
    )
    words.switch(Language.EN)
    assert {"Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"} <= set(menu_of(qtbot, field()))


def test_qts_own_catalogue_is_asked_before_our_pairs(native):
    ours = dict(QT_WORDS)
    theirs = {word: of_qt(word) for word in ("Discard", "Ignore", "Close")}
    assert all(said != word for word, said in theirs.items())
    assert theirs["Discard"] != ours["Discard"]


def test_each_pair_is_said_once_and_in_dutch():
    english = [word for word, _ in QT_WORDS]
    assert len(english) == len(set(english))
    for word, dutch in QT_WORDS:
        assert dutch.replace("&", "").strip()
        assert dutch != word


def test_words_of_other_contexts_that_nobody_translated_stay_as_they_are(qt_without_catalogues, native):
    assert of_qt("Something quite unheard of") == "Something quite unheard of"
