"""Turns the links and pictures of a placed text to where things stand now. What leads nowhere is told and becomes words."""

import re
from posixpath import dirname, relpath
from urllib.parse import quote

from kbdesk.content.importing.addresses import AddressBook
from kbdesk.content.importing.draft import NotReadable
from kbdesk.content.importing.masks import Masks
from kbdesk.content.importing.pictures import KINDS, LEAFLETS, Pictures
from kbdesk.content.importing.placing import Placed
from kbdesk.content.importing.remarks import Remarks, comment
from kbdesk.content.importing.site import Site
from kbdesk.domain.moved_in import Remark

_INSIDE = r"(?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){0,4000}"
_LINK = re.compile(
    rf"(!?)\[({_INSIDE})\]\([ \t]*(<[^<>\n]{{0,1000}}>|[^\s()<>]{{0,1000}}(?:\([^\s()<>]{{0,300}}\)[^\s()<>]{{0,300}}){{0,3}})"
    r"(\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|=[\dx%]+))?\s{0,9}\)"
)
_LOOSE = re.compile(r"(!?)\[([^\[\]\n]{1,300})\]\(([^()<>\n]{1,300} [^()<>\"'\n]{1,300})\)")
"""An address with blanks and without angle brackets: no link on GitHub, one in several of the tools."""
_REFERENCE = re.compile(
    r"^( {0,3}\[[^\]\n^]{1,200}\]:[ \t]*)(<[^<>\n]{1,1000}>|\S{1,1000})([ \t]+\S[^\n]{0,500})?$", re.MULTILINE
)
_ATTRIBUTE = re.compile(r"(<(?:a|img)\b[^<>]{0,500}?\s)(href|src)=\"([^\"<>]{0,1000})\"", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")
_FOLLOWED = ("http:", "https:", "mailto:", "tel:")
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}")
_AUTO = "AUTOTITLE"
_OTHER_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|zip|exe|msi|dmg|csv|txt|json|ya?ml|xml|mp4|mp3|webm|mov)$", re.IGNORECASE
)


class LinkTurner:
    """Turns the links of text after text."""

    def __init__(self, site: Site, book: AddressBook, pictures: Pictures) -> None:
        self._site = site
        self._book = book
        self._pictures = pictures

    def turned(self, placed: Placed, source_text: str) -> tuple[str, tuple[Remark, ...]]:
        """The body of a text with its links as they are now. `source_text` is the file, for the lines of remarks."""
        one = _OneText(self._site, self._book, self._pictures, placed, Remarks(placed.draft.source, source_text))
        return one.body(), tuple(one.remarks.found)


