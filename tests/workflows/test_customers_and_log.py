"""Customers brought in and found; the log of the device looked through, and one contact with all that belongs to it."""

import json
from datetime import timedelta

import pytest
from outgoing_content import a_file, bring_in, outgoing_desk

from kbdesk.desk import now
from kbdesk.domain.contact import ContactState
from kbdesk.domain.contact_line import Shown, Sought
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.wrap_up import WrapUp

CUSTOMERS = """\
Klantnr,Voornaam,Achternaam,Telefoon,Mobiel,Adres,Postcode,Plaats,Contract
40012345,Zoë,de Wit,020-1234567,06 12345678,Dorpsstraat 5,1234 AB,Utrecht,Vast
40012346,Jan,Jansen,12,,Kade 1,2345 BC,Gouda,Variabel
40012347,Anna,Visser,0301234567,,"Plein 3, hoog",3456 CD,Arnhem,Vast
40012348,Piet,Smit,0101234567,,Weg 1, 4567 DE,Delft,Vast,over
"""


@pytest.fixture
def desk(tmp_path):
    one = outgoing_desk(tmp_path)
    yield one
    one.close()


@pytest.fixture
def replaced(desk, tmp_path):
    keep = desk.keep_customers
    looked = keep.look(a_file(tmp_path, CUSTOMERS, "klanten.csv", "cp1252"))
    return keep.replace(looked, keep.mapping(looked, ("Contract=more",)))


def test_customers_come_in_with_what_was_mapped_and_what_is_wrong_is_told(desk, replaced):
    assert (replaced.list.count, replaced.without_phone, replaced.uneven) == (3, (3,), (5,))
    (zoe,) = desk.keep_customers.find(phone="06-12345678")
    assert (zoe.name, zoe.number, zoe.phones) == ("Zoë de Wit", "40012345", ("+31201234567", "+31612345678"))
    assert (zoe.postcode, zoe.city, zoe.more) == ("1234 AB", "Utrecht", (("Contract", "Vast"),))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("+31612345678", ["Zoë de Wit"]),
        ("jans", ["Jan Jansen"]),
        ("40012347", ["Anna Visser"]),
        ("plein", ["Anna Visser"]),
        ("z", []),
        ("", []),
        ("0699999999", []),
    ],
)
def test_they_are_found_by_typing(desk, replaced, typed, names):
    assert [one.name for one in desk.keep_customers.find(text=typed)] == names


def test_a_caller_who_is_unknown_is_nobody(desk, replaced):
    assert desk.keep_customers.find(phone="+31699999999") == ()
    assert desk.keep_customers.find(phone="anoniem") == ()


def test_a_new_file_takes_the_place_of_all_before(desk, replaced, tmp_path):
    looked = desk.keep_customers.look(a_file(tmp_path, "Naam;Telefoon\nEva;0612345679\n"))
    desk.keep_customers.replace(looked, looked.mapping)
    assert desk.keep_customers.about().count == 1
    assert desk.keep_customers.find(text="zoë") == ()
    assert desk.keep_customers.remove() == 1
    assert desk.keep_customers.about() is None


def test_a_file_in_which_nobody_could_be_found_leaves_what_is_there(desk, replaced, tmp_path):
    looked = desk.keep_customers.look(a_file(tmp_path, "Plaats;Wijk\nDelft;Noord\n"))
    with pytest.raises(WrongUse) as error:
        desk.keep_customers.replace(looked, looked.mapping)
    assert error.value.code == "customers-without-name"
    looked = desk.keep_customers.look(a_file(tmp_path, "Naam;Telefoon\n"))
    with pytest.raises(WrongUse):
        desk.keep_customers.replace(looked, looked.mapping)
    assert desk.keep_customers.about().count == 3


# ---------------------------------------------------------------------- the log


@pytest.fixture
def log(desk):
    """Three closed ones, one parked, one open; their ids by name."""
    keep, ids = desk.keep_contacts, {}
    for number, name in enumerate(("Zoë de Wit", "Jan Jansen", "Anna Visser", "Piet Smit", "Eva Bos")):
        one = keep.open(phone=f"06{12_345_670 + number}", name=name)
        keep.tell(one.id, "note", f"rekening van {name.split()[0]}")
        ids[name] = one.id
        if number < 3:
            keep.close(one.id, WrapUp(outcome="answered", note=f"rekening {number}"))
        elif number == 3:
            keep.park(one.id)
    return ids


