"""Asks for the passphrase of the records at the start, once a session; without it the window opens and only reads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence

_NEW = frozenset({"records-passphrase-new", "passphrase-short"})
WIDTH = 460


class PassphraseDialog(QDialog):
    """`why` is what the records said: none was chosen yet, it is missing, or it was wrong."""

    def __init__(self, why: DeskError, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words, self._is_new = words, why.code in _NEW
        self.setObjectName("passphrase")
        self.setWindowTitle(words.say("passphrase.title"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.typed = self._field("passphrase.typed", words.say("passphrase.new" if self._is_new else "passphrase.ask"))
        self.again = self._field("passphrase.again", words.say("passphrase.again"))
        self.remark = QLabel(error_sentence(why, words.lang))
        self.remark.setObjectName("passphrase.remark")
        self.remark.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.unlock = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.unlock.setObjectName("passphrase.open")
        self.unlock.setText(words.say("passphrase.open"))
        self.without = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.without.setObjectName("passphrase.without")
        self.without.setText(words.say("passphrase.without"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(10))
        column.addWidget(self.remark)
        for field in (self.typed, self.again) if self._is_new else (self.typed,):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(buttons)
        self.again.setParent(self)
        self.again.setVisible(self._is_new)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, name: str, label: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _take(self) -> None:
        if self._is_new and self.typed.text() != self.again.text():
            self.remark.setText(self._words.say("passphrase.differs"))
            self.again.clear()
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.typed.text():
            self.accept()


def ask_in_window(why: DeskError, theme: Theme, words: Words) -> str:
    """The passphrase; empty when the person goes on without."""
    dialog = PassphraseDialog(why, theme, words)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    typed = dialog.typed.text() if accepted else ""
    dialog.deleteLater()
    return typed
