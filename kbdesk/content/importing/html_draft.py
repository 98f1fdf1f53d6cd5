"""A page of an HTML export (Confluence, Zendesk, any folder of .html) as a draft, and what a .docx became on its way."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from kbdesk.content.importing.draft import Draft, NotReadable, OldHeader
from kbdesk.content.importing.html_cleaning import readable_html
from kbdesk.content.importing.masks import without_signs
from kbdesk.content.importing.old_header import day_in
from kbdesk.content.importing.remarks import Remarks

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

MAX_BYTES = 5 * 1024 * 1024
_CHARSET = re.compile(rb"charset\s?=\s?[\"']?([\w-]{2,20})", re.IGNORECASE)
_CHARSETS = {"utf-8", "utf8", "windows-1252", "cp1252", "iso-8859-1", "iso-8859-15", "latin1", "us-ascii", "ascii"}
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{0,500})</title", re.IGNORECASE)
_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_LANG = re.compile(r"<html\b[^<>]{0,400}?\blang\s?=\s?[\"']?([A-Za-z]{2})", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b[^<>]{0,400}?rel\s?=\s?[\"']canonical[\"'][^<>]{0,400}?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s?=\s?(?:"([^"]{0,1500})"|'([^']{0,1500})')""")
_EMBEDDED = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]{1,8000000})", re.IGNORECASE)
_MAIN = (
    "#main-content",
    ".wiki-content",
    ".article-body",
    ".article__body",
    "[role=main]",
    "main",
    "article",
    "#content",
    ".content",
)
_FURNITURE = "nav, footer, header, .breadcrumb, .breadcrumbs, #breadcrumb-section, .page-metadata, .toc-macro, .pageSection.group, .article-votes, .article-relatives, .share, .aui-nav, #footer, .footer, .sidebar, .expand-icon"
_CHANGED = re.compile(
    r"(?:last modified|gewijzigd|bijgewerkt|updated|modified)\D{0,40}?((?:[A-Za-z]{3,9}\.? \d{1,2}, \d{4})|[\d./-]{8,10})",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAY = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})")


@dataclass(frozen=True, slots=True)
class Html:
    """A page before it is converted; `header` is what is known of it already, `pictures` what it carries inside.

    `is_titled` says that the title in `header` is the page's own, not the browser's line.
    """

    path: str
    text: str
    header: OldHeader = field(default_factory=OldHeader)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    is_titled: bool = False


def html_text(content: bytes) -> str:
    """The text of a page by its own charset. Raises NotReadable."""
    found = _CHARSET.search(content[:4096])
    charset = found[1].decode("ascii").lower() if found else "utf-8"
    if charset not in _CHARSETS:
        raise NotReadable("not-utf8", charset)
    try:
        return content.decode("utf-8-sig" if charset in {"utf-8", "utf8"} else charset)
    except UnicodeDecodeError as error:
        raise NotReadable("not-utf8", f"0x{content[error.start]:02X} @ {error.start}") from error


def html_page(path: str, content: bytes) -> Html:
    """A page of an export with what its head says. Raises NotReadable."""
    text = html_text(content)
    pictures: dict[str, bytes] = {}
    text = _EMBEDDED.sub(lambda match: _embedded(match, pictures), text)
    told = dict(filter(None, map(_meta, _META.findall(text[:100_000]))))
    title = _TITLE.search(text)
    lang = _LANG.search(text[:5_000])
    canonical = _CANONICAL.search(text[:100_000])
    address = _attributes(canonical[0]).get("href", "") if canonical else ""
    keywords = tuple(word.strip() for word in told.get("keywords", "").split(",") if word.strip())
    header = OldHeader(
        title=" ".join(unescape(title[1]).split()) if title else "",
        summary=told.get("description", ""),
        lang=lang[1].lower() if lang else "",
        keywords=keywords,
        addresses=(address,) if address else (),
        day=day_in(
            told.get("article:modified_time", "") or told.get("last-modified", "") or told.get("dcterms.modified", "")
        ),
    )
    return Html(path, text, header, pictures)


