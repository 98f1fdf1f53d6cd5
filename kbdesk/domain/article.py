"""Articles, notices and phrases: what stands in one Markdown file, and what is known of it without opening it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kbdesk.domain.language import UNKNOWN_LANGUAGE


class Kind(StrEnum):
    """What a file is (`type` in its front matter); STEP is a part of a script, only known to the search."""

    ARTICLE = "article"
    SCRIPT = "script"
    NOTICE = "notice"
    PHRASE = "phrase"
    STEP = "step"


class Confidence(StrEnum):
    """How far a text may be trusted (KCS v6, article confidence)."""

    WIP = "wip"
    NOT_VALIDATED = "not-validated"
    VALIDATED = "validated"
    ARCHIVED = "archived"


class Governance(StrEnum):
    """Who may change a text (KCS v6, article governance)."""

    EXPERIENCE = "experience"
    COMPLIANCE = "compliance"


PHASES = ("information", "transaction", "use", "metering", "billing", "end")
"""The phases of customer service in which a contact can stand, in order."""


@dataclass(frozen=True, slots=True)
class Header:
    """The front matter of a file, converted; what is missing has its neutral value.

    `lang` is a BCP 47 primary subtag (`nl`, `en`, `de`, `und`). `review_months` is 0 when no review was asked for.
    `extra` holds unknown keys as text.
    """

    id: str
    kind: Kind = Kind.ARTICLE
    lang: str = UNKNOWN_LANGUAGE
    title: str = ""
    summary: str = ""
    audience: tuple[str, ...] = ()
    confidence: Confidence = Confidence.NOT_VALIDATED
    governance: Governance = Governance.EXPERIENCE
    owner: str = ""
    reviewed: date | None = None
    review_months: int = 0
    revision: int = 0
    phase: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    applies_to: str = ""
    keywords: tuple[str, ...] = ()
    customer_words: tuple[str, ...] = ()
    best_for: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    replaced_by: str = ""
    safety: bool = False
    based_on: int | None = None
    target_minutes: int = 0
    entry: tuple[str, ...] = ()
    direction: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def review_due(self) -> date | None:
        """The day from which the text counts as overdue."""
        if self.reviewed is None or not self.review_months:
            return None
        months = self.reviewed.month - 1 + self.review_months
        year, month = self.reviewed.year + months // 12, months % 12 + 1
        return date(year, month, min(self.reviewed.day, 28))

    def overdue(self, today: date) -> bool:
        """True when the review should have been done before `today`."""
        due = self.review_due
        return due is not None and due < today

    def in_force(self, today: date) -> bool:
        """True when `today` lies between `valid_from` and `valid_until` (both included)."""
        return (self.valid_from is None or self.valid_from <= today) and (
            self.valid_until is None or today <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its GitHub slug and its line in the file."""

    level: int
    text: str
    slug: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """A file read as text to find and to show (article, notice or phrase).

    `lead` is the first paragraph, `body` all text without markup (lead included), both for the index; what readers
    see is a `Page`, made from the same file when it is opened.
    """

    header: Header
    path: str
    headings: tuple[Heading, ...]
    lead: str
    body: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a directory listing tells of a file: enough to see that it changed."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a file without opening it: kept beside the index so that a start need not read Markdown."""

    path: str
    stamp: Stamp
    digest: str
    header: Header


@dataclass(frozen=True, slots=True)
class Page:
    """A file as a person reads it: sanitised HTML, with the source line on each block (`data-line`).

    Links keep the form of `kbdesk.content.html`: `kb:<path>#<slug>` inside the content, else http(s), mailto, tel.
    `{{name}}` stands in the text where a value belongs. `revision_digest` is the SHA-256 of the file's bytes.
    """

    header: Header
    path: str
    html: str
    headings: tuple[Heading, ...]
    digest: str
