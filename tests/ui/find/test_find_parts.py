import content_in_memory as content
import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from kbdesk.domain.article import Kind
from kbdesk.domain.plain_hit import hit_of
from kbdesk.ui.find.filters import Chosen, choices
from kbdesk.ui.find.history import History, Visit
from kbdesk.ui.find.marked_text import MarkedText
from kbdesk.ui.find.rows import rows_of, rows_of_start


def test_a_step_without_its_script_among_the_hits_stands_alone():
    step = content.a_hit(content.SCRIPT, kind=Kind.STEP, step="a", step_title="A")
    rows = rows_of((content.a_hit(content.FIBRE), step))
    assert [row.indented for row in rows] == [False, False]


def test_a_script_takes_the_place_of_its_best_step():
    step = content.a_hit(content.SCRIPT, kind=Kind.STEP, step="a", step_title="A")
    other = content.a_hit(content.SCRIPT, kind=Kind.STEP, step="b", step_title="B")
    article, script = content.a_hit(content.FIBRE), content.a_hit(content.SCRIPT)
    rows = rows_of((step, article, script, other))
    assert [(row.hit.id, row.hit.step, row.indented) for row in rows] == [
        ("no-internet", "", False),
        ("no-internet", "a", True),
        ("no-internet", "b", True),
        ("fibre", "", False),
    ]


def test_no_hit_is_lost_or_doubled():
    hits = content.hits()
    assert sorted(row.hit.path + row.hit.step for row in rows_of(hits)) == sorted(hit.path + hit.step for hit in hits)


def test_lists_of_the_start_have_headings_and_show_nothing_twice():
    fibre, router = content.a_hit(content.FIBRE), content.a_hit(content.ROUTER)
    rows = rows_of_start(("Lately", (fibre,)), ("Used", (fibre, router)), ("Scripts", ()))
    assert [row.heading or row.hit.id for row in rows] == ["Lately", "fibre", "Used", "router"]


def test_history_goes_back_and_forward_and_forgets_what_lay_ahead():
    history = History().visited("a").visited("b").visited("c")
    back = history.moved(-1)
    assert back.present == Visit("b")
    assert (back.can_go_back, back.can_go_forward) == (True, True)
    assert back.moved(-9).present == Visit("a")
    assert back.visited("d").visits == (Visit("a"), Visit("b"), Visit("d"))
    assert back.visited("b") is back


def test_history_keeps_how_far_a_text_was_scrolled():
    history = History().visited("a").scrolled_to(120).visited("b").moved(-1)
    assert history.present == Visit("a", 120)
    assert History().scrolled_to(5) == History()
    assert History().moved(1) == History()


def test_filters_go_on_and_off_and_into_the_question():
    chosen = Chosen().toggled("kind", "script").toggled("phase", "use")
    assert chosen
    assert chosen.number == 2
    question = chosen.question("x", lang="en", as_you_type=True, limit=5)
    assert question.kinds == (Kind.SCRIPT, Kind.STEP)
    assert (question.phases, question.lang, question.limit) == (("use",), "en", 5)
    assert not chosen.toggled("kind", "script").toggled("phase", "use")


def test_products_to_choose_from_are_the_organisations():
    assert choices(content.ORGANISATION)["product"] == ("boiler", "fibre", "modem", "meter")


def test_a_header_makes_a_plain_hit():
    hit = hit_of(content.FIBRE.header, content.FIBRE.path, overdue=True)
    assert (hit.title, hit.overdue, hit.why) == (content.FIBRE.header.title, True, ())


@pytest.mark.parametrize("width", [90.0, 160.0, 400.0])
def test_a_long_text_is_elided_in_its_last_line_and_never_cut(theme, width):
    font = theme.font(13)
    text = MarkedText(
        content.marked("Controleer eerst het optische signaal en kijk daarna of er werk is.", "signaal"),
        font,
        width=width,
        lines=2,
        marked_colour=QColor("black"),
    )
    layout = text._layout
    assert layout.lineCount() <= 2
    last = layout.lineAt(layout.lineCount() - 1)
    assert last.textStart() + last.textLength() == len(layout.text())
    assert last.naturalTextWidth() <= width + 1
    assert layout.text().endswith("…") == (QFontMetricsF(font).horizontalAdvance(layout.text()) > width or width < 400)


def test_marked_words_are_marked_in_each_line_they_reach(theme):
    text = MarkedText(
        (("een ", False), ("heel lang gemerkt stuk tekst", True)),
        QFont(theme.font(13)),
        width=90.0,
        lines=4,
        marked_colour=QColor("black"),
    )
    assert len(text._marks) == text._layout.lineCount()
