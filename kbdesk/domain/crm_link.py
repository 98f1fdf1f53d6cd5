"""Links into an organisation's own customer system: an address with places for values, `https://crm.example/?q={{phone}}`.

A value may be anything a customer said, so it is percent-encoded whole and can stand only behind the host: no value
decides where the address leads. An address for which a value is missing is none. What is filled in is shown to the
person before it is opened.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kbdesk.domain.organisation import CrmLink

OWN_VALUES = ("phone", "name", "reference", "lang", "medium", "direction", "outcome")
"""What can be filled in besides the fields that scripts capture."""
_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SCHEMES = ("https", "http")


@dataclass(frozen=True, slots=True)
class FilledLink:
    """An address that can be opened, with the name for people."""

    label: str
    address: str


def values_in(template: str) -> tuple[str, ...]:
    """The names of the values that a template asks for, each once."""
    return tuple(dict.fromkeys(match[1] for match in _PLACE.finditer(template)))


def leads_astray(template: str) -> bool:
    """True for a template that is no address of the web, names no host, or lets a value decide where it leads."""
    if any(char.isspace() or not char.isprintable() for char in _PLACE.sub("", template)):
        return True
    try:
        parts = urlsplit(_PLACE.sub("\ue000", template))
        host = parts.hostname
    except ValueError:
        return True
    return parts.scheme not in _SCHEMES or not host or "\ue000" in parts.netloc or "@" in parts.netloc


def fill(template: str, values: Mapping[str, str]) -> str:
    """The address; empty when a value is missing or the template leads astray."""
    if leads_astray(template) or any(not values.get(name, "").strip() for name in values_in(template)):
        return ""
    return _PLACE.sub(lambda match: quote(values[match[1]].strip(), safe=""), template)


def fill_all(links: tuple[CrmLink, ...], values: Mapping[str, str], lang: str) -> tuple[FilledLink, ...]:
    """Those that can be filled in, in their order."""
    filled = ((link, fill(link.address, values)) for link in links)
    return tuple(FilledLink(link.label.in_language(lang, link.code), address) for link, address in filled if address)


def call_address(phone: str) -> str:
    """What has the system place a call (RFC 3966); empty for what is no number in E.164."""
    return f"tel:{phone}" if re.fullmatch(r"\+\d{5,15}", phone) else ""
