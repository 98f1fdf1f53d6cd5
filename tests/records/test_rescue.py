import pytest
from records_builders import KEY, NOON, a_contact, a_photo, a_referral, finish

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.outbox import Receipt
from kbdesk.records.rescue import rescue_photos, rescue_unsent

PAGE = 4096


def rescued(records, folder):
    folder.mkdir()
    return rescue_unsent(records.database.path, KEY, folder)


def test_a_sound_file_gives_all_that_was_not_sent(records, tmp_path):
    stored = [finish(records, number).referral for number in (1, 2, 3)]
    records.outbox.mark_sent("r2", Receipt("1"), NOON)
    assert rescued(records, tmp_path / "scratch") == ((stored[0], stored[2]), 0)


def test_spoilt_pages_cost_only_what_stands_on_them_and_the_file_is_left_alone(records, tmp_path):
    stored = {f"r{number}": finish(records, number).referral for number in range(300)}
    with records.database.writing() as connection:
        connection.execute("SELECT 1")
    records.database.check()
    path = records.database.path
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    sound, saved_somewhere = path.read_bytes(), 0
    pages = len(sound) // PAGE
    for page in range(pages // 4, pages, pages // 8):
        spoilt = bytearray(sound)
        spoilt[page * PAGE + 200] ^= 1
        path.write_bytes(spoilt)
        found, _lost = rescued(records, tmp_path / f"scratch{page}")
        assert path.read_bytes() == spoilt
        assert all(stored[one.id] == one for one in found), "what is read is whole"
        saved_somewhere += len(found) >= 200
    assert saved_somewhere >= 3


def test_a_file_that_does_not_open_at_all_is_said_so_or_gives_nothing(records, tmp_path):
    finish(records)
    path = records.database.path
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    path.write_bytes(b"a shopping list" * 4000)
    (tmp_path / "scratch").mkdir()
    assert rescue_unsent(path, KEY, tmp_path / "scratch") == ((), 0)


def test_a_file_that_is_not_there_is_said_plainly(records, tmp_path):
    (tmp_path / "scratch").mkdir()
    with pytest.raises(StateUnwritable):
        rescue_unsent(tmp_path / "records.db", KEY, tmp_path / "scratch")


def with_photos(records, number, *photos):
    return records.contacts.finish(
        a_contact(f"c{number}"),
        referral=a_referral(f"r{number}"),
        channel="x",
        prefix="KD",
        end_event=None,
        at=NOON,
        photos=photos,
    ).referral


def test_photos_are_saved_too_also_where_their_text_has_arrived(records, tmp_path):
    first = with_photos(records, 1, a_photo(1, b"of the first"))
    second = with_photos(records, 2, a_photo(2, b"of the second"), a_photo(3, b"gone"))
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    (records.database.path.parent / "photos" / "p3.sealed").unlink()
    (tmp_path / "scratch").mkdir()
    found, lost = rescue_photos(records.database.path, KEY, tmp_path / "scratch")
    assert [(of, photo.data) for of, photo in found] == [(first, b"of the first"), (second, b"of the second")]
    assert lost == 1


def test_photos_that_arrived_and_those_of_what_was_withdrawn_are_left(records, tmp_path):
    with_photos(records, 1, a_photo(1))
    with_photos(records, 2, a_photo(2))
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    records.photos.mark_sent("p1", NOON)
    records.outbox.withdraw("r2", NOON)
    (tmp_path / "scratch").mkdir()
    assert rescue_photos(records.database.path, KEY, tmp_path / "scratch") == ((), 0)
