"""Gives each draft its language, its id and its place. Halves in two languages get one id, as their paths say it.

An id is the file's name; where several files are called so, the folders before it tell them apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kbdesk.content.identity import detect_language, id_from_path, language_from_folder, language_from_suffix
from kbdesk.content.importing.draft import Draft
from kbdesk.content.schema.blank_texts import id_and_title
from kbdesk.content.schema.header import ID_PATTERN
from kbdesk.domain.language import UNKNOWN_LANGUAGE
from kbdesk.domain.moved_in import Remark
from kbdesk.domain.place import Place

_OWN_ID = re.compile(rf"(?=.*[a-z]){ID_PATTERN}")
_DATE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-(?=\S)")
_NUMBER = re.compile(r"^\d{1,3}[-_. ]+(?=\D)")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_CONFLUENCE = re.compile(r"[_-]\d{5,}$")
_WHOLE_FOLDER = frozenset({"index", "_index", "readme", "default", "home", "overview"})
_NAMELESS = frozenset(
    "content docs src pages articles source i18n current docusaurus-plugin-content-docs docusaurus-plugin-content-blog "
    "_posts _docs _pages _articles help".split()
)
"""Folders that say nothing about what is in them."""
_LONGEST_ID, _LONGEST_FOLDER, _LONGEST_PATH = 60, 40, 140
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with its id, language and new path."""

    draft: Draft
    id: str
    lang: str
    path: str

    @property
    def title(self) -> str:
        """What it is called."""
        return self.draft.header.title


@dataclass(frozen=True, slots=True)
class _Unit:
    """What stands in one or several languages: folders and name without any language in them."""

    folders: tuple[str, ...]
    stem: str
    members: tuple[tuple[Draft, str], ...]

    def candidate(self, level: int) -> str:
        """The id with `level` folders before the name."""
        names = [*(self.folders[-level:] if level else ()), self.stem]
        return _short("-".join(filter(None, (id_and_title(name)[0] for name in names))), _LONGEST_ID) or "text"

    def path(self, identity: str, lang: str) -> str:
        """Where it goes."""
        folders = [short for name in self.folders if (short := _short(id_and_title(name)[0], _LONGEST_FOLDER))]
        while len("/".join(["articles", *folders, identity])) > _LONGEST_PATH and folders:
            folders.pop(0)
        return "/".join(["articles", *folders, f"{identity}.{lang}.md"])


Existing = Mapping[str, tuple[str, ...]]
"""Ids that are in the target already, with the paths of their files."""


def place(
    drafts: Iterable[Draft], existing: Existing, *, root_name: str, lang: str = ""
) -> tuple[tuple[Placed, ...], tuple[Remark, ...]]:
    """All drafts in their places, and what is doubtful. `lang` holds where a file does not say its own."""
    remarks: list[Remark] = []
    spoken = _languages(tuple(drafts), root_name, lang, remarks)
    units = _units(spoken)
    placed = []
    for unit, identity in _with_ids(units, existing, remarks):
        for draft, tongue in unit.members:
            placed.append(Placed(draft, identity, tongue, unit.path(identity, tongue)))
    return tuple(placed), tuple(remarks)


def _languages(
    drafts: tuple[Draft, ...], root_name: str, asked: str, remarks: list[Remark]
) -> tuple[tuple[Draft, str], ...]:
    """Each draft with its language: by its own word, its path, what was asked, what its words look like."""
    found: list[tuple[Draft, str]] = []
    for draft in drafts:
        said = draft.header.lang or language_from_suffix(draft.source, ())
        said = said or language_from_folder(draft.source, "" if asked else root_name, ())
        seen = said or detect_language(draft.body)
        if not said and asked and seen not in {asked, UNKNOWN_LANGUAGE}:
            remarks.append(Remark(Place(draft.source), "lang-doubt", seen))
        found.append((draft, said or asked or seen))
    known = Counter(tongue for _, tongue in found if tongue != UNKNOWN_LANGUAGE)
    usual = known.most_common(1)[0][0] if known else "en"
    for draft, tongue in found:
        if tongue == UNKNOWN_LANGUAGE:
            remarks.append(Remark(Place(draft.source), "lang-unknown", usual))
    return tuple((draft, usual if tongue == UNKNOWN_LANGUAGE else tongue) for draft, tongue in found)


