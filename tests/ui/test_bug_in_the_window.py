"""What the window says it wrote to the log is in the log: the place of a bug, and nothing that a customer said."""

import sys

from small_desk import small_desk

from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.last_net import LastNet


def test_a_bug_stands_in_the_log_file_without_what_was_typed(qtbot, theme, words, tmp_path, caplog):
    desk = small_desk(tmp_path)
    desk.begin_log()
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    net = LastNet(shown.window, words)
    try:
        int("A. Jansen, 0612345678")
    except ValueError as bug:
        sys.excepthook(ValueError, bug, bug.__traceback__)
    net.take_down()
    shown.window.close()
    written = (desk.paths.log / "kbdesk.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_a_bug_stands_in_the_log_file" in written
    assert "Jansen" not in written
    caplog.clear()
