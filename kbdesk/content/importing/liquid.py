"""Liquid as Jekyll, GitHub Docs and GitBook use it, as far as it is plain: boxes, links, values, texts put in.

What decides or computes (`if`, `for`, `assign`) is no text. Of an *if* the first branch stays, and a remark says so.
"""

import re
from collections.abc import Iterator

from kbdesk.content.importing.alerts import alert, tone_of, tone_of_box
from kbdesk.content.importing.nesting import Tag, fold
from kbdesk.content.importing.remarks import Remarks, comment
from kbdesk.content.importing.site import Site
from kbdesk.content.yaml_nodes import Mapping, YamlError, read_yaml, text

_TAG = re.compile(r"\{%-?\s{0,9}(end)?([\w-]{1,40})((?:[^%\n]|%(?!\})){0,600}?)-?%\}")
_VALUE = re.compile(r"\{\{-?\s{0,9}((?:[^{}\n]){1,300}?)\s{0,9}-?\}\}")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.{0,20000}?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_RAW_TAG = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_ELSE = re.compile(r"\{%-?\s*(?:else|elsif|elseif)\b[^%]{0,300}%\}")
_LITERAL = re.compile(r"""["']([^"']{0,300})["']\s*(?:\||$)""")
_BRANCHES = frozenset({"if", "unless", "case"})
_PLAIN_GROUPS = frozenset({"tabs", "stepper", "columns", "column", "content-ref", "rowheaders", "capture", "code"})
_SILENT = frozenset({"assign", "toc", "comment", "break", "seo", "feed_meta"})
_DEEPEST = 4


def hidden_raw(source: str) -> Iterator[tuple[str, str]]:
    """Texts between `raw` and `endraw`, with their tags and without."""
    yield from ((found[0], found[1]) for found in _RAW.finditer(source))


def without_raw_tags(code: str) -> str:
    """Code without the tags that keep Liquid off it."""
    return _RAW_TAG.sub("", code)


def without_liquid(source: str, site: Site, remarks: Remarks) -> str:
    """The text with Liquid converted; code must be masked."""
    return _Liquid(site, remarks).converted(source, 0)


def with_values(source: str, site: Site, remarks: Remarks) -> str:
    """The text with values for what stands between double braces; code must be masked."""
    return _VALUE.sub(lambda match: _value(match, site, remarks), source) if "{{" in source else source


def _tags(source: str) -> Iterator[Tag]:
    for found in _TAG.finditer(source):
        name = {"ifversion": "if"}.get(found[2].lower(), found[2].lower())
        if name not in {"else", "elsif", "elseif", "when"}:
            yield Tag(found.start(), found.end(), name, found[0], found[3].strip(), closes=bool(found[1]))


class _Liquid:
    """One text; `depth` counts texts put in by texts put in."""

    def __init__(self, site: Site, remarks: Remarks) -> None:
        self._site = site
        self._remarks = remarks

    def converted(self, source: str, depth: int) -> str:
        if "{%" not in source:
            return source
        return fold(source, _tags(source), lambda tag, inside: self._tag(tag, inside, depth))

    def _tag(self, tag: Tag, inside: str | None, depth: int) -> str:
        words, named = tag.words(), tag.named()
        if inside is None:
            return self._single(tag, depth)
        if tag.name in _SILENT:
            return ""
        if tag.name in _BRANCHES:
            self._remarks.add("branch", tag.raw)
            return _ELSE.split(inside)[0]
        if tag.name == "highlight":
            return f"\n```{words[0] if words else ''}\n{inside.strip(chr(10))}\n```\n"
        if tone := tone_of_box(tag.name, words, named):
            return alert(tone, inside, title=named.get("title", ""))
        if tag.name == "tab":
            return f"\n\n**{named.get('title', '')}**\n\n{inside.strip()}\n\n"
        if tag.name not in _PLAIN_GROUPS and not tag.name.startswith("api-method-"):
            self._remarks.add("liquid", tag.raw)
        return inside

    def _single(self, tag: Tag, depth: int) -> str:
        words, named, argument = tag.words(), tag.named(), tag.arguments.strip()
        if tag.name in {"link", "post_url"}:
            return argument.strip("\"'")
        if tag.name in _SILENT or tag.name == "octicon":
            return named.get("aria-label", "")
        if tag.name in {"data", "indented_data_reference"} and words:
            return self._data(tag, words[0], depth)
        if tag.name in {"include", "include_relative", "include_cached"} and argument:
            return self._include(tag, argument.split()[0].strip("\"'"), named, depth)
        if tag.name in {"embed", "file", "youtube", "video", "swagger"}:
            address = named.get("url") or named.get("src") or "".join(words[:1])
            if tag.name == "youtube" and address and "/" not in address:
                address = f"https://www.youtube.com/watch?v={address}"
            if address:
                return f"[{named.get('caption') or address}]({address})"
        self._remarks.add("liquid", tag.raw)
        return comment(tag.raw)

    def _data(self, tag: Tag, name: str, depth: int) -> str:
        """`variables.product.name` is a key in a file, `reusables.a.b` is a file."""
        parts = name.split(".")
        found: str | None = None
        if len(parts) > 2 and parts[0] == "variables":
            base = "/".join(("data", *parts[:-1]))
            found = _value_in(self._site.data_file(f"{base}.yml", f"{base}.yaml"), parts[-1])
        elif len(parts) > 1:
            found = self._site.data_file("/".join(("data", *parts)) + ".md")
        return self._put_in(tag, name, found, depth)

    def _include(self, tag: Tag, name: str, named: dict[str, str], depth: int) -> str:
        """A file of `_includes`; one that is called after a box, and has words for it, is that box."""
        stem = name.rpartition("/")[2].partition(".")[0].lower()
        said = named.get("content") or named.get("text") or named.get("message") or named.get("body") or ""
        if said and (tone := tone_of_box(stem, (), named) or tone_of(stem)):
            return alert(tone, said, title=named.get("title", ""))
        source = named.get("src") or named.get("file") or named.get("url") or ""
        if source and stem in {"image", "figure", "img", "picture"}:
            return f"![{named.get('alt') or named.get('caption', '')}](<{source}>)"
        is_text = name.endswith((".md", ".txt", ".markdown"))
        return self._put_in(tag, name, self._site.data_file(f"_includes/{name}") if is_text else None, depth)

    def _put_in(self, tag: Tag, name: str, found: str | None, depth: int) -> str:
        if found is None or depth >= _DEEPEST:
            self._remarks.add("include-missing", tag.raw, what=name)
            return comment(tag.raw)
        return self.converted(found.strip(), depth + 1)


def _value_in(found: str | None, key: str) -> str | None:
    try:
        node = read_yaml(found) if found else None
    except YamlError:
        return None
    return text(node.get(key)) or None if isinstance(node, Mapping) else None


def _value(match: re.Match[str], site: Site, remarks: Remarks) -> str:
    """`site.title` by the settings, `"/a" | relative_url` by itself; of anything else nobody here knows the value."""
    expression = match[1].strip()
    if expression.startswith(("<", "%")):
        return match[0]
    if literal := _LITERAL.match(expression):
        return literal[1]
    name = expression.partition("|")[0].strip().lower()
    if name in {"site.baseurl", "site.url", "base_url", "page.url"}:
        return ""
    if (value := site.values.get(name.removeprefix("site."))) is not None:
        return value
    remarks.add("value", match[0])
    return comment(match[0])
