"""Blocks that stand as HTML in Markdown (tables, lists, headings) as Markdown; a table that it cannot hold stays HTML."""

import re

from kbdesk.content.importing.draft import NotReadable
from kbdesk.content.importing.inline_html import attributes
from kbdesk.content.importing.remarks import Remarks

_LARGEST = 200_000
_MOST_UNCLOSED = 30
"""Elements without an end before the rest is left as it is: each costs a look through all that follows."""
_OPENS = re.compile(
    r"^([ \t]*)<(table|ul|ol|dl|h[1-6]|p|blockquote|pre)\b([^<>]{0,500})>", re.IGNORECASE | re.MULTILINE
)
_IN_LIST = re.compile(r"^(?:[ \t]+\S|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])")
_MARKDOWN_INSIDE = re.compile(r"\n[ \t]*\n[ \t]*(?:#{1,6} |[-*+] |\d+[.)] |\||>|`{3})")


def with_blocks(text: str, remarks: Remarks) -> str:
    """The text with its HTML blocks converted; code must be masked."""
    pieces: list[str] = []
    at = unclosed = 0
    while unclosed < _MOST_UNCLOSED and (opening := _OPENS.search(text, at)) is not None:
        end = _end_of(text, opening[2].lower(), opening.start(2) - 1)
        raw = text[opening.start(2) - 1 : end]
        unclosed += not end
        if not end or _MARKDOWN_INSIDE.search(raw):
            pieces.append(text[at : opening.end()])
            at = opening.end()
            continue
        pieces.append(text[at : opening.start()])
        margin = opening[1] if _stands_in_list(text, opening.start()) else ""
        pieces.append(_block(raw, opening[2].lower(), attributes(opening[3]).get("id", ""), margin, remarks))
        at = end
    return "".join([*pieces, text[at:]])


def _end_of(text: str, name: str, start: int) -> int:
    """Behind the closing tag of the element at `start`; 0 when it is not closed, or is far too long."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^<>]{{0,500}}>", re.IGNORECASE).finditer(text, start, start + _LARGEST):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return 0


def _stands_in_list(text: str, start: int) -> bool:
    before = text[max(0, start - 2000) : start].rstrip()
    return _IN_LIST.match(before.rpartition("\n")[2]) is not None


def _block(raw: str, name: str, anchor: str, margin: str, remarks: Remarks) -> str:
    # Loaded here because most folders have no block of HTML.
    from kbdesk.content.importing.html_cleaning import readable_html
    from kbdesk.content.importing.html_markdown import markdown_of, soup_of

    def tell(words: str) -> None:
        remarks.add("table", raw.partition("\n")[0][:60], what=words or "<table>")

    try:
        found = markdown_of(soup_of(readable_html(raw)), tell, escapes=False).strip()
    except NotReadable:
        remarks.add("table", raw[:60], what=f"<{name}>")
        return ""
    if anchor and name.startswith("h"):
        found += f" {{#{anchor}}}"
    elif anchor:
        found = f'<a name="{anchor}"></a>\n\n{found}'
    return "\n\n" + "\n".join(f"{margin}{line}" if line else "" for line in found.split("\n")) + "\n\n"
