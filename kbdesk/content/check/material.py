"""What the rules look at: the whole folder, every file read once or known from the check before."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kbdesk.content.check.checked_file import CheckedFile, CheckedScript, read_for_check, text_digest
from kbdesk.content.check.known_files import KnownFiles, mark_of
from kbdesk.content.file_bytes import Source, read_source
from kbdesk.content.folder import ContentFolder
from kbdesk.content.front_matter import cut, read_front_matter
from kbdesk.content.identity import language_from_suffix
from kbdesk.content.rules import finding
from kbdesk.domain.article import Stamp
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A text as it was published last: its revision, and the digest of what readers saw."""

    revision: int
    text_digest: str


Published = Mapping[tuple[str, str], PublishedText]
"""By id and language."""


@dataclass(frozen=True, slots=True)
class Material:
    """The whole folder. `all_files` are relative paths of every file, Markdown or not, as the disk spells them."""

    folder: ContentFolder
    organisation: Organisation
    files: tuple[CheckedFile, ...]
    all_files: frozenset[str]
    all_folders: frozenset[str]
    is_ours: bool
    today: date
    published: Published = field(default_factory=dict)


def gather(
    folder: ContentFolder,
    progress: Progress,
    *,
    today: date,
    known: KnownFiles | None = None,
    published: Published | None = None,
) -> tuple[Material, tuple[Finding, ...]]:
    """Reads everything; also gives what reading itself found. Raises ContentUnreadable, Cancelled."""
    organisation, found = folder.organisation()
    unlisted: list[str] = []
    stamps = folder.scan(progress, unlisted)
    findings = [*found, *(finding("KB120", Place(prefix.rstrip("/"))) for prefix in unlisted)]
    files, said = _files(folder, stamps, organisation, known or KnownFiles(None), progress)
    findings += said
    all_files, all_folders = _everything(folder)
    material = Material(folder, organisation, files, all_files, all_folders, folder.is_ours, today, published or {})
    return material, tuple(findings)


def published_in(folder: ContentFolder, progress: Progress) -> Published:
    """The texts of a folder as it was published; files that cannot be read say nothing."""
    organisation, _ = folder.organisation()
    found: dict[tuple[str, str], PublishedText] = {}
    for path in sorted(folder.scan(progress)):
        source = read_source(folder.root, path)
        if isinstance(source, Source):
            parts = cut(source.text)
            front = read_front_matter(parts, path, ours=folder.is_ours)
            lang = (
                language_from_suffix(path, organisation.languages) if front.header.lang == "und" else front.header.lang
            )
            digest = text_digest(parts, front.header, front.keys)
            found[front.header.id, lang] = PublishedText(front.header.revision, digest)
    return found


def _files(
    folder: ContentFolder, stamps: dict[str, Stamp], organisation: Organisation, known: KnownFiles, progress: Progress
) -> tuple[tuple[CheckedFile, ...], list[Finding]]:
    mark = mark_of(organisation, is_ours=folder.is_ours)
    before = known.read(mark)
    now: dict[str, tuple[str, CheckedFile]] = {}
    files: list[CheckedFile] = []
    findings: list[Finding] = []
    for done, path in enumerate(sorted(stamps)):
        progress.step(done, len(stamps), "check")
        source = read_source(folder.root, path)
        digest = source.digest
        if digest and path in before and before[path][0] == digest:
            file: CheckedFile | None = before[path][1]
            findings += before[path][1].findings
        else:
            file, said = read_for_check(folder, path, stamps[path], organisation)
            findings += said
        if file is None:
            continue
        files.append(file)
        if digest and not isinstance(file, CheckedScript):
            now[path] = (digest, file)
    if now != before:
        known.write(mark, now)
    return tuple(files), findings


def _everything(folder: ContentFolder) -> tuple[frozenset[str], frozenset[str]]:
    root = str(folder.root)
    files: set[str] = set()
    folders: set[str] = {""}
    for where, names, found in os.walk(root):
        names[:] = [name for name in names if name not in {".git", "node_modules"}]
        prefix = os.path.relpath(where, root).replace(os.sep, "/")
        prefix = "" if prefix == "." else f"{prefix}/"
        folders.update(prefix + name for name in names)
        files.update(prefix + name for name in found)
    return frozenset(files), frozenset(folders)
