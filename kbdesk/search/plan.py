"""From a line to what is looked for: for each word of the question a group of ways in which an entry can meet it.

The word itself (or its beginning), the two words it is made of, the word it makes with its neighbour, what means the
same, and for an unknown word the nearest known ones. Other forms and compounds of a word come with the word itself,
in `matching`. An entry meets a group by its best way; it need not meet all groups.
"""

from dataclasses import dataclass

from kbdesk.search.analysis import as_id, looks_like_code
from kbdesk.search.lexicon import Lexicon
from kbdesk.search.query import Line
from kbdesk.search.synonyms import SynonymTable
from kbdesk.search.weights import JOINED, SPLIT_BOTH, SPLIT_KNOWN, SPLIT_ONE, SYNONYM


@dataclass(frozen=True, slots=True)
class Way:
    """`words` must all be in the entry; `share` is what meeting them counts. `alone` is what one of them counts.

    `is_strict` leaves out other forms and compounds. `how` is a code for the explanation.
    """

    words: tuple[str, ...]
    share: float
    how: str
    is_beginning: bool = False
    is_strict: bool = False
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A word of the question and the ways to meet it."""

    word: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`read_as` is the line with unknown words mended; `others` are the line with the next best words."""

    groups: tuple[Group, ...]
    phrases: tuple[tuple[str, ...], ...]
    read_as: str
    is_corrected: bool
    others: tuple[str, ...]

    def codes(self) -> frozenset[str]:
        """What is looked for as a code or an id: joined from what was typed with signs, or letters and digits together."""
        return frozenset(
            word
            for group in self.groups
            for way in group.ways
            for word in way.words
            if way.how == "code" or looks_like_code(word)
        )


def make_plan(line: Line, lexicon: Lexicon, *, synonyms: SynonymTable, literal: bool) -> Plan:
    """Never fails; a line without words gives a plan without groups."""
    ways = [_own_ways(line, number, lexicon) for number in range(len(line.words))]
    _join_neighbours(line, ways, lexicon)
    _add_synonyms(line, ways, synonyms)
    codes = _add_codes(line, ways, lexicon)
    nearest = _mend(line, ways, lexicon, literal=literal)
    groups = [Group(typed.word, tuple(found)) for typed, found in zip(line.words, ways, strict=True) if found]
    groups += [Group(code, (_code_way(code),)) for code in codes]
    phrase_words = dict.fromkeys(word for phrase in line.phrases for word in phrase)
    groups += [Group(word, (Way((word,), 1.0, "exact", is_strict=True),)) for word in phrase_words]
    best = {number: words[0] for number, words in nearest.items() if words}
    others = [line.replaced(best | {number: other}) for number, words in nearest.items() for other in words[1:]]
    if literal:
        others = [line.replaced(best), *others] if best else []
        best = {}
    return Plan(tuple(groups), line.phrases, line.replaced(best), bool(best), tuple(dict.fromkeys(others))[:3])


def _add_codes(line: Line, ways: list[list[Way]], lexicon: Lexicon) -> list[str]:
    """Gives the known codes and ids of the line. The words that one is written in are met by it as well; those of an
    error code or a long number by nothing else, since its pieces alone (the E of `E-04`) say nothing.
    """
    known = []
    for one in line.codes:
        is_whole = looks_like_code(one.code)
        found = [code for code in (one.code, as_id(one.code)) if lexicon.count(code)]
        for number in one.words:
            if is_whole and (found or len(line.words[number].word) == 1):
                ways[number].clear()
            ways[number] += [_code_way(code) for code in found]
        known += found
    return known


def _code_way(code: str) -> Way:
    return Way((code,), 1.0, "code", is_strict=True)


def _own_ways(line: Line, number: int, lexicon: Lexicon) -> list[Way]:
    word = line.words[number].word
    if line.is_open and number == len(line.words) - 1 and lexicon.has_beginning(word):
        # A word that was typed to its end is not followed by a space yet; its other forms count as well.
        is_whole = lexicon.count(word) or lexicon.has_relatives(word)
        whole = [Way((word,), 1.0, "exact")] if is_whole else []
        return [Way((word,), 1.0, "beginning", is_beginning=True), *whole]
    ways = [Way((word,), 1.0, "exact")]
    if parts := lexicon.parts(word):
        is_known = lexicon.count(word) > 0
        share = SPLIT_KNOWN if is_known else SPLIT_BOTH
        ways.append(Way(parts, share, "parts", alone=0.0 if is_known else SPLIT_ONE))
    return ways


def _join_neighbours(line: Line, ways: list[list[Way]], lexicon: Lexicon) -> None:
    """`warm water` also finds `warmwater`, with a linking s or without."""
    for number in range(len(ways) - 1):
        first, second = line.words[number].word, line.words[number + 1].word
        for joined in (first + second, f"{first}s{second}"):
            if lexicon.count(joined):
                way = Way((joined,), JOINED, "joined")
                ways[number].append(way)
                ways[number + 1].append(way)


def _add_synonyms(line: Line, ways: list[list[Way]], synonyms: SynonymTable) -> None:
    typed = [one.word for one in line.words]
    for length in range(1, synonyms.longest + 1):
        for start in range(len(typed) - length + 1):
            for other in synonyms.others(tuple(typed[start : start + length])):
                for number in range(start, start + length):
                    ways[number].append(Way(other, SYNONYM, "synonym"))


def _mend(line: Line, ways: list[list[Way]], lexicon: Lexicon, *, literal: bool) -> dict[int, list[str]]:
    """Adds the nearest known words to words that nothing meets; gives them by number of the word, best first."""
    nearest: dict[int, list[str]] = {}
    for number, typed in enumerate(line.words):
        if _is_met(typed.word, ways[number], lexicon):
            continue
        is_open = line.is_open and number == len(line.words) - 1
        near = lexicon.near(typed.word, as_beginning=False)
        beginnings = lexicon.near(typed.word, as_beginning=True) if is_open and not near else ()
        nearest[number] = [word for word, _ in near or beginnings]
        if not literal:
            ways[number] += [Way((word,), share, "near") for word, share in near]
            ways[number] += [Way((word,), share, "near", is_beginning=True) for word, share in beginnings]
    return nearest


def _is_met(word: str, ways: list[Way], lexicon: Lexicon) -> bool:
    return any(way.how != "exact" for way in ways) or lexicon.count(word) > 0 or lexicon.has_relatives(word)
