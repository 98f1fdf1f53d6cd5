"""Photos: what is left of a file, how they lie on disk, and when they are due."""

import io
import struct
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin
from records_builders import NOON, a_contact, a_photo, a_referral
from sqlcipher3 import dbapi2 as sqlite

from kbdesk.domain.errors import StateUnwritable, WrongUse
from kbdesk.domain.outbox import EntryState, Failure, Receipt, Verdict
from kbdesk.records.photo_scaling import LARGEST_FILE, ready_bytes, ready_photo
from kbdesk.records.records import Records

OWNER, CAMERA = "Zoë de Wit", "Nikkon Coolpicks 7"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>Hoofdstraat 12, Zwolle</rdf:li></x:xmpmeta>'


def as_new_photo(source, number=1):
    return ready_photo(source, number=number, new_key=lambda: f"photo{number}")


def an_exif(*, orientation=1):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = CAMERA
    exif[ExifTags.Base.Artist] = OWNER
    exif[ExifTags.Base.DateTime] = "2026:03:02 12:00:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 30.0, 44.0), 3: "E", 4: (6.0, 5.0, 24.0), 29: "2026:03:02"}
    )
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "SN-4711-0815"
    return exif


def a_jpeg(path, *, size=(3000, 1500), orientation=1, **more):
    picture = Image.new("RGB", size, "navy")
    picture.paste("orange", (0, 0, size[0] // 2, size[1] // 2))
    exif = an_exif(orientation=orientation)
    picture.save(path, "JPEG", exif=exif, xmp=XMP, comment=OWNER.encode(), **more)
    return path


def code_of(act):
    with pytest.raises(WrongUse) as error:
        act()
    return error.value.code


def test_place_camera_owner_and_date_are_taken_out(tmp_path):
    source = a_jpeg(tmp_path / "IMG_2026 Zoë.jpg")
    before = source.read_bytes()
    for planted in (CAMERA.encode(), b"Zwolle", b"SN-4711", b"2026:03:02", b"Exif", OWNER.encode()):
        assert planted in before
    photo = as_new_photo(source)
    for planted in (CAMERA.encode(), b"Zwolle", b"SN-4711", b"2026:03:02", b"Exif", OWNER.encode(), b"xmpmeta"):
        assert planted not in photo.data
    made = Image.open(io.BytesIO(photo.data))
    assert dict(made.getexif()) == {}
    assert not made.info.keys() & {"exif", "xmp", "comment", "icc_profile", "photoshop"}
    assert photo.name == f"photo-1-{photo.digest[:8]}.jpg"


def test_the_smaller_picture_inside_a_photo_goes_too(tmp_path):
    small = io.BytesIO()
    Image.new("RGB", (160, 120), "red").save(small, "JPEG")
    # An Exif block with a second directory that points at a whole JPEG, as cameras write it.
    inside = small.getvalue()
    first = struct.pack("<HHHIIHHIII", 1, 0x0112, 3, 1, 1, 0, 0, 0, 0, 0)[:18]
    header = b"II*\0" + struct.pack("<I", 8)
    second_at = 8 + 2 + 12 + 4
    first = struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 3, 1, 1) + struct.pack("<I", second_at)
    data_at = second_at + 2 + 24 + 4
    second = struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, data_at)
    second += struct.pack("<HHII", 0x0202, 4, 1, len(inside)) + struct.pack("<I", 0)
    block = b"Exif\0\0" + header + first + second + inside
    path = tmp_path / "thumb.jpg"
    Image.new("RGB", (400, 300), "white").save(path, "JPEG", exif=block)
    assert inside in path.read_bytes()
    assert as_new_photo(path).data.count(b"\xff\xd8\xff") == 1


def test_text_in_a_png_goes_and_sharp_letters_stay(tmp_path):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", OWNER)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    picture = Image.new("RGB", (64, 64), "white")
    picture.putpixel((5, 5), (1, 2, 3))
    picture.save(tmp_path / "screen.png", pnginfo=notes, exif=an_exif())
    photo = as_new_photo(tmp_path / "screen.png")
    made = Image.open(io.BytesIO(photo.data))
    assert (made.format, made.getpixel((5, 5))) == ("PNG", (1, 2, 3))
    assert made.info == {}
    assert photo.media_type == "image/png"


