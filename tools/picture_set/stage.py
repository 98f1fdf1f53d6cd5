"""The real window on a stage: opened over a data folder of its own, driven by names and keys, photographed."""

import shutil
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from kbdesk.domain.language import Language
from kbdesk.domain.settings import Contrast
from kbdesk.ui.app import words_of_window
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.kit.theme import Scheme, Theme
from picture_set.plan import Looks
from picture_set.still_world import StillDatetime, still_desk

_PATIENCE = 60.0
_QUIET_ROUNDS = 12


class Late(RuntimeError):
    """What was waited for did not come."""


class Stage:
    """One window. `content` and `index_of` (a data folder whose index is ready) are copied from."""

    def __init__(self, theme: Theme, content: Path, data: Path, *, lang: str, index_of: Path | None = None) -> None:
        self.theme = theme
        self.errors: list[str] = []
        sys.excepthook = self._caught
        StillDatetime.shift = timedelta()
        self.words = words_of_window(Language(lang))
        self.data, self.content = data, content
        if index_of is not None:
            shutil.copytree(index_of, data)
        self.desk = still_desk(content, data)
        self.shown = DeskWindow(self.desk, theme, self.words)
        self.window = self.shown.window
        self._is_compact = False
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.window.focus_search()
        self.shown.begin()
        self.wait(lambda: self.shown.content_is_read)
        self.settle()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What went wrong in the window while nobody called it."""
        self.errors.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    def close(self) -> None:
        """Ends lanes and desk."""
        self.window.warn_before_closing(0)
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # ------------------------------------------------------------------ acts

    def wait(self, is_so: Callable[[], object], *, what: str = "") -> None:
        """Lets the window work until it is so."""
        end = time.monotonic() + _PATIENCE
        while not is_so():
            if time.monotonic() > end:
                raise Late(what or str(is_so))
            QApplication.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Until nothing moves: all lanes at rest, timers of a moment run out, layouts done."""
        lanes = ("searching", "reading", "content", "records", "delivery")
        quiet = 0
        while quiet < _QUIET_ROUNDS:
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            time.sleep(0.02)
            quiet = 0 if any(getattr(self.shown, name).busy for name in lanes) else quiet + 1

    def search(self, text: str) -> None:
        """Types a question and waits for all of its answer and the look at the first hit."""
        self.window.search.setText(text)
        self.settle()

    def open_text(self, identity: str) -> None:
        """Opens an article as Enter does."""
        self.window.show_page("find")
        self.shown.find.open_path(identity)
        article = self.shown.find.reading.article
        self.wait(lambda: article.page is not None and article.page.header.id == identity, what=identity)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Pressed where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Typed where the focus is."""
        QTest.keyClicks(self.window.focusWidget(), text)
        self.settle()

    def named(self, name: str) -> QWidget:
        """A control that is there to be seen."""
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        if not found:
            raise Late(name)
        return found[0]

    def has(self, name: str) -> bool:
        """Whether a control is there to be seen."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    # ------------------------------------------------------------------ looks

    def wear(self, looks: Looks) -> None:
        """Colours, text size, fingers, brand, size of the window."""
        theme = self.theme
        theme.choose(Scheme(looks.scheme))
        theme.choose_contrast(Contrast.HIGH if looks.high else Contrast.NORMAL)
        theme.use_touch(looks.touch)
        theme.take_accent(looks.accent)
        theme.resize_text(looks.percent)
        if self._is_compact:
            self.window.toggle_compact()
            self.settle()
        self.window.resize(*looks.size)
        self._is_compact = looks.compact
        if looks.compact:
            self.window.toggle_compact()
        self.window.activateWindow()
        self.settle()

    def picture(self) -> Image.Image:
        """The window as it is, without the blinking of the cursor."""
        for browser in self.window.findChildren(QTextBrowser):
            browser.document().documentLayout()
        shot = self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        buffer = bytes(shot.constBits())
        return Image.frombuffer("RGB", (shot.width(), shot.height()), buffer, "raw", "RGB", shot.bytesPerLine(), 1)
