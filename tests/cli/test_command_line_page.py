"""The page about the command line names every command and every option, and no other."""

import argparse
import re
from pathlib import Path

from kbdesk.cli.options import parser_in
from kbdesk.domain import errors

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")


def commands(parser, before=""):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                yield f"{before}{name}", one
                yield from commands(one, f"{before}{name} ")


def options(parser):
    for action in parser._actions:
        yield from (word for word in action.option_strings if word.startswith("--"))


def test_every_command_and_option_stands_on_the_page():
    top = parser_in("en")
    missing = [name for name, _ in commands(top) if not re.search(rf"`{re.escape(name)}\b", PAGE)]
    assert [name for name in missing if name not in {"contacts", "outbox", "content"}] == []
    for parser in (top, *(one for _, one in commands(top))):
        assert [word for word in options(parser) if word not in PAGE] == []


def test_the_page_names_no_command_that_is_not_there():
    known = {name.split()[0] for name, _ in commands(parser_in("en"))}
    table = PAGE.split("|---|---|")[1].split("| exit code")[0]
    assert set(re.findall(r"`([a-z]+)[ `]", table)) - {"nl"} <= known | {"a"}


def test_every_exit_code_of_an_error_stands_on_the_page():
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.DeskError)]
    assert [one.exit_code for one in kinds if f"| {one.exit_code} |" not in PAGE] == []
