"""The words that can follow `kbdesk outbox`. Handed what adds a command, so that it need not know the parser."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

EXPORT_FORMS = ("files", "mail", "page")


def add_outbox_options(add: Callable[[str], ArgumentParser], words: Callable[[str], str]) -> None:
    """Adds each command with its options; `words` gives a text of the help."""
    add("list").add_argument("--open", action="store_true", help=words("help.only-open"))
    add("send")
    for name in ("show", "retry", "withdraw"):
        add(name).add_argument("reference", metavar="REFERENCE", help=words("help.reference"))
    status = add("status")
    status.add_argument("reference", nargs="?", default="", metavar="REFERENCE", help=words("help.status-of"))
    change = add("change")
    change.add_argument("reference", metavar="REFERENCE", help=words("help.reference"))
    change.add_argument("--queue", default="", metavar="Q", help=words("help.queue"))
    change.add_argument("--subject", default="", metavar="S", help=words("help.subject"))
    change.add_argument("--note", default=None, metavar="T", help=words("help.note"))
    change.add_argument("--urgency", default="", metavar="U", help=words("help.urgency"))
    change.add_argument("--field", action="append", default=[], metavar="NAME=VALUE", help=words("help.field"))
    export = add("export")
    export.add_argument("references", nargs="*", metavar="REFERENCE", help=words("help.export-which"))
    export.add_argument("--as", dest="form", choices=EXPORT_FORMS, default="files", help=words("help.export-as"))
    export.add_argument("--encrypt", type=Path, metavar="CERTIFICATE", help=words("help.export-encrypt"))
    export.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=words("help.export-to"))
    rescue = add("rescue")
    rescue.add_argument("--encrypt", type=Path, metavar="CERTIFICATE", help=words("help.export-encrypt"))
    rescue.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=words("help.export-to"))
    check = add("check")
    check.add_argument("channel", nargs="?", default="", metavar="CHANNEL", help=words("help.check-channel"))
    for name in ("pause", "resume"):
        add(name).add_argument("channel", metavar="CHANNEL", help=words("help.pause-channel"))
    credential = add("credential")
    credential.add_argument("name", metavar="NAME", help=words("help.credential-name"))
    credential.add_argument("--in-file", action="store_true", help=words("help.credential-file"))
    credential.add_argument("--forget", action="store_true", help=words("help.credential-forget"))
