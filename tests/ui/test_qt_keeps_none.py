"""A release of PySide6 that loses a reference to None on each void call aborts the process after some thousands."""

import sys

from PySide6.QtCore import QObject


def test_void_calls_into_qt_lose_no_reference_to_none(qapp):
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(50_000):
        thing.setObjectName("a" if number % 2 else "b")
    assert sys.getrefcount(None) > before - 1_000
