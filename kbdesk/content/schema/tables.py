"""The keys of the organisation files and of scenarios. Those of the front matter stand in `header.py`."""

from dataclasses import dataclass

from kbdesk.content.schema.shapes import Either, Entries, Inner, Key, LabelText, Plain, Several, Shape
from kbdesk.content.schema.values import (
    Expression,
    KeepingTime,
    LanguageTag,
    ListOf,
    Matching,
    Months,
    OneOf,
    Words,
    YesNo,
)
from kbdesk.domain.article import Confidence, Governance
from kbdesk.domain.contact_list import RowEnd
from kbdesk.domain.organisation import Effect, FieldType, Privacy
from kbdesk.domain.wrap_up import WRAP_UP_FIELDS

FIELD_NAME = "name"
ROW_ENDS = tuple(end.value for end in RowEnd)
URGENCIES = ("low", "normal", "high", "urgent")
DIALECTS = ("gfm", "python-markdown")
_LANGUAGES = (Key("nl", Words()), Key("en", Words()))
"""A label may be written straight in its entry: `nl: …`, `en: …`."""

FIELD = Shape(
    "field",
    (
        Key("use", Words("name")),
        Key("type", OneOf(tuple(FieldType), FieldType), default="text"),
        Key("label", LabelText()),
        Key("options", Either(Entries(LabelText()), ListOf())),
        Key("pattern", Expression()),
        Key("min", Plain(), attribute="minimum"),
        Key("max", Plain(), attribute="maximum"),
        Key("unit", Words("bar | kWh | …")),
        Key("currency", Words("EUR")),
        Key("example", Words()),
        Key("pii", OneOf(tuple(Privacy), Privacy), default="none", attribute="privacy"),
        Key("keep", KeepingTime(), attribute="keep_days"),
        Key("help", LabelText()),
        Key("required", YesNo(), default="false"),
    ),
)
OUTCOME = Shape(
    "outcome",
    (
        Key("label", LabelText()),
        Key("effect", OneOf(tuple(Effect), Effect), default="closed"),
        Key("resolved", YesNo(), default="false"),
        Key("list_row", OneOf(ROW_ENDS)),
        *_LANGUAGES,
    ),
)
SATISFACTION = Shape("satisfaction", (Key("label", LabelText()), *_LANGUAGES))
QUEUE = Shape(
    "queue",
    (
        Key("label", LabelText()),
        Key("channel", Words("name"), required=True),
        Key("fields", ListOf()),
        Key("respond_within", Matching(r"now|\d{1,4}[hd]", "now | 24h | 2d")),
        Key("urgency", OneOf(URGENCIES), default="normal"),
        Key("products", ListOf()),
        *_LANGUAGES,
    ),
)
PRODUCT = Shape(
    "product",
    (
        Key("label", LabelText()),
        Key("names", Either(ListOf(), Entries(ListOf()))),
        Key("other_names", Either(ListOf(), Entries(ListOf()))),
        Key("photo", Words("img/….png")),
        *_LANGUAGES,
    ),
)
CHANNEL = Shape(
    "channel",
    (Key("type", Words("folder | smtp | webhook | …"), required=True), Key("label", LabelText())),
    others=Plain(form_of={}),
)
CRM_LINK = Shape(
    "crm_link",
    (Key("label", LabelText()), Key("address", Words("https://crm.example/?q={{phone}}"), required=True)),
)
REVIEW = Shape(
    "review",
    (
        Key("review_every", Months(), default="6m"),
        Key("confidence", OneOf(tuple(Confidence), Confidence), default="wip"),
        Key("governance", OneOf(tuple(Governance), Governance), default="experience"),
        Key("audience", ListOf(), default="[agent]"),
        Key("owner", Words("team"), default="team"),
    ),
)
WRAP_UP = Shape("wrap_up", (Key("required", ListOf(WRAP_UP_FIELDS), default="[]"),))
POLICIES = Shape(
    "policies",
    (
        Key("count_first_contact", YesNo(), default="true"),
        Key("parties", ListOf(), default="[customer, prospect, unknown]"),
        Key("directions", ListOf(), default="[incoming, outgoing]"),
        Key("keep", Entries(KeepingTime(), "{personal: 90, …}"), default="{none: 730, personal: 90, special: 30}"),
        Key("reference_prefix", Words("KD"), default="KD"),
        Key("age_amber_days", KeepingTime(), default="14"),
        Key("age_red_days", KeepingTime(), default="30"),
        Key("update", OneOf(("by-hand", "notify", "exactly")), default="notify"),
        Key("channels", Entries(Inner(CHANNEL))),
        Key("wrap_up", Inner(WRAP_UP)),
        Key("telephone_region", Words("NL"), default="NL"),
        Key("help", YesNo(), default="true"),
        Key("thesaurus", YesNo(), default="true"),
    ),
)
SETTINGS = Shape(
    "settings",
    (
        Key("name", LabelText()),
        Key("languages", ListOf(), default="[nl, en]"),
        Key("fallback", LanguageTag()),
        Key("dialect", OneOf(DIALECTS), default="gfm"),
        Key("accent", Matching("#[0-9A-Fa-f]{6}", '"#rrggbb"')),
        Key("review", Inner(REVIEW)),
        Key("policies", Inner(POLICIES)),
        Key("channels", Entries(Inner(CHANNEL))),
        Key("crm", Entries(Inner(CRM_LINK, Words()))),
    ),
)
SCENARIO = Shape(
    "scenario",
    (
        Key("name", Words(), required=True),
        Key("lang", LanguageTag()),
        Key("path", Several(Either(Words(), Entries(Words(), "{name: value}"))), required=True),
        Key("expect", Entries(Words(), "{outcome: …, queue: …, name: …}")),
    ),
)
SHAPES = (
    FIELD,
    OUTCOME,
    SATISFACTION,
    QUEUE,
    PRODUCT,
    CHANNEL,
    CRM_LINK,
    REVIEW,
    WRAP_UP,
    POLICIES,
    SETTINGS,
    SCENARIO,
)


@dataclass(frozen=True, slots=True)
class FileForm:
    """A kind of file: `name` as one asks for its schema, `pattern` where it lies, `inner` what its entries are."""

    name: str
    pattern: str
    inner: Inner | Entries | Several | Either


FILES = (
    FileForm("kbdesk", "kbdesk.yml", Inner(SETTINGS)),
    FileForm("fields", "fields.yml", Entries(Inner(FIELD))),
    FileForm("outcomes", "outcomes.yml", Entries(Inner(OUTCOME, LabelText()))),
    FileForm("satisfaction", "satisfaction.yml", Entries(Inner(SATISFACTION, LabelText()))),
    FileForm("queues", "queues.yml", Entries(Inner(QUEUE))),
    FileForm("products", "products.yml", Entries(Inner(PRODUCT, LabelText()))),
    FileForm("synonyms", "synonyms.*.yml", Either(Entries(ListOf()), Several(ListOf()))),
    FileForm("scenarios", "*.scenarios.yml", Several(Inner(SCENARIO))),
)
