"""Lays a map out in layers from top to bottom, in the way of Sugiyama, Tagawa and Toda (1981).

Arrows that go back are turned for the time being; each box comes below everything that leads to it; every arrow is cut
into pieces from layer to layer, so that its label gets a place of its own and lines go around boxes; the order within a
layer is improved by sweeps that put each piece near the middle of its neighbours; last come the places.
"""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

_SWEEPS = 12
_SHIFTS = 12


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to be laid out, by the places of its boxes; `label` is the room its words need."""

    source: int
    target: int
    label: Size


@dataclass(frozen=True, slots=True)
class Layout:
    """Middle points of boxes, of labels (one a link), and the points each line passes, from source to target."""

    boxes: tuple[tuple[float, float], ...]
    labels: tuple[tuple[float, float], ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    height: float


@dataclass(slots=True)
class _Grid:
    """Boxes and pieces of arrows ("spots") in layers. `up` and `down` are neighbours in the layers beside."""

    sizes: list[Size]
    layer: list[int]
    up: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    down: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    chains: list[list[int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def add(self, size: Size, layer: int) -> int:
        self.sizes.append(size)
        self.layer.append(layer)
        return len(self.sizes) - 1

    def join(self, above: int, below: int) -> None:
        self.down[above].append(below)
        self.up[below].append(above)


def lay_out(boxes: Sequence[Size], links: Sequence[Link], *, gap: float = 28, rise: float = 28) -> Layout:
    """Places for all boxes and links; the first box is the start. Links from a box to itself get a point beside it."""
    turned = _turned(len(boxes), links)
    ranks = _ranks(len(boxes), links, turned)
    grid = _Grid(list(boxes), [2 * rank for rank in ranks])
    for number, link in enumerate(links):
        _cut(grid, link, turned=number in turned)
    order = _ordered(grid)
    across = _across(grid, order, gap)
    down = _down(grid, order, rise)
    points = [(across[spot], down[grid.layer[spot]]) for spot in range(len(grid.sizes))]
    return Layout(
        boxes=tuple(points[: len(boxes)]),
        labels=tuple(points[spot] for spot in grid.labels),
        lines=tuple(tuple(points[spot] for spot in chain) for chain in grid.chains),
        width=max((across[spot] + grid.sizes[spot].width / 2 for spot in range(len(points))), default=0),
        height=max((y + grid.sizes[spot].height / 2 for spot, (_, y) in enumerate(points)), default=0),
    )


def _turned(count: int, links: Sequence[Link]) -> set[int]:
    """Links that lead back to a box from which one came: without them there are no circles."""
    outward: dict[int, list[int]] = defaultdict(list)
    for number, link in enumerate(links):
        outward[link.source].append(number)
    turned: set[int] = set()
    state = [0] * count  # 0 not seen, 1 on the way, 2 done
    for start in range(count):
        if state[start]:
            continue
        state[start] = 1
        trail = [(start, iter(outward[start]))]
        while trail:
            box, waiting = trail[-1]
            following = next(waiting, None)
            if following is None:
                state[box] = 2
                trail.pop()
                continue
            number = following
            if state[target := links[number].target] == 1:
                turned.add(number)
            elif state[target] == 0:
                state[target] = 1
                trail.append((target, iter(outward[target])))
    return turned


def _ranks(count: int, links: Sequence[Link], turned: set[int]) -> list[int]:
    """The longest way from above to each box."""
    below: dict[int, set[int]] = defaultdict(set)
    for number, link in enumerate(links):
        if link.source != link.target:
            above, under = (link.target, link.source) if number in turned else (link.source, link.target)
            below[above].add(under)
    waiting_for = [sum(box in others for others in below.values()) for box in range(count)]
    ranks = [0] * count
    free = [box for box in range(count) if not waiting_for[box]]
    while free:
        box = free.pop()
        for under in below[box]:
            ranks[under] = max(ranks[under], ranks[box] + 1)
            waiting_for[under] -= 1
            if not waiting_for[under]:
                free.append(under)
    return ranks


def _cut(grid: _Grid, link: Link, *, turned: bool) -> None:
    """Cuts a link into pieces, a spot in each layer between; the label takes the one next to its source."""
    if link.source == link.target:
        spot = grid.add(link.label, grid.layer[link.source])
        grid.chains.append([link.source, spot, link.source])
        grid.labels.append(spot)
        return
    above, below = (link.target, link.source) if turned else (link.source, link.target)
    layers = range(grid.layer[above] + 1, grid.layer[below])
    labelled = layers[-1] if turned else layers[0]
    chain = [above]
    for layer in layers:
        spot = grid.add(link.label if layer == labelled else Size(6, 0), layer)
        if layer == labelled:
            grid.labels.append(spot)
        grid.join(chain[-1], spot)
        chain.append(spot)
    grid.join(chain[-1], below)
    chain.append(below)
    grid.chains.append(chain[::-1] if turned else chain)


def _ordered(grid: _Grid) -> list[list[int]]:
    """The spots of each layer from left to right, with few crossings."""
    order: list[list[int]] = [[] for _ in range(max(grid.layer, default=-1) + 1)]
    for spot, layer in enumerate(grid.layer):
        order[layer].append(spot)
    best, fewest = [row[:] for row in order], _crossings(grid, order)
    for sweep in range(_SWEEPS):
        beside, rows = (grid.up, order) if sweep % 2 == 0 else (grid.down, order[::-1])
        place = {spot: at for row in order for at, spot in enumerate(row)}
        for row in rows:
            middle = {
                spot: sum(place[other] for other in beside[spot]) / len(beside[spot]) if beside[spot] else place[spot]
                for spot in row
            }
            row.sort(key=lambda spot: middle[spot])
            place.update((spot, at) for at, spot in enumerate(row))
        if (crossings := _crossings(grid, order)) < fewest:
            best, fewest = [row[:] for row in order], crossings
    return best


def _crossings(grid: _Grid, order: list[list[int]]) -> int:
    """How often lines cross between neighbouring layers."""
    found = 0
    for row, under in itertools.pairwise(order):
        place = {spot: at for at, spot in enumerate(under)}
        ends = [place[below] for spot in row for below in sorted(grid.down[spot], key=place.__getitem__)]
        found += sum(one > other for at, one in enumerate(ends) for other in ends[at + 1 :])
    return found


def _across(grid: _Grid, order: list[list[int]], gap: float) -> list[float]:
    """Where each spot lies from left to right: near the middle of its neighbours, in order, none over another."""
    across = [0.0] * len(grid.sizes)
    for row in order:
        wanted = [0.0] * len(row)
        for spot, x in zip(row, _spread(row, wanted, grid, gap), strict=True):
            across[spot] = x
    for shift in range(_SHIFTS):
        for row in order if shift % 2 == 0 else order[::-1]:
            wanted = []
            for spot in row:
                beside = [*grid.up[spot], *grid.down[spot]]
                wanted.append(sum(across[other] for other in beside) / len(beside) if beside else across[spot])
            for spot, x in zip(row, _spread(row, wanted, grid, gap), strict=True):
                across[spot] = x
    left = min((across[spot] - grid.sizes[spot].width / 2 for spot in range(len(across))), default=0)
    return [x - left for x in across]


def _spread(row: list[int], wanted: list[float], grid: _Grid, gap: float) -> list[float]:
    """The places nearest to the wanted ones (least squares) that keep order and distance: pools of adjacent violators."""
    offsets = [0.0]
    for one, other in itertools.pairwise(row):
        offsets.append(offsets[-1] + (grid.sizes[one].width + grid.sizes[other].width) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        mean, count = place - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]


def _down(grid: _Grid, order: list[list[int]], rise: float) -> list[float]:
    """The middle of each layer from top to bottom."""
    found, y = [], 0.0
    for row in order:
        height = max((grid.sizes[spot].height for spot in row), default=0)
        found.append(y + height / 2)
        y += height + rise
    return found
