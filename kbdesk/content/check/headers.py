"""Rules about front matter that need more than one file: ids, translations, reviews, products."""

from collections import defaultdict
from collections.abc import Iterator

from kbdesk.content.check.checked_file import CheckedFile
from kbdesk.content.check.likeness import alike, bare_title
from kbdesk.content.check.material import Material
from kbdesk.content.identity import language_from_suffix
from kbdesk.content.mending import same_word
from kbdesk.content.rules import finding
from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.finding import Edit, Finding
from kbdesk.domain.organisation import Product
from kbdesk.domain.place import Place

_ALIKE = 0.6
"""The share of rows of words from which two texts count as one text twice."""


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
        yield from _texts_twice(material)


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
        if file.missing:
            yield finding("KB115", Place(file.path, 1, 1), facts={"keys": ", ".join(file.missing)})
        return
    if header.overdue(material.today):
        yield finding("KB110", file.key_place("reviewed"), facts={"due": header.review_due})
    yield from _products(file, material)
    yield from _revision(file, material)
    if header.replaced_by and header.replaced_by not in known:
        yield finding("KB116", file.key_place("replaced_by"), facts={"id": header.replaced_by})
    suffix = language_from_suffix(file.path, material.organisation.languages)
    if suffix and suffix != header.lang:
        yield finding("KB117", file.key_place("lang"), facts={"written": header.lang, "suffix": suffix})


def _products(file: CheckedFile, material: Material) -> Iterator[Finding]:
    """Codes that are not there, and codes that are written otherwise than in products.yml."""
    products = material.organisation.products
    codes = tuple(product.code for product in products)
    place = file.key_place("product")
    for code in file.header.product:
        if code in codes:
            continue
        right = same_word(code, codes) or _called(code, products)
        if right:
            edit = Edit(place.line, 0, code, right)
            yield finding("KB122", place, edit=edit, facts={"product": code, "right": right})
        else:
            known = ", ".join(sorted(codes)[:12]) or "–"
            yield finding("KB114", place, ours=material.is_ours, facts={"product": code, "known": known})


def _called(word: str, products: tuple[Product, ...]) -> str:
    """The code of the one product that people call so."""
    names = {product.code: (*(text for _, text in product.label.words), *product.other_names) for product in products}
    found = [code for code, known in names.items() if word.casefold() in {name.casefold() for name in known}]
    return found[0] if len(found) == 1 else ""


def _revision(file: CheckedFile, material: Material) -> Iterator[Finding]:
    """A text that readers see otherwise than the published one wears a higher number."""
    before = material.published.get((file.header.id, file.header.lang))
    if before is None or before.text_digest == file.text_digest or file.header.revision > before.revision:
        return
    place = file.key_place("revision")
    written = f"revision: {file.header.revision}"
    edit = Edit(place.line, place.column, written, f"revision: {before.revision + 1}")
    facts = {"revision": file.header.revision, "published": before.revision, "next": before.revision + 1}
    yield finding("KB123", place, facts=facts, edit=edit)


def _titles_twice(material: Material) -> Iterator[Finding]:
    first: dict[tuple[str, str, Kind], CheckedFile] = {}
    for file in material.files:
        title = bare_title(file.header.title)
        other = first.setdefault((file.header.lang, title, file.header.kind), file)
        if other is not file and other.header.id != file.header.id:
            yield finding("KB118", file.key_place("title"), facts={"title": file.header.title, "other": other.path})


def _texts_twice(material: Material) -> Iterator[Finding]:
    """Living texts in one language that share most of their rows of words."""
    for lang in sorted({file.header.lang for file in material.files}):
        files = [
            file
            for file in material.files
            if file.header.lang == lang and file.sketch and file.header.confidence is not Confidence.ARCHIVED
        ]
        for one, other, share in alike([file.sketch for file in files], _ALIKE):
            if files[one].header.id != files[other].header.id:
                facts = {"other": files[one].path, "share": round(share * 100)}
                yield finding("KB121", files[other].key_place("title"), facts=facts)
