"""The folder that is brought in: what is in it, and its files, never one outside it."""

import os
from pathlib import Path, PurePosixPath

from kbdesk.content.file_bytes import MAX_BYTES, Unusable, read_source
from kbdesk.content.importing.draft import NotReadable
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.moved_in import Origin
from kbdesk.domain.progress import Progress

MARKDOWN = (".md", ".mdx", ".markdown")
PAGES = (".html", ".htm")
DOCUMENTS = (".docx",)
_MOST_FILES = 100_000
_PASSED_OVER = frozenset(
    {"node_modules", "_site", "__pycache__", "_layouts", "_sass", "layouts", "themes", "archetypes"}
)
_KEPT_HIDDEN = frozenset({".gitbook", ".gitbook.yaml"})
_PARTS = frozenset(
    {"includes", "_includes", "snippets", "partials", "_partials", "reusables", "_templates", "templates"}
)
_NO_ARTICLES = frozenset(
    "summary.md toc.md license.md licence.md code_of_conduct.md contributing.md changelog.md security.md _sidebar.md "
    "_navbar.md _footer.md _coverpage.md 404.md 404.html search.html genindex.html".split()
)
_BY_TOOL = frozenset({Origin.HUGO, Origin.JEKYLL, Origin.DOCUSAURUS, Origin.MKDOCS, Origin.DOCFX, Origin.GITHUB_DOCS})
"""Tools whose .html files are templates."""


class SourceFolder:
    """One folder on disk; nothing is ever written in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real = os.path.normcase(os.path.realpath(root))

    def files(self, progress: Progress) -> frozenset[str]:
        """All files by their path; raises ContentUnreadable when there is no such folder, or far too much in it."""
        if not self.root.is_dir():
            raise ContentUnreadable("import-source-missing", folder=str(self.root))
        found: list[str] = []
        for folder, folders, names in os.walk(self.root):
            progress.step(len(found), 0, "scan")
            folders[:] = sorted(name for name in folders if _is_walked(name))
            before = Path(folder).relative_to(self.root).as_posix()
            at = "" if before == "." else f"{before}/"
            found += [f"{at}{name}" for name in names if not name.startswith(".") or name in _KEPT_HIDDEN]
            if len(found) > _MOST_FILES:
                raise ContentUnreadable("import-source-too-large", folder=str(self.root), most=_MOST_FILES)
        return frozenset(path for path in found if path.isprintable())

    def text(self, path: str) -> str | None:
        """The text of a file; None when it is not there or is no text."""
        found = read_source(self.root, path)
        return None if isinstance(found, Unusable) else found.text

    def readable(self, path: str) -> str:
        """The text of a file. Raises NotReadable."""
        found = read_source(self.root, path)
        if isinstance(found, Unusable):
            raise NotReadable(found.reason, found.detail)
        return found.text

    def content(self, path: str, *, most: int = MAX_BYTES) -> bytes:
        """The bytes of a file of at most so many. Raises NotReadable."""
        real = os.path.normcase(os.path.realpath(self.root / path))
        if not real.startswith(os.path.join(self._real, "")):  # noqa: PTH118  as in `file_bytes.py`: no `resolve` a file
            raise NotReadable("outside")
        try:
            with (self.root / path).open("rb") as stream:
                found = stream.read(most + 1)
        except OSError as error:
            raise NotReadable("unreadable", error.strerror or "") from error
        if len(found) > most:
            raise NotReadable("too-large", f"> {most // 1024 // 1024} MiB")
        return found


def _is_walked(name: str) -> bool:
    return name not in _PASSED_OVER and (not name.startswith(".") or name in _KEPT_HIDDEN)


def articles_in(files: frozenset[str], origin: Origin) -> tuple[str, ...]:
    """The files that are articles: no parts of others, no licences, no templates of a site."""
    endings = MARKDOWN + DOCUMENTS + (() if origin in _BY_TOOL else PAGES)
    found = []
    for path in sorted(files):
        file = PurePosixPath(path)
        name = file.name.lower()
        if not name.endswith(endings) or name in _NO_ARTICLES or name.startswith("~$"):
            continue
        if not _PARTS.isdisjoint(part.lower() for part in file.parts[:-1]):
            continue
        if name == "readme.md" and len(file.parts) == 1 and origin in _BY_TOOL:
            continue
        found.append(path)
    return tuple(found)
