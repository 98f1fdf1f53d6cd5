from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.spread import Spread, spread_of


def test_nothing_measured_is_no_length():
    assert spread_of([]) == Spread(0, 0, 0)


def test_both_values_really_occurred():
    assert spread_of([9]) == Spread(1, 9, 9)
    assert spread_of([1, 2, 3, 100]) == Spread(4, 2, 100)
    assert spread_of(range(1, 11)) == Spread(10, 5, 9)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60))
def test_half_are_at_most_the_median_and_nine_of_ten_at_most_the_other(seconds):
    spread = spread_of(seconds)
    for value, percent in ((spread.median, 50), (spread.p90, 90)):
        assert value in seconds
        assert sum(one <= value for one in seconds) * 100 >= percent * len(seconds)
        assert sum(one < value for one in seconds) * 100 < percent * len(seconds)
