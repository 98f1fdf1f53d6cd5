"""Plays the scenarios that editors keep beside their scripts, and says which no longer come out as they should.

Nothing is stored and nothing indexed: the scripts are read from the folder as they stand, and followed on paper.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kbdesk.content.folder import ContentFolder
from kbdesk.content.rules import finding
from kbdesk.content.scenarios import ScenarioFile, read_scenarios, scenario_paths
from kbdesk.domain.acts import acknowledge, capture, choose, go_on, missing, start, tick
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.field_check import Checked, check_value
from kbdesk.domain.finding import Finding
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress
from kbdesk.domain.referral import compose_referral, fields_of
from kbdesk.domain.run import Mode, Run
from kbdesk.domain.scenario import Scenario
from kbdesk.domain.script import Script
from kbdesk.workflows.cover_scripts import Coverage, cover
from kbdesk.workflows.walk_script import Walker

FAILED = "KB502"


@dataclass(frozen=True, slots=True)
class PlayedScenario:
    """One scenario in one language; `finding` says what went otherwise, None when all came out as expected. `run` is
    what was played, as far as it came.
    """

    script: str
    name: str
    lang: str
    path: str
    line: int
    finding: Finding | None = None
    run: Run | None = None


class PlayScenarios:
    """Never writes."""

    def __init__(self, folder: ContentFolder, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now
        self._scripts: dict[str, tuple[Script, ...]] = {}

    def coverage(self, played: tuple[PlayedScenario, ...], *, all_scripts: bool = False) -> tuple[Coverage, ...]:
        """What the scenarios pass of each script that has any; with `all_scripts` also of those that have none."""
        organisation, _ = self._folder.organisation()
        for path in self._folder.scan(Progress()) if all_scripts else ():
            if path not in self._scripts:
                self._scripts[path] = self._script(path, organisation)
        halves = [script for scripts in self._scripts.values() for script in scripts]
        led_to = {choice.target.path for script in halves for step in script.steps for choice in step.choices} - {""}
        paths = frozenset(path for path in led_to if self._scripts.get(path) or self._script(path, organisation))
        return cover(halves, played, scripts=paths, fallback=organisation.fallback, all_scripts=all_scripts)

    def play(self, scripts: tuple[str, ...], progress: Progress) -> tuple[PlayedScenario, ...]:
        """All scenarios of these scripts (none named: of all), each in the languages it is meant for.

        Raises ContentUnreadable (the folder) and WrongUse("no-scenarios") for a script without any.
        """
        organisation, _ = self._folder.organisation()
        on_disk = tuple(self._folder.scan(progress))
        files = [read_scenarios(self._folder.root, path) for path in scenario_paths(self._folder.root)]
        for wanted in scripts:
            if all(file.script_id != wanted for file in files):
                raise WrongUse("no-scenarios", script=wanted)
        played: list[PlayedScenario] = []
        wanted_files = [file for file in files if not scripts or file.script_id in scripts]
        for done, file in enumerate(wanted_files):
            progress.step(done, len(wanted_files), "check")
            played += self._file(file, on_disk, organisation)
        return tuple(played)

    def _file(
        self, file: ScenarioFile, on_disk: tuple[str, ...], organisation: Organisation
    ) -> Iterator[PlayedScenario]:
        for problem in file.findings:
            yield PlayedScenario(file.script_id, "", "", file.path, problem.place.line, problem)
        halves = self._halves(file, on_disk, organisation)
        acts = OnPaper(self._folder, organisation, self._now)
        for scenario in file.scenarios:
            for script in halves:
                lang = script.header.lang
                if scenario.lang in {"", lang}:
                    run, wrong = _difference(scenario, script, acts, halves)
                    found = _failed(file.path, scenario, lang, wrong) if wrong else None
                    yield PlayedScenario(file.script_id, scenario.name, lang, file.path, scenario.line, found, run)

    def _halves(self, file: ScenarioFile, on_disk: tuple[str, ...], organisation: Organisation) -> tuple[Script, ...]:
        """The halves of a scenario file's script: those beside it by name, else any in the folder by id."""
        beside = file.path.removesuffix(".scenarios.yml") + "."
        near = self._read(tuple(path for path in on_disk if path.startswith(beside)), file.script_id, organisation)
        return near or self._read(on_disk, file.script_id, organisation)

    def _read(self, paths: tuple[str, ...], script_id: str, organisation: Organisation) -> tuple[Script, ...]:
        found = []
        for path in paths:
            if path not in self._scripts:
                self._scripts[path] = self._script(path, organisation)
            found += [script for script in self._scripts[path] if script.id == script_id]
        return tuple(found)

    def _script(self, path: str, organisation: Organisation) -> tuple[Script, ...]:
        """The script at a path; nothing for another kind of file or one that cannot be read (the check names those)."""
        try:
            return (self._folder.script(path, organisation),)
        except ContentUnreadable:
            return ()


