"""Maps of scripts: what they show, that nothing overlaps, and that the words in them mean nothing to the picture."""

import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.content.map.colours import COLOURS, RED
from kbdesk.content.map.layers import Link, Size, lay_out
from kbdesk.content.map.mermaid import mermaid
from kbdesk.content.map.png import png
from kbdesk.content.map.script_map import ScriptMap, Tone, map_of
from kbdesk.content.map.svg import svg
from kbdesk.domain.progress import Progress
from tests.content.conftest import Write, header

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
BODY = """## A

- Druk: `___ druk`

- [Laag & "leeg" \\<b>](#b) `als druk < 1`
- [Nooit](#c) `als druk > 9`
- [Verder](#c) `anders`

## B

- [Terug](#a)
- [Lees | meer](a.md)
- [Weg](#weg)
- [Elders](t.md) `en terug`

## C

**Uitkomst:** `solved`

## D

**Uitkomst:** `refer`
"""


@pytest.fixture
def drawn(write: Write) -> ScriptMap:
    more = "fields:\n  druk: {type: number, min: 0, max: 4}\n"
    files = {
        "s.md": header("s", kind="script", more=more, title="'Koud & nat'") + BODY,
        "a.md": header("a"),
        "t.md": header("t", kind="script") + "## X\n\n**Uitkomst:** `solved`\n",
    }
    folder = write(files, ours=True)
    organisation, _ = folder.organisation()
    script = folder.script("s.md", organisation)
    return map_of(script, organisation, scripts=frozenset({"s.md", "t.md"}), today=TODAY)


def test_it_shows_steps_outcomes_files_and_what_is_broken(drawn: ScriptMap) -> None:
    boxes = {box.id: box for box in drawn.boxes}
    assert drawn.boxes[0].id == "a"
    assert {name: box.tone for name, box in boxes.items()} == {
        "a": Tone.AUTOMATIC,
        "b": Tone.STEP,
        "c": Tone.SOLVED,
        "d": Tone.REFER,
        "file:a.md": Tone.FILE,
        "file:t.md": Tone.FILE,
        "missing:#weg": Tone.BROKEN,
    }
    assert {name for name, box in boxes.items() if box.broken} == {"d", "missing:#weg"}
    assert boxes["c"].ending == "Opgelost"
    assert {arrow.label for arrow in drawn.arrows if arrow.broken} == {"Nooit", "Weg"}
    assert {arrow.label for arrow in drawn.arrows if arrow.aside} == {"Lees | meer", "Elders"}


def test_a_way_to_a_file_that_is_not_there_is_broken(write: Write) -> None:
    body = "## A\n\n- [Lees](a.md)\n- [Weg](weg.md)\n\n**Uitkomst:** `solved`\n"
    folder = write({"s.md": header("s", kind="script") + body, "a.md": header("a")}, ours=True)
    organisation, _ = folder.organisation()
    files = frozenset(folder.scan(Progress()))
    script = folder.script("s.md", organisation)
    found = map_of(script, organisation, scripts=frozenset({"s.md"}), files=files, today=TODAY)
    assert [(arrow.label, arrow.broken) for arrow in found.arrows] == [("Lees", False), ("Weg", True)]


def test_mermaid_text_holds_every_way_and_no_sign_of_its_own_from_the_words(drawn: ScriptMap) -> None:
    text = mermaid(drawn)
    rows = text.split("\n")
    assert rows[:4] == ["---", "title: 'Koud & nat'", "---", "flowchart TD"]
    assert sum("-->" in row or ".->" in row for row in rows) == len(drawn.arrows)
    assert '-- "Laag #amp; #quot;leeg#quot; #lt;b#gt;<br><i>druk #lt; 1</i>" -->' in text
    assert "Lees #124; meer" in text
    assert f"linkStyle 1,5 stroke:{RED}" in text


def test_the_picture_is_svg_with_all_words_and_red_for_what_is_broken(drawn: ScriptMap) -> None:
    root = ET.fromstring(svg(drawn))  # noqa: S314  our own picture
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for arrow in drawn.arrows:
        assert arrow.label.split()[0] in words
    boxes = [element for element in root.iter(f"{SVG}rect") if element.get("stroke")]
    assert len(boxes) == len(drawn.boxes)
    assert sum(element.get("stroke") == RED for element in boxes) == 2
    lines = [element for element in root.iter(f"{SVG}path") if element.get("marker-end")]
    assert sum(element.get("stroke") == RED for element in lines) == 2


def test_a_png_comes_out_of_it(drawn: ScriptMap) -> None:
    picture = png(svg(drawn), ROOT / "resources" / "fonts")
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) > 5000
    assert png(svg(drawn), ROOT / "resources" / "fonts", sharp=1) != picture


def test_text_on_every_colour_can_be_read() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    assert set(COLOURS) == set(Tone)
    for fill, line in COLOURS.values():
        assert (light(fill) + 0.05) / (light("#1b1b1b") + 0.05) >= 7
        assert (light(fill) + 0.05) / (light(line) + 0.05) >= 4.5


def test_every_shipped_script_is_drawn_without_boxes_or_words_over_each_other() -> None:
    folder = ContentFolder(ROOT / "content")
    organisation, _ = folder.organisation()
    paths = [path for path in sorted(folder.scan(Progress())) if path.startswith("scripts/")]
    for path in paths:
        drawn = map_of(folder.script(path, organisation), organisation, scripts=frozenset(paths), today=TODAY)
        assert not [box.title for box in drawn.boxes if box.broken], path
        rects = [
            [float(element.get(name, "0")) for name in ("x", "y", "width", "height")]
            for element in ET.fromstring(svg(drawn)).iter(f"{SVG}rect")  # noqa: S314  our own picture
            if element.get("x")
        ]
        for (xa, ya, wa, ha), (xb, yb, wb, hb) in combinations(rects, 2):
            assert xa + wa <= xb + 1 or xb + wb <= xa + 1 or ya + ha <= yb + 1 or yb + hb <= ya + 1, path


def test_a_layout_puts_each_box_below_what_leads_to_it_and_keeps_lines_whole() -> None:
    boxes = [Size(80, 30)] * 5
    links = [Link(a, b, Size(40, 12)) for a, b in ((0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 4), (4, 1), (3, 3))]
    layout = lay_out(boxes, links)
    y = [place[1] for place in layout.boxes]
    assert y[0] < y[1] < y[3] < y[4]
    for link, line in zip(links, layout.lines, strict=True):
        assert (line[0], line[-1]) == (layout.boxes[link.source], layout.boxes[link.target])
        steps = [b[1] - a[1] for a, b in pairwise(line)]
        assert all(step > 0 for step in steps) or all(step < 0 for step in steps) or link.source == link.target
    assert lay_out([], []).boxes == ()


def test_a_chain_stands_straight_and_a_pair_stands_around_its_middle() -> None:
    size = Size(80, 30)
    chain = lay_out([size] * 3, [Link(0, 1, size), Link(1, 2, size)])
    assert len({round(x) for x, _ in chain.boxes}) == 1
    pair = lay_out([size] * 3, [Link(0, 1, size), Link(0, 2, size)])
    (top, _), (left, _), (right, _) = pair.boxes
    assert abs(top - (left + right) / 2) < 1
