"""Texts looked up by bisection in a file: every one is found, no other is, and beginnings have their bounds."""

import random
from bisect import bisect_left

import numpy as np
import pytest

from kbdesk.search.sorted_texts import SortedTexts


def sorted_texts(several: list[str]) -> SortedTexts:
    encoded = [text.encode() for text in several]
    at = np.cumsum([0, *map(len, encoded)])
    return SortedTexts(np.frombuffer(b"".join(encoded) or b"", np.uint8), at)


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 65, 128, 129, 1000])
def test_each_text_is_found_at_its_place_and_no_other_is(count: int) -> None:
    chance = random.Random(count)
    made: set[str] = set()
    while len(made) < count:
        made.add("".join(chance.choices("abcé", k=chance.randint(1, 6))))
    several = sorted(made, key=str.encode)
    texts = sorted_texts(several)
    assert [texts.find(text) for text in several] == list(range(count))
    others = {"".join(chance.choices("abcéz", k=chance.randint(0, 6))) for _ in range(300)} - made
    assert {texts.find(text) for text in others} == {-1}
    for beginning in {text[:length] for text in (*several, *others) for length in range(4)}:
        first, last = texts.beginning_with(beginning)
        assert several[first:last] == [text for text in several if text.startswith(beginning)]
        assert first == bisect_left([text.encode() for text in several], beginning.encode())
