"""How far two colours stand apart (WCAG 2.2), and a colour moved in lightness until it stands far enough. Pure.

Lightness is moved in OKLab, where a step looks the same for every hue, so that a brand stays that brand; what no screen
can show at a lightness loses strength, never hue.
"""

from collections.abc import Callable

_STEPS = 100
_Lab = tuple[float, float, float]
_Rgb = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white); colours as `#rrggbb`."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` (0 to 1) of a colour on a ground."""
    pairs = zip(_bytes(colour), _bytes(ground), strict=True)
    red, green, blue = (round(one * share + other * (1 - share)) for one, other in pairs)
    return _hexed(red, green, blue)


def moved_until(colour: str, fits: Callable[[str], bool], *, lighter: bool) -> str:
    """The colour, or the nearest lighter or darker one that fits; the last one (white or black) where none does."""
    if fits(colour):
        return colour
    light, a, b = _to_lab(colour)
    end = 1.0 if lighter else 0.0
    for step in range(1, _STEPS + 1):
        moved = _from_lab((light + (end - light) * step / _STEPS, a, b))
        if fits(moved):
            return moved
    return _from_lab((end, 0, 0))


def _bytes(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hexed(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in _bytes(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_lab(colour: str) -> _Lab:
    """OKLab by Björn Ottosson, https://bottosson.github.io/posts/oklab/."""
    red, green, blue = (_linear(part) for part in _bytes(colour))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_lab(lab: _Lab) -> str:
    """The strongest colour of that lightness and hue that a screen can show."""
    light, a, b = lab
    for share in range(20, -1, -1):
        rgb = _rgb_of((light, a * share / 20, b * share / 20))
        if all(-0.001 <= part <= 1.001 for part in rgb):
            break
    else:
        rgb = (light, light, light)
    red, green, blue = (_byte(part) for part in rgb)
    return _hexed(red, green, blue)


def _rgb_of(lab: _Lab) -> _Rgb:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _byte(part: float) -> int:
    within = max(0.0, min(1.0, part))
    share = within * 12.92 if within <= 0.0031308 else 1.055 * within ** (1 / 2.4) - 0.055
    return round(share * 255)
