"""A flag goes as plain data from device to device; what is no flag is refused whole."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.flag import LONGEST_NOTE, NO_TEXT, About, Flag, FlagKind, FlagState, kinds_for
from kbdesk.domain.flag_form import flags_in, form_of_flag

NOON = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
KEY = "7b6c1f1e-2f0a-4f6e-9d0c-0c2f5a5d1e01"
FLAG = Flag(
    KEY,
    NOON,
    FlagKind.OUTDATED,
    "De prijs is veranderd 🔥",
    About("refill", "articles/refill.nl.md", "nl", "Hoe vul ik bij?", 3, "stappen"),
    "ketel bijvullen",
    "# Nieuw\n",
    "Balie 3",
).with_answer(FlagState.CHANGED, "Dank, is aangepast.", NOON)


def test_a_flag_comes_back_as_it_went():
    told = json.loads(json.dumps({"flags": [form_of_flag(FLAG)]}))
    assert flags_in(told) == (FLAG,)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../etc"},
        {"id": 5},
        {"at": "yesterday"},
        {"at": "2026-03-02T12:00:00"},
        {"kind": "spam"},
        {"state": "done"},
        {"text": "x" * (LONGEST_NOTE + 1)},
        {"text": None},
        {"about": "refill"},
        {"about": form_of_flag(FLAG)["about"] | {"revision": -1}},
        {"about": form_of_flag(FLAG)["about"] | {"revision": "3"}},
        {"answered": 12},
    ],
)
def test_one_wrong_value_refuses_the_file(change):
    with pytest.raises(WrongUse) as error:
        flags_in({"flags": [form_of_flag(FLAG), form_of_flag(FLAG) | change]})
    assert error.value.code == "flags-unreadable"


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    )
)
def test_whatever_else_is_no_file_of_flags(told):
    with pytest.raises(WrongUse):
        flags_in(told)


def test_of_no_text_can_only_be_said_that_it_is_missing():
    assert kinds_for(NO_TEXT) == (FlagKind.MISSING,)
    assert set(kinds_for(FLAG.about)) == set(FlagKind)
