"""`kbdesk flag`: tells the editors about a text, or of an answer that is not there. On disk when it returns."""

import uuid
from argparse import Namespace

from kbdesk.cli.library import open_help, open_library
from kbdesk.cli.output import Output
from kbdesk.cli.show import slug_in
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import About, FlagKind, about_text
from kbdesk.domain.flag_form import form_of_flag
from kbdesk.domain.hit import HELP

SHOWN_OF_ID = 8


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """The same `--key` again makes no second flag: it gives the one that is there."""
    proposal = read_text_file(options.proposal) if options.proposal is not None else ""
    key = uuid_of(options.key) if options.key else ""
    flag = desk.editors.flag(
        FlagKind(options.kind),
        about=_about(desk, options, out) if options.id else About(),
        text=options.text,
        words=options.words,
        proposal=proposal,
        key=key,
    )
    if out.as_json:
        out.document(form_of_flag(flag))
    elif out.quiet:
        out.line(flag.id)
    else:
        out.say("flag.kept")
        out.say("flag.number", id=flag.id[:SHOWN_OF_ID])
    return 0


def _about(desk: Desk, options: Namespace, out: Output) -> About:
    """The text as it stands now, at the step that was named. Raises WrongUse for one that is not there."""
    open_library(desk, out)
    identity, _, behind = options.id.partition("#")
    if identity.startswith(HELP):
        open_help(desk, out)
    page = desk.read.page(identity, out.reads)
    return about_text(page.header, page.path, anchor=slug_in(desk, page, options.step or behind))


def uuid_of(typed: str) -> str:
    """A key that was given, in its one form."""
    try:
        return str(uuid.UUID(typed))
    except ValueError as error:
        raise WrongUse("key-no-uuid", key=typed) from error
