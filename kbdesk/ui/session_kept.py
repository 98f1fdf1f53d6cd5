"""What stood in the window when it was closed comes back at the next start: the page, the words, the open text.

It lies in the settings, which anybody who uses this computer account can read: words that look like a telephone number
or a mail address are not kept. Contacts and calls that were going on come back from the records, not from here.
"""

from dataclasses import replace

from PySide6.QtCore import QObject

from kbdesk.domain.article import Page
from kbdesk.domain.errors import DeskError
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kept_choices import SettingsKeeper

_MOST_DIGITS = 4
_LONGEST = 200


class SessionKept(QObject):
    """`bring_back` once the window is painted, unless this start was asked for something else."""

    def __init__(self, settings: SettingsKeeper, shown: DeskWindow) -> None:
        super().__init__()
        self._settings, self._shown = settings, shown
        self._kept: dict[str, str] = {}
        self._text, self._wanted = "", ""
        shown.find.page_opened.connect(self._page_opened)
        shown.window.closing.connect(self._keep)

    def bring_back(self) -> None:
        """As soon as there is a library to find in; whoever is quicker keeps what they typed."""
        self._kept = dict(self._settings.read().session)
        if self._kept:
            self._shown.news.opened.connect(self._opened)

    def _opened(self) -> None:
        kept, self._kept = self._kept, {}
        window, find = self._shown.window, self._shown.find
        if not kept or window.search.text() or window.page != "find" or not self._shown.news.library.cards:
            return
        self._wanted = kept.get("text", "")
        if query := kept.get("query", ""):
            find.answered.connect(self._answered)
            window.search.setText(query)
        else:
            self._open_text()
        if kept.get("page", "find") in window.pages:
            window.show_page(kept.get("page", "find"))
        if window.page == "find":
            window.focus_search()

    def _answered(self, _answer: object) -> None:
        self._shown.find.answered.disconnect(self._answered)
        self._open_text()

    def _open_text(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and self._shown.news.library.at(wanted) is not None:
            self._shown.find.open_path(wanted)

    def _page_opened(self, page: Page) -> None:
        self._text = page.path

    def _keep(self) -> None:
        query = self._shown.window.search.text()
        session = {
            "page": self._shown.window.page,
            "query": query if may_be_kept(query) else "",
            "text": self._text,
        }
        try:
            kept = self._settings.read()
            self._settings.write(
                replace(kept, session=tuple((name, value) for name, value in session.items() if value))
            )
        except DeskError:
            return  # the layout is written next, and says what is the matter


def may_be_kept(query: str) -> bool:
    """Nothing that looks like a person's number or address."""
    return len(query) <= _LONGEST and "@" not in query and sum(sign.isdigit() for sign in query) <= _MOST_DIGITS
