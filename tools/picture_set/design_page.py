"""Writes docs/design.md: the tables come from the tokens, the pictures from the window; a test holds that it is so."""

from dataclasses import fields
from pathlib import Path

from kbdesk.ui.kit.accent import ENOUGH, ENOUGH_FOR_EDGES, ENOUGH_IN_HIGH, in_colour_of
from kbdesk.ui.kit.tokens import LIGHT, SCHEMES, TONES, IconSize, Space, Tokens, for_fingers

_BRANDS = ("#ffd400", "#e30613", "#00a19a")
_SAID = {
    "size_badge": "letters in a badge",
    "size_small": "places, dates, section titles",
    "size_label": "labels of fields, chips, the second line of a row",
    "size_text": "everything else in the window",
    "size_article": "running text of an article",
    "size_search": "the search field",
    "size_say": "what to say to the customer",
    "size_h3": "third heading",
    "size_h2": "second heading, heads of cards",
    "size_h1": "title of a text or page",
    "size_number": "the number that is read out",
    "line_height": "of an article, in per cent",
    "say_height": "of what to say, in per cent",
    "radius_small": "boxes, keys, rows of menus",
    "radius_control": "buttons, fields, boxes in a text",
    "radius_card": "cards, rows of results",
    "edge": "lines round cards and controls",
    "ring": "the focus; 3 in high contrast",
    "target": "height of a button or field",
    "target_small": "height where many stand together: chips, icon buttons, rows of menus",
    "least_target": "height of any target; 44 in touch mode",
    "choice": "height of an answer in a script; 56 in touch mode",
}
_ROOM = {
    Space.TIGHT: "inside one thing",
    Space.GAP: "between things that belong together",
    Space.ROOM: "round the content of a control or bar, between cards and the edge of the window",
    Space.PAD: "round the content of a card",
    Space.WIDE: "between groups",
    Space.FAR: "between a page and its edge",
}
_ICONS = {
    IconSize.SMALL: "in a row of a list",
    IconSize.USUAL: "in a button with words, in a menu",
    IconSize.BUTTON: "a button that is an icon, the head of a notice",
    IconSize.RAIL: "in the rail",
}
_PAGE = """\
# The design

<!-- Written by `tools/pictures --docs`; the tables come from kbdesk/ui/kit/tokens.py. Change them there. -->

Plain Qt widgets, one set of values, no picture that is not drawn from a line. Everything that has a colour, a size of
letters, a radius or a height gets it from `kbdesk/ui/kit/tokens.py`; from there come the palette and the style sheet
(`style_sheet.py`), the looks of articles (`rich_text.py`), the icons and whatever paints by itself. A test fails on a
colour that stands anywhere else.

| light | dark |
|---|---|
| ![Results in light](pictures/results-nl-light.png) | ![Results in dark](pictures/results-nl-dark.png) |
| **high contrast, light** | **high contrast, dark** |
| ![Results in high contrast, light](pictures/results-nl-high-light.png) | ![Results in high contrast, dark](pictures/results-nl-high-dark.png) |
| **an organisation's colour** | **touch mode** |
| ![Results in red](pictures/results-nl-brand.png) | ![Results with larger targets](pictures/results-nl-touch.png) |

## Four schemes

Light and dark follow the system at once, unless the reader chose one. High contrast follows the system's own wish
(`contrast: system`), or is put on (`high`) or off (`normal`) in the settings. Text on its ground has a contrast of at
least {enough}:1, in high contrast {high}:1; the focus ring and the edges of controls {edges}:1, in every scheme and with every
accent. `tests/ui/kit/test_contrast.py` reckons each pair, and each rule of the style sheet that names text and ground.
High contrast draws an edge where the others only tint.

| Colour | {names} |
|---|{bars}|
{colours}

A tone is a meaning in colour: an edge or icon, on a tint, with words. The word always stands there too.

| Tone | {names} |
|---|{bars}|
{tones}

## The organisation's colour

`accent: "#e30613"` in `kbdesk.yml` (in quotes: without them YAML takes it for a remark). The window takes that hue in
the lightness in which it can be read in each scheme: links and icons on card, window and tint, and words on it. It is
reckoned (`accent.py`), not guessed: lightness moves in OKLab until every pair stands far enough apart.

| `accent` | {names} |
|---|{bars}|
{brands}

## Type, space, size

Inter (SIL Open Font License 1.1) for everything, JetBrains Mono (the same licence) for code; both ship in
`resources/fonts`. Sizes are pixels at 100 % text and grow to 200 % with it; Qt scales all of it for the screen.

| Name | px | for |
|---|--:|---|
{sizes}

Room between things does not grow with the text.

| Space | px | for |
|---|--:|---|
{room}

Touch mode (`touch: true`) makes every target at least {least} px high.

## Icons

About seventy of [lucide](https://lucide.dev) (ISC licence), as SVG with `currentColor`, drawn in the scheme's colour at
the screen's own resolution. {icons}. Four small ones that the style sheet needs as files stand there once a scheme.

## Motion

Nothing in the window moves by itself, and what Qt would fade or roll is put off. So there is nothing to reduce.

## Pictures as a test

`tools/pictures` opens the real window without a screen, over the shipped content, with clock and chance held still, and
takes a picture of each state in its looks, languages and sizes. `tests/pictures/kept` holds the set, at half size in 256
colours. `tests/pictures` compares a handful each time; `./test --pictures` compares all.

| command | does |
|---|---|
| `tools/pictures` | makes all into `build/pictures` and says what differs; before, after and the difference side by side in `differences/` |
| `tools/pictures --compare` | the same, with exit code 1 where something differs |
| `tools/pictures --only results,step` | those whose names begin so |
| `tools/pictures --accept` | takes what was made as the kept set, on purpose |
| `tools/pictures --docs` | makes this page and its pictures anew |
"""


