"""Rules about front matter that need more than one file: ids, translations, reviews, products."""

from collections import defaultdict
from collections.abc import Iterator

from kbdesk.content.check.material import CheckedFile, Material
from kbdesk.content.header_keys import KEYS
from kbdesk.content.identity import language_from_suffix
from kbdesk.content.rules import finding
from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.finding import Finding
from kbdesk.domain.place import Place


def check_headers(material: Material) -> Iterator[Finding]:
    """All rules of this family."""
    by_id: dict[str, list[CheckedFile]] = defaultdict(list)
    for file in material.files:
        by_id[file.header.id].append(file)
    for files in by_id.values():
        yield from _id_twice(files, material)
        if material.is_ours:
            yield from _translations(files, material)
    aliases = {alias for file in material.files for alias in file.header.aliases}
    for file in material.files:
        yield from _one(file, material, known=by_id.keys() | aliases)
    if material.is_ours:
        yield from _titles_twice(material)


def _id_twice(files: list[CheckedFile], material: Material) -> Iterator[Finding]:
    first: dict[str, CheckedFile] = {}
    kind = files[0].header.kind
    for file in files:
        other = first.setdefault(file.header.lang, file)
        if other is file and file.header.kind is not kind:
            other = files[0]
        if other is not file:
            facts = {"id": file.header.id, "other": other.path}
            yield finding("KB108", file.key_place("id"), ours=material.is_ours, facts=facts)


def _translations(files: list[CheckedFile], material: Material) -> Iterator[Finding]:
    present = {file.header.lang for file in files}
    alive = [file for file in files if file.is_ours and file.header.confidence is not Confidence.ARCHIVED]
    for lang in material.organisation.languages:
        if lang not in present and alive:
            yield finding("KB111", alive[0].key_place("lang"), facts={"language": lang, "id": alive[0].header.id})
    for file in alive:
        based_on = file.header.based_on
        newest = max((other.header.revision for other in files if other is not file), default=0)
        if based_on is not None and based_on < newest:
            facts = {"based_on": based_on, "revision": newest}
            yield finding("KB112", file.key_place("based_on"), facts=facts)


def _one(file: CheckedFile, material: Material, *, known: set[str]) -> Iterator[Finding]:
    header = file.header
    if not material.is_ours and not file.is_ours:
        missing = [
            key.name for key in KEYS if Kind.ARTICLE in key.must and (file.keys is None or not file.keys.get(key.name))
        ]
        if missing:
            yield finding("KB115", Place(file.path, 1, 1), facts={"keys": ", ".join(missing)})
        return
    if header.overdue(material.today):
        yield finding("KB110", file.key_place("reviewed"), facts={"due": header.review_due})
    codes = {product.code for product in material.organisation.products}
    for code in header.product:
        if code not in codes:
            place = file.key_place("product")
            yield finding("KB114", place, ours=material.is_ours, facts={"product": code, "known": _some(codes)})
    if header.replaced_by and header.replaced_by not in known:
        yield finding("KB116", file.key_place("replaced_by"), facts={"id": header.replaced_by})
    suffix = language_from_suffix(file.path, material.organisation.languages)
    if suffix and suffix != header.lang:
        yield finding("KB117", file.key_place("lang"), facts={"written": header.lang, "suffix": suffix})


def _titles_twice(material: Material) -> Iterator[Finding]:
    first: dict[tuple[str, str, Kind], CheckedFile] = {}
    for file in material.files:
        title = " ".join(file.header.title.casefold().split())
        other = first.setdefault((file.header.lang, title, file.header.kind), file)
        if other is not file and other.header.id != file.header.id:
            yield finding("KB118", file.key_place("title"), facts={"title": file.header.title, "other": other.path})


def _some(codes: set[str]) -> str:
    return ", ".join(sorted(codes)[:12]) or "–"
