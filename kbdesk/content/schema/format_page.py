"""The page of the content format for the documentation, written from the schema."""

from collections.abc import Callable, Mapping

from kbdesk.content.referral_table import REFERRAL_ROWS
from kbdesk.content.schema.header import FILE_KINDS, HEADER
from kbdesk.content.schema.shapes import Either, Entries, Inner, Key, Several, Shape
from kbdesk.content.schema.tables import CHANNEL, CRM_LINK, FIELD, FILES, POLICIES, REVIEW, WRAP_UP
from kbdesk.content.schema.values import ValueType

Say = Callable[[str], str]
"""A text of the page by its key."""
PIECES = (
    ("step", "`## Heading`"),
    ("code", "`<!-- id: pressure -->`"),
    ("say", "`> text`"),
    ("do", "`text`, `1. text`"),
    ("notice", "`> [!CAUTION]`"),
    ("choice", "`- [Label](#step) — hint`"),
    ("sets", "`` - [Boiler](#next) `appliance = boiler` ``"),
    ("ask", "`` - Label: `___ name*` ``"),
    ("tick", "`- [ ] text *`"),
    ("condition", "`` `if pressure < 1` `` `` `als druk < 1` `` `` `else` `` `` `anders` ``"),
    ("automatic", "`` - [A](#a) `if …` `` … `` - [B](#b) `else` ``"),
    ("value", "`{{name}}`"),
    ("outcome", "`` **Outcome:** `code` `` `` **Uitkomst:** `code` ``"),
    ("referral", "`\\| Referral \\|  \\|` `\\| Doorverwijzing \\|  \\|`"),
    ("call", "`` - [Warranty](warranty.en.md) `and return` `` `` `en terug` ``"),
    ("remark", "`<!-- … -->`"),
)
"""What a script is made of, as it is written; the same in both languages."""
_ALSO = {"kbdesk": (POLICIES, WRAP_UP, REVIEW, CHANNEL, CRM_LINK)}


def format_page(words: Mapping[str, tuple[str, str]], lang: str) -> str:
    """The whole page; `words` is the table of `kbdesk.wording.format_words`."""
    place = 1 if lang == "nl" else 0

    def say(key: str) -> str:
        return words[key][place]

    parts = [f"# {say('page.title')}", say("page.intro"), f"## {say('file.header')}", _table(HEADER, say)]
    parts += [f"### `fields` (`{FIELD.name}`)", _table(FIELD, say)]
    pieces = [f"| {written} | {say(f'piece.{name}')} |" for name, written in PIECES]
    parts += [f"## {say('page.body')}", "\n".join([say("page.body-head"), "|---|---|", *pieces])]
    rows = ", ".join(f"`{row}`" for row in REFERRAL_ROWS)
    parts += [f"{say('page.rows')} {rows}."]
    for file in FILES:
        parts.append(f"## {say(f'file.{file.name}')}: `{file.pattern}`")
        if file.name == "synonyms":
            parts.append(say("page.synonyms"))
            continue
        shape = _shape(file.inner)
        if isinstance(file.inner, Entries):
            parts.append(say("page.entries"))
        parts.append(_table(shape, say))
        for inner in _ALSO.get(file.name, ()):
            parts += [f"### `{inner.name}`", _table(inner, say)]
    return "\n\n".join(parts) + "\n"


def _shape(value: ValueType) -> Shape:
    """The map of keys at the heart of a file."""
    match value:
        case Inner(shape):
            return shape
        case Entries(inner) | Several(inner):
            return _shape(inner)
        case Either(first):
            return _shape(first)
        case _:
            raise TypeError(value)


def _table(shape: Shape, say: Say) -> str:
    rows = [_row(key, shape, say) for key in shape.keys]
    return "\n".join([say("page.head"), "|---|---|---|---|---|", *rows])


def _row(key: Key, shape: Shape, say: Say) -> str:
    if key.must == frozenset(FILE_KINDS):
        must = ", ".join(kind.value for kind in FILE_KINDS)
    else:
        must = ", ".join(kind.value for kind in FILE_KINDS if kind in key.must) or "–"
    must = say("page.always") if key.required else must
    only = f" ({say('page.only')})" if key.only else ""
    expected = key.value.expected.replace("|", "\\|")
    default = f"`{key.default}`" if key.default else "–"
    return f"| `{key.name}` | {expected} | {must} | {default} | {say(f'{shape.name}.{key.name}')}{only} |"
