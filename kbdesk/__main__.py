"""The front door: words on the command line go to the terminal face, no words open the window."""

import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Gives the exit code. Without a display and without words it starts the same main job in the terminal."""
    try:
        return _start()
    except KeyboardInterrupt:
        return INTERRUPTED


def _start() -> int:
    from kbdesk.cli.main import run_command_line, wants_window

    words = sys.argv[1:]
    if not wants_window(words):
        return run_command_line(words)
    if not _has_display():
        from kbdesk.cli.main import say_no_display

        say_no_display()
        return run_command_line([*words, "ask"])
    try:
        from kbdesk.ui.app import run_window
    except ImportError as missing:
        # Qt is there, but a library of the system that it stands on is not.
        from kbdesk.cli.main import say_no_window

        say_no_window(str(missing))
        return run_command_line([*words, "ask"])
    from kbdesk.cli.language import asked_language
    from kbdesk.cli.main import open_desk_for

    return run_window(open_desk_for(words), asked_language(words))


def _has_display() -> bool:
    """Windows and macOS always have one; on Linux and BSD a variable names it (or an offscreen platform is asked)."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
