"""What is said of lists, customers and contacts: in both languages, with the same facts, for everything there is."""

import re
from dataclasses import fields

import pytest

from kbdesk.domain.contact import ContactState, Direction
from kbdesk.domain.contact_line import Shown
from kbdesk.domain.contact_list import RowState
from kbdesk.domain.customer import CUSTOMER_TARGETS
from kbdesk.domain.kept_of_person import Counts
from kbdesk.domain.language import Language
from kbdesk.ui.app import words_of_window
from kbdesk.ui.contacts.list_work import SHOWN
from kbdesk.wording.contacts_window import CONTACTS_WINDOW
from kbdesk.wording.lists import LIST_COUNTS, LIST_ERRORS, LISTS, LISTS_TERMINAL
from kbdesk.wording.terminal import TERMINAL
from kbdesk.workflows.bring_in_list import OWN_TARGETS

PLACEHOLDER = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("table", [LISTS, LISTS_TERMINAL, LIST_ERRORS, LIST_COUNTS, CONTACTS_WINDOW])
def test_both_languages_say_the_same_with_the_same_facts(table):
    for key, (english, dutch) in table.items():
        assert english.strip(), key
        assert dutch.strip(), key
        assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(dutch)), key
        assert english.count("|") == dutch.count("|"), key


def test_everything_there_is_has_words(qapp):
    words = words_of_window(Language.NL)
    wanted = {f"row.state.{state}" for state in RowState} | {f"contacts.state.{state}" for state in ContactState}
    wanted |= {f"contacts.direction.{one}" for one in Direction} | {f"contacts.shown.{one}" for one in Shown}
    wanted |= {f"target.{one}" for one in (*OWN_TARGETS, *(target.code for target in CUSTOMER_TARGETS))}
    wanted |= {f"lists.show.{code}" for code in SHOWN}
    wanted |= {f"row.remark.{code}" for code in ("no-phone", "twice", "too-many-cells", "kept-long-enough")}
    assert {key for key in wanted if not words.knows(key)} == set()


def test_both_faces_can_count_all_that_is_kept_of_a_person(qapp):
    words = words_of_window(Language.EN)
    names = {f"count.{field.name}" for field in fields(Counts)}
    assert {name for name in names if not words.knows(name)} == set()
    assert names <= set(TERMINAL)
