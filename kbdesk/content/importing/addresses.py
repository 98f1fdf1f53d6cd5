"""Where texts stood on the web, and which text an old address means now."""

import re
from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname, normpath
from urllib.parse import unquote

from kbdesk.content.importing.placing import Placed
from kbdesk.content.importing.site import Site
from kbdesk.domain.moved_in import Origin

_ENDING = re.compile(r"(?:\.(?:md|mdx|markdown|html?|docx))$", re.IGNORECASE)
_WHOLE_FOLDER = re.compile(r"(?:^|/)(?:index|_index|readme)$", re.IGNORECASE)
_ENDINGS = (".md", ".mdx", ".markdown", ".html", ".htm", ".docx")
_POST = re.compile(r"(?:^|/)(?:_posts|_drafts)/(?:.*/)?(\d{4})-(\d{1,2})-(\d{1,2})-([^/]+)$")
_BLOG = re.compile(r"^(blog)/(?:.*/)?(\d{4})-(\d{1,2})-(\d{1,2})-([^/]+?)(?:/index)?$")
_NUMBER = re.compile(r"(^|/)\d{1,3}[-_. ]+(?=[^\d/])")
_ROOTS = {
    Origin.HUGO: ("content/",),
    Origin.GITHUB_DOCS: ("content/",),
    Origin.MKDOCS: ("docs/",),
    Origin.DOCUSAURUS: ("src/content/docs/", "src/content/"),
}


def web_address(placed: Placed, site: Site) -> str:
    """The path of a text on the old site, by the habits of its tool; `/` alone for its first page."""
    header = placed.draft.header
    path = _ENDING.sub("", placed.draft.source)
    for root in _ROOTS.get(site.origin, ()):
        before, found, after = path.partition(root)
        if found and (not before or before.endswith("/")):
            path = after
            break
    path = path.removeprefix(site.root)
    if placed.draft.source.lower().endswith((".html", ".htm")):
        return "/" + placed.draft.source.removeprefix(site.root)
    if site.origin is Origin.JEKYLL and (post := _POST.search(path)):
        return f"/{post[1]}/{post[2]}/{post[3]}/{post[4]}.html"
    if site.origin is Origin.DOCUSAURUS:
        blog = _BLOG.match(path)
        path = "/".join(blog.groups()) if blog else _NUMBER.sub(r"\1", path)
        if header.slug:
            return header.slug if header.slug.startswith("/") else f"/{dirname(path)}/{header.slug}"
    path = _WHOLE_FOLDER.sub("", path)
    if site.origin is Origin.HUGO and header.slug:
        path = f"{dirname(path)}/{header.slug}".lstrip("/")
    if site.origin is Origin.JEKYLL and site.values:
        return f"/{path.lstrip('_')}.html" if path else "/"
    return f"/{path}/" if path and site.origin in {Origin.HUGO, Origin.MKDOCS} else f"/{path}"


def aliases_of(placed: Placed, site: Site) -> tuple[str, ...]:
    """Old names of a text: where it stood, what led there, its number in the other tool."""
    header = placed.draft.header
    said = [site.inside(address) or address for address in header.addresses]
    found = [web_address(placed, site), *said, header.id]
    return tuple(dict.fromkeys(one for one in found if one and one not in {"/", placed.id}))


class AddressBook:
    """Finds texts by what links to them say."""

    def __init__(self, all_placed: Iterable[Placed], site: Site) -> None:
        self._site = site
        self._by_source: dict[str, Placed] = {}
        self._by_key: dict[str, list[Placed]] = defaultdict(list)
        self._by_tail: dict[str, list[Placed]] = defaultdict(list)
        self._by_name: dict[str, list[Placed]] = defaultdict(list)
        self._web: dict[str, str] = {}
        for placed in all_placed:
            self._add(placed)

    def _add(self, placed: Placed) -> None:
        source = placed.draft.source
        self._by_source[source.lower()] = placed
        address = self._web[source] = web_address(placed, self._site)
        keys = {_key(one) for one in (source, address, *aliases_of(placed, self._site), *placed.draft.header.addresses)}
        for key in keys - {""}:
            self._by_key[key].append(placed)
        for key in {_tail(_key(source)), _tail(_key(address))} - {""}:
            self._by_tail[key].append(placed)
        for key in {_key(source).rpartition("/")[2], placed.draft.header.id.lower()} - {""}:
            self._by_name[key].append(placed)

    def find(self, path: str, here: Placed) -> Placed | None:
        """The text that a path (without `#…`) means when it stands in `here`; None when it is none of these."""
        path = unquote(path).partition("?")[0].strip()
        source = here.draft.source
        if path.startswith("/"):
            base = self._site.base_path
            path = path[len(base) :] if base and path.lower().startswith(f"{base.lower()}/") else path
            joined = [path.lstrip("/")]
        else:
            joined = [f"{dirname(source)}/{path}".lstrip("/"), path]
            joined += [f"{self._web[source].strip('/')}/{path}", f"{dirname(self._web[source].strip('/'))}/{path}"]
        for one in joined:
            if (found := self._at(normpath(one), here.lang)) is not None:
                return found
        if "/" not in path.strip("/"):
            return _one_of(self._by_name.get(_key(path), ()), here.lang)
        return _one_of(self._by_tail.get(_tail(_key(path)), ()), here.lang)

    def _at(self, path: str, lang: str) -> Placed | None:
        if path.startswith(".."):
            return None
        low = path.lower()
        for one in (
            low,
            *(low + ending for ending in _ENDINGS),
            *(f"{low}/{name}.md" for name in ("index", "_index", "readme")),
        ):
            if one in self._by_source:
                return self._by_source[one]
        return _one_of(self._by_key.get(_key(path), ()), lang, or_first=True)


def _one_of(found: Iterable[Placed], lang: str, *, or_first: bool = False) -> Placed | None:
    """The only one in that language, else the only one at all."""
    every = list({one.path: one for one in found}.values())
    same = [one for one in every if one.lang == lang]
    if len(same) == 1 or (same and or_first):
        return same[0]
    return every[0] if len(every) == 1 or (every and or_first) else None


def _key(address: str) -> str:
    """An address without what may be left out of it."""
    path = address.partition("#")[0].partition("?")[0].strip().strip("/").lower()
    return _WHOLE_FOLDER.sub("", _ENDING.sub("", path))


def _tail(key: str) -> str:
    """The last two parts; empty when there are fewer."""
    parts = key.split("/")
    return "/".join(parts[-2:]) if len(parts) > 1 else ""
