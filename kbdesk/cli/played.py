"""What goes into a play of a script in the terminal, and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from kbdesk.domain.run import Run
from kbdesk.domain.stored_run import Finished


class Left(Enum):
    """Why the player stopped before an outcome."""

    KEPT = auto()
    QUIT = auto()
    END_OF_INPUT = auto()


@dataclass(frozen=True, slots=True)
class Played:
    """The run as it was left; `finished` when it led to a contact, else `left` says why not."""

    run: Run
    finished: Finished | None = None
    left: Left = Left.KEPT


@dataclass(frozen=True, slots=True)
class Aside:
    """What the player can do without leaving the script, handed in by whoever plays."""

    search: Callable[[str], None]
    open_page: Callable[[str, str], None]
    refer: Callable[[Run], None]
    tell_editors: Callable[[Run], None]
