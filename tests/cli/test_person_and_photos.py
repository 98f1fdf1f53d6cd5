"""What is kept of one person, keeping times, where the key lies, and photos that go along."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from PIL import Image

NAME = "Quirijn Zandbergen"


@pytest.fixture
def a_picture(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "Nikkon"
    Image.new("RGB", (2600, 1300), "teal").save(tmp_path / "IMG_1.jpg", exif=exif)
    return tmp_path / "IMG_1.jpg"


def refer(kb, *more):
    words = ("refer", "--queue", "faults", "--subject", "Ketel lekt", "--field", "phone=06 12345678", *more)
    return json.loads(kb(*words, "--json").out)["reference"]


def test_a_person_is_exported_by_number_name_and_reference(kb, tmp_path):
    reference = refer(kb, "--note", f"{NAME} belde")
    refer(kb, "--note", "iemand anders", "--field", "phone=06 87654321")
    for typed in ("+31 6 1234 5678", NAME.lower(), reference.replace("-", " ")):
        form = json.loads(kb("contacts", "export", typed).out)
        assert [one["reference"] for one in form["contacts"]] == [reference]
        assert form["not_sent_yet"] == [reference]
    said = kb("contacts", "export", NAME, "--output", str(tmp_path / "person.json"))
    assert (said.code, said.out) == (0, "")
    assert NAME in (tmp_path / "person.json").read_text(encoding="utf-8")
    assert kb("contacts", "export", "Niemand Hier").code == 1


def test_erasing_asks_for_a_yes_and_names_what_must_stay(kb):
    reference = refer(kb, "--note", NAME)
    said = kb("contacts", "erase", NAME)
    assert (said.code, reference in said.out) == (1, True)
    said = kb("contacts", "erase", NAME, "--yes", "--json")
    assert (said.code, json.loads(said.out)["kept"]) == (1, [reference])
    assert kb("outbox", "send").code == 0
    said = kb("contacts", "erase", NAME, "--yes", "--json")
    assert said.code == 0
    assert json.loads(said.out)["erased"]["contacts"] == 1
    assert kb("contacts", "export", NAME).code == 1
    log = json.loads(kb("contacts", "log", "--json").out)["log"]
    assert [one["act"] for one in log] == ["erased", "erased"]
    assert NAME not in kb("contacts", "log").out


def test_purge_says_what_it_does(kb):
    refer(kb)
    assert json.loads(kb("purge", "--dry-run", "--json").out)["purged"]["contacts"] == 0
    assert kb("purge").code == 0


def test_who_is_unclear_is_refused(kb):
    assert kb("contacts", "erase", "7").code == 2


def test_the_key_moves_under_a_passphrase_and_back(kb, monkeypatch):
    refer(kb)
    assert json.loads(kb("keys", "show", "--json").out) == {"key": "file"}
    assert kb("keys", "passphrase").code == 2
    monkeypatch.setenv("KBDESK_NEW_PASSPHRASE", "vier woorden op een rij")
    assert json.loads(kb("keys", "passphrase", "--json").out) == {"key": "passphrase"}
    said = kb("contacts", "list")
    assert (said.code, said.out) == (7, "")
    monkeypatch.setenv("KBDESK_PASSPHRASE", "vier woorden op een rij")
    assert kb("contacts", "list").code == 0
    monkeypatch.setenv("KBDESK_PASSPHRASE", "vier andere woorden")
    assert kb("contacts", "list").code == 7
    monkeypatch.setenv("KBDESK_PASSPHRASE", "vier woorden op een rij")
    assert kb("keys", "file").code == 0
    monkeypatch.delenv("KBDESK_PASSPHRASE")
    assert kb("contacts", "list").code == 0


def test_a_plain_file_of_before_is_told_of_once(kb, monkeypatch):
    refer(kb)
    monkeypatch.delenv("KBDESK_KEY")
    assert "kbdesk keys passphrase" in kb("contacts", "list").err
    assert kb("contacts", "list").err == ""


def test_without_a_key_store_and_a_choice_nothing_is_kept(kb, data, monkeypatch):
    monkeypatch.delenv("KBDESK_KEY")
    said = kb("refer", "--queue", "faults", "--subject", "x")
    assert (said.code, said.out) == (7, "")
    assert "KBDESK_PASSPHRASE" in said.err
    assert not (data / "records.db").exists()


def test_photos_go_after_the_text_without_what_the_camera_wrote(kb, data, a_picture):
    reference = refer(kb, "--photo", str(a_picture), "--photo", str(a_picture))
    assert kb("outbox", "send").code == 0
    names = sorted(path.name for path in (data / "desk").iterdir())
    assert [name.split(".")[-1] for name in names] == ["json", "jpg", "jpg", "txt"]
    sent = [path for path in (data / "desk").iterdir() if path.suffix == ".jpg"]
    assert all(path.name.startswith(f"{reference}.photo-") for path in sent)
    for path in sent:
        assert b"Nikkon" not in path.read_bytes()
        with Image.open(path) as made:
            assert made.size == (2048, 1024)


@pytest.mark.parametrize("spoilt", [b"", b"no picture", b"\0\0\0\x18ftypheic\0\0\0\0"])
def test_what_is_no_photo_leaves_nothing_behind(kb, tmp_path, spoilt):
    (tmp_path / "p.jpg").write_bytes(spoilt)
    said = kb("refer", "--queue", "faults", "--subject", "x", "--photo", str(tmp_path / "p.jpg"))
    assert (said.code, said.out) == (2, ""), said.err
    assert str(tmp_path / "p.jpg") in said.err
    assert json.loads(kb("outbox", "list", "--json").out)["entries"] == []


def a_certificate(folder):
    """A self-signed one and its private key, as an organisation makes them with openssl."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "service desk")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    unsigned = x509.CertificateBuilder(name, name, key.public_key(), 1, begin, begin + timedelta(days=3650))
    certificate = unsigned.sign(key, hashes.SHA256())
    path = folder / "desk.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return path, certificate, key


def test_unsent_work_is_sealed_for_the_organisation_alone(kb, tmp_path, a_picture):
    reference = refer(kb, "--note", NAME, "--photo", str(a_picture))
    path, certificate, key = a_certificate(tmp_path)
    said = kb("recovery", str(tmp_path / "copy.p7m"), "--seal-for", str(path), "--json")
    assert (said.code, json.loads(said.out)["referrals"]) == (0, 1)
    closed = (tmp_path / "copy.p7m").read_bytes()
    assert NAME.encode() not in closed
    assert b"12345678" not in closed
    (one,) = json.loads(pkcs7.pkcs7_decrypt_der(closed, certificate, key, []))["referrals"]
    assert (one["referral"]["reference"], one["referral"]["note"]) == (reference, NAME)
    assert base64.b64decode(one["photos"][0]["content"]).startswith(b"\xff\xd8\xff")
    assert json.loads(kb("outbox", "list", "--json").out)["entries"][0]["state"] == "queued"
    assert json.loads(kb("contacts", "log", "--json").out)["log"][-1]["act"] == "recovered"


def test_what_is_no_certificate_seals_nothing(kb, tmp_path, a_picture):
    refer(kb)
    assert kb("recovery", str(tmp_path / "copy.p7m"), "--seal-for", str(a_picture)).code == 2
    assert kb("recovery", str(tmp_path / "copy.p7m"), "--seal-for", str(tmp_path / "nowhere")).code == 2
    assert not (tmp_path / "copy.p7m").exists()
