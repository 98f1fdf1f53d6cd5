"""The words that can follow `kbdesk`: global options, commands, and the options of each.

Global options may stand before the command or behind it. Each command's own module is loaded when it is run, not here.
"""

import argparse
import re
from pathlib import Path
from typing import NoReturn

from kbdesk.cli.content_options import add_content_options
from kbdesk.cli.list_options import add_customer_options, add_list_options
from kbdesk.cli.outbox_options import add_outbox_options
from kbdesk.cli.report_options import add_report_options
from kbdesk.domain.article import PHASES, Kind
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import FlagKind, FlagState
from kbdesk.domain.hit import Source
from kbdesk.domain.language import Language
from kbdesk.wording.speak import speak
from kbdesk.wording.terminal import TERMINAL

_EMPTY_LINE = re.compile(r"\n +(?=\n)")
"""What argparse prints for the group of commands itself."""


class Parser(argparse.ArgumentParser):
    """Raises WrongUse instead of ending the process, and has its headings in the reader's language."""

    def __init__(self, lang: str = "en", **settings: object) -> None:
        settings = {"add_help": False, "allow_abbrev": False, **settings}
        super().__init__(**settings)  # type: ignore[arg-type]  # argparse's own settings, handed through
        self.lang = lang
        self._positionals.title = self.words("help.arguments")
        self._optionals.title = self.words("help.options")
        self.add_argument("-h", "--help", action="help", help=self.words("help.help"))

    def words(self, key: str) -> str:
        """A text of the help."""
        return speak(TERMINAL, key, self.lang).replace("%", "%%")

    def format_usage(self) -> str:
        """The first line of the help."""
        return self._with_usage(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return _EMPTY_LINE.sub("\n", self._with_usage(super().format_help()))

    def _with_usage(self, text: str) -> str:
        return text.replace("usage:", self.words("help.usage"), 1)

    def error(self, message: str) -> NoReturn:
        """What cannot be read."""
        raise WrongUse("words-not-understood", reason=message, command=self.prog)


def parser_in(lang: str) -> Parser:
    """The parser of all words."""
    parser = Parser(lang, prog="kbdesk", usage=speak(TERMINAL, "help.line", lang))
    parser.description = parser.words("help.kbdesk")
    _global_options(parser)
    commands = parser.add_subparsers(prog="kbdesk", dest="command", metavar="", title=parser.words("help.commands"))
    for name, options in _COMMANDS.items():
        one = commands.add_parser(
            name, lang=lang, help=parser.words(f"help.{name}"), description=parser.words(f"help.{name}")
        )
        _global_options(one, again=True)
        options(one)
    return parser


def _global_options(parser: Parser, *, again: bool = False) -> None:
    """Behind the command they are the same options, and say nothing when they are not there."""
    group = parser.add_argument_group(parser.words("help.everywhere"))
    words = parser.words

    def default(value: object) -> object:
        return argparse.SUPPRESS if again else value

    group.add_argument("--content", type=Path, metavar="DIR", default=default(None), help=words("help.content-folder"))
    group.add_argument("--data", type=Path, metavar="DIR", default=default(None), help=words("help.data-folder"))
    group.add_argument(
        "--lang", choices=[lang.value for lang in Language], default=default(""), help=words("help.lang")
    )
    group.add_argument("--json", action="store_true", default=default(value=False), help=words("help.json"))
    group.add_argument("--quiet", action="store_true", default=default(value=False), help=words("help.quiet"))
    group.add_argument("--verbose", action="store_true", default=default(value=False), help=words("help.verbose"))
    if not again:
        group.add_argument("--tray", action="store_true", help=words("help.tray"))
        group.add_argument("--version", action="store_true", help=words("help.version"))


def _find(parser: Parser) -> None:
    words = parser.words
    parser.add_argument("query", nargs="*", metavar="QUERY", help=words("help.query"))
    parser.add_argument("--batch", metavar="FILE", help=words("help.batch"))
    parser.add_argument("--limit", type=int, default=10, metavar="N", help=words("help.limit"))
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--kind", action="append", default=[], choices=kinds, help=words("help.kind"))
    parser.add_argument("--product", action="append", default=[], metavar="P", help=words("help.product"))
    parser.add_argument("--phase", action="append", default=[], choices=PHASES, help=words("help.phase"))
    parser.add_argument("--audience", action="append", default=[], metavar="A", help=words("help.audience"))
    sources = [source.value for source in Source]
    parser.add_argument("--source", choices=sources, help=words("help.source"))
    parser.add_argument("--as-you-type", action="store_true", help=words("help.as-you-type"))
    parser.add_argument("--literal", action="store_true", help=words("help.literal"))
    parser.add_argument("--explain", action="store_true", help=words("help.explain"))


def _index(parser: Parser) -> None:
    parser.add_argument("--rebuild", action="store_true", help=parser.words("help.rebuild"))


def _show(parser: Parser) -> None:
    words = parser.words
    parser.add_argument("id", metavar="ID", help=words("help.id"))
    parser.add_argument(
        "--as", dest="form", choices=["text", "html", "markdown", "pdf"], default="text", help=words("help.as")
    )
    parser.add_argument("--step", default="", metavar="STEP", help=words("help.step"))
    _to_file(parser)


def _call(parser: Parser) -> None:
    parser.add_argument("script", metavar="SCRIPT", help=parser.words("help.script"))
    parser.add_argument("--answers", metavar="FILE", help=parser.words("help.answers"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--practice", action="store_true", help=parser.words("help.practice"))
    which.add_argument("--preview", action="store_true", help=parser.words("help.preview"))


def _refer(parser: Parser) -> None:
    words = parser.words
    parser.add_argument("--queue", required=True, metavar="Q", help=words("help.queue"))
    parser.add_argument("--subject", required=True, metavar="S", help=words("help.subject"))
    parser.add_argument("--field", action="append", default=[], metavar="NAME=VALUE", help=words("help.field"))
    parser.add_argument("--note", default="", metavar="T", help=words("help.note"))
    parser.add_argument("--photo", action="append", default=[], metavar="FILE", help=words("help.photo"))
    parser.add_argument("--key", default="", metavar="UUID", help=words("help.key"))
    parser.add_argument("--contact", default="", metavar="CONTACT", help=words("help.refer.contact"))


def _doctor(parser: Parser) -> None:
    parser.add_argument("--bundle", type=Path, metavar="FILE", help=parser.words("help.doctor.bundle"))
    parser.add_argument("--yes", action="store_true", help=parser.words("help.doctor.yes"))


def _contacts(parser: Parser) -> None:
    actions = Actions(parser, "contacts")
    listing = actions.add("list")
    listing.add_argument("--limit", type=int, default=50, metavar="N", help=parser.words("help.limit"))
    listing.add_argument("--open", action="store_true", help=parser.words("help.contacts.open"))
    actions.add("show").add_argument("reference", metavar="REFERENCE", help=parser.words("help.reference"))
    export = actions.add("export")
    export.add_argument("person", nargs="?", default="", metavar="PERSON", help=parser.words("help.person-or-log"))
    export.add_argument(
        "--format", dest="form", choices=["json", "csv"], default="", help=parser.words("help.contacts.format")
    )
    export.add_argument("--since", default="", metavar="DATE", help=parser.words("help.contacts.since"))
    _to_file(export)
    actions.add("promises")
    actions.add("call").add_argument("promise", metavar="PROMISE", help=parser.words("help.promise"))
    actions.add("keep").add_argument("promise", metavar="PROMISE", help=parser.words("help.promise"))
    move = actions.add("move")
    move.add_argument("promise", metavar="PROMISE", help=parser.words("help.promise"))
    move.add_argument("--at", required=True, metavar="MOMENT", help=parser.words("help.contacts.at"))
    erase = actions.add("erase")
    erase.add_argument("person", metavar="PERSON", help=parser.words("help.person"))
    erase.add_argument("--yes", action="store_true", help=parser.words("help.yes"))
    actions.add("log")


def _purge(parser: Parser) -> None:
    parser.add_argument("--dry-run", action="store_true", help=parser.words("help.purge.dry-run"))


def _outbox(parser: Parser) -> None:
    add_outbox_options(Actions(parser, "outbox").add, parser.words)


def _lists(parser: Parser) -> None:
    add_list_options(Actions(parser, "lists").add, parser.words)


def _customers(parser: Parser) -> None:
    add_customer_options(Actions(parser, "customers").add, parser.words)


def _keys(parser: Parser) -> None:
    actions = Actions(parser, "keys")
    for name in ("show", "passphrase", "key-store", "file"):
        actions.add(name)


def _recovery(parser: Parser) -> None:
    words = parser.words
    parser.add_argument("file", type=Path, metavar="FILE", help=words("help.recovery.file"))
    seal = words("help.recovery.seal-for")
    parser.add_argument("--seal-for", type=Path, required=True, metavar="CERTIFICATE", help=seal)


def _content(parser: Parser) -> None:
    add_content_options(Actions(parser, "content").add, parser.words)


def _flag(parser: Parser) -> None:
    words, kinds = parser.words, [kind.value for kind in FlagKind]
    parser.add_argument("id", nargs="?", default="", metavar="ID", help=words("help.flag-id"))
    parser.add_argument("--kind", choices=kinds, default=FlagKind.MISSING.value, help=words("help.flag-kind"))
    parser.add_argument("--text", default="", metavar="T", help=words("help.flag-text"))
    parser.add_argument("--words", default="", metavar="W", help=words("help.flag-words"))
    parser.add_argument("--step", default="", metavar="STEP", help=words("help.step"))
    parser.add_argument("--proposal", metavar="FILE", help=words("help.flag-proposal"))
    parser.add_argument("--key", default="", metavar="UUID", help=words("help.flag-key"))


def _flags(parser: Parser) -> None:
    actions, words = Actions(parser, "flags"), parser.words
    actions.add("list").add_argument("--open", action="store_true", help=words("help.flags-open"))
    actions.add("show").add_argument("id", metavar="ID", help=words("help.flags-id"))
    answer = actions.add("answer")
    answer.add_argument("id", metavar="ID", help=words("help.flags-id"))
    states = [state.value for state in FlagState]
    answer.add_argument("--as", dest="state", choices=states, required=True, help=words("help.flags-as"))
    answer.add_argument("--text", default="", metavar="T", help=words("help.flags-text"))
    export = actions.add("export")
    export.add_argument("--open", action="store_true", help=words("help.flags-open"))
    _to_file(export)
    actions.add("import").add_argument("file", metavar="FILE", help=words("help.flags-file"))


def _report(parser: Parser) -> None:
    add_report_options(Actions(parser, "report").add, parser.words)


def _open(parser: Parser) -> None:
    parser.add_argument("address", nargs="?", default="", metavar="URL", help=parser.words("help.open.address"))
    parser.add_argument("value", nargs="?", default="", metavar="VALUE", help=parser.words("help.open.value"))


def _nothing_more(_parser: Parser) -> None:
    pass


def _to_file(parser: Parser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=parser.words("help.output"))


class Actions:
    """The second words of a command (`outbox send`)."""

    def __init__(self, parser: Parser, command: str) -> None:
        self._parser = parser
        self._command = command
        title = parser.words("help.actions")
        self._added = parser.add_subparsers(dest="action", metavar="", title=title, required=True)

    def add(self, name: str) -> Parser:
        """The parser of one of them."""
        text = self._parser.words(f"help.{self._command}.{name}")
        one = self._added.add_parser(name, lang=self._parser.lang, help=text, description=text)
        _global_options(one, again=True)
        return one


_COMMANDS = {
    "find": _find,
    "show": _show,
    "ask": _nothing_more,
    "call": _call,
    "refer": _refer,
    "contacts": _contacts,
    "lists": _lists,
    "customers": _customers,
    "outbox": _outbox,
    "flag": _flag,
    "flags": _flags,
    "report": _report,
    "content": _content,
    "index": _index,
    "keys": _keys,
    "purge": _purge,
    "recovery": _recovery,
    "open": _open,
    "doctor": _doctor,
}
