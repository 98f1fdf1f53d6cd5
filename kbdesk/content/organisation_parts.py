"""The parts of the organisation files turned into nouns: labels, fields, outcomes, queues, products, channels.

Each function reads one entry and tells what is wrong with it through `Remarks`; the neutral value stands in for what
could not be read, so that one typing error does not take a whole file along.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from kbdesk.content.rules import finding
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, Sequence, text, texts
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import (
    ChannelSettings,
    Effect,
    Field,
    FieldType,
    Label,
    Outcome,
    Privacy,
    Product,
    Queue,
)
from kbdesk.domain.place import Place

_KEEP = re.compile(r"(\d{1,5})\s*([dmy]?)")
_DAYS = {"": 1, "d": 1, "m": 30, "y": 365}
_RESPOND = re.compile(r"now|\d{1,4}[hd]")
_URGENCIES = ("low", "normal", "high", "urgent")
_SECRET = re.compile(r"password|passwd|secret|token|api_?key|wachtwoord", re.IGNORECASE)
_FIELD_KEYS = frozenset(
    [
        "use",
        "type",
        "label",
        "options",
        "pattern",
        "min",
        "max",
        "unit",
        "currency",
        "example",
        "pii",
        "keep",
        "help",
        "required",
    ]
)
_Closed = TypeVar("_Closed", bound=StrEnum)


@dataclass(slots=True)
class Remarks:
    """Collects findings about one file."""

    path: str
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, node: Node, **facts: object) -> None:
        """One more, at the place of `node`."""
        self.found.append(finding(code, Place(self.path, node.line, node.column), facts=facts))

    def bad(self, key: str, node: Node, expected: str) -> None:
        """A value that is not what its key holds."""
        self.add("KB402", node, entry=key, value=text(node) or "…", expected=expected)

    def unknown_keys(self, node: Mapping, known: frozenset[str]) -> None:
        """Keys nobody reads, and keys that stand twice."""
        for key, _ in node.pairs:
            if key.text not in known:
                self.add("KB403", key, entry=key.text)
        for key in node.doubles():
            self.add("KB107", key, entry=key.text)


def label_of(node: Node | None, lang: str) -> Label:
    """A text in one language (`lang`), or a mapping of languages to texts."""
    if isinstance(node, Scalar) and node.text:
        return Label(((lang, node.text),))
    if isinstance(node, Mapping):
        return Label(tuple((key.text, value.text) for key, value in node.pairs if isinstance(value, Scalar)))
    return Label()


def field_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str, shared: tuple[Field, ...] = ()) -> Field:
    """A field; `{use: other}` starts from a shared one, and its own keys override."""
    if not isinstance(node, Mapping):
        remarks.bad(name.text, node, "{type: …}")
        return Field(name.text)
    remarks.unknown_keys(node, _FIELD_KEYS)
    base = Field(name.text)
    if used := text(node.get("use")):
        found = next((one for one in shared if one.name == used), None)
        if found is None:
            remarks.add("KB321", node.get("use") or name, name=name.text, use=used)
        base = replace(found or base, name=name.text)
    given = {key.text: value for key, value in node.pairs}
    own = Field(
        name=name.text,
        type=_closed(FieldType, "type", given.get("type"), base.type, remarks),
        label=label_of(given["label"], lang) if "label" in given else base.label,
        options=_options(given["options"], lang, remarks) if "options" in given else base.options,
        pattern=_pattern(given.get("pattern"), base.pattern, remarks),
        minimum=text(given.get("min")) or base.minimum,
        maximum=text(given.get("max")) or base.maximum,
        unit=text(given.get("unit")) or text(given.get("currency")) or base.unit,
        example=text(given.get("example")) or base.example,
        privacy=_closed(Privacy, "pii", given.get("pii"), base.privacy, remarks),
        keep_days=_days(given["keep"], "keep", base.keep_days, remarks) if "keep" in given else base.keep_days,
    )
    if own.privacy is not Privacy.NONE and not own.keep_days:
        remarks.add("KB404", name, name=name.text, privacy=own.privacy)
    if own.type in {FieldType.CHOICE, FieldType.MULTI} and not own.options and not used:
        remarks.add("KB402", name, entry=name.text, value="…", expected="options: {…}")
    return own


def _options(node: Node, lang: str, remarks: Remarks) -> tuple[tuple[str, Label], ...]:
    if isinstance(node, Mapping):
        return tuple((key.text, label_of(value, lang)) for key, value in node.pairs)
    if isinstance(node, Sequence):
        return tuple((code, Label(((lang, code),))) for code in texts(node))
    remarks.bad("options", node, "{code: …}")
    return ()


def _pattern(node: Node | None, default: str, remarks: Remarks) -> str:
    if node is None:
        return default
    try:
        return re.compile(text(node)).pattern
    except re.error:
        remarks.bad("pattern", node, "regex")
        return ""


def _days(node: Node, key: str, default: int, remarks: Remarks) -> int:
    match = _KEEP.fullmatch(text(node))
    if match is None:
        remarks.bad(key, node, "30 | 30d | 6m | 2y")
        return default
    return int(match[1]) * _DAYS[match[2]]


def days_of(node: Node, key: str, default: int, remarks: Remarks) -> int:
    """A number of days: `90`, `90d`, `6m`, `2y`."""
    return _days(node, key, default, remarks)


def _closed(kind: type[_Closed], key: str, node: Node | None, default: _Closed, remarks: Remarks) -> _Closed:
    if node is None:
        return default
    try:
        return kind(text(node))
    except ValueError:
        remarks.bad(key, node, " | ".join(kind))
        return default


def yes_no(node: Node | None, key: str, default: bool, remarks: Remarks) -> bool:
    """`true`/`false` and the like."""
    if node is None:
        return default
    word = text(node).casefold()
    if word not in {"true", "false", "yes", "no", "ja", "nee"}:
        remarks.bad(key, node, "true | false")
        return default
    return word in {"true", "yes", "ja"}


def outcome_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Outcome:
    """A wrap-up code; without an effect it ends the contact and nothing else."""
    if not isinstance(node, Mapping):
        return Outcome(name.text, label_of(node, lang), Effect.CLOSED)
    remarks.unknown_keys(node, frozenset({"label", "effect", "resolved", "nl", "en"}))
    effect = _closed(Effect, "effect", node.get("effect"), Effect.CLOSED, remarks)
    resolved = yes_no(node.get("resolved"), "resolved", effect is Effect.SOLVED, remarks)
    return Outcome(name.text, _label(node, lang), effect, resolved)


def _label(node: Mapping, lang: str) -> Label:
    """`label: {nl: …, en: …}`, or `nl:` and `en:` written straight in the entry."""
    given = label_of(node.get("label"), lang)
    if given.words:
        return given
    return Label(tuple((code, words) for code in ("nl", "en") if (words := text(node.get(code)))))


def queue_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Queue:
    """A team that takes referrals."""
    if not isinstance(node, Mapping):
        remarks.bad(name.text, node, "{label: …, channel: …}")
        return Queue(name.text, Label(), "")
    remarks.unknown_keys(
        node, frozenset(["label", "channel", "fields", "respond_within", "urgency", "products", "nl", "en"])
    )
    urgency = text(node.get("urgency")) or "normal"
    if urgency not in _URGENCIES:
        remarks.bad("urgency", node.get("urgency") or name, " | ".join(_URGENCIES))
        urgency = "normal"
    within = text(node.get("respond_within"))
    if within and not _RESPOND.fullmatch(within):
        remarks.bad("respond_within", node.get("respond_within") or name, "now | 24h | 2d")
        within = ""
    return Queue(
        code=name.text,
        label=_label(node, lang),
        channel=text(node.get("channel")),
        fields=texts(node.get("fields")),
        respond_within=within,
        urgency=urgency,
        products=texts(node.get("products")),
    )


def product_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Product:
    """A product; its other names may stand in one list or in a list a language."""
    if not isinstance(node, Mapping):
        return Product(name.text, label_of(node, lang))
    remarks.unknown_keys(node, frozenset(["label", "names", "other_names", "photo", "nl", "en"]))
    names = node.get("names") or node.get("other_names")
    lists = [value for _, value in names.pairs] if isinstance(names, Mapping) else [names]
    return Product(name.text, _label(node, lang), tuple(dict.fromkeys(word for part in lists for word in texts(part))))


def channel_of(name: Scalar, node: Node, remarks: Remarks) -> ChannelSettings:
    """A named way to the service desk; what looks like a secret is refused and not kept."""
    if not isinstance(node, Mapping):
        remarks.bad(name.text, node, "{type: …}")
        return ChannelSettings(name.text, "")
    options: list[tuple[str, str]] = []
    for key, value in node.pairs:
        if _SECRET.search(key.text):
            remarks.add("KB405", key, channel=name.text, entry=key.text)
        elif key.text not in {"type", "label"}:
            options.append((key.text, text(value)))
    if not text(node.get("type")):
        remarks.bad("type", name, "folder | smtp | webhook | …")
    return ChannelSettings(name.text, text(node.get("type")), tuple(options))
