"""`kbdesk find`: ranked hits for a line, or a JSON line for each line of a file."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from kbdesk.cli.hits import print_answer
from kbdesk.cli.json_forms import answer_json
from kbdesk.cli.library import open_help, open_library
from kbdesk.cli.output import Output
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk
from kbdesk.domain.article import Kind
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.hit import Question, Source
from kbdesk.domain.progress import Progress

NOTHING_FOUND = 1
LARGEST_LIMIT = 1000


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when nothing was found; a batch has answered all its lines and gives 0."""
    if bool(options.query) == (options.batch is not None):
        raise WrongUse("query-missing" if not options.query else "query-and-batch")
    if not 1 <= options.limit <= LARGEST_LIMIT:
        raise WrongUse("limit-out-of-bounds", limit=options.limit, largest=LARGEST_LIMIT)
    lines = _lines(options.batch) if options.batch is not None else None
    open_library(desk, out)
    if _source(options) is not Source.OWN:
        open_help(desk, out)
    if lines is not None:
        for line in lines:
            answer = desk.find.find(_question(line, options, out.reads), Progress())
            out.json_line(answer_json(answer, explain=options.explain))
        return 0
    answer = desk.find.find(_question(" ".join(options.query), options, out.reads), Progress())
    if out.as_json:
        out.document(answer_json(answer, explain=options.explain))
    else:
        print_answer(answer, out, explain=options.explain, how_literally="find.literally")
    return 0 if answer.hits else NOTHING_FOUND


def _question(text: str, options: Namespace, lang: str) -> Question:
    return Question(
        text,
        lang,
        as_you_type=options.as_you_type,
        limit=options.limit,
        kinds=tuple(Kind(kind) for kind in options.kind),
        products=tuple(options.product),
        phases=tuple(options.phase),
        audiences=tuple(options.audience),
        explain=options.explain,
        literal=options.literal,
        source=_source(options),
    )


def _source(options: Namespace) -> Source:
    """A batch measures the organisation's own content: the help is not among it unless asked for."""
    usual = Source.ALL if options.batch is None else Source.OWN
    return Source(options.source) if options.source else usual


def _lines(named: str) -> Iterator[str]:
    """The lines of a file, or of stdin as they come; a file that cannot be read is told before anything is answered."""
    if named == "-":
        return (line.removeprefix("\ufeff").rstrip("\r\n") for line in sys.stdin)
    text = read_text_file(named)
    return iter(text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else [])
