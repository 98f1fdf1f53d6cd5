"""What readers say of texts moves them a little, and never buries a title that is the question."""

import pytest
from search_builders import an_article, an_index, found

from kbdesk.domain.verdict import Tally, Verdicts
from kbdesk.search.weights import EXACT_TITLE, VERDICT

TWINS = (
    an_article("a.md", "Ketel een", "De ketel bijvullen met de slang."),
    an_article("b.md", "Ketel twee", "De ketel bijvullen met de slang."),
)


@pytest.fixture
def twins(tmp_path):
    index = an_index(tmp_path, *TWINS)
    yield index
    index.close()


def told(**tallies):
    return Verdicts({f"{name}.md": Tally(*tally) for name, tally in tallies.items()})


def test_of_two_equals_the_one_that_helped_stands_first(twins):
    assert found(twins, "ketel bijvullen", verdicts=told(b=(1, 0)))[0] == "b.md"
    assert found(twins, "ketel bijvullen", verdicts=told(a=(1, 0)))[0] == "a.md"


def test_of_two_equals_the_one_that_did_not_help_stands_last(twins):
    assert found(twins, "ketel bijvullen", verdicts=told(b=(0, 2)))[-1] == "b.md"
    assert found(twins, "ketel bijvullen", verdicts=told(a=(0, 2)))[-1] == "a.md"


def test_a_new_tally_counts_with_the_next_question(twins):
    first, second = told(a=(9, 0)), told(a=(0, 9))
    assert found(twins, "ketel bijvullen", verdicts=first)[0] == "a.md"
    assert found(twins, "ketel bijvullen", verdicts=second)[0] == "b.md"
    assert found(twins, "ketel bijvullen", verdicts=first)[0] == "a.md"


def test_a_title_that_is_the_question_is_not_buried_by_any_number_of_verdicts(twins):
    buried = told(a=(0, 100_000), b=(100_000, 0))
    assert found(twins, "ketel een", verdicts=buried)[0] == "a.md"


def test_a_much_better_hit_stays_above_one_that_helped(tmp_path):
    filler = "Een lange tekst over van alles. " * 20
    index = an_index(
        tmp_path, an_article("good.md", "Factuur", filler), an_article("weak.md", "Iets anders", f"{filler} factuur")
    )
    assert found(index, "factuur uitleg", verdicts=told(weak=(10_000, 0)))[0] == "good.md"
    index.close()


def test_the_signal_is_bounded_below_what_an_exact_title_weighs():
    assert 1 + VERDICT < EXACT_TITLE * (1 - VERDICT)


def test_a_path_that_is_not_there_any_more_does_no_harm(twins):
    assert len(found(twins, "ketel", verdicts=told(gone=(5, 5)))) == 2
