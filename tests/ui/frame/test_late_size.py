"""The narrow column under Wayland: the size of before comes back over it, some time after the window left the whole."""

from kbdesk.ui.frame.compact import COMPACT
from kbdesk.ui.main_window import MainWindow


def test_the_former_size_that_comes_late_is_not_kept(qtbot, qapp, theme, words):
    window = MainWindow(theme, words)
    qtbot.addWidget(window)
    window.showMaximized()
    window.toggle_compact()
    qtbot.waitUntil(lambda: window.width() == theme.px(COMPACT))
    window.resize(780, 600)  # as the compositor does
    qtbot.waitUntil(lambda: window.width() == theme.px(COMPACT))
    window.resize(600, 600)  # as the person does
    for _turn in range(5):
        qapp.processEvents()
    assert window.width() == 600
