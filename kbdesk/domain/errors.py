"""All expected failures, on one screen; their names say whose fault it is.

A `DeskError` carries a code and facts, never a sentence: sentences are made in `kbdesk.wording` under `error.<code>`.

    DeskError
    ├── WrongUse            the person at the keys asked for something that cannot be   (exit 2)
    ├── ContentUnreadable   the content folder, or what was asked of it                 (exit 3)
    ├── Refused             the other side says no for good                             (exit 4)
    ├── Unreachable         the other side did not answer; it will be tried again       (exit 5)
    ├── Locked              another process holds it                                    (exit 6)
    └── StateUnwritable     the data folder cannot be read or written (read-only, full) (exit 7)
"""

from kbdesk.domain.place import Place


class DeskError(Exception):
    """An expected failure: `code` names it, `facts` fill the sentence, `place` says where in the content."""

    exit_code = 1

    def __init__(self, code: str, *, place: Place | None = None, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
        self.place = place

    def __str__(self) -> str:
        """For a log: code, place and facts."""
        facts = " ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return " ".join(part for part in (self.code, str(self.place or ""), facts) if part)


class WrongUse(DeskError):
    """What was asked cannot be done like this; asking differently helps."""

    exit_code = 2


class ContentUnreadable(DeskError):
    """The content folder, or one file asked for by name, cannot be read."""

    exit_code = 3


class Refused(DeskError):
    """The service desk (or a file's owner) refuses for good; a person must change something."""

    exit_code = 4


class Unreachable(DeskError):
    """The service desk could not be reached; what was to be sent stays queued."""

    exit_code = 5


class Locked(DeskError):
    """Another process of kbdesk holds what is needed."""

    exit_code = 6


class StateUnwritable(DeskError):
    """The data folder cannot be written (read-only, full) or holds something of a newer kbdesk."""

    exit_code = 7
