"""Brings the help that ships with kbdesk into the window: opened after the content, found on its own when asked for."""

from PySide6.QtCore import QObject, Signal

from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.main_window import MainWindow
from kbdesk.workflows.keep_help import KeepHelp


class HelpNews(QObject):
    """`look` whenever the content was looked through; the help itself is looked at once."""

    looked = Signal()  # the content lane is free again; listener: the watch, which may have heard of a change meanwhile

    def __init__(self, help_: KeepHelp, lane: Lane, window: MainWindow, find: FindPage) -> None:
        super().__init__()
        self._help, self._lane = help_, lane
        self._window, self._find = window, find
        self._is_asked_for = False
        window.help_asked.connect(self._show)

    def look(self) -> None:
        """Opens the help in the content lane, behind the content itself."""
        if not self._is_asked_for and self._help.is_wanted:
            self._is_asked_for = True
            self._lane.run(self._help.look, done=self._looked)
        self._window.offer_help(self._help.is_wanted)

    def _looked(self, is_there: bool) -> None:
        self.looked.emit()
        if is_there:
            self._find.ask_again()

    def _show(self) -> None:
        """All texts of the help; whoever types searches in them."""
        self._window.show_page("find")
        self._window.search.clear()
        self._find.show_help()
        self._window.focus_search()
