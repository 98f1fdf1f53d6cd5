"""What an organisation decides for itself: codes, labels, queues, channels, policies. All of it comes from content."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Label:
    """A text in the content languages: pairs of language and words."""

    words: tuple[tuple[str, str], ...] = ()

    def in_language(self, lang: str, fallback: str = "") -> str:
        """The words in `lang`, else in any language, else `fallback`."""
        for code, text in self.words:
            if code == lang:
                return text
        return self.words[0][1] if self.words else fallback


class FieldType(StrEnum):
    """What a field of a script or a queue holds."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    CHOICE = "choice"
    MULTI = "multi"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE_NL = "postcode_nl"
    EAN = "ean"
    SERIAL = "serial"
    PHOTO = "photo"
    NOTE = "note"


class Privacy(StrEnum):
    """Privacy class of a value: drives keeping, sending and what a log may hold."""

    NONE = "none"
    PERSONAL = "personal"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Field:
    """A value that can be captured. `keep_days` 0 means the organisation's keeping time for its privacy class."""

    name: str
    type: FieldType = FieldType.TEXT
    label: Label = Label()
    options: tuple[tuple[str, Label], ...] = ()
    pattern: str = ""
    minimum: str = ""
    maximum: str = ""
    unit: str = ""
    example: str = ""
    privacy: Privacy = Privacy.NONE
    keep_days: int = 0


class Effect(StrEnum):
    """What an outcome does."""

    SOLVED = "solved"
    REFER = "refer"
    CALL_BACK = "call_back"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A wrap-up code. `list_row` says what becomes of the row of an outgoing list; empty: what the effect says."""

    code: str
    label: Label
    effect: Effect
    resolved: bool = False
    list_row: str = ""


USUAL_SATISFACTIONS = ("satisfied", "neutral", "unsatisfied")
"""The answers that there are where the organisation names none of its own; their words stand in `kbdesk.wording`."""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How content a customer says to be: a code of the organisation, and what it is called."""

    code: str
    label: Label = Label()


@dataclass(frozen=True, slots=True)
class Queue:
    """A back-office team that takes referrals. `respond_within` as in content: `now`, `24h`, `2d`."""

    code: str
    label: Label
    channel: str
    fields: tuple[str, ...] = ()
    respond_within: str = ""
    urgency: str = "normal"
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """A product code with its names."""

    code: str
    label: Label
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """A named way to the service desk; `options` never holds a secret."""

    name: str
    type: str
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str, default: str = "") -> str:
        """An option by name."""
        return dict(self.options).get(name, default)


@dataclass(frozen=True, slots=True)
class CrmLink:
    """A template of an address in the organisation's own customer system; see `kbdesk.domain.crm_link`."""

    code: str
    label: Label
    address: str


@dataclass(frozen=True, slots=True)
class Policies:
    """Choices of the organisation that change how kbdesk behaves; the defaults are those of a folder without any."""

    count_first_contact: bool = True
    parties: tuple[str, ...] = ("customer", "prospect", "unknown")
    directions: tuple[str, ...] = ("incoming", "outgoing")
    keep_days: tuple[tuple[str, int], ...] = (("none", 730), ("personal", 90), ("special", 30))
    reference_prefix: str = "KD"
    age_amber_days: int = 14
    age_red_days: int = 30
    update: str = "notify"
    telephone_region: str = "NL"
    thesaurus: bool = True
    help: bool = True
    wrap_up_required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation files of a content folder, read; a folder without them gives the defaults. `accent` is its colour,
    `#rrggbb`, or empty.
    """

    name: Label = Label()
    languages: tuple[str, ...] = ("nl", "en")
    fallback: str = "nl"
    dialect: str = "gfm"
    accent: str = ""
    policies: Policies = Policies()
    fields: tuple[Field, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    queues: tuple[Queue, ...] = ()
    products: tuple[Product, ...] = ()
    channels: tuple[ChannelSettings, ...] = ()
    crm: tuple[CrmLink, ...] = ()
    satisfactions: tuple[Satisfaction, ...] = ()
    synonyms: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = field(default=())
    """Per language: groups of words that mean the same."""

    def field(self, name: str) -> Field | None:
        """A shared field by name."""
        return next((one for one in self.fields if one.name == name), None)

    def keep_days(self, field: Field) -> int:
        """How many days a value of this field stays on the device: its own, else those of its privacy class."""
        return field.keep_days or dict(self.policies.keep_days).get(field.privacy.value, 0)

    def outcome(self, code: str) -> Outcome | None:
        """An outcome by code."""
        return next((one for one in self.outcomes if one.code == code), None)

    @property
    def satisfaction_codes(self) -> tuple[str, ...]:
        """What may be chosen: its own codes, else the usual ones."""
        return tuple(one.code for one in self.satisfactions) or USUAL_SATISFACTIONS

    def satisfaction_named(self, typed: str) -> str | None:
        """The code of what was typed, by code or by name in any language; None for one that is not there. Where the
        organisation names none, anything goes: a mark, a word.
        """
        text = typed.strip()
        if not self.satisfactions or not text:
            return text
        for one in self.satisfactions:
            if text.casefold() in {one.code.casefold(), *(words.casefold() for _, words in one.label.words)}:
                return one.code
        return None

    def queue(self, code: str) -> Queue | None:
        """A queue by code."""
        return next((one for one in self.queues if one.code == code), None)

    def channel(self, name: str) -> ChannelSettings | None:
        """A channel by name."""
        return next((one for one in self.channels if one.name == name), None)

    def product_label(self, code: str, lang: str) -> str:
        """The product's name for people; an unknown code stands for itself."""
        for product in self.products:
            if product.code == code:
                return product.label.in_language(lang, code)
        return code

    def queue_for(self, products: tuple[str, ...]) -> Queue | None:
        """The queue to propose for a matter about these products: the first that names one of them, else the first."""
        for queue in self.queues:
            if set(queue.products) & set(products):
                return queue
        return self.queues[0] if self.queues else None
