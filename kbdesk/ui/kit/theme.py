"""The looks in use: which scheme, how large the text, for fingers or not; tells who paints by itself when that changes.

Made once in `kbdesk.ui.app` and handed to every widget. Follows the system's light or dark and its wish for more
contrast at once, unless the reader chose. The organisation's colour comes with its content. Widgets take colours, fonts
and icons from here and never from anywhere else. Nothing in the window moves by itself, so there is no motion to reduce;
what Qt would fade or roll is put off.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kbdesk.domain.settings import Contrast
from kbdesk.ui.kit.accent import in_colour_of
from kbdesk.ui.kit.dressing import Dressing, Parts
from kbdesk.ui.kit.icons import Icons
from kbdesk.ui.kit.measure import Measure
from kbdesk.ui.kit.resources import resource_folder
from kbdesk.ui.kit.style_sheet import style_sheet
from kbdesk.ui.kit.tokens import LIGHT, IconSize, Tokens, for_fingers, scheme_of

SMALLEST_TEXT, LARGEST_TEXT = 100, 200
_MOTIONS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Scheme(StrEnum):
    """What the reader chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Tokens, scaled sizes, fonts and icons of the moment."""

    changed = Signal()  # after style sheet and palette are in place; listeners: all widgets that paint or hold icons

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        text_percent: int = 100,
        *,
        contrast: Contrast = Contrast.SYSTEM,
        touch: bool = False,
        accent: str = "",
    ) -> None:
        super().__init__(app)
        self._app = app
        self._scheme, self._contrast = scheme, contrast
        self._touch, self._accent = touch, accent
        self._percent = _within(text_percent)
        self._icons = Icons(resource_folder() / "icons")
        self._tokens = LIGHT
        self._dressing = Dressing(app)
        load_fonts()
        app.setStyle("Fusion")
        for effect in _MOTIONS:
            app.setEffectEnabled(effect, False)
        self._hints = app.styleHints()  # kept: what it hands out is gone with it
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._system_contrast_changed)
        self._choose_system_side()
        self._apply()

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def contrast(self) -> Contrast:
        return self._contrast

    @property
    def touch(self) -> bool:
        return self._touch

    @property
    def accent(self) -> str:
        """The organisation's own colour as it gave it, or empty."""
        return self._accent

    @property
    def text_percent(self) -> int:
        return self._percent

    @property
    def icons(self) -> Icons:
        return self._icons

    def choose(self, scheme: Scheme) -> None:
        """Light, dark, or as the system has it."""
        self._scheme = scheme
        self._choose_system_side()
        self._apply()

    def choose_contrast(self, contrast: Contrast) -> None:
        """Usual, high, or as the system has it."""
        if contrast is not self._contrast:
            self._contrast = contrast
            self._apply()

    def use_touch(self, touch: bool) -> None:
        """Targets for fingers, or for a pointer."""
        if touch != self._touch:
            self._touch = touch
            self._apply()

    def take_accent(self, accent: str) -> None:
        """The organisation's colour (`#rrggbb`, or empty for the house's own)."""
        if accent != self._accent:
            self._accent = accent
            self._apply()

    def resize_text(self, percent: int) -> None:
        """Text from 100 to 200 %, everything that holds text grows with it."""
        percent = _within(percent)
        if percent != self._percent:
            self._percent = percent
            self._apply()

    def wears_in_parts(self, window: QWidget, parts: Parts) -> None:
        """The window takes another look part by part (`kbdesk.ui.kit.dressing`)."""
        self._dressing.wears_in_parts(window, parts)

    def dress(self, part: QWidget) -> None:
        """For a part that comes into such a window later."""
        self._dressing.dress(part)

    def px(self, size: float) -> int:
        """A size in pixels at the present text size."""
        return round(size * self._percent / 100)

    def target(self, *, small: bool = False) -> int:
        """How high something to click on is, in pixels; `small` where many stand together."""
        return Measure(self._tokens, self._percent / 100).target(small=small)

    def font(self, size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface font at `size` pixels (at 100 %)."""
        font = QFont(self._tokens.font_family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the tokens by name."""
        return QColor(self._tokens.colour(name))

    def icon(self, name: str, colour: str = "muted", *, checked: str = "accent", size: int = IconSize.BUTTON) -> QIcon:
        """An icon for a button; colours are names of tokens, the size grows with the text."""
        colours = (self._tokens.colour(colour), self._tokens.colour(checked), self._tokens.control_line)
        return self._icons.icon(name, colours, self.px(size), ratio=self._app.devicePixelRatio())

    def pixmap(self, name: str, colour: str = "muted", *, size: int = IconSize.USUAL) -> QPixmap:
        """An icon to paint or to put in a label."""
        ratio = self._app.devicePixelRatio()
        return self._icons.pixmap(name, self._tokens.colour(colour), self.px(size), ratio=ratio)

    def _choose_system_side(self) -> None:
        wanted = {
            Scheme.SYSTEM: Qt.ColorScheme.Unknown,
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
        }
        self._hints.setColorScheme(wanted[self._scheme])

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply()

    def _system_contrast_changed(self, _contrast: Qt.ContrastPreference) -> None:
        if self._contrast is Contrast.SYSTEM:
            self._apply()

    def _is_high(self) -> bool:
        if self._contrast is Contrast.SYSTEM:
            return self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return self._contrast is Contrast.HIGH

    def _is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def _apply(self) -> None:
        tokens = in_colour_of(scheme_of(is_dark=self._is_dark(), is_high=self._is_high()), self._accent)
        self._tokens = for_fingers(tokens) if self._touch else tokens
        self._app.setPalette(_palette(self._tokens))
        self._app.setFont(self.font(self._tokens.size_text))
        self._dressing.put_on(style_sheet(self._tokens, self._percent / 100))
        self.changed.emit()
        self._dressing.lay_out()


def load_fonts() -> None:
    """Makes the fonts that come along known to Qt; loading them twice does no harm."""
    for file in sorted((resource_folder() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _within(percent: int) -> int:
    return max(SMALLEST_TEXT, min(LARGEST_TEXT, percent))


def _palette(tokens: Tokens) -> QPalette:
    """For what a style sheet does not reach: selections, links, what Fusion draws by itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.card,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.heading,
        role.PlaceholderText: tokens.muted,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.line,
        role.Dark: tokens.control_line,
        role.Light: tokens.hover,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return palette
