"""Cleaned HTML to Markdown, by markdownify; boxes and tables are ours. Loaded only when there is HTML to convert."""

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, BACKSLASH, MarkdownConverter

from kbdesk.content.importing.alerts import TONES, alert, tone_of

_CONFLUENCE = {"information": "NOTE", "note": "WARNING", "tip": "TIP", "warning": "CAUTION"}
"""Confluence's yellow *note* macro is what GitHub calls a warning, its red *warning* a caution."""
_BOX = re.compile(r"(?:^|[-_ ])(?:alert|callout|admonition|panel|notice|box|message|macro|admonitionblock)(?:[-_ ]|$)")
_COMPLEX = ("table", "ul", "ol", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dl")
_LANGUAGE = re.compile(r"(?:language|lang|brush:?)[-:\s]+([\w+#-]{1,20})")
_OUTER_BREAKS = re.compile(r"^(?:<br>|\s)+|(?:<br>|\s)+$")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_LIKE_A_MARK = re.compile(r"^(\s*\d{0,9})([#+>-](?=[\s#])|[.)](?=\s))")
"""What a paragraph may not begin with, or it is a heading, a list or a quote."""
_EMPTY_LINES = re.compile(r"\n\s*\n")
_PLAIN_TAG = re.compile(r"<(?!(?:a|img)\b)(\w+)(?:\s[^<>]*?)?((?:\s(?:col|row)span=\"\d+\"){0,2})[^<>]*>")


def soup_of(cleaned: str) -> BeautifulSoup:
    """The tree of cleaned HTML."""
    return BeautifulSoup(cleaned, "html.parser")


class _Converter(MarkdownConverter):
    """`tell` hears of each table that stays HTML, with the first words in it."""

    def __init__(self, tell: Callable[[str], None], *, escapes: bool) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            newline_style=BACKSLASH,
            escape_asterisks=escapes,
            escape_underscores=escapes,
            table_infer_header=True,
            code_language_callback=_language_of,
            autolinks=False,
            sup_symbol="<sup>",
            sub_symbol="<sub>",
        )
        self._tell = tell
        self._escapes = escapes

    def convert_div(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A box when its class says so; else what is in it."""
        tone = "" if "_inline" in parent_tags else _tone(_classes(el))
        if tone and text.strip():
            return alert(tone, text)
        return text if "_inline" in parent_tags else f"\n\n{text.strip()}\n\n"

    convert_aside = convert_section = convert_article = convert_main = convert_div

    def convert_p(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A paragraph; a class such as `note` makes a box of it."""
        if "td" in parent_tags:
            return f"{text.strip()}<br>"
        if "_inline" not in parent_tags and text.strip():
            if tone := _tone(_classes(el)):
                return alert(tone, text)
            text = _LIKE_A_MARK.sub(r"\1\\\2", text, count=1) if self._escapes else text
        return str(super().convert_p(el, text, parent_tags))  # type: ignore[misc]  # the stubs name none of these

    def convert_table(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A table of plain cells; one that Markdown cannot hold stays HTML."""
        cells = el.find_all(["td", "th"])
        if el.find_parent("table") is not None:
            return text
        if len(cells) == 1 and not _is_complex(el):
            return f"\n\n{cells[0].get_text(' ', strip=True)}\n\n" if cells else ""
        if _is_complex(el):
            self._tell(next(iter(el.stripped_strings), ""))
            return f"\n\n{kept_table(el)}\n\n"
        return str(super().convert_table(el, text, parent_tags))  # type: ignore[misc]  # the stubs name none of these

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A line break; in a cell it stays a tag."""
        if "td" in parent_tags:
            return "<br>"
        return str(super().convert_br(el, text, parent_tags))  # type: ignore[misc]  # the stubs name none of these

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A cell: paragraphs become line breaks."""
        text = _OUTER_BREAKS.sub("", _EMPTY_LINES.sub("<br>", text.strip()))
        return str(super().convert_td(el, text, parent_tags))  # type: ignore[misc]  # the stubs name none of these

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Words that would read as marks."""
        text = str(super().escape(text, parent_tags))  # type: ignore[misc]  # the stubs name none of these
        if not self._escapes:
            return text
        text = _TAG_LIKE.sub(r"\\<", text)
        return text.replace("|", "\\|") if parent_tags & {"td", "th"} else text

    def convert_th(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A heading cell."""
        return str(super().convert_th(el, _EMPTY_LINES.sub(" ", text.strip()).replace("\\\n", " "), parent_tags))  # type: ignore[misc]  # the stubs name none of these

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """A link; an anchor without an address is no link."""
        return str(super().convert_a(el, text, parent_tags)) if el.get("href") else text  # type: ignore[misc]  # the stubs name none of these


def markdown_of(node: Tag, tell: Callable[[str], None], *, escapes: bool = True) -> str:
    """Markdown of a tree. `escapes` False leaves marks alone, where the HTML stood among Markdown."""
    found = str(_Converter(tell, escapes=escapes).convert_soup(node))
    return _EMPTY_LINES.sub("\n\n", found).strip() + "\n"


def kept_table(el: Tag) -> str:
    """A table as HTML that stands among Markdown: no attributes but those that join cells, no empty lines."""
    plain = _PLAIN_TAG.sub(lambda match: f"<{match[1]}{_spans(match[0])}>", str(el))
    return "\n".join(line.strip() for line in plain.split("\n") if line.strip())


def _spans(tag: str) -> str:
    return "".join(f" {found}" for found in re.findall(r"(?:col|row)span=\"\d{1,3}\"", tag))


def _is_complex(table: Tag) -> bool:
    if table.find(_COMPLEX) is not None:
        return True
    return any(
        str(cell.get(name) or "1") != "1" for cell in table.find_all(["td", "th"]) for name in ("colspan", "rowspan")
    )


def _classes(el: Tag) -> str:
    found = el.get("class")
    return " ".join(found) if isinstance(found, list) else str(found or "")


def _tone(classes: str) -> str:
    if not classes:
        return ""
    if (macro := re.search(r"confluence-information-macro-(\w+)", classes)) and macro[1] in _CONFLUENCE:
        return _CONFLUENCE[macro[1]]
    if "macro-body" in classes or "macro-icon" in classes:
        return ""
    if any(
        word in TONES and word not in {"default", "example", "summary", "primary", "secondary"}
        for word in classes.lower().split()
    ):
        return tone_of(*classes.split())
    return tone_of(*classes.split()) if _BOX.search(classes.lower()) else ""


def _language_of(el: Any) -> str | None:
    found = _LANGUAGE.search(" ".join([_classes(el), *(_classes(code) for code in el.find_all("code")[:1])]))
    return found[1] if found else None
