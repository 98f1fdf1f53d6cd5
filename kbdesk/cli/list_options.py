"""The words that can follow `kbdesk lists` and `kbdesk customers`. Handed what adds a command, as `outbox_options` is."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from kbdesk.domain.contact_list import RowAct, RowState

Add = Callable[[str], ArgumentParser]
Say = Callable[[str], str]


def add_list_options(add: Add, words: Say) -> None:
    """Outgoing lists."""
    bring_in = add("import")
    bring_in.add_argument("file", type=Path, metavar="FILE", help=words("help.lists.file"))
    bring_in.add_argument("--script", required=True, metavar="SCRIPT", help=words("help.lists.script"))
    bring_in.add_argument("--name", default="", metavar="N", help=words("help.lists.name"))
    _mapping(bring_in, words)
    bring_in.add_argument("--again", action="store_true", help=words("help.lists.again"))
    add("list")
    show = add("show")
    show.add_argument("list", metavar="LIST", help=words("help.lists.which"))
    states = [state.value for state in RowState]
    show.add_argument("--state", action="append", default=[], choices=states, help=words("help.lists.state"))
    show.add_argument("--limit", type=int, default=50, metavar="N", help=words("help.limit"))
    add("next").add_argument("list", metavar="LIST", help=words("help.lists.which"))
    call = add("call")
    call.add_argument("row", metavar="ROW", help=words("help.lists.row"))
    call.add_argument("--answers", metavar="FILE", help=words("help.answers"))
    mark = add("mark")
    mark.add_argument("row", metavar="ROW", help=words("help.lists.row"))
    acts = [act.value for act in RowAct]
    mark.add_argument("--as", dest="act", choices=acts, required=True, help=words("help.lists.as"))
    mark.add_argument("--at", default="", metavar="TIME", help=words("help.lists.at"))
    mark.add_argument("--note", default=None, metavar="T", help=words("help.lists.note"))
    export = add("export")
    export.add_argument("list", metavar="LIST", help=words("help.lists.which"))
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help=words("help.output"))
    remove = add("remove")
    remove.add_argument("list", metavar="LIST", help=words("help.lists.which"))
    remove.add_argument("--yes", action="store_true", help=words("help.yes"))


def add_customer_options(add: Add, words: Say) -> None:
    """Customers for looking up."""
    bring_in = add("import")
    bring_in.add_argument("file", type=Path, metavar="FILE", help=words("help.lists.file"))
    _mapping(bring_in, words)
    find = add("find")
    find.add_argument("words", nargs="*", metavar="WORDS", help=words("help.customers.words"))
    find.add_argument("--limit", type=int, default=20, metavar="N", help=words("help.limit"))
    add("remove").add_argument("--yes", action="store_true", help=words("help.yes"))


def _mapping(parser: ArgumentParser, words: Say) -> None:
    parser.add_argument("--map", action="append", default=[], metavar="COLUMN=TARGET", help=words("help.lists.map"))
    parser.add_argument("--dry-run", action="store_true", help=words("help.lists.dry-run"))
