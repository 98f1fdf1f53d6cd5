"""The keys of the front matter, in one table: what each holds and which files must have it.

`fields` and `start` of scripts are read by `scripts.py`, since they need the steps and the organisation's fields.
"""

from kbdesk.content.schema.shapes import Entries, Inner, Key, Shape
from kbdesk.content.schema.tables import FIELD, FIELD_NAME
from kbdesk.content.schema.values import (
    Day,
    LanguageTag,
    ListOf,
    Matching,
    Months,
    OneOf,
    Whole,
    Words,
    YesNo,
)
from kbdesk.domain.article import PHASES, Confidence, Governance, Kind

AUDIENCES = ("agent", "technician", "colleague", "customer")
SUMMARY_LIMIT = 160
ID_PATTERN = "[a-z0-9-]+"
FILE_KINDS = (Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE, Kind.PHRASE)
SCRIPT_ONLY = frozenset({"fields", "start"})
_ALL = frozenset(FILE_KINDS)
_MAIN = frozenset({Kind.ARTICLE, Kind.SCRIPT})
_SCRIPT = frozenset({Kind.SCRIPT})

HEADER = Shape(
    "header",
    (
        Key("id", Matching(ID_PATTERN, "a-z 0-9 -"), _ALL),
        Key("type", OneOf(tuple(str(kind) for kind in FILE_KINDS), Kind), _ALL, attribute="kind"),
        Key("lang", LanguageTag(), _ALL),
        Key("title", Words(), _ALL),
        Key("summary", Words(f"≤ {SUMMARY_LIMIT}", SUMMARY_LIMIT), _MAIN),
        Key("audience", ListOf(AUDIENCES), _MAIN),
        Key("confidence", OneOf(tuple(Confidence), Confidence), _MAIN, default="not-validated"),
        Key("governance", OneOf(tuple(Governance), Governance), _MAIN, default="experience"),
        Key("owner", Words("team"), _MAIN),
        Key("reviewed", Day(), _MAIN),
        Key("review_every", Months(), _MAIN, attribute="review_months"),
        Key("revision", Whole(), _MAIN),
        Key("phase", ListOf(PHASES)),
        Key("product", ListOf()),
        Key("applies_to", Words()),
        Key("keywords", ListOf()),
        Key("customer_words", ListOf()),
        Key("best_for", ListOf()),
        Key("aliases", ListOf()),
        Key("valid_from", Day()),
        Key("valid_until", Day()),
        Key("replaced_by", Words("id")),
        Key("safety", YesNo(), default="false"),
        Key("based_on", Whole()),
        Key("target_minutes", Whole(), only=_SCRIPT),
        Key("entry", ListOf(), only=_SCRIPT),
        Key("direction", OneOf(("incoming", "outgoing")), only=_SCRIPT, default="incoming"),
        Key("start", Words("#step"), only=_SCRIPT),
        Key("fields", Entries(Inner(FIELD), f"{{{FIELD_NAME}: {{…}}}}"), only=_SCRIPT),
    ),
)
KEYS = tuple(key for key in HEADER.keys if key.name not in SCRIPT_ONLY)
"""Those that become the header."""
