"""The outbox and the service desk at the terminal: tested, told what to log in with, changed, exported, asked."""

import json
import subprocess

import pytest
import trustme

from kbdesk.config.credentials import Credentials

DESK = """\
name: {nl: Proef, en: Trial}
languages: [nl, en]
fallback: nl
policies:
  reference_prefix: PR
  channels:
    desk: {type: folder, path: desk}
    hook: {type: webhook, url: 'http://127.0.0.1:9/hook', credential: hook-key, seconds: '2'}
    mail: {type: smtp, host: mail.example, from: a@a.example, to: desk@b.example}
"""
SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="  # of this test alone


@pytest.fixture
def kb(kb, content):
    (content / "kbdesk.yml").write_text(DESK, encoding="utf-8")
    return kb


def refer(kb, queue="faults", subject="Ketel lekt"):
    return json.loads(kb("refer", "--queue", queue, "--subject", subject, "--note", "zolder", "--json").out)[
        "reference"
    ]


def entries(kb):
    return json.loads(kb("outbox", "list", "--json").out)["entries"]


def through_the_hook(content):
    queues = content / "queues.yml"
    queues.write_text(queues.read_text(encoding="utf-8").replace("channel: desk", "channel: hook"), encoding="utf-8")


def test_a_test_of_the_connection_says_in_words_what_is_missing(kb):
    said = kb("outbox", "check", "hook")
    assert said.code == 1
    assert "ondertekensleutel ontbreekt" in said.out
    fine = kb("outbox", "check", "desk", lang="en")
    assert (fine.code, "takes files" in fine.out) == (0, True)
    (one,) = json.loads(kb("outbox", "check", "desk", "--json").out)["channels"]
    assert (one["channel"], one["type"], one["fine"]) == ("desk", "folder", True)
    assert one["remarks"][0]["code"] == "folder-takes"
    assert kb("outbox", "check", "pigeon").code == 2


def test_a_credential_is_taken_from_stdin_and_kept_where_it_was_said(kb, data):
    said = kb("outbox", "credential", "hook-key", "--in-file", typed=SECRET + "\n")
    assert said.code == 0
    assert SECRET not in said.out + said.err
    assert Credentials(data).get("hook-key") == SECRET
    assert kb("outbox", "check", "hook").code == 0
    assert kb("outbox", "credential", "hook-key", "--forget").code == 0
    assert Credentials(data).get("hook-key") == ""


def test_without_a_key_store_a_credential_is_not_written_down_unasked(kb, data):
    said = kb("outbox", "credential", "hook-key", typed=SECRET + "\n", lang="en")
    assert said.code == 1
    assert "--in-file" in said.out
    assert not (data / "credentials").exists()


def test_a_credential_that_no_channel_names_and_an_empty_one_are_refused(kb):
    assert kb("outbox", "credential", "other", typed="x\n").code == 2
    assert kb("outbox", "credential", "hook-key", typed="\n").code == 2


def test_a_way_that_is_shut_is_told_and_tried_again_with_send(kb, content):
    through_the_hook(content)
    refer(kb)
    assert kb("outbox", "send").code == 5
    listed = json.loads(kb("outbox", "list", "--json").out)
    (pause,) = listed["pauses"]
    assert (pause["channel"], pause["reason"]) == ("hook", "secret-missing")
    assert "hook" in kb("outbox", "list").err
    kb("outbox", "credential", "hook-key", "--in-file", typed=SECRET + "\n")
    assert json.loads(kb("outbox", "list", "--json").out)["pauses"] == []
    kb("outbox", "send")
    assert entries(kb)[0]["last_error"] == "desk-unreachable"


def test_change_and_resend_keeps_the_reference_and_names_the_first(kb, data):
    reference = refer(kb)
    first = entries(kb)[0]["referral_id"]
    said = kb("outbox", "change", reference, "--subject", "Ketel lekt op zolder", "--field", "phone=06 12345678")
    assert said.code == 0
    old, new = entries(kb)
    assert (old["state"], new["state"]) == ("withdrawn", "queued")
    assert new["reference"] == reference
    assert kb("outbox", "send").code == 0
    (form,) = (json.loads(path.read_text(encoding="utf-8")) for path in (data / "desk").glob("*.json"))
    assert (form["subject"], form["amends"], form["note"]) == ("Ketel lekt op zolder", first, "zolder")
    assert [one["name"] for one in form["values"]] == ["phone"]
    again = kb("outbox", "change", reference, "--subject", "Te laat")
    assert again.code == 2, "the desk has it"


def test_a_change_that_does_not_fit_leaves_the_entry_as_it_was(kb):
    reference = refer(kb)
    for words in (("--queue", "none"), ("--field", "phone=12"), ("--field", "none=1"), ("--field", "phone")):
        assert kb("outbox", "change", reference, *words).code == 2
    assert [entry["state"] for entry in entries(kb)] == ["queued"]