def _units(spoken: Iterable[tuple[Draft, str]]) -> tuple[_Unit, ...]:
    members: dict[tuple[tuple[str, ...], str, str, int], list[tuple[Draft, str]]] = defaultdict(list)
    paths = {draft.source: _plain_path(draft, lang) for draft, lang in spoken}
    shared = _shared(folders for folders, _ in paths.values())
    for draft, lang in spoken:
        folders, stem = paths[draft.source]
        folders = folders[shared:]
        while folders and folders[0] in _NAMELESS:
            folders = folders[1:]
        key = ((), draft.header.pair, "") if draft.header.pair else (folders, stem.lower(), "")
        number = 0
        while any(other == lang for _, other in members[(*key, number)]):
            number += 1
        members[(*key, number)].append((draft, lang))
    units = []
    for group in members.values():
        folders, stem = paths[group[0][0].source]
        folders = folders[shared:]
        while folders and folders[0] in _NAMELESS:
            folders = folders[1:]
        units.append(_Unit(folders, stem, tuple(group)))
    return tuple(units)


def _plain_path(draft: Draft, lang: str) -> tuple[tuple[str, ...], str]:
    """Folders and name of a file without language, date, number or a name that only means *this folder*."""
    file = PurePosixPath(id_from_path(draft.source))
    language = re.compile(rf"{re.escape(lang)}(?:[-_][a-z]{{2,4}})?", re.IGNORECASE)
    folders = tuple(_NUMBER.sub("", part) for part in file.parts[:-1] if not language.fullmatch(part))
    own = draft.header.id if _OWN_ID.fullmatch(draft.header.id) and len(draft.header.id) <= _LONGEST_ID else ""
    stem = own or draft.header.slug.strip("/").rpartition("/")[2] or bare_name(file.name)
    if stem.lower() in _WHOLE_FOLDER and folders:
        return folders[:-1], folders[-1]
    return folders, stem


def bare_name(name: str) -> str:
    """The name of a file without a date or a number before it, or the number that Confluence puts behind it."""
    return _CONFLUENCE.sub("", _NUMBER.sub("", _DATE.sub("", name))) or name


def _shared(folders: Iterable[tuple[str, ...]]) -> int:
    """How many folders all have around them that hold nothing else; a tool's own folder of texts ends them."""
    every = tuple(folders)
    first, last = (min(every), max(every)) if every else ((), ())
    pairs = enumerate(zip(first, last, strict=False))
    return next((n for n, (one, other) in pairs if one != other or one in _NAMELESS), min(len(first), len(last)))


def _with_ids(units: tuple[_Unit, ...], existing: Existing, remarks: list[Remark]) -> Iterable[tuple[_Unit, str]]:
    """Each unit with an id that nothing else has."""
    _tell_doubles(units, remarks)
    taken: set[str] = set()
    given: dict[int, str] = {}
    for level in range(_DEEPEST):
        names = {number: unit.candidate(level) for number, unit in enumerate(units) if number not in given}
        counts = Counter(names.values())
        free = {number: name for number, name in names.items() if counts[name] == 1 and name not in taken}
        given |= {number: name for number, name in free.items() if _is_free(units[number], name, existing)}
        taken.update(given.values())
    for number, unit in enumerate(units):
        if number not in given:
            given[number] = _numbered(unit, taken, existing)
            taken.add(given[number])
    return [(unit, given[number]) for number, unit in enumerate(units)]


def _numbered(unit: _Unit, taken: set[str], existing: Existing) -> str:
    """An id with a number behind it, for what its folders do not tell apart."""
    name, count = unit.candidate(1), 2
    while f"{name}-{count}" in taken or not _is_free(unit, f"{name}-{count}", existing):
        count += 1
    return f"{name}-{count}"


def _is_free(unit: _Unit, identity: str, existing: Existing) -> bool:
    """False when the target has another text of that id; its half in another language is no other text."""
    ours = unit.path(identity, "")
    before, after = ours.removesuffix(".md"), ".md"
    return all(
        path.startswith(before) and path.endswith(after) and "/" not in path[len(before) :]
        for path in existing.get(identity, ())
    )


def _tell_doubles(units: tuple[_Unit, ...], remarks: list[Remark]) -> None:
    """Ids of the other tool that stand in two files of one language."""
    seen: set[tuple[str, str]] = set()
    for unit in units:
        for draft, lang in unit.members:
            key = (draft.header.id, lang)
            if draft.header.id and key in seen:
                remarks.append(Remark(Place(draft.source), "double-id", draft.header.id))
            seen.add(key)


def _short(name: str, most: int) -> str:
    """No longer than that, cut between words where it can be; never the name of a device of Windows."""
    if _RESERVED.fullmatch(name):
        return f"{name}-text"
    if len(name) <= most:
        return name
    cut = name[:most]
    return (cut.rpartition("-")[0] if "-" in cut[most // 2 :] else cut).strip("-")
