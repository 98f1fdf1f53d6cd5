"""Tells the editors, and answers who told them: flags, kept on this device first, carried between devices as a file.

A reader needs a word or less: what was searched for and what was open come along by themselves. Nobody is asked for a
name. A flag is on disk when the call returns; the editors get it with `flags export` and `flags import`.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import typed_text
from kbdesk.domain.flag import (
    LONGEST_NOTE,
    LONGEST_PROPOSAL,
    LONGEST_WORDS,
    NO_TEXT,
    About,
    Flag,
    FlagKind,
    FlagState,
    kinds_for,
)
from kbdesk.domain.settings import Settings
from kbdesk.records.drafts import Drafts
from kbdesk.records.flags import FlagRecords

_FORM = "flag"
SHORTEST_ID = 4


class KeptSettings(Protocol):
    """Where the name of the device is read."""

    def read(self) -> Settings: ...


class TellEditors:
    """Both sides of it: the reader's `flag`, the editor's `flags` and `answer`."""

    def __init__(
        self,
        flags: FlagRecords,
        drafts: Drafts,
        settings: KeptSettings,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
    ) -> None:
        self._flags = flags
        self._drafts = drafts
        self._settings = settings
        self._now = now
        self._new_key = new_key

    def flag(
        self,
        kind: FlagKind,
        *,
        about: About = NO_TEXT,
        text: str = "",
        words: str = "",
        proposal: str = "",
        key: str = "",
    ) -> Flag:
        """Keeps a flag and gives it. `key` makes a second call with the same key harmless.

        Raises WrongUse: `flag-empty` when it says nothing at all, `flag-of-no-text` for a kind that needs a text.
        """
        words = " ".join(typed_text(words).split())[:LONGEST_WORDS]
        text = typed_text(text).strip()[:LONGEST_NOTE]
        if not (about or words or text):
            raise WrongUse("flag-empty")
        if kind not in kinds_for(about):
            raise WrongUse("flag-of-no-text", kind=kind.value)
        flag = Flag(
            id=key or self._new_key(),
            at=self._now(),
            kind=kind,
            text=text,
            about=about,
            words=words,
            proposal=typed_text(proposal)[:LONGEST_PROPOSAL],
            device=self._settings.read().device.strip()[:LONGEST_WORDS],
        )
        return self._flags.add(flag)

    def keep_draft(self, form: Mapping[str, str]) -> None:
        """Keeps what is typed in the form so far; an empty form is forgotten."""
        self._drafts.keep(_FORM, {name: typed_text(text) for name, text in form.items()}, self._now())

    def draft(self) -> dict[str, str]:
        """What was typed in the form and not sent yet."""
        return self._drafts.read(_FORM)

    def flags(self, *, only_open: bool = False) -> tuple[Flag, ...]:
        """All flags on this device, newest first."""
        return self._flags.list(only_open=only_open)

    def named(self, identity: str) -> Flag:
        """A flag by its id or the beginning of it. Raises WrongUse: `flag-unknown`, `flag-not-one`."""
        typed = identity.strip().casefold()
        found = [one for one in self._flags.list() if one.id.startswith(typed)] if len(typed) >= SHORTEST_ID else []
        if not found:
            raise WrongUse("flag-unknown", id=identity)
        if len(found) > 1:
            raise WrongUse("flag-not-one", id=identity)
        return found[0]

    def answer(self, identity: str, state: FlagState, *, text: str = "") -> Flag:
        """The editors' answer to a flag; OPEN takes it back."""
        answered = self.named(identity).with_answer(state, typed_text(text).strip()[:LONGEST_NOTE], self._now())
        self._flags.answer(answered)
        return answered

    def take_in(self, flags: Iterable[Flag]) -> tuple[int, int]:
        """Flags from another device: how many were new here, and how many brought a later answer."""
        return self._flags.take_in(flags)
