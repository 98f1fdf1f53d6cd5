"""How alike two texts are, by the rows of three words that they share.

A text is kept as a *sketch*: the smallest 128 hashes of its rows of words. The smallest hashes of two texts together are
a fair draw from all their rows, so the share of them that both have estimates the share of rows that both have
(Broder 1997, "On the resemblance and containment of documents"). Found through a table from hash to texts, so that ten
thousand texts need no comparison of each with each.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
_ROW = 3
_KEPT = 128
_FEWEST_ROWS = 30
"""Texts of fewer words than this are alike too easily."""
_CROWD = 25
"""A row that stands in more texts than this is a set phrase; it pairs each of them with the first only."""
SMALL_WORDS = frozenset("de het een the a an mijn my uw your ik i je jij u you is er voor for van of in op on".split())


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text, sorted; empty for one too short to compare."""
    words = _WORD.findall(text.casefold())
    rows = {zlib.crc32(" ".join(words[at : at + _ROW]).encode()) for at in range(len(words) - _ROW + 1)}
    return tuple(sorted(rows)[:_KEPT]) if len(rows) >= _FEWEST_ROWS else ()


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated share of rows that both texts have, from 0 to 1."""
    both = set(one) & set(other)
    smallest = sorted({*one, *other})[: min(len(one), len(other))]
    return sum(row in both for row in smallest) / len(smallest) if smallest else 0.0


def alike(sketches: Sequence[Sequence[int]], least: float) -> Iterator[tuple[int, int, float]]:
    """All pairs (by place, the lower first) that are at least so alike."""
    holders: dict[int, list[int]] = defaultdict(list)
    for place, sketch in enumerate(sketches):
        for row in sketch:
            holders[row].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) > _CROWD:
            shared.update((places[0], other) for other in places[1:])
        else:
            shared.update((one, other) for at, one in enumerate(places) for other in places[at + 1 :])
    for (one, other), rows in sorted(shared.items()):
        # Cheap first: with fewer rows in common than this, the share cannot be reached.
        if rows >= least * min(len(sketches[one]), len(sketches[other])) / 2:
            share = likeness(sketches[one], sketches[other])
            if share >= least:
                yield one, other, share


def bare_title(title: str) -> str:
    """A title without punctuation and small words: what two titles that say the same have in common."""
    found = _WORD.findall(title.casefold())
    return " ".join(word for word in found if word not in SMALL_WORDS) or " ".join(found)