def design_page() -> str:
    """The whole page."""
    names = [scheme.name for scheme in SCHEMES]
    return _PAGE.format(
        enough=f"{ENOUGH:g}",
        high=f"{ENOUGH_IN_HIGH:g}",
        edges=f"{ENOUGH_FOR_EDGES:g}",
        names=" | ".join(names),
        bars="|".join("---" for _ in names),
        colours="\n".join(_row(f"`{name}`", [f"`{getattr(one, name)}`" for one in SCHEMES]) for name in _colours()),
        tones="\n".join(_row(f"`{name}`", [_tone(one, name) for one in SCHEMES]) for name in TONES),
        brands="\n".join(
            _row(f"`{brand}`", [f"`{in_colour_of(one, brand).accent}`" for one in SCHEMES]) for brand in _BRANDS
        ),
        sizes="\n".join(_row(f"`{name}`", [str(getattr(LIGHT, name)), said]) for name, said in _SAID.items()),
        icons=", ".join(f"{size.value} px {said}" for size, said in _ICONS.items()),
        room="\n".join(_row(f"`{space.name}`", [str(space.value), said]) for space, said in _ROOM.items()),
        least=for_fingers(LIGHT).least_target,
    )


def write_page(file: Path) -> None:
    """Writes it anew."""
    file.write_text(design_page(), encoding="utf-8")


def sizes_without_a_word() -> tuple[str, ...]:
    """Sizes of the tokens that the page says nothing about."""
    sizes = {field.name for field in fields(Tokens) if isinstance(getattr(LIGHT, field.name), int)}
    return tuple(sorted(sizes - set(_SAID) - {"is_dark", "is_high", "veil_percent"}))


def _colours() -> list[str]:
    """Names of the plain colours, in their order."""
    return [
        field.name
        for field in fields(Tokens)
        if isinstance(value := getattr(LIGHT, field.name), str) and value.startswith("#")
    ]


def _row(first: str, cells: list[str]) -> str:
    return f"| {first} | {' | '.join(cells)} |"


def _tone(tokens: Tokens, name: str) -> str:
    tone = tokens.tone(name)
    return f"`{tone.bar}` on `{tone.tint}`, `{tone.text}`"
