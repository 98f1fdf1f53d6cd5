"""What the rules look at: every file read once, with its links, pictures and headings picked out of its tree."""

import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kbdesk.content.folder import ContentFolder
from kbdesk.content.front_matter import cut, read_front_matter
from kbdesk.content.tree_text import line_of, words
from kbdesk.content.yaml_nodes import Mapping
from kbdesk.domain.article import Article, Header
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress
from kbdesk.domain.script import Script

_ANCHOR = re.compile(r"""\b(?:name|id)\s*=\s*["']([^"']+)["']""")
_OWN_ANCHOR = re.compile(r"\{#([\w-]+)\}")
_COMMENTS = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture as written. `alt` is a picture's alternative text."""

    address: str
    place: Place
    alt: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file with what rules need of it. `anchors` are the places in it that a link may name; `is_ours` tells whether
    it speaks kbdesk's keys.
    """

    path: str
    document: Article | Script
    keys: Mapping | None
    is_ours: bool
    lines: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Link, ...]
    anchors: frozenset[str]
    raw_html: Place | None

    @property
    def header(self) -> Header:
        """The file's header."""
        return self.document.header

    def key_place(self, key: str) -> Place:
        """Where a key of the front matter stands; the file's first line when it does not."""
        found = self.keys.key(key) if self.keys is not None else None
        return Place(self.path, found.line, found.column) if found else Place(self.path, 1, 1)

    def place(self, line: int, needle: str = "") -> Place:
        """A line, at the column where `needle` starts."""
        return place_in(self.lines, self.path, line, needle)


@dataclass(frozen=True, slots=True)
class Material:
    """The whole folder. `all_files` are relative paths of every file, Markdown or not, as the disk spells them."""

    folder: ContentFolder
    organisation: Organisation
    files: tuple[CheckedFile, ...]
    all_files: frozenset[str]
    all_folders: frozenset[str]
    is_ours: bool
    today: date


def gather(folder: ContentFolder, progress: Progress, *, today: date) -> tuple[Material, tuple[Finding, ...]]:
    """Reads everything; also gives what reading itself found. Raises ContentUnreadable, Cancelled."""
    organisation, found = folder.organisation()
    findings = list(found)
    stamps = sorted(folder.scan(progress).items())
    files: list[CheckedFile] = []
    for done, (path, stamp) in enumerate(stamps):
        progress.step(done, len(stamps), "check")
        reading = folder.read(path, stamp, organisation)
        findings += reading.findings
        if reading.document is not None:
            files.append(_checked(folder, path, reading.document))
    all_files, all_folders = _everything(folder)
    material = Material(folder, organisation, tuple(files), all_files, all_folders, folder.is_ours, today)
    return material, tuple(findings)


def place_in(lines: tuple[str, ...], path: str, line: int, needle: str = "") -> Place:
    """A line with the column where `needle` starts, 1 when it is not there as written."""
    if not needle or not 0 < line <= len(lines):
        return Place(path, line, 1 if line else 0)
    return Place(path, line, max(lines[line - 1].find(needle), 0) + 1)


def _checked(folder: ContentFolder, path: str, document: Article | Script) -> CheckedFile:
    source = folder.source(path)
    tree = folder.tree(path)
    lines = tuple(source.split("\n"))
    front = read_front_matter(cut(source), path, ours=folder.is_ours)
    links = [
        Link(address, place_in(lines, path, line_of(element), f"]({address}"))
        for element in tree.iter("a")
        if (address := element.get("href")) is not None and line_of(element)
    ]
    pictures = [
        Link(address, place_in(lines, path, line_of(element), "!["), element.get("alt") or "")
        for element in tree.iter("img")
        if (address := element.get("src")) is not None
    ]
    return CheckedFile(
        path=path,
        document=document,
        keys=front.keys,
        is_ours=front.is_ours,
        lines=lines,
        links=tuple(links),
        pictures=tuple(pictures),
        anchors=frozenset(_anchors(tree, document)),
        raw_html=_raw_html(tree, path),
    )


def _anchors(tree: ET.Element, document: Article | Script) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in _HEADINGS:
            yield element.get("id") or ""
            yield from _OWN_ANCHOR.findall(words(element))
        elif element.tag == "raw":
            yield from _ANCHOR.findall(element.text or "")
    if isinstance(document, Script):
        yield from (step.code for step in document.steps)


def _raw_html(tree: ET.Element, path: str) -> Place | None:
    for raw in tree.iter("raw"):
        if _COMMENTS.sub("", raw.text or "").strip():
            return Place(path, line_of(raw), 1)
    return None


def _everything(folder: ContentFolder) -> tuple[frozenset[str], frozenset[str]]:
    root = str(folder.root)
    files: set[str] = set()
    folders: set[str] = {""}
    for where, names, found in os.walk(root):
        names[:] = [name for name in names if name not in {".git", "node_modules"}]
        prefix = os.path.relpath(where, root).replace(os.sep, "/")
        prefix = "" if prefix == "." else f"{prefix}/"
        folders.update(prefix + name for name in names)
        files.update(prefix + name for name in found)
    return frozenset(files), frozenset(folders)