@pytest.mark.parametrize(("orientation", "corner"), [(1, (5, 5)), (3, (-5, -5)), (6, (-5, 5)), (8, (5, -5))])
def test_a_photo_is_turned_upright(tmp_path, orientation, corner):
    photo = as_new_photo(a_jpeg(tmp_path / "p.jpg", size=(400, 200), orientation=orientation))
    made = Image.open(io.BytesIO(photo.data))
    assert made.size == ((400, 200) if orientation in {1, 3} else (200, 400))
    x, y = (place % side for place, side in zip(corner, made.size, strict=True))
    red, _, blue = made.getpixel((x, y))
    assert red > 200
    assert blue < 60


def test_a_photo_is_scaled_and_a_small_one_left_at_its_size(tmp_path):
    assert Image.open(io.BytesIO(as_new_photo(a_jpeg(tmp_path / "p.jpg")).data)).size == (2048, 1024)
    small = as_new_photo(a_jpeg(tmp_path / "s.jpg", size=(300, 200)))
    assert Image.open(io.BytesIO(small.data)).size == (300, 200)


def test_a_colour_profile_is_worked_in_and_left_behind(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = as_new_photo(a_jpeg(tmp_path / "p.jpg", icc_profile=profile))
    assert "icc_profile" not in Image.open(io.BytesIO(photo.data)).info
    broken = as_new_photo(a_jpeg(tmp_path / "b.jpg", icc_profile=b"no profile at all"))
    assert "icc_profile" not in Image.open(io.BytesIO(broken.data)).info


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "BMP", "TIFF"])
def test_other_pictures_become_jpeg(tmp_path, kind):
    Image.new("RGBA" if kind == "WEBP" else "RGB", (80, 60), "green").save(tmp_path / "p", kind)
    photo = as_new_photo(tmp_path / "p")
    assert Image.open(io.BytesIO(photo.data)).format == "JPEG"


def test_what_is_no_photo_is_said_with_its_reason(tmp_path):
    cases = {
        "empty": (b"", "photo-empty"),
        "words": (b"no picture at all", "photo-no-picture"),
        "iphone": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo-heic"),
        "cut": (a_jpeg(tmp_path / "whole.jpg").read_bytes()[:4000], "photo-damaged"),
    }
    for name, (content, code) in cases.items():
        (tmp_path / name).write_bytes(content)
        assert code_of(lambda name=name: as_new_photo(tmp_path / name)) == code
    assert code_of(lambda: as_new_photo(tmp_path / "nowhere")) == "photo-unreadable"
    assert code_of(lambda: as_new_photo(tmp_path)) == "photo-unreadable"


def test_eighty_megabytes_are_refused_before_they_are_read(tmp_path):
    with (tmp_path / "large.jpg").open("wb") as file:
        file.truncate(80 * 1024 * 1024)
    with pytest.raises(WrongUse) as error:
        as_new_photo(tmp_path / "large.jpg")
    assert (error.value.code, error.value.facts["megabytes"]) == ("photo-too-large", 80)
    assert LARGEST_FILE < 80 * 1024 * 1024


def test_a_small_file_that_claims_a_huge_picture_is_refused(tmp_path):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    assert code_of(lambda: ready_bytes(bomb, "b", number=1, new_key=lambda: "x")) == "photo-too-many-pixels"


# ---------------------------------------------------------------------- on disk and on their way


def referred(records, number=1, photos=(), **changes):
    return records.contacts.finish(
        a_contact(f"c{number}"),
        referral=a_referral(f"r{number}", **changes),
        channel="desk-folder",
        prefix="KD",
        end_event=None,
        at=NOON,
        photos=photos or (a_photo(),),
    )


def text_sent(records, number=1):
    records.outbox.claim(NOON, owner="test")
    records.outbox.mark_sent(f"r{number}", Receipt("7"), NOON)


def test_photos_lie_sealed_beside_the_records(records):
    referred(records)
    files = list((records.database.path.parent / "photos").iterdir())
    assert [path.name for path in files] == ["p1.sealed"]
    assert b"nobody else" not in files[0].read_bytes()
    assert records.photos.photo("p1") == a_photo()


def test_a_photo_that_was_changed_swapped_or_lost_is_said(records):
    referred(records, photos=(a_photo(1), a_photo(2, b"another")))
    folder = records.database.path.parent / "photos"
    one, two = folder / "p1.sealed", folder / "p2.sealed"
    whole = one.read_bytes()
    for spoilt in (whole[:-1], whole[:20] + bytes([whole[20] ^ 1]) + whole[21:], two.read_bytes(), b""):
        one.write_bytes(spoilt)
        with pytest.raises(StateUnwritable) as error:
            records.photos.photo("p1")
        assert error.value.code == "photo-gone"
    one.unlink()
    with pytest.raises(StateUnwritable):
        records.photos.photo("p1")


