"""What a step says, in the language of the customer: for whoever follows a script in a language of their own.

The other half of the script is read as it stands now, with the values of the run filled in. It writes nothing, and the
run goes on in the language it has.
"""

from collections.abc import Callable
from datetime import datetime

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.acts import speak
from kbdesk.domain.errors import DeskError
from kbdesk.domain.run import Run
from kbdesk.domain.script import BlockKind
from kbdesk.domain.step_view import BlockView, see
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.run_texts import RunTexts


class SayOtherwise:
    """Called from the lane that leads the run."""

    def __init__(self, folder: ContentFolder, library: KeepLibrary, *, now: Callable[[], datetime]) -> None:
        self._texts, self._library, self._now = RunTexts(folder, library), library, now

    def of(self, run: Run, lang: str) -> tuple[BlockView, ...]:
        """What the present step says in that language, block by block; nothing where it has no such text."""
        if run.ended or run.script_named(run.here.script).header.lang == lang:
            return ()
        try:
            other = speak(run, self._texts.halves(run, lang), lang, self._now())
        except DeskError:
            return ()  # no half, or one that asks otherwise
        view = see(other, self._library.library.organisation, self._now().date())
        return tuple(block for block in view.blocks if block.kind is BlockKind.SAY)
