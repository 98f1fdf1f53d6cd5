"""From scored entries to the order on the screen.

Of two language halves only the reader's stands in the list, at the better place of the two. A script stands above its
own steps unless a step is much better, and brings few of them along.
"""

from dataclasses import replace

from kbdesk.domain.article import Kind
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.sidecar_writer import KINDS
from kbdesk.search.weights import STEP_MUCH_BETTER

_STEPS_OF_ONE_SCRIPT = 3
_STEP = KINDS.index(Kind.STEP)


def ranked(scores: Scores, *, lang: str, limit: int, only_steps: bool) -> list[Scored]:
    """The best entries in the order in which they are shown."""
    found = scores.top(max(60, 4 * limit))
    found = _one_half(found, scores, lang)
    found = _below_their_script(found, scores, most=limit if only_steps else _STEPS_OF_ONE_SCRIPT)
    return found[:limit]


def language_of(one: Scored, scores: Scores) -> str:
    sidecar = scores.segments[one.place].sidecar
    return sidecar.languages[int(sidecar.lang[one.entry])]


def _one_half(found: list[Scored], scores: Scores, lang: str) -> list[Scored]:
    """Puts the reader's half, when it is met as well, where the best half stands; leaves out the others."""
    shown: dict[tuple[int, int], Scored] = {}
    languages: dict[int, str] = {}
    for one in found:
        own = language_of(one, scores)
        halves = [one] if own == lang else _reader_halves(one, scores, lang)
        unit = int(scores.segments[one.place].sidecar.unit[one.entry])
        if not halves and languages.setdefault(unit, own) == own:
            halves = [one]
        for half in halves:
            better = half
            if half is not one:
                better = replace(half, score=max(half.score, one.score), is_best=half.is_best or one.is_best)
            shown.setdefault((half.place, half.entry), better)
    return list(shown.values())


def _reader_halves(one: Scored, scores: Scores, lang: str) -> list[Scored]:
    """The met entries in the reader's language with the same id (and step)."""
    unit = scores.segments[one.place].sidecar.unit[one.entry]
    found = []
    for place, segment in enumerate(scores.segments):
        sidecar = segment.sidecar
        if lang not in sidecar.languages:
            continue
        own = sidecar.languages.index(lang)
        same = [entry for entry in sidecar.of_unit(unit) if sidecar.lang[entry] == own and segment.score[entry] > 0]
        found += [segment.scored(place, entry) for entry in same]
    return found


def _below_their_script(found: list[Scored], scores: Scores, *, most: int) -> list[Scored]:
    """Puts a script right above its first step where the step came first without being much better."""
    scripts = {(one.place, one.entry): one for one in found}
    arranged: dict[tuple[int, int], Scored] = {}
    steps: dict[tuple[int, int], int] = {}
    for one in found:
        sidecar = scores.segments[one.place].sidecar
        if sidecar.kind[one.entry] == _STEP:
            key = (one.place, int(sidecar.parent[one.entry]))
            steps[key] = steps.get(key, 0) + 1
            if steps[key] > most:
                continue
            script = scripts.get(key)
            if script is not None and not one.is_best and one.score < script.score * STEP_MUCH_BETTER:
                arranged.setdefault(key, script)
        arranged.setdefault((one.place, one.entry), one)
    return list(arranged.values())
