"""Where an address in a file leads: inside the content, to the web, or nowhere we go."""

import re
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import quote, unquote

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE = ("http:", "https:", "mailto:", "tel:")


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


def resolve(address: str, here: str) -> Address | None:
    """The place `address` means when it stands in the file `here`; None when it is not inside the content.

    A leading `/` means the content folder. Whatever could mean another machine or drive (`//host`, a backslash, any
    scheme) or steps out of the folder gives None.
    """
    address = unquote(address.strip())
    if _SCHEME.match(address) or address.startswith("//") or "\\" in address or "\0" in address:
        return None
    path, _, slug = address.partition("#")
    path = path.partition("?")[0]
    if not path:
        return Address(here, slug)
    folder = here.rpartition("/")[0]
    joined = normpath(path.lstrip("/") if path.startswith("/") else f"{folder}/{path}" if folder else path)
    if joined == ".." or joined.startswith(("../", "/")) or ":" in joined:
        return None
    return Address("" if joined == "." else joined, slug)
