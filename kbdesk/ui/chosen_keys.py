"""The user's own keys: out of the settings into the window, and back when one is chosen; a key used twice is told."""

from dataclasses import replace

from PySide6.QtCore import QObject

from kbdesk.domain.errors import DeskError
from kbdesk.ui.kept_choices import SettingsKeeper
from kbdesk.ui.kit.action_table import Action
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.own_keys import Clash, caps_of, clashes, own_keys, pairs_of
from kbdesk.ui.kit.words import Words
from kbdesk.ui.main_window import MainWindow
from kbdesk.wording.errors import error_sentence


class ChosenKeys(QObject):
    """`apply` when the window stands, and again whenever a page came to it that was not there before."""

    def __init__(self, settings: SettingsKeeper, window: MainWindow, *, words: Words) -> None:
        super().__init__()
        self._settings, self._window, self._words = settings, window, words
        self._told: tuple[Clash, ...] = ()

    def apply(self, *_what: object) -> None:
        """Puts them on; what clashes is told once."""
        self._window.use_keys(own_keys(self._settings.read().keys))
        found = clashes(self._window)
        if found and found != self._told:
            self._window.tell(Notice(clash_in_words(found[0], self._words), "warning", stays=True))
        self._told = found

    def choose(self, action: Action, keys: tuple[str, ...] | None) -> None:
        """Other keys for an action; None gives it its usual ones back, no keys take them away."""
        kept = self._settings.read()
        own = dict(own_keys(kept.keys))
        own.pop(action.name, None)
        if keys is not None and keys != action.keys:
            own[action.name] = keys
        self._write(pairs_of(own))

    def forget_all(self) -> None:
        """All as it was."""
        self._write(())

    def _write(self, pairs: tuple[tuple[str, str], ...]) -> None:
        try:
            self._settings.write(replace(self._settings.read(), keys=pairs))
        except DeskError as error:
            self._window.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))
        self._window.use_keys(own_keys(pairs))
        self._told = clashes(self._window)


def clash_in_words(clash: Clash, words: Words) -> str:
    """What is used twice, and for what."""
    say = words.say
    return say(
        "keys.clash",
        keys=caps_of((clash.keys,))[0],
        one=say(clash.one.sentence, number=clash.one.number),
        other=say(clash.other.sentence, number=clash.other.number),
    )
