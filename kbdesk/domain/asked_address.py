"""What a `kbdesk://` address asks for: a contact, a search, a text, the outbox. Nothing else can be asked.

An address comes from a softphone, a CRM or a link in a mail, so all of it is untrusted: it has a longest length, its
values have theirs, control characters are taken out, and what is not known is let go and told. No address sends,
deletes or runs anything: the most it does is propose a contact, which a person takes or leaves.

    kbdesk://call?number=%2B31612345678&name=…&direction=incoming&lang=nl&script=no-hot-water&field.appliance=boiler
    kbdesk://find?q=no+hot+water
    kbdesk://show/no-hot-water#safety-first
    kbdesk://outbox

`kbdesk:call?…` and `kbdesk://call/?…` are read as well: browsers and Windows write addresses so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from kbdesk.domain.contact import Direction
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import typed_text

LONGEST_ADDRESS = 8_000
"""Characters; Windows hands on some 8,000 in one command line."""
LONGEST_NAME, LONGEST_QUERY, LONGEST_ID, LONGEST_NUMBER, LONGEST_FIELD = 200, 500, 200, 60, 2_000
MOST_PAIRS = 60
MOST_TOLD = 12
"""So many of the things let go are told by name; an address full of nonsense fills no window."""
_SHAPE = re.compile(r"kbdesk:(?://)?([a-z]*)(?:/([^?#]*))?(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_NAME_OF_TEXT = re.compile(r"\w[\w .-]*(?:/\w[\w .-]*)*")
"""An id, or a path inside the content folder: no `..`, no drive, nothing encoded twice."""
_STEP = re.compile(r"[\w .-]+")
_NUMBER = re.compile(r"\+?[\d\s().\-/*#\u2010-\u2015]*\d[\d\s().\-/*#\u2010-\u2015]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FIELD = "field."


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that was let go: its name as written there, and why: `unknown`, `twice`, `too-long`, `too-many`,
    `not-understood`; of a field also `not-in-entry` or `does-not-fit`.
    """

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class AskedCall:
    """A contact to be proposed; `fields` are pairs of name and value, not yet held against any script."""

    number: str = ""
    name: str = ""
    direction: Direction = Direction.INCOMING
    lang: str = ""
    script: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """Words to search for."""

    query: str
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedText:
    """An article or script to read, perhaps at a heading or step."""

    id: str
    step: str = ""
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedOutbox:
    """The outbox, to be looked at."""

    dropped: tuple[Dropped, ...] = ()


Asked = AskedCall | AskedSearch | AskedText | AskedOutbox


def read_address(address: str) -> Asked:
    """What the address asks for. Raises WrongUse: `address-not-ours`, `address-too-long`, `address-unknown`,
    `address-empty`, `address-name-refused`.
    """
    if len(address) > LONGEST_ADDRESS:
        raise WrongUse("address-too-long", longest=LONGEST_ADDRESS)
    match = _SHAPE.fullmatch(address.strip())
    if match is None:
        raise WrongUse("address-not-ours", address=_short(address))
    what, rest, query, fragment = (part or "" for part in match.groups())
    pairs, dropped = _pairs(query)
    match what.lower():
        case "call":
            return _call(pairs, dropped)
        case "find":
            return _search(pairs, dropped)
        case "show":
            text = _text_name(_line(unquote(rest)).strip("/"))
            return AskedText(text, _step_name(_line(unquote(fragment))), _told([*dropped, *_unknown(pairs)]))
        case "outbox":
            return AskedOutbox(_told([*dropped, *_unknown(pairs)]))
        case _:
            raise WrongUse("address-unknown", asked=_short(what))


def with_value(address: str, value: str) -> str:
    """The address with its last value filled in, for softphones that give the number as a word of its own."""
    return f"{address}{quote(value, safe='')}" if address.endswith("=") else f"{address} {value}"


def can_be_read(address: str) -> bool:
    """Whether `read_address` gives an answer."""
    try:
        read_address(address)
    except WrongUse:
        return False
    return True