def html_draft(page: Html) -> Draft:
    """The page's own words as Markdown, without the furniture around them. Raises NotReadable."""
    # Loaded here because a folder of Markdown does without it.
    from kbdesk.content.importing.html_markdown import markdown_of, soup_of

    remarks = Remarks(page.path, page.text)
    for raw in re.findall(r"<(?:script|form)\b[^>]{0,80}>", page.text[:MAX_BYTES], re.IGNORECASE):
        if raw.lower().startswith("<form"):
            remarks.add("active", raw)
    soup = soup_of(readable_html(page.text))
    title = page.header.title if page.is_titled else _title(soup, page.header.title)
    day = page.header.day or _day_in_words(soup.get_text(" ")[:4000])
    main = _main(soup)
    for furniture in main.select(_FURNITURE):
        furniture.extract()
    for frame in main.select("p.import-embed"):
        remarks.add("embed", frame.get_text())
    anchors = _anchors(main)
    body = without_signs(markdown_of(main, _teller(remarks)))
    header = replace(page.header, title=title, day=day)
    return Draft(page.path, header, body, anchors, page.pictures, tuple(remarks.found))


def _teller(remarks: Remarks) -> Callable[[str], None]:
    return lambda words: remarks.add("table", words)


def _main(soup: "BeautifulSoup") -> "Tag":
    """Where the page's own words stand."""
    for selector in _MAIN:
        found = soup.select_one(selector)
        if found is not None and len(found.get_text(strip=True)) > 20:
            return found
    return soup


def _title(soup: "BeautifulSoup", in_head: str) -> str:
    """The first heading of the page; of the head's title the part that is no site's or space's name."""
    heading = soup.select_one("#title-text") or soup.select_one("h1")
    words = " ".join(heading.get_text(" ").split()) if heading is not None else ""
    words = words or in_head
    if heading is None and (parts := re.split(r"\s+[|–—·-]\s+", words)):
        words = parts[0]
    return (
        words.partition(" : ")[2] or words
        if " : " in words and heading is not None and heading.get("id") == "title-text"
        else words
    )


def _anchors(main: "Tag") -> dict[str, str]:
    """Addresses of headings, and of anchors in or right before them, with the words of the heading."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for el in main.find_all(True):
        name = str(el.get("id") or el.get("name") or "")
        if el.name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            words = " ".join(el.get_text(" ").split())
            inner = [str(one.get("id") or one.get("name") or "") for one in el.find_all(True)]
            found |= dict.fromkeys(filter(None, [name, *waiting, *inner]), words)
            waiting = []
        elif name:
            waiting.append(name)
    return found


def _embedded(match: re.Match[str], pictures: dict[str, bytes]) -> str:
    """A picture that the page carries inside, as a file of its own."""
    try:
        content = b64decode(re.sub(r"\s", "", match[2]), validate=True)
    except NotBase64:
        return ""
    name = f"embedded:{len(pictures) + 1}.{match[1].lower().replace('jpeg', 'jpg')}"
    pictures[name] = content
    return name


def _meta(inside: str) -> tuple[str, str] | None:
    found = _attributes(inside)
    name = (found.get("name") or found.get("property") or "").lower()
    return (name, " ".join(unescape(found.get("content", "")).split())) if name else None


def _attributes(inside: str) -> dict[str, str]:
    return {name.lower(): first or second for name, first, second in _ATTRIBUTE.findall(inside)}


def _day_in_words(words: str) -> date | None:
    """The day after words such as *last modified on*."""
    found = _CHANGED.search(words)
    if found is None:
        return None
    english = _ENGLISH_DAY.fullmatch(found[1])
    if english and english[1].lower() in _MONTHS:
        return day_in(f"{english[3]}-{_MONTHS.index(english[1].lower()) + 1}-{english[2]}")
    return day_in(found[1])