def test_what_was_exported_is_not_sent_until_somebody_says_so(kb, tmp_path, data):
    reference = refer(kb)
    said = kb("outbox", "export", "--output", str(tmp_path / "stick"), "--json")
    (entry,) = json.loads(said.out)["entries"]
    assert (entry["state"], len(entry["files"])) == ("exported", 2)
    form = json.loads((tmp_path / "stick" / f"{reference}.json").read_text(encoding="utf-8"))
    assert form["referral_id"] == entry["referral_id"]
    assert kb("outbox", "send").code == 0
    assert not (data / "desk").exists()
    assert kb("outbox", "retry", reference).code == 0
    assert kb("outbox", "send").code == 0
    assert (data / "desk" / f"{reference}.json").exists()


def test_a_mail_to_send_by_hand_opens_as_a_draft_for_the_desk(kb, tmp_path):
    reference = refer(kb)
    kb("outbox", "export", reference, "--as", "mail", "--output", str(tmp_path / "out"))
    mail = (tmp_path / "out" / f"{reference}.eml").read_text(encoding="utf-8")
    assert "X-Unsent: 1" in mail
    assert "To: desk@b.example" in mail
    assert "From:" not in mail


def test_a_page_to_print_has_a_code_with_reference_and_key(kb, tmp_path):
    reference = refer(kb, subject="Ketel <lekt> & druppelt")
    kb("outbox", "export", reference, "--as", "page", "--output", str(tmp_path / "out"))
    page = (tmp_path / "out" / f"{reference}.html").read_text(encoding="utf-8")
    assert reference in page
    assert "Ketel &lt;lekt&gt; &amp; druppelt" in page
    assert "<svg" in page
    assert "<script" not in page


def test_a_sealed_export_is_read_by_the_desk_alone(kb, tmp_path):
    reference = refer(kb)
    one = trustme.CA(key_type=trustme.KeyType.RSA).issue_cert("desk.example", key_type=trustme.KeyType.RSA)
    one.cert_chain_pems[0].write_to_path(tmp_path / "desk.pem")
    one.private_key_pem.write_to_path(tmp_path / "desk.key")
    out = tmp_path / "stick"
    kb("outbox", "export", reference, "--encrypt", str(tmp_path / "desk.pem"), "--output", str(out))
    sealed = out / f"{reference}.json.p7m"
    assert b"zolder" not in sealed.read_bytes()
    assert sorted(path.name for path in out.iterdir()) == [sealed.name, f"{reference}.txt.p7m"]
    command = ["openssl", "cms", "-decrypt", "-inform", "DER", "-in", str(sealed), "-inkey", str(tmp_path / "desk.key")]
    opened = subprocess.run(command, check=True, capture_output=True).stdout
    assert json.loads(opened)["note"] == "zolder"


def test_an_export_that_fails_leaves_the_entry_to_be_sent(kb, tmp_path):
    reference = refer(kb)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert kb("outbox", "export", reference, "--output", str(tmp_path / "file")).code == 7
    (tmp_path / "no.pem").write_text("x", encoding="utf-8")
    words = ("--output", str(tmp_path / "out"), "--encrypt", str(tmp_path / "no.pem"))
    assert kb("outbox", "export", reference, *words).code == 2
    assert [entry["state"] for entry in entries(kb)] == ["queued"]


def test_a_desk_that_tells_nothing_is_said_to(kb):
    reference = refer(kb)
    assert kb("outbox", "status", reference).code == 2, "there is no ticket yet"
    kb("outbox", "send")
    said = kb("outbox", "status", reference, lang="en")
    assert said.code == 0
    assert "one way only" in said.out
    (told,) = json.loads(kb("outbox", "status", "--json").out)["tickets"]
    assert (told["reference"], told["error"], told["desk"]) == (reference, "desk-tells-nothing", None)


def test_what_has_not_been_sent_is_rescued_and_stays_in_the_outbox(kb, tmp_path):
    first, second = refer(kb), refer(kb, subject="Ketel bromt")
    said = kb("outbox", "rescue", "--output", str(tmp_path / "saved"), "--json")
    assert said.code == 0
    form = json.loads(said.out)
    assert (form["references"], form["lost"], len(form["files"])) == ([first, second], 0, 4)
    assert json.loads((tmp_path / "saved" / f"{second}.json").read_text(encoding="utf-8"))["subject"] == "Ketel bromt"
    assert [entry["state"] for entry in entries(kb)] == ["queued", "queued"]


def test_a_channel_is_paused_and_resumed_by_hand(kb, data):
    refer(kb)
    said = kb("outbox", "pause", "desk")
    assert said.code == 0
    assert "kbdesk outbox resume desk" in said.out
    assert kb("outbox", "send").code == 5
    listed = kb("outbox", "list")
    assert "door u gepauzeerd sinds" in listed.out.splitlines()[0]
    assert json.loads(kb("outbox", "list", "--json").out)["pauses"][0]["reason"] == "by-hand"
    doctor = kb("doctor")
    assert doctor.code == 1
    assert "door u gepauzeerd" in doctor.out
    assert "kbdesk outbox resume desk" in doctor.out
    assert kb("outbox", "resume", "desk").code == 0
    assert kb("outbox", "send").code == 0


def test_a_channel_that_is_not_there_cannot_be_paused(kb):
    for action in ("pause", "resume"):
        said = kb("outbox", action, "pigeon")
        assert (said.code, said.out) == (2, "")
