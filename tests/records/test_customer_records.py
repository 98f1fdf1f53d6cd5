"""Customers on disk: found by number and by words, replaced in one move, gone when their time is over."""

from datetime import timedelta

import pytest
from records_builders import NOON

from kbdesk.domain.customer import Customer
from kbdesk.domain.person_sought import PersonSought, SoughtBy

ZOE = Customer(
    2,
    ("+31201234567", "+31612345678"),
    "Zoë de Wit",
    "40012345",
    "Dorpsstraat 5",
    "1234 AB",
    "Utrecht",
    "zoe@example.nl",
)
JAN = Customer(3, (), "Jan Jansen", "40012346", more=(("Contract", "Vast"),))
ANNA = Customer(4, ("+31201234567",), "Anna Jansen", "40012347")


@pytest.fixture
def customers(records):
    records.customers.replace((ZOE, JAN, ANNA), source="klant.csv", columns=("Naam → name",), at=NOON)
    return records.customers


def test_a_number_finds_everybody_who_has_it(customers):
    assert customers.with_phone("+31612345678", 5) == (ZOE,)
    assert customers.with_phone("+31201234567", 5) == (ZOE, ANNA)
    assert customers.with_phone("+31201234567", 1) == (ZOE,)
    assert customers.with_phone("+31699999999", 5) == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe", (ZOE,)),
        ("de wit zoë", (ZOE,)),
        ("40012346", (JAN,)),
        ("1234ab", (ZOE,)),
        ("dorps", (ZOE,)),
        ("vast", (JAN,)),
        ("jan", (JAN, ANNA)),
        ("ansen", ()),
        ("jan wit", ()),
        ("%", ()),
    ],
)
def test_words_find_by_their_beginnings(customers, typed, found):
    assert customers.with_words(typed, 5) == found


def test_a_new_list_takes_the_place_of_the_old_one(customers):
    about = customers.replace((JAN,), source="nieuw.csv", columns=(), at=NOON)
    assert (about.count, about.source, about.brought_in) == (1, "nieuw.csv", NOON)
    assert customers.with_phone("+31612345678", 5) == ()


def test_a_list_that_fails_half_way_leaves_the_old_one(customers):
    def broken():
        yield JAN
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        customers.replace(broken(), source="stuk.csv", columns=(), at=NOON)
    assert customers.about().count == 3
    assert customers.with_words("zoe", 5) == (ZOE,)


def test_they_go_when_the_time_of_personal_values_is_over(records, customers):
    assert records.purge.run(NOON + timedelta(days=30), {"personal": 30}).customers == 0
    assert records.purge.run(NOON + timedelta(days=31), {"personal": 30}).customers == 3
    assert customers.about() is None
    assert customers.with_phone("+31612345678", 5) == ()


def test_one_person_is_given_and_taken_out(records, customers):
    for sought in (PersonSought(SoughtBy.MAIL, "zoe@example.nl"), PersonSought(SoughtBy.PHONE, "612345678")):
        assert [line for line, _ in records.persons.kept(sought).customers] == ["2"]
    erased = records.persons.erase(PersonSought(SoughtBy.NAME, "zoe de wit"), NOON)
    assert erased.counts.customers == 1
    assert customers.about().count == 2
    assert customers.with_phone("+31612345678", 5) == ()


def test_all_of_them_can_be_taken_away(customers):
    assert customers.remove() == 3
    assert customers.remove() == 0
    assert customers.about() is None
