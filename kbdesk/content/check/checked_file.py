"""What the rules need of one file: its header, links, pictures, headings, a sketch of its words; of a script all of it.

An article comes down to these facts, so that the next check can take them from `known_files.py` while the file is the
same. Scripts are few and are read anew each time.
"""

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, fields

from kbdesk.content.check.likeness import sketch_of
from kbdesk.content.folder import ContentFolder
from kbdesk.content.front_matter import Parts, cut, read_front_matter
from kbdesk.content.schema.header import KEYS
from kbdesk.content.tree_text import line_of, words
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar
from kbdesk.domain.article import Article, Header, Kind, Stamp
from kbdesk.domain.finding import Finding
from kbdesk.domain.library import Reading
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
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
    """The facts. `anchors` are the places that a link may name; `is_ours` tells whether the file speaks kbdesk's keys;
    `missing` are keys that an article should have; `text_digest` changes when what a reader sees changes.
    """

    path: str
    header: Header
    key_places: dict[str, tuple[int, int]]
    is_ours: bool
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    raw_html: Place | None = None
    missing: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    text_digest: str = ""
    findings: tuple[Finding, ...] = ()

    def key_place(self, key: str) -> Place:
        """Where a key of the front matter stands; the file's first line when it does not."""
        return Place(self.path, *self.key_places.get(key, (1, 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedScript(CheckedFile):
    """The facts of a script, with the script itself and the lines of its file."""

    script: Script
    lines: tuple[str, ...]

    def place(self, line: int, needle: str = "") -> Place:
        """A line, at the column where `needle` starts."""
        return place_in(self.lines, self.path, line, needle)

    def line_with(self, line: int, needle: str) -> int:
        """The line near `line` in which `needle` stands: a block or table begins there and goes on below."""
        for number in range(line, min(line + 30, len(self.lines) + 1)):
            if needle in self.lines[number - 1]:
                return number
        return line

    def value_place(self, line: int, name: str) -> Place:
        """Where a value's name stands between braces, on the line or below it."""
        shown = re.compile(rf"\{{\{{\s*({re.escape(name)})\s*\}}\}}")
        for number in range(max(line, 1), min(line + 30, len(self.lines) + 1)):
            if match := shown.search(self.lines[number - 1]):
                return Place(self.path, number, match.start(1) + 1)
        return self.place(line, name)


def place_in(lines: tuple[str, ...], path: str, line: int, needle: str = "") -> Place:
    """A line with the column where `needle` starts, 1 when it is not there as written."""
    if not needle or not 0 < line <= len(lines):
        return Place(path, line, 1 if line else 0)
    return Place(path, line, max(lines[line - 1].find(needle), 0) + 1)


def read_for_check(
    folder: ContentFolder, path: str, stamp: Stamp, organisation: Organisation
) -> tuple[CheckedFile | None, tuple[Finding, ...]]:
    """The facts of a file with the findings of reading it; None when it is left out."""
    reading = folder.read(path, stamp, organisation)
    return (None if reading.document is None else _facts(folder, reading, reading.document)), reading.findings


def _facts(folder: ContentFolder, reading: Reading, document: Article | Script) -> CheckedFile:
    path = reading.path
    source = folder.source(path)
    rows = tuple(source.split("\n"))
    parts = cut(source)
    front = read_front_matter(parts, path, ours=folder.is_ours)
    tree = folder.tree(path)
    links = [
        Link(address, place_in(rows, path, line_of(element), f"]({address}"))
        for element in tree.iter("a")
        if (address := element.get("href")) is not None and line_of(element)
    ]
    pictures = [
        Link(address, place_in(rows, path, line_of(element), "!["), element.get("alt") or "")
        for element in tree.iter("img")
        if (address := element.get("src")) is not None
    ]
    script = document if isinstance(document, Script) else None
    file = CheckedFile(
        path=path,
        header=document.header,
        key_places={key.text: (key.line, key.column) for key, _ in front.keys.pairs} if front.keys else {},
        is_ours=front.is_ours,
        links=tuple(links),
        pictures=tuple(pictures),
        anchors=frozenset(_anchors(tree, script)),
        raw_html=_raw_html(tree, path),
        missing=tuple(
            key.name for key in KEYS if Kind.ARTICLE in key.must and not (front.keys and front.keys.get(key.name))
        ),
        sketch=sketch_of(document.body) if isinstance(document, Article) and folder.is_ours else (),
        text_digest=text_digest(parts, front.header, front.keys),
        findings=reading.findings,
    )
    if script is None:
        return file
    return CheckedScript(**{one.name: getattr(file, one.name) for one in fields(file)}, script=script, lines=rows)


def text_digest(parts: Parts, header: Header, keys: Mapping | None) -> str:
    """Of what a reader sees or a script asks: body, title, summary, fields. Blanks at line ends do not count."""
    body = "\n".join(line.rstrip() for line in parts.body.strip().split("\n"))
    told = (header.title, header.summary, body, _flat(keys.get("fields")) if keys is not None else "")
    return hashlib.sha256("\0".join(told).encode("utf-8")).hexdigest()


def _flat(node: Node | None) -> str:
    if isinstance(node, Scalar) or node is None:
        return node.text if node else ""
    if isinstance(node, Mapping):
        return "{" + ",".join(f"{key.text}:{_flat(value)}" for key, value in node.pairs) + "}"
    return "[" + ",".join(_flat(part) for part in node.parts) + "]"


def _anchors(tree: ET.Element, script: Script | None) -> Iterator[str]:
    for element in tree.iter():
        if element.tag in _HEADINGS:
            yield element.get("id") or ""
            yield from _OWN_ANCHOR.findall(words(element))
        elif element.tag == "raw":
            yield from _ANCHOR.findall(element.text or "")
    if script is not None:
        yield from (step.code for step in script.steps)


def _raw_html(tree: ET.Element, path: str) -> Place | None:
    for raw in tree.iter("raw"):
        if _COMMENTS.sub("", raw.text or "").strip():
            return Place(path, line_of(raw), 1)
    return None
