"""A question as typed, and what was found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.verdict import NO_VERDICTS, Verdicts

Snippet = tuple[tuple[str, bool], ...]
"""A text in pieces; True marks a piece that matched the question."""


HELP = "help:"
"""Stands before ids and paths of the help that ships with kbdesk."""


class Source(StrEnum):
    """Where hits come from: the organisation's own content, the help that ships with kbdesk, or both."""

    ALL = "all"
    OWN = "own"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Question:
    """A typed line and how to read it.

    `lang` is the reader's language: both languages are searched, this one is preferred. `as_you_type` takes the last
    word as a beginning. `literal` leaves out correction of typing errors. Empty filters filter nothing; `kind` may
    be given as several kinds. `verdicts` say which texts helped readers of this device. `source` says where to look.
    """

    text: str
    lang: str = "nl"
    as_you_type: bool = False
    literal: bool = False
    limit: int = 20
    kinds: tuple[Kind, ...] = ()
    products: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    explain: bool = False
    verdicts: Verdicts = NO_VERDICTS
    source: Source = Source.ALL


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a file, or a step in a script (`step` is then the step's slug, `step_title` its heading).

    `why` names the fields that matched, best first (`title`, `keywords`, `customer_words`, `headings`, `summary`,
    `body`, `best_for`, `code`). `title_marked` is the title in pieces. `explanation` lines are facts for `--explain`.
    `id` and `path` of a hit from the help begin with `help:`, and its `source` says so.
    """

    rank: int
    id: str
    kind: Kind
    lang: str
    title: str
    title_marked: Snippet
    summary: str
    snippet: Snippet
    score: float
    why: tuple[str, ...]
    path: str
    line: int
    step: str = ""
    step_title: str = ""
    confidence: Confidence = Confidence.NOT_VALIDATED
    reviewed: date | None = None
    overdue: bool = False
    product: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    best: bool = False
    explanation: tuple[str, ...] = ()
    source: Source = Source.OWN


@dataclass(frozen=True, slots=True)
class Answer:
    """All hits for a question. `read_as` is the line as it was understood, `corrected` says that a typing error was
    mended in it; `did_you_mean` are other spellings worth a look; `other_language` is True when nothing was found
    in the reader's own language but something in another.
    """

    question: Question
    hits: tuple[Hit, ...]
    total: int
    took_ms: float
    read_as: str = ""
    corrected: bool = False
    did_you_mean: tuple[str, ...] = ()
    other_language: bool = False
