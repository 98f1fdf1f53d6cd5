"""What happens away from the focus, said to whoever does not see it; without a screen reader nothing is done."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Said after what is being said now; at once where it `is_urgent`."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(speaker, words)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
