"""The schema as JSON Schema (draft 7, which YAML servers of editors read), with the meaning of each key as its help."""

from collections.abc import Mapping
from typing import Any

from kbdesk.content.schema.header import FILE_KINDS, HEADER
from kbdesk.content.schema.shapes import Shape
from kbdesk.content.schema.tables import FILES, SHAPES
from kbdesk.content.schema.values import Form
from kbdesk.domain.article import Kind

_DRAFT = "http://json-schema.org/draft-07/schema#"
HEADER_NAME = "header"
NAMES = (HEADER_NAME, *(file.name for file in FILES))


def json_schema(name: str, words: Mapping[str, tuple[str, str]], *, lang: str = "en") -> Form:
    """The schema of one kind of file; `words` is the table of `kbdesk.wording.format_words`."""
    place = 1 if lang == "nl" else 0
    title = words[f"file.{name}"][place]
    form: Form = {"$schema": _DRAFT, "title": title}
    if name == HEADER_NAME:
        form |= _described(HEADER, words, place) | {"allOf": [_of_kind(kind) for kind in FILE_KINDS]}
        # Keys of other tools are kept; the check names those that look like typing errors.
        form["additionalProperties"] = True
        form["required"] = [key.name for key in HEADER.keys if key.must == frozenset(FILE_KINDS)]
    else:
        file = next(one for one in FILES if one.name == name)
        form |= file.inner.form()
    return form | {"$defs": {shape.name: _described(shape, words, place) for shape in _used(form)}}


def all_schemas(words: Mapping[str, tuple[str, str]], *, lang: str = "en") -> dict[str, Form]:
    """Every schema by its name."""
    return {name: json_schema(name, words, lang=lang) for name in NAMES}


def _described(shape: Shape, words: Mapping[str, tuple[str, str]], place: int) -> Form:
    form = shape.form()
    for key in shape.keys:
        inner = form["properties"][key.name]
        text = words[f"{shape.name}.{key.name}"][place]
        # Beside a $ref draft 7 reads nothing else.
        described: dict[str, Any] = {"allOf": [inner]} if "$ref" in inner else dict(inner)
        form["properties"][key.name] = described | {"description": text}
    return form


def _of_kind(kind: Kind) -> Form:
    """What a kind must have besides the keys of all; a key of another kind is no error here, as in the check."""
    must = [key.name for key in HEADER.keys if kind in key.must and key.must != frozenset(FILE_KINDS)]
    return {"if": {"properties": {"type": {"const": kind.value}}}, "then": {"required": must}}


def _used(form: Form) -> tuple[Shape, ...]:
    """The shapes that a form refers to, and those that they refer to."""
    by_name = {shape.name: shape for shape in SHAPES}
    found: dict[str, Shape] = {}
    waiting: list[Form] = [form]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in found:
                found[name] = by_name[name]
                waiting.append(by_name[name].form())
    return tuple(found.values())


def _references(form: Any) -> list[str]:
    if isinstance(form, dict):
        own = [form["$ref"].rpartition("/")[2]] if "$ref" in form else []
        return own + [name for value in form.values() for name in _references(value)]
    return [name for value in form for name in _references(value)] if isinstance(form, list) else []
