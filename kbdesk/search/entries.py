"""What stands in the index for one hit: a file, or a step of a script.

An entry holds all that a result row shows and all text that can be found, so that a hit needs no file to be opened
and a segment can be written anew without reading Markdown again.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from kbdesk.domain.article import Article, Confidence, Header, Kind

if TYPE_CHECKING:
    from kbdesk.domain.script import Script, Step


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable thing. `slug` is empty for a file; `step_code` is the step's address shared by the languages.

    `lead` is what a reader sees when nothing else can be quoted; it is part of `body`. A title is borrowed when the file
    has none and goes by its first heading, which stands further down. What is long stands last, so that a stored entry
    can be read without all of it.
    """

    path: str
    id: str
    kind: Kind
    lang: str
    title: str
    slug: str = ""
    step_code: str = ""
    step_title: str = ""
    line: int = 1
    is_title_borrowed: bool = False
    summary: str = ""
    keywords: tuple[str, ...] = ()
    customer_words: tuple[str, ...] = ()
    best_for: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    confidence: Confidence = Confidence.NOT_VALIDATED
    reviewed: date | None = None
    review_due: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    body: str = ""
    lead: str = ""
    headings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Unique in the index: `path` or `path#slug`."""
        return f"{self.path}#{self.slug}" if self.slug else self.path

    @property
    def heading(self) -> str:
        """The title of this very entry: a step has its own."""
        return self.step_title if self.slug else self.title

    def texts(self) -> dict[str, str]:
        """The text of each field of the index but `codes`, which are no running text."""
        return {
            "title": self.heading,
            "keywords": "\n".join((*self.keywords, *self.customer_words, *self.best_for, *self.aliases)),
            "headings": "\n".join(self.headings),
            "summary": self.summary,
            "body": self.body,
            "lead": self.lead,
        }

    def overdue(self, today: date) -> bool:
        """As `Header.overdue`."""
        return self.review_due is not None and self.review_due < today

    def in_force(self, today: date) -> bool:
        """As `Header.in_force`."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_until is None or today <= self.valid_until
        )


def encode(entry: Entry) -> str:
    """As stored in the index: text, since Whoosh pickles text leaner than bytes."""
    return msgspec.json.encode(entry).decode()


def decode(stored: str | bytes) -> Entry:
    """Raises msgspec.DecodeError for what is no entry."""
    return msgspec.json.decode(stored, type=Entry)


def decode_beginning(stored: bytes) -> Entry | None:
    """From the first bytes of what `encode` gives: the entry with the beginning of its body, up to some blank, and
    without what comes behind it.

    None when they do not reach into the body, or reach behind it, or its fields stand in another order.
    """
    head, found, rest = stored.partition(_BODY)
    last = rest.rfind(b" ")
    if not found or last < 0 or _LAST_BEFORE_BODY not in head or _BEHIND_BODY in rest:
        return None
    return msgspec.json.decode(head + _BODY + rest[:last] + b'"}', type=Entry)


_LAST_BEFORE_BODY, _BODY, _BEHIND_BODY = b',"valid_until":', b',"body":"', b'","lead":"'
"""In a stored entry these cannot stand inside a text, where each quotation mark has a sign before it."""


def entries_of(document: "Article | Script") -> tuple[Entry, ...]:
    """The file first, then the steps in order."""
    if isinstance(document, Article):
        headings = tuple(heading.text for heading in document.headings)
        entry = _file_entry(document.header, document.path, headings, document.lead, document.body)
        return (replace(entry, is_title_borrowed=True) if _is_title_borrowed(document) else entry,)
    texts = [_step_text(step) for step in document.steps]
    body = "\n".join((document.intro, *texts))
    titles = tuple(step.title for step in document.steps)
    lead = document.intro.strip().split("\n", 1)[0]
    whole = _file_entry(document.header, document.path, titles, lead, body)
    steps = zip(document.steps, texts, strict=True)
    return (whole, *(_step_entry(document, step, text) for step, text in steps))


def _is_title_borrowed(article: Article) -> bool:
    """True when the title is that of a section below the beginning of the text."""
    first = article.headings[0] if article.headings else None
    return (
        first is not None
        and first.level > 1
        and first.text == article.header.title
        and not article.body.startswith(first.text)
    )


def _file_entry(header: Header, path: str, headings: tuple[str, ...], lead: str, body: str) -> Entry:
    return Entry(
        path=path,
        id=header.id,
        kind=header.kind,
        lang=header.lang,
        title=header.title,
        summary=header.summary,
        keywords=header.keywords,
        customer_words=header.customer_words,
        best_for=header.best_for,
        aliases=header.aliases,
        headings=headings,
        lead=lead,
        body=body,
        audience=header.audience,
        product=header.product,
        phase=header.phase,
        confidence=header.confidence,
        reviewed=header.reviewed,
        review_due=header.review_due,
        valid_from=header.valid_from,
        valid_until=header.valid_until,
    )


def _step_entry(script: "Script", step: "Step", text: str) -> Entry:
    header = script.header
    return Entry(
        path=script.path,
        id=header.id,
        kind=Kind.STEP,
        lang=header.lang,
        title=header.title,
        slug=step.slug,
        step_code=step.code,
        step_title=step.title,
        line=step.line,
        lead=text.split("\n", 1)[0],
        body=text,
        audience=header.audience,
        product=header.product,
        phase=header.phase,
        confidence=header.confidence,
        reviewed=header.reviewed,
        review_due=header.review_due,
        valid_from=header.valid_from,
        valid_until=header.valid_until,
    )


def _step_text(step: "Step") -> str:
    """What is said, done, ticked, asked and chosen in a step."""
    pieces = [block.text for block in step.blocks]
    pieces += [tick.label for tick in step.ticks]
    pieces += [ask.label for ask in step.asks]
    pieces += [choice.label for choice in step.choices]
    return "\n".join(piece for piece in pieces if piece)
