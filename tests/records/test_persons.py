"""Giving and erasing what is kept of one person, and a disk on which nobody's name can be read."""

from dataclasses import replace

import pytest
from records_builders import KEY, NOON, a_contact, a_photo, a_referral, a_run, a_source

from kbdesk.domain.acts import capture, end, tell
from kbdesk.domain.contact import ContactValue
from kbdesk.domain.flag import Flag, FlagKind
from kbdesk.domain.kept_of_person import Counts, PrivacyAct
from kbdesk.domain.organisation import Privacy
from kbdesk.domain.outbox import Receipt
from kbdesk.domain.person_sought import read_sought
from kbdesk.domain.referral import SentValue
from kbdesk.domain.search_log import EndedSearch, SearchEnd
from kbdesk.records.records import Records

NAME, NUMBER, MAIL = "Quirijn Zandbergen", "06 98765432", "quirijn@zandbergen.example"
FLAG = "7b6c1f1e-2f0a-4f6e-9d0c-0c2f5a5d1e01"


def sought(typed):
    return read_sought(typed, prefix="KD", region="NL")


def a_call_of(records, number, name, phone, *, mail="", sent=False, note=""):
    """A call by script that ended in a referral with a photo."""
    run = a_run(f"run{number}")
    records.runs.begin(run, (a_source(),))
    led = tell(capture(capture(run, "naam", name, NOON), "tel", phone, NOON), "note", note or f"{name} belde", NOON)
    records.runs.append(run.id, led.events[len(run.events) :], known=len(run.events))
    ended = end(replace(led, path=(*led.path[:-1], replace(led.path[-1], step="two"))), "refer", NOON)
    contact = a_contact(
        f"c{number}",
        run=run.id,
        note=note or f"{name} belde",
        values=(
            ContactValue("naam", "Naam", name, Privacy.PERSONAL, 90),
            ContactValue("tel", "Telefoon", phone, Privacy.PERSONAL, 90),
            ContactValue("mail", "E-mail", mail, Privacy.PERSONAL, 90),
        ),
    )
    referral = replace(
        a_referral(f"r{number}"),
        subject=f"Geen warm water – {name}",
        values=(SentValue("naam", "Naam", name), SentValue("tel", "Telefoon", phone)),
    )
    finished = records.contacts.finish(
        contact,
        referral=referral,
        channel="desk",
        prefix="KD",
        end_event=ended.events[-1],
        known=len(led.events),
        at=NOON,
        photos=(a_photo(number),),
    )
    if sent:
        records.outbox.claim(NOON, owner="test")
        records.outbox.mark_sent(f"r{number}", Receipt("7"), NOON)
        records.photos.claim(NOON, due_by=NOON)
        records.photos.mark_sent(f"p{number}", NOON)
    return finished


@pytest.fixture
def filled(records):
    """Somebody whose referral has arrived, traces of them all over, and somebody else."""
    a_call_of(records, 1, NAME, NUMBER, mail=MAIL, sent=True)
    a_call_of(records, 2, "Zoë de Wit", "06 12345678", sent=True)
    left = a_run("left")
    records.runs.begin(left, (a_source(),))
    led = capture(left, "naam", NAME, NOON)
    records.runs.append("left", led.events[len(left.events) :], known=len(left.events))
    records.drafts.keep("refer", {"subject": "Lekt", "naam": NAME, "tel": "0698765432"}, NOON)
    records.search_log.log(EndedSearch(f"{NAME} belt vaak", "nl", 0, SearchEnd.LEFT), NOON, forget_before=NOON)
    records.search_log.log(EndedSearch("tochtstrip", "nl", 0, SearchEnd.LEFT), NOON, forget_before=NOON)
    records.flags.add(Flag(FLAG, NOON, FlagKind.MISSING, text=f"dat vroeg {NAME}", words="hond"))
    return records


def texts_of(records):
    """Everything that is written anywhere in the records."""
    with records.database.reading() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = (connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables)  # noqa: S608
        return "\n".join(str(row) for row in rows)


@pytest.mark.parametrize("typed", [NUMBER, "+31698765432", "quirijn zandbergen", NAME.upper()])
def test_all_that_is_kept_is_found_by_number_and_name(filled, typed):
    kept = filled.persons.kept(sought(typed))
    assert [one.id for one in kept.contacts] == ["c1"]
    assert [one.id for one in kept.referrals] == ["r1"]
    assert kept.photos == ("photo-1.jpg",)
    assert [name for name, _ in kept.drafts] == ["refer"]


