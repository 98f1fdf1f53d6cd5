"""Findings of the check in the forms that people and programs read: text, JSON, annotations of GitHub, SARIF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kbdesk import __version__
from kbdesk.cli.json_forms import finding_json
from kbdesk.cli.output import Output
from kbdesk.domain.finding import Finding, Level
from kbdesk.wording.findings import finding_sentence
from kbdesk.workflows.explain_format import explanation_of

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def print_findings(findings: Sequence[Finding], root: Path, *, form: str, out: Output, diff: str | None = None) -> None:
    """All findings; paths are as one would type them here, where the folder lies below the present one. `diff` are the
    fixes, None when none were asked for.
    """
    match form:
        case "json":
            counts = {"errors": _count(findings, Level.ERROR), "warnings": _count(findings, Level.WARNING)}
            told = {} if diff is None else {"diff": diff}
            out.document(counts | {"findings": [finding_json(one, out.lang) for one in findings]} | told)
        case "sarif":
            out.document(_sarif(findings, root, out.lang))
        case "github":
            for one in findings:
                out.raw(_annotation(one, root, out.lang))
        case _:
            _print_text(findings, root, out)


def _print_text(findings: Sequence[Finding], root: Path, out: Output) -> None:
    for one in findings:
        mark = "red" if one.level is Level.ERROR else "amber"
        level = out.marked(out.words(f"level.{one.level}"), mark)
        out.written(f"{out.marked(_here(root, str(one.place)), 'bold')}: {level} {one.code}")
        out.line(f"  {finding_sentence(one, out.lang)}")
        if one.fix is not None:
            out.line("  " + out.words("check.fix", text=one.fix), "green")
    out.say("check.errors", n=_count(findings, Level.ERROR))
    out.say("check.warnings", n=_count(findings, Level.WARNING))


def _annotation(finding: Finding, root: Path, lang: str) -> str:
    """A workflow command of GitHub Actions (its escapes: docs.github.com, "Workflow commands")."""
    place = finding.place
    level = "error" if finding.level is Level.ERROR else "warning"
    properties = {"file": _here(root, place.path), "line": place.line or 1, "title": finding.code}
    if place.column:
        properties["col"] = place.column
    listed = ",".join(f"{name}={_escaped(str(value), of_property=True)}" for name, value in properties.items())
    return f"::{level} {listed}::{_escaped(finding_sentence(finding, lang))}"


def _escaped(text: str, *, of_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if of_property else text


def _sarif(findings: Sequence[Finding], root: Path, lang: str) -> dict[str, Any]:
    """Static Analysis Results Interchange Format 2.1.0 (OASIS)."""
    codes = list(dict.fromkeys(one.code for one in findings))
    driver = {"name": "kbdesk", "version": __version__, "rules": [_rule(code, lang) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, root, lang) | {"ruleIndex": codes.index(one.code)} for one in findings],
    }
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, lang: str) -> dict[str, Any]:
    explained = explanation_of(code, lang)
    if explained is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": explained.sentence},
        "help": {"text": f"{explained.why}\n\n{explained.example}"},
        "defaultConfiguration": {"level": explained.level},
    }


def _result(finding: Finding, root: Path, lang: str) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": max(place.line, 1)} | ({"startColumn": place.column} if place.column else {})
    artifact = {"uri": quote(_here(root, place.path), safe="/")}
    return _fixes(finding, artifact) | {
        "ruleId": finding.code,
        "level": finding.level.value,
        "message": {"text": finding_sentence(finding, lang)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": region,
                }
            }
        ],
    }


def _fixes(finding: Finding, artifact: dict[str, str]) -> dict[str, Any]:
    """The safe edit of a finding; one whose column is only looked for when it is made is left out."""
    edit = finding.edit
    if edit is None or not edit.column or edit.whole_line:
        return {}
    region = {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.column + len(edit.old)}
    change = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
    return {"fixes": [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}]}


def _here(root: Path, path: str) -> str:
    """The path from the present folder, so that terminals and editors make a link of it; else from the content's."""
    here = Path.cwd().resolve()
    folder = root.resolve()
    return (folder.relative_to(here) / path).as_posix() if folder.is_relative_to(here) else path


def _count(findings: Sequence[Finding], level: Level) -> int:
    return sum(one.level is level for one in findings)
