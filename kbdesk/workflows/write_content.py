"""Writes new content: texts from the templates, scenarios from what was played. Never over what is there already."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.content.mend_file import replace_file
from kbdesk.content.organisation_files import review_defaults
from kbdesk.content.scenarios import SUFFIX, answers_from, read_scenarios, scenario_text
from kbdesk.content.schema.blank_texts import Blank, blank_text, id_and_title
from kbdesk.domain.acts import start
from kbdesk.domain.article import Kind
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.run import Mode, Run, Visit
from kbdesk.domain.scenario import PathPart, Scenario
from kbdesk.domain.script import Choice, Script, Step
from kbdesk.wording.blank_texts import BLANK_TEXTS
from kbdesk.workflows.play_scenarios import OnPaper, results_of
from kbdesk.workflows.scripts_in_folder import scripts_in
from kbdesk.workflows.walk_script import Walker


class WriteContent:
    """Writes in the content folder and nowhere else."""

    def __init__(self, folder: ContentFolder, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    # ------------------------------------------------------------------ new texts

    def new(self, kind: Kind, named: str, *, lang: str = "", pair: bool = False) -> tuple[Path, ...]:
        """Blank texts, one or (`pair`) one for each language of the organisation; `named` is an id or a title.

        Raises WrongUse("file-exists") before anything is written when one of them is there, WrongUse("id-unusable"), and
        ContentUnreadable when the folder is not there or cannot be written.
        """
        root = self._folder.root
        if not root.is_dir():
            raise ContentUnreadable("content-missing", folder=str(root))
        organisation, _ = self._folder.organisation()
        identity, title = id_and_title(named)
        if not identity:
            raise WrongUse("id-unusable", id=named)
        review = review_defaults(root)
        langs = organisation.languages if pair else (lang or organisation.fallback,)
        blanks = [Blank(kind, identity, one, title, self._now().date(), review) for one in langs]
        for blank in blanks:
            if (root / blank.path).exists():
                raise WrongUse("file-exists", path=str(root / blank.path))
        return tuple(self._written(blank, organisation) for blank in blanks)

    def _written(self, blank: Blank, organisation: Organisation) -> Path:
        file = self._folder.root / blank.path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(blank_text(blank, organisation, BLANK_TEXTS))
        except FileExistsError as error:
            raise WrongUse("file-exists", path=str(file)) from error
        except OSError as error:
            raise ContentUnreadable("file-unwritable", place=Place(blank.path), reason=error.strerror or "") from error
        return file

    # ------------------------------------------------------------------ scenarios from what was played

    def played(self, script: str, lang: str, answers: str) -> Run:
        """The run that a file of answers makes, as far as its outcome. Raises WrongUse, as a call with answers does."""
        halves = self._halves(script)
        chosen = next((one for one in halves if one.header.lang == lang), halves[0])
        organisation, _ = self._folder.organisation()
        acts = OnPaper(self._folder, organisation, self._now)
        walker = Walker(acts, lambda identity: halves if identity == chosen.id else (), self._now().date())
        begun = start("recorded", chosen, self._now(), mode=Mode.PREVIEW)
        return walker.walk_to_outcome(begun, answers_from(answers))

    def record(self, run: Run, *, name: str = "") -> tuple[Path, Scenario]:
        """Adds what was played to the scenarios of the run's script, with its outcome (and queue) as what must come out.

        Raises WrongUse("no-outcome") for a run that stands at none, and ContentUnreadable when the file cannot be written.
        """
        if not run.step.outcome:
            raise WrongUse("no-outcome", step=run.step.title)
        organisation, _ = self._folder.organisation()
        path = _scenario_path(run.script)
        known = {scenario.name for scenario in read_scenarios(self._folder.root, path).scenarios}
        results = results_of(run, organisation, self._now())
        expect = tuple((key, results[key]) for key in ("outcome", "queue") if results.get(key))
        way, depends_on_language = _path_of(run)
        wanted = name or f"{run.step.title} ({self._now():%Y-%m-%d})"
        scenario = Scenario(_unused(wanted, known), way, expect, run.script.header.lang if depends_on_language else "")
        file = (self._folder.root / path).resolve()
        before = self._text(file)
        between = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        added = between + scenario_text(scenario)
        replace_file(file, before + (added.replace("\n", "\r\n") if "\r\n" in before else added), named=path)
        return file, scenario

    def _text(self, file: Path) -> str:
        if not file.exists():
            return ""
        try:
            return file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ContentUnreadable("file-unreadable", place=Place(file.name), reason="not-utf8", detail="") from error

    def _halves(self, identity: str) -> tuple[Script, ...]:
        """The halves of a script by id or path. Raises WrongUse("not-in-library")."""
        organisation, _ = self._folder.organisation()
        found = scripts_in(self._folder, organisation)
        halves = tuple(one for one in found if identity in {one.id, one.path})
        if not halves:
            raise WrongUse("not-in-library", id=identity)
        return tuple(one for one in found if one.id == halves[0].id)


def _scenario_path(script: Script) -> str:
    """Beside the script, named after its id."""
    folder = script.path.rpartition("/")[0]
    return f"{folder}/{script.id}{SUFFIX}" if folder else f"{script.id}{SUFFIX}"


def _unused(name: str, known: set[str]) -> str:
    number, found = 1, name
    while found in known:
        number += 1
        found = f"{name} {number}"
    return found


def _path_of(run: Run) -> tuple[tuple[PathPart, ...], bool]:
    """The path that leads where the run stands, and whether it names a choice by words of one language."""
    parts: list[PathPart] = []
    by_label = False
    for place, visit in enumerate(run.path):
        step = run.step_of(visit)
        values = _values_at(run, visit, step)
        if values:
            parts.append(values)
        leaves = place + 1 < len(run.path) and visit.chosen
        if leaves and not step.is_automatic:
            code = _code_of(step.choices[visit.chosen - 1], step, run.script_named(visit.script))
            by_label = by_label or not code
            parts.append(code or step.choices[visit.chosen - 1].label)
    return tuple(parts), by_label


def _values_at(run: Run, visit: Visit, step: Step) -> tuple[tuple[str, str], ...]:
    """What was filled in on a step and still counts."""
    live = set(run.live().values())
    return tuple(
        (one.name, one.value)
        for one in run.captured
        if one in live and not one.choice and (one.script, one.step) == (visit.script, step.slug)
    )


def _code_of(choice: Choice, step: Step, script: Script) -> str:
    """What names the choice in every language: where it leads, if no other choice of the step leads there."""

    def leads_to(one: Choice) -> str:
        if one.target.path:
            return one.target.path.rpartition("/")[2].partition(".")[0]
        target = script.step(one.target.step)
        return target.code if target is not None else ""

    code = leads_to(choice)
    others = [name for other in step.choices if other is not choice for name in (leads_to(other), other.label)]
    return "" if code in others else code
