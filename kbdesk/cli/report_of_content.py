"""`kbdesk report coverage`, `reviews` and `translations`: what the content tells of itself; no records are opened."""

from argparse import Namespace

from kbdesk.cli.library import open_library
from kbdesk.cli.output import Output
from kbdesk.cli.report_form import give
from kbdesk.cli.report_shown import NONE, Section, Shown
from kbdesk.cli.report_words import ReportWords
from kbdesk.desk import Desk
from kbdesk.domain.article import Card
from kbdesk.domain.content_report import Coverage, ReviewReport, TranslationReport, Untranslated


def run(desk: Desk, options: Namespace, out: Output) -> int:
    """Exit code 1 when there is nothing: no article, nothing due, nothing untranslated."""
    open_library(desk, out)
    words = ReportWords(desk.library.library.organisation, out.lang)
    match options.action:
        case "coverage":
            shown = _coverage(desk.report_content.coverage(), words, out)
        case "reviews":
            shown = _reviews(desk.report_content.reviews(), out)
        case _:
            shown = _translations(desk.report_content.translations(), words, out)
    return give(shown, options, out)


def _coverage(report: Coverage, words: ReportWords, out: Output) -> Shown:
    cells = {(product, phase): n for product, phase, n in report.cells}
    rows = tuple(
        (words.of("product", product), *(str(cells[product, phase] or NONE) for phase in report.phases))
        for product in report.products
    )
    gaps = tuple((words.of("product", product), words.of("phase", phase)) for product, phase in report.gaps)
    heads = (out.words("report.head.product"), *(words.of("phase", phase) for phase in report.phases))
    return Shown(
        title=out.words("report.coverage.title"),
        notes=(out.words("report.coverage.note", n=report.articles), out.words("report.coverage.gaps", n=len(gaps))),
        sections=(Section(out.words("report.coverage.cells"), heads, rows),),
        document={
            "articles": report.articles,
            "cells": [{"product": one, "phase": phase, "articles": n} for one, phase, n in report.cells],
            "gaps": [{"product": one, "phase": phase} for one, phase in report.gaps],
        },
        columns=("product", "phase", "articles"),
        records=report.cells,
        is_empty=not report.articles,
    )


def _reviews(report: ReviewReport, out: Output) -> Shown:
    nobody = out.words("report.nobody")
    heads = tuple(out.words(f"report.head.{name}") for name in ("due", "text", "id", "lang", "state"))
    owners = tuple(
        (owner or nobody, str(sum(one.overdue for one in due)), str(sum(not one.overdue for one in due)))
        for owner, due in report.by_owner()
    )
    names = tuple(out.words(f"report.head.{name}") for name in ("owner", "overdue", "soon"))
    state = {True: out.words("report.review.overdue"), False: out.words("report.review.due")}
    sections = [Section(out.words("report.reviews.owners"), names, owners)] if owners else []
    for owner, due in report.by_owner():
        rows = tuple((one.due.isoformat(), *_text(one.card), state[one.overdue]) for one in due)
        sections.append(Section(owner or nobody, heads, rows, texts=5))
    entries = [(one.owner, *_text(one.card), one.card.path, one.due.isoformat(), one.overdue) for one in report.reviews]
    columns = ("owner", "title", "id", "lang", "path", "due", "overdue")
    return Shown(
        title=out.words("report.reviews.title"),
        notes=(out.words("report.reviews.note", n=report.texts, undated=report.undated),),
        sections=tuple(sections),
        document={
            "texts": report.texts,
            "undated": report.undated,
            "reviews": [dict(zip(columns, entry, strict=True)) for entry in entries],
        },
        columns=columns,
        records=tuple(entries),
        is_empty=not report.reviews,
    )


def _translations(report: TranslationReport, words: ReportWords, out: Output) -> Shown:
    heads = tuple(out.words(f"report.head.{name}") for name in ("lang", "text", "id", "path-of-text"))

    def row(one: Untranslated) -> tuple[str, ...]:
        return words.of("lang", one.lang), one.card.header.title, one.card.header.id, one.card.path

    missing = tuple(one for one in report.untranslated if one.is_missing)
    behind = tuple(one for one in report.untranslated if not one.is_missing)
    older = (*heads, out.words("report.head.based-on"), out.words("report.head.newest"))
    sections = (
        Section(out.words("report.translations.missing"), heads, tuple(row(one) for one in missing), texts=4),
        Section(
            out.words("report.translations.behind"),
            older,
            tuple((*row(one), str(one.based_on), str(one.revision)) for one in behind),
            texts=4,
        ),
    )
    columns = ("state", "lang", "id", "title", "path", "based_on", "newest")
    entries = tuple(
        (
            "missing" if one.is_missing else "behind",
            one.lang,
            one.card.header.id,
            one.card.header.title,
            one.card.path,
            None if one.is_missing else one.based_on,
            None if one.is_missing else one.revision,
        )
        for one in report.untranslated
    )
    return Shown(
        title=out.words("report.translations.title"),
        notes=(out.words("report.translations.note", n=report.texts, missing=len(missing), behind=len(behind)),),
        sections=tuple(section for section in sections if section.rows),
        document={
            "texts": report.texts,
            "languages": list(report.langs),
            "translations": [dict(zip(columns, entry, strict=True)) for entry in entries],
        },
        columns=columns,
        records=entries,
        is_empty=not entries,
    )


def _text(card: Card) -> tuple[str, str, str]:
    return card.header.title, card.header.id, card.header.lang
