"""Draws the map of a script: Mermaid text, SVG, or PNG."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.content.map.mermaid import mermaid
from kbdesk.content.map.png import png
from kbdesk.content.map.script_map import ScriptMap, map_of
from kbdesk.content.map.svg import svg
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.progress import Progress
from kbdesk.workflows.scripts_in_folder import scripts_in


class DrawScript:
    """Reads the script as it stands in the folder; writes nothing."""

    def __init__(self, folder: ContentFolder, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def map(self, identity: str, lang: str) -> ScriptMap:
        """The map of a script by id or path, of the half in `lang` where there is one. Raises WrongUse."""
        organisation, _ = self._folder.organisation()
        files = frozenset(self._folder.scan(Progress()))
        scripts = scripts_in(self._folder, organisation)
        wanted = [one for one in scripts if identity in {one.id, one.path} or identity in one.header.aliases]
        if not wanted:
            raise WrongUse("not-in-library", id=identity)
        wanted.sort(key=lambda one: (one.path != identity, one.header.lang != lang))
        paths = frozenset(one.path for one in scripts)
        return map_of(wanted[0], organisation, scripts=paths, files=files, today=self._now().date())

    def as_mermaid(self, identity: str, lang: str) -> str:
        """Mermaid text."""
        return mermaid(self.map(identity, lang))

    def as_svg(self, identity: str, lang: str) -> str:
        """SVG text."""
        return svg(self.map(identity, lang))

    def as_png(self, identity: str, lang: str, fonts: Path) -> bytes:
        """PNG; `fonts` is the folder of the fonts that come along."""
        return png(svg(self.map(identity, lang)), fonts)