class OnPaper:
    """The acts of a run that is stored nowhere."""

    def __init__(self, folder: ContentFolder, organisation: Organisation, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self.organisation = organisation
        self.now = now

    def choose(self, run: Run, number: int) -> Run:
        return choose(run, number, self.now(), others=self._other)

    def go_on(self, run: Run) -> Run:
        return go_on(run, self.now(), others=self._other)

    def capture(self, run: Run, name: str, typed: str) -> tuple[Run, Checked]:
        heard = Heard(self.now().astimezone(), self.organisation.policies.telephone_region)
        checked = check_value(fields_of(run, self.organisation).get(name, Field(name)), typed, heard)
        return capture(run, name, checked.value, self.now()), checked

    def tick(self, run: Run, key: int, *, on: bool) -> Run:
        return tick(run, key, on, self.now())

    def acknowledge(self, run: Run, line: int) -> Run:
        return acknowledge(run, line, self.now())

    def _other(self, path: str) -> Script | None:
        try:
            return self._folder.script(path, self.organisation)
        except ContentUnreadable:
            return None  # an article, which is opened beside; a dead link is found by the check


@dataclass(frozen=True, slots=True)
class _Difference:
    step: str
    expected: str
    found: str


def _difference(
    scenario: Scenario, script: Script, acts: OnPaper, halves: tuple[Script, ...]
) -> tuple[Run | None, _Difference | None]:
    """The run, None when it got stuck; and what went otherwise than the scenario says, None when nothing did."""
    now = acts.now()
    try:
        begun = start(f"scenario-{scenario.line}", script, now, mode=Mode.PREVIEW)
        walker = Walker(acts, lambda identity: halves if identity == script.id else (), now.date())
        run = walker.walk(begun, scenario.path)
    except WrongUse as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        return None, _Difference(facts.get("step", ""), facts.get("expected", ""), facts.get("found", error.code))
    return run, _unlike(run, scenario, acts)


def _unlike(run: Run, scenario: Scenario, acts: OnPaper) -> _Difference | None:
    now = acts.now()
    if not run.step.outcome:
        return _Difference(run.step.title, "outcome", "–")
    if wanted := missing(run, now.date()):
        return _Difference(run.step.title, ", ".join(one.name or one.label for one in wanted), "–")
    found = results_of(run, acts.organisation, now)
    for name, expected in scenario.expect:
        if found.get(name, "") != expected:
            return _Difference(run.step.title, f"{name}: {expected}", f"{name}: {found.get(name) or '–'}")
    return None


def results_of(run: Run, organisation: Organisation, now: datetime) -> dict[str, str]:
    """What can be expected of a run: its values, outcome, queue and subject."""
    referral = compose_referral(run, organisation, key=run.id, contact=run.id, at=now)
    results = run.values() | {"outcome": run.step.outcome}
    if referral is not None:
        results |= {"queue": referral.queue, "subject": referral.subject, "urgency": referral.urgency}
    return results


def _failed(path: str, scenario: Scenario, lang: str, wrong: _Difference) -> Finding:
    facts = {
        "name": scenario.name,
        "problem": f"{lang}, {wrong.step}".strip(", "),
        "expected": wrong.expected or "–",
        "found": wrong.found or "–",
    }
    return finding(FAILED, Place(path, scenario.line, 1), facts=facts)
