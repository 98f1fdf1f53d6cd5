"""Opens texts into the reading side, in the reading lane: looked at or opened on purpose, and anew when a file was saved.

What is wrong with a file stands above its text. What is related is looked for beside the opening.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.article import Page
from kbdesk.domain.errors import DeskError
from kbdesk.domain.library import Library
from kbdesk.domain.progress import Progress
from kbdesk.ui.find.asked_of import Reads
from kbdesk.ui.find.reading_pane import ReadingPane
from kbdesk.ui.find.related_texts import RelatedTexts
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.words import Words
from kbdesk.wording.findings import finding_sentence
from kbdesk.workflows.keep_library import Refreshed, mistake_in


class TextOpening(QObject):
    """`library` is the one in use, for what is wrong with its files."""

    opened = Signal(object)  # Page that the reader meant to open; listener: the find page

    def __init__(self, pane: ReadingPane, read: Reads, related: RelatedTexts, *, lane: Lane, words: Words) -> None:
        super().__init__(pane)
        self._pane, self._read, self._related, self._lane, self._words = pane, read, related, lane, words
        self.library = Library()

    def load(self, identity: str, *, anchor: str = "", visited: bool, linked: bool = False) -> None:
        """A text by id or path; without `visited` only a look, with `linked` a path as a link has it."""
        self._related.wait()
        lang = self._words.lang
        read = self._read.linked_page if linked else self._read.page

        def job(_progress: Progress) -> Page:
            return read(identity, lang)

        self._lane.run(job, done=partial(self._show, anchor, visited), failed=self._not_opened)

    def show_changes(self, refreshed: Refreshed) -> None:
        """The open page as it is by now. One saved with a mistake stays as it was, with the mistake said above it; so
        does one that is gone.
        """
        page = self._pane.article.page
        if page is None or not self._pane.is_reading:
            return
        if page.path in refreshed.changes.removed:
            self._pane.notice.tell(Notice(self._words.say("read.gone"), "warning", stays=True))
        elif page.path in refreshed.changes.changed and not self._tell_mistake(page.path, refreshed.library):
            lang = page.header.lang
            self._lane.run(lambda _progress: self._read.page(page.path, lang), done=self._show_newer)

    def _show(self, anchor: str, visited: bool, page: Page) -> None:
        self._pane.show_page(page, anchor=anchor, visited=visited)
        self._tell_mistake(page.path, self.library)
        self._related.look_for(page.path)
        if visited:
            self.opened.emit(page)

    def _show_newer(self, page: Page) -> None:
        shown = self._pane.article.page
        if shown is not None and shown.path == page.path and shown.digest != page.digest:
            self._pane.show_newer(page)

    def _tell_mistake(self, path: str, library: Library) -> bool:
        """Says above the text what is wrong with the file since it was last saved; False when nothing is."""
        found = mistake_in(path, library)
        if found is None:
            return False
        sentence, line = finding_sentence(found, self._words.lang), found.place.line or 1
        text = self._words.say("read.mistake", line=line, sentence=sentence)
        self._pane.notice.tell(Notice(text, "warning", stays=True))
        return True

    def _not_opened(self, _error: DeskError) -> None:
        self._pane.notice.tell(Notice(self._words.say("find.not_opened"), "warning"))
