"""How scripts are followed on this device: where calls go, where they are left, where answers are changed, and how long a
step takes. One entry for each revision of a script, so that a new text can be held against the old one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kbdesk.domain.organisation import Label
from kbdesk.domain.run_walk import CountedRun, RunEnd, Spot, Walk, walk
from kbdesk.domain.script import Script
from kbdesk.domain.spread import Spread, spread_of

MOST_PATHS = 10
"""How many of the paths taken are told, the most common ones first."""


@dataclass(frozen=True, slots=True)
class StepFigures:
    """Of a step. `runs` passed it, `left` stopped on it; `back_to`: how many times somebody came back to it; `changed`:
    how many answers were given otherwise then. `stood` is how long a run stood on it in all.
    """

    script: str
    code: str
    title: Label
    runs: int
    left: int
    back_to: int
    changed: int
    stood: Spread


@dataclass(frozen=True, slots=True)
class PathTaken:
    """The steps seen on a way that counted at the end, and how many runs took it."""

    steps: tuple[Label, ...]
    codes: tuple[str, ...]
    runs: int


@dataclass(frozen=True, slots=True)
class ScriptFigures:
    """Of a revision of a script: `begun` is `finished` (an end of the script was reached) + `left` + `going_on`.

    `outcomes` are those that were recorded, also of runs that were left; the most common first. All but `begun` and
    `going_on` is about runs that are over.
    """

    script: str
    revision: int
    title: Label
    begun: int
    finished: int
    left: int
    going_on: int
    back: int
    changed: int
    whole: Spread
    outcomes: tuple[tuple[str, int], ...]
    paths: tuple[PathTaken, ...]
    other_paths: int
    steps: tuple[StepFigures, ...]


@dataclass(frozen=True, slots=True)
class ScriptReport:
    """From `since` on, by script and revision, the newest revision first."""

    since: datetime
    scripts: tuple[ScriptFigures, ...] = ()


def script_report(runs: Iterable[CountedRun], texts: Mapping[str, Script], *, since: datetime) -> ScriptReport:
    """`texts` are the scripts by the digest that a run names them by."""
    found: defaultdict[tuple[str, int], list[CountedRun]] = defaultdict(list)
    for run in runs:
        found[run.script, run.revision].append(run)
    keys = sorted(found, key=lambda key: (key[0], -key[1]))
    return ScriptReport(since, tuple(_figures(key, found[key], texts) for key in keys))


class _Names:
    """Titles and order of the steps, as the texts of these runs have them."""

    def __init__(self, runs: Sequence[CountedRun], texts: Mapping[str, Script]) -> None:
        self._titles: defaultdict[Spot, dict[str, str]] = defaultdict(dict)
        self._scripts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._order: dict[Spot, int] = {}
        digests = dict.fromkeys(digest for run in runs for digest in run.texts if digest in texts)
        for script in (texts[digest] for digest in digests):
            self._scripts[script.id][script.header.lang] = script.header.title
            for step in script.steps:
                spot = (script.id, step.code)
                self._titles[spot][script.header.lang] = step.title
                self._order.setdefault(spot, len(self._order))

    def script(self, identity: str) -> Label:
        return Label(tuple(self._scripts[identity].items()) or (("", identity),))

    def step(self, spot: Spot) -> Label:
        return Label(tuple(self._titles[spot].items()) or (("", spot[1]),))

    def place(self, spot: Spot) -> tuple[int, Spot]:
        return self._order.get(spot, len(self._order)), spot


def _figures(key: tuple[str, int], runs: Sequence[CountedRun], texts: Mapping[str, Script]) -> ScriptFigures:
    script, revision = key
    names = _Names(runs, texts)
    over = [walk(run, texts) for run in runs if run.end is not RunEnd.GOING_ON]
    ended = [one for one in over if one.reached_end]
    paths = Counter(one.seen for one in ended)
    most = sorted(paths.items(), key=lambda pair: (-pair[1], pair[0]))
    outcomes = Counter(one.outcome for one in over if one.outcome)
    return ScriptFigures(
        script=script,
        revision=revision,
        title=names.script(script),
        begun=len(runs),
        finished=len(ended),
        left=len(over) - len(ended),
        going_on=len(runs) - len(over),
        back=sum(sum(one.back_to.values()) for one in over),
        changed=sum(sum(one.changed.values()) for one in over),
        whole=spread_of(_seconds(sum(one.stood.values(), timedelta())) for one in ended),
        outcomes=tuple(sorted(outcomes.items(), key=lambda pair: (-pair[1], pair[0]))),
        paths=tuple(
            PathTaken(tuple(names.step(spot) for spot in path), tuple(code for _, code in path), times)
            for path, times in most[:MOST_PATHS]
        ),
        other_paths=sum(times for _, times in most[MOST_PATHS:]),
        steps=_steps(over, names),
    )


def _steps(over: Sequence[Walk], names: _Names) -> tuple[StepFigures, ...]:
    spots = sorted({spot for one in over for spot in one.passed}, key=names.place)
    passed = Counter(spot for one in over for spot in one.passed)
    left = Counter(one.here for one in over if not one.reached_end)
    back_to, changed = Counter[Spot](), Counter[Spot]()
    stood: defaultdict[Spot, list[int]] = defaultdict(list)
    for one in over:
        back_to.update(one.back_to)
        changed.update(one.changed)
        for spot, length in one.stood.items():
            # How long somebody sat before the step on which a call was left is not known.
            if one.reached_end or spot != one.here:
                stood[spot].append(_seconds(length))
    return tuple(
        StepFigures(
            script=spot[0],
            code=spot[1],
            title=names.step(spot),
            runs=passed[spot],
            left=left[spot],
            back_to=back_to[spot],
            changed=changed[spot],
            stood=spread_of(stood[spot]),
        )
        for spot in spots
    )


def _seconds(length: timedelta) -> int:
    return round(length.total_seconds())