def _call(pairs: dict[str, str], dropped: list[Dropped]) -> AskedCall:
    let_go = list(dropped)

    def taken(name: str, longest: int) -> str:
        value = _line(pairs.pop(name, ""))
        if len(value) <= longest:
            return value
        let_go.append(Dropped(name, "too-long"))
        return ""

    number = _caller(taken("number", LONGEST_NUMBER))
    if number and not _NUMBER.fullmatch(number):
        let_go.append(Dropped("number", "not-understood"))
        number = ""
    direction = taken("direction", LONGEST_NAME).lower() or Direction.INCOMING.value
    if direction not in tuple(Direction):
        let_go.append(Dropped("direction", "not-understood"))
        direction = Direction.INCOMING.value
    lang = taken("lang", LONGEST_NAME).lower()
    if lang and not _LANGUAGE.fullmatch(lang):
        let_go.append(Dropped("lang", "not-understood"))
        lang = ""
    name = _line(
        re.sub("[<>]", " ", taken("name", LONGEST_NAME))
    )  # no name has them, and a label may read them as HTML
    script = _line(pairs.pop("script", ""))
    fields = []
    for key in [key for key in pairs if key.lower().startswith(_FIELD)]:
        value = typed_text(pairs.pop(key)).strip()
        if len(value) > LONGEST_FIELD:
            let_go.append(Dropped(_short(key), "too-long"))
        elif value:
            fields.append((_short(key[len(_FIELD) :]), value))
    return AskedCall(
        number,
        name,
        Direction(direction),
        lang,
        _text_name(script) if script else "",
        tuple(fields),
        _told([*let_go, *_unknown(pairs)]),
    )


def _search(pairs: dict[str, str], dropped: list[Dropped]) -> AskedSearch:
    query = _line(pairs.pop("q", ""))
    if not query:
        raise WrongUse("address-empty")
    if len(query) > LONGEST_QUERY:
        raise WrongUse("address-too-long", longest=LONGEST_QUERY)
    return AskedSearch(query, _told([*dropped, *_unknown(pairs)]))


def _caller(number: str) -> str:
    """The number itself where a softphone writes `sip:0612345678@pbx;user=phone` or `tel:+31612345678`."""
    bare = re.sub(r"^(?:sips?|tel|callto):", "", number, flags=re.IGNORECASE)
    return re.split("[@;]", bare, maxsplit=1)[0].strip()


def _pairs(query: str) -> tuple[dict[str, str], list[Dropped]]:
    """Names and values, decoded once; of two of the same name the first counts."""
    found: dict[str, str] = {}
    dropped = []
    for place, (name, value) in enumerate(_written(query)):
        if place >= MOST_PAIRS:
            dropped.append(Dropped(_short(name), "too-many"))
        elif name in found:
            dropped.append(Dropped(_short(name), "twice"))
        else:
            found[name] = value
    return found, dropped


def _written(query: str) -> Iterator[tuple[str, str]]:
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name:
            key = _line(_decoded(name))
            yield (key if key.lower().startswith(_FIELD) else key.lower()), _decoded(value)


def _decoded(text: str) -> str:
    """A plus is a space, as forms write it, but not where a telephone number begins with it."""
    lead = "+" if re.match(r"\+\d", text) else ""
    return unquote(lead + text[len(lead) :].replace("+", " "))


def _text_name(name: str) -> str:
    if not name:
        raise WrongUse("address-empty")
    if len(name) > LONGEST_ID or not _NAME_OF_TEXT.fullmatch(name):
        raise WrongUse("address-name-refused", name=_short(name))
    return name


def _step_name(step: str) -> str:
    """A step that cannot be one is none: the text is opened at its beginning."""
    return step if len(step) <= LONGEST_ID and _STEP.fullmatch(step) else ""


def _unknown(pairs: dict[str, str]) -> list[Dropped]:
    return [Dropped(_short(name), "unknown") for name in pairs]


def _told(dropped: list[Dropped]) -> tuple[Dropped, ...]:
    return tuple(dict.fromkeys(dropped))[:MOST_TOLD]


def _line(text: str) -> str:
    """On one line, without what cannot be read."""
    return " ".join(typed_text(text).split())


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= 60 else f"{line[:59]}…"
