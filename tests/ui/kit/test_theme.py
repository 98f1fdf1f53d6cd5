from PySide6.QtGui import QFontDatabase, QFontInfo

from kbdesk.ui.kit.theme import Scheme
from kbdesk.ui.kit.tokens import DARK, LIGHT


def test_a_chosen_scheme_is_put_in_place_and_told(qtbot, theme, qapp):
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.tokens is DARK
    assert DARK.window in qapp.styleSheet()
    assert qapp.palette().window().color().name() == DARK.window
    theme.choose(Scheme.LIGHT)
    assert theme.tokens is LIGHT


def test_text_grows_from_100_to_200_percent_and_no_further(theme):
    theme.resize_text(250)
    assert theme.text_percent == 200
    assert theme.px(14) == 28
    assert theme.font(14).pixelSize() == 28
    theme.resize_text(10)
    assert theme.text_percent == 100


def test_the_font_that_comes_along_is_used(theme):
    assert "Inter" in QFontDatabase.families()
    assert QFontInfo(theme.font(14)).family().startswith("Inter")


def test_icons_and_pixmaps_come_in_the_size_of_the_text(theme):
    theme.resize_text(200)
    pixmap = theme.pixmap("search", "accent", size=16)
    assert pixmap.width() / pixmap.devicePixelRatio() == 32
    assert not theme.icon("search").isNull()
