"""The organisation's colour comes with its content, and the next start opens in it; contrast and touch are kept."""

import pytest
import small_desk

from kbdesk.domain.settings import Contrast
from kbdesk.ui.desk_window import DeskWindow

RED = "#e30613"


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = small_desk.small_desk(tmp_path)
    settings = tmp_path / "content" / "kbdesk.yml"
    settings.write_text(f'accent: "{RED}"\n' + settings.read_text("utf-8"), encoding="utf-8")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read, timeout=60_000)
    yield one
    one.window.close()
    theme.take_accent("")
    theme.use_touch(False)
    theme.choose_contrast(Contrast.NORMAL)


def test_the_colour_of_the_organisation_is_worn_and_kept_for_the_next_start(shown, theme):
    assert theme.accent == RED
    assert shown._desk.settings.read().accent == RED


def test_contrast_and_touch_are_kept(shown):
    shown.window.looks.choose_contrast(Contrast.HIGH)
    shown.window.looks.use_touch(True)
    kept = shown._desk.settings.read()
    assert (kept.contrast, kept.touch) == (Contrast.HIGH, True)
