"""`kbdesk content import`: a folder of another tool becomes content, and what of it needs a hand is listed."""

from argparse import Namespace
from collections import Counter

from kbdesk.cli.json_forms import Json
from kbdesk.cli.output import Output
from kbdesk.desk import Desk
from kbdesk.domain.moved_in import Arrival, MovedFile, MovedIn, Origin, Remark
from kbdesk.domain.progress import Cancelled
from kbdesk.wording.moving_in import remark_sentence

FINDINGS = 1
_MOST_KEYS = 12


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when something needs a hand, or nothing could be brought in."""
    try:
        with out.progress() as progress:
            moved = desk.move_in.bring(
                options.source.expanduser(),
                options.target.expanduser(),
                progress,
                lang=options.lang,
                address=options.site,
                origin=Origin(options.origin) if options.origin else None,
                overwrite=options.overwrite,
                dry_run=options.dry_run,
            )
    except Cancelled:
        out.aside("import.stopped")
        raise
    if out.as_json:
        out.document(_document(moved, out.lang, dry_run=options.dry_run))
    else:
        _tell(moved, options, out)
    return FINDINGS if moved.remarks or not moved.articles else 0


def _tell(moved: MovedIn, options: Namespace, out: Output) -> None:
    if out.verbose:
        for one in (*moved.articles, *moved.pictures):
            out.say("import.file", source=one.source, target=one.target)
    if moved.remarks:
        out.say("import.hand", n=len(moved.remarks))
        for remark in moved.remarks:
            place = out.marked(
                str(options.source / remark.place.path) + (f":{remark.place.line}" if remark.place.line else ""), "bold"
            )
            out.written(f"{place}: {out.marked(remark_sentence(remark, out.lang), '')}")
        out.line()
    if not moved.articles:
        out.say("import.nothing", folder=str(options.source))
        return
    _tell_counts(moved, options, out)
    if not moved.remarks:
        out.say("import.hand-none")
    for code, count in Counter(remark.code for remark in moved.remarks).most_common():
        out.line(f"{count:6}  {code}")
    if not options.dry_run:
        out.line()
        out.say("import.next", target=str(options.target))
        if moved.remarks:
            out.say("import.next-hand")
        out.say("import.next-open", target=str(options.target))


def _tell_counts(moved: MovedIn, options: Namespace, out: Output) -> None:
    written = _count(moved.articles, Arrival.WRITTEN)
    out.say("import.would" if options.dry_run else "import.articles", n=written, origin=moved.origin.value)
    everything = (*moved.articles, *moved.pictures)
    for arrival in (Arrival.SAME, Arrival.KEPT):
        if count := _count(everything, arrival):
            out.say(f"import.{arrival}", n=count)
    if pictures := _count(moved.pictures, Arrival.WRITTEN):
        out.say("import.pictures", n=pictures)
    langs = Counter(one.lang for one in moved.articles)
    out.say("import.langs", langs=", ".join(f"{lang} {count}" for lang, count in langs.most_common()))
    if moved.summaries_made:
        out.say("import.summaries", n=moved.summaries_made)
    if moved.days_unknown:
        out.say("import.days", n=moved.days_unknown)
    if moved.dropped_keys:
        shown = [f"{name} ({count})" for name, count in moved.dropped_keys[:_MOST_KEYS]]
        out.say("import.dropped", keys=", ".join([*shown, *(["…"] if len(moved.dropped_keys) > _MOST_KEYS else [])]))


def _count(files: tuple[MovedFile, ...], arrival: Arrival) -> int:
    return sum(one.arrival is arrival for one in files)


def _document(moved: MovedIn, lang: str, *, dry_run: bool) -> Json:
    return {
        "origin": moved.origin.value,
        "dry_run": dry_run,
        "articles": [_file(one) | {"title": one.title, "lang": one.lang} for one in moved.articles],
        "pictures": [_file(one) for one in moved.pictures],
        "needs_a_hand": [_remark(one, lang) for one in moved.remarks],
        "summaries_made": moved.summaries_made,
        "days_unknown": moved.days_unknown,
        "dropped_keys": dict(moved.dropped_keys),
        "settings_written": moved.settings_written,
    }


def _file(one: MovedFile) -> Json:
    return {"source": one.source, "target": one.target, "arrival": one.arrival.value}


def _remark(one: Remark, lang: str) -> Json:
    return {
        "path": one.place.path,
        "line": one.place.line,
        "code": one.code,
        "what": one.what,
        "message": remark_sentence(one, lang),
    }