def names(desk, **how):
    part = desk.browse_contacts.part(Sought(**how), first=0, limit=100)
    assert part.total == len(part.lines)
    return [line.name for line in part.lines]


def test_those_in_hand_stand_first_then_the_closed_ones_newest_first(desk, log):
    assert names(desk) == ["Eva Bos", "Piet Smit", "Anna Visser", "Jan Jansen", "Zoë de Wit"]
    assert names(desk, shown=Shown.OPEN) == ["Eva Bos"]
    assert names(desk, shown=Shown.PARKED) == ["Piet Smit"]
    assert names(desk, shown=Shown.TODAY) == ["Anna Visser", "Jan Jansen", "Zoë de Wit"]


def test_the_list_comes_part_by_part_over_open_and_closed_ones(desk, log):
    parts = [desk.browse_contacts.part(Sought(), first=first, limit=2) for first in (0, 2, 4)]
    assert [part.total for part in parts] == [5, 5, 5]
    assert [line.name for part in parts for line in part.lines] == names(desk)
    middle = desk.browse_contacts.part(Sought(), first=1, limit=2)
    assert [line.name for line in middle.lines] == ["Piet Smit", "Anna Visser"]


def test_a_contact_is_found_by_number_name_reference_and_words(desk, log):
    reference = desk.contacts.latest(1)[0].reference
    assert names(desk, text="06 12345671") == ["Jan Jansen"]
    assert names(desk, text="smit") == ["Piet Smit"]
    assert names(desk, text=reference.casefold()) == ["Anna Visser"]
    assert names(desk, text="rekening viss") == ["Anna Visser"]
    assert names(desk, text="niemand") == []


def test_a_closed_contact_shows_its_way_its_links_and_who_it_is_in_the_list(desk, replaced, tmp_path):
    row = desk.lists.next(bring_in(desk, a_file(tmp_path)).list.number)
    begun = desk.lists.call(row.id)
    desk.keep_contacts.promise(begun.contact.id, now() + timedelta(days=1), "bellen")
    run = desk.call.start(begun.script, begun.lang, contact=begun.contact.id, entry=begun.entry)
    _, finished = desk.call.finish(desk.call.choose(run, 1), wrap=WrapUp(outcome="answered"))
    one = desk.browse_contacts.dossier(finished.contact.id)
    assert [(line.step, line.answer) for line in one.path] == [("Wie neemt op", "Ja"), ("Goed", "")]
    assert [promise.what for promise in one.promises] == ["bellen"]
    assert [customer.number for customer in one.customers] == ["40012345"]
    assert [(link.label, link.address) for link in one.links] == [
        ("Klant", "https://crm.example/?q=%2B31612345678"),
        ("file", "https://crm.example/dossier/40012345"),
    ]
    assert one.closed.reference == finished.contact.reference


def test_an_open_contact_shows_what_is_known_by_now(desk, log):
    one = desk.browse_contacts.dossier(log["Piet Smit"])
    assert (one.open.state, one.closed, one.phone) == (ContactState.PARKED, None, "+31612345673")
    assert [link.address for link in one.links] == ["https://crm.example/?q=%2B31612345673"]


def test_a_contact_that_was_forgotten_is_said_to_be_gone(desk, log):
    desk.keep_contacts.discard(log["Eva Bos"])
    with pytest.raises(WrongUse) as error:
        desk.browse_contacts.dossier(log["Eva Bos"])
    assert error.value.code == "contact-gone"


def test_a_contact_is_written_for_whoever_asks_for_it(desk, log, tmp_path):
    path = desk.browse_contacts.write(log["Zoë de Wit"], tmp_path / "zoe.json")
    form = json.loads(path.read_text(encoding="utf-8"))
    assert (form["name"], form["outcome"], form["note"]) == ("Zoë de Wit", "answered", "rekening 0")
    with pytest.raises(WrongUse) as error:
        desk.browse_contacts.write(log["Zoë de Wit"], tmp_path / "gone" / "x.json")
    assert error.value.code == "output-unwritable"
