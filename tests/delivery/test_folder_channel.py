import errno
import json
import os
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from kbdesk.delivery.folder import FolderChannel
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.referral import PathLine, Referral, SentValue

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def a_referral(identity="5a9e4c1c-52a7-4d0e-9d0f-7c5d7f3b2a10", reference="KD-7F3K-Q2M4-9X", **changes):
    form = {
        "created": NOON,
        "urgency": "urgent",
        "respond_within": "24h",
        "values": (SentValue("naam", "Naam", "Zoë de Wit"), SentValue("klacht", "Klacht", "lekt\nsinds gisteren")),
        "path": (PathLine(NOON, "Welk toestel?", "Ketel"), PathLine(NOON, "Lekt het?", "")),
        "note": "achterom",
        "script": "no-hot-water",
        "revision": 3,
    }
    return Referral(identity, "c1", "faults", "Geen warm water", reference=reference, **(form | changes))


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_referral_becomes_a_json_and_a_text(tmp_path):
    assert FolderChannel(tmp_path).deliver(a_referral()) == Receipt("KD-7F3K-Q2M4-9X.json")
    assert names_in(tmp_path) == ["KD-7F3K-Q2M4-9X.json", "KD-7F3K-Q2M4-9X.txt"]


def test_the_json_has_the_form_that_others_rely_on(tmp_path):
    east = timezone(timedelta(hours=2))
    FolderChannel(tmp_path).deliver(a_referral(created=NOON.astimezone(east), amends="earlier"))
    raw = (tmp_path / "KD-7F3K-Q2M4-9X.json").read_bytes()
    assert json.loads(raw) == {
        "kbdesk": 1,
        "referral_id": "5a9e4c1c-52a7-4d0e-9d0f-7c5d7f3b2a10",
        "reference": "KD-7F3K-Q2M4-9X",
        "queue": "faults",
        "subject": "Geen warm water",
        "urgency": "urgent",
        "respond_within": "24h",
        "created_at": "2026-03-02T12:00:00Z",
        "lang": "nl",
        "values": [
            {"name": "naam", "label": "Naam", "value": "Zoë de Wit"},
            {"name": "klacht", "label": "Klacht", "value": "lekt\nsinds gisteren"},
        ],
        "path": [
            {"at": "2026-03-02T12:00:00Z", "step": "Welk toestel?", "answer": "Ketel"},
            {"at": "2026-03-02T12:00:00Z", "step": "Lekt het?", "answer": ""},
        ],
        "note": "achterom",
        "amends": "earlier",
        "script": "no-hot-water",
        "revision": 3,
    }
    assert "Zoë".encode() in raw
    assert b"\r" not in raw


def test_the_text_reads_in_the_language_of_the_referral(tmp_path):
    channel = FolderChannel(tmp_path)
    channel.deliver(a_referral())
    channel.deliver(a_referral("other", "KD-EN", lang="en", values=(), note=""))
    assert (tmp_path / "KD-7F3K-Q2M4-9X.txt").read_text(encoding="utf-8") == (
        "Geen warm water\n\n"
        "Kenmerk: KD-7F3K-Q2M4-9X\nWachtrij: faults\nUrgentie: spoed\nReageren binnen: 24h\n"
        "Gemaakt: 2026-03-02 12:00 UTC\nBelscript (revisie): no-hot-water (3)\n"
        "Sleutel: 5a9e4c1c-52a7-4d0e-9d0f-7c5d7f3b2a10\n\n"
        "Gegevens\n  Naam: Zoë de Wit\n  Klacht: lekt\n    sinds gisteren\n\n"
        "Notitie\n  achterom\n\n"
        "Verloop van het gesprek (UTC)\n  12:00  Welk toestel?: Ketel\n  12:00  Lekt het?\n"
    )
    english = (tmp_path / "KD-EN.txt").read_text(encoding="utf-8")
    assert "Urgency: urgent" in english
    assert "Details" not in english
    assert "Note" not in english


def test_delivering_twice_makes_no_second_one(tmp_path):
    channel = FolderChannel(tmp_path)
    first = channel.deliver(a_referral())
    assert channel.deliver(a_referral()) == first
    assert len(names_in(tmp_path)) == 2


def test_find_knows_what_is_there_by_its_key(tmp_path):
    channel = FolderChannel(tmp_path)
    assert channel.find(a_referral()) is None
    receipt = channel.deliver(a_referral())
    assert channel.find(a_referral()) == receipt
    assert channel.find(a_referral("another key")) is None


