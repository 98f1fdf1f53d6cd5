"""Searches that ended, and the gaps in the content that they show.

What is written down of a search is decided here, before it reaches the disk: words only of a search that was missed,
only where the settings allow it, and without what looks like a number or an address of somebody.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from kbdesk.domain.settings import KeepSearches

LONGEST_SEARCH = 200
_ADDRESS = re.compile(r"\S+@\S+")
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s./()-]?\d){6,}")
"""Seven digits or more: a telephone, meter or customer number. Codes of a display and article numbers are shorter."""
_HOUSE = re.compile(r"\b[1-9]\d{3}\s?[a-z]{2}\s*\d+\w*", re.IGNORECASE)
"""A Dutch postcode with a house number; without one it says no more than a year does."""
_TAKEN_OUT = "…"


class SearchEnd(StrEnum):
    """What became of a search: something was opened, it was left, or it was handed on with its words."""

    OPENED = "opened"
    LEFT = "left"
    REFERRED = "referred"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class EndedSearch:
    """`opened` is the id of what was opened, empty otherwise."""

    words: str
    lang: str
    hits: int
    end: SearchEnd
    opened: str = ""

    @property
    def is_missed(self) -> bool:
        """True when it did not lead to an answer."""
        return self.end is not SearchEnd.OPENED


@dataclass(frozen=True, slots=True)
class LoggedSearch:
    """A search as it is kept."""

    at: datetime
    search: EndedSearch


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that were searched for in vain: how often, of those how often nothing was found, and handed on."""

    words: str
    times: int
    nothing_found: int
    handed_on: int
    last: date


def may_follow(end: SearchEnd, before: SearchEnd | None) -> bool:
    """A search ends once; but one that was opened and then handed on did not lead to an answer after all."""
    return before is None or (before is SearchEnd.OPENED and end in {SearchEnd.REFERRED, SearchEnd.FLAGGED})


def to_keep(search: EndedSearch, keep: KeepSearches) -> EndedSearch | None:
    """The search as it may be kept; None when nothing of it may."""
    if keep is KeepSearches.OFF:
        return None
    if keep is KeepSearches.COUNTS or not search.is_missed:
        return replace(search, words="")
    return replace(search, words=without_numbers(search.words))


def without_numbers(words: str) -> str:
    """The words in one line, with a sign in the place of what may belong to a person."""
    line = " ".join(words.split())
    for pattern in (_ADDRESS, _HOUSE, _LONG_NUMBER):
        line = pattern.sub(_TAKEN_OUT, line)
    return line[:LONGEST_SEARCH].strip()


def folded(words: str) -> str:
    """What makes two searches the same: their words in any order and spelling of case and accents."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(char))
    return " ".join(sorted(set(re.findall(r"\w+", plain)))) or plain.strip()


def gaps_in(searches: Iterable[LoggedSearch]) -> tuple[Gap, ...]:
    """Missed searches with the same words together, most frequent first; the spelling shown is the commonest."""
    groups: dict[str, list[LoggedSearch]] = {}
    for one in searches:
        if one.search.is_missed and one.search.words:
            groups.setdefault(folded(one.search.words), []).append(one)
    gaps = [_gap(group) for group in groups.values()]
    return tuple(sorted(gaps, key=lambda gap: (-gap.times, -gap.last.toordinal(), gap.words)))


def _gap(group: list[LoggedSearch]) -> Gap:
    spelled = Counter(one.search.words for one in group)
    return Gap(
        words=min(spelled, key=lambda words: (-spelled[words], words)),
        times=len(group),
        nothing_found=sum(one.search.hits == 0 for one in group),
        handed_on=sum(one.search.end is not SearchEnd.LEFT for one in group),
        last=max(one.at for one in group).date(),
    )
