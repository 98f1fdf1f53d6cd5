"""Opens what was found: a page to read, a picture in it, the source of it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.article import Kind, Page
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.library import is_inside
from kbdesk.workflows.keep_library import KeepLibrary, mistake_in

if TYPE_CHECKING:
    from kbdesk.domain.script import Script


class ReadContent:
    """Reads single files when a person opens them; nothing outside the content folder is ever read."""

    def __init__(self, folder: ContentFolder, library: KeepLibrary) -> None:
        self._folder = folder
        self._library = library

    def page(self, identity: str, lang: str) -> Page:
        """The page for an id, an alias or a path, in the reader's language where it has a half in it.

        Raises WrongUse("not-in-library") for an unknown id and ContentUnreadable when the file cannot be read.
        """
        path, library = self._path(identity, lang), self._library.library
        page = self._folder.page(path, library.organisation)
        card = library.at(path)
        if card is not None and mistake_in(path, library) is not None:
            return replace(page, header=card.header)  # as it was found; the file's own says less by mistake
        return page

    def linked_page(self, path: str, lang: str) -> Page:
        """The page behind a link: the half in the reader's language when there is one."""
        card = self._library.library.sibling(path, lang)
        return self.page(card.path if card else path, lang)

    def script(self, identity: str, lang: str) -> "Script":
        """A script by id, alias or path. Raises WrongUse when there is none of that name, or it is no script."""
        path = self._path(identity, lang)
        card = self._library.library.at(path)
        if card is None or card.header.kind is not Kind.SCRIPT:
            raise WrongUse("not-a-script", id=identity)
        return self._folder.script(path, self._library.library.organisation)

    def source(self, identity: str, lang: str) -> str:
        """The Markdown text of an id, alias or path, as it stands on disk."""
        return self._folder.source(self._path(identity, lang))

    def file(self, path: str) -> Path | None:
        """A file of the content folder (a picture) on disk, or None when the path leaves the folder or is no file.

        None also for an SVG drawing that names anything outside itself or asks for too much work.
        """
        if not is_inside(path):
            return None
        root = self._folder.root.resolve()
        file = (root / path).resolve()
        if not file.is_relative_to(root) or not file.is_file():
            return None
        if file.suffix.lower() != ".svg":
            return file
        from kbdesk.content.svg_pictures import is_safe_drawing  # with a parser of XML

        return file if is_safe_drawing(file) else None

    def _path(self, identity: str, lang: str) -> str:
        card = self._library.library.half(identity, lang)
        if card is not None:
            return card.path
        if not self._library.library.cards and not self._folder.root.is_dir():
            raise ContentUnreadable("content-missing", folder=str(self._folder.root))
        raise WrongUse("not-in-library", id=identity)