def test_a_text_without_its_json_is_no_receipt_and_is_made_whole(tmp_path):
    (tmp_path / "KD-7F3K-Q2M4-9X.txt").write_text("Geen", encoding="utf-8")
    channel = FolderChannel(tmp_path)
    assert channel.find(a_referral()) is None
    assert isinstance(channel.deliver(a_referral()), Receipt)
    assert "achterom" in (tmp_path / "KD-7F3K-Q2M4-9X.txt").read_text(encoding="utf-8")


def test_a_correction_with_the_same_reference_takes_nothing_away(tmp_path):
    channel = FolderChannel(tmp_path)
    channel.deliver(a_referral())
    receipt = channel.deliver(a_referral("key-2", note="toch voor"))
    assert receipt == Receipt("KD-7F3K-Q2M4-9X.key-2.json")
    assert channel.find(a_referral()) == Receipt("KD-7F3K-Q2M4-9X.json")
    assert channel.find(a_referral("key-2")) == receipt
    assert len(names_in(tmp_path)) == 4


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"referral_id": 7}'])
def test_what_somebody_else_put_there_is_no_receipt_and_is_left_alone(tmp_path, content):
    path = tmp_path / "KD-7F3K-Q2M4-9X.json"
    path.write_bytes(content)
    channel = FolderChannel(tmp_path)
    assert channel.find(a_referral()) is None
    assert isinstance(channel.deliver(a_referral()), Receipt)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("", "5a9e4c1c-52a7-4d0e-9d0f-7c5d7f3b2a10"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\AUX", "C-AUX"),
        ("con", "_con"),
        ("NUL.1", "_NUL.1"),
        ("Ré/f*?", "R-f"),
        ("…", "referral"),
        ("x" * 300, "x" * 100),
    ],
)
def test_file_names_are_ones_that_every_system_takes(tmp_path, reference, name):
    folder = tmp_path / "desk"
    folder.mkdir()
    channel = FolderChannel(folder)
    assert channel.deliver(a_referral(reference=reference)) == Receipt(f"{name}.json")
    assert names_in(folder) == sorted([f"{name}.json", f"{name}.txt"])
    assert channel.find(a_referral(reference=reference)) == Receipt(f"{name}.json")
    assert names_in(tmp_path) == ["desk"]


def test_a_folder_that_is_gone_is_not_made_anew(tmp_path):
    channel = FolderChannel(tmp_path / "share")
    for answer in (channel.deliver(a_referral()), channel.find(a_referral())):
        assert isinstance(answer, Failure)
        assert (answer.verdict, answer.code) == (Verdict.NOT_SENT, "folder-missing")
    assert names_in(tmp_path) == []


def test_a_folder_of_our_own_is_made(tmp_path):
    folder = tmp_path / "data" / "outbox"
    assert isinstance(FolderChannel(folder, make=True).deliver(a_referral()), Receipt)
    if os.name != "nt":
        assert folder.stat().st_mode & 0o077 == 0
    assert len(names_in(folder)) == 2


def test_a_file_in_the_place_of_the_folder_is_said_plainly(tmp_path):
    (tmp_path / "desk").write_text("", encoding="utf-8")
    failure = FolderChannel(tmp_path / "desk").deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "folder-missing")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom modes hold back")
def test_a_folder_without_rights_is_said_plainly(tmp_path):
    tmp_path.chmod(0o500)
    failure = FolderChannel(tmp_path).deliver(a_referral())
    tmp_path.chmod(0o700)
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, "folder-unwritable")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "folder-full"),
        (errno.EDQUOT, "folder-full"),
        (errno.EROFS, "folder-unwritable"),
        (errno.EACCES, "folder-unwritable"),
        (errno.EIO, "folder-unreachable"),
        (errno.ETIMEDOUT, "folder-unreachable"),
    ],
)
def test_what_the_disk_refuses_was_not_sent_and_leaves_nothing(tmp_path, monkeypatch, number, code):
    def refuse(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    failure = FolderChannel(tmp_path).deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.NOT_SENT, code)
    assert names_in(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings names to the disk by itself")
def test_a_folder_that_does_not_confirm_leaves_it_unclear(tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def refuse_the_third(descriptor):
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_the_third)
    channel = FolderChannel(tmp_path)
    failure = channel.deliver(a_referral())
    assert (failure.verdict, failure.code) == (Verdict.UNCLEAR, "folder-unclear")
    assert channel.find(a_referral()) == Receipt("KD-7F3K-Q2M4-9X.json")
