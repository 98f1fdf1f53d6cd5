"""Looks and language: each choice is told, done by the frame, and shown here as it is afterwards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from kbdesk.domain.language import Language
from kbdesk.domain.settings import Contrast
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.part import Part

_LANGUAGES = ((Language.NL.value, "Nederlands"), (Language.EN.value, "English"))


class LooksPart(Part):
    """Shows the theme and the language of the moment."""

    language_chosen = Signal(object)  # Language; listener: the settings' news
    scheme_chosen = Signal(object)  # Scheme; listener: the same
    contrast_chosen = Signal(object)  # Contrast; listener: the same
    size_asked = Signal(int)  # +1 larger, -1 smaller, 0 usual; listener: the same
    touch_chosen = Signal(bool)  # listener: the same

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words, "looks")
        self._language, self._scheme, self._contrast = (Segments(theme, clearable=False) for _ in range(3))
        self._smaller = self.button("set.size.smaller", "size.smaller")
        self._larger = self.button("set.size.larger", "size.larger")
        self._usual = self.button("set.size.usual", "size.usual", look="quiet")
        self._percent, self._accent = QLabel(), QLabel()
        self._touch = self.check_box("touch")
        self.add_row("language", self._language)
        self.add_row("scheme", self._scheme)
        self.add_row("contrast", self._contrast)
        self.add_row("size", self.flow(self._smaller, self._percent, self._larger, self._usual))
        self._touch_row = self.add_row("touch", self._touch)
        self.add_row("accent", self._accent)
        self._language.chosen.connect(self._choose_language)
        self._scheme.chosen.connect(self._choose_scheme)
        self._contrast.chosen.connect(self._choose_contrast)
        self._smaller.clicked.connect(self._to_smaller)
        self._larger.clicked.connect(self._to_larger)
        self._usual.clicked.connect(self._to_usual)
        self._touch.clicked.connect(self.touch_chosen)
        theme.changed.connect(self.refresh)
        self.speak()

    def refresh(self) -> None:
        theme, say = self._theme, self._words.say
        self._language.show_value(self._words.lang)
        self._scheme.show_value(theme.scheme.value)
        self._contrast.show_value(theme.contrast.value)
        self._percent.setMinimumHeight(self._smaller.sizeHint().height())
        self._percent.setText(say("set.size.now", percent=theme.text_percent))
        self._touch.setChecked(theme.touch)
        edge = theme.px(18)
        swatch = f'<span style="background:{theme.tokens.accent}; font-size:{edge}px">&nbsp;&nbsp;&nbsp;&nbsp;</span>'
        self._accent.setText(f"{swatch}&nbsp; {theme.accent or say('set.accent.none')}")

    def speak(self) -> None:
        super().speak()
        say = self._words.say
        self._language.show_options(_LANGUAGES, name="settings.language", label=say("set.language"))
        schemes = tuple((one.value, say(f"set.scheme.{one}")) for one in Scheme)
        self._scheme.show_options(schemes, name="settings.scheme", label=say("set.scheme"))
        contrasts = tuple((one.value, say(f"set.contrast.{one}")) for one in Contrast)
        self._contrast.show_options(contrasts, name="settings.contrast", label=say("set.contrast"))
        for button, key in ((self._smaller, "smaller"), (self._larger, "larger"), (self._usual, "usual")):
            button.setAccessibleName(f"{say('set.size')}: {say(f'set.size.{key}')}")
        self._touch.setAccessibleName(say("set.touch"))
        self.refresh()

    def _choose_language(self, code: str) -> None:
        self.language_chosen.emit(Language(code))

    def _choose_scheme(self, code: str) -> None:
        self.scheme_chosen.emit(Scheme(code))

    def _choose_contrast(self, code: str) -> None:
        self.contrast_chosen.emit(Contrast(code))

    def _to_smaller(self) -> None:
        self.size_asked.emit(-1)

    def _to_larger(self) -> None:
        self.size_asked.emit(1)

    def _to_usual(self) -> None:
        self.size_asked.emit(0)
