import pytest
from PySide6.QtWidgets import QLineEdit

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.passphrase_dialog import PassphraseDialog


@pytest.fixture
def dialog_for(qtbot, qapp):
    def made(code):
        theme, words = Theme(qapp, Scheme.LIGHT, 100), words_of_window(Language.NL)
        dialog = PassphraseDialog(StateUnwritable(code, path="records.key"), theme, words)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def test_a_known_passphrase_is_asked_once_and_never_shown(dialog_for, qtbot):
    dialog = dialog_for("records-passphrase-missing")
    assert not dialog.again.isVisible()
    assert dialog.typed.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(dialog.typed, "vier woorden op een rij")
    with qtbot.waitSignal(dialog.accepted):
        dialog.unlock.click()
    assert dialog.typed.text() == "vier woorden op een rij"


def test_a_new_one_is_asked_twice_the_same(dialog_for, qtbot):
    dialog = dialog_for("records-passphrase-new")
    assert dialog.again.isVisible()
    qtbot.keyClicks(dialog.typed, "vier woorden op een rij")
    qtbot.keyClicks(dialog.again, "vier woorden op een rei")
    dialog.unlock.click()
    assert dialog.isVisible()
    assert "verschillen" in dialog.remark.text()
    qtbot.keyClicks(dialog.again, "vier woorden op een rij")
    with qtbot.waitSignal(dialog.accepted):
        dialog.unlock.click()


def test_nothing_typed_opens_nothing_and_one_can_go_on_without(dialog_for, qtbot):
    dialog = dialog_for("records-passphrase-wrong")
    dialog.unlock.click()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        dialog.without.click()


def test_every_control_has_a_name_and_says_what_it_is(dialog_for):
    dialog = dialog_for("records-passphrase-new")
    controls = (dialog.typed, dialog.again, dialog.unlock, dialog.without)
    assert [one.objectName() for one in controls] == [
        "passphrase.typed",
        "passphrase.again",
        "passphrase.open",
        "passphrase.without",
    ]
    assert all(one.accessibleName() or one.text() for one in controls)
