"""The terminal's front door: words in, exit code out.

    0 done · 1 nothing found, or findings · 2 wrong use · 3 content cannot be read · 4 refused for good by the other side
    5 could not be reached · 6 locked by another process · 7 the data folder cannot be written · 70 a bug · 130 Ctrl+C

With `--json` stdout carries one JSON document, or nothing when the command failed; the failure is a sentence on stderr
in any case. A reader that goes away (`kbdesk find x | head`) ends the command quietly.
"""

import errno
import io
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kbdesk import __version__
from kbdesk.cli.front_words import front_words
from kbdesk.cli.language import asked_language, spoken_language, system_language
from kbdesk.cli.options import parser_in
from kbdesk.cli.output import Output
from kbdesk.domain.errors import DeskError, Locked, WrongUse
from kbdesk.domain.progress import Cancelled

if TYPE_CHECKING:
    from kbdesk.desk import Desk

ToPdf = Callable[..., bytes]
"""`(page, picture, *, lang)`: the window's face draws it, and the front door hands it in."""
Command = Callable[["Desk", Namespace, Output], int]
BUG, INTERRUPTED = 70, 130


def wants_window(words: Sequence[str]) -> bool:
    """True when no command but `open` stands among the words; what cannot be read is the terminal's to complain of."""
    return front_words(words) is not None


def say_no_display() -> None:
    """Tells why the terminal answers instead of the window."""
    _speak_utf8()
    Output(spoken_language(sys.argv[1:])).aside("no-display")


def say_no_window(reason: str) -> None:
    """Tells that a library of the system is missing, and which."""
    _speak_utf8()
    Output(spoken_language(sys.argv[1:])).aside("no-window", reason=reason)


def say_not_taken(words: Sequence[str], answer: str) -> int:
    """Why the window that is open did not take this start; gives the exit code."""
    _speak_utf8()
    match answer:
        case "silent":
            error = Locked("window-silent")
        case "other-content":
            error = Locked("window-of-other-content")
        case _:
            error = Locked("window-not-understood")
    Output(spoken_language(words)).error(error)
    return error.exit_code


def run_command_line(words: Sequence[str], *, to_pdf: ToPdf | None = None) -> int:
    """Runs the command among the words and gives its exit code. `to_pdf` makes a PDF of a page."""
    _speak_utf8()
    lang = spoken_language(words)
    try:
        code = _run([_readable(word) for word in words], lang, to_pdf or _no_pdf)
        sys.stdout.flush()
    except BrokenPipeError:
        return _nobody_listens()
    except KeyboardInterrupt:
        Output(lang).complain("")
        return INTERRUPTED
    except OSError as error:
        if not _is_of_stdout(error):
            raise
        _nobody_listens()
        told = WrongUse("output-unwritable", path="stdout", reason=error.strerror or "")
        Output(lang).error(told)
        return told.exit_code
    return code


def _run(words: list[str], lang: str, to_pdf: ToPdf) -> int:
    out = Output(lang)
    try:
        options = parser_in(lang).parse_args(words)
        options.to_pdf = to_pdf
        if options.version:
            out.line(f"kbdesk {__version__}")
            return 0
        if not options.command:
            out.say("no-command")
            return 2
        out = Output(lang, as_json=options.json, quiet=options.quiet, verbose=options.verbose)
        return _run_command(options, out, asked=bool(asked_language(words)))
    except SystemExit as help_was_shown:
        return int(help_was_shown.code or 0)
    except DeskError as error:
        out.error(error)
        return error.exit_code
    except Cancelled:
        return INTERRUPTED


def _run_command(options: Namespace, out: Output, *, asked: bool) -> int:
    desk: Desk | None = None
    try:
        command = cast("Command", import_module(f"kbdesk.cli.{options.command}").run)
        desk = _open(options)
        desk.ask_passphrase = partial(_ask_passphrase, out)
        chosen = desk.settings.read().lang
        if chosen and not asked:
            out.lang = chosen
        out.reads = out.lang if asked or chosen or system_language() else ""
        code = command(desk, options, out)
        desk.tidy()
        if desk.should_tell_of_key:
            out.aside("key.told")
            desk.has_told_of_key()
        return code
    except (DeskError, Cancelled, BrokenPipeError):
        raise
    except OSError as error:
        if _is_of_stdout(error):
            raise
        return _tell_bug(error, desk, options, out)
    except Exception as bug:  # noqa: BLE001  the last net: a bug is told with a report, and nowhere else caught
        return _tell_bug(bug, desk, options, out)
    finally:
        if desk is not None:
            desk.close()


def _open(options: Namespace) -> "Desk":
    from kbdesk.desk import open_desk

    return open_desk(
        content=_folder(options.content, "KBDESK_CONTENT"),
        data=_folder(options.data, "KBDESK_DATA"),
    )


def _no_pdf(*_what: object, **_more: object) -> bytes:
    raise ImportError("PySide6")


def _ask_passphrase(out: Output, why: DeskError) -> str:
    from kbdesk.cli.passphrase import AskPassphrase

    return AskPassphrase(out)(why)


def _folder(named: Path | None, variable: str) -> Path | None:
    """The folder that was named on the command line, else in the environment."""
    found = named or (Path(os.environ[variable]) if os.environ.get(variable) else None)
    try:
        return found.expanduser() if found is not None else None
    except RuntimeError as error:  # `~` of somebody who is not there
        raise WrongUse("home-unknown", folder=str(found)) from error


def _tell_bug(bug: Exception, desk: "Desk | None", options: Namespace, out: Output) -> int:
    from kbdesk.cli.bug_report import write_bug_report

    report = write_bug_report(bug, desk.paths.log if desk is not None else None, command=options.command)
    out.complain(out.words("bug", kind=type(bug).__name__, report=report or out.words("bug.no-report")))
    if out.verbose:
        traceback.print_exception(bug)
    return BUG


def _is_of_stdout(error: OSError) -> bool:
    """A full disk behind `kbdesk find x > file`; what fails on a file of its own names that file."""
    return error.filename is None and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _readable(word: str) -> str:
    """A word whose bytes are no text, with a sign in their place; a file that is called so keeps its name."""
    if word.isascii() or os.path.lexists(word):
        return word
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in word)


def _speak_utf8() -> None:
    """Consoles and pipes speak UTF-8 whatever the system's code page is; what they cannot show becomes a sign.

    A stream that was closed before we began (`>&-`, a start without a console) is one that nobody is at.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  open to the end
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nobody_listens() -> int:
    """Keeps Python from complaining once more when it closes stdout."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
