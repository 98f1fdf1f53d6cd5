"""A map as SVG: boxes with wrapped titles, outcomes by colour, choices along their arrows, what is broken in red."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kbdesk.content.map.colours import COLOURS, FAINT, INK, RED
from kbdesk.content.map.layers import Layout, Link, Size, lay_out
from kbdesk.content.map.script_map import Arrow, Box, ScriptMap, Tone

_LARGE, _SMALL = 14, 12
_LINE = 1.35
_PAD = 12
_MARGIN = 24
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMWQO@%—…")
_FAMILY = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text with how it is written."""

    text: str
    size: int = _LARGE
    bold: bool = False
    slanted: bool = False
    colour: str = INK


def svg(script_map: ScriptMap) -> str:
    """The whole picture."""
    texts = [_box_rows(box) for box in script_map.boxes]
    labels = [_arrow_rows(arrow) for arrow in script_map.arrows]
    place = {box.id: number for number, box in enumerate(script_map.boxes)}
    links = [
        Link(place[arrow.source], place[arrow.target], _size(rows, 8))
        for arrow, rows in zip(script_map.arrows, labels, strict=True)
    ]
    sizes = [_size(rows, 2 * _PAD) for rows in texts]
    layout = lay_out(sizes, links)
    title = _Row(script_map.title, 18, bold=True)
    top = _MARGIN + 40
    width = max(layout.width, _width(title)) + 2 * _MARGIN
    height = layout.height + top + _MARGIN
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label={quoteattr(script_map.title)}>'
    )
    parts = [
        opening,
        f"<title>{escape(script_map.title)}</title>",
        _marker("tip", FAINT) + _marker("tip-wrong", RED),
        f'<rect width="100%" height="100%" fill="#ffffff"/><g font-family="{_FAMILY}">',
        _text([title], _MARGIN, _MARGIN + 18, anchor="start"),
        f'<g transform="translate({_MARGIN} {top})">',
        *_lines(script_map, layout, sizes),
        *_boxes(script_map, layout, sizes, texts),
        *(_label(rows, at) for rows, at in zip(labels, layout.labels, strict=True)),
        "</g></g></svg>",
    ]
    return "\n".join(parts) + "\n"


def _box_rows(box: Box) -> list[_Row]:
    colour = RED if box.broken else INK
    rows = [_Row(line, bold=True, colour=colour) for line in _wrapped(box.title, 26)]
    return rows + [_Row(line, _SMALL, colour=COLOURS[box.tone][1]) for line in _wrapped(box.ending, 30)]


def _arrow_rows(arrow: Arrow) -> list[_Row]:
    colour = RED if arrow.broken else INK
    rows = [_Row(line, _SMALL, colour=colour) for line in _wrapped(arrow.label, 24)]
    faint = RED if arrow.broken else FAINT
    return rows + [_Row(line, _SMALL - 1, slanted=True, colour=faint) for line in _wrapped(arrow.condition, 26)]


def _boxes(script_map: ScriptMap, layout: Layout, sizes: Sequence[Size], texts: Sequence[list[_Row]]) -> list[str]:
    parts = []
    for box, (x, y), size, rows in zip(script_map.boxes, layout.boxes, sizes, texts, strict=True):
        fill, line = COLOURS[box.tone]
        line, thick = (RED, 3) if box.broken else (line, 1.5)
        round_ = size.height / 2 if box.ending else 4 if box.tone is Tone.FILE else 8
        dash = ' stroke-dasharray="6 4"' if box.tone is Tone.AUTOMATIC else ""
        parts.append(
            f'<rect x="{x - size.width / 2:.1f}" y="{y - size.height / 2:.1f}" width="{size.width:.1f}"'
            f' height="{size.height:.1f}" rx="{min(round_, 26):.0f}" fill="{fill}" stroke="{line}"'
            f' stroke-width="{thick}"{dash}/>'
        )
        parts.append(_text(rows, x, _first_line(rows, y)))
    return parts


