"""A plain account of the content in use: where it lies, how much there is, what was left out, what is wrong in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.article import Kind
from kbdesk.domain.finding import Finding, LeftOut, Level
from kbdesk.domain.library import Library
from kbdesk.domain.place import Place
from kbdesk.domain.settings import KeyPlace
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.findings import finding_sentence
from kbdesk.wording.numbers import number

_CANNOT_BE_USED = "KB101"


@dataclass(frozen=True, slots=True)
class Account:
    """`looked` is when the folder was last looked through, in the reader's own time; `key` None: no records yet."""

    folder: str
    articles: int = 0
    scripts: int = 0
    looked: datetime | None = None
    key: KeyPlace | None = None
    left_out: tuple[LeftOut, ...] = ()
    errors: tuple[Finding, ...] = ()

    @property
    def needs_a_look(self) -> int:
        """How many things an editor should see to."""
        return len(self.left_out) + len(self.errors)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it: a place in a file (or nothing) and a sentence a line."""

    title: str
    lines: tuple[tuple[str, str], ...]


def account_of(library: Library, *, folder: str, looked: datetime | None, key: KeyPlace | None) -> Account:
    """What there is to tell of a library; a file left out is told once, not among the errors again."""
    gone = {one.path for one in library.left_out}
    scripts = sum(card.header.kind is Kind.SCRIPT for card in library.cards)
    errors = (
        one
        for one in library.findings
        if one.level is Level.ERROR and not (one.code == _CANNOT_BE_USED and one.place.path in gone)
    )
    return Account(
        folder, len(library.cards) - scripts, scripts, looked, key, tuple(sorted(library.left_out)), tuple(errors)
    )


def parts_of(account: Account, words: Words, now: datetime) -> Iterator[Part]:
    """The account in words."""
    say, lang = words.say, words.lang
    counts = ", ".join(
        say(f"account.{kind}", n=count, count=number(count, lang))
        for kind, count in (("articles", account.articles), ("scripts", account.scripts))
    )
    looked = moment_seen_from(account.looked, now, lang) if account.looked else ""
    facts = [("", account.folder), ("", counts)]
    facts.append(("", say("account.looked", moment=looked) if looked else say("account.not_looked")))
    yield Part(say("account.folder"), tuple(facts))
    if account.key is not None:
        yield Part(say("account.records"), (("", say(f"key.{account.key}")),))
    if account.left_out:
        title = say("account.left_out", n=len(account.left_out), count=number(len(account.left_out), lang))
        yield Part(title, tuple((one.path, _reason(one, words)) for one in account.left_out))
    if account.errors:
        title = say("account.errors", n=len(account.errors), count=number(len(account.errors), lang))
        yield Part(title, tuple((place_in_words(one.place), finding_sentence(one, lang)) for one in account.errors))
    if not account.needs_a_look and account.looked:
        yield Part(say("account.check"), (("", say("account.fine")),))


def place_in_words(place: Place) -> str:
    """`articles/a.nl.md:12`."""
    return f"{place.path}:{place.line}" if place.line else place.path


def plain_text(title: str, parts: tuple[Part, ...]) -> str:
    """For the clipboard: all of it."""
    blocks = ["\n".join([part.title, *(": ".join(filter(None, line)) for line in part.lines)]) for part in parts]
    return "\n\n".join([title, *blocks]) + "\n"


def remark_of(account: Account, words: Words) -> tuple[str, str]:
    """Place and sentence of the first thing an editor should see to."""
    if account.errors:
        first = account.errors[0]
        return place_in_words(first.place), finding_sentence(first, words.lang)
    return account.left_out[0].path, _reason(account.left_out[0], words)


def _reason(gone: LeftOut, words: Words) -> str:
    if gone.reason == "empty":
        return words.say("account.empty_file")
    facts = {"reason": gone.reason, "detail": gone.detail}
    return finding_sentence(Finding(_CANNOT_BE_USED, Level.ERROR, Place(gone.path), facts), words.lang)
