"""Is a drawing no more than a drawing? An SVG file may name files and machines, and may ask for endless work.

The window's SVG reader opens pictures a drawing names, wherever on this machine or (on Windows) on another one they
lie, and draws a group as often as it is used, also when that is a million times. So a drawing is looked through before
it is shown: nothing in it may lead out of it, and it may use itself only so often.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

_LARGEST = 2 * 1024 * 1024
_MOST_USES = 10_000
_MOST_PARTS = 50_000
_NARROWEST = 40
"""How many times as long as wide a drawing may be, or the other way round."""
_FORBIDDEN = {"script", "foreignobject", "iframe", "audio", "video", "handler"}
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_LEADS_OUT = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)")


def is_safe_drawing(file: Path) -> bool:
    """True for an SVG file that names nothing outside itself, asks for little, and can be read at all."""
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    # Declarations can hold entities that grow; without them the parser is safe.
    if len(content) > _LARGEST or "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        return False
    try:
        root = ET.fromstring(text)  # noqa: S314  # no declarations are left that could grow or name a file
    except ET.ParseError:
        return False
    parts = list(root.iter())
    if len(parts) > _MOST_PARTS or not all(map(_stays_inside, parts)):
        return False
    return _is_sensible_size(root) and _uses(root, parts) <= _MOST_USES


def _stays_inside(part: ET.Element) -> bool:
    if _local(part.tag) in _FORBIDDEN or (_local(part.tag) == "style" and _LEADS_OUT.search(part.text or "")):
        return False
    # A link around a part is no picture that is loaded: the window follows none.
    is_link = _local(part.tag) == "a"
    for name, value in part.attrib.items():
        local = _local(name)
        if local.startswith("on") or _LEADS_OUT.search(value):
            return False
        if local in {"href", "src"} and not is_link and not _INSIDE.match(value.strip()):
            return False
    return True


def _is_sensible_size(root: ET.Element) -> bool:
    sizes = [[_LENGTH.match(root.get(name) or "") for name in ("width", "height")]]
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sizes.append([_LENGTH.match(side) for side in box[2:4]])
    for pair in sizes:
        lengths = [float(side[1]) for side in pair if side]
        if len(lengths) == 2 and max(lengths) > _NARROWEST * max(min(lengths), 0.001):
            return False
        if any(length > 1_000_000 for length in lengths):
            return False
    return True


def _uses(root: ET.Element, parts: list[ET.Element]) -> int:
    """How many parts are drawn when each use is followed; more than allowed when that never ends."""
    named = {identity: part for part in parts if (identity := part.get("id"))}
    known: dict[int, int] = {}

    def drawn(part: ET.Element, depth: int) -> int:
        if id(part) in known:
            return known[id(part)]
        if depth > 50:
            return _MOST_USES + 1
        known[id(part)] = _MOST_USES + 1  # what uses itself
        total = 0
        for target in _used_in(part, named):
            total += 1 + drawn(target, depth + 1)
        known[id(part)] = min(total, _MOST_USES + 1)
        return known[id(part)]

    return drawn(root, 0)


def _used_in(part: ET.Element, named: dict[str, ET.Element]) -> Iterator[ET.Element]:
    for inner in part.iter():
        if _local(inner.tag) == "use":
            for name, value in inner.attrib.items():
                target = named.get(value.strip().removeprefix("#")) if _local(name) == "href" else None
                if target is not None:
                    yield target


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
