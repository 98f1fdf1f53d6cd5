"""The text size of the settings (points) and of the window (percent)."""

USUAL_POINTS = 10.5
"""The window's text at 100 %."""


def percent_of(points: int) -> int:
    """In steps of ten; 0 points is the usual size."""
    return round(points / USUAL_POINTS * 10) * 10 if points else 100


def points_of(percent: int) -> int:
    """The reverse of `percent_of`."""
    return 0 if percent == 100 else round(percent * USUAL_POINTS / 100)
