"""A call script: steps with words to say, things to do, fields, ticks, choices and outcomes.

The same structure serves the window, the terminal and the check; `kbdesk.content.scripts` reads it from Markdown.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kbdesk.domain.article import Header
from kbdesk.domain.condition import Condition
from kbdesk.domain.organisation import Field


class BlockKind(StrEnum):
    """What a piece of a step is for: SAY aloud, a TEXT to do or know, a NOTICE to acknowledge."""

    SAY = "say"
    TEXT = "text"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a step in reading order.

    `html` is sanitised, `text` the same without markup; both may hold `{{name}}`. `tone` is the alert's word for a
    notice (`note`, `tip`, `important`, `warning`, `caution`), else empty. Only `caution` notices are to be
    acknowledged. Shown only when `condition` holds.
    """

    kind: BlockKind
    html: str
    text: str
    line: int
    tone: str = ""
    condition: Condition | None = None

    @property
    def must_be_acknowledged(self) -> bool:
        """True for a notice that stays until it was acknowledged."""
        return self.kind is BlockKind.NOTICE and self.tone == "caution"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a choice leads: a step of this script (`step`), or another file (`path`, relative to the content folder,
    perhaps with a `step` in it). `raw` is the address as written.
    """

    raw: str
    step: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to the next step. `sets` are the values it captures; `returns` comes back here after another script."""

    label: str
    target: Target
    line: int
    column: int = 1
    hint: str = ""
    condition: Condition | None = None
    sets: tuple[tuple[str, str], ...] = ()
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A field asked in a step, under its own label there."""

    name: str
    label: str
    line: int
    column: int = 1
    required: bool = False
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick; `key` is its position in the step, from 1."""

    key: int
    label: str
    line: int
    required: bool = False


@dataclass(frozen=True, slots=True)
class ReferralPlan:
    """The referral table under an outcome; texts may hold `{{name}}`. Only the names in `include` ever leave."""

    queue: str
    line: int
    urgency: str = ""
    respond_within: str = ""
    subject: str = ""
    include: tuple[str, ...] = ()
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a script under one `##`. `slug` is its address; `code` outlives a new title and joins the languages
    (it is the slug where no code was written).
    """

    slug: str
    code: str
    title: str
    line: int
    blocks: tuple[Block, ...] = ()
    asks: tuple[Ask, ...] = ()
    ticks: tuple[Tick, ...] = ()
    choices: tuple[Choice, ...] = ()
    outcome: str = ""
    outcome_line: int = 0
    referral: ReferralPlan | None = None

    @property
    def is_automatic(self) -> bool:
        """All choices have a condition, the last is *else*: it goes on by itself."""
        conditions = [choice.condition for choice in self.choices]
        return bool(conditions) and all(conditions) and conditions[-1] is not None and conditions[-1].is_else

    @property
    def notice_lines(self) -> tuple[int, ...]:
        """The lines of the notices that must be acknowledged."""
        return tuple(block.line for block in self.blocks if block.must_be_acknowledged)

    @property
    def waits(self) -> bool:
        """An automatic step waits for a *go on* when there is something to say, fill in or acknowledge first."""
        return bool(self.asks or self.ticks) or any(
            block.kind is BlockKind.SAY or block.must_be_acknowledged for block in self.blocks
        )


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script in one language. `digest` is the SHA-256 of the file it was read from."""

    header: Header
    path: str
    digest: str
    intro: str
    steps: tuple[Step, ...]
    start: str
    fields: tuple[Field, ...] = ()
    _by_slug: dict[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Builds the look-up by slug and by code; the slug wins."""
        table = {step.code: step for step in self.steps}
        table.update((step.slug, step) for step in self.steps)
        object.__setattr__(self, "_by_slug", table)

    @property
    def id(self) -> str:
        """The script's id, the same in all languages."""
        return self.header.id

    def step(self, slug: str) -> Step | None:
        """A step by slug or stable code."""
        return self._by_slug.get(slug)

    def field(self, name: str) -> Field | None:
        """A field declared by this script (shared ones are resolved when it is read)."""
        return next((one for one in self.fields if one.name == name), None)
