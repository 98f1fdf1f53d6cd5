"""`kbdesk show`: one article or script, or one step of it, as text, HTML or the Markdown it was written in."""

from argparse import Namespace
from dataclasses import replace
from html import escape
from pathlib import Path

from kbdesk.cli.library import open_help, open_library
from kbdesk.cli.output import Output
from kbdesk.cli.page_text import PageText, TextLine, page_text, section_html
from kbdesk.desk import Desk, now
from kbdesk.domain.article import Confidence, Header, Kind, Page
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.hit import HELP
from kbdesk.domain.progress import Progress

TONES = ("note", "tip", "important", "warning", "caution")


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Shows an id, an alias or a path; `ID#step` is the same as `--step`."""
    open_library(desk, out)
    identity, _, behind = options.id.partition("#")
    if identity.startswith(HELP):
        open_help(desk, out)
    page = desk.read.page(identity, out.reads)
    slug = slug_in(desk, page, options.step or behind)
    html = section_html(page.html, slug) if slug else page.html
    lines: tuple[TextLine, ...] = ()
    match options.form:
        case "html":
            text = _document(page, html)
        case "pdf":
            text = ""
            _write_pdf(options, replace(page, html=html), desk, out)
        case "markdown":
            text = _markdown(desk.read.source(page.path, out.reads), page, slug)
        case _:
            lines = page_lines(page, read_page(page, html, out), out)
            if not slug and not out.as_json:
                lines += _see_also(desk, page, out)
            text = "\n".join(line.text for line in lines) + "\n"
    if options.output is not None and options.form != "pdf":
        _write(options.output, text)
    if out.as_json:
        written = {} if options.output is not None else {"text": text}
        out.document(_json(page, options.form, slug) | written)
    elif options.output is None and options.form == "text":
        for line in lines:
            out.line(line.text, line.mark)
    elif options.output is None:
        out.raw(text)
    return 0


def read_page(page: Page, html: str, out: Output) -> PageText:
    """A page (or the part of it in `html`) as lines for this terminal, with its title when it has none itself."""
    tones = {tone: out.words(f"notice.{tone}") for tone in TONES}
    if not page.headings or page.headings[0].level > 1:
        html = f"<h1>{escape(page.header.title)}</h1>{html}"
    return page_text(html, out.columns, tones)


def page_lines(page: Page, text: PageText, out: Output) -> tuple[TextLine, ...]:
    """What is known of the page, its text, and where its links lead."""
    header = page.header
    lines = [TextLine(_facts(header, out), "dim")]
    if header.confidence is Confidence.ARCHIVED or header.replaced_by:
        lines.append(TextLine(out.words("show.replaced", by=header.replaced_by or "–"), "amber"))
    if header.overdue(now().date()):
        lines.append(TextLine(out.words("find.overdue"), "amber"))
    lines += [TextLine(""), *text.lines]
    if text.links:
        lines.append(TextLine(""))
        lines += [TextLine(f"[{link.number}] {link.where}", "dim") for link in text.links]
    return tuple(lines)


def _see_also(desk: Desk, page: Page, out: Output) -> tuple[TextLine, ...]:
    """The texts clearly related to this one, below an empty line."""
    related = desk.find.related(page.path, Progress())
    lines = [TextLine(out.words("show.see-also", title=hit.title, id=hit.id), "dim") for hit in related]
    return (TextLine(""), *lines) if lines else ()


def _facts(header: Header, out: Output) -> str:
    facts = [out.words(f"kind.{header.kind}"), header.id, header.lang, out.words(f"confidence.{header.confidence}")]
    if header.reviewed is not None:
        facts.append(out.words("find.checked", on=header.reviewed.isoformat()))
    if header.revision:
        facts.append(out.words("show.revision", revision=header.revision))
    return " · ".join(facts)


def slug_in(desk: Desk, page: Page, step: str) -> str:
    """The heading asked for; a script's step may be named by its stable code as well."""
    if not step:
        return ""
    if page.header.kind is Kind.SCRIPT:
        found = desk.read.script(page.path, page.header.lang).step(step)
        step = found.slug if found else step
    if all(heading.slug != step for heading in page.headings):
        raise WrongUse("heading-unknown", id=page.header.id, step=step, known=", ".join(h.slug for h in page.headings))
    return step


def _markdown(source: str, page: Page, slug: str) -> str:
    if not slug:
        return source
    place = next(number for number, heading in enumerate(page.headings) if heading.slug == slug)
    wanted = page.headings[place]
    after = next((h.line for h in page.headings[place + 1 :] if h.level <= wanted.level), None)
    lines = source.split("\n")[wanted.line - 1 : after - 1 if after else None]
    return "\n".join(lines).rstrip("\n") + "\n"


def _document(page: Page, html: str) -> str:
    """A page that opens by itself; links inside the content become paths."""
    title, body = escape(page.header.title), html.replace('="kb:', '="')
    return (
        f'<!doctype html>\n<html lang="{escape(page.header.lang)}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _json(page: Page, form: str, slug: str) -> dict[str, object]:
    header = page.header
    return {
        "id": header.id,
        "kind": header.kind.value,
        "lang": header.lang,
        "title": header.title,
        "path": page.path,
        "step": slug,
        "as": form,
        "revision": header.revision,
        "confidence": header.confidence.value,
        "reviewed": header.reviewed.isoformat() if header.reviewed else None,
    }


def _write_pdf(options: Namespace, page: Page, desk: Desk, out: Output) -> None:
    """By the front door's means: the terminal itself draws no pages."""
    if options.output is None:
        raise WrongUse("pdf-without-file")
    try:
        made = options.to_pdf(page, desk.read.file, lang=out.lang)
    except ImportError as missing:
        raise WrongUse("pdf-without-window", reason=str(missing)) from missing
    _write(options.output, made)


def _write(file: Path, content: str | bytes) -> None:
    try:
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    except OSError as error:
        raise WrongUse("output-unwritable", path=str(file), reason=error.strerror or "") from error
