"""`kbdesk content map`: a script as a picture."""

import sys
from argparse import Namespace
from pathlib import Path

from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.errors import WrongUse


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Mermaid and SVG on stdout or in a file; PNG in a file, or on stdout when that is no terminal."""
    match options.form:
        case "png":
            drawn = desk.draw.as_png(options.script, out.reads or out.lang, desk.paths.resources() / "fonts")
        case "svg":
            drawn = desk.draw.as_svg(options.script, out.reads or out.lang).encode("utf-8")
        case _:
            drawn = desk.draw.as_mermaid(options.script, out.reads or out.lang).encode("utf-8")
    if options.output is not None:
        _write(options.output, drawn)
    if out.as_json:
        text = {} if options.output is not None or options.form == "png" else {"text": drawn.decode("utf-8")}
        path = {} if options.output is None else {"path": str(options.output)}
        out.document({"script": options.script, "as": options.form} | path | text)
    elif options.output is not None:
        out.aside("map.written", path=str(options.output))
    elif options.form != "png":
        out.raw(drawn.decode("utf-8"))
    elif sys.stdout.isatty():
        raise WrongUse("png-on-terminal")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(drawn)
    return 0


def _write(path: Path, drawn: bytes) -> None:
    try:
        path.write_bytes(drawn)
    except OSError as error:
        raise WrongUse("output-unwritable", path=str(path), reason=error.strerror or "") from error
