"""From a line to what is looked for: for each word of the question a group of ways in which an entry can meet it.

The word itself (or its beginning), the two words it is made of, the word it makes with its neighbour, what means the
same, and for an unknown word the nearest known ones. Other forms and compounds of a word come with the word itself,
in `matching`. An entry meets a group by its best way; it need not meet all groups.
"""

from dataclasses import dataclass, replace

from kbdesk.search.codes import as_id, is_long_number, looks_like_code
from kbdesk.search.function_words import is_function_word
from kbdesk.search.lexicon import Lexicon
from kbdesk.search.query import Line, TypedCode
from kbdesk.search.synonyms import SynonymTable
from kbdesk.search.weights import (
    CODE,
    FUNCTION_WORD,
    JOINED,
    LONGEST_PIECE,
    NAME,
    PER_EDIT,
    PIECE_OF_NAME,
    SPLIT_BOTH,
    SPLIT_KNOWN,
    SPLIT_ONE,
    SYNONYM,
    THESAURUS,
    THESAURUS_UP_TO,
    TRANSLATED,
)


@dataclass(frozen=True, slots=True)
class Way:
    """`words` must all be in the entry; `share` is what meeting them counts. `alone` is what one of them counts.

    `is_strict` leaves out other forms and compounds. An entry that meets it counts at least `lowest`. `how` is a code
    for the explanation.
    """

    words: tuple[str, ...]
    share: float
    how: str
    is_beginning: bool = False
    is_strict: bool = False
    alone: float = 0.0
    lowest: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A word of the question and the ways to meet it."""

    word: str
    ways: tuple[Way, ...]

    @property
    def says(self) -> float:
        """How much of its rarity tells what the question is about."""
        return FUNCTION_WORD if is_function_word(self.word) and self.ways[0].how == "exact" else 1.0


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


def make_plan(
    line: Line,
    lexicon: Lexicon,
    *,
    synonyms: SynonymTable,
    literal: bool,
    thesaurus: SynonymTable | None = None,
) -> Plan:
    """Never fails; a line without words gives a plan without groups. `synonyms` are the organisation's, `thesaurus` are
    those that hold everywhere, for words of which the organisation says nothing.
    """
    ways = [_own_ways(line, number, lexicon) for number in range(len(line.words))]
    _join_neighbours(line, ways, lexicon)
    _add_synonyms(line, ways, synonyms)
    if thesaurus is not None:
        _add_thesaurus(line, ways, lexicon, thesaurus=thesaurus, synonyms=synonyms)
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


def with_translations(plan: Plan, line: Line, lexicon: Lexicon, translations: SynonymTable) -> Plan:
    """The plan with what its words are in another language."""
    found: dict[str, list[Way]] = {}
    typed = [one.word for one in line.words]
    for length in range(1, translations.longest + 1):
        for start in range(len(typed) - length + 1):
            words = typed[start : start + length]
            others = [other for other in translations.others(tuple(words)) if all(map(lexicon.count, other))]
            for word in words:
                found.setdefault(word, []).extend(Way(other, TRANSLATED, "translated") for other in others)
    groups = tuple(replace(group, ways=(*group.ways, *found.get(group.word, ()))) for group in plan.groups)
    return replace(plan, groups=groups)


def _add_codes(line: Line, ways: list[list[Way]], lexicon: Lexicon) -> list[str]:
    """Gives the known codes and ids of the line. The words that one is written in are met by it as well; those that
    say nothing by themselves (the E and the 04 of `E-04`, the groups of an EAN) by nothing else.
    """
    known = []
    for one in line.codes:
        # Mere words with a hyphen are joined as neighbours are; only a whole id is looked for besides.
        is_code = one.is_name or looks_like_code(one.code)
        found = [code for code in (one.code, as_id(one.code))[not is_code :] if lexicon.count(code)]
        for number in one.words:
            if _is_mere_piece(line.words[number].word, one, is_known=bool(found)):
                ways[number] = [way for way in ways[number] if way.how == "code"]
            elif found and is_code and not one.is_measure:
                ways[number] = [replace(way, share=way.share * PIECE_OF_NAME) for way in ways[number]]
            ways[number] += [_code_way(code) for code in found]
        known += found
    return known


def _is_mere_piece(word: str, code: TypedCode, *, is_known: bool) -> bool:
    """True for a word that is only looked for as a part of the code it stands in."""
    if is_long_number(code.code):
        return word.isdigit()
    if not looks_like_code(code.code):
        return False
    is_short = word.isdigit() or (word.isalpha() and len(word) <= LONGEST_PIECE and not code.is_measure)
    return len(word) == 1 or (is_known and is_short)


def _code_way(code: str) -> Way:
    return Way((code,), 1.0, "code", is_strict=True, lowest=CODE)


def _own_ways(line: Line, number: int, lexicon: Lexicon) -> list[Way]:
    word = line.words[number].word
    if line.is_open and number == len(line.words) - 1 and lexicon.has_beginning(word):
        # A word that was typed to its end is not followed by a space yet; its other forms count as well.
        is_whole = lexicon.count(word) or lexicon.has_relatives(word)
        whole = [Way((word,), 1.0, "exact")] if is_whole else []
        return [Way((word,), 1.0, "beginning", is_beginning=True), *whole]
    parts = lexicon.parts(word)
    count = lexicon.count(word)
    if line.words[number].is_name and count:
        # Who holds the very name stands above who holds another form of it, or its parts.
        name = [Way((word,), 1.0, "exact", is_strict=True, lowest=NAME), Way((word,), NAME, "exact")]
        return [*name, Way(parts, SPLIT_KNOWN, "parts")] if parts else name
    if parts is None:
        return [Way((word,), 1.0, "exact")]
    if not count:
        return [Way((word,), 1.0, "exact"), Way(parts, SPLIT_BOTH, "parts", alone=SPLIT_ONE)]
    if count > min(map(lexicon.count, parts)):
        # A compound is rarer than what it is made of; this word only looks like one (`down-load`).
        return [Way((word,), 1.0, "exact")]
    # Where the line is this word alone, who holds the very word stands above who holds its parts.
    lowest = SPLIT_KNOWN if len(line.words) == 1 else 0.0
    return [Way((word,), 1.0, "exact", lowest=lowest), Way(parts, SPLIT_KNOWN, "parts")]


def _join_neighbours(line: Line, ways: list[list[Way]], lexicon: Lexicon) -> None:
    """`warm water` also finds `warmwater`, with a linking s or without."""
    for number in range(len(ways) - 1):
        first, second = line.words[number].word, line.words[number + 1].word
        if first.isdigit() and second.isdigit():
            continue
        for joined in (first + second, f"{first}s{second}"):
            if _is_one_word(joined, first, second, lexicon):
                way = Way((joined,), JOINED, "joined")
                ways[number].append(way)
                ways[number + 1].append(way)


def _is_one_word(joined: str, first: str, second: str, lexicon: Lexicon) -> bool:
    """Known, and no accident: `in loggen` is `inloggen`, but `central en` is not `centralen`."""
    count = lexicon.count(joined)
    if not count or not (is_function_word(first) or is_function_word(second)):
        return count > 0
    return count * 2 >= min(lexicon.count(first), lexicon.count(second))


def _add_synonyms(line: Line, ways: list[list[Way]], synonyms: SynonymTable) -> None:
    typed = [one.word for one in line.words]
    for length in range(1, synonyms.longest + 1):
        for start in range(len(typed) - length + 1):
            for other in synonyms.others(tuple(typed[start : start + length])):
                for number in range(start, start + length):
                    ways[number].append(Way(other, SYNONYM, "synonym"))


def _add_thesaurus(
    line: Line, ways: list[list[Way]], lexicon: Lexicon, *, thesaurus: SynonymTable, synonyms: SynonymTable
) -> None:
    typed = [one.word for one in line.words]
    if sum(not is_function_word(word) for word in typed) > THESAURUS_UP_TO:
        return
    # Half of a compound written apart does not mean by itself what the whole does.
    is_half = [any(way.how == "joined" for way in several) for several in ways]
    for length in range(1, thesaurus.longest + 1):
        for start in range(len(typed) - length + 1):
            phrase, end = tuple(typed[start : start + length]), start + length
            others = () if any(is_half[start:end]) or synonyms.others(phrase) else thesaurus.others(phrase)
            known = [other for other in others if all(map(lexicon.count, other))]
            for number in range(start, end):
                ways[number] += [Way(other, THESAURUS, "thesaurus") for other in known]
                if known and len(typed) == 1:
                    # Where the line is this word alone, who holds the very word stands above who holds another.
                    ways[number][0] = replace(ways[number][0], lowest=max(THESAURUS, ways[number][0].lowest))


def _mend(line: Line, ways: list[list[Way]], lexicon: Lexicon, *, literal: bool) -> dict[int, list[str]]:
    """Adds the nearest known words to words that nothing meets, and the very nearest beside a guess at the parts of an
    unknown word; gives them by number of the word, best first.
    """
    nearest: dict[int, list[str]] = {}
    for number, typed in enumerate(line.words):
        is_open = line.is_open and number == len(line.words) - 1
        if not _is_met(typed.word, ways[number], lexicon):
            near = lexicon.near(typed.word, as_beginning=False)
        elif _is_guess(typed.word, ways[number], lexicon):
            near = tuple(one for one in lexicon.near(typed.word, as_beginning=False)[:1] if one[1] >= PER_EDIT)
        else:
            continue
        is_cut = is_open and not near and not _is_met(typed.word, ways[number], lexicon)
        beginnings = lexicon.near(typed.word, as_beginning=True) if is_cut else ()
        if found := [word for word, _ in near or beginnings]:
            nearest[number] = found
        if not literal:
            ways[number] += [Way((word,), share, "near") for word, share in near]
            ways[number] += [Way((word,), share, "near", is_beginning=True) for word, share in beginnings]
    return nearest


def _is_guess(word: str, ways: list[Way], lexicon: Lexicon) -> bool:
    """True for an unknown word that is only met as two others: it may be a slip of the finger (`specifi-catie`)."""
    return {way.how for way in ways} == {"exact", "parts"} and not lexicon.count(word)


def _is_met(word: str, ways: list[Way], lexicon: Lexicon) -> bool:
    return any(way.how != "exact" for way in ways) or lexicon.count(word) > 0 or lexicon.has_relatives(word)
