"""Brings in an outgoing list: the file is looked at for a script, its columns are mapped, the rows are written.

Looking and writing happen in the lane of the records; another script looks at the same file anew.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.progress import Progress
from kbdesk.ui.contacts.mapping_view import MappingView, Options
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.bring_in_list import BringInList, BroughtIn, Looked


class ListImport(QObject):
    """`view` is where it is seen; shown and hidden by the view around it."""

    opened = Signal()  # a file is to be seen; listener of all these: the view of the lists
    came = Signal(object)  # BroughtIn: the list stands
    left = Signal()  # not this file after all, or stopped
    failed = Signal(object)  # DeskError

    def __init__(self, theme: Theme, words: Words, bring_in: BringInList, records: Lane, *, fallback: str) -> None:
        super().__init__()
        self._words, self._bring_in, self._records, self._fallback = words, bring_in, records, fallback
        self._path = Path()
        self._looked: Looked | None = None
        self._ticket = 0
        self.view = MappingView(theme, words, name="lists.new", take="lists.take", with_script=True)
        self.view.taken.connect(self._take_in)
        self.view.left.connect(self._leave)
        self.view.stop_asked.connect(self._stop)
        self.view.script_chosen.connect(self._other_script)

    def open_file(self, path: Path, script: str = "") -> None:
        """Looks at a file for a script, else for the first that there is."""
        if path != self._path:
            self.view.list_name.setModified(False)
        self._path = path

        def job(progress: Progress) -> tuple[Options, Looked]:
            progress.check()
            return self._look(path, script)

        self._records.run(job, done=self._show, failed=self._refused)

    def _look(self, path: Path, script: str) -> tuple[Options, Looked]:
        cards = self._bring_in.scripts(self._words.lang) or self._bring_in.scripts(self._fallback)
        if not cards:
            raise WrongUse("list-without-script")
        chosen = next((card for card in cards if card.header.id == script), cards[0])
        looked = self._bring_in.look(path, chosen.header.id, chosen.header.lang)
        return tuple((card.header.id, card.header.title) for card in cards), looked

    def _show(self, found: tuple[Options, Looked]) -> None:
        scripts, looked = found
        self._looked = looked
        say = self._words.say
        options = tuple((one.code, one.label or say(f"target.{one.code}")) for one in looked.targets)
        self.view.show_scripts(scripts, looked.script)
        known = looked.known.name if looked.known is not None else ""
        self.view.show_file(looked.file.name, looked.table, looked.mapping, options, known=known)
        self.opened.emit()

    def _other_script(self, script: str) -> None:
        self.open_file(self._path, script)

    def _take_in(self, mapping: Mapping) -> None:
        looked, name = self._looked, self.view.list_name.text()
        if looked is None:
            return
        self.view.begin()

        def job(progress: Progress) -> BroughtIn:
            again = looked.known is not None
            return self._bring_in.bring_in(looked, mapping, name=name, again=again, progress=progress)

        self._ticket = self._records.run(job, done=self._came, failed=self._refused, moved=self.view.show_moved)

    def _came(self, came: BroughtIn) -> None:
        self._forget()
        self.came.emit(came)

    def _refused(self, error: DeskError) -> None:
        self.view.rest()
        self.failed.emit(error)

    def _stop(self) -> None:
        self._records.stop(self._ticket)
        self.view.rest()
        self._leave()

    def _leave(self) -> None:
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        self._looked, self._path = None, Path()
