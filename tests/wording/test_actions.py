import re

import pytest

from kbdesk.wording.actions import ACTION_WORDS

FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", sorted(ACTION_WORDS))
def test_an_action_is_said_in_both_languages_with_the_same_places_to_fill(key):
    english, dutch = ACTION_WORDS[key]
    assert english.strip()
    assert dutch.strip()
    assert set(FIELD.findall(english)) == set(FIELD.findall(dutch))
