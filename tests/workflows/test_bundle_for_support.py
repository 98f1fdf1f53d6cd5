"""A bundle for support: every byte of it looked at for what was typed, names, numbers, secrets and folders."""

import io
import json
import logging
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kbdesk.config.log import close_log, open_log
from kbdesk.desk import open_desk
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.log_lines import discreet
from kbdesk.domain.progress import Progress

FILES = {
    "kbdesk.yml": "name: {en: Waterleiding Zwolle}\nlanguages: [en]\npolicies:\n  channels:\n"
    "    desk: {type: webhook, url: 'https://hook.zwolle.example/secret-path', credential: hook-key, seconds: '1'}\n"
    "    folder: {type: folder, path: outbox}\n",
    "queues.yml": "faults: {label: {en: Faults}, channel: folder, fields: [phone]}\n",
    "outcomes.yml": "refer: {label: {en: Refer}, effect: refer}\n",
    "fields.yml": "phone: {type: phone, label: {en: Phone}, pii: personal}\n",
    "answer.en.md": "---\nid: answer\ntype: article\nlang: en\ntitle: Answer\n---\n\n# Answer\n\nTurn it.\n",
}
PLANTED = (
    "Zoë", "de Wit", "612345678", "12345678", "lekt hard", "KD-", "jansen", "Jansen-laptop", "whsec_MDEyMzQ1", "hook-key",
    "zwolle", "Zwolle", "geheim woord", "secret-path", "overgetypt", "klant zei", "Ctrl+Alt+J",
)  # fmt: skip


@pytest.fixture
def place(tmp_path):
    return tmp_path / "home" / "jansen" / "kbdesk"


@pytest.fixture
def desk(place):
    folder = place / "content"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = open_desk(content=folder, data=place / "data")
    opened.library.refresh(Progress())
    yield opened
    opened.close()


@pytest.fixture
def lived_in(desk):
    """With a life in it: contacts, a referral that waits, settings, a credential, a log and a bug."""
    keep = desk.keep_contacts
    contact = keep.open(phone="06-12345678", name="Zoë de Wit")
    keep.tell(contact.id, "note", "lekt hard")
    desk.refer.refer("faults", "Zoë de Wit: lekt hard", values={"phone": "0612345678"}, contact=contact.id)
    desk.channels.keep_credential("hook-key", "whsec_MDEyMzQ1", in_file=True)
    own = {"device": "Jansen-laptop", "content": str(desk.content), "hotkey": "Ctrl+Alt+J", "recent": ("answer",)}
    session = (("query", "geheim woord"),)
    settings = replace(desk.settings.read(), **own, session=session, keys=(("find", "Ctrl+Alt+J"),))
    desk.settings.write(replace(settings, own_words=("overgetypt",)))
    handler = open_log(desk.paths.log)
    logger, ours = logging.getLogger("kbdesk.ui"), logging.getLogger("kbdesk")
    ours.propagate = False
    try:
        try:
            int("klant zei: Zoë de Wit")
        except ValueError:
            logger.exception("unexpected")
        logger.warning("no door for second starts at %s", "/home/jansen/klant zei")
    finally:
        ours.propagate = True
        close_log(handler)
    bug = f"kbdesk 1, Python 3, Linux\n2026, command find, /home/jansen/bin/python\nValueError\n  {__file__}:7 in bug\n"
    (desk.paths.log / "bug-1.txt").write_text(bug, encoding="utf-8")
    return desk


def parts_of(desk):
    return desk.bundle.parts(desk.library.library, desk.health.look(desk.library.library))


def test_nothing_of_anybody_is_in_any_byte_of_it(lived_in, tmp_path):
    written = lived_in.bundle.write(tmp_path / "bundle.zip", parts_of(lived_in))
    raw = written.read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
        unpacked = {name: bundle.read(name) for name in bundle.namelist()}
    assert set(unpacked) == {"versions.json", "sizes.json", "settings.json", "health.json", "log.txt"}
    planted = {form for word in PLANTED for form in (word, word.lower(), json.dumps(word)[1:-1])}
    places = {str(tmp_path), str(Path(__file__).parent)}
    for name, data in {**unpacked, "the zip itself": raw}.items():
        for word in planted | places:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.encode(encoding) not in data, (name, word)
    if os.name != "nt":
        assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_it_tells_what_helps(lived_in):
    form = {part.name: part.text for part in parts_of(lived_in)}
    sizes = json.loads(form["sizes.json"])
    assert sizes["kept"] == {
        "contacts": 0, "in_hand": 1, "promises": 0, "outbox": {"queued": 1}, "errors": {}, "photos_under_way": 0, "paused": {},
    }  # fmt: skip
    assert sizes["records"]["bytes"] > 10_000
    assert json.loads(form["settings.json"])["organisation"]["channels"] == {"webhook": 1, "folder": 1}
    assert json.loads(form["versions.json"])["libraries"]["cryptography"]
    found = {one["name"]: one["level"] for one in json.loads(form["health.json"])}
    assert found["outbox"] == "warning"
    log = form["log.txt"]
    assert "ERROR kbdesk.ui: unexpected\n" in log
    assert "  ValueError\n" in log
    assert "test_bundle_for_support.py:" in log
    assert "WARNING kbdesk.ui: …\n" in log


def test_records_that_do_not_open_are_told_by_their_code(lived_in):
    for file in lived_in.paths.data.glob("records.db*"):
        file.unlink()
    lived_in.paths.records.write_bytes(b"a shopping list" * 4000)
    sizes = next(part for part in parts_of(lived_in) if part.code == "sizes")
    assert json.loads(sizes.text)["kept"] == {"error": "records-unreadable"}


def test_it_is_made_without_records_and_without_content(desk):
    parts = desk.bundle.parts(None, desk.health.look(DeskError("content-unreadable", path="/home/jansen")))
    assert "jansen" not in "".join(part.text for part in parts)
    assert not desk.paths.records.exists()


def test_a_file_that_cannot_be_written_is_said(desk, tmp_path):
    with pytest.raises(WrongUse) as error:
        desk.bundle.write(tmp_path / "nowhere" / "bundle.zip", ())
    assert error.value.code == "output-unwritable"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (r"  C:\Users\jansen\kbdesk\ui\app.py:12 in run", "  kbdesk/ui/app.py:12 in run\n"),
        ("  /opt/kbdesk-2/kbdesk/domain/run.py:3 in <module>", "  kbdesk/domain/run.py:3 in <module>\n"),
        ("  WrongUse contact-gone", "  WrongUse contact-gone\n"),
        ("kbdesk.domain.errors.WrongUse", "  kbdesk.domain.errors.WrongUse\n"),
        ("2026-03-02 12:00:00,123 ERROR kbdesk.ui: unexpected for the 3th time: x Jansen", None),
        ("Traceback of Jansen", "(1 lines left out)\n"),
        ("  Jansen", "(1 lines left out)\n"),
    ],
)
def test_only_lines_of_a_known_form_leave(line, left):
    assert discreet(line) == (left or "2026-03-02 12:00:00 ERROR kbdesk.ui: unexpected for the 3th time\n")
