"""A file's bytes to text: what is too large, holds a NUL byte or is no UTF-8 is refused by name."""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kbdesk.content.scan import NO_TEXT

MAX_BYTES = 5 * 1024 * 1024
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with line feeds for line ends and without byte order mark, and the SHA-256 of its bytes."""

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a file cannot be used: a reason code, and where or what exactly (`0xE9 in line 3`, an errno's name)."""

    reason: str
    detail: str = ""
    digest: str = ""
    line: int = 0


def digest_of(text: str) -> str:
    """The digest of a text as its file would have it."""
    return sha256(text.encode("utf-8")).hexdigest()


def plain_lines(text: str) -> str:
    """Line feeds for line ends, no byte order mark."""
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def read_source(root: Path, path: str) -> Source | Unusable:
    """The file at `path` in the folder `root`; never outside it, not by a link either."""
    if not _lies_in(root, path):
        return Unusable("outside")
    try:
        with (root / path).open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Unusable("not-utf8", path.rpartition("/")[2]) if NO_TEXT in path else Unusable("missing")
    except OSError as error:
        return Unusable("unreadable", error.strerror or "")
    digest = sha256(content).hexdigest()
    if len(content) > MAX_BYTES:
        return Unusable("too-large", f"> {MAX_BYTES // 1024 // 1024} MiB")
    if (nul := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, nul) + 1
        return Unusable("nul-byte", f"0x00 @ {nul}", digest, line)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Unusable("not-utf8", f"0x{content[error.start]:02X} @ {error.start}", digest, line)
    return Source(plain_lines(text), digest)


def _lies_in(root: Path, path: str) -> bool:
    """True when the file, with links followed, lies in the folder.

    By `realpath`: `Path.resolve` costs more than reading a small file, and raises at a link that leads to itself.
    """
    folder = os.path.normcase(os.path.realpath(root))
    return os.path.normcase(os.path.realpath(f"{root}/{path}")).startswith(os.path.join(folder, ""))  # noqa: PTH118