class _OneText:
    def __init__(self, site: Site, book: AddressBook, pictures: Pictures, placed: Placed, remarks: Remarks) -> None:
        self._site = site
        self._book = book
        self._pictures = pictures
        self._placed = placed
        self.remarks = remarks

    def body(self) -> str:
        masks = Masks()
        text = masks.mask(self._placed.draft.body)
        text = _LOOSE.sub(lambda match: f"{match[1]}[{match[2]}](<{match[3]}>)", text)
        text = self._links(text)
        text = _REFERENCE.sub(self._reference, text)
        text = _ATTRIBUTE.sub(self._attribute, text)
        return masks.unmask(text)

    def _links(self, text: str) -> str:
        return _LINK.sub(self._link, text)

    def _link(self, match: re.Match[str]) -> str:
        is_picture, words, address = bool(match[1]), match[2], _bare(match[3])
        raw = self.remarks.as_written(match[0], address)
        title = match[4] if match[4] and not match[4].strip().startswith("=") else ""
        words = self._links(words) if "](" in words else words
        if is_picture:
            return self._picture(raw, words, address, title)
        now, named = self._now(address, raw)
        if now is None:
            return f"{words}{comment(f'link {address}')}" if address else words
        words = named if words.strip() in {_AUTO, ""} and named else words
        return f"[{words}]({_written(now)}{title})"

    def _picture(self, raw: str, words: str, address: str, title: str) -> str:
        inside = self._site.inside(address)
        if inside is None and _SCHEME.match(address) and not address.startswith("embedded:"):
            if not address.lower().startswith(("http:", "https:")):
                self.remarks.add("picture-missing", raw, what=address[:60])
                return f"{words}{comment(f'picture {address[:200]}')}"
            self.remarks.add("picture-remote", raw, what=address)
            return f"[{words or address}]({_written(address)})"
        try:
            target = self._pictures.bring(address if inside is None else inside, self._placed.draft)
        except NotReadable as error:
            self.remarks.add(error.code, raw, what=error.what if error.code != "picture-missing" else address)
            shown = f"*{words.strip()}*" if words.strip() and "*" not in words else words
            return f"{shown}{comment(f'picture {address}')}"
        return f"![{words}]({_written(self._seen(target))}{title})"

    def _reference(self, match: re.Match[str]) -> str:
        address = _bare(match[2])
        try:
            if address.lower().partition("?")[0].endswith(KINDS) and not _SCHEME.match(address):
                now: str | None = self._seen(self._pictures.bring(address, self._placed.draft))
            else:
                now = self._now(address, match[0])[0]
        except NotReadable as error:
            self.remarks.add(error.code, match[0], what=address)
            now = None
        return f"{match[1]}{_written(now) if now else '<#>'}{match[3] or ''}"

    def _attribute(self, match: re.Match[str]) -> str:
        before, name, address = match.groups()
        try:
            if name.lower() == "src":
                now: str | None = self._seen(self._pictures.bring(address, self._placed.draft))
            else:
                now = self._now(address, match[0])[0]
        except NotReadable as error:
            self.remarks.add(error.code, match[0], what=address)
            now = None
        return f'{before}{name}="{quote(now, safe="/#:?=&%.-_~+,;@()!*")}"' if now else before.rstrip() + " "

    def _now(self, address: str, raw: str) -> tuple[str | None, str]:
        """Where an address leads now, and the title of the text there; None for nowhere, which is told."""
        if address.startswith("//"):
            address = f"https:{address}"
        inside = self._site.inside(address)
        if inside is None and _SCHEME.match(address):
            if address.lower().startswith(_FOLLOWED):
                return address, ""
            self.remarks.add("link-lost", raw, what=address)
            return None, ""
        if _MAIL.fullmatch(address):
            return f"mailto:{address}", ""
        path, _, anchor = (address if inside is None else inside).partition("#")
        if not path:
            return self._anchor(self._placed, anchor, raw), ""
        if (found := self._book.find(path, self._placed)) is not None:
            return self._anchor(found, anchor, raw), found.title
        if path.lower().partition("?")[0].endswith((*KINDS, *LEAFLETS)):
            return self._leaflet(path, raw), ""
        if inside is not None:
            return address, ""
        on_the_web = self._site.on_the_web(address)
        if on_the_web and not _OTHER_FILE.search(path):
            self.remarks.add("link-on-web", raw, what=address)
            return on_the_web, ""
        self.remarks.add("attachment-left" if _OTHER_FILE.search(path) else "link-lost", raw, what=address)
        return None, ""

    def _leaflet(self, path: str, raw: str) -> str | None:
        try:
            return self._seen(self._pictures.bring(path, self._placed.draft))
        except NotReadable as error:
            if error.code == "picture-missing" and (on_the_web := self._site.on_the_web(path)):
                self.remarks.add("link-on-web", raw, what=path)
                return on_the_web
            self.remarks.add(error.code, raw, what=path)
            return None

    def _anchor(self, found: Placed, anchor: str, raw: str) -> str:
        """The address of a text, or of a heading in it; of one that is gone the text as a whole."""
        here = found.path == self._placed.path
        path = "" if here else self._seen(found.path)
        slug = found.draft.slug_of(anchor) if anchor else ""
        if slug is None:
            self.remarks.add("anchor-lost", raw, what=f"#{anchor}")
        if slug:
            return f"{path}#{slug}"
        first = found.draft.headings[:1]
        return path or (f"#{first[0][0]}" if first else "#")

    def _seen(self, target: str) -> str:
        return relpath(target, dirname(self._placed.path) or ".")


def _bare(address: str) -> str:
    return address.strip().removeprefix("<").removesuffix(">").strip()


def _written(address: str) -> str:
    """An address as it may stand between brackets."""
    return f"<{address}>" if re.search(r"[\s()]", address) else address