def test_another_key_opens_no_photo(records):
    referred(records)
    other = Records(records.database.path, bytes(32))
    with pytest.raises(StateUnwritable):
        other.photos._files.read("p1")


def test_photos_are_due_after_the_text_one_by_one_in_their_order(records):
    referred(records, photos=(a_photo(1), a_photo(2)))
    assert records.photos.claim(NOON, due_by=NOON) is None
    text_sent(records)
    first = records.photos.claim(NOON, due_by=NOON)
    assert (first.photo.name, first.ticket, first.referral.id, first.may_have_arrived) == (
        "photo-1.jpg",
        "7",
        "r1",
        False,
    )
    records.photos.mark_sent("p1", NOON)
    assert records.photos.claim(NOON, due_by=NOON).photo.id == "p2"
    records.photos.mark_sent("p2", NOON)
    assert records.photos.claim(NOON, due_by=NOON) is None
    assert records.photos.unsent_count() == 0


def test_a_photo_whose_sender_died_is_asked_for_first(records):
    referred(records)
    text_sent(records)
    assert records.photos.claim(NOON, due_by=NOON).may_have_arrived is False
    assert records.photos.claim(NOON, due_by=NOON).may_have_arrived is True


@pytest.mark.parametrize(
    ("verdict", "state", "asks", "due"),
    [
        (Verdict.NOT_SENT, EntryState.WAITING, False, True),
        (Verdict.UNCLEAR, EntryState.UNCLEAR, True, True),
        (Verdict.REFUSED, EntryState.NEEDS_ATTENTION, True, False),
    ],
)
def test_what_a_failure_means_for_a_photo(records, verdict, state, asks, due):
    referred(records)
    text_sent(records)
    claim = records.photos.claim(NOON, due_by=NOON)
    later = NOON + timedelta(minutes=5)
    assert records.photos.mark_failed(claim, Failure(verdict, "code"), NOON, not_before=later) is state
    assert records.photos.claim(NOON, due_by=NOON) is None
    again = records.photos.claim(later, due_by=later)
    assert (again is not None) is due
    if again is not None:
        assert again.may_have_arrived is asks
    else:
        records.photos.make_due("r1", later)
        assert records.photos.claim(later, due_by=later).photo.id == "p1"


def test_photos_of_a_corrected_referral_go_with_the_correction(records):
    referred(records)
    correction = replace(a_referral("r2", amends="r1"), contact="c1")
    records.outbox.change("r1", correction, NOON, channel="desk-folder")
    records.outbox.claim(NOON, owner="test")
    records.outbox.mark_sent("r2", Receipt("8"), NOON)
    claim = records.photos.claim(NOON, due_by=NOON)
    assert (claim.referral.id, claim.ticket) == ("r2", "8")


def test_photos_go_along_through_two_corrections(records):
    referred(records)
    for old, new in (("r1", "r2"), ("r2", "r3")):
        correction = replace(a_referral(new, amends=old), contact="c1")
        records.outbox.change(old, correction, NOON, channel="desk-folder")
    records.outbox.claim(NOON, owner="test")
    records.outbox.mark_sent("r3", Receipt("9"), NOON)
    assert [one.id for one in records.photos.of_referral("r3")] == ["p1"]
    claim = records.photos.claim(NOON, due_by=NOON)
    assert (claim.referral.id, claim.ticket) == ("r3", "9")


def test_an_unsent_photo_cannot_be_removed(records):
    referred(records)
    with pytest.raises(sqlite.IntegrityError, match="not yet"), records.database.writing() as connection:
        connection.execute("DELETE FROM photo_entry")
    assert records.photos.unsent_count() == 1


def test_photos_wait_on_a_channel_paused_by_hand_and_count_as_under_way(records):
    referred(records, photos=(a_photo(1), a_photo(2, b"another")))
    assert records.photos.under_way() == 0, "their text has not arrived"
    records.outbox.claim(NOON, owner="x")
    records.outbox.mark_sent("r1", Receipt("1"), NOON)
    assert records.photos.under_way() == 2
    records.outbox.pause("desk-folder", NOON)
    assert records.photos.claim(NOON, due_by=NOON) is None
    records.outbox.open_channel("desk-folder")
    claim = records.photos.claim(NOON, due_by=NOON)
    records.photos.mark_sent(claim.photo.id, NOON)
    assert records.photos.under_way() == 1
