"""The first few hits at once, the rest when the typing rests; what stays on the screen is not made anew."""

import pytest
from PySide6.QtGui import QColor, QFont

from kbdesk.domain.article import Header
from kbdesk.domain.hit import Answer, Question
from kbdesk.domain.plain_hit import hit_of
from kbdesk.ui.find.asking import Asking
from kbdesk.ui.find.hit_model import HitModel
from kbdesk.ui.find.laid_texts import LaidTexts
from kbdesk.ui.find.rows import rows_of
from kbdesk.ui.kit.background import Lane, Rule

HITS = tuple(hit_of(Header(f"hit-{n}", lang="nl", title=f"Titel {n}"), f"nl/{n}.nl.md") for n in range(40))


class FindsSome:
    """Finds so many hits of a question, as far as its limit lets it."""

    def __init__(self, count):
        self.count, self.asked = count, []

    def find(self, question, _progress):
        self.asked.append((question.text, question.limit))
        return Answer(question, HITS[: min(self.count, question.limit)], self.count, 0.1)

    def related(self, _path, _progress):
        return ()


@pytest.fixture
def searching(qtbot):
    lane = Lane("search", Rule.NEWEST_WINS)
    yield lane
    lane.close()


def asking_of(finds, searching):
    return Asking(finds, searching, failed=lambda error: None)


def test_the_first_hits_come_at_once_and_the_rest_when_the_typing_rests(qtbot, searching):
    finds = FindsSome(40)
    asking = asking_of(finds, searching)
    with qtbot.waitSignal(asking.more_came) as rest, qtbot.waitSignal(asking.came) as came:
        asking.ask(Question("warm", limit=30), all_at_once=False)
    (first, is_all), (more,) = came.args, rest.args
    assert not is_all
    assert len(more.hits) == 30
    assert more.hits[: len(first.hits)] == first.hits
    assert len(first.hits) < 20


def test_few_hits_are_all_there_at_once(qtbot, searching):
    finds = FindsSome(3)
    asking = asking_of(finds, searching)
    with qtbot.waitSignal(asking.came) as came:
        asking.ask(Question("warm", limit=30), all_at_once=False)
    assert came.args[1]
    with qtbot.assertNotEmitted(asking.more_came, wait=150):
        pass
    assert len(finds.asked) == 1


def test_whoever_wants_all_of_them_gets_them_in_one_answer(qtbot, searching):
    asking = asking_of(FindsSome(40), searching)
    with qtbot.waitSignal(asking.came) as came:
        asking.ask(Question("warm", limit=30), all_at_once=True)
    assert came.args[1]
    assert len(came.args[0].hits) == 30


def test_no_more_is_asked_for_a_question_that_was_typed_on(qtbot, searching):
    finds = FindsSome(40)
    asking = asking_of(finds, searching)
    with qtbot.waitSignal(asking.came):
        asking.ask(Question("w", limit=30), all_at_once=False)
    with qtbot.waitSignal(asking.more_came):
        asking.ask(Question("wa", limit=30), all_at_once=False)
    assert ("w", 30) not in finds.asked


def test_more_rows_are_put_behind_the_same_ones_without_a_reset(qtbot, words):
    model = HitModel(words)
    model.replace(rows_of(HITS[:12]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        assert model.extend(rows_of(HITS[:30]))
    assert inserted.args[1:] == [12, 29]
    assert model.rowCount() == 30
    with qtbot.assertNotEmitted(model.rowsInserted):
        assert not model.extend(rows_of(HITS[5:40]))
        assert not model.extend(rows_of(HITS[:30]))
    assert model.rows == rows_of(HITS[:30])


def test_a_text_is_laid_out_once_for_a_width_and_in_the_end_forgotten(qtbot):
    laid = LaidTexts(QFont(), QColor("black"))
    pieces = (("warm ", False), ("water", True))
    first = laid.laid(pieces, width=200, lines=2)
    assert laid.laid(pieces, width=200, lines=2) is first
    assert laid.laid(pieces, width=100, lines=2) is not first
    for number in range(1_000):
        laid.laid(((f"{number}", False),), width=200, lines=1)
    assert laid.laid(pieces, width=200, lines=2) is not first


def test_a_text_longer_than_the_line_has_the_height_of_two(qtbot):
    laid = LaidTexts(QFont(), QColor("black"))
    one = laid.height((("kort", False),), width=300, lines=2)
    for text in ("lang " * 100, "i" * 2_000, "W" * 60):
        assert laid.height(((text, False),), width=300, lines=2) > 2 * one
        assert laid.height(((text, False),), width=300, lines=1) == one
    assert laid.height((("kort", False),), width=300, lines=2) == one
