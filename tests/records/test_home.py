import shutil

import pytest
from records_builders import KEY, a_contact, finish

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.reference import read_reference
from kbdesk.records.records import Records


def device_part(finished):
    return finished.contact.reference[3:10].replace("-", "")


def test_a_copied_folder_draws_no_reference_of_the_folder_it_was_copied_from(tmp_path):
    shop = Records(tmp_path / "shop" / "records.db", KEY)
    finish(shop, 1)
    shutil.copytree(tmp_path / "shop", tmp_path / "copy")
    copy = Records(tmp_path / "copy" / "records.db", KEY)
    drawn = [finish(records, number).contact.reference for number in range(2, 22) for records in (shop, copy)]
    assert len(set(drawn)) == 40
    assert all(read_reference(reference, "KD") == reference for reference in drawn)


def test_a_folder_put_back_from_a_copy_does_not_count_from_where_the_copy_stood(tmp_path):
    records = Records(tmp_path / "data" / "records.db", KEY)
    before = finish(records, 1)
    shutil.copytree(tmp_path / "data", tmp_path / "backup")
    after = finish(records, 2)
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(tmp_path / "backup", tmp_path / "data")
    put_back = finish(records, 3)
    assert put_back.contact.reference not in {before.contact.reference, after.contact.reference}
    assert device_part(put_back) != device_part(before)


def test_a_device_that_stays_where_it_is_keeps_its_part(tmp_path):
    path = tmp_path / "records.db"
    parts = {device_part(finish(Records(path, KEY), number)) for number in range(5)}
    assert len(parts) == 1


def test_records_that_are_gone_are_said_and_not_begun_anew(tmp_path):
    records = Records(tmp_path / "records.db", KEY)
    finish(records)
    for path in tmp_path.glob("records.db*"):
        path.unlink()
    for ask in (records.contacts.list, lambda: finish(records, 2)):
        with pytest.raises(StateUnwritable) as error:
            ask()
        assert error.value.code == "records-gone"
        assert error.value.facts["marker"] == str(tmp_path / "records.made")
    assert not (tmp_path / "records.db").exists()


def test_records_that_were_emptied_are_said_as_well(tmp_path):
    records = Records(tmp_path / "records.db", KEY)
    finish(records)
    (tmp_path / "records.db").write_bytes(b"")
    for path in tmp_path.glob("records.db-*"):
        path.unlink()
    with pytest.raises(StateUnwritable) as error:
        records.contacts.list()
    assert error.value.code == "records-gone"


def test_whoever_takes_the_marker_away_begins_anew(tmp_path):
    records = Records(tmp_path / "records.db", KEY)
    finish(records)
    for path in (*tmp_path.glob("records.db*"), tmp_path / "records.made"):
        path.unlink()
    assert records.contacts.list() == ()
    finish(records, 2)
    assert records.contacts.by_id("c2").note == a_contact().note
