"""Rules about links and pictures."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from posixpath import relpath
from urllib.parse import quote, unquote

from kbdesk.content.check.checked_file import CheckedFile, Link
from kbdesk.content.check.material import Material
from kbdesk.content.links import Address, is_outside, resolve
from kbdesk.content.rules import finding
from kbdesk.content.scan import SUFFIXES
from kbdesk.domain.finding import Edit, Finding
from kbdesk.domain.place import Place

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_LARGEST_PICTURE = 1024 * 1024
_SURELY_MEANT, _PERHAPS_MEANT = 0.85, 0.6
_MENTIONED = re.compile(r"[\w./%-]+\.(?:png|jpe?g|gif|svg|webp)", re.IGNORECASE)


def check_links(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    anchors = {file.path: file.anchors for file in material.files}
    used: set[str] = set()
    for file in material.files:
        for link in file.links:
            yield from _link(link, file, material, anchors)
            if (place := resolve(link.address, file.path)) is not None:
                used.add(place.path)
        for picture in file.pictures:
            yield from _picture(picture, file, material)
            if (place := resolve(picture.address, file.path)) is not None:
                used.add(place.path)
        if file.raw_html is not None and material.is_ours:
            yield finding("KB208", file.raw_html)
    if material.is_ours:
        yield from _orphans(material, used)


def _link(link: Link, file: CheckedFile, material: Material, anchors: dict[str, frozenset[str]]) -> Iterator[Finding]:
    if is_outside(link.address):
        return
    place = resolve(link.address, file.path)
    if place is None:
        yield finding("KB204", link.place, ours=material.is_ours, facts={"address": link.address})
        return
    target = _existing(place, file, material)
    if target is None:
        found = _same_file_elsewhere(place.path, material) if material.is_ours else ""
        right = _seen_from(file.path, found, place.slug) if found else None
        edit = _edit(link, "](", right)
        facts = {"address": unquote(link.address)}
        yield finding("KB201", link.place, ours=material.is_ours, fix=right, edit=edit, facts=facts)
    elif place.slug and target in anchors and place.slug not in anchors[target]:
        near = get_close_matches(place.slug, sorted(anchors[target]), 2, _SURELY_MEANT)
        fix = next(iter(near or get_close_matches(place.slug, sorted(anchors[target]), 1, _PERHAPS_MEANT)), None)
        right = f"{link.address.partition('#')[0]}#{fix}" if fix else None
        edit = _edit(link, "](", right if material.is_ours and len(near) == 1 else None)
        facts = {"slug": place.slug, "file": target}
        yield finding("KB202", link.place, ours=material.is_ours, fix=right, edit=edit, facts=facts)


def _existing(place: Address, file: CheckedFile, material: Material) -> str | None:
    """The file or folder an address means, as other tools read addresses without an extension too."""
    if place.path in material.all_files or place.path == file.path:
        return place.path
    if not material.is_ours:
        for guess in (
            *(place.path + suffix for suffix in SUFFIXES),
            f"{place.path}/index.md",
            f"{place.path}/README.md",
        ):
            if guess in material.all_files:
                return guess
    return place.path if place.path in material.all_folders else None


def _same_file_elsewhere(path: str, material: Material) -> str:
    """The one file of that name, wherever it lies; case counts only when there are two."""
    name = path.rpartition("/")[2]
    alike = [other for other in material.all_files if other.rpartition("/")[2].casefold() == name.casefold()]
    found = [other for other in alike if other.rpartition("/")[2] == name] or alike
    return found[0] if len(found) == 1 else ""


def _seen_from(here: str, found: str, slug: str = "") -> str:
    """The address of a file as it is written in the file `here`."""
    return quote(relpath(found, here.rpartition("/")[0] or "."), safe="/") + (f"#{slug}" if slug else "")


def _edit(link: Link, before: str, right: str | None) -> Edit | None:
    """The link with the right address; `before` is what stands in front of the address."""
    return Edit(link.place.line, link.place.column, before + link.address, before + right) if right else None


def _picture(picture: Link, file: CheckedFile, material: Material) -> Iterator[Finding]:
    if not picture.alt.strip():
        yield finding("KB205", picture.place, facts={"address": picture.address})
    place = resolve(picture.address, file.path)
    if place is None:
        if picture.address.startswith(("http:", "https:", "//")):
            yield finding("KB209", picture.place, facts={"address": picture.address})
        else:
            yield finding("KB204", picture.place, ours=material.is_ours, facts={"address": picture.address[:80]})
        return
    if place.path not in material.all_files:
        found = _same_file_elsewhere(place.path, material) if material.is_ours else ""
        right = _seen_from(file.path, found) if found else None
        edit = _edit(picture, f"![{picture.alt}](", right)
        facts = {"address": unquote(picture.address)}
        yield finding("KB203", picture.place, ours=material.is_ours, fix=right, edit=edit, facts=facts)
        return
    size = (material.folder.root / place.path).stat().st_size
    if size > _LARGEST_PICTURE:
        yield finding("KB206", picture.place, facts={"address": picture.address, "kib": size // 1024})


def _orphans(material: Material, used: set[str]) -> Iterator[Finding]:
    """Pictures that no text shows and no organisation file names."""
    for name in ("kbdesk.yml", "products.yml"):
        if name in material.all_files:
            source = (material.folder.root / name).read_text(encoding="utf-8", errors="replace")
            used.update(_MENTIONED.findall(source))
    for path in sorted(material.all_files - used):
        hidden = any(part.startswith(".") for part in path.split("/"))
        if path.lower().endswith(_PICTURES) and not hidden and not _half_used(path, used):
            yield finding("KB207", Place(path))


def _half_used(path: str, used: set[str]) -> bool:
    """`x.nl.png` is used where `x.png` or the half in another language is."""
    stem, _, suffix = path.rpartition(".")
    base, dot, lang = stem.rpartition(".")
    if not dot or len(lang) != 2:
        return False
    return any(
        other == f"{base}.{suffix}" or re.fullmatch(rf"{re.escape(base)}\.\w\w\.{suffix}", other) for other in used
    )
