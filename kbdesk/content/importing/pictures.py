"""Finds the pictures and leaflets that texts show, and gives each its name in the new folder. Copies nothing yet."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from posixpath import basename, dirname, normpath
from urllib.parse import unquote

from kbdesk.content.importing.draft import Draft, NotReadable
from kbdesk.content.importing.source_folder import SourceFolder
from kbdesk.content.schema.blank_texts import id_and_title
from kbdesk.content.svg_pictures import is_safe_drawing

KINDS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
LEAFLETS = (".pdf",)
_OTHER_KINDS = (".bmp", ".tif", ".tiff", ".emf", ".wmf", ".avif", ".heic", ".ico", ".apng", ".mp4", ".webm")
_LARGEST = 10 * 1024 * 1024
_LONGEST_NAME = 60
_FOLDERS = ("", "static", "public", "assets", "docs", "src", "source", "content")


@dataclass(frozen=True, slots=True)
class Picture:
    """One to be copied. `inside` is what a document carried in itself; else it is read from `source`."""

    source: str
    target: str
    digest: str
    inside: bytes | None = None


class Pictures:
    """All pictures of one move; one that is shown twice comes over once.

    `in_target` gives the digest of a file that is in the new folder already, None when there is none.
    """

    def __init__(self, folder: SourceFolder, files: frozenset[str], in_target: Callable[[str], str | None]) -> None:
        self._folder = folder
        self._in_target = in_target
        self._files = {
            path.lower(): path for path in files if path.lower().endswith((*KINDS, *LEAFLETS, *_OTHER_KINDS))
        }
        self._by_name: Mapping[str, list[str]] = self._named()
        self._by_digest: dict[str, Picture] = {}
        self._by_source: dict[str, Picture] = {}
        self._taken: set[str] = set()

    @property
    def found(self) -> tuple[Picture, ...]:
        """All that were asked for, in the order they came."""
        return tuple(self._by_digest.values())

    def bring(self, address: str, draft: Draft, *, only_exact: bool = False) -> str:
        """The new path of what an address in a draft shows. Raises NotReadable when it cannot come over."""
        if (inside := draft.pictures.get(address)) is not None:
            if not address.endswith(KINDS):
                raise NotReadable("picture-kind", address.rpartition(".")[2])
            return self._kept(f"{draft.source}#{address}", f"{basename(draft.source)}-{address}", inside, inside).target
        source = self._source(address, draft.source, only_exact=only_exact)
        if source is None:
            raise NotReadable("picture-missing", address)
        if source in self._by_source:
            return self._by_source[source].target
        if source.lower().endswith(_OTHER_KINDS):
            raise NotReadable("picture-kind", source)
        try:
            content = self._folder.content(source, most=_LARGEST)
        except NotReadable as error:
            raise NotReadable("picture-large" if error.code == "too-large" else "picture-missing", source) from error
        if source.lower().endswith(".svg") and not is_safe_drawing(Path(self._folder.root / source)):
            raise NotReadable("picture-unsafe", source)
        return self._kept(source, basename(source), content, None).target

    def _kept(self, source: str, name: str, content: bytes, inside: bytes | None) -> Picture:
        digest = sha256(content).hexdigest()
        known = self._by_digest.get(digest)
        picture = known or Picture(source, self._free_name(name, digest), digest, inside)
        self._by_digest[digest] = self._by_source[source] = picture
        return picture

    def _free_name(self, name: str, digest: str) -> str:
        """A name that every system can have, and that nothing else has, here or in the new folder."""
        stem, _, ending = name.rpartition(".")
        plain = id_and_title(re.sub(r"\.docx-embedded:|\.html?-embedded:", "-", stem))[0][:_LONGEST_NAME].strip("-")
        plain = f"picture-{plain}" if not plain or re.fullmatch(r"(?:con|prn|aux|nul|com\d|lpt\d)", plain) else plain
        target, number = f"img/{plain}.{ending.lower()}", 1
        while target in self._taken or self._in_target(target) not in {None, digest}:
            number += 1
            target = f"img/{plain}-{number}.{ending.lower()}"
        self._taken.add(target)
        return target

    def _source(self, address: str, here: str, *, only_exact: bool) -> str | None:
        """The file an address means: from the text, from the top, in the usual folders, or the only one of that name."""
        path = unquote(address).partition("#")[0].partition("?")[0].strip().replace("\\", "/").lower()
        bare = path.lstrip("/")
        places = [] if path.startswith("/") else [f"{dirname(here)}/{bare}".lower()]
        places += [f"{folder}/{bare}" for folder in _FOLDERS]
        for one in places:
            if (found := self._files.get(normpath(one.lstrip("/")))) is not None:
                return found
        if only_exact:
            return None
        named = self._by_name.get(basename(path), [])
        return named[0] if len(named) == 1 else None

    def _named(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = defaultdict(list)
        for low, path in self._files.items():
            named[basename(low)].append(path)
        return named
