"""Photos of a form that is not finished: sealed at once, found again, safe from the purge, named by nobody's name."""

import io
import os
import uuid
from datetime import timedelta

import pytest
from PIL import Image

from kbdesk.desk import now, open_desk
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.photo import MOST_PHOTOS


@pytest.fixture
def desk(tmp_path):
    desk = open_desk(content=tmp_path / "content", data=tmp_path / "data")
    yield desk
    desk.close()


def a_picture(colour="navy", size=(60, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def a_file(folder, name="a.jpg", **more):
    path = folder / name
    path.write_bytes(a_picture(**more))
    return path


def sealed(tmp_path):
    return sorted((tmp_path / "data" / "photos").iterdir())


def test_a_photo_is_sealed_on_disk_when_add_returns_and_found_by_another_start(desk, tmp_path):
    (photo,) = desk.added_photos.add_files("refer", [a_file(tmp_path)]).photos
    (file,) = sealed(tmp_path)
    assert photo.data not in file.read_bytes()
    again = open_desk(content=tmp_path / "content", data=tmp_path / "data")
    assert again.added_photos.of("refer") == (photo,)
    again.close()


def test_photos_of_one_form_are_none_of_another(desk, tmp_path):
    desk.added_photos.add_files("refer", [a_file(tmp_path)])
    assert desk.added_photos.of("run1.plate") == ()


def test_one_that_is_none_is_named_without_its_folder_and_keeps_out_no_other(desk, tmp_path):
    text = tmp_path / "brief.jpg"
    text.write_bytes(b"Beste Jansen")
    added = desk.added_photos.add_files("refer", [text, a_file(tmp_path)])
    assert len(added.photos) == 1
    (error,) = added.errors
    assert isinstance(error, WrongUse)
    assert (error.code, error.facts["path"]) == ("photo-no-picture", "brief.jpg")


def test_there_is_a_most(desk, tmp_path):
    files = [a_file(tmp_path, f"{n}.jpg", size=(40 + n, 40)) for n in range(MOST_PHOTOS + 2)]
    added = desk.added_photos.add_files("refer", files)
    assert len(added.photos) == MOST_PHOTOS
    assert [error.code for error in added.errors] == ["photos-too-many"]


def test_numbers_are_not_used_twice_when_one_was_removed(desk):
    first, second = (desk.added_photos.add_pasted("refer", a_picture(c)).photos[-1] for c in ("navy", "red"))
    assert desk.added_photos.remove("refer", first.id).photos == (second,)
    third = desk.added_photos.add_pasted("refer", a_picture("green")).photos[-1]
    assert [one.name.split("-")[1] for one in (second, third)] == ["2", "3"]


def test_the_purge_leaves_what_a_form_holds_and_takes_what_none_does(desk, tmp_path):
    kept = desk.added_photos.add_pasted("refer", a_picture()).photos[0]
    gone = desk.added_photos.add_pasted("refer", a_picture("red")).photos[1]
    desk.added_photos.remove("refer", gone.id)
    two_days_ago = (now() - timedelta(days=2)).timestamp()
    for file in sealed(tmp_path):
        os.utime(file, (two_days_ago, two_days_ago))
    desk._records.purge.run(now(), {})
    assert [file.stem for file in sealed(tmp_path)] == [kept.id]
    assert desk.added_photos.of("refer") == (kept,)


def test_a_removed_photo_that_a_referral_holds_by_now_stays_on_disk(desk, tmp_path):
    """A crash between the end of a form and its forgetting leaves a photo in both."""
    photo = desk.added_photos.add_pasted("refer", a_picture()).photos[0]
    desk.added_photos.remove("refer", photo.id)
    assert [file.stem for file in sealed(tmp_path)] == [str(uuid.UUID(photo.id))]
