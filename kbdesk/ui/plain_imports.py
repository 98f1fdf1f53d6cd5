"""Takes PySide's hand off Python's imports.

PySide puts a function of its own in the place of `import`, for the sake of `from __feature__ import …`, which nobody
here uses. It then opens the source of every module that is loaded, of ours and of the libraries', looks whether it
speaks of PySide, and keeps all the lines: a tenth of a start, and twenty megabytes by the end of a day.
"""

import builtins


def import_plainly() -> None:
    """To be called before the window's modules are loaded; raises ImportError where Qt cannot be loaded."""
    import PySide6.QtCore  # noqa: F401  puts its function in place

    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
