"""Brings a folder of another tool over into a content folder: reads all of it, gives each text its place, writes.

One file that cannot be read becomes a remark and stops nothing. Until everything has its place nothing is written, and
what is written is written file by file, so that stopping leaves whole files; done again it goes on where it was.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from kbdesk.content.allowance import TooHeavy
from kbdesk.content.file_bytes import Unusable, read_source
from kbdesk.content.front_matter import cut, read_front_matter
from kbdesk.content.identity import id_from_path
from kbdesk.content.importing.addresses import AddressBook, aliases_of
from kbdesk.content.importing.article_file import article_text, has_words, scalar, summary_of
from kbdesk.content.importing.draft import Draft, NotReadable
from kbdesk.content.importing.headings import first_title, with_title
from kbdesk.content.importing.links import LinkTurner
from kbdesk.content.importing.old_header import day_in
from kbdesk.content.importing.pictures import Pictures
from kbdesk.content.importing.placing import Placed, bare_name, place
from kbdesk.content.importing.reading import read_draft
from kbdesk.content.importing.said_quotes import quotes_to_say
from kbdesk.content.importing.site import Site
from kbdesk.content.importing.site_settings import site_of
from kbdesk.content.importing.source_folder import SourceFolder, articles_in
from kbdesk.content.importing.writing import TargetFolder
from kbdesk.content.kept_organisation import SETTINGS_FILE
from kbdesk.content.markdown_tree import MarkdownTrees
from kbdesk.content.organisation_files import review_defaults
from kbdesk.content.scan import scan_folder
from kbdesk.content.schema.blank_texts import id_and_title
from kbdesk.domain.errors import ContentUnreadable, WrongUse
from kbdesk.domain.moved_in import Arrival, MovedFile, MovedIn, Origin, Remark
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress

_SAMPLED = 200
"""Files that are looked at to tell the tool by its signs."""
_MOST_CHARACTERS = 400_000_000


class MoveIn:
    """Writes in the target folder and nowhere else."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def bring(
        self,
        source: Path,
        target: Path,
        progress: Progress,
        *,
        lang: str = "",
        address: str = "",
        origin: Origin | None = None,
        overwrite: bool = False,
        dry_run: bool = False,
    ) -> MovedIn:
        """Raises ContentUnreadable when the source cannot be read or the target not be written, and WrongUse when one lies
        in the other; `address` is where the folder stood on the web. Raises Cancelled when it was asked to stop.
        """
        _refuse_one_in_the_other(source, target)
        folder = SourceFolder(source)
        files = folder.files(progress)
        site = site_of(files, folder.text, sample=_sample(folder, files), origin=origin, address=address)
        drafts, unread = _drafts(folder, articles_in(files, site.origin), site, progress)
        there = _ids_in(target, progress)
        placed, doubts = place(drafts, there, root_name=source.resolve().name, lang=lang)
        into = TargetFolder(target, overwrite=overwrite, dry_run=dry_run)
        pictures = Pictures(folder, files, into.digest)
        texts = _Texts(site, placed, self._now().date(), review_defaults(target))
        move = _Move(folder, into, texts, pictures)
        articles = tuple(move.articles(progress))
        shown = tuple(move.pictures(progress))
        settings = bool(articles) and _settings(into, target, placed)
        dropped = Counter(name for draft in drafts for name in draft.header.dropped)
        return MovedIn(
            site.origin,
            articles,
            shown,
            tuple(sorted({*unread, *doubts, *move.remarks, *(one for draft in drafts for one in draft.remarks)})),
            tuple(dropped.most_common()),
            sum(summary_of(one)[1] for one in placed),
            sum(one.draft.header.day is None for one in placed),
            settings_written=settings,
        )


@dataclass(frozen=True, slots=True)
class _Texts:
    """What there is to write, and what each text is written with."""

    site: Site
    placed: tuple[Placed, ...]
    today: date
    review: dict[str, str]


class _Move:
    """One move, all places known."""

    def __init__(self, folder: SourceFolder, into: TargetFolder, texts: _Texts, pictures: Pictures) -> None:
        self._folder = folder
        self._into = into
        self._texts = texts
        self._pictures = pictures
        self._turner = LinkTurner(texts.site, AddressBook(texts.placed, texts.site), pictures)
        self.remarks: list[Remark] = []

    def articles(self, progress: Progress) -> Iterable[MovedFile]:
        """Writes text after text."""
        texts = self._texts
        for number, one in enumerate(texts.placed):
            progress.step(number, len(texts.placed), "import")
            source = one.draft.source
            text = self._folder.text(source) or ""
            body, told = self._turner.turned(one, text)
            self.remarks += [*told, *quotes_to_say(source, text, body)]
            aliases = aliases_of(one, texts.site)
            content = article_text(one, body, aliases=aliases, today=texts.today, review=texts.review)
            yield self._put(source, one.path, content.encode("utf-8", "replace"), title=one.title, lang=one.lang)

    def pictures(self, progress: Progress) -> Iterable[MovedFile]:
        """Copies what the texts show."""
        for number, one in enumerate(self._pictures.found):
            progress.step(number, len(self._pictures.found), "import")
            try:
                content = (
                    one.inside if one.inside is not None else self._folder.content(one.source, most=_PICTURE_BYTES)
                )
            except NotReadable as error:
                self.remarks.append(Remark(Place(one.source), error.code, error.what))
                continue
            yield self._put(one.source, one.target, content)

    def _put(self, source: str, target: str, content: bytes, *, title: str = "", lang: str = "") -> MovedFile:
        arrival = self._into.put(target, content)
        if arrival is Arrival.KEPT:
            self.remarks.append(Remark(Place(source), "exists", target))
        return MovedFile(source, target, title, lang, arrival)


