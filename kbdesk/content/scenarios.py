"""Scenario files (`<id>.scenarios.yml`) and files of answers for a call: YAML to nouns, and nouns to YAML."""

import re
from dataclasses import dataclass
from pathlib import Path

from kbdesk.content.file_bytes import Unusable, read_source
from kbdesk.content.rules import finding
from kbdesk.content.schema.tables import SCENARIO
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, Sequence, YamlError, read_yaml, text
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place
from kbdesk.domain.scenario import PathPart, Scenario

SUFFIX = ".scenarios.yml"
_PLAIN = re.compile(r"[^\W\d_](?:[\w -]*\w)?")
"""What may stand in YAML without quotes, here: words, so that nothing is read as a number, a date or a sign."""
_WORDS_OF_YAML = {"y", "n", "yes", "no", "true", "false", "null", "on", "off"}
_WIDEST = 110


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """What a scenario file holds; `script_id` comes from its name."""

    path: str
    script_id: str
    scenarios: tuple[Scenario, ...] = ()
    findings: tuple[Finding, ...] = ()


def scenario_paths(root: Path) -> tuple[str, ...]:
    """The scenario files of a folder, relative, sorted; hidden folders are passed over."""
    found = (file.relative_to(root) for file in root.rglob(f"*{SUFFIX}"))
    return tuple(sorted(file.as_posix() for file in found if not any(part.startswith(".") for part in file.parts)))


def read_scenarios(root: Path, path: str) -> ScenarioFile:
    """One scenario file; what cannot be read is a finding (KB501)."""
    script_id = path.rpartition("/")[2].removesuffix(SUFFIX)
    source = read_source(root, path)
    if isinstance(source, Unusable):
        remark = finding("KB501", Place(path, source.line), facts={"problem": source.reason})
        return ScenarioFile(path, script_id, findings=(remark,))
    scenarios: list[Scenario] = []
    findings: list[Finding] = []
    try:
        parts = _parts(read_yaml(source.text))
    except YamlError as error:
        return ScenarioFile(path, script_id, findings=(_unreadable(path, error),))
    for part in parts:  # one bad scenario does not keep the others from being played
        try:
            scenarios.append(_scenario(part))
        except YamlError as error:
            findings.append(_unreadable(path, error))
    return ScenarioFile(path, script_id, tuple(scenarios), tuple(findings))


def _parts(node: Node | None) -> tuple[Node, ...]:
    if not isinstance(node, Sequence):
        raise YamlError("no-list", node.line if node else 1, node.column if node else 1)
    return node.parts


def _unreadable(path: str, error: YamlError) -> Finding:
    return finding("KB501", Place(path, error.line, error.column), facts={"problem": error.problem})


def scenario_text(scenario: Scenario) -> str:
    """A scenario as it is written in its file."""
    rows = [f"- name: {_word(scenario.name)}"]
    if scenario.lang:
        rows.append(f"  lang: {scenario.lang}")
    parts = [_word(part) if isinstance(part, str) else _map(part) for part in scenario.path]
    line = f"  path: [{', '.join(parts)}]"
    rows += [line] if len(line) <= _WIDEST else ["  path:", *(f"    - {part}" for part in parts)]
    if scenario.expect:
        rows.append(f"  expect: {_map(scenario.expect)}")
    return "\n".join(rows) + "\n"


def _map(pairs: tuple[tuple[str, str], ...]) -> str:
    return "{" + ", ".join(f"{name}: {_word(value)}" for name, value in pairs) + "}"


def _word(text: str) -> str:
    """In single quotes where YAML could read something else in it."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML:
        return text
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def answers_from(source: str) -> tuple[PathPart, ...]:
    """The path in a file of answers: a bare list, or a mapping with `path:`.

    Raises WrongUse("answers-unreadable").
    """
    try:
        node = read_yaml(source)
        if isinstance(node, Sequence) and len(node.parts) == 1:
            only = node.parts[0]
            node = only if isinstance(only, Mapping) and only.get("path") is not None else node
        return _path(node.get("path") if isinstance(node, Mapping) else node)
    except YamlError as error:
        raise WrongUse("answers-unreadable", problem=error.problem, line=error.line, column=error.column) from error


def facts_from(source: str) -> tuple[tuple[str, str], ...]:
    """What a file of answers tells of the contact itself: pairs under `contact:` beside `path:`; none without.

    Raises WrongUse("answers-unreadable").
    """
    try:
        node = read_yaml(source)
        if isinstance(node, Sequence) and len(node.parts) == 1:
            node = node.parts[0]
        return _facts(node.get("contact") if isinstance(node, Mapping) else None)
    except YamlError as error:
        raise WrongUse("answers-unreadable", problem=error.problem, line=error.line, column=error.column) from error


def _facts(node: Node | None) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        raise YamlError("no-keys", node.line, node.column)
    return tuple((key.text, text(value)) for key, value in node.pairs)


def _scenario(node: Node) -> Scenario:
    if not isinstance(node, Mapping):
        raise YamlError("no-keys", node.line, node.column)
    for key, _ in node.pairs:
        if SCENARIO.key(key.text) is None:
            raise YamlError("unknown-key", key.line, key.column)
    expect = node.get("expect")
    if expect is not None and not isinstance(expect, Mapping):
        raise YamlError("no-keys", expect.line, expect.column)
    return Scenario(
        name=text(node.get("name")),
        path=_path(node.get("path")),
        expect=_pairs(expect) if expect is not None else (),
        lang=text(node.get("lang")).lower(),
        line=node.line,
    )


def _path(node: Node | None) -> tuple[PathPart, ...]:
    if not isinstance(node, Sequence):
        raise YamlError("no-path", node.line if node else 1, node.column if node else 1)
    return tuple(_part(part) for part in node.parts)


def _part(node: Node) -> PathPart:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return _pairs(node)
    raise YamlError("no-choice", node.line, node.column)


def _pairs(node: Mapping) -> tuple[tuple[str, str], ...]:
    return tuple((key.text, text(value)) for key, value in node.pairs)
