"""The words that can follow `kbdesk report`. Handed what adds a command, as `list_options` is."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

Add = Callable[[str], ArgumentParser]
Say = Callable[[str], str]


def add_report_options(add: Add, words: Say) -> None:
    """All reports."""
    _since(gaps := add("gaps"), words)
    gaps.add_argument(
        "--format", dest="form", choices=["text", "json", "csv"], default="", help=words("help.report-format")
    )
    for name in ("contacts", "scripts", "coverage", "reviews", "translations"):
        one = add(name)
        if name == "scripts":
            one.add_argument("scripts", nargs="*", metavar="SCRIPT", help=words("help.report.which-scripts"))
        if name in {"contacts", "scripts"}:
            _since(one, words)
        forms = ["text", "json", "csv", "html"]
        one.add_argument("--format", dest="form", choices=forms, default="", help=words("help.report-format"))
        one.add_argument("-o", "--output", type=Path, metavar="FILE", help=words("help.output"))


def _since(parser: ArgumentParser, words: Say) -> None:
    parser.add_argument("--since", default="", metavar="DATE", help=words("help.since"))
