"""The settings file of the other tool, as far as moving in needs it: web address, values, names in the navigation."""

import re
import tomllib
from collections.abc import Iterator
from posixpath import commonpath, dirname, normpath
from urllib.parse import urlsplit

from kbdesk.content.importing.site import ReadText, Site, origin_of
from kbdesk.content.yaml_nodes import Mapping, Node, Scalar, Sequence, YamlError, read_yaml, text
from kbdesk.domain.moved_in import Origin

_NAMES = re.compile(
    r"(?:[^/]+/)?(?:mkdocs\.ya?ml|_config\.ya?ml|(?:hugo|config)\.(?:toml|ya?ml)|config/_default/(?:hugo|config)\.(?:toml|ya?ml)"
    r"|docusaurus\.config\.\w+|astro\.config\.\w+)"
)
_IN_SCRIPT = re.compile(r"""^\s*(url|baseUrl|site|title|base)\s*:\s*["']([^"'\n]{1,200})["']""", re.MULTILINE)
_ADDRESSES = ("baseurl", "site_url", "url", "site")


def site_of(
    files: frozenset[str], read_text: ReadText, *, sample: str, origin: Origin | None = None, address: str = ""
) -> Site:
    """Everything known of the folder as a whole; a settings file that cannot be read says nothing.

    `address` is where it stood on the web, when somebody says so.
    """
    values: dict[str, str] = {}
    titles: dict[str, str] = {}
    for path in sorted(files):
        if _NAMES.fullmatch(path):
            found = read_text(path) or ""
            node = _node(path, found)
            values |= {name.lower(): value for name, value in _values(path, found, node) if value}
            if isinstance(node, Mapping):
                docs = normpath(f"{dirname(path)}/{text(node.get('docs_dir')) or 'docs'}").lstrip("/")
                titles |= {f"{docs}/{page}".removeprefix("./"): title for page, title in _nav(node.get("nav"))}
    bases, base_path = _addresses(values | ({"baseurl": address, "url": ""} if address else {}))
    found = origin or origin_of(files, sample)
    return Site(found, read_text, files, bases, base_path, "" if values else _shared(files), values, titles)


def _shared(files: frozenset[str]) -> str:
    """The folders that all texts have in common, with a slash at the end."""
    texts = sorted(path for path in files if path.lower().endswith((".md", ".mdx", ".html", ".htm", ".docx")))
    if not texts:
        return ""
    shared = commonpath([dirname(texts[0]), dirname(texts[-1])])
    return f"{shared}/" if shared else ""


def _node(path: str, found: str) -> Node | None:
    try:
        return read_yaml(found) if path.endswith(("yml", "yaml")) else None
    except YamlError:
        return None


def _values(path: str, found: str, node: Node | None) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        yield from _flat(node)
    elif path.endswith(".toml"):
        try:
            pairs = tomllib.loads(found)
        except tomllib.TOMLDecodeError:
            return
        yield from ((name, value) for name, value in pairs.items() if isinstance(value, str))
        params = pairs.get("params")
        yield from (
            (f"params.{name}", value)
            for name, value in (params.items() if isinstance(params, dict) else ())
            if isinstance(value, str)
        )
    else:
        yield from _IN_SCRIPT.findall(found)


def _flat(node: Mapping, before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in node.pairs:
        if isinstance(value, Scalar):
            yield before + name.text, value.text
        elif isinstance(value, Mapping) and not before:
            yield from _flat(value, f"{name.text}.")


def _nav(node: Node | None) -> Iterator[tuple[str, str]]:
    """Pages and their names, sections inside out."""
    if isinstance(node, Sequence):
        for part in node.parts:
            yield from _nav(part)
    elif isinstance(node, Mapping):
        for name, value in node.pairs:
            if isinstance(value, Scalar):
                yield value.text, name.text
            else:
                yield from _nav(value)


def _addresses(values: dict[str, str]) -> tuple[tuple[str, ...], str]:
    """Web addresses of the site, and the path they have in common."""
    found = [values[name].rstrip("/") for name in _ADDRESSES if values.get(name, "").startswith("http")]
    path = values.get("baseurl", "") if values.get("baseurl", "").startswith("/") else ""
    path = (path or (urlsplit(found[0]).path if found else "")).rstrip("/")
    bases = [base if urlsplit(base).path.rstrip("/") or not path else base + path for base in found]
    plain = [re.sub(r"^https?://(?:www\.)?", "", base) for base in bases]
    every = [f"{start}{base}" for base in plain for start in ("https://", "http://", "https://www.", "http://www.")]
    return tuple(dict.fromkeys([*bases, *every])), path
