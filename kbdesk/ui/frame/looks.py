"""What the reader chooses for the window as a whole: language, light or dark, contrast, size of the text, touch."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.language import Language
from kbdesk.domain.settings import Contrast
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words

TEXT_STEP = 10
"""Per cent."""


@dataclass(frozen=True, slots=True)
class Looks:
    """For the settings."""

    language: str
    scheme: str
    text_percent: int
    contrast: str = Contrast.SYSTEM.value
    touch: bool = False


class ChosenLooks(QObject):
    """Puts each choice to use at once and tells what is so afterwards."""

    chosen = Signal(object)  # Looks; listener: the main window, which hands it on to be kept

    def __init__(self, theme: Theme, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words

    def other_language(self) -> None:
        """From Dutch to English and back."""
        self.switch_language(self._words.language.other)

    def switch_language(self, language: Language) -> None:
        """The window speaks it at once."""
        self._words.switch(language)
        self._tell()

    def choose_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the system has it."""
        self._theme.choose(scheme)
        self._tell()

    def choose_contrast(self, contrast: Contrast) -> None:
        """Usual, high, or as the system has it."""
        self._theme.choose_contrast(contrast)
        self._tell()

    def use_touch(self, touch: bool) -> None:
        """Targets for fingers."""
        self._theme.use_touch(touch)
        self._tell()

    def step_text(self, step: int) -> None:
        """Larger (1), smaller (-1), or the usual size (0)."""
        self._theme.resize_text(self._theme.text_percent + step * TEXT_STEP if step else 100)
        self._tell()

    def _tell(self) -> None:
        theme = self._theme
        self.chosen.emit(
            Looks(self._words.lang, theme.scheme.value, theme.text_percent, theme.contrast.value, theme.touch)
        )
