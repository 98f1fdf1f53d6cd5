from PySide6.QtCore import QCoreApplication

from kbdesk.domain.language import Language
from kbdesk.ui.native_words import NativeWords


def of_qt():
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qt_speaks_dutch_with_the_window_and_english_after_a_switch(qapp, words):
    native = NativeWords(qapp, words)
    assert of_qt() == "Annuleren"
    words.switch(Language.EN)
    assert of_qt() == "Cancel"
    words.switch(Language.NL)
    assert of_qt() == "Annuleren"
    native.take_down()
    assert of_qt() == "Cancel"
