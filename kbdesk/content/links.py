"""Where an address in a file leads: inside the content, to the web, or nowhere we go."""

import re
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE = ("http:", "https:", "mailto:", "tel:")
_CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that are not seen, or that turn round what is: no name in an address holds them."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that are no files on Windows but devices, whatever their ending; opening one may wait for ever."""
_LONGEST_ADDRESS = 2_000
_LONGEST_NAME = 255
"""In bytes; no file system has longer ones, and asking for one is an error instead of a no."""


@dataclass(frozen=True, slots=True)
class Address:
    """A place inside the content: a file relative to the content folder and perhaps a heading in it."""

    path: str
    slug: str = ""

    def __str__(self) -> str:
        """As it stands in the HTML of a page: `kb:<path>#<slug>`, percent-encoded."""
        return f"kb:{quote(self.path, safe='/')}" + (f"#{quote(self.slug, safe='')}" if self.slug else "")


def is_outside(address: str) -> bool:
    """True for addresses that open in the browser, the mail program or the telephone."""
    return address.strip().casefold().startswith(_OUTSIDE)


def outside_address(address: str) -> str | None:
    """An address outside as it is followed: a host in other letters than a to z is shown as what it is, `xn--…`.

    None when it cannot be read as an address.
    """
    if _CONTROL.search(address) or len(address) > _LONGEST_ADDRESS:
        return None
    if address.isascii():
        return address
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one too
        return None
    start = address.casefold().find(host) if host else -1
    return address if start < 0 else address[:start] + plain + address[start + len(host) :]


def resolve(address: str, here: str) -> Address | None:
    """The place `address` means when it stands in the file `here`; None when it is not inside the content.

    A leading `/` means the content folder. Whatever could mean another machine or drive (`//host`, a backslash, any
    scheme) or steps out of the folder gives None, and so does what no system has as a file.
    """
    address = unquote(address.strip())
    if _SCHEME.match(address) or address.startswith("//") or "\\" in address or _CONTROL.search(address):
        return None
    if len(address) > _LONGEST_ADDRESS:
        return None
    path, _, slug = address.partition("#")
    path = path.partition("?")[0]
    if not path:
        return Address(here, slug)
    folder = here.rpartition("/")[0]
    joined = normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}" if folder else path)
    if joined == ".." or joined.startswith(("../", "/")) or ":" in joined:
        return None
    if any(not _is_name(part) for part in joined.split("/") if part != "."):
        return None
    return Address("" if joined == "." else joined, slug)


def _is_name(part: str) -> bool:
    """False for a name that Windows takes for a device or for another name, and for one no system can have."""
    if part.endswith((".", " ")) or _RESERVED.fullmatch(part):
        return False
    return len(part.encode("utf-8", "replace")) <= _LONGEST_NAME
