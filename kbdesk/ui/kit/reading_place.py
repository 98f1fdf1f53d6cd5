"""Where somebody is in a text, so that a newer version of it opens at the same words.

The place is told by what stands around the top of the view, not by pixels: lines may have come or gone above it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextBrowser

_AROUND = 12
"""Blocks looked at on each side of the top of the view."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A block of text: `number` counts from the start, `below` is how many pixels it stands below the view's top."""

    text: str
    number: int
    below: int


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Landmarks from near to far; `scrolled` where none of them is left."""

    landmarks: tuple[Landmark, ...]
    scrolled: int


def reading_place(view: QTextBrowser) -> ReadingPlace:
    """Where the reader is now."""
    scrolled = view.verticalScrollBar().value()
    top = view.cursorForPosition(QPoint(view.viewport().width() // 2, 0)).block()
    forward, backward = _walk(top, 1), _walk(top.previous(), -1)
    near = sorted((*forward, *backward), key=lambda block: abs(block.blockNumber() - top.blockNumber()))
    landmarks = (Landmark(block.text(), block.blockNumber(), _top(view, block) - scrolled) for block in near)
    return ReadingPlace(tuple(landmarks), scrolled)


def go_to_place(view: QTextBrowser, place: ReadingPlace) -> None:
    """Scrolls to where the same words stand, as high in the view as before; to the same pixels where none are left."""
    by_text: dict[str, list[QTextBlock]] = {}
    block = view.document().begin()
    while block.isValid():
        by_text.setdefault(block.text(), []).append(block)
        block = block.next()
    for landmark in place.landmarks:
        if landmark.text in by_text:
            found = min(by_text[landmark.text], key=lambda one: abs(one.blockNumber() - landmark.number))
            view.verticalScrollBar().setValue(_top(view, found) - landmark.below)
            return
    view.verticalScrollBar().setValue(place.scrolled)


def _walk(block: QTextBlock, by: int) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    while block.isValid() and len(found) < _AROUND:
        if block.text().strip():
            found.append(block)
        block = block.next() if by > 0 else block.previous()
    return found


def _top(view: QTextBrowser, block: QTextBlock) -> int:
    return round(view.document().documentLayout().blockBoundingRect(block).top())
