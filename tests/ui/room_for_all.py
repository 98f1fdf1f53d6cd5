"""Looks at a window as it stands: what is wider than its place, cut, or too small for a finger, by name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)

from kbdesk.ui.kit.eliding_label import ElidingLabel

TARGETS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")
PART_OF_A_FIELD = (QLineEdit, QComboBox, QAbstractSpinBox)


def seen(window):
    """All widgets in sight, each with its parent."""
    QApplication.processEvents()
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if not widget.objectName().startswith(QTS_OWN):
            yield widget, parent


def place_of(widget):
    """Its name and those around it."""
    names = []
    while widget is not None and not widget.isWindow() and len(names) < 4:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join(names)


def outside(window):
    """What is wider than what it stands in, and what would have to be scrolled sideways."""
    for widget, parent in seen(window):
        if isinstance(widget, QScrollBar):
            continue
        if widget.x() < 0 or widget.geometry().right() > parent.rect().right():
            yield f"{place_of(widget)} is {widget.x()}+{widget.width()} in {parent.width()}"
        if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield f"{place_of(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"


def cut(window):
    """Words of labels and buttons that there is no room for."""
    for widget, _ in seen(window):
        if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidingLabel):
            if not widget.wordWrap():
                short = widget.sizeHint().width() - widget.width()
            elif widget.minimumSizeHint().width() > widget.width():
                short = widget.minimumSizeHint().width() - widget.width()
            else:
                short = widget.heightForWidth(widget.width()) - widget.height()
            if short > 1:
                yield f"{place_of(widget)} lacks {short}: {widget.text()[:50]!r}"
        elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
            option, margins = QStyleOptionFrame(), widget.textMargins()
            widget.initStyleOption(option)
            inside = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
            room = inside.width() - margins.left() - margins.right()
            wide = QFontMetrics(widget.font()).horizontalAdvance(widget.placeholderText())
            if wide > room:
                yield f"{place_of(widget)} lacks {wide - room}: {widget.placeholderText()!r}"
        elif isinstance(widget, QPushButton | QToolButton) and shows_words(widget):
            lines = widget.text().split("\n")
            wide = max(QFontMetrics(widget.font()).horizontalAdvance(line) for line in lines)
            if widget.sizeHint().width() - 1 > widget.width() and wide > widget.width() - 8:
                yield f"{place_of(widget)} lacks {widget.sizeHint().width() - widget.width()}: {widget.text()[:50]!r}"


def shows_words(button):
    """An icon alone has its words in the tip."""
    has_style = isinstance(button, QToolButton) and not button.icon().isNull()
    return bool(button.text()) and not (has_style and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly)


def small(window, least):
    """Targets lower than that; what stands inside a field is part of the field."""
    for widget, parent in seen(window):
        if not isinstance(widget, TARGETS) or isinstance(parent, PART_OF_A_FIELD) or not widget.isEnabled():
            continue
        if widget.height() < least:
            yield f"{place_of(widget)} is {widget.width()}x{widget.height()}"
