"""The library as a command needs it: what the index knows, brought up to date where that is possible.

A busy index or a data folder that cannot be written does not keep anybody from an answer: a line on stderr says so,
and the answer comes from what there is.
"""

from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import ContentUnreadable, Locked, StateUnwritable
from kbdesk.wording.errors import error_sentence

_PATIENCE = 0.3
"""Seconds that an answer waits for another process that is indexing."""


def open_library(desk: Desk, out: Output) -> None:
    """Opens the library and looks at the folder. Raises what stood in the way when there is nothing to answer from."""
    known = desk.library.open()
    out.reads = out.reads or known.organisation.fallback
    try:
        with out.progress() as progress:
            reason = desk.library.refresh(progress, patience=_PATIENCE).rebuild_reason
    except (ContentUnreadable, Locked, StateUnwritable) as error:
        if not known.cards:
            raise
        out.aside("from-what-is-known", text=error_sentence(error, out.lang))
    else:
        if reason not in {"", "missing"}:
            out.aside(f"index.rebuilt.{reason}")


def open_help(desk: Desk, out: Output) -> None:
    """Opens the help that ships with kbdesk, beside the library that is open already."""
    with out.progress() as progress:
        desk.help.look(progress)
