"""A map as Mermaid text: GitHub, GitLab and many editors draw it where it stands in a fenced block."""

from kbdesk.content.map.colours import COLOURS, RED
from kbdesk.content.map.script_map import Arrow, Box, ScriptMap, Tone

_ENTITIES = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "|": "#124;", "`": "#96;", "#": "#35;", ";": "#59;"}
_SHAPES = {Tone.FILE: ("[/", "/]"), Tone.AUTOMATIC: ("{{", "}}"), Tone.STEP: ("[", "]"), Tone.BROKEN: ("[", "]")}
_ENDING = ("([", "])")


def mermaid(script_map: ScriptMap) -> str:
    """The whole text."""
    names = {box.id: f"s{number}" for number, box in enumerate(script_map.boxes, start=1)}
    rows = ["---", f"title: {_quoted(script_map.title)}", "---", "flowchart TD"]
    rows += [f"    {names[box.id]}{_box(box)}" for box in script_map.boxes]
    rows += [f"    {names[arrow.source]} {_arrow(arrow)} {names[arrow.target]}" for arrow in script_map.arrows]
    for tone in dict.fromkeys(box.tone for box in script_map.boxes):
        fill, line = COLOURS[tone]
        held = ",".join(names[box.id] for box in script_map.boxes if box.tone is tone)
        rows += [f"    classDef {tone.value} fill:{fill},stroke:{line},color:#1b1b1b", f"    class {held} {tone.value}"]
    if broken := [names[box.id] for box in script_map.boxes if box.broken]:
        rows += [f"    classDef wrong stroke:{RED},stroke-width:3px", f"    class {','.join(broken)} wrong"]
    if wrong := [str(number) for number, arrow in enumerate(script_map.arrows) if arrow.broken]:
        rows.append(f"    linkStyle {','.join(wrong)} stroke:{RED},color:{RED},stroke-width:3px")
    return "\n".join(rows) + "\n"


def _box(box: Box) -> str:
    opens, closes = _ENDING if box.ending else _SHAPES[box.tone]
    text = _text(box.title) + (f"<br><b>{_text(box.ending)}</b>" if box.ending else "")
    return f'{opens}"{text}"{closes}'


def _arrow(arrow: Arrow) -> str:
    text = _text(arrow.label) + (f"<br><i>{_text(arrow.condition)}</i>" if arrow.condition else "")
    return f'-. "{text}" .->' if arrow.aside else f'-- "{text}" -->'


def _text(text: str) -> str:
    """Text in which no sign means anything to Mermaid."""
    return "".join(_ENTITIES.get(sign, sign) for sign in " ".join(text.split()))


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
