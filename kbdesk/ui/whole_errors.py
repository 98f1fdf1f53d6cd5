"""Keeps an error in one of our overrides of Qt's methods from ending the whole program, on Python before 3.12.

    we call Qt (`page.show()`) -> Qt calls our `showEvent` -> it fails -> PySide keeps the error and raises it in us

What Python's own C code raised (a KeyError, say) is not a whole exception yet in Python 3.11 until a frame that cleans
up has seen it; PySide, which writes its words before the error's text, then reaches into nothing: the process is gone
(PySide 6.8 to 6.11; seen with `int("x")` in a `resizeEvent`). So each override gets a frame that cleans up, with nothing
to clean. From Python 3.12 on errors are whole from the start, and nothing is done here.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_QT = "PySide6."


def keep_errors_whole() -> None:
    """For all classes of ours that stand on Qt, those that are there and those to come; before any else of the window."""
    if sys.version_info >= (3, 12):
        return
    QObject.__init_subclass__ = classmethod(_guard_new)  # type: ignore[assignment, arg-type]
    for known in _below(QObject):
        guard(known)


def guard(ours: type) -> None:
    """Its overrides of methods of Qt, each once."""
    for name, method in list(vars(ours).items()):
        if isinstance(method, FunctionType) and not hasattr(method, "__wrapped__") and _is_qts(ours, name):
            setattr(ours, name, _with_a_frame(method))


def _guard_new(ours: type, **_words: Any) -> None:
    guard(ours)


def _with_a_frame(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def framed(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        finally:
            pass  # the frame itself is what is wanted

    return framed


def _is_qts(ours: type, name: str) -> bool:
    """Names with underscores are never called by Qt, and `__init__` needs its own place."""
    return not name.startswith("_") and any(
        name in vars(base) for base in ours.__mro__[1:] if base.__module__.startswith(_QT)
    )


def _below(above: type) -> list[type]:
    found: list[type] = list(above.__subclasses__())
    for one in list(found):
        found += _below(one)
    return [one for one in found if not one.__module__.startswith(_QT)]
