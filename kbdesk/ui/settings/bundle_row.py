"""A bundle for whoever helps: shown whole in place, and only then to be saved."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.domain.support_bundle import BundlePart
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part
from kbdesk.wording.errors import error_sentence

_LINES = 14


class BundleRow(QObject):
    """A row of the part about health."""

    def __init__(self, part: Part, words: Words, asked: AskedOf, *, records: Lane) -> None:
        super().__init__(part)
        self._words, self._asked, self._records = words, asked, records
        self._parts: tuple[BundlePart, ...] = ()
        self._show, self._save = (
            part.button("set.bundle.show", "bundle.show"),
            part.button("set.bundle.save", "bundle.save"),
        )
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setObjectName("settings.bundle.text")
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * _LINES)
        self.text.hide()
        self._save.setEnabled(False)
        self._row = part.add_row("bundle", below=(part.flow(self._show, self._save), self.text))
        self._show.clicked.connect(self._look)
        self._save.clicked.connect(self._ask_where)
        words.language_changed.connect(self._speak)
        self._speak()

    def save(self, path: Path) -> None:
        """What is shown, and nothing else."""
        parts = self._parts

        def job(_progress: Progress) -> Path:
            return self._asked.bundle().write(path, parts)

        self._records.run(job, done=self._saved, failed=self._failed)

    def _look(self) -> None:
        def job(progress: Progress) -> tuple[BundlePart, ...]:
            return self._asked.bundle().parts(self._asked.library(), self._asked.health(progress))

        self._records.run(job, done=self._looked, failed=self._failed)

    def _looked(self, parts: tuple[BundlePart, ...]) -> None:
        self._parts = parts
        self._speak()
        self.text.show()
        self._save.setEnabled(True)

    def _ask_where(self) -> None:
        title, proposed = self._words.say("set.bundle.save"), str(Path.home() / "kbdesk-support.zip")
        path, _kind = QFileDialog.getSaveFileName(self.text, title, proposed)
        if path:
            self.save(Path(path))

    def _saved(self, path: Path) -> None:
        self._row.say(self._words.say("set.bundle.saved", path=path))

    def _failed(self, error: DeskError) -> None:
        self._row.say(error_sentence(error, self._words.lang), is_wrong=True)

    def _speak(self) -> None:
        say = self._words.say
        self.text.setAccessibleName(say("set.bundle.show"))
        heads = (f"== {part.name}: {say(f'bundle.{part.code}')}\n{part.text}" for part in self._parts)
        self.text.setPlainText("\n".join(heads))
