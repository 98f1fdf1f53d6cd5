"""`kbdesk flags`: the editors' list of what readers told, their answers, and the way of both between devices."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from kbdesk.cli.flag import SHOWN_OF_ID
from kbdesk.cli.output import Output
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk, now
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import Flag, FlagState
from kbdesk.domain.flag_form import flags_in, form_of_flag
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND = 1


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """`list` gives 1 when there is nothing."""
    match options.action:
        case "list":
            return _list(desk.editors.flags(only_open=options.open), out)
        case "show":
            return _show(desk.editors.named(options.id), out)
        case "answer":
            return _answer(desk, options, out)
        case "export":
            return _export(desk.editors.flags(only_open=options.open), options.output, out)
        case _:
            return _import(desk, options.file, out)


def _list(flags: tuple[Flag, ...], out: Output) -> int:
    if out.as_json:
        out.document(_document(flags))
    elif not flags:
        out.say("flags.none")
    else:
        heads = [out.words(f"flags.head.{name}") for name in ("id", "when", "kind", "about", "text", "state")]
        out.table(heads, [_row(flag, out) for flag in flags])
    return 0 if flags else NOTHING_FOUND


def _row(flag: Flag, out: Output) -> tuple[str, ...]:
    return (
        flag.id[:SHOWN_OF_ID],
        moment_seen_from(flag.at.astimezone(), now().astimezone(), out.lang),
        out.words(f"flag.kind.{flag.kind}"),
        _where(flag) or out.words("flags.searched", words=flag.words),
        flag.text or "–",
        out.words(f"flag.state.{flag.state}"),
    )


def _where(flag: Flag) -> str:
    about = flag.about
    return f"{about.article}#{about.anchor}" if about.anchor else about.article


def _show(flag: Flag, out: Output) -> int:
    if out.as_json:
        out.document(form_of_flag(flag))
        return 0
    about = flag.about
    out.line(out.words(f"flag.kind.{flag.kind}"), "bold")
    facts = [
        moment_seen_from(flag.at.astimezone(), now().astimezone(), out.lang),
        out.words(f"flag.state.{flag.state}"),
    ]
    if flag.device:
        facts.append(out.words("flags.by", device=flag.device))
    out.line(" · ".join([*facts, flag.id]), "dim")
    if about:
        out.line(f"{about.title or about.article}  ({about.path}{f'#{about.anchor}' if about.anchor else ''})")
        out.line(" · ".join([about.lang, out.words("show.revision", revision=about.revision)]), "dim")
    if flag.words:
        out.say("flags.searched", words=flag.words)
    if flag.text:
        out.line(flag.text)
    if flag.proposal:
        out.line(out.words("flags.proposal"), "dim")
        out.line(flag.proposal.rstrip("\n"))
    if flag.answer:
        out.say("flags.answer", text=flag.answer)
    return 0


def _answer(desk: Desk, options: Namespace, out: Output) -> int:
    flag = desk.editors.answer(options.id, FlagState(options.state), text=options.text)
    if out.as_json:
        out.document(form_of_flag(flag))
    else:
        out.say("flags.answered", id=flag.id[:SHOWN_OF_ID], state=out.words(f"flag.state.{flag.state}"))
    return 0


def _export(flags: tuple[Flag, ...], file: Path | None, out: Output) -> int:
    """To a file, or on stdout when none is named."""
    if file is None:
        out.document(_document(flags))
        return 0
    try:
        file.write_text(json.dumps(_document(flags), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise WrongUse("output-unwritable", path=str(file), reason=error.strerror or "") from error
    if out.as_json:
        out.document({"flags": len(flags), "file": str(file)})
    else:
        out.say("flags.exported", n=len(flags), file=file)
    return 0


def _import(desk: Desk, named: str, out: Output) -> int:
    text = read_text_file(named)
    try:
        form = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongUse("flags-unreadable", reason=str(error)) from error
    added, answered = desk.editors.take_in(flags_in(form))
    if out.as_json:
        out.document({"added": added, "answered": answered})
    else:
        out.say("flags.imported", n=added, answered=answered)
    return 0


def _document(flags: tuple[Flag, ...]) -> dict[str, Any]:
    return {"flags": [form_of_flag(flag) for flag in flags]}
