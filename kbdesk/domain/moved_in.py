"""What came over from another tool's folder, and what of it needs a hand."""

from dataclasses import dataclass
from enum import StrEnum

from kbdesk.domain.place import Place


class Origin(StrEnum):
    """The tool a folder was made for."""

    HUGO = "hugo"
    JEKYLL = "jekyll"
    DOCUSAURUS = "docusaurus"
    MKDOCS = "mkdocs"
    GITHUB_DOCS = "github-docs"
    DOCFX = "docfx"
    GITBOOK = "gitbook"
    HTML = "html"
    WORD = "word"
    MARKDOWN = "markdown"


class Arrival(StrEnum):
    """What became of a file: written; there already with these very bytes; something else stands there and was left."""

    WRITTEN = "written"
    SAME = "same"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something that needs a hand. `place` is in the folder that was brought in, `what` stands there.

    Line 0 means the file as a whole. The sentence is made in `kbdesk.wording.moving_in` from `code` and `what`.
    """

    place: Place
    code: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class MovedFile:
    """One file: where it stood and where it stands; both relative, in POSIX form."""

    source: str
    target: str
    title: str
    lang: str
    arrival: Arrival


@dataclass(frozen=True, slots=True)
class MovedIn:
    """The whole move. `dropped_keys` are front matter keys without a meaning here, with how often they stood there.

    `summaries_made` and `days_unknown` count the articles whose summary was taken from their first paragraph, and that
    had no date of their own.
    """

    origin: Origin
    articles: tuple[MovedFile, ...]
    pictures: tuple[MovedFile, ...]
    remarks: tuple[Remark, ...]
    dropped_keys: tuple[tuple[str, int], ...] = ()
    summaries_made: int = 0
    days_unknown: int = 0
    settings_written: bool = False
