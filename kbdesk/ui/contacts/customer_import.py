"""Brings in customers: the file is looked at, its columns are mapped, and it takes the place of all before it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.column_mapping import Mapping
from kbdesk.domain.customer import CUSTOMER_TARGETS
from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.ui.contacts.mapping_view import MappingView
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.keep_customers import KeepCustomers, LookedAt, Replaced


class CustomerImport(QObject):
    """`view` is where it is seen; shown and hidden by the view around it."""

    opened = Signal()  # a file is to be seen; listener of all these: the view of the customers
    came = Signal(object)  # Replaced: these are the customers now
    left = Signal()  # not this file after all, or stopped
    failed = Signal(object)  # DeskError

    def __init__(self, theme: Theme, words: Words, customers: KeepCustomers, records: Lane) -> None:
        super().__init__()
        self._words, self._customers, self._records = words, customers, records
        self._looked: LookedAt | None = None
        self._ticket = 0
        self.view = MappingView(theme, words, name="customers.new", take="lists.replace", with_script=False)
        self.view.taken.connect(self._take_in)
        self.view.left.connect(self._leave)
        self.view.stop_asked.connect(self._stop)

    def open_file(self, path: Path) -> None:
        """Looks at a file."""

        def job(progress: Progress) -> LookedAt:
            progress.check()
            return self._customers.look(path)

        self._records.run(job, done=self._show, failed=self._refused)

    def _show(self, looked: LookedAt) -> None:
        self._looked = looked
        options = tuple((one.code, self._words.say(f"target.{one.code}")) for one in CUSTOMER_TARGETS)
        self.view.show_file(looked.file.name, looked.table, looked.mapping, options)
        self.opened.emit()

    def _take_in(self, mapping: Mapping) -> None:
        looked = self._looked
        if looked is None:
            return
        self.view.begin()

        def job(progress: Progress) -> Replaced:
            return self._customers.replace(looked, mapping, progress=progress)

        self._ticket = self._records.run(job, done=self._came, failed=self._refused, moved=self.view.show_moved)

    def _came(self, replaced: Replaced) -> None:
        self._looked = None
        self.came.emit(replaced)

    def _refused(self, error: DeskError) -> None:
        self.view.rest()
        self.failed.emit(error)

    def _stop(self) -> None:
        self._records.stop(self._ticket)
        self.view.rest()
        self._leave()

    def _leave(self) -> None:
        self._looked = None
        self.left.emit()