_PICTURE_BYTES = 16 * 1024 * 1024


def _refuse_one_in_the_other(source: Path, target: Path) -> None:
    one, other = (Path(os.path.realpath(path)) for path in (source, target))
    if one == other or one.is_relative_to(other) or other.is_relative_to(one):
        raise WrongUse("import-into-itself", source=str(source), target=str(target))
    if target.exists() and not target.is_dir():
        raise WrongUse("import-target-no-folder", target=str(target))


def _sample(folder: SourceFolder, files: frozenset[str]) -> str:
    """The beginnings of texts from all over the folder."""
    texts = sorted(path for path in files if path.lower().endswith((".md", ".mdx")))
    chosen = texts[:: max(1, len(texts) // _SAMPLED)]
    return "\n".join((folder.text(path) or "")[:20_000] for path in chosen)


def _drafts(
    folder: SourceFolder, paths: tuple[str, ...], site: Site, progress: Progress
) -> tuple[tuple[Draft, ...], list[Remark]]:
    """All that could be read and say something, and why the others do not come over."""
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    characters = 0
    trees = MarkdownTrees()
    for number, path in enumerate(paths):
        progress.step(number, len(paths), "read")
        try:
            draft = _titled(read_draft(folder, path, site), site, trees)
        except NotReadable as error:
            remarks.append(Remark(Place(path), error.code, error.what))
            continue
        except (RecursionError, TooHeavy) as error:
            remarks.append(Remark(Place(path), "too-deep", type(error).__name__))
            continue
        characters += len(draft.body)
        if characters > _MOST_CHARACTERS:
            raise ContentUnreadable("import-source-too-large", folder=str(folder.root), most=len(drafts))
        drafts.append(draft)
    return tuple(drafts), remarks


def _titled(draft: Draft, site: Site, trees: MarkdownTrees) -> Draft:
    """The draft under its title, its headings known. One that is only a header says its summary and where it leads.

    Raises NotReadable for one that says nothing, and TooHeavy.
    """
    header = draft.header
    file = PurePosixPath(id_from_path(draft.source)).name
    title = (
        header.title or site.titles.get(draft.source, "") or first_title(draft.body) or id_and_title(bare_name(file))[1]
    )
    body = draft.body
    if not has_words(body):
        link = f"[{title}](<{header.leads_to}>)" if header.leads_to else ""
        body = "\n\n".join(part for part in (body.strip(), header.summary, link) if part) + "\n"
    if not has_words(body):
        raise NotReadable("empty")
    body = with_title(body, title)
    outline = trees.outline(body)
    headings = tuple((one.slug, one.text) for one in outline.headings)
    header = replace(header, title=title, day=header.day or day_in(draft.source))
    return replace(draft, header=header, body=body, headings=headings, lead=outline.lead)


def _ids_in(target: Path, progress: Progress) -> dict[str, tuple[str, ...]]:
    """Ids of what is in the target already, with their files."""
    found: dict[str, list[str]] = defaultdict(list)
    if not target.is_dir():
        return {}
    for path in scan_folder(target, progress, []):
        source = read_source(target, path)
        if not isinstance(source, Unusable):
            identity = read_front_matter(cut(source.text), path, ours=False).header.id
            found[identity].append(path)
    found.pop("", None)
    return {identity: tuple(paths) for identity, paths in found.items()}


def _settings(into: TargetFolder, target: Path, placed: tuple[Placed, ...]) -> bool:
    """A folder without `kbdesk.yml` gets a small one: with it the check knows whose rules hold."""
    if (target / SETTINGS_FILE).exists() or not placed:
        return False
    langs = [lang for lang, _ in Counter(one.lang for one in placed).most_common()]
    text = (
        f"name: {scalar(target.resolve().name)}\nlanguages: [{', '.join(langs)}]\nfallback: {langs[0]}\ndialect: gfm\n"
    )
    return into.put(SETTINGS_FILE, text.encode("utf-8")) is Arrival.WRITTEN
