"""`kbdesk content`: the check of a content folder, and the scenarios of its scripts."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from kbdesk.cli.findings import print_findings
from kbdesk.cli.json_forms import finding_json
from kbdesk.cli.output import Output
from kbdesk.desk import Desk, open_desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.finding import Finding, Level
from kbdesk.workflows.play_scenarios import PlayedScenario

FINDINGS = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 on errors, with `--strict` on warnings too."""
    return _check(desk, options, out) if options.action == "check" else _test(desk, options, out)


def _check(desk: Desk, options: Namespace, out: Output) -> int:
    root = Path(desk.library.content_path)
    form = options.form or ("json" if out.as_json else "text")
    elsewhere = _other_folder(root, options.paths)
    if elsewhere is not None:
        desk, root, wanted = open_desk(content=elsewhere, data=options.data), elsewhere, frozenset({"."})
    else:
        wanted = frozenset(_inside(root, path) for path in options.paths)
    with out.progress() as progress:
        findings = [*desk.check.check(progress)]
        findings += (played.finding for played in desk.scenarios.play((), progress) if played.finding)
    shown = _unique(finding for finding in findings if _is_wanted(finding, wanted))
    print_findings(shown, root, form=form, out=out)
    return FINDINGS if any(options.strict or one.level is Level.ERROR for one in shown) else 0


def _test(desk: Desk, options: Namespace, out: Output) -> int:
    root = Path(desk.library.content_path)
    with out.progress() as progress:
        played = desk.scenarios.play(tuple(options.scripts), progress)
    failed = [one for one in played if one.finding is not None]
    if out.as_json:
        out.document(
            {
                "scenarios": len(played),
                "failed": len(failed),
                "played": [_played_json(one) for one in played],
                "findings": [finding_json(one.finding, out.lang) for one in failed if one.finding],
            }
        )
        return FINDINGS if failed else 0
    if out.verbose:
        for one in played:
            mark = out.marked("✗", "red") if one.finding else out.marked("✓", "green")
            out.written(f"{mark} {out.marked(f'{one.script} ({one.lang}): {one.name}', '')}")
    if failed:
        print_findings(tuple(one.finding for one in failed if one.finding), root, form="text", out=out)
    out.say("test.summary", n=len(played), failed=len(failed))
    return FINDINGS if failed else 0


def _played_json(one: PlayedScenario) -> dict[str, object]:
    return {"script": one.script, "name": one.name, "lang": one.lang, "passed": one.finding is None}


def _unique(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place; a scenario file that cannot be read is found by the check and by the player."""
    once = {(one.place, one.code, tuple(one.facts.items())): one for one in findings}
    return tuple(sorted(once.values(), key=lambda one: (one.place, one.code)))


def _other_folder(root: Path, paths: list[str]) -> Path | None:
    """A single folder that lies elsewhere is a content folder itself."""
    if len(paths) != 1:
        return None
    named = Path(paths[0])
    inside = named.resolve().is_relative_to(root.resolve()) or (not named.is_absolute() and (root / named).exists())
    return named.absolute() if named.is_dir() and not inside else None


def _inside(root: Path, named: str) -> str:
    """A path relative to the content folder; named from here, or from there. Raises WrongUse outside of it."""
    base = root.resolve()
    for candidate in (Path(named), root / named):
        if candidate.exists() and candidate.resolve().is_relative_to(base):
            return candidate.resolve().relative_to(base).as_posix()
    raise WrongUse("path-outside-content", path=named, folder=str(root))


def _is_wanted(finding: Finding, wanted: frozenset[str]) -> bool:
    path = finding.place.path
    return not wanted or any(one in {".", path} or path.startswith(f"{one}/") for one in wanted)
