"""The parts of the organisation files turned into nouns: labels, fields, outcomes, queues, products, channels.

Each function reads one entry by its shape in the schema and tells what is wrong with it through `Remarks`; the neutral
value stands in for what could not be read, so that one typing error does not take a whole file along.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from kbdesk.content.mending import mended_double, mended_key, mended_value
from kbdesk.content.rules import finding
from kbdesk.content.schema.shapes import Key, Shape, is_empty
from kbdesk.content.schema.tables import CHANNEL, CRM_LINK, FIELD, OUTCOME, PRODUCT, QUEUE, SATISFACTION
from kbdesk.content.schema.values import BadValue
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, Sequence, text, texts
from kbdesk.domain.finding import Edit, Finding
from kbdesk.domain.organisation import (
    ChannelSettings,
    CrmLink,
    Effect,
    Field,
    FieldType,
    Label,
    Outcome,
    Privacy,
    Product,
    Queue,
    Satisfaction,
)
from kbdesk.domain.place import Place

_SECRET = re.compile(r"password|passwd|secret|token|api_?key|wachtwoord", re.IGNORECASE)


@dataclass(slots=True)
class Remarks:
    """Collects findings about one file."""

    path: str
    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, node: Node, *, edit: Edit | None = None, **facts: object) -> None:
        """One more, at the place of `node`."""
        self.found.append(finding(code, Place(self.path, node.line, node.column), facts=facts, edit=edit))

    def bad(self, key: str, node: Node, expected: str, *, edit: Edit | None = None) -> None:
        """A value that is not what its key holds."""
        self.add("KB402", node, entry=key, value=text(node) or "…", expected=expected, edit=edit)

    def unknown_keys(self, node: Mapping, shape: Shape) -> None:
        """Keys nobody reads, and keys that stand twice."""
        known = shape.names()
        for key, _ in node.pairs:
            if key.text not in known and shape.others is None:
                self.add("KB403", key, entry=key.text, edit=mended_key(key, shape, node))
        for key in node.doubles():
            self.add("KB107", key, entry=key.text, edit=mended_double(node, key))


def value_in(key: Key, node: Node | None, remarks: Remarks) -> Any:
    """What stands behind a key; None where nothing does, or nothing that the key holds (which is a remark)."""
    if node is None or is_empty(node):
        return None
    try:
        return key.value.read(node)
    except BadValue as bad:
        remarks.bad(key.name, bad.node, key.value.expected, edit=mended_value(bad.node, key))
        return bad.rest


def values_in(shape: Shape, node: Mapping, remarks: Remarks) -> dict[str, Any]:
    """All values of an entry that could be read, under the names of their attributes; the rest are remarks."""
    remarks.unknown_keys(node, shape)
    found = {key.goes_to: value_in(key, node.get(key.name), remarks) for key in shape.keys}
    return {name: value for name, value in found.items() if value is not None}


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
    given = values_in(FIELD, node, remarks)
    base = Field(name.text)
    if used := given.get("use"):
        found = next((one for one in shared if one.name == used), None)
        if found is None:
            remarks.add("KB321", node.get("use") or name, name=name.text, use=used)
        base = replace(found or base, name=name.text)
    own = replace(
        base,
        label=label_of(given["label"], lang) if "label" in given else base.label,
        options=_options(given["options"], lang, remarks) if "options" in given else base.options,
        unit=given.get("unit") or given.get("currency") or base.unit,
        **{key: given[key] for key in _AS_READ if key in given},
    )
    if own.privacy is not Privacy.NONE and not own.keep_days:
        remarks.add("KB404", name, name=name.text, privacy=own.privacy)
    if own.type in {FieldType.CHOICE, FieldType.MULTI} and not own.options and not used:
        remarks.add("KB402", name, entry=name.text, value="…", expected="options: {…}")
    return own


_AS_READ = ("type", "pattern", "minimum", "maximum", "example", "privacy", "keep_days")


def _options(node: Node, lang: str, remarks: Remarks) -> tuple[tuple[str, Label], ...]:
    if isinstance(node, Mapping):
        return tuple((key.text, label_of(value, lang)) for key, value in node.pairs)
    if isinstance(node, Sequence):
        return tuple((code, Label(((lang, code),))) for code in texts(node))
    remarks.bad("options", node, "{code: …}")
    return ()


def outcome_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Outcome:
    """A wrap-up code; without an effect it ends the contact and nothing else."""
    if not isinstance(node, Mapping):
        return Outcome(name.text, label_of(node, lang), Effect.CLOSED)
    given = values_in(OUTCOME, node, remarks)
    effect = given.get("effect", Effect.CLOSED)
    resolved = given.get("resolved", effect is Effect.SOLVED)
    return Outcome(name.text, _label(node, lang), effect, resolved, given.get("list_row", ""))


def satisfaction_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Satisfaction:
    """How content a customer says to be."""
    if not isinstance(node, Mapping):
        return Satisfaction(name.text, label_of(node, lang))
    values_in(SATISFACTION, node, remarks)
    return Satisfaction(name.text, _label(node, lang))


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
    given = values_in(QUEUE, node, remarks)
    return Queue(
        code=name.text,
        label=_label(node, lang),
        channel=given.get("channel", ""),
        fields=given.get("fields", ()),
        respond_within=given.get("respond_within", ""),
        urgency=given.get("urgency", "normal"),
        products=given.get("products", ()),
    )


def product_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> Product:
    """A product; its other names may stand in one list or in a list a language."""
    if not isinstance(node, Mapping):
        return Product(name.text, label_of(node, lang))
    given = values_in(PRODUCT, node, remarks)
    names = given.get("names") or given.get("other_names")
    lists = [value for _, value in names.pairs] if isinstance(names, Mapping) else [names]
    return Product(name.text, _label(node, lang), tuple(dict.fromkeys(word for part in lists for word in texts(part))))


def channel_of(name: Scalar, node: Node, remarks: Remarks) -> ChannelSettings:
    """A named way to the service desk; what looks like a secret is refused and not kept."""
    if not isinstance(node, Mapping):
        remarks.bad(name.text, node, "{type: …}")
        return ChannelSettings(name.text, "")
    own = CHANNEL.names()
    options: list[tuple[str, str]] = []
    for key, value in node.pairs:
        if _SECRET.search(key.text):
            remarks.add("KB405", key, channel=name.text, entry=key.text)
        elif key.text not in own:
            options.append((key.text, text(value)))
    kind = next(key for key in CHANNEL.keys if key.name == "type")
    if not text(node.get(kind.name)):
        remarks.bad(kind.name, name, kind.value.expected)
    return ChannelSettings(name.text, text(node.get(kind.name)), tuple(options))


def crm_link_of(name: Scalar, node: Node, remarks: Remarks, *, lang: str) -> CrmLink:
    """A template of an address, alone or with its name; where it leads is for the check to look at."""
    if not isinstance(node, Mapping):
        return CrmLink(name.text, Label(), text(node))
    given = values_in(CRM_LINK, node, remarks)
    if "address" not in given:
        remarks.bad(name.text, name, CRM_LINK.keys[-1].value.expected)
    return CrmLink(name.text, label_of(given.get("label"), lang), given.get("address", ""))
