"""A script takes from outside what it names in `entry`, when it fits its field."""

from datetime import UTC, datetime

from kbdesk.domain import acts
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.asked_address import Dropped
from kbdesk.domain.condition import parse_condition
from kbdesk.domain.entry_values import EntryValues, entry_values, with_number
from kbdesk.domain.heard import Heard
from kbdesk.domain.organisation import Field, FieldType, Label, Organisation
from kbdesk.domain.script import Choice, Script, Step, Target

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ORGANISATION = Organisation(
    fields=(Field("phone", FieldType.PHONE), Field("pressure", FieldType.NUMBER, minimum="0", maximum="4"))
)
OWN = (
    Field("appliance", FieldType.CHOICE, options=(("boiler", Label()), ("heater", Label()))),
    Field("picture", FieldType.PHOTO),
)


def script(*entry):
    way = (Choice("", Target("#b", "b"), 3, condition=parse_condition("appliance == boiler")),)
    other = (Choice("", Target("#c", "c"), 4, condition=parse_condition("else")),)
    steps = (Step("a", "a", "A", 1, choices=way + other), Step("b", "b", "B", 5), Step("c", "c", "C", 6))
    return Script(Header("main", Kind.SCRIPT, "en", entry=entry), "main.en.md", "0", "", steps, "a", OWN)


def values(given, *entry):
    return entry_values(given, script(*entry), ORGANISATION, Heard(AT))


def test_what_the_script_names_is_taken_in_its_one_form():
    given = (("phone", "06 12345678"), ("appliance", "BOILER"), ("name", "Jan"))
    taken = (("phone", "+31612345678"), ("appliance", "boiler"), ("name", "Jan"))
    assert values(given, "phone", "appliance", "name") == EntryValues(taken)


def test_what_the_script_does_not_name_is_let_go():
    assert values((("phone", "0612345678"),)) == EntryValues((), (Dropped("phone", "not-in-entry"),))


def test_what_does_not_fit_is_let_go():
    given = (("phone", "call me"), ("pressure", "9"), ("appliance", "stove"), ("picture", "/etc/passwd"))
    assert values(given, "phone", "pressure", "appliance", "picture") == EntryValues(
        (), tuple(Dropped(name, "does-not-fit") for name, _ in given)
    )


def test_of_two_of_a_name_the_first_counts():
    assert values((("pressure", "1"), ("pressure", "2")), "pressure") == EntryValues(
        (("pressure", "1"),), (Dropped("pressure", "twice"),)
    )


def test_the_callers_number_fills_the_one_telephone_field():
    assert with_number((), "0612345678", script("phone", "name"), ORGANISATION) == (("phone", "0612345678"),)
    assert with_number((("phone", "1"),), "0612345678", script("phone"), ORGANISATION) == (("phone", "1"),)
    assert with_number((), "0612345678", script("name"), ORGANISATION) == ()
    assert with_number((), "", script("phone"), ORGANISATION) == ()


def test_a_run_begins_with_the_values_and_an_automatic_first_step_goes_by_them():
    run = acts.start("1", script(), AT, entry=(("appliance", "boiler"),))
    assert (run.step.slug, run.values()) == ("b", {"appliance": "boiler"})
    assert acts.start("1", script(), AT).step.slug == "c"
