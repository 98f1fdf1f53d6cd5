"""Keys, and maps of keys: what the tables of the schema are made of."""

from dataclasses import dataclass, field
from typing import Any

from kbdesk.content.schema.values import Form, ValueType, words
from kbdesk.content.yaml_nodes import Node, Scalar
from kbdesk.domain.article import Kind


@dataclass(frozen=True, slots=True)
class Key:
    """A key: `must` are the kinds of files that must have it, `only` those that may (empty: all), `default` what holds
    without it, `attribute` where its value goes when that is called otherwise.
    """

    name: str
    value: ValueType
    must: frozenset[Kind] = frozenset()
    only: frozenset[Kind] = frozenset()
    default: str = ""
    attribute: str = ""
    required: bool = False

    @property
    def goes_to(self) -> str:
        """The attribute that takes the value."""
        return self.attribute or self.name


@dataclass(frozen=True, slots=True)
class Shape:
    """A map of known keys; `others` says what may stand behind keys that are not known (None: they do nothing)."""

    name: str
    keys: tuple[Key, ...] = ()
    others: ValueType | None = None

    def key(self, name: str) -> Key | None:
        """A key by name."""
        return next((key for key in self.keys if key.name == name), None)

    def names(self) -> frozenset[str]:
        """The names of all keys."""
        return frozenset(key.name for key in self.keys)

    def form(self) -> Form:
        """The JSON Schema of the map; meanings are added by `json_schema.py`."""
        form: Form = {
            "type": "object",
            "properties": {key.name: key.value.form() for key in self.keys},
            "additionalProperties": self.others.form() if self.others else False,
        }
        if required := [key.name for key in self.keys if key.required]:
            form["required"] = required
        return form


@dataclass(frozen=True, slots=True)
class LabelText:
    """A text in the content's first language, or a map of languages to texts; read by whoever knows the language."""

    expected: str = "… | {nl: …, en: …}"

    def read(self, node: Node) -> Node:
        return node

    def form(self) -> Form:
        inner: Form = {
            "type": "object",
            "propertyNames": {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"},
            "additionalProperties": {"type": ["string", "number", "boolean"]},
        }
        return {"anyOf": [{"type": ["string", "number", "boolean"]}, inner]}


@dataclass(frozen=True, slots=True)
class Inner:
    """A map of keys inside a map; with `plain` something simpler may stand there instead."""

    shape: Shape
    plain: ValueType | None = None
    expected: str = "{…}"

    def read(self, node: Node) -> Node:
        return node

    def form(self) -> Form:
        form = {"$ref": f"#/$defs/{self.shape.name}"}
        return {"anyOf": [form, self.plain.form()]} if self.plain else form


@dataclass(frozen=True, slots=True)
class Entries:
    """A map of codes that the editor chooses; each holds a value of one kind."""

    value: ValueType
    expected: str = "{code: …}"

    def read(self, node: Node) -> Node:
        return node

    def form(self) -> Form:
        return {"type": ["object", "null"], "additionalProperties": self.value.form()}


@dataclass(frozen=True, slots=True)
class Several:
    """A list whose parts are of one kind."""

    value: ValueType
    expected: str = "[…]"

    def read(self, node: Node) -> Node:
        return node

    def form(self) -> Form:
        return {"type": ["array", "null"], "items": self.value.form()}


@dataclass(frozen=True, slots=True)
class Either:
    """One of two kinds of values; the first that fits."""

    first: ValueType
    second: ValueType

    @property
    def expected(self) -> str:
        return f"{self.first.expected} | {self.second.expected}"

    def read(self, node: Node) -> Any:
        return node

    def form(self) -> Form:
        return {"anyOf": [self.first.form(), self.second.form()]}


@dataclass(frozen=True, slots=True)
class Plain:
    """A single text whose form depends on something else; `form_of` is its JSON Schema."""

    expected: str = "…"
    form_of: Form = field(default_factory=lambda: {"type": ["string", "number", "boolean", "null"]})

    def read(self, node: Node) -> str:
        return words(node)

    def form(self) -> Form:
        return self.form_of


def is_empty(node: Node | None) -> bool:
    """True where nothing stands behind a key."""
    return node is None or (isinstance(node, Scalar) and not node.text.strip() and not node.quoted)
