"""A folder of Markdown files, made for kbdesk or for anything else: what others call to read content.

`scan` lists, `read` gives what the index needs of a file, `page` and `script` what a person sees. Reading never
refuses a folder for what is missing in it: a bad file is left out and named, a bad key becomes a finding. The
Markdown parsers are built at the first reading and kept, behind a lock, since a page may be opened while the folder
is being indexed. What reads files is loaded at the first reading as well: a window that opens knows its library from
the index.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from kbdesk.content.allowance import TooHeavy
from kbdesk.content.file_bytes import MAX_BYTES, Source, Unusable, digest_of, plain_lines, read_source
from kbdesk.content.identity import (
    detect_language,
    id_from_path,
    language_from_folder,
    language_from_suffix,
    title_from_path,
)
from kbdesk.content.kept_organisation import SETTINGS_FILE, KeptOrganisation, organisation_mark
from kbdesk.content.rules import finding
from kbdesk.content.scan import scan_folder
from kbdesk.domain.article import Article, Header, Kind, Page, Stamp
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import Reading, is_inside
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from kbdesk.content.front_matter import FrontMatter, Parts
    from kbdesk.content.markdown_tree import MarkdownTrees, Outline
    from kbdesk.content.scripts import ScriptReading
    from kbdesk.domain.script import Script

_LONG_FOR_PYTHON_MARKDOWN = 20_000
"""Characters from which Python-Markdown may take too long, whatever they are."""
_SCRIPTS_KEPT = 64
"""Scripts kept as they were read; then all are let go."""
_MDX_LINE = re.compile(r"^(?:import|export)\s.*$", re.MULTILINE)


class ContentFolder:
    """One content folder on disk; holds no content itself."""

    def __init__(self, root: Path, *, kept: Path | None = None) -> None:
        """`kept` is a folder for long scripts and the organisation as they were read; without one both are read anew in
        every program.
        """
        self._root = root
        self._kept = kept
        self._trees: MarkdownTrees | None = None
        self._lock = Lock()
        self._scripts: dict[tuple[str, str], Script] = {}
        self._scripts_of: Organisation | None = None
        self._organisation: tuple[bytes, Organisation, tuple[Finding, ...]] | None = None

    @property
    def root(self) -> Path:
        """Where it lies."""
        return self._root

    @property
    def is_ours(self) -> bool:
        """True when it was made for kbdesk (it has a `kbdesk.yml`): what is missing is then wrong."""
        return (self._root / SETTINGS_FILE).is_file()

    def scan(self, progress: Progress, unlisted: list[str] | None = None) -> dict[str, Stamp]:
        """All Markdown files with their stamps; raises ContentUnreadable.

        `unlisted` gets the sub-folders that could not be listed, in the form `sub/folder/`.
        """
        return scan_folder(self._root, progress, [] if unlisted is None else unlisted)

    def organisation(self) -> tuple[Organisation, tuple[Finding, ...]]:
        """What the organisation files say, and what is wrong with them; the same object as long as they say the same."""
        mark, known = organisation_mark(self._root), self._organisation
        if known is None or known[0] != mark:
            known = self._organisation = (mark, *self._read_organisation(mark))
        return known[1], known[2]

    def _read_organisation(self, mark: bytes) -> tuple[Organisation, tuple[Finding, ...]]:
        kept = KeptOrganisation(self._kept / "organisation") if self._kept else None
        if kept is not None and (as_kept := kept.get(mark)) is not None:
            return as_kept, ()
        from kbdesk.content.organisation_files import read_organisation  # with YAML, and all that the format knows

        organisation, findings = read_organisation(self._root)
        if kept is not None and not findings and organisation_mark(self._root) == mark:
            kept.keep(mark, organisation)
        return organisation, findings

    def read(self, path: str, stamp: Stamp, organisation: Organisation) -> Reading:
        """A file for the index; one that cannot be used is left out with its reason."""
        source = Unusable("too-large", f"{stamp.size} B") if stamp.size > MAX_BYTES else self._source(path)
        if isinstance(source, Unusable):
            return _left_out(path, stamp, source)
        parts, front = self._cut(source.text, path)
        if not source.text.strip():
            return Reading(path, stamp, source.digest, left_out=LeftOut(path, "empty"))
        try:
            if front.header.kind is Kind.SCRIPT:
                reading = self._script(source, path, organisation)
                self._keep_long(reading.script, source, organisation)
                return Reading(path, stamp, source.digest, reading.script, findings=front.findings + reading.findings)
            article = self._article(parts, front, path, organisation)
        except TooHeavy as heavy:
            line = parts.body_line + heavy.line if heavy.line >= 0 else 0
            return _left_out(path, stamp, Unusable("too-heavy", heavy.reason, source.digest, line))
        return Reading(path, stamp, source.digest, article, findings=front.findings)

    def digest(self, path: str, stamp: Stamp) -> str:
        """The SHA-256 of a file's bytes; empty for one that cannot be opened or is too large."""
        return self._source(path).digest if stamp.size <= MAX_BYTES else ""

    def page(self, path: str, organisation: Organisation) -> Page:
        """A file as a person reads it; raises ContentUnreadable."""
        return self._page(self._source_or_raise(path), path, organisation)

    def script(self, path: str, organisation: Organisation) -> "Script":
        """A file as a call script; raises ContentUnreadable when it is none."""
        return self._script_or_raise(self._source_or_raise(path), path, organisation)

    def source(self, path: str) -> str:
        """A file's text as it was written, line feeds for line ends; raises ContentUnreadable."""
        return self._source_or_raise(path).text

    def page_from_source(self, text: str, path: str, organisation: Organisation) -> Page:
        """The page of a text that is not (or no longer) what stands at `path`."""
        return self._page(Source(plain_lines(text), digest_of(text)), path, organisation)

    def script_from_source(self, text: str, path: str, organisation: Organisation) -> "Script":
        """The script in a text that is not (or no longer) what stands at `path`; raises ContentUnreadable."""
        return self._script_or_raise(Source(plain_lines(text), digest_of(text)), path, organisation)

    def tree(self, path: str) -> "ET.Element":
        """The Markdown tree of a file's body with source lines, for the check; raises ContentUnreadable."""
        from kbdesk.content.front_matter import cut

        parts = cut(self._source_or_raise(path).text)
        body = _without_code_lines(parts.body, path)
        with self._lock, _heavy_is_unreadable(path):
            return self._markdown().tree(body, first_line=parts.body_line)

    def _source(self, path: str) -> Source | Unusable:
        return read_source(self._root, path) if is_inside(path) else Unusable("outside")

    def _source_or_raise(self, path: str) -> Source:
        source = self._source(path)
        if isinstance(source, Unusable):
            code = "file-missing" if source.reason == "missing" else "file-unreadable"
            raise ContentUnreadable(code, place=Place(path, source.line), reason=source.reason, detail=source.detail)
        return source

    def _cut(self, text: str, path: str) -> "tuple[Parts, FrontMatter]":
        from kbdesk.content.front_matter import cut, read_front_matter

        # A README explains the folder to whoever opens it elsewhere; it is no content that must follow our rules.
        ours = self.is_ours and not path.rpartition("/")[2].lower().startswith("readme.")
        parts = cut(text)
        return parts, read_front_matter(parts, path, ours=ours)

    def _article(self, parts: "Parts", front: "FrontMatter", path: str, organisation: Organisation) -> Article:
        """Raises TooHeavy also for one that could be indexed but not shown."""
        body, dialect = _without_code_lines(parts.body, path), organisation.dialect
        with self._lock:
            outline = self._markdown().outline(body, first_line=parts.body_line)
            if outline.suspect or (dialect == "python-markdown" and len(parts.body) > _LONG_FOR_PYTHON_MARKDOWN):
                self._laid_out(parts, front, path, dialect=dialect, outline=outline)
        header = self._outlined(front, path, organisation, outline=outline)
        return Article(header, path, outline.headings, outline.lead, outline.body)

    def _page(self, source: Source, path: str, organisation: Organisation) -> Page:
        parts, front = self._cut(source.text, path)
        with self._lock, _heavy_is_unreadable(path):
            outline, html = self._laid_out(parts, front, path, dialect=organisation.dialect)
        header = self._outlined(front, path, organisation, outline=outline)
        return Page(header, path, html, outline.headings, source.digest)

    def _laid_out(
        self, parts: "Parts", front: "FrontMatter", path: str, *, dialect: str, outline: "Outline | None" = None
    ) -> "tuple[Outline, str]":
        # Loaded here because the scan of a folder must not wait for the Markdown libraries.
        from kbdesk.content.pages import PageSource, lay_out

        body = _without_code_lines(parts.body, path)
        wanted = PageSource(body, parts.body_line, path, says=front.is_ours, outline=outline)
        return lay_out(wanted, self._markdown(), dialect=dialect)

    def _outlined(self, front: "FrontMatter", path: str, organisation: Organisation, *, outline: "Outline") -> Header:
        title = outline.headings[0].text if outline.headings else ""
        return self._completed(front.header, path, organisation, title=title, words=outline.body)

    def _script_or_raise(self, source: Source, path: str, organisation: Organisation) -> "Script":
        """A script read before, by the same text and for the same organisation, is not read again: a long one takes half a
        second, and a call is put away and taken up many times a day.
        """
        key = (path, source.digest)
        with self._lock:
            if self._scripts_of is organisation and key in self._scripts:
                return self._scripts[key]
        if self._cut(source.text, path)[1].header.kind is not Kind.SCRIPT:
            raise ContentUnreadable("not-a-script", place=Place(path))
        with _heavy_is_unreadable(path):
            script = self._known_script(source, path, organisation)
        self._remember(script, organisation)
        return script

    def _remember(self, script: "Script", organisation: Organisation) -> None:
        with self._lock:
            if self._scripts_of is not organisation or len(self._scripts) >= _SCRIPTS_KEPT:
                self._scripts, self._scripts_of = {}, organisation
            self._scripts[script.path, script.digest] = script

    def _known_script(self, source: Source, path: str, organisation: Organisation) -> "Script":
        # Loaded here because the scan of a folder must not wait for what reads the kept ones.
        from kbdesk.content.kept_scripts import LONG, KeptScripts

        if self._kept is None or len(source.text) < LONG:
            return self._script(source, path, organisation).script
        kept, is_ours = KeptScripts(self._kept, self._root), self.is_ours
        script = kept.get(path, source.digest, organisation, is_ours=is_ours)
        if script is None:
            script = self._script(source, path, organisation).script
            kept.keep(script, organisation, is_ours=is_ours)
        return script

    def _keep_long(self, script: "Script", source: Source, organisation: Organisation) -> None:
        """A long one that was read for the index opens at once when a call begins."""
        from kbdesk.content.kept_scripts import LONG, KeptScripts

        if len(source.text) < LONG:
            return
        self._remember(script, organisation)
        if self._kept is not None:
            KeptScripts(self._kept, self._root).keep(script, organisation, is_ours=self.is_ours)

    def _script(self, source: Source, path: str, organisation: Organisation) -> "ScriptReading":
        # Loaded here because the scan of a folder must not wait for the Markdown libraries.
        from kbdesk.content.scripts import ScriptSource, read_script

        parts, front = self._cut(source.text, path)
        with self._lock:
            tree = self._markdown().tree(parts.body, first_line=parts.body_line)
        title = next(("".join(heading.itertext()) for heading in tree.iter("h1")), "")
        header = self._completed(front.header, path, organisation, title=title, words=parts.body)
        lines = tuple(source.text.split("\n"))
        return read_script(ScriptSource(tree, lines, header, front.keys, path, source.digest), organisation)

    def _completed(self, header: Header, path: str, organisation: Organisation, *, title: str, words: str) -> Header:
        known = organisation.languages
        lang = language_from_suffix(path, known) or language_from_folder(path, self._root.resolve().name, known)
        from kbdesk.content.front_matter import completed

        lang = lang or (organisation.fallback if self.is_ours else detect_language(words))
        return completed(header, id=id_from_path(path), lang=lang, title=title or title_from_path(path))

    def _markdown(self) -> "MarkdownTrees":
        if self._trees is None:
            # Loaded here because the scan of a folder must not wait for the Markdown libraries.
            from kbdesk.content.markdown_tree import MarkdownTrees

            self._trees = MarkdownTrees()
        return self._trees


def _left_out(path: str, stamp: Stamp, why: Unusable) -> Reading:
    facts = {"reason": why.reason, "detail": why.detail}
    remark = finding("KB101", Place(path, why.line), facts=facts)
    return Reading(path, stamp, why.digest, left_out=LeftOut(path, why.reason, why.detail), findings=(remark,))


@contextmanager
def _heavy_is_unreadable(path: str) -> Iterator[None]:
    try:
        yield
    except TooHeavy as heavy:
        place = Place(path, max(heavy.line, 0))
        raise ContentUnreadable("file-unreadable", place=place, reason="too-heavy", detail=heavy.reason) from heavy


def _without_code_lines(body: str, path: str) -> str:
    """The body of an MDX file without its import and export lines; their places stay, as empty lines."""
    return _MDX_LINE.sub("", body) if path.endswith(".mdx") else body
