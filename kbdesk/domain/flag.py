"""A flag: what a reader tells the editors about a text, or about an answer that is not there, and what they said to it.

A flag names the text as it was read (revision, language, place in it) and the words that were searched for, so that an
editor needs to ask nothing back. It asks for nobody's name: `device` is what people called the device, if anything.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kbdesk.domain.article import Header


class FlagKind(StrEnum):
    """What is the matter."""

    MISSING = "missing"
    WRONG = "wrong"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    BROKEN_LINK = "broken_link"
    SAFETY = "safety"
    CUSTOMER_WORDS = "customer_words"
    PRAISE = "praise"


class FlagState(StrEnum):
    """What the editors did with it: the proposal as it was, something else, or nothing."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    DECLINED = "declined"


LONGEST_NOTE = 2_000
LONGEST_WORDS = 300
LONGEST_PROPOSAL = 100_000


@dataclass(frozen=True, slots=True)
class About:
    """The text as it was read; all empty when no text was. `anchor` is a heading's or a step's slug."""

    article: str = ""
    path: str = ""
    lang: str = ""
    title: str = ""
    revision: int = 0
    anchor: str = ""

    def __bool__(self) -> bool:
        """True when there is a text that it is about."""
        return bool(self.article)


@dataclass(frozen=True, slots=True)
class Flag:
    """`words` are those of the search that led here. `id` is a UUID made at birth, the same on every device."""

    id: str
    at: datetime
    kind: FlagKind
    text: str = ""
    about: About = About()
    words: str = ""
    proposal: str = ""
    device: str = ""
    state: FlagState = FlagState.OPEN
    answer: str = ""
    answered: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until an editor answered it."""
        return self.state is FlagState.OPEN

    def with_answer(self, state: FlagState, answer: str, at: datetime) -> "Flag":
        """The flag as the editors answered it; OPEN takes an answer back."""
        if state is FlagState.OPEN:
            return replace(self, state=state, answer="", answered=None)
        return replace(self, state=state, answer=answer, answered=at)

    def is_newer_than(self, other: "Flag") -> bool:
        """True when this one holds a later answer of the editors."""
        if self.answered is None:
            return False
        return other.answered is None or self.answered > other.answered


NO_TEXT = About()


def kinds_for(about: About) -> tuple[FlagKind, ...]:
    """What can be said: of a text anything, of no text only that it is missing."""
    return tuple(FlagKind) if about else (FlagKind.MISSING,)


def about_text(header: Header, path: str, *, anchor: str = "") -> About:
    """A text as a reader has it open."""
    return About(header.id, path, header.lang, header.title, header.revision, anchor)
