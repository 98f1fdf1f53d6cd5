"""Links on paper: nobody can press them, so each gets a number, and where it leads stands at the end.

Pure: works on the sanitised HTML of a `Page`. A link whose words are its address needs no note.
"""

import re
from html import escape, unescape

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_INSIDE = "kb:"


def with_notes(html: str, heading: str, *, path: str) -> str:
    """The HTML with numbers behind its links and a list of where they lead, under `heading`; links to a place in the
    text itself (`path`) need none.
    """
    places: list[str] = []

    def noted(link: re.Match[str]) -> str:
        place = _place(unescape(link[1]))
        if place in {"", path} or place == unescape(_TAG.sub("", link[2])).strip():
            return link[0]
        if place not in places:
            places.append(place)
        return f"{link[0]}<sup>{places.index(place) + 1}</sup>"

    text = _LINK.sub(noted, html)
    if not places:
        return html
    rows = "".join(f"<p>{number}. {escape(place)}</p>" for number, place in enumerate(places, start=1))
    return f"{text}<hr><h4>{escape(heading)}</h4>{rows}"


def _place(address: str) -> str:
    """As a person would type it: a path in the content, a bare number or mail address, else the address. A heading of
    the same text needs none.
    """
    if address.startswith(_INSIDE):
        return address.removeprefix(_INSIDE).partition("#")[0]
    return "" if address.startswith("#") else re.sub("^(?:mailto|tel):", "", address)
