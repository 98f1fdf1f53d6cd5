"""Front matter of other tools, YAML or TOML, read into what it means here."""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date

from kbdesk.content.importing.draft import OldHeader
from kbdesk.content.importing.remarks import Remarks
from kbdesk.content.yaml_nodes import Mapping, YamlError, read_yaml, texts

_SUMMARY = (
    "summary",
    "description",
    "intro",
    "deck",
    "excerpt",
    "abstract",
    "lead",
    "toelichting",
    "subtitle",
    "meta_description",
)
_KEYWORDS = ("keywords", "tags", "categories", "topics", "labels", "trefwoorden")
_ADDRESSES = ("aliases", "redirect_from", "permalink", "url", "redirects", "canonical_url", "old_urls")
_DAYS = (
    "lastmod",
    "last_modified_at",
    "last_modified",
    "last_update",
    "lastupdate",
    "updated",
    "ms.date",
    "lastupdated",
)
_FIRST_DAYS = ("date", "publishdate", "pubdate", "created")
_LAST_DAYS = ("expirydate", "expiry_date", "unpublishdate", "valid_until")
_LEADS_TO = ("source_url", "href", "external_url", "redirect_to", "link")
_TITLES = ("title", "page_title", "heading", "display_title", "shorttitle", "sidebar_label")
_LANGUAGES = ("lang", "language", "locale")
_SINGLE = {"id", "slug", "draft", "published", "translationkey", "translation_key", "ref"}
_KNOWN = {
    *_SUMMARY,
    *_KEYWORDS,
    *_ADDRESSES,
    *_DAYS,
    *_FIRST_DAYS,
    *_LAST_DAYS,
    *_LEADS_TO,
    *_TITLES,
    *_LANGUAGES,
    *_SINGLE,
}
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})")
_TRUE, _FALSE = {"true", "yes", "1"}, {"false", "no", "0"}

Plain = Callable[[str], str]
"""Makes words of a value: what is put in from elsewhere put in, no tags."""

Keys = dict[str, tuple[str, ...]]


def keys_of(source: str, yaml: str, remarks: Remarks) -> Keys:
    """Keys in lower case with their values as texts; what cannot be read is told and gives none."""
    if source.startswith("+++"):
        return _toml(source, remarks)
    try:
        node = read_yaml(yaml, first_line=2) if yaml.strip() else None
    except YamlError as error:
        remarks.add("header", what=f"{error.line}:{error.column} {error.problem}")
        return _by_lines(yaml)
    if not isinstance(node, Mapping):
        return {}
    found: Keys = {}
    for name, value in node.pairs:
        found[name.text.strip().lower()] = _deep(value) if isinstance(value, Mapping) else texts(value)
    return found


def _deep(node: Mapping) -> tuple[str, ...]:
    """`last_update: {date: …}` of Docusaurus: the values of the inner keys."""
    return tuple(value for _, inner in node.pairs for value in texts(inner))


def _by_lines(yaml: str) -> Keys:
    """Plain `key: value` lines of a header that is no YAML as a whole."""
    found = re.findall(r"^([\w.-]{1,60}):[ \t]+(\S[^\n]*)$", yaml, re.MULTILINE)
    return {name.lower(): (value.strip().strip("\"'"),) for name, value in found}


def _toml(source: str, remarks: Remarks) -> Keys:
    inside = source.partition("\n")[2]
    closing = re.search(r"^\+\+\+[ \t]*$", inside, re.MULTILINE)
    try:
        pairs = tomllib.loads(inside[: closing.start()] if closing else "")
    except tomllib.TOMLDecodeError as error:
        remarks.add("header", what=str(error))
        return {}
    return {name.lower(): tuple(_toml_texts(value)) for name, value in pairs.items()}


def _toml_texts(value: object) -> Iterable[str]:
    if isinstance(value, list):
        return [str(part) for part in value if not isinstance(part, dict | list)]
    if isinstance(value, dict):
        return [str(part) for part in value.values() if not isinstance(part, dict | list)]
    return [str(value).lower() if isinstance(value, bool) else str(value)]


def old_header(keys: Keys, plain: Plain) -> OldHeader:
    """What these keys mean here; weight, layout and the like mean nothing."""
    lang = next((match[1].lower() for name in _LANGUAGES if (match := _LANG.fullmatch(_first(keys, name)))), "")
    keywords = [word.strip() for name in _KEYWORDS for part in keys.get(name, ()) for word in part.split(",")]
    return OldHeader(
        id=_first(keys, "id"),
        title=plain(next((found for name in _TITLES if (found := _first(keys, name))), "")),
        summary=plain(next((found for name in _SUMMARY if (found := " ".join(keys.get(name, ())))), "")),
        lang=lang,
        keywords=tuple(dict.fromkeys(plain(word) for word in keywords if word)),
        addresses=tuple(
            dict.fromkeys(text.strip() for name in _ADDRESSES for text in keys.get(name, ()) if text.strip())
        ),
        slug=_first(keys, "slug"),
        day=_day_of(keys, (*_DAYS, *_FIRST_DAYS)),
        until=_day_of(keys, _LAST_DAYS),
        is_draft=_first(keys, "draft").lower() in _TRUE or _first(keys, "published").lower() in _FALSE,
        leads_to=next((found for name in _LEADS_TO if (found := _first(keys, name))), ""),
        pair=_first(keys, "translationkey") or _first(keys, "translation_key"),
        dropped=tuple(name for name in keys if name not in _KNOWN),
    )


def _day_of(keys: Keys, names: Iterable[str]) -> date | None:
    return next((day for name in names for text in keys.get(name, ()) if (day := day_in(text))), None)


def _first(keys: Keys, name: str) -> str:
    return next(iter(keys.get(name, ())), "").strip()


def day_in(text: str) -> date | None:
    """The day in `2026-11-24T…`, `11/24/2026` (month first, as DocFX writes) or `24-11-2026`; None when there is none."""
    if found := _ISO.search(text):
        return _day(found[1], found[2], found[3])
    if found := _SLASHED.search(text):
        return _day(found[3], found[1], found[2]) or _day(found[3], found[2], found[1])
    found = _DAY_FIRST.search(text)
    return _day(found[3], found[2], found[1]) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
