"""`kbdesk content`: the editor's hand tools. Each has a file of its own, loaded when it is asked for."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import cast

from kbdesk.cli.output import Output
from kbdesk.desk import Desk

_ROOMS = {
    "check": "content_check",
    "test": "content_test",
    "new": "content_write",
    "schema": "content_write",
    "explain": "content_write",
    "map": "content_map",
    "import": "content_import",
}


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when there are errors, with `--strict` on warnings too."""
    module = import_module(f"kbdesk.cli.{_ROOMS[options.action]}")
    command = cast("Callable[[Desk, Namespace, Output], int]", module.run)
    return command(desk, options, out)
