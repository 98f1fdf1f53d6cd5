"""A photo after the text, by each way that takes photos."""

import email
import email.policy
from datetime import UTC, datetime

from kbdesk.delivery.channel import PhotoChannel
from kbdesk.delivery.folder import FolderChannel
from kbdesk.delivery.in_memory import InMemoryChannel
from kbdesk.delivery.letter import message_id
from kbdesk.delivery.photo_letter import photo_letter
from kbdesk.domain.outbox import Failure, Verdict
from kbdesk.domain.photo import Photo
from kbdesk.domain.referral import Referral

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
REFERRAL = Referral(
    "5a9e4c1c-52a7-4d0e-9d0f-7c5d7f3b2a10", "c1", "faults", "Geen warm water – één", NOON, "KD-7F3K-Q2M4-9X"
)
PHOTO = Photo(
    "8d7b8a6e-0000-4000-8000-000000000001", "photo-1-3f9a2c71.jpg", "image/jpeg", b"\xff\xd8\xff\0\r\n.\r\n\x80"
)


def test_a_photo_lies_beside_its_referral_byte_for_byte(tmp_path):
    channel = FolderChannel(tmp_path)
    ticket = channel.deliver(REFERRAL).ticket
    assert isinstance(channel, PhotoChannel)
    assert channel.attach(REFERRAL, ticket, PHOTO, may_be_there=False) is None
    name = "KD-7F3K-Q2M4-9X.photo-1-3f9a2c71.jpg"
    assert (tmp_path / name).read_bytes() == PHOTO.data
    assert channel.attach(REFERRAL, ticket, PHOTO, may_be_there=True) is None
    assert len(list(tmp_path.iterdir())) == 3


def test_half_a_photo_from_before_is_written_anew(tmp_path):
    channel = FolderChannel(tmp_path)
    ticket = channel.deliver(REFERRAL).ticket
    path = tmp_path / "KD-7F3K-Q2M4-9X.photo-1-3f9a2c71.jpg"
    path.write_bytes(PHOTO.data[:3])
    assert channel.attach(REFERRAL, ticket, PHOTO, may_be_there=True) is None
    assert path.read_bytes() == PHOTO.data


def test_a_folder_that_is_gone_keeps_the_photo_waiting(tmp_path):
    failure = FolderChannel(tmp_path / "gone").attach(REFERRAL, "x.json", PHOTO, may_be_there=False)
    assert isinstance(failure, Failure)
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "folder-missing")


def test_a_photo_letter_answers_the_referrals_own_and_is_the_same_each_time():
    first, second = (
        photo_letter(REFERRAL, PHOTO, answers=message_id(REFERRAL), sender="a@desk.example", to="b@desk.example")
        for _ in range(2)
    )
    assert first == second
    read = email.message_from_bytes(first, policy=email.policy.default)
    assert read["In-Reply-To"] == read["References"] == message_id(REFERRAL)
    assert read["Message-ID"] != message_id(REFERRAL)
    assert read["Subject"] == "[KD-7F3K-Q2M4-9X] Geen warm water – één: photo-1-3f9a2c71.jpg"
    (picture,) = read.iter_attachments()
    assert (picture.get_filename(), picture.get_content_type()) == (PHOTO.name, "image/jpeg")
    assert picture.get_payload(decode=True) == PHOTO.data


def test_a_channel_without_photos_is_none_that_takes_them():
    assert not isinstance(InMemoryChannel(), PhotoChannel)
