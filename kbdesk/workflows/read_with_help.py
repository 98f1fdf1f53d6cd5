"""Opens what was found, in the organisation's content or, behind `help:`, in the help that ships with kbdesk.

A page of the help has `help:` before its id, its path and each link and picture in it, so that all of them lead back
here.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.domain.article import Page
from kbdesk.domain.hit import HELP
from kbdesk.workflows.keep_help import KeepHelp
from kbdesk.workflows.read_content import ReadContent

if TYPE_CHECKING:
    from kbdesk.domain.script import Script


class ReadWithHelp:
    """As `ReadContent`, with two sources."""

    def __init__(self, own: ReadContent, help_: KeepHelp) -> None:
        self._own = own
        self._help = help_

    def page(self, identity: str, lang: str) -> Page:
        """As `ReadContent.page`."""
        if identity.startswith(HELP):
            return _of_help(self._help.read.page(identity.removeprefix(HELP), lang))
        return self._own.page(identity, lang)

    def linked_page(self, path: str, lang: str) -> Page:
        """As `ReadContent.linked_page`."""
        if path.startswith(HELP):
            return _of_help(self._help.read.linked_page(path.removeprefix(HELP), lang))
        return self._own.linked_page(path, lang)

    def script(self, identity: str, lang: str) -> "Script":
        """As `ReadContent.script`; the help holds none."""
        return self._own.script(identity, lang)

    def source(self, identity: str, lang: str) -> str:
        """As `ReadContent.source`."""
        if identity.startswith(HELP):
            return self._help.read.source(identity.removeprefix(HELP), lang)
        return self._own.source(identity, lang)

    def file(self, path: str) -> Path | None:
        """As `ReadContent.file`."""
        if path.startswith(HELP):
            return self._help.read.file(path.removeprefix(HELP))
        return self._own.file(path)


def _of_help(page: Page) -> Page:
    header = replace(page.header, id=HELP + page.header.id)
    return replace(page, header=header, path=HELP + page.path, html=page.html.replace('="kb:', f'="kb:{HELP}'))
