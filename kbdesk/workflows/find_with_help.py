"""Finds answers in the organisation's content, and in the help of kbdesk where a question is about kbdesk.

The organisation's hits stay as they are. Help comes between them only when the words of the question are words that
the help is about, and its text is met by title, keywords or a question that it is the answer to. Telling that takes a
look into a set of words, so that a keystroke about anything else costs nothing more.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from kbdesk.domain.article import Card, Kind
from kbdesk.domain.hit import HELP, Answer, Hit, Question, Source
from kbdesk.domain.library import Library
from kbdesk.domain.plain_hit import hit_of
from kbdesk.domain.progress import Progress
from kbdesk.domain.verdict import Verdicts
from kbdesk.search.function_words import is_function_word
from kbdesk.workflows.find_answers import FindAnswers
from kbdesk.workflows.keep_help import KeepHelp

MOST_AMONG_OWN = 2
FEW_OWN = 3
"""With fewer hits of its own there is room for more help."""
LAST_PLACE = 8
"""A help hit that is let in stands among the first ten."""
LAST_PLACE_OF_BEST = 3
"""One that is the answer to this very question stands higher."""
_NEAR = 0.7
"""The share of the best own score from which on a text of the help is worth showing."""
_GENTLY = 0.8
"""What a help hit's score counts beside the organisation's own."""
_STEM = 5
"""Words that begin with the same letters, so many of them, count as the same word; a shorter one with its endings too."""
_BEGINNING = 4
"""So many letters of a first word that is being typed, before it is looked up."""
_ABOUT = {"best_for", "title", "keywords", "customer_words"}


class FindWithHelp:
    """As `FindAnswers`, with two sources. Asked from one thread."""

    def __init__(self, own: FindAnswers, help_: KeepHelp) -> None:
        self._own = own
        self._help = help_
        self._known: tuple[Library | None, HelpWords] = (None, HelpWords(()))

    def weigh(self, verdicts: Verdicts) -> None:
        """As `FindAnswers.weigh`; the help is not weighed."""
        self._own.weigh(verdicts)

    def find(self, question: Question, progress: Progress) -> Answer:
        """The best hits of the sources that were asked for; raises Cancelled when a newer question came."""
        if question.source is Source.HELP:
            return self._of_help(question, progress)
        own = self._own.find(question, progress)
        if question.source is Source.OWN or not self._is_about_kbdesk(question):
            return own
        return with_help(own, self._of_help(replace(question, limit=_most_beside(own)), progress))

    def related(self, path: str, progress: Progress) -> tuple[Hit, ...]:
        """The few texts clearly related to the one at a path, of its own source."""
        if path.startswith(HELP):
            return tuple(map(_marked, self._help.find.related(path.removeprefix(HELP), progress)))
        return self._own.related(path, progress)

    def _of_help(self, question: Question, progress: Progress) -> Answer:
        if not self._help.is_wanted:
            return Answer(question, (), 0, 0.0, read_as=question.text)
        if not question.text.strip():
            hits = tuple(_marked(hit_of(card.header, card.path)) for card in _contents(self._help.library, question))
            return Answer(question, hits, len(hits), 0.0)
        answer = self._help.find.find(question, progress)
        return replace(answer, hits=tuple(map(_marked, answer.hits)))

    def _is_about_kbdesk(self, question: Question) -> bool:
        library = self._help.library
        is_narrowed = question.products or question.phases or (question.kinds and Kind.ARTICLE not in question.kinds)
        if is_narrowed or not library.cards or not self._help.is_wanted:
            return False
        if self._known[0] is not library:
            self._known = (library, HelpWords(library.cards))
        return self._known[1].are_met_by(question.text, as_you_type=question.as_you_type)


class HelpWords:
    """The words that the help is about: those of its titles, keywords and questions."""

    def __init__(self, cards: Iterable[Card]) -> None:
        headers = [card.header for card in cards]
        texts = (
            (header.title, *header.keywords, *header.customer_words, *header.best_for, *header.aliases)
            for header in headers
        )
        words = {word for group in texts for text in group for word in _telling_words(text)}
        self._stems = frozenset(word[:_STEM] for word in words)
        self._beginnings = frozenset(stem[:length] for stem in self._stems for length in range(1, _STEM + 1))

    def are_met_by(self, line: str, *, as_you_type: bool) -> bool:
        """True when no telling word of the line is strange to the help; the last one may be a beginning."""
        words = _telling_words(line)
        if not words:
            return False
        is_open = as_you_type and (len(words) > 1 or len(words[0]) >= _BEGINNING)
        is_last_known = self._knows(words[-1]) or (is_open and words[-1] in self._beginnings)
        return is_last_known and all(map(self._knows, words[:-1]))

    def _knows(self, word: str) -> bool:
        return word[:_STEM] in self._stems or word[: _STEM - 1] in self._stems


def with_help(own: Answer, found: Answer) -> Answer:
    """The own answer with the few hits of the help that belong among its own; most often just the own answer."""
    best = max((hit.score for hit in own.hits), default=0.0)
    near = [hit for hit in found.hits if hit.best or (_ABOUT & set(hit.why) and hit.score >= _NEAR * best)]
    let_in = near[: _most_beside(own)]
    if not let_in:
        return own
    hits = list(own.hits)
    for number, hit in enumerate(let_in):
        last = LAST_PLACE_OF_BEST if hit.best else LAST_PLACE + number
        hits.insert(_place_of(hit, hits, last=last), hit)
    ranked = tuple(hit if hit.rank == rank else replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1))
    other = own.other_language if own.hits else found.other_language
    limit = own.question.limit
    return replace(own, hits=ranked[:limit], total=own.total + len(let_in), other_language=other)


def _place_of(hit: Hit, among: list[Hit], *, last: int) -> int:
    """Behind all that is better; an answer that an editor chose for this very question is never pushed down."""
    is_above = partial(_is_above, hit)
    return min(last, next((place for place, other in enumerate(among) if not is_above(other)), len(among)))


def _is_above(hit: Hit, other: Hit) -> bool:
    return other.best or other.score >= hit.score * (1.0 if other.source is Source.HELP else _GENTLY)


def _most_beside(own: Answer) -> int:
    return min(own.question.limit, MOST_AMONG_OWN if len(own.hits) >= FEW_OWN else LAST_PLACE)


def _contents(library: Library, question: Question) -> list[Card]:
    """All texts of the help as in a table of contents: by folder, then by title."""
    cards = library.of_kind(Kind.ARTICLE, question.lang)
    return sorted(cards, key=lambda card: PurePosixPath(card.path).parent)


def _marked(hit: Hit) -> Hit:
    return replace(hit, id=HELP + hit.id, path=HELP + hit.path, source=Source.HELP)


def _telling_words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if not is_function_word(word)]
