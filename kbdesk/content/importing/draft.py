"""A file on its way: what was read of it, before it has a place of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from kbdesk.domain.moved_in import Remark

_OTHER_SIGNS = re.compile(r"[\W_\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class OldHeader:
    """What the other tool said about a text. What was not said is empty.

    `addresses` are where it stood on the web or is asked for by; `leads_to` is where a text without words sends its
    reader; `pair` names texts that are one in several languages.
    """

    id: str = ""
    title: str = ""
    summary: str = ""
    lang: str = ""
    keywords: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    slug: str = ""
    day: date | None = None
    until: date | None = None
    is_draft: bool = False
    leads_to: str = ""
    pair: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as Markdown, its links as they were. `source` is its path in the folder that is brought in.

    `anchors` are old anchors with the words of their headings, `pictures` what a document carried inside by the address
    it has in the text. `headings` are slug and words of each heading, `lead` is the first paragraph; both are known when
    the text has its title.
    """

    source: str
    header: OldHeader
    body: str
    anchors: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    lead: str = ""

    def slug_of(self, anchor: str) -> str | None:
        """The slug now of an anchor then; None when nothing of that name is left. Empty is the top of the text."""
        anchor = unquote(anchor)
        slugs = [slug for slug, _ in self.headings]
        if anchor in slugs:
            return anchor
        heading = next((words for name, words in self.anchors.items() if name.lower() == anchor.lower()), None)
        if heading == "":
            return ""
        wanted = letters(heading if heading is not None else anchor)
        return next(
            (slug for slug, words in self.headings if wanted and wanted in {letters(words), letters(slug)}), None
        )


def letters(words: str) -> str:
    """Only the letters and figures, in lower case and without accents: what different tools make of a heading agrees in those."""
    return _OTHER_SIGNS.sub("", normalize("NFKD", unescape(words))).lower()


class NotReadable(ValueError):
    """A file that cannot be brought in; `code` is a remark's, `what` the details."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(f"{code} {what}")
        self.code = code
        self.what = what
