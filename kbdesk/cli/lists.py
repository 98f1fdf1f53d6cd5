"""`kbdesk lists`: outgoing lists, brought in and worked through row by row."""

from argparse import Namespace
from datetime import datetime

from kbdesk.cli.library import open_library
from kbdesk.cli.list_forms import list_json, mapping_json, remark_in_words, row_json, say_mapping
from kbdesk.cli.output import Output
from kbdesk.cli.text_file import read_text_file
from kbdesk.desk import Desk, now
from kbdesk.domain.contact_list import ListRow, RowAct, RowState
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.said_moment import read_moment
from kbdesk.wording.dates import moment_seen_from

NOTHING_FOUND, NOT_YET = 1, 1
_SHOWN_REMARKS = 20


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """1 where there is nothing to show or to call, and where `remove` would take away rows still to be called."""
    open_library(desk, out)
    match options.action:
        case "import":
            return _bring_in(desk, options, out)
        case "list":
            return _list(desk, out)
        case "show":
            return _show(desk, options, out)
        case "next":
            return _next(desk, options, out)
        case "call":
            return _call(desk, options, out)
        case "mark":
            return _mark(desk, options, out)
        case "export":
            return _export(desk, options, out)
        case _:
            return _remove(desk, options, out)


def _bring_in(desk: Desk, options: Namespace, out: Output) -> int:
    bring_in = desk.bring_in_list
    looked = bring_in.look(options.file, options.script, out.reads)
    mapping = bring_in.mapping(looked, tuple(options.map))
    if options.dry_run:
        if out.as_json:
            out.document(mapping_json(looked.table, mapping) | {"targets": [one.code for one in looked.targets]})
        else:
            say_mapping(looked.table, mapping, out)
        return 0
    with out.progress() as progress:
        came = bring_in.bring_in(looked, mapping, name=options.name, again=options.again, progress=progress)
    if out.as_json:
        rows = [row_json(row) for row in came.not_usable]
        out.document(list_json(desk.lists.list(came.list.number)) | {"not_usable": rows})
        return 0
    say_mapping(looked.table, mapping, out)
    out.say("lists.brought-in", number=came.list.number, name=came.list.name, n=came.usable)
    if came.not_usable:
        out.say("list.not_usable", n=len(came.not_usable))
        for row in came.not_usable[:_SHOWN_REMARKS]:
            out.line(f"  {remark_in_words(row, out)}", "amber")
        if len(came.not_usable) > _SHOWN_REMARKS:
            out.say("lists.and-more", n=len(came.not_usable) - _SHOWN_REMARKS)
    return 0


def _list(desk: Desk, out: Output) -> int:
    found = desk.lists.lists()
    if out.as_json:
        out.document({"lists": [list_json(one) for one in found]})
    elif not found:
        out.say("lists.none")
    else:
        heads = [out.words(f"lists.head.{name}") for name in ("number", "name", "script", "progress", "more")]
        rows = [
            (
                str(one.list.number),
                one.list.name,
                one.list.script,
                out.words("list.progress", done=one.done, total=one.usable),
                out.words("list.left", n=one.left),
            )
            for one in found
        ]
        out.table(heads, rows)
    return 0 if found else NOTHING_FOUND


def _show(desk: Desk, options: Namespace, out: Output) -> int:
    if not 1 <= options.limit <= 100_000:
        raise WrongUse("limit-out-of-bounds", limit=options.limit, largest=100_000)
    one = desk.lists.list(options.list)
    states = tuple(RowState(state) for state in options.state)
    rows = desk.lists.rows(one.list.number, states=states, limit=options.limit)
    if out.as_json:
        out.document(list_json(one) | {"rows": [row_json(row) for row in rows]})
        return 0 if rows else NOTHING_FOUND
    out.line(f"{one.list.number}  {one.list.name}", "bold")
    out.say("list.progress", done=one.done, total=one.usable)
    heads = [out.words(f"lists.head.{name}") for name in ("row", "state", "phone", "who", "more")]
    out.table(heads, [(row.id, _state(row, out), row.phone, row.name, _more(row, out)) for row in rows])
    return 0 if rows else NOTHING_FOUND


def _next(desk: Desk, options: Namespace, out: Output) -> int:
    one = desk.lists.list(options.list)
    row = desk.lists.next(one.list.number)
    if row is None:
        one = desk.lists.list(one.list.number)
        if out.as_json:
            out.document({"row": None, "next_due": list_json(one)["next_due"]})
        elif one.next_due is not None:
            out.say("list.none_due", moment=_seen(one.next_due, out))
        else:
            out.say("list.all_done")
        return NOTHING_FOUND
    _tell(row, out)
    return 0


def _call(desk: Desk, options: Namespace, out: Output) -> int:
    """Follows the list's script with the row's values; 1 when it was left before an outcome."""
    from kbdesk.cli.call import follow

    answers = None if options.answers is None else read_text_file(options.answers)
    begun = desk.lists.call(options.row)
    if begun.contact.run:
        run = desk.call.resume(begun.contact.run)
    else:
        run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    code = follow(desk, run, answers, out)
    desk.lists.settle()
    return code


def _mark(desk: Desk, options: Namespace, out: Output) -> int:
    act = RowAct(options.act)
    row = desk.lists.act(options.row, act, at=_at(options.at), note=options.note)
    if out.as_json:
        out.document(row_json(row))
    elif row.due is not None:
        out.say("lists.marked-until", row=row.id, state=_state(row, out), moment=_seen(row.due, out))
    else:
        out.say("lists.marked", row=row.id, state=_state(row, out))
    return 0


def _export(desk: Desk, options: Namespace, out: Output) -> int:
    one = desk.lists.list(options.list)
    if options.output is None:
        out.raw(desk.lists.export(one.list.number, lang=out.lang).decode("utf-8-sig"))
    else:
        desk.lists.write_results(one.list.number, options.output, lang=out.lang)
        out.aside("lists.written", path=options.output)
    return 0


def _remove(desk: Desk, options: Namespace, out: Output) -> int:
    one = desk.lists.list(options.list)
    if one.left and not options.yes:
        out.say("lists.would-remove", number=one.list.number, name=one.list.name, n=one.left)
        return NOT_YET
    desk.lists.remove(one.list.number)
    if out.as_json:
        out.document({"removed": one.list.number})
    else:
        out.say("lists.removed", number=one.list.number)
    return 0


def _tell(row: ListRow, out: Output) -> None:
    if out.as_json:
        out.document(row_json(row))
        return
    out.line(f"{row.id}  {row.name}".rstrip(), "bold")
    out.line(f"  {row.phone}")
    for code, value in row.values:
        out.line(f"  {code}: {value}")
    if row.note:
        out.line(f"  {row.note}", "dim")


def _state(row: ListRow, out: Output) -> str:
    return out.words(f"row.state.{row.state}")


def _more(row: ListRow, out: Output) -> str:
    due = _seen(row.due, out) if row.due else ""
    return " · ".join(part for part in (due, row.outcome, row.note, remark_in_words(row, out)) if part)


def _seen(at: datetime, out: Output) -> str:
    return moment_seen_from(at.astimezone(), now().astimezone(), out.lang)


def _at(typed: str) -> datetime | None:
    if not typed:
        return None
    found = read_moment(typed, now().astimezone())
    if found is None:
        raise WrongUse("time-unclear", typed=typed)
    return found
