"""Tells pictures apart as an eye does: a pixel differs when it differs visibly, a picture when enough of its pixels do."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

VISIBLE = 40
"""Of 255, in the channel that differs most: less is the edge of a letter or the rounding of a colour."""
SHARE = 0.0005
"""Of all pixels; a changed word of the interface is about as much."""
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Difference:
    """`share` of the pixels that differ; `what` when there is nothing to compare."""

    name: str
    share: float = 0.0
    what: str = ""

    @property
    def is_one(self) -> bool:
        """Whether anybody should look."""
        return bool(self.what) or self.share > SHARE


def difference(kept: Path, new: Path) -> Difference:
    """Between two files in the kept form."""
    if not kept.exists():
        return Difference(new.stem, what="is new")
    if not new.exists():
        return Difference(kept.stem, what="was not made")
    one, other = Image.open(kept).convert("RGB"), Image.open(new).convert("RGB")
    if one.size != other.size:
        return Difference(new.stem, what=f"is {other.size[0]}x{other.size[1]}, was {one.size[0]}x{one.size[1]}")
    return Difference(new.stem, float(_differs(one, other).mean()))


def side_by_side(kept: Path, new: Path, to: Path) -> None:
    """Before, after, and where they differ in red."""
    shown = [Image.open(file).convert("RGB") for file in (kept, new) if file.exists()]
    if len(shown) == 2 and shown[0].size == shown[1].size:
        red = Image.blend(shown[1].convert("L").convert("RGB"), Image.new("RGB", shown[1].size, "white"), 0.6)
        pixels = np.array(red)
        pixels[_differs(*shown)] = (220, 0, 0)
        shown.append(Image.fromarray(pixels))
    width = sum(one.width for one in shown) + _EDGE * (len(shown) - 1)
    sheet = Image.new("RGB", (width, max(one.height for one in shown)), "magenta")
    left = 0
    for one in shown:
        sheet.paste(one, (left, 0))
        left += one.width + _EDGE
    to.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(to)


def all_on_one(files: list[Path], to: Path, *, across: int) -> None:
    """A sheet of many pictures with their names, to look over."""
    shown = [Image.open(file).convert("RGB") for file in files]
    width, height = max(one.width for one in shown), max(one.height for one in shown) + 16
    rows = -(-len(shown) // across)
    sheet = Image.new("RGB", (width * across, height * rows), "white")
    pen = ImageDraw.Draw(sheet)
    for place, (file, one) in enumerate(zip(files, shown, strict=True)):
        left, top = width * (place % across), height * (place // across)
        sheet.paste(one, (left, top + 16))
        pen.text((left + 4, top + 2), file.stem, fill="black")
    sheet.save(to)


def _differs(one: Image.Image, other: Image.Image) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    """True where a difference can be seen."""
    far = np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16))
    return far.max(axis=2) > VISIBLE
