"""When else to call back: in ten minutes, in an hour, tomorrow at nine, or at a time that is typed."""

from datetime import UTC, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kbdesk.ui.kit.words import Words

_MORNING = time(9)


def later_times(now: datetime) -> tuple[tuple[str, datetime], ...]:
    """The end of a sentence's key, and the moment; `now` is aware, on the clock of this place."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), _MORNING).astimezone()
    return (("ten", now + timedelta(minutes=10)), ("hour", now + timedelta(hours=1)), ("tomorrow", tomorrow))


class LaterMenu(QMenu):
    """Ends by itself once it is closed."""

    chosen = Signal(object)  # datetime; listener: whoever opened it
    typing_asked = Signal()  # none of these; listener: whoever opened it

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("promise.later.menu")
        self.setAccessibleName(words.say("promise.else"))
        for key, moment in later_times(datetime.now(UTC).astimezone()):
            act = self.addAction(words.say(f"promise.later.{key}"))
            act.setObjectName(f"promise.later.{key}")
            act.triggered.connect(partial(self.chosen.emit, moment))
        typed = self.addAction(words.say("promise.later.typed"))
        typed.setObjectName("promise.later.typed")
        typed.triggered.connect(self.typing_asked)
        self.aboutToHide.connect(self.deleteLater)
