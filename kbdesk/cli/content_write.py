"""`kbdesk content new`, `schema` and `explain`: what an editor needs before and while writing."""

from argparse import Namespace

from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.article import Kind
from kbdesk.domain.errors import WrongUse
from kbdesk.workflows.explain_format import explanation_of, schema_of


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Says the path of what was written; opens nothing."""
    match options.action:
        case "new":
            return _new(desk, options, out)
        case "schema":
            out.document(schema_of(options.name or ""))
        case _:
            _explain(options.code, out)
    return 0


def _new(desk: Desk, options: Namespace, out: Output) -> int:
    # The language of the new text: what was asked for, else the organisation's first.
    written = desk.write_content.new(Kind(options.kind), options.title, lang=options.lang, pair=options.pair)
    if out.as_json:
        out.document({"written": [str(path) for path in written]})
    else:
        for path in written:
            out.line(str(path))
    return 0


def _explain(code: str, out: Output) -> None:
    explanation = explanation_of(code, out.lang)
    if explanation is None:
        raise WrongUse("rule-unknown", rule=code)
    if out.as_json:
        out.document(
            {
                "code": explanation.code,
                "level": explanation.level,
                "message": explanation.sentence,
                "why": explanation.why,
                "example": explanation.example,
                "fixed": explanation.is_mended,
            }
        )
        return
    level = out.marked(out.words(f"level.{explanation.level}"), "red" if explanation.level == "error" else "amber")
    out.written(f"{out.marked(explanation.code, 'bold')} {level}")
    out.line(explanation.sentence)
    out.line()
    out.line(explanation.why)
    for line in explanation.example.split("\n"):
        out.line(f"    {line}", "dim")
    if explanation.is_mended:
        out.line()
        out.say("explain.fix")
