"""A page's HTML as lines of text for a terminal: headings, words to say set apart, notices with their word, tables.

Reads the sanitised HTML of `Page` and nothing else. Links get a number; what they lead to is listed at the end.
"""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kbdesk.domain.referral import fill
from kbdesk.domain.step_view import BLANK

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_PARAGRAPHS = _HEADINGS | {
    "p",
    "dt",
    "dd",
    "li",
    "pre",
    "figcaption",
    "summary",
    "div",
    "blockquote",
    "figure",
    "details",
}
_CELLS = {"td", "th"}
_INSIDE = "kb:"
LOWEST_WIDTH = 24


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with its mark for `Output.line`."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered link: its words, and the address; `path` and `step` when it leads inside the content."""

    number: int
    words: str
    address: str

    @property
    def where(self) -> str:
        """The address for people."""
        return self.address.removeprefix(_INSIDE)

    @property
    def path(self) -> str:
        """The file inside the content, else empty."""
        return self.where.partition("#")[0] if self.address.startswith(_INSIDE) else ""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page to print."""

    lines: tuple[TextLine, ...]
    links: tuple[PageLink, ...]


def page_text(html: str, width: int, notices: Mapping[str, str]) -> PageText:
    """The page in lines of at most `width` columns; `notices` are the words for the tones (`caution`, `note`, …)."""
    reader = _Reader(width, notices)
    reader.feed(fill(html, {}, blank=BLANK))
    reader.close()
    return reader.finished()


def section_html(html: str, slug: str) -> str:
    """The part of a page under the heading with this id, up to the next one of its level or above; else empty."""
    begin = re.search(rf'<h([1-6])\b[^>]*\sid="{re.escape(slug)}"', html)
    if begin is None:
        return ""
    end = re.compile(rf"<h[1-{begin[1]}]\b").search(html, begin.end())
    return html[begin.start() : end.start() if end else len(html)]


@dataclass(slots=True)
class _Frame:
    """An open block: what stands before its first line and before the others."""

    tag: str
    first: str = ""
    rest: str = ""
    mark: str = ""
    number: int = 0
    began: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Gathers inline words until a block ends, then wraps them under the frames that are open."""

    def __init__(self, width: int, notices: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._width = width
        self._notices = notices
        self._frames: list[_Frame] = []
        self._words: list[str] = []
        self._lines: list[TextLine] = []
        self._links: list[PageLink] = []
        self._opened_link: tuple[str, int] | None = None
        self._table: _Table | None = None
        self._tables_inside = 0
        self._preformatted = False
        self._stays_close = False

    def finished(self) -> PageText:
        self._flush()
        lines = [line for place, line in enumerate(self._lines) if line.text or (place and self._lines[place - 1].text)]
        while lines and not lines[-1].text:
            lines.pop()
        return PageText(tuple(lines), tuple(self._links))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._table is not None and self._is_inside_cell(tag):
            self._words.append(" ")
            self._tables_inside += tag == "table"
            return
        if tag in _PARAGRAPHS or tag in {"ul", "ol", "table"}:
            self._flush()
            self._open_block(tag, given)
        elif tag == "hr":
            self._flush()
            self._lines += [TextLine(""), TextLine("─" * min(self._width, 20), "dim"), TextLine("")]
        elif tag == "br":
            self._words.append("\n")
        elif tag == "img":
            alt = given.get("alt") or given.get("src", "").removeprefix(_INSIDE)
            self._words.append(f"[{alt}]" if alt else "")
        elif tag == "a" and given.get("href") and not given["href"].startswith("#"):
            self._opened_link = (given["href"], len(self._words))
        elif tag == "tr" and self._table is not None:
            self._table.rows.append([])
        elif tag in _CELLS:
            self._words.clear()

    def handle_endtag(self, tag: str) -> None:
        if self._table is not None and self._is_inside_cell(tag) and (tag != "table" or self._tables_inside):
            self._words.append(" ")
            self._tables_inside -= tag == "table"
        elif tag == "a" and self._opened_link is not None:
            self._close_link(*self._opened_link)
        elif tag in _CELLS and self._table is not None and self._table.rows:
            self._table.rows[-1].append(_one_line("".join(self._words)))
            self._words.clear()
        elif tag == "table" and self._table is not None:
            self._print_table(self._table.rows)
            self._table = None
            self._close_block(tag)
        elif tag in _PARAGRAPHS or tag in {"ul", "ol"}:
            self._flush()
            self._close_block(tag)

    def _is_inside_cell(self, tag: str) -> bool:
        """True for blocks that a cell holds; there they are only words, also when they are a table of their own."""
        return (
            tag in _PARAGRAPHS or tag in {"ul", "ol", "table"} or (self._tables_inside > 0 and tag in {"tr", *_CELLS})
        )

    def handle_data(self, data: str) -> None:
        if self._frames and self._frames[-1].tag in {"ul", "ol", "table"} and not data.strip():
            return
        self._words.append(data if self._preformatted else re.sub(r"\s+", " ", data))

    def _open_block(self, tag: str, given: Mapping[str, str]) -> None:
        classes = given.get("class", "").split()
        frame = _Frame(tag)
        if tag in _HEADINGS:
            frame.mark = "bold"
        elif tag == "blockquote":
            say = "say" in classes
            frame.first = frame.rest = "  » " if say else "  | "
            frame.mark = "blue" if say else ""
        elif tag == "div" and "callout" in classes:
            tone = next((one for one in classes if one in self._notices), "note")
            frame.first = frame.rest = "  ! "
            frame.mark = {"caution": "red", "warning": "amber"}.get(tone, "")
            self._frames.append(frame)
            self._blank()
            self._put(self._notices.get(tone, tone).upper())
            self._stays_close = True
            return
        elif tag == "li":
            frame.first, frame.rest = self._bullet("task" in classes), "    "
        elif tag in {"dd", "pre"}:
            frame.first = frame.rest = "    "
        elif tag == "table":
            self._table = _Table()
        elif tag == "ol":
            frame.number = int(given.get("start", "1")) - 1
        self._preformatted = self._preformatted or tag == "pre"
        if not (tag == "li" or (tag in {"ul", "ol", "p"} and self._inside_item())):
            self._blank()
        self._frames.append(frame)

    def _bullet(self, is_task: bool) -> str:
        above = self._frames[-1] if self._frames else _Frame("ul")
        if above.tag == "ol":
            above.number += 1
            return f"{above.number:>2}. "
        return "  " if is_task else "  • "

    def _inside_item(self) -> bool:
        return any(frame.tag == "li" and not frame.began for frame in self._frames) or any(
            frame.tag == "li" for frame in self._frames[-1:]
        )

    def _close_block(self, tag: str) -> None:
        while self._frames:
            frame = self._frames.pop()
            if frame.tag == "pre":
                self._preformatted = False
            if frame.tag == tag:
                break
        if tag in {"blockquote", "table", "pre"} or (tag in {"ul", "ol"} and not self._frames):
            self._blank()

    def _close_link(self, address: str, begin: int) -> None:
        words = _one_line("".join(self._words[begin:]))
        self._opened_link = None
        if address.removeprefix("mailto:").removeprefix("tel:") == words or address == words:
            return
        link = PageLink(len(self._links) + 1, words, address)
        self._links.append(link)
        self._words.append(f" [{link.number}]")

    def _flush(self) -> None:
        text = "".join(self._words)
        self._words.clear()
        if self._preformatted:
            for line in text.strip("\n").split("\n"):
                self._put(line)
            return
        for line in text.split("\n"):
            for wrapped in self._wrapped(_one_line(line)):
                self._put(wrapped)

    def _wrapped(self, text: str) -> Sequence[str]:
        room = max(LOWEST_WIDTH, self._width - sum(len(frame.rest) for frame in self._frames))
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) if text else ()

    def _put(self, text: str) -> None:
        before = "".join(frame.rest if frame.began else frame.first for frame in self._frames)
        mark = next((frame.mark for frame in reversed(self._frames) if frame.mark), "")
        for frame in self._frames:
            frame.began = True
        self._lines.append(TextLine((before + text).rstrip(), mark))

    def _blank(self) -> None:
        """An empty line between blocks, but not behind the word of a notice."""
        if self._stays_close:
            self._stays_close = False
        elif self._lines and self._lines[-1].text:
            self._lines.append(TextLine(""))

    def _print_table(self, rows: list[list[str]]) -> None:
        rows = [row for row in rows if row]
        if not rows:
            return
        widths = [max(len(row[place]) if place < len(row) else 0 for row in rows) for place in range(len(rows[0]))]
        if sum(widths) + 2 * len(widths) <= self._width:
            for number, row in enumerate(rows):
                self._put("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())
                if number == 0:
                    self._put("  ".join("─" * width for width in widths))
            return
        for row in rows[1:]:
            for head, cell in zip(rows[0], row, strict=False):
                for wrapped in self._wrapped(f"{head}: {cell}" if head else cell):
                    self._put(wrapped)
            self._blank()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
