"""The front matter of a file: finding it, reading it as text with places, converting it by the table of keys.

Files of other tools carry other keys; `other_tools.py` says what theirs mean. What is wrong becomes a finding, never
a refusal: the file is read with what could be understood.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from kbdesk.content.mending import mended_double, mended_key, mended_value
from kbdesk.content.other_tools import header_of_other_tool
from kbdesk.content.rules import finding
from kbdesk.content.schema.header import HEADER, ID_PATTERN, KEYS, SCRIPT_ONLY, SUMMARY_LIMIT
from kbdesk.content.schema.shapes import Key
from kbdesk.content.schema.values import BadValue
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, YamlError, read_yaml, text
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place

_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_MAX_CHARACTERS = 100_000
_BY_NAME = {key.name: key for key in KEYS}
_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file cut in two. `body_line` is the line the body starts on; `closed` False when the end line is missing."""

    yaml: str
    body: str
    body_line: int
    present: bool
    closed: bool = True


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was understood: `header` with neutral values where nothing stood (id and language may be empty), `keys` as
    written (None when there are none), `is_ours` when it speaks kbdesk's keys.
    """

    header: Header
    keys: Mapping | None
    is_ours: bool
    findings: tuple[Finding, ...]


def cut(source: str) -> Parts:
    """Separates front matter and body; TOML front matter is cut off and not read."""
    for mark, end, is_yaml in (("---", _END, True), ("+++", _TOML_END, False)):
        first, line_end, rest = source.partition("\n")
        if first.rstrip() != mark or not line_end:
            continue
        closing = end.search(rest)
        if closing is None:
            return Parts("", source, 1, present=False, closed=False)
        body = rest[closing.end() + 1 :]
        lines = 2 + rest.count("\n", 0, closing.end()) + 1
        return Parts(rest[: closing.start()] if is_yaml else "", body, lines, present=True)
    return Parts("", source, 1, present=False)


def read_front_matter(parts: Parts, path: str, *, ours: bool) -> FrontMatter:
    """The header of a file, with findings. `ours`: the folder was made for kbdesk, so that what is missing is wrong."""
    try:
        node = _keys_of(parts)
    except YamlError as error:
        place = Place(path, error.line, error.column)
        return FrontMatter(
            Header(""), None, False, (finding("KB102", place, ours=ours, facts={"problem": error.problem}),)
        )
    if not parts.closed and ours:
        return FrontMatter(Header(""), None, False, (finding("KB103", Place(path, 1, 1), ours=ours),))
    is_ours = ours or (node is not None and _speaks_kbdesk(node))
    if node is None or not is_ours:
        header = header_of_other_tool(node) if node is not None else Header("")
        return FrontMatter(header, node, is_ours, _missing(None, path, ours=ours))
    return _convert(node, path, ours=ours)


def _keys_of(parts: Parts) -> Mapping | None:
    if len(parts.yaml) > _MAX_CHARACTERS:
        raise YamlError("too-much", 1, 1)
    node = read_yaml(parts.yaml, first_line=2) if parts.yaml.strip() else None
    if node is not None and not isinstance(node, Mapping):
        raise YamlError("no-keys", node.line, node.column)
    return node


def _speaks_kbdesk(node: Mapping) -> bool:
    """In a folder of another tool: both an id and a type of ours are there."""
    return text(node.get("type")) in set(Kind) - {Kind.STEP} and _ID.fullmatch(text(node.get("id"))) is not None


def _convert(node: Mapping, path: str, *, ours: bool) -> FrontMatter:
    values: dict[str, Any] = {}
    extra: list[tuple[str, str]] = []
    findings = [
        finding("KB107", _at(path, key), ours=ours, facts={"entry": key.text}, edit=mended_double(node, key))
        for key in node.doubles()
    ]
    for name, value in node.pairs:
        key = _BY_NAME.get(name.text)
        if key is None and name.text in SCRIPT_ONLY:
            continue
        if key is None:
            extra.append((name.text, text(value)))
            edit = mended_key(name, HEADER, node)
            findings.append(finding("KB106", _at(path, name), facts={"entry": name.text}, edit=edit))
            continue
        try:
            values[key.goes_to] = key.value.read(value)
        except BadValue as bad:
            code = "KB113" if key.name == "audience" else "KB105"
            facts = {"entry": key.name, "value": bad.found, "expected": key.value.expected}
            edit = mended_value(bad.node, key)
            findings.append(finding(code, _at(path, bad.node), ours=ours, facts=facts, edit=edit))
            if bad.rest is not None:
                values[key.goes_to] = bad.rest
    header = Header(**{"id": "", "extra": tuple(extra), **values})
    findings += _missing(node, path, ours=ours, kind=header.kind)
    if len(header.summary) > SUMMARY_LIMIT:
        place = _at(path, node.key("summary") or node)
        findings.append(finding("KB109", place, facts={"length": len(header.summary), "limit": SUMMARY_LIMIT}))
    return FrontMatter(header, node, True, tuple(findings))


def _missing(node: Mapping | None, path: str, *, ours: bool, kind: Kind = Kind.ARTICLE) -> tuple[Finding, ...]:
    """One finding for all keys that are not there; nothing in folders of other tools (the check says it its own way)."""
    if not ours:
        return ()
    names = [key.name for key in KEYS if kind in key.must and not _is_written(key, node)]
    return (finding("KB104", Place(path, 1, 1), ours=ours, facts={"keys": ", ".join(names)}),) if names else ()


def _is_written(key: Key, node: Mapping | None) -> bool:
    value: Node | None = node.get(key.name) if node is not None else None
    return not (value is None or (isinstance(value, Scalar) and not value.text.strip()))


def _at(path: str, node: Node) -> Place:
    return Place(path, node.line, node.column)


def completed(header: Header, *, id: str, lang: str, title: str) -> Header:  # noqa: A002  # the noun's own word
    """The header with what its file did not say taken from elsewhere."""
    return replace(
        header, id=header.id or id, lang=header.lang if header.lang != "und" else lang, title=header.title or title
    )
