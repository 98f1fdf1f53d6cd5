"""From scored entries to the order on the screen.

Of two language halves only the reader's stands in the list, at the better place of the two. A script stands above its
own steps unless a step is much better, and brings few of them along.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from kbdesk.domain.article import Kind
from kbdesk.search.scorer import Scored, Scores
from kbdesk.search.sidecar_writer import KINDS
from kbdesk.search.weights import STEP_MUCH_BETTER

_STEPS_OF_ONE_SCRIPT = 3
_STEP = KINDS.index(Kind.STEP)


def ranked(scores: Scores, *, lang: str, limit: int, only_steps: bool) -> list[Scored]:
    """The best entries in the order in which they are shown."""
    found = scores.top(max(60, 4 * limit))
    entries: dict[int, list[int]] = {}
    for one in found:
        entries.setdefault(one.place, []).append(one.entry)
    halves = _one_half(found, _units(found, entries, scores), scores, lang)
    if not any((scores.segments[place].sidecar.kind[several] == _STEP).any() for place, several in entries.items()):
        return list(islice(halves, limit))
    return _below_their_script(list(halves), scores, most=limit if only_steps else _STEPS_OF_ONE_SCRIPT)[:limit]


def _one_half(found: list[Scored], units: list[tuple[int, str]], scores: Scores, lang: str) -> Iterator[Scored]:
    """Puts the reader's half, when it is met as well, where the best half stands; leaves out the others."""
    shown: set[tuple[int, int]] = set()
    languages: dict[int, str] = {}
    halves_of = _reader_halves([unit for unit, own in units if own != lang], scores, lang)
    for one, (unit, own) in zip(found, units, strict=True):
        halves = [one] if own == lang else halves_of.get(unit, [])
        if not halves and languages.setdefault(unit, own) == own:
            halves = [one]
        for half in halves:
            key = (half.place, half.entry)
            if key in shown:
                continue
            shown.add(key)
            if half is one:
                yield one
            else:
                yield half._replace(score=max(half.score, one.score), is_best=half.is_best or one.is_best)


def _units(found: list[Scored], entries: Mapping[int, list[int]], scores: Scores) -> list[tuple[int, str]]:
    """What each entry is a half of, and its language; for all in one go. `entries` are their numbers by place."""
    told: dict[int, Iterator[tuple[int, str]]] = {}
    for place, numbers in entries.items():
        sidecar = scores.segments[place].sidecar
        languages = [sidecar.languages[lang] for lang in sidecar.lang[numbers].tolist()]
        told[place] = zip(sidecar.unit[numbers].tolist(), languages, strict=True)
    if len(told) == 1:
        return list(next(iter(told.values())))
    return [next(told[one.place]) for one in found]


def _reader_halves(units: list[int], scores: Scores, lang: str) -> dict[int, list[Scored]]:
    """For each id (and step) the met entries in the reader's language."""
    found: dict[int, list[Scored]] = {}
    for place, segment in enumerate(scores.segments):
        sidecar = segment.sidecar
        if not units or lang not in sidecar.languages:
            continue
        for unit, entry in sidecar.of_units(dict.fromkeys(units), sidecar.languages.index(lang)):
            if segment.score[entry] > 0:
                found.setdefault(unit, []).append(segment.scored(place, entry))
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
