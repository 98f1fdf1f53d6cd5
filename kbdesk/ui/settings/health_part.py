"""About and health: the version, where things lie, whether all is in order, and the way back to the tour."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel

from kbdesk import __version__
from kbdesk.domain.errors import DeskError
from kbdesk.domain.health import Health
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.bundle_row import BundleRow
from kbdesk.ui.settings.part import Part
from kbdesk.wording.errors import error_sentence
from kbdesk.wording.health import health_report, health_sentence


class HealthPart(Part):
    """Looks when it is asked to: counting what is unsent opens the records."""

    tour_asked = Signal()  # listener: the settings' news

    def __init__(self, theme: Theme, words: Words, asked: AskedOf, *, records: Lane) -> None:
        super().__init__(theme, words, "health")
        self._asked, self._records = asked, records
        self._found: tuple[Health, ...] = ()
        self._version = QLabel(words.say("set.version.now", version=__version__))
        self._look = self.button("set.health.look", "health.look")
        self._copy = self.button("set.health.copy", "health.copy", look="quiet")
        self._open = self.button("set.data.open", "data.open")
        self._tour = self.button("set.tour.begin", "tour")
        self.add_row("version", self._version)
        self._ways = self.flow(self._look, self._copy)
        self._health = self.add_row("health", self._ways)
        self._copy.hide()  # until there is something to copy
        self.bundle = BundleRow(self, words, asked, records=records)
        self._data = self.add_row("data", self._open)
        self.add_row("tour", self._tour)
        self._look.clicked.connect(self._ask)
        self._copy.clicked.connect(self._copy_report)
        self._open.clicked.connect(self._open_data)
        self._tour.clicked.connect(self.tour_asked)
        self.speak()

    def refresh(self) -> None:
        self._data.say(str(self._asked.data))

    def speak(self) -> None:
        super().speak()
        self.refresh()
        if self._found:
            self._show(self._found)

    def _ask(self) -> None:
        self._health.say(self._words.say("set.health.looking"))
        self._records.run(self._asked.health, done=self._show, failed=self._failed)

    def _show(self, found: tuple[Health, ...]) -> None:
        self._found = found
        say, lang = self._words.say, self._words.lang
        lines = (say(f"set.health.{one.level}", text=health_sentence(one, lang)) for one in found)
        self._health.say("\n".join(lines))
        self._copy.show()
        self._ways.updateGeometry()

    def _failed(self, error: DeskError) -> None:
        self._health.say(error_sentence(error, self._words.lang), is_wrong=True)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(health_report(self._found, self._words.lang))
        self._health.say(f"{self._health.said.text()}\n{self._words.say('set.health.copied')}")

    def _open_data(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._asked.data)))
