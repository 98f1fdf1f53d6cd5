"""What counts as a search while somebody types, and how it ends."""

import pytest

from kbdesk.domain.hit import Answer, Question
from kbdesk.domain.search_log import SearchEnd
from kbdesk.ui.search_trail import SearchTrail


@pytest.fixture
def trail(qapp):
    return SearchTrail()


@pytest.fixture
def ended(trail):
    told = []
    trail.ended.connect(lambda one: told.append((one.words, one.end, one.opened)))
    return told


def stands(trail, text):
    """The line stood still."""
    trail.answered(Answer(Question(text), (), 0, 0.0))
    trail._rested()


def test_only_a_line_that_stands_still_counts(qtbot, trail, ended):
    trail._rest.setInterval(1)
    for text in ("t", "to", "tochtstrip"):
        trail.answered(Answer(Question(text), (), 0, 0.0))
    qtbot.waitUntil(lambda: trail._asked is not None)
    trail.answered(Answer(Question(""), (), 0, 0.0))
    assert ended == [("tochtstrip", SearchEnd.LEFT, "")]


def test_a_line_that_grows_or_shrinks_is_the_same_search(trail, ended):
    for text in ("cv", "cv ketel", "cv"):
        stands(trail, text)
    trail.left()
    assert ended == [("cv", SearchEnd.LEFT, "")]


def test_another_line_ends_the_one_before(trail, ended):
    stands(trail, "zeep")
    stands(trail, "kaas")
    trail.opened("cheese")
    trail.left()
    assert ended == [("zeep", SearchEnd.LEFT, ""), ("kaas", SearchEnd.OPENED, "cheese")]


def test_what_is_opened_at_once_was_searched_for_all_the_same(trail, ended):
    trail.answered(Answer(Question("kaas"), (), 0, 0.0))
    trail.opened("cheese")
    assert ended == [("kaas", SearchEnd.OPENED, "cheese")]


def test_what_was_opened_and_then_handed_on_is_told_twice(trail, ended):
    stands(trail, "kaas")
    trail.opened("cheese")
    trail.opened("butter")
    trail.handed_on(SearchEnd.FLAGGED)
    trail.left()
    assert [end for _, end, _ in ended] == [SearchEnd.OPENED, SearchEnd.FLAGGED]


def test_a_text_that_stays_in_sight_was_read(qtbot, trail, ended):
    trail._read.setInterval(1)
    stands(trail, "kaas")
    trail.in_sight("cheese")
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [("kaas", SearchEnd.OPENED, "cheese")]


def test_with_nothing_asked_nothing_ends(trail, ended):
    trail.opened("cheese")
    trail.handed_on(SearchEnd.REFERRED)
    trail.left()
    assert ended == []
