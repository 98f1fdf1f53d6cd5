"""A map as PNG, drawn by resvg: no browser, no window, no library of the system."""

from pathlib import Path

_LARGEST = 12_000
"""Pixels on a side; a larger picture is made smaller."""


def png(picture: str, fonts: Path, *, sharp: float = 2.0) -> bytes:
    """The picture (SVG text) as PNG, `sharp` times its size, in the fonts that come along."""
    # Loaded here because only maps want it.
    import resvg_py

    width = float(picture.partition('width="')[2].partition('"')[0])
    height = float(picture.partition('height="')[2].partition('"')[0])
    zoom = min(sharp, _LARGEST / max(width, height))
    return resvg_py.svg_to_bytes(
        svg_string=picture, font_dirs=[str(fonts)], skip_system_fonts=fonts.is_dir(), font_family="Inter", zoom=zoom
    )
