"""What the folder as a whole says: its tool, its addresses on the web, its texts to be put in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kbdesk.domain.moved_in import Origin

ReadText = Callable[[str], str | None]
"""A file of the source folder by its path in it; None when it is not there, too large or no text."""


@dataclass(frozen=True, slots=True)
class Site:
    """`bases` are its addresses on the web without a slash at the end, `values` what `site.name` stands for.

    `titles` are the names that a navigation gives to files, `files` all paths of the source folder, `root` the folders that
    all of them have in common.
    """

    origin: Origin
    read_text: ReadText
    files: frozenset[str] = frozenset()
    bases: tuple[str, ...] = ()
    base_path: str = ""
    root: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def inside(self, address: str) -> str | None:
        """The part of a web address behind the site's own; None for another site's."""
        for base in self.bases:
            if address.lower().startswith(base.lower()) and address[len(base) : len(base) + 1] in {"", "/", "#", "?"}:
                return address[len(base) :] or "/"
        return None

    def on_the_web(self, path: str) -> str:
        """The address on the web of a path of the site that is not in the folder; empty when it is not known."""
        return self.bases[0] + path if self.bases and path.startswith("/") else ""

    def data_file(self, *names: str) -> str | None:
        """The text of the first of these that is there, also below one folder."""
        for name in names:
            found = self.read_text(name)
            if found is not None:
                return found
        for name in names:
            ending = f"/{name}"
            for path in self.files:
                if path.endswith(ending) and path.count("/") == name.count("/") + 1:
                    return self.read_text(path)
        return None


_SIGNS = (
    (Origin.MKDOCS, re.compile(r"^(?:!!!|\?\?\?\+?) \w", re.MULTILINE)),
    (Origin.DOCUSAURUS, re.compile(r"^:::(?:note|tip|info|caution|danger|warning)\b", re.MULTILINE)),
    (Origin.HUGO, re.compile(r"\{\{[<%] *\w")),
    (Origin.GITHUB_DOCS, re.compile(r"\{% (?:data|ifversion) ")),
    (Origin.GITBOOK, re.compile(r"\{% (?:hint|tabs|embed|content-ref|api-method) ?")),
    (Origin.JEKYLL, re.compile(r"\{% (?:include|link|post_url|highlight) |^layout: ", re.MULTILINE)),
    (Origin.DOCFX, re.compile(r"\[!include ?\[|^:::image ", re.MULTILINE | re.IGNORECASE)),
)
_FILES = (
    (Origin.MKDOCS, re.compile(r"mkdocs\.ya?ml")),
    (Origin.DOCUSAURUS, re.compile(r"docusaurus\.config\.\w+|astro\.config\.\w+")),
    (Origin.HUGO, re.compile(r"hugo\.(?:toml|ya?ml|json)|config/_default/(?:hugo|config)\.\w+|config\.toml")),
    (Origin.JEKYLL, re.compile(r"_config\.ya?ml")),
    (Origin.DOCFX, re.compile(r"docfx\.json|\.openpublishing\.publish\.config\.json")),
    (Origin.GITHUB_DOCS, re.compile(r"data/variables/\w+\.ya?ml")),
    (Origin.GITBOOK, re.compile(r"\.gitbook\.yaml|SUMMARY\.md")),
)


def origin_of(files: frozenset[str], sample: str) -> Origin:
    """The tool by its settings files, at the top or one folder deep; else by the signs in a sample of its texts."""
    for origin, name in _FILES:
        if any(name.fullmatch(path) or name.fullmatch(path.partition("/")[2]) for path in files):
            return origin
    counts = {origin: len(sign.findall(sample)) for origin, sign in _SIGNS}
    best = max(counts, key=lambda origin: counts[origin])
    return best if counts[best] else Origin.MARKDOWN
