"""The ways to the service desk, each with its state, its credential and a test; all of it asked in lanes.

What is looked up stands on the records, so it is asked in their lane; a test of the connection, which may wait for a
network, in a lane of its own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.channel_card import ChannelCard, ChannelNow
from kbdesk.ui.settings.part import Part
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.try_channels import ChannelTrial


class ChannelsPart(Part):
    """Its cards are made anew only when the organisation names other channels."""

    opened_again = Signal()  # a channel that was paused is open: what waited can go; listener: the settings' news

    def __init__(self, theme: Theme, words: Words, asked: AskedOf, *, records: Lane, slow: Lane) -> None:
        super().__init__(theme, words, "channels")
        self._asked, self._records, self._slow = asked, records, slow
        self._cards: dict[str, ChannelCard] = {}
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("look", "muted")
        self.body.addWidget(self._said)
        self._said_key = "set.channels.waits"
        self._error: DeskError | None = None
        self.speak()

    def narrow_to(self, typed: str) -> bool:
        """All of it or nothing: the heading, and the names of channels and credentials."""
        names = " ".join((*self._cards, *(one for card in self._cards.values() for one, _ in card.now.credentials)))
        keys = ("set.part.channels", "set.channel.test", "set.channel.again")
        text = " ".join([names, *(self._words.say(key) for key in keys)]).casefold()
        fits = all(part in text for part in typed.casefold().split())
        self.setVisible(fits)
        return fits

    def refresh(self) -> None:
        self._records.run(self._look, done=self._show, failed=self._failed_to_look)

    def speak(self) -> None:
        super().speak()
        if self._error is not None:
            self._said.setText(error_sentence(self._error, self._words.lang))
        elif self._said_key:
            self._said.setText(self._words.say(self._said_key))
        self._said.setVisible(bool(self._said_key or self._error))

    def _look(self, _progress: Progress) -> tuple[ChannelNow, ...]:
        channels = self._asked.channels()
        pauses = {pause.channel: pause for pause in channels.pauses()}
        queues = self._asked.library().organisation.queues
        lang = self._words.lang
        return tuple(
            ChannelNow(
                one,
                tuple(queue.label.in_language(lang) for queue in queues if queue.channel == one.name),
                pauses.get(one.name),
                channels.places_of(one),
            )
            for one in channels.channels()
        )

    def _show(self, found: tuple[ChannelNow, ...]) -> None:
        self._error, self._said_key = None, "" if found else "set.channels.none"
        shape = [(now.settings, tuple(name for name, _ in now.credentials)) for now in found]
        if shape != [(card.now.settings, tuple(n for n, _ in card.now.credentials)) for card in self._cards.values()]:
            self._make(found)
        for now in found:
            self._cards[now.settings.name].show_now(now, self._asked.now())
        self.speak()

    def _make(self, found: tuple[ChannelNow, ...]) -> None:
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {now.settings.name: ChannelCard(self._theme, self._words, now) for now in found}
        for card in self._cards.values():
            self.body.addWidget(card)
            card.test_asked.connect(self._test)
            card.open_asked.connect(self._open_again)
            card.kept.connect(self._keep)
            card.forgotten.connect(self._forget)

    def _failed_to_look(self, error: DeskError) -> None:
        self._error = error
        self.speak()

    def _test(self, name: str) -> None:
        self._cards[name].show_testing()
        self._slow.run(
            lambda _progress: self._asked.channels().check(name),
            done=partial(self._tested, name),
            failed=partial(self._not_tested, name),
        )

    def _tested(self, name: str, trial: ChannelTrial) -> None:
        if name in self._cards:
            self._cards[name].show_trial(trial)

    def _not_tested(self, name: str, error: DeskError) -> None:
        if name in self._cards:
            self._cards[name].show_failure(error_sentence(error, self._words.lang))

    def _open_again(self, name: str) -> None:
        self._act(lambda: self._asked.channels().open_again(name))

    def _keep(self, name: str, secret: str, in_file: bool) -> None:
        self._act(lambda: self._asked.channels().keep_credential(name, secret, in_file=in_file))

    def _forget(self, name: str) -> None:
        self._act(lambda: self._asked.channels().forget_credential(name))

    def _act(self, act: Callable[[], object]) -> None:
        def job(_progress: Progress) -> None:
            act()

        self._records.run(job, done=self._done, failed=self.failed.emit)

    def _done(self, _nothing: None) -> None:
        self.opened_again.emit()
        self.refresh()
