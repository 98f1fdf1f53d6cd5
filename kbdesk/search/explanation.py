"""Why a hit stands where it stands, in facts: the lines of `--explain`.

Each line is `name=value` pairs; they are for people who tune content, in the words of `weights`.
"""

from kbdesk.search import weights
from kbdesk.search.entries import Entry
from kbdesk.search.scorer import Scored, Scores


def explain(one: Scored, scores: Scores, *, entry: Entry, why: tuple[str, ...]) -> tuple[str, ...]:
    """A line for each word of the question and each phrase, one for each factor, one for the sum."""
    segment = scores.segments[one.place]
    lines = []
    total = 0.0
    for group, rarity, met in zip(scores.plan.groups, scores.rarity, segment.met, strict=True):
        strength = met.strength_of(one.entry)
        total += rarity * strength
        ways = ",".join(dict.fromkeys(f"{way.how}:{'+'.join(way.words)}" for way in group.ways))
        lines.append(
            f"word={group.word} ways={ways} idf={rarity:.2f} weight={strength:.2f} points={rarity * strength:.2f}"
        )
    coverage = segment.coverage[one.entry]
    title = min(1.0, segment.title_share[one.entry])
    if one.entry in segment.sidecar.borrowed:
        title *= weights.BORROWED_TITLE
    near = segment.nearness.get(one.entry, 0.0)
    several = len(scores.plan.groups) > 1
    lines += [f"phrase={'+'.join(phrase)}" for phrase in scores.plan.phrases]
    lines += [
        f"fields={','.join(why)}",
        f"coverage={coverage:.2f} factor={coverage**weights.COVERAGE if several else 1:.2f}",
        f"title_share={title:.2f} factor={1 + weights.TITLE_SHARE * title:.2f}",
        f"nearness={near:.2f} factor={1 + weights.NEARNESS * near:.2f}",
        f"signals factor={float(segment.signals[one.entry]):.2f} lang={entry.lang} confidence={entry.confidence}",
        f"points={total:.2f} score={one.score:.2f}",
    ]
    return tuple(lines)
