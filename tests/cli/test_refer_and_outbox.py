"""Referring without a script, the outbox, and the log of contacts."""

import json
import uuid

KEY = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def refer(kb, *more, subject="Ketel lekt"):
    return kb("refer", "--queue", "faults", "--subject", subject, "--field", "phone=06 12345678", *more)


def test_a_referral_gives_its_reference_once_it_is_on_disk(kb):
    said = refer(kb, "--note", "zolder", "--json")
    form = json.loads(said.out)
    assert said.code == 0
    assert set(form) == {"reference", "referral_id", "state"}
    assert form["state"] == "queued"
    assert uuid.UUID(form["referral_id"])
    shown = json.loads(kb("outbox", "show", form["reference"], "--json").out)
    assert shown["referral"]["values"] == [{"name": "phone", "label": "Telefoon", "value": "06 12345678"}]
    assert shown["referral"]["note"] == "zolder"


def test_quiet_prints_the_reference_alone(kb):
    assert refer(kb, "--quiet").out.startswith("PR-")


def test_the_same_key_makes_no_second_referral(kb):
    first, second = (json.loads(refer(kb, "--key", KEY, "--json").out) for _ in range(2))
    assert first == second
    assert first["referral_id"] == KEY
    assert len(json.loads(kb("outbox", "list", "--json").out)["entries"]) == 1


def test_wrong_values_leave_nothing_behind(kb):
    for words in (
        ("--queue", "none", "--subject", "x"),
        ("--queue", "faults", "--subject", "  "),
        ("--queue", "faults", "--subject", "x", "--field", "phone"),
        ("--queue", "faults", "--subject", "x", "--field", "phone=12"),
        ("--queue", "faults", "--subject", "x", "--field", "none=1"),
        ("--queue", "faults", "--subject", "x", "--key", "none"),
    ):
        said = kb("refer", *words)
        assert (said.code, said.out) == (2, "")
        assert len(said.err.splitlines()) == 1
    assert json.loads(kb("outbox", "list", "--json").out)["entries"] == []


def test_the_list_has_the_promised_names(kb):
    refer(kb)
    entry = json.loads(kb("outbox", "list", "--json").out)["entries"][0]
    promised = "referral_id reference state queue channel attempts not_before last_error ticket created_at"
    assert set(entry) >= set(promised.split())
    assert kb("outbox", "list").out.split("\t")[1] == "in de wachtrij"


def test_sending_tells_how_many(kb, data):
    refer(kb)
    said = kb("outbox", "send", "--json")
    form = json.loads(said.out)
    assert said.code == 0
    assert {"sent", "waiting", "needs_attention", "unknown"} <= set(form)
    assert (form["sent"], form["waiting"]) == (1, 0)
    assert len(list((data / "desk").glob("*.json"))) == 1
    assert json.loads(kb("outbox", "list", "--json").out)["entries"][0]["state"] == "sent"
    assert json.loads(kb("outbox", "list", "--open", "--json").out)["entries"] == []


def test_a_desk_that_is_not_there_is_exit_code_five_and_the_entry_waits(kb, content, tmp_path):
    share = tmp_path / "share"
    text = (content / "kbdesk.yml").read_text("utf-8").replace("path: desk", f"path: {json.dumps(str(share / 'in'))}")
    (content / "kbdesk.yml").write_text(text, encoding="utf-8")
    refer(kb)
    said = kb("outbox", "send")
    assert said.code == 5
    assert "1 wachtend" in said.out
    assert "map van de servicedesk" in said.out
    reference = json.loads(kb("outbox", "list", "--json").out)["entries"][0]["reference"]
    assert "map van de servicedesk" in kb("outbox", "show", reference).out
    (share / "in").mkdir(parents=True)
    assert kb("outbox", "send").code == 0


def test_a_channel_nobody_knows_is_exit_code_four(kb, content):
    text = (content / "queues.yml").read_text("utf-8").replace("channel: desk", "channel: none")
    (content / "queues.yml").write_text(text, encoding="utf-8")
    refer(kb)
    assert kb("outbox", "send").code == 4
    reference = json.loads(kb("outbox", "list", "--json").out)["entries"][0]["reference"]
    assert kb("outbox", "retry", reference).code == 0


def test_an_entry_can_be_withdrawn_however_it_is_typed(kb):
    reference = json.loads(refer(kb, "--json").out)["reference"]
    said = kb("outbox", "withdraw", reference.lower().replace("-", " "))
    assert said.code == 0
    assert "ingetrokken" in said.out
    assert json.loads(kb("outbox", "send", "--json").out)["sent"] == 0
    assert kb("outbox", "retry", reference).code == 2


def test_what_is_sent_cannot_be_withdrawn(kb):
    reference = json.loads(refer(kb, "--json").out)["reference"]
    kb("outbox", "send")
    assert kb("outbox", "withdraw", reference).code == 2


def test_what_is_not_there_is_wrong_use(kb):
    assert kb("outbox", "show", "PR-0000").code == 2
    assert kb("contacts", "show", "PR-0000").code == 2


def test_the_outbox_can_be_read_without_its_content(kb, content, data):
    refer(kb)
    content.rename(content.with_name("weg"))
    assert kb("outbox", "list").code == 0
    assert kb("contacts", "list").code == 0


def test_two_senders_at_once_are_exit_code_six(kb, data):
    from kbdesk.records.sender_lock import SenderLock

    refer(kb)
    with SenderLock(data / "outbox.lock"):
        said = kb("outbox", "send")
    assert (said.code, said.out) == (6, "")
    assert kb("outbox", "send").code == 0


def test_contacts_are_listed_newest_first_and_shown_whole(kb):
    refer(kb, subject="Eerste")
    reference = json.loads(refer(kb, "--note", "tweede", "--json", subject="Tweede").out)["reference"]
    listed = json.loads(kb("contacts", "list", "--json").out)["contacts"]
    assert listed[0]["reference"] == reference
    form = json.loads(kb("contacts", "show", reference, "--json").out)
    assert form["values"]["phone"] == {"value": "06 12345678", "superseded": False, "pii": "personal"}
    assert (form["note"], form["referral"], form["queue"]) == ("tweede", reference, "faults")
    assert "Telefoon: 06 12345678" in kb("contacts", "show", reference).out
    assert len(json.loads(kb("contacts", "list", "--limit", "1", "--json").out)["contacts"]) == 1


def test_an_empty_log_is_exit_code_one(kb):
    assert kb("contacts", "list").code == 1


def test_records_without_their_key_are_exit_code_seven(kb, data):
    refer(kb)
    (data / "records.key").unlink()
    said = kb("contacts", "list")
    assert (said.code, said.out) == (7, "")
    assert "sleutel" in said.err


def test_bytes_that_are_no_text_become_a_sign(kb):
    reference = json.loads(refer(kb, "--note", "caf\udce9", "--json", subject="\udcff lekt").out)["reference"]
    shown = json.loads(kb("outbox", "show", reference, "--json").out)["referral"]
    assert (shown["subject"], shown["note"]) == ("\ufffd lekt", "caf\ufffd")


def test_a_list_of_contacts_has_a_limit_that_can_be(kb):
    for limit in ("0", "-1", "9" * 30):
        assert kb("contacts", "list", f"--limit={limit}").code == 2