def _lines(script_map: ScriptMap, layout: Layout, sizes: Sequence[Size]) -> list[str]:
    place = {box.id: number for number, box in enumerate(script_map.boxes)}
    parts = []
    for arrow, points in zip(script_map.arrows, layout.lines, strict=True):
        colour, tip = (RED, "tip-wrong") if arrow.broken else (FAINT, "tip")
        dash = ' stroke-dasharray="5 4"' if arrow.aside else ""
        path = _path(points, sizes[place[arrow.source]], sizes[place[arrow.target]])
        thick = 2.5 if arrow.broken else 1.5
        parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{thick}"{dash} marker-end="url(#{tip})"/>'
        )
    return parts


def _path(points: Sequence[tuple[float, float]], source: Size, target: Size) -> str:
    """A smooth line from edge to edge: bends lie halfway between layers, so that it enters and leaves upright."""
    (x0, y0), *between, (x1, y1) = points
    if (x0, y0) == (x1, y1):
        (x, y) = between[0]
        side = x0 + source.width / 2 if x > x0 else x0 - source.width / 2
        return f"M{side:.1f} {y0 - 8:.1f} C{x:.1f} {y - 30:.1f} {x:.1f} {y + 30:.1f} {side:.1f} {y0 + 8:.1f}"
    falling = y1 > y0
    start = (x0, y0 + source.height / 2 if falling else y0 - source.height / 2)
    end = (x1, y1 - target.height / 2 - 2 if falling else y1 + target.height / 2 + 2)
    row = [start, *between, end]
    path = f"M{start[0]:.1f} {start[1]:.1f}"
    for (xa, ya), (xb, yb) in itertools.pairwise(row):
        half = (ya + yb) / 2
        path += f" C{xa:.1f} {half:.1f} {xb:.1f} {half:.1f} {xb:.1f} {yb:.1f}"
    return path


def _label(rows: list[_Row], at: tuple[float, float]) -> str:
    """The words of a choice on a light ground, so that the line does not run through them."""
    size = _size(rows, 4)
    ground = (
        f'<rect x="{at[0] - size.width / 2:.1f}" y="{at[1] - size.height / 2:.1f}" width="{size.width:.1f}"'
        f' height="{size.height:.1f}" rx="3" fill="#ffffff" fill-opacity="0.9"/>'
    )
    return ground + _text(rows, at[0], _first_line(rows, at[1]))


def _text(rows: Sequence[_Row], x: float, y: float, *, anchor: str = "middle") -> str:
    parts = []
    for number, row in enumerate(rows):
        y += row.size * _LINE if number else 0
        style = (' font-weight="600"' if row.bold else "") + (' font-style="italic"' if row.slanted else "")
        parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{row.size}" text-anchor="{anchor}"'
            f' fill="{row.colour}"{style}>{escape(row.text)}</text>'
        )
    return "".join(parts)


def _first_line(rows: Sequence[_Row], middle: float) -> float:
    """The base of the first line of a text that is to stand around a height."""
    height = sum(row.size * _LINE for row in rows)
    return middle - height / 2 + (rows[0].size if rows else 0)


def _size(rows: Sequence[_Row], pad: float) -> Size:
    height = sum(row.size * _LINE for row in rows)
    return Size(max((_width(row) for row in rows), default=0) + pad, height + pad * 0.7)


def _width(row: _Row) -> float:
    """About as wide as the text gets in Inter and fonts like it; a little too wide rather than too narrow."""
    units = sum(
        0.34 if sign in _NARROW else 0.9 if sign in _WIDE else 0.66 if sign.isupper() else 0.57 for sign in row.text
    )
    return units * row.size * (1.06 if row.bold else 1)


def _wrapped(text: str, widest: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= widest:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + widest] for at in range(0, len(word), widest)]
    return lines


def _marker(name: str, colour: str) -> str:
    return (
        f'<defs><marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
        f' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 L9 5 L0 9 z" fill="{colour}"/></marker></defs>'
    )
