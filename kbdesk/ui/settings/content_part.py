"""The content folder: which is in use, which from the next start on."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part


class ContentPart(Part):
    """A path is taken on Enter or from the system's own chooser; one that is no folder is said to be none."""

    content_asked = Signal()  # an account of the content; listener: the settings' news

    def __init__(self, theme: Theme, words: Words, asked: AskedOf) -> None:
        super().__init__(theme, words, "content")
        self._asked, self._began_with = asked, asked.settings.read().content
        self._path = QLineEdit()
        self._path.setObjectName("settings.folder")
        self._choose = self.button("set.folder.choose", "folder.choose")
        self._sample = self.button("set.folder.use_sample", "folder.sample", look="quiet")
        self._open = self.button("set.folder.open", "folder.open", look="quiet")
        self._about = self.button("set.folder.about", "folder.about")
        ways = self.flow(self._choose, self._sample, self._open)
        self._folder = self.add_row("folder", below=(self._path, ways))
        self.add_row("check", self._about)
        self._path.returnPressed.connect(self._typed)
        self._choose.clicked.connect(self._ask_system)
        self._sample.clicked.connect(self._use_sample)
        self._open.clicked.connect(self._open_folder)
        self._about.clicked.connect(self.content_asked)
        self.speak()

    def refresh(self) -> None:
        self._show(self._asked.settings.read().content)

    def speak(self) -> None:
        super().speak()
        self._path.setAccessibleName(self._words.say("set.folder.field"))
        self.refresh()

    def take(self, path: str) -> None:
        """From the next start on; empty is the sample content."""
        try:
            self._asked.settings.write(replace(self._asked.settings.read(), content=path))
        except DeskError as error:
            self.failed.emit(error)
        self._show(path)

    def _show(self, following: str) -> None:
        say, now = self._words.say, self._asked.content
        if not self._path.hasFocus():
            self._path.setText(following or str(now))
        said = say("set.folder.now", path=now)
        if following != self._began_with:
            said += "\n" + say("set.folder.next", path=following or say("set.folder.sample"))
        self._folder.say(said)

    def _typed(self) -> None:
        path = Path(self._path.text().strip()).expanduser()
        if path.is_dir():
            self.take(str(path.absolute()))
        else:
            self._folder.say(self._words.say("set.folder.gone", path=path), is_wrong=True)

    def _ask_system(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._words.say("set.folder"), self._path.text())
        if chosen:
            self._path.setText(chosen)
            self._typed()

    def _use_sample(self) -> None:
        self.take("")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._asked.content)))
