"""Content HTML to the HTML that Qt's text engine shows well: pure, no Qt in it, so that pages and steps look alike.

Callouts and say-blocks become one-cell tables (`RichBrowser` paints them with round corners; on paper they keep a
square tint and a bar), code blocks too; callouts get an icon and a word in the reader's language; pictures stand in
lines of 100 % height, because Qt adds half their height otherwise. Names of headings become anchors.
"""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

from kbdesk.ui.kit.tokens import Tokens
from kbdesk.wording.speak import speak
from kbdesk.wording.window import WINDOW

CALLOUT_ICONS = {
    "note": "info",
    "tip": "lightbulb",
    "important": "circle-alert",
    "warning": "triangle-alert",
    "caution": "octagon-alert",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_RENAMED = {"del": "s", "ins": "u", "q": "span", "mark": "span", "kbd": "code", "samp": "code", "abbr": "span"}
_DROPPED = {"figure", "details", "summary", "figcaption", "caption", "section"}
_KEPT = {"href", "align", "colspan", "rowspan", "start", "title"}
_VOID = {"br", "hr", "img"}


def to_rich_text(
    html: str,
    tokens: Tokens,
    lang: str,
    *,
    scale: float = 1.0,
    paper: bool = False,
    lead: bool = False,
    script: bool = False,
) -> str:
    """A whole document for `setHtml`. `paper` gives sizes in points and boxes that need no painting by us.

    `lead` sets the first paragraph apart. `script` makes the signs of a script (values, fields, conditions) quiet. Links keep their form (`kb:…`); a say-block gets a link `say:<number>`, an
    icon is a picture `icon:<name>:<rrggbb>:<size>`.
    """
    writer = _Writer(tokens, lang, scale=scale, paper=paper, lead=lead, script=script)
    writer.feed(html)
    writer.close()
    return (
        f"<html><head><style>{_css(tokens, scale, paper=paper)}</style></head><body>{''.join(writer.out)}</body></html>"
    )


def box_kinds(tokens: Tokens) -> Mapping[str, str]:
    """Ground colour -> what a table with that ground is: `say`, `code`, or a tone. This is how they are told apart."""
    kinds = {tokens.tone(name).tint: name for name in ("note", "tip", "warning", "caution")}
    return {**kinds, tokens.accent_tint: "say", tokens.code: "code"}


class _Writer(HTMLParser):
    """Writes as it reads; `_ends` holds what closes each open element that was rewritten."""

    def __init__(self, tokens: Tokens, lang: str, *, scale: float, paper: bool, lead: bool, script: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._tokens, self._lang, self._scale, self._paper = tokens, lang, scale, paper
        self._wants_lead, self._script = lead, script
        self._ends: list[tuple[str, str]] = []
        self._says = 0
        self._in_pre = 0
        self._boxed_item = -1
        self._paragraph = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "img":
            if self._paragraph >= 0:
                self.out[self._paragraph] = "<p class='figure'>"
            self.out.append(self._picture(given))
        elif tag in _VOID:
            self.out.append(f"<{tag}>")
        else:
            start, end = self._pair(tag, given, classes)
            if tag == "p":
                self._paragraph = len(self.out)
            self.out.append(start)
            self._ends.append((tag, end))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self._ends:
            opened, end = self._ends.pop()
            self.out.append(end)
            if opened == "pre":
                self._in_pre -= 1
            if opened == "p":
                self._paragraph = -1
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._boxed_item >= 0:
            state = "checked" if "☑" in data or "☒" in data else "unchecked"
            self.out[self._boxed_item] = self.out[self._boxed_item].replace("<li", f"<li class='{state}'", 1)
            self._boxed_item = -1
            return
        self.out.append(escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")

    def _pair(self, tag: str, given: Mapping[str, str], classes: list[str]) -> tuple[str, str]:
        """Start and end of an element as Qt should read it."""
        if tag == "blockquote" and "say" in classes:
            return self._say()
        if tag == "div" and "callout" in classes:
            return self._callout(next((name for name in classes if name in CALLOUT_ICONS), "note"))
        if tag == "pre":
            self._in_pre += 1
            return self._box(self._tokens.code, "code", 12) + "<pre>", "</pre></td></tr></table>"
        if tag == "code" and self._in_pre:
            return "", ""
        if tag == "code" and self._script:
            return "<span class='sign'>", "</span>"
        if tag == "table":
            return "<table class='grid' width='100%' cellspacing='0' cellpadding='0'>", "</table>"
        if tag in _HEADINGS:
            anchor = f"<a name='{escape(given['id'])}'></a>" if given.get("id") else ""
            return f"<{tag}>{anchor}", f"</{tag}>"
        if tag in {"summary", "figcaption", "caption"}:
            return "<p class='caption'>", "</p>"
        if tag in _DROPPED:
            return "", ""
        return self._plain(tag, given)

    def _plain(self, tag: str, given: Mapping[str, str]) -> tuple[str, str]:
        if tag == "p" and self._wants_lead and not self._ends:
            self._wants_lead = False
            return "<p class='lead'>", "</p>"
        if tag == "mark":
            return "<span class='mark'>", "</span>"
        if tag == "kbd":
            return "<code>", "</code>"
        if tag == "q":
            return "“", "”"
        anchor = (
            f"<a name='{escape(given['id'])}'></a>" if given.get("id") and tag in {"li", "sup", "a", "span"} else ""
        )
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in given.items() if name in _KEPT)
        name = _RENAMED.get(tag, tag)
        if tag == "li":
            return f"<li{attributes}>{anchor}", "</li>"
        if tag == "span" and given.get("class") == "box" and self.out and self.out[-1].startswith("<li"):
            # Qt draws the box itself where the dot of the list would stand; which one is known by its text.
            self._boxed_item = len(self.out) - 1
            return "", ""
        return f"{anchor}<{name}{attributes}>", f"</{name}>"

    def _say(self) -> tuple[str, str]:
        number, self._says = self._says, self._says + 1
        accent = self._tokens.accent
        word = escape(self._word("read.say")).upper()
        head = f"<td class='sayhead'>{self._icon('quote', accent, 13)}&nbsp; {word}</td>"
        copy = (
            ""
            if self._paper
            else f"<td align='right'><a class='copy' href='say:{number}'>{escape(self._word('read.copy_say'))}</a></td>"
        )
        inner = f"<table class='sayhead' width='100%' cellspacing='0' cellpadding='0'><tr>{head}{copy}</tr></table>"
        start = self._box(self._tokens.accent_tint, "say", 14) + ("" if self._paper else inner)
        return start, "</td></tr></table>"

    def _callout(self, name: str) -> tuple[str, str]:
        tone = self._tokens.tone(name)
        bar = f"<td width='4' bgcolor='{tone.bar}' style='padding:0'></td>" if self._paper else ""
        title = (
            f"<p class='callouthead'>{self._icon(CALLOUT_ICONS[name], tone.bar, 16)}"
            f"<span style='color:{tone.text}'>&nbsp; {escape(self._word(f'callout.{name}'))}</span></p>"
        )
        start = (
            f"<table class='box' width='100%' cellspacing='0' cellpadding='{self._px(14)}' bgcolor='{tone.tint}'><tr>{bar}"
            f"<td class='callout'>{title}"
        )
        return start, "</td></tr></table>"

    def _box(self, ground: str, kind: str, padding: int) -> str:
        return (
            f"<table class='box' width='100%' cellspacing='0' cellpadding='{self._px(padding)}' bgcolor='{ground}'>"
            f"<tr><td class='{kind}'>"
        )

    def _picture(self, given: Mapping[str, str]) -> str:
        source = given.get("src", "")
        if not source:
            return escape(given.get("alt", ""))
        title = given.get("title", "")
        caption = f"<br><span class='caption'>{escape(title)}</span>" if title else ""
        return f'<img class=\'picture\' src="{escape(source)}" alt="{escape(given.get("alt", ""))}">{caption}'

    def _icon(self, name: str, colour: str, size: int) -> str:
        if self._paper:
            return ""
        edge, hexed = self._px(size), colour.lstrip("#")
        style = "vertical-align: middle"
        return f"<img src='icon:{name}:{hexed}:{edge}' width='{edge}' height='{edge}' style='{style}'>"

    def _word(self, key: str) -> str:
        return speak(WINDOW, key, self._lang)

    def _px(self, size: float) -> int:
        return round(size * self._scale)


def _css(t: Tokens, scale: float, *, paper: bool) -> str:
    """Only what Qt's text engine knows of CSS."""

    def size(pixels: float) -> str:
        return f"{pixels * 0.72:.1f}pt" if paper else f"{round(pixels * scale)}px"

    def px(pixels: float) -> str:
        return f"{round(pixels * scale)}px"

    high = t.line_height
    return f"""
body {{ color: {t.text}; font-family: {t.font_family}; font-size: {size(t.size_article)}; }}
p {{ margin-top: 0; margin-bottom: {px(12)}; line-height: {high}%; }}
p.lead {{ font-size: {size(t.size_article + 1.5)}; margin-bottom: {px(16)}; line-height: {high}%; }}
table.box {{ margin-top: {px(10)}; margin-bottom: {px(10)}; }}
p.figure {{ margin-top: {px(4)}; margin-bottom: {px(16)}; line-height: 100%; }}
p.callouthead {{ font-weight: 600; margin-bottom: {px(4)}; line-height: 100%; }}
li {{ margin-bottom: {px(5)}; line-height: {high}%; }}
ul, ol {{ margin-top: 0; margin-bottom: {px(12)}; }}
h1 {{ color: {t.heading}; font-size: {size(t.size_h1)}; font-weight: 700; margin-top: 0; margin-bottom: {px(10)}; }}
h2 {{ color: {t.heading}; font-size: {size(t.size_h2)}; font-weight: 600; margin-top: {px(22)}; margin-bottom: {px(10)}; }}
h3 {{ color: {t.heading}; font-size: {size(t.size_h3)}; font-weight: 600; margin-top: {px(20)}; margin-bottom: {px(8)}; }}
h4, h5, h6 {{ color: {t.heading}; font-size: {size(t.size_article)}; font-weight: 600; margin-top: {px(16)};
  margin-bottom: {px(6)}; }}
a {{ color: {t.accent}; text-decoration: none; }}
a.copy {{ font-size: {size(t.size_label)}; font-weight: 600; }}
code {{ font-family: {t.code_family}; font-size: {size(t.size_article - 2)}; background-color: {t.code}; }}
pre {{ font-family: {t.code_family}; font-size: {size(t.size_article - 2)}; margin: 0; line-height: 140%;
  white-space: pre-wrap; }}
.sign {{ color: {t.muted}; font-size: {size(t.size_small)}; }}
.mark {{ background-color: {t.mark}; color: {t.mark_text}; }}
.caption {{ color: {t.muted}; font-size: {size(t.size_label)}; }}
td.say p {{ font-size: {size(t.size_say)}; color: {t.heading}; margin-bottom: {px(2)}; line-height: {t.say_height}%; }}
table.sayhead {{ margin-bottom: {px(7)}; }}
td.sayhead {{ color: {t.accent}; font-size: {size(t.size_small)}; font-weight: 600; }}
td.callout p {{ margin-bottom: {px(4)}; line-height: {high}%; }}
table.grid {{ border-collapse: collapse; border: 0px; margin-top: {px(4)}; margin-bottom: {px(16)}; }}
table.grid th {{ color: {t.muted}; font-weight: 600; font-size: {size(t.size_label)}; text-align: left;
  padding: {px(7)} {px(12)} {px(7)} {px(4)}; border-bottom: 2px solid {t.control_line}; }}
table.grid td {{ padding: {px(8)} {px(12)} {px(8)} {px(4)}; border-bottom: 1px solid {t.line}; }}
blockquote {{ margin-left: {px(16)}; margin-right: 0; color: {t.muted}; }}
hr {{ background-color: {t.line}; }}
"""
