"""The front door: words on the command line go to the terminal face, no words open the window.

There is one window for each data folder: a second start hands its words over to it and ends. That is asked before
anything large is loaded.
"""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kbdesk.cli.front_words import FrontWords
    from kbdesk.domain.article import Page
    from kbdesk.ui.desktop.knock import Answer
    from kbdesk.ui.desktop.meeting_place import MeetingPlace, WindowLock
    from kbdesk.ui.kit.article_print import Picture

INTERRUPTED = 130


def main() -> int:
    """Gives the exit code. Without a display and without words it starts the same main job in the terminal."""
    try:
        return _start()
    except KeyboardInterrupt:
        return INTERRUPTED


def _start() -> int:
    from kbdesk.cli.front_words import front_words

    # numpy's linear algebra, of which nothing is used, would start a thread for each processor, and have them spin.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = sys.argv[1:]
    asked = front_words(words)
    if asked is not None and _has_display():
        return _meet(words, asked)
    from kbdesk.cli.main import run_command_line, say_no_display

    if asked is None or asked.address:
        return run_command_line(words, to_pdf=_to_pdf)
    say_no_display()
    return run_command_line([*words, "ask"])


def _meet(words: list[str], asked: "FrontWords") -> int:
    """Hands over to the window that is there; else this start is the window."""
    from kbdesk.ui.desktop.knock import Answer

    place, met = _met(asked)
    if met is Answer.TAKEN:
        if asked.as_json:
            sys.stdout.write('{"handed_over": true}\n')
        return 0
    if met is Answer.NOT_READ:
        from kbdesk.cli.main import run_command_line

        return run_command_line(words)
    if isinstance(met, Answer):
        from kbdesk.cli.main import say_not_taken

        return say_not_taken(words, met)
    try:
        return _open_window(words, asked, place)
    finally:
        if met is not None:
            met.release()


def _met(asked: "FrontWords") -> "tuple[MeetingPlace | None, WindowLock | Answer | None]":
    """Where no folder of one's own can be had to meet in, the window opens all the same."""
    from kbdesk.config.paths import Paths
    from kbdesk.ui.desktop.hand_over import meet, this_start
    from kbdesk.ui.desktop.meeting_place import MeetingPlace

    paths = Paths.at(asked.data) if asked.data is not None else Paths.of_system()
    content = str(asked.content.absolute()) if asked.content is not None else ""
    try:
        place = MeetingPlace.of(paths.data)
        return place, meet(place, this_start(asked.address, content))
    except OSError as error:
        if sys.stderr is not None:  # a start without a console has none
            sys.stderr.write(f"kbdesk: {error}\n")
        return None, None


def _open_window(words: list[str], asked: "FrontWords", place: "MeetingPlace | None") -> int:
    from kbdesk.cli.language import asked_language

    if asked.address and not _can_be_read(asked.address):
        from kbdesk.cli.main import run_command_line

        return run_command_line(words)
    gc.disable()  # until the window stands nothing is thrown away; from then on the window sees to it
    try:
        from kbdesk.ui.plain_imports import import_plainly
        from kbdesk.ui.whole_errors import keep_errors_whole

        import_plainly()
        keep_errors_whole()
        from kbdesk.ui.app import run_window
    except ImportError as missing:
        gc.enable()
        # Qt is there, but a library of the system that it stands on is not.
        from kbdesk.cli.main import run_command_line, say_no_window

        say_no_window(str(missing))
        return run_command_line(words if asked.address else [*words, "ask"])
    from kbdesk.desk import open_desk

    desk = open_desk(content=asked.content, data=asked.data)
    lang, quietly = asked_language(words), asked.in_tray
    return run_window(desk, lang, place=place, address=asked.address, quietly=quietly)


def _can_be_read(address: str) -> bool:
    from kbdesk.domain.asked_address import can_be_read

    return can_be_read(address)


def _to_pdf(page: "Page", picture: "Picture", *, lang: str) -> bytes:
    """Raises ImportError where Qt, or a library of the system that it stands on, is not there."""
    from kbdesk.ui.pdf_file import page_as_pdf

    return page_as_pdf(page, picture, lang=lang)


def _has_display() -> bool:
    """Windows and macOS always have one; on Linux and BSD a variable names it (or an offscreen platform is asked)."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
