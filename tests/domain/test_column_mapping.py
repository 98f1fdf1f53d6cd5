"""Columns are proposed by their names, and what a person says goes before."""

from kbdesk.domain.column_mapping import Mapping, Target, propose, read_changes
from kbdesk.domain.customer import CUSTOMER_TARGETS

HEADER = ("Klantnr", "Voornaam", "Achternaam", "Tel.", "Mobiel", "E-Mail", "Wijk")


def test_usual_names_in_both_languages_find_their_place():
    mapping = propose(HEADER, CUSTOMER_TARGETS)
    assert dict(mapping.columns) == {0: "number", 1: "name", 2: "name", 3: "phone", 4: "phone", 5: "email"}
    english = propose(("Customer no", "First name", "Last name", "Phone", "Town"), CUSTOMER_TARGETS)
    assert dict(english.columns) == {0: "number", 1: "name", 2: "name", 3: "phone", 4: "city"}


def test_a_targets_own_label_goes_before_the_usual_words():
    targets = (Target("phone"), Target("second", ("Mobiel",)))
    assert dict(propose(("Mobiel", "Telefoon"), targets).columns) == {0: "second", 1: "phone"}


def test_a_target_takes_one_column_unless_it_takes_several():
    assert dict(propose(("Telefoon", "Mobiel"), (Target("phone"),)).columns) == {0: "phone"}
    assert dict(propose(("Telefoon", "Mobiel"), (Target("phone", takes_several=True),)).columns) == {
        0: "phone",
        1: "phone",
    }


def test_a_field_called_after_a_usual_thing_is_found():
    assert dict(propose(("Naam", "Postcode"), (Target("customer_name"), Target("postcode_nl"))).columns) == {
        0: "customer_name",
        1: "postcode_nl",
    }


def test_what_was_typed_changes_the_proposal_by_name_or_number():
    changes, wrong = read_changes(HEADER, ("wijk=note", "4=", "2=name"), CUSTOMER_TARGETS)
    assert wrong == ""
    changed = propose(HEADER, CUSTOMER_TARGETS).changed(changes)
    assert changed.target(6) == "note"
    assert changed.target(3) == ""
    assert changed.target(1) == "name"


def test_an_unknown_column_or_target_is_named():
    for typed in ("plaats=city", "wijk=district", "wijk", "0=note", "8=note"):
        assert read_changes(HEADER, (typed,), CUSTOMER_TARGETS) == ((), typed)


def test_several_columns_of_one_target_stand_together():
    mapping = Mapping(((1, "name"), (2, "name")))
    assert mapping.value(("1", "Zoë", "de Wit"), "name") == "Zoë de Wit"
    assert mapping.value(("1", "", "de Wit"), "name") == "de Wit"
