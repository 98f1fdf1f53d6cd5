"""The menu behind the gear: language, light or dark, size of the text, what is kept of searches, about the content, help."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kbdesk.domain.language import Language
from kbdesk.domain.settings import KeepSearches
from kbdesk.ui.frame.looks import ChosenLooks
from kbdesk.ui.kit.theme import Scheme, Theme
from kbdesk.ui.kit.words import Words

_NAMES = {Language.NL: "Nederlands", Language.EN: "English"}


class LooksMenu(QMenu):
    """Made anew each time it opens, so that it always shows what is so."""

    language_chosen = Signal(object)  # Language
    scheme_chosen = Signal(object)  # Scheme
    size_asked = Signal(int)  # +1 larger, -1 smaller, 0 usual
    content_asked = Signal()  # an account of the content
    help_asked = Signal()  # the help on kbdesk
    keys_asked = Signal()  # the sheet of keys
    settings_asked = Signal(str)  # the page of settings, from its beginning
    keep_searches_chosen = Signal(object)  # KeepSearches
    opening = Signal()  # whoever knows what is kept of searches says so now, in `keeps_searches`

    def __init__(self, theme: Theme, words: Words, parent: QWidget, *, looks: ChosenLooks) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.keeps_searches, self.has_help = False, False
        self.setObjectName("frame.looks")
        self.language_chosen.connect(looks.switch_language)
        self.scheme_chosen.connect(looks.choose_scheme)
        self.size_asked.connect(looks.step_text)
        words.language_changed.connect(self._speak)
        self._speak()

    def open_at(self, corner: QPoint) -> None:
        """Opens with its lower left corner there."""
        self.opening.emit()
        self._fill()
        self.popup(QPoint(corner.x(), corner.y() - self.sizeHint().height()))

    def _fill(self) -> None:
        self.clear()
        say = self._words.say
        self._title(say("menu.language"))
        for language, name in _NAMES.items():
            action = self._choice(name, on=language is self._words.language, icon="globe")
            action.setData(language.value)
            action.triggered.connect(self._language)
        self._title(say("menu.scheme"))
        for scheme, icon in ((Scheme.SYSTEM, "monitor"), (Scheme.LIGHT, "sun"), (Scheme.DARK, "moon")):
            action = self._choice(say(f"menu.{scheme}"), on=scheme is self._theme.scheme, icon=icon)
            action.setData(scheme.value)
            action.triggered.connect(self._scheme)
        self._title(f"{say('menu.size')}  {self._theme.text_percent} %")
        for key, step, icon, keys in (
            ("menu.larger", 1, "plus", "Ctrl++"),
            ("menu.smaller", -1, "minus", "Ctrl+-"),
            ("menu.usual", 0, "a-large-small", "Ctrl+0"),
        ):
            action = self.addAction(self._theme.icon(icon, size=16), f"{say(key)}\t{keys}")
            action.setData(step)
            action.triggered.connect(self._size)
        self._title(say("menu.privacy"))
        kept = "check" if self.keeps_searches else "search-x"
        keep = self.addAction(
            self._theme.icon(kept, "accent" if self.keeps_searches else "muted", size=16), say("menu.keep_missed")
        )
        keep.setCheckable(True)
        keep.setChecked(self.keeps_searches)
        keep.triggered.connect(self._keep_searches)
        self._title(say("menu.content"))
        about = self.addAction(self._theme.icon("info", size=16), say("menu.about_content"))
        about.triggered.connect(self.content_asked)
        self._title(say("menu.help"))
        if self.has_help:
            search = self.addAction(self._theme.icon("search", size=16), say("menu.search_help"))
            search.triggered.connect(self.help_asked)
        sheet = self.addAction(self._theme.icon("keyboard", size=16), f"{say('keys.title')}\tF1")
        sheet.triggered.connect(self.keys_asked)

        self.addSeparator()
        every = self.addAction(self._theme.icon("settings", size=16), f"{say('menu.settings')}\tCtrl+,")
        every.triggered.connect(self._to_settings)

    def _to_settings(self) -> None:
        self.settings_asked.emit("")

    def _speak(self) -> None:
        self.setAccessibleName(self._words.say("frame.settings"))

    def _title(self, text: str) -> None:
        if self.actions():
            self.addSeparator()
        self.addAction(text).setEnabled(False)

    def _choice(self, text: str, *, on: bool, icon: str) -> QAction:
        shown = self._theme.icon("check" if on else icon, "accent" if on else "muted", size=16)
        return self.addAction(shown, text)

    def _language(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.language_chosen.emit(Language(str(action.data())))

    def _scheme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.scheme_chosen.emit(Scheme(str(action.data())))

    def _keep_searches(self, keeps: bool) -> None:
        self.keep_searches_chosen.emit(KeepSearches.WORDS if keeps else KeepSearches.OFF)

    def _size(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.size_asked.emit(int(action.data()))
