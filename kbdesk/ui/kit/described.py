"""What a screen reader says of a field beside its name: two may have something to say of it, and neither takes the
other's words away.
"""

from PySide6.QtWidgets import QWidget

_SAID, _SPELLING = "said", "spelling_said"


def describe(widget: QWidget, said: str) -> None:
    """What its page says of it: that the value is wrong, how it was read."""
    widget.setProperty(_SAID, said)
    _tell(widget)


def describe_spelling(widget: QWidget, said: str) -> None:
    """How many of its words nobody knows."""
    widget.setProperty(_SPELLING, said)
    _tell(widget)


def _tell(widget: QWidget) -> None:
    parts = (str(widget.property(name) or "") for name in (_SAID, _SPELLING))
    said = ". ".join(part.rstrip(". ") if part else part for part in parts if part)
    if widget.accessibleDescription() != said:
        widget.setAccessibleDescription(said)
