"""The words that can follow `kbdesk content`. Handed what adds a command, so that it need not know the parser."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from kbdesk.domain.article import Kind
from kbdesk.domain.moved_in import Origin

CHECK_FORMS = ("text", "json", "github", "sarif")
SCHEMAS = ("header", "kbdesk", "fields", "outcomes", "satisfaction", "queues", "products", "synonyms", "scenarios")
_KINDS = (Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE, Kind.PHRASE)


def add_content_options(add: Callable[[str], ArgumentParser], words: Callable[[str], str]) -> None:
    """Adds each command with its options; `words` gives a text of the help."""
    check = add("check")
    check.add_argument("paths", nargs="*", metavar="PATH", help=words("help.paths"))
    check.add_argument("--format", dest="form", choices=CHECK_FORMS, default="", help=words("help.format"))
    check.add_argument("--strict", action="store_true", help=words("help.strict"))
    check.add_argument("--fix", action="store_true", help=words("help.fix"))
    check.add_argument("--dry-run", action="store_true", help=words("help.fix-dry-run"))
    check.add_argument("--since", type=Path, metavar="DIR", help=words("help.since-folder"))
    test = add("test")
    test.add_argument("scripts", nargs="*", metavar="SCRIPT", help=words("help.scripts"))
    test.add_argument("--record", action="store_true", help=words("help.record"))
    test.add_argument("--answers", metavar="FILE", help=words("help.answers"))
    test.add_argument("--name", default="", metavar="NAME", help=words("help.scenario-name"))
    new = add("new")
    new.add_argument("kind", choices=[kind.value for kind in _KINDS], help=words("help.new-kind"))
    new.add_argument("title", metavar="ID|TITLE", help=words("help.new-title"))
    new.add_argument("--pair", action="store_true", help=words("help.pair"))
    drawn = add("map")
    drawn.add_argument("script", metavar="SCRIPT", help=words("help.map-script"))
    forms = ["mermaid", "svg", "png"]
    drawn.add_argument("--as", dest="form", choices=forms, default="mermaid", help=words("help.as"))
    drawn.add_argument("-o", "--output", type=Path, metavar="FILE", help=words("help.output"))
    schema = add("schema")
    schema.add_argument("name", nargs="?", choices=SCHEMAS, metavar="NAME", help=words("help.schema-name"))
    brought = add("import")
    brought.add_argument("source", type=Path, metavar="SOURCE", help=words("help.import-source"))
    brought.add_argument("target", type=Path, metavar="TARGET", help=words("help.import-target"))
    origins = [origin.value for origin in Origin]
    brought.add_argument("--from", dest="origin", choices=origins, default="", help=words("help.import-from"))
    brought.add_argument("--site", default="", metavar="URL", help=words("help.import-site"))
    brought.add_argument("--dry-run", action="store_true", help=words("help.import-dry-run"))
    brought.add_argument("--overwrite", action="store_true", help=words("help.import-overwrite"))
    add("explain").add_argument("code", metavar="CODE", help=words("help.code"))
