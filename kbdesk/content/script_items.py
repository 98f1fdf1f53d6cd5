"""The items of a list in a script: a choice, a field, a tick, or plain text."""

import xml.etree.ElementTree as ET
from urllib.parse import unquote

from kbdesk.content.links import is_outside, resolve
from kbdesk.content.script_codes import (
    ScriptRemarks,
    asked_by,
    condition_in,
    is_return,
    take_condition,
    value_set_by,
)
from kbdesk.content.tree_text import Piece, line_content, line_of, pieces
from kbdesk.domain.condition import Condition
from kbdesk.domain.script import Ask, Choice, Target, Tick

_DASHES = "—–-"


def target_of(address: str, here: str) -> Target:
    """Where a link of a script leads; a place outside the content has neither step nor path."""
    if address.startswith("#"):
        return Target(address, step=unquote(address[1:]))
    place = resolve(address, here)
    if place is None or not place.path:
        return Target(address)
    if place.path == here:
        return Target(address, step=place.slug)
    return Target(address, step=place.slug, path=place.path)


def choice_in(item: ET.Element, path: str, remarks: ScriptRemarks, condition: Condition | None) -> Choice | None:
    """The choice an item is when it starts with a link inside the content; None when it is something else."""
    row = pieces(line_content(item))
    link = row[0].element if row and row[0].kind == "a" else None
    if link is None or is_outside(link.get("href") or ""):
        return None
    sets: list[tuple[str, str]] = []
    returns, hint = False, list[str]()
    for piece in row[1:]:
        if piece.kind != "code" or piece.element is None:
            hint.append(piece.text)
            continue
        is_condition, found = condition_in(piece.element, remarks)
        if is_condition:
            condition = found or condition
        elif value := value_set_by(piece.text):
            sets.append(value)
        elif is_return(piece.text):
            returns = True
        elif any(hint):
            hint.append(piece.text)
        else:
            remarks.add("KB314", line_of(piece.element), piece.text, found=piece.text)
    line = line_of(link) or line_of(item)
    raw = link.get("href") or ""
    return Choice(
        label=" ".join(row[0].text.split()),
        target=target_of(raw, path),
        line=line,
        column=remarks.column(line, "["),
        hint=" ".join("".join(hint).split()).lstrip(_DASHES).strip(),
        condition=condition,
        sets=tuple(sets),
        returns=returns,
    )


def asks_in(item: ET.Element, remarks: ScriptRemarks, condition: Condition | None) -> list[Ask]:
    """The fields an item asks for; the label is the text before the code."""
    asks: list[Ask] = []
    label: list[Piece] = []
    for piece in pieces(line_content(item)):
        asked = asked_by(piece.text) if piece.kind == "code" else None
        if asked is None or piece.element is None:
            label.append(piece)
            continue
        line = line_of(piece.element) or line_of(item)
        shown = " ".join("".join(part.text for part in label).split()).rstrip(": ")
        column = remarks.column(line, piece.text.strip())
        asks.append(Ask(asked[0], shown, line, column, required=asked[1], condition=condition))
        label = []
    return asks


def tick_in(item: ET.Element, key: int) -> Tick | None:
    """The tick an item with a box is."""
    row = pieces(line_content(item))
    if not row or row[0].element is None or row[0].element.get("class") != "box":
        return None
    label = " ".join("".join(piece.text for piece in row[1:]).split())
    return Tick(key, label.removesuffix("*").strip(), line_of(item), required=label.endswith("*"))


def item_condition(item: ET.Element, remarks: ScriptRemarks) -> Condition | None:
    """The condition an item starts with, taken off."""
    return take_condition(item, remarks)
