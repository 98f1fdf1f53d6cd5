"""Addresses that stand in a text as they are: where one begins and ends, as GitHub sees it."""

import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SPACE = frozenset(" \t\n\v\f\r")
_PUNCTUATION = frozenset(string.punctuation)
_BEFORE_WWW = _SPACE | frozenset("*_~(")
_AT_THE_END = frozenset("?!.,:*_~'\"")
_ALNUM = frozenset(string.ascii_letters + string.digits)
_LOCAL = _ALNUM | frozenset(".+-_")
_SCHEMES = ("http", "https", "ftp")
_LONGEST_SCHEME = 5
_MANY_DOTS = 10


@dataclass(frozen=True, slots=True)
class BareLink:
    """Where it stands in the text, and where it leads."""

    start: int
    end: int
    address: str


def web_address(text: str, colon: int) -> BareLink | None:
    """The address whose `://` begins at `colon`."""
    if not text.startswith("://", colon):
        return None
    start = colon
    while start > 0 and colon - start <= _LONGEST_SCHEME and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    if text[start:colon].lower() not in _SCHEMES:
        return None
    host = colon + 3
    if host >= len(text) or not _may_stand_in_host(text[host]) or _dots_in_host(text, host) < 0:
        return None
    end = _end(text, host)
    return BareLink(start, end, text[start:end]) if end > host else None


def www_address(text: str, start: int) -> BareLink | None:
    """The address that begins with `www.` at `start`."""
    if not text.startswith("www.", start) or (start > 0 and text[start - 1] not in _BEFORE_WWW):
        return None
    if _dots_in_host(text, start) < 1:
        return None
    end = _end(text, start)
    return BareLink(start, end, f"http://{text[start:end]}") if end > start else None


def mail_addresses(text: str) -> Iterator[BareLink]:
    """All mail and chat addresses in a text, in order."""
    done, at = 0, text.find("@")
    while at >= 0:
        start = at
        while start > done and text[start - 1] in _LOCAL:
            start -= 1
        scheme = next((one for one in ("mailto:", "xmpp:") if text.endswith(one, done, start)), "")
        before = start - len(scheme)
        if scheme and before > done and text[before - 1] in _ALNUM:
            scheme = ""
        end = _end_of_mail(text, at, chat=scheme == "xmpp:") if start < at else 0
        if end:
            start -= len(scheme)
            yield BareLink(start, end, text[start:end] if scheme else f"mailto:{text[start:end]}")
            done = end
        at = text.find("@", max(at + 1, end))


def _end_of_mail(text: str, at: int, *, chat: bool) -> int:
    """The end of the address with this `@`, 0 when it is none."""
    end, dots, slashes = at + 1, 0, 0
    while end < len(text):
        sign = text[end]
        if sign == "." and end + 1 < len(text) and text[end + 1] in _ALNUM:
            dots += 1
        elif sign == "/" and chat and not slashes:
            slashes += 1
        elif sign == "@":
            return 0
        elif sign not in _ALNUM and sign not in "-_":
            break
        end += 1
    last = text[end - 1]
    if dots == 0 or not (last.isascii() and last.isalpha()):
        return 0
    return _without_punctuation(text, at, end)


def _may_stand_in_host(sign: str) -> bool:
    if sign.isascii():
        return sign not in _SPACE and sign not in _PUNCTUATION
    return not sign.isspace() and not unicodedata.category(sign).startswith("P")


def _dots_in_host(text: str, start: int) -> int:
    """How many dots the host has; -1 when its last two parts hold an underscore, which no host has."""
    dots = before_last = last = 0
    for position in range(start, len(text)):
        sign = text[position]
        if sign == "_":
            last += 1
        elif sign == ".":
            before_last, last, dots = last, 0, dots + 1
        elif sign != "-" and not _may_stand_in_host(sign):
            break
    return -1 if (before_last or last) and dots <= _MANY_DOTS else dots


def _end(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] not in _SPACE and text[end] != "<":
        end += 1
    return _without_punctuation(text, start, end)


def _without_punctuation(text: str, start: int, end: int) -> int:
    """The end without what belongs to the sentence: signs, an entity, brackets that were not opened inside."""
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last in _AT_THE_END:
            end -= 1
        elif last == ";":
            entity = end - 2
            while entity > start and text[entity].isascii() and text[entity].isalpha():
                entity -= 1
            end = entity if entity < end - 2 and text[entity] == "&" else end - 1
        elif last == ")" and closed > opened:
            closed -= 1
            end -= 1
        else:
            break
    return end
