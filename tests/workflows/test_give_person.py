"""What is kept of one person goes to a file whole, and the privacy log says that it did."""

import json
import sys

import pytest

from kbdesk.config.paths import Paths
from kbdesk.desk import open_desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.progress import Progress
from kbdesk.workflows.give_person import give_person


@pytest.fixture
def desk(tmp_path):
    one = open_desk(content=Paths.shipped_content(), data=tmp_path / "data")
    one.library.refresh(Progress())
    queue = one.library.library.organisation.queues[0].code
    fields = {field.name: "0612345678" for field in one.refer.fields_of(queue) if field.name == "phone"}
    one.refer.refer(queue, "Lekkage", values=fields or None, note="bel 06 12345678")
    yield one
    one.close()


def test_all_of_it_stands_in_the_file_with_its_times(desk, tmp_path):
    kept = give_person(desk.privacy, "06 12345678", to=tmp_path / "persoon.json")
    form = json.loads((tmp_path / "persoon.json").read_text(encoding="utf-8"))
    assert form["kbdesk_person"] == 1
    assert [one["reference"] for one in form["contacts"]] == [contact.reference for contact in kept.contacts]
    assert form["contacts"][0]["started"].endswith("Z")
    assert [entry.act for entry in desk.privacy.log()] == ["exported"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are told otherwise there")
def test_only_this_user_may_read_the_file(desk, tmp_path):
    give_person(desk.privacy, "06 12345678", to=tmp_path / "persoon.json")
    assert (tmp_path / "persoon.json").stat().st_mode & 0o077 == 0


def test_of_somebody_unknown_no_file_is_written(desk, tmp_path):
    assert not give_person(desk.privacy, "nobody@example.org", to=tmp_path / "x.json").counts.any
    assert not (tmp_path / "x.json").exists()
    assert desk.privacy.log() == ()


def test_a_file_that_cannot_be_written_is_said_and_not_logged(desk, tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(WrongUse) as error:
        give_person(desk.privacy, "06 12345678", to=tmp_path / "taken")
    assert error.value.code == "output-unwritable"
    assert desk.privacy.log() == ()
