"""HTML in one form, so that two renderers can be compared: what a reader sees, in order, and nothing else.

Left out are the order of attributes, the way a character is written, white space between blocks, ids, source lines
and classes other than a code block's language. Boxes of task lists, alerts and footnotes have one form, whoever made
them: `cmark-gfm` knows no alerts and leaves a quote that begins with `[!NOTE]`.
"""

import re
from html.parser import HTMLParser

_BLOCKS = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "frame h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu nav ol optgroup option p pre "
    "source summary table tbody td tfoot th thead title tr track ul br"
).split()
_AROUND = re.compile(rf"[ \x01]*(</?(?:{'|'.join(_BLOCKS)})(?: [^\0]*)?\0>)[ \x01]*")
_KEPT = {"href", "src", "alt", "title", "start", "align"}
_VOID = {"br", "hr", "img", "input"}
_ALERT = re.compile(
    r"<blockquote\0><p\0>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] ?(\x01|<br\0>|</p\0>)", re.IGNORECASE
)
_QUOTE = re.compile(r"<(/?)blockquote\0>")
_FOOTNOTES = re.compile(r'<(?:section|ol) class="footnotes"\0>')
_MARK = re.compile(r'<sup\0><a href="#fn-[^\0]*\0>(.*?)</a\0></sup\0>')
_BACK = re.compile(r'[ \x01]*<a href="#fnref-[^\0]*\0>.*?</a\0>')


def normal(html: str) -> str:
    """The normal form of a piece of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _AROUND.sub(r"\1", "".join(reader.pieces))
    text = _with_alerts(text)
    text = _with_footnotes(text)
    return text.replace("\0", "").replace("\1", " ").strip()


def _with_alerts(text: str) -> str:
    while match := _ALERT.search(text):
        depth, end = 0, len(text)
        for quote in _QUOTE.finditer(text, match.start()):
            depth += -1 if quote[1] else 1
            if depth == 0:
                end = quote.start()
                break
        first = "" if match[2].startswith("</p") else "<p\0>"
        inside = first + text[match.end() : end]
        rest = text[end:].removeprefix("</blockquote\0>")
        text = f'{text[: match.start()]}<div class="callout {match[1].lower()}"\0>{inside}</div\0>{rest}'
    return text


def _with_footnotes(text: str) -> str:
    """Marks of footnotes as `<fn>1`; the way back, the line above and the section around them left out."""
    text = _MARK.sub(r"<fn>\1", text)
    start = _FOOTNOTES.search(text)
    if start is None:
        return text
    notes = _BACK.sub("", text[start.end() :]).removeprefix("<ol\0>").replace("</section\0>", "")
    return text[: start.start()].removesuffix("<hr\0>") + "<footnotes>" + notes


class _Reader(HTMLParser):
    """Writes what it reads again; NUL before `>` tells our tags from text, SOH is a line end in running text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._in_pre = 0
        self._boxes: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        classes = found.get("class", "").split()
        if tag == "input":
            self.pieces.append("☑" if "checked" in found else "☐")
            return
        if tag == "span":
            self._boxes.append(classes == ["box"])
            if self._boxes[-1]:
                return
        self._in_pre += tag == "pre"
        kept = {one: value for one, value in found.items() if one in _KEPT}
        language = next((one for one in classes if one.startswith("language-")), "")
        if tag == "code" and language:
            kept["class"] = language
        elif classes and classes[0] in {"callout", "footnotes"}:
            kept["class"] = " ".join(classes)
        written = "".join(f' {one}="{value}"' for one, value in sorted(kept.items()))
        self.pieces.append(f"<{'del' if tag == 's' else tag}{written}\0>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._in_pre = max(0, self._in_pre - 1)
        is_box = tag == "span" and self._boxes and self._boxes.pop()
        if tag not in _VOID and not is_box:
            self.pieces.append(f"</{'del' if tag == 's' else tag}\0>")

    def handle_data(self, data: str) -> None:
        if not self._in_pre:
            data = re.sub(r"[ \t\r\f\v]*\n[ \t\r\f\v\n]*", "\1", data)
            data = re.sub(r"[ \t\r\f\v]+", " ", data)
        elif self.pieces[-1] == "<pre\0>":
            data = data.removeprefix("\n")  # as browsers do
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")
