"""The row on top of every page: search field, status, language, the fold of the right side."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kbdesk.ui.frame.search_field import SearchField
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.status_pill import StatusPill
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.tokens import IconSize
from kbdesk.ui.kit.words import Words

NARROW, NARROWEST = 860, 480


class TopRow(QWidget):
    """In a narrow window the status gets short, in a narrower one the language goes: the search field stays."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.search = SearchField(theme, words)
        self.status = StatusPill(theme, words)
        self.language = QPushButton()
        self.language.setObjectName("frame.language")
        self.language.setProperty("look", "framed")
        self.fold = IconButton(theme, words, icon="panel-right", key="frame.fold", name="frame.fold", shortcut="F9")
        self.fold.setCheckable(True)
        self.fold.hide()
        self.setProperty("look", "plain")
        self.search.setMinimumWidth(120)
        for button in (self.status, self.language):
            button.setMinimumWidth(44)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        for widget in (self.status, self.language, self.fold):
            row.addWidget(widget)
        self._fitted_to = 0
        theme.changed.connect(self._speak)
        theme.changed.connect(self._fit_again)
        words.language_changed.connect(self._speak)
        self._speak()

    def fit(self, width: int) -> None:
        """To a window of that width; to the same width again when the text gets another size."""
        self._fitted_to = width
        self.status.show_short(width < self._theme.px(NARROW))
        self.language.setVisible(width >= self._theme.px(NARROWEST))

    def _fit_again(self) -> None:
        if self._fitted_to:
            self.fit(self._fitted_to)

    def _speak(self) -> None:
        name = self._words.say("frame.language")
        self.language.setText(f" {self._words.lang.upper()}")
        self.language.setIcon(self._theme.icon("globe", size=IconSize.USUAL))
        self.language.setToolTip(name)
        self.language.setAccessibleName(name)