def test_a_mail_address_and_a_reference_find_the_contact(filled):
    reference = filled.contacts.by_id("c1").reference
    for typed in (MAIL.upper(), reference.lower().replace("-", " ")):
        assert [one.id for one in filled.persons.kept(sought(typed)).contacts] == ["c1"]


def test_traces_outside_contacts_are_found(filled):
    kept = filled.persons.kept(sought(NAME))
    assert kept.runs == ("left",)
    assert [words for _, words in kept.searches] == [f"{NAME} belt vaak"]
    assert [identity for identity, _ in kept.flags] == [FLAG]
    assert kept.counts == Counts(
        contacts=1, values=3, notes=1, referrals=1, photos=1, runs=1, drafts=1, searches=1, flags=1
    )


def test_erased_is_nowhere_any_more_and_the_others_stay(filled):
    erased = filled.persons.erase(sought(NAME), NOON)
    assert erased.kept == ()
    assert erased.counts.contacts == erased.counts.referrals == erased.counts.photos == 1
    written = texts_of(filled)
    for planted in (NAME, NUMBER, MAIL, "698765432", "Quirijn"):
        assert planted not in written
    assert "Zoë de Wit" in written
    assert [one.id for one in filled.contacts.list()] == ["c2"]
    assert [path.name for path in (filled.database.path.parent / "photos").iterdir()] == ["p2.sealed"]
    assert filled.runs.unfinished() == ()
    assert [one.search.words for one in filled.search_log.since(NOON)] == ["tochtstrip"]


def test_what_has_not_arrived_stays_whole_and_is_named(records):
    unsent = a_call_of(records, 1, NAME, NUMBER)
    a_call_of(records, 2, NAME, NUMBER)
    records.outbox.withdraw("r2", NOON)
    erased = records.persons.erase(sought(NUMBER), NOON)
    assert erased.kept == (unsent.contact.reference,)
    assert [one.id for one in records.contacts.list()] == ["c1"]
    assert records.outbox.referral("r1").values[0].value == NAME
    assert records.photos.photo("p1") == a_photo(1)


def test_a_referral_whose_photo_has_not_arrived_stays_too(records):
    finished = a_call_of(records, 1, NAME, NUMBER)
    records.outbox.claim(NOON, owner="test")
    records.outbox.mark_sent("r1", Receipt("7"), NOON)
    assert records.persons.erase(sought(NAME), NOON).kept == (finished.contact.reference,)
    assert records.photos.claim(NOON, due_by=NOON).photo.id == "p1"


def test_copies_from_before_an_update_go_with_an_erased_person(filled):
    copy = filled.database.path.with_name("records-v1.db")
    copy.write_bytes(b"older")
    assert filled.persons.erase(sought(NAME), NOON).counts.copies == 1
    assert not copy.exists()


def test_the_privacy_log_says_what_and_when_and_nobody(filled):
    filled.persons.note_export(filled.persons.kept(sought(NAME)), NOON)
    filled.persons.erase(sought(NAME), NOON)
    exported, erased = filled.persons.log()
    assert (exported.act, exported.at, exported.counts.contacts) == (PrivacyAct.EXPORTED, NOON, 1)
    assert (erased.act, erased.counts.values, erased.stayed) == (PrivacyAct.ERASED, 3, 0)
    with filled.database.reading() as connection:
        written = str(connection.execute("SELECT * FROM privacy_log").fetchall())
    assert "Quirijn" not in written
    assert "98765432" not in written


def test_a_planted_name_and_number_are_in_no_file_of_the_data_folder(tmp_path):
    records = Records(tmp_path / "records.db", KEY)
    with records.database.reading() as held:  # a reader keeps the journal from being emptied
        held.execute("SELECT COUNT(*) FROM contact").fetchone()
        a_call_of(records, 1, NAME, NUMBER, mail=MAIL)
        records.drafts.keep("refer", {"naam": NAME}, NOON)
        records.search_log.log(EndedSearch(NAME, "nl", 0, SearchEnd.LEFT), NOON, forget_before=NOON)
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"records.db", "records.db-wal", "p1.sealed"}
        assert (tmp_path / "records.db-wal").stat().st_size > 0
        for path in files:
            content = path.read_bytes()
            for planted in (NAME, NUMBER, MAIL, "698765432", "Quirijn", "Zandbergen", "a picture"):
                for form in (planted.encode(), planted.encode("utf-16-le"), planted.casefold().encode()):
                    assert form not in content, f"{planted} in {path.name}"
