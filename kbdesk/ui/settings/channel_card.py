"""One way to the service desk: for which teams, open or paused, what it logs in with, and a test of the connection."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from kbdesk.domain.organisation import ChannelSettings
from kbdesk.domain.outbox import Pause
from kbdesk.domain.settings import CredentialPlace
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.credential_line import CredentialLine
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.outbox import remark_sentence
from kbdesk.workflows.try_channels import ChannelTrial


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """A channel as it is: the teams that use it, why it is paused (or None), where its credentials lie."""

    settings: ChannelSettings
    queues: tuple[str, ...]
    pause: Pause | None
    credentials: tuple[tuple[str, CredentialPlace | None], ...]


class ChannelCard(QFrame):
    """`show_now` with what is so; the trial is shown until the next one."""

    test_asked = Signal(str)  # name of the channel; listener: the part of the settings
    open_asked = Signal(str)  # name of the channel: try again; listener: the same
    kept = Signal(str, str, bool)  # name of a credential, the secret, in a file; listener: the same
    forgotten = Signal(str)  # name of a credential; listener: the same

    def __init__(self, theme: Theme, words: Words, now: ChannelNow) -> None:
        super().__init__()
        self._theme, self._words, self.now = theme, words, now
        self._trial: ChannelTrial | None = None
        name = now.settings.name
        self.setProperty("look", "plain")
        self._title, self._for = QLabel(f"{name}"), QLabel(wordWrap=True)
        self._title.setProperty("look", "label")
        self._for.setProperty("look", "muted")
        self._kind = Chip(now.settings.type)
        self._state, self._told = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setObjectName(f"settings.channel.{name}.told")
        self._told.hide()
        self._test, self._again, self._buttons = QPushButton(), QPushButton(), FlowRow()
        self._test.setObjectName(f"settings.channel.{name}.test")
        self._again.setObjectName(f"settings.channel.{name}.again")
        self._test.clicked.connect(self._ask_test)
        self._again.clicked.connect(self._ask_open)
        self._lines = [CredentialLine(words, one) for one, _ in now.credentials]
        for line in self._lines:
            line.kept.connect(self.kept)
            line.forgotten.connect(self.forgotten)
        self._lay_out()
        words.language_changed.connect(self.speak)
        self.show_now(now, datetime.now().astimezone())

    def show_now(self, now: ChannelNow, moment: datetime) -> None:
        """What is so."""
        self.now, self._moment = now, moment
        for line, (_, place) in zip(self._lines, now.credentials, strict=True):
            line.show_place(place)
        self.speak()

    def show_testing(self) -> None:
        """It is on its way."""
        self._trial = None
        self._test.setEnabled(False)
        self._tell(self._words.say("set.channel.testing"))

    def show_trial(self, trial: ChannelTrial) -> None:
        """What came of it."""
        self._trial = trial
        self._test.setEnabled(True)
        self.speak()

    def show_failure(self, sentence: str) -> None:
        """What kept it from being tested."""
        self._test.setEnabled(True)
        self._tell(sentence)

    def speak(self) -> None:
        """In the language of the moment."""
        say, lang, now = self._words.say, self._words.lang, self.now
        self._for.setText(say("set.channel.queues", queues=", ".join(now.queues)) if now.queues else "")
        self._for.setVisible(bool(now.queues))
        self._test.setText(say("set.channel.test"))
        self._test.setAccessibleName(f"{now.settings.name}: {say('set.channel.test')}")
        self._again.setText(say("set.channel.again"))
        self._again.setAccessibleName(f"{now.settings.name}: {say('set.channel.again')}")
        self._again.setVisible(now.pause is not None)
        self._buttons.updateGeometry()
        self._state.setText(self._paused(now.pause) if now.pause else say("set.channel.open"))
        for line in self._lines:
            line.speak()
        if self._trial is not None:
            head = say("set.channel.fine" if self._trial.is_fine else "set.channel.not_fine")
            lines = (
                say(f"set.remark.{'fine' if one.is_fine else 'not'}", text=remark_sentence(one, lang))
                for one in self._trial.remarks
            )
            self._tell("\n".join([head, *lines]))

    def _paused(self, pause: Pause) -> str:
        say, lang = self._words.say, self._words.lang
        key = f"reason.{pause.code}"
        return say(
            "set.channel.paused",
            since=moment_seen_from(pause.since.astimezone(), self._moment, lang),
            until=moment_seen_from(pause.until.astimezone(), self._moment, lang),
            reason=(say(key) if self._words.knows(key) else pause.code).rstrip("."),
        )

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.show()

    def _ask_test(self) -> None:
        self.test_asked.emit(self.now.settings.name)

    def _ask_open(self) -> None:
        self.open_asked.emit(self.now.settings.name)

    def _lay_out(self) -> None:
        top, column = QHBoxLayout(), QVBoxLayout(self)
        top.addWidget(self._title)
        top.addWidget(self._kind)
        top.addStretch(1)
        for button in (self._test, self._again):
            self._buttons.add(button)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._for)
        column.addWidget(self._state)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._buttons)
        column.addWidget(self._told)
