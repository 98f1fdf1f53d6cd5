"""`kbdesk content test`: plays the scenarios of scripts, says what they do not pass, and records new ones."""

from argparse import Namespace
from pathlib import Path

from kbdesk.cli.findings import print_findings
from kbdesk.cli.json_forms import Json, finding_json
from kbdesk.cli.output import Output
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.run import Mode, Run
from kbdesk.workflows.cover_scripts import Coverage
from kbdesk.workflows.play_scenarios import PlayedScenario

FINDINGS = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when a scenario fails, or when a script that was being recorded was left before its outcome."""
    if options.record:
        return _record(desk, options, out)
    if options.answers or options.name:
        raise WrongUse("answers-without-record")
    return _play(desk, tuple(options.scripts), out)


def _play(desk: Desk, scripts: tuple[str, ...], out: Output) -> int:
    root = Path(desk.library.content_path)
    with out.progress() as progress:
        played = desk.scenarios.play(scripts, progress)
        coverage = desk.scenarios.coverage(played, all_scripts=not scripts)
    failed = [one for one in played if one.finding is not None]
    if out.as_json:
        out.document(
            {
                "scenarios": len(played),
                "failed": len(failed),
                "played": [_played_json(one) for one in played],
                "findings": [finding_json(one.finding, out.lang) for one in failed if one.finding],
                "coverage": [_coverage_json(one) for one in coverage],
            }
        )
        return FINDINGS if failed else 0
    if out.verbose:
        for one in played:
            mark = out.marked("✗", "red") if one.finding else out.marked("✓", "green")
            out.written(f"{mark} {out.marked(f'{one.script} ({one.lang}): {one.name}', '')}")
    if failed:
        print_findings(tuple(one.finding for one in failed if one.finding), root, form="text", out=out)
    _tell_coverage(coverage, out)
    out.say("test.summary", n=len(played), failed=len(failed))
    return FINDINGS if failed else 0


def _tell_coverage(coverage: tuple[Coverage, ...], out: Output) -> None:
    for one in coverage:
        facts = {
            "script": one.script,
            "passed": one.steps_passed,
            "steps": one.steps,
            "taken": one.choices_taken,
            "choices": one.choices,
        }
        out.line(out.words("test.coverage", **facts), "" if not one.gaps else "amber")
        for gap in one.gaps if one.scenarios else ():
            way = f"{gap.step} › {gap.choice}" if gap.choice else gap.step
            out.line(f"  {one.path}:{gap.line}: {way}")


def _record(desk: Desk, options: Namespace, out: Output) -> int:
    if len(options.scripts) != 1:
        raise WrongUse("record-one-script")
    script = options.scripts[0]
    if options.answers is not None:
        played: Run | None = desk.write_content.played(script, out.reads, read_text_file(options.answers))
    else:
        played = _played_by_hand(desk, script, out)
    if played is None:
        out.aside("record.left")
        return FINDINGS
    file, scenario = desk.write_content.record(played, name=options.name)
    if out.as_json:
        out.document({"path": str(file), "name": scenario.name, "expect": dict(scenario.expect)})
        return 0
    out.say("record.kept", name=scenario.name, path=str(file))
    return _play(desk, (played.script.id,), out)


def _played_by_hand(desk: Desk, script: str, out: Output) -> Run | None:
    """Follows the script at the keys; nothing is logged and nothing sent."""
    from kbdesk.cli.library import open_library
    from kbdesk.cli.session import Session

    open_library(desk, out)
    played = Session(desk, out).play(desk.call.start(script, out.reads, mode=Mode.PREVIEW))
    return played.run if played.finished is not None else None


def _played_json(one: PlayedScenario) -> Json:
    return {"script": one.script, "name": one.name, "lang": one.lang, "passed": one.finding is None}


def _coverage_json(one: Coverage) -> Json:
    return {
        "script": one.script,
        "path": one.path,
        "scenarios": one.scenarios,
        "steps": one.steps,
        "steps_passed": one.steps_passed,
        "choices": one.choices,
        "choices_taken": one.choices_taken,
        "gaps": [{"line": gap.line, "step": gap.step, "choice": gap.choice} for gap in one.gaps],
    }
