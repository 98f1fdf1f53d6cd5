"""Bringing the index up to date, and asking whether all is well."""

import json
import zipfile


def test_the_index_tells_what_changed(kb, content):
    promised = {"articles", "scripts", "steps", "added", "changed", "removed", "left_out", "seconds", "index_bytes"}
    first = json.loads(kb("index", "--json").out)
    assert set(first) >= promised
    assert (first["articles"], first["scripts"], first["steps"], first["added"]) == (2, 2, 10, 4)
    (content / "articles/new.nl.md").write_text("# Nieuw\n", encoding="utf-8")
    (content / "articles/code.nl.md").unlink()
    with (content / "articles/refill.nl.md").open("a", encoding="utf-8") as file:
        file.write("\nMeer.\n")
    then = json.loads(kb("index", "--json").out)
    assert (then["added"], then["changed"], then["removed"]) == (1, 1, 1)


def test_a_rebuild_reads_everything_again(kb):
    kb("index")
    assert json.loads(kb("index", "--rebuild", "--json").out)["added"] == 4
    assert "4 toegevoegd" in kb("index", "--rebuild").out


def test_files_left_out_are_named_with_the_reason(kb, content):
    (content / "articles/latin.nl.md").write_bytes(b"# caf\xe9\n")
    (content / "articles/empty.nl.md").write_bytes(b"")
    form = json.loads(kb("index", "--json").out)
    reasons = {gone["path"]: gone["reason"] for gone in form["left_out"]}
    assert reasons == {"articles/empty.nl.md": "empty", "articles/latin.nl.md": "not-utf8"}
    said = kb("index")
    assert said.code == 0
    assert "articles/latin.nl.md: doet niet mee, geen UTF-8" in said.out


def test_quiet_leaves_out_the_counts(kb):
    assert (
        kb("index", "--quiet").out.splitlines() == ["Er was nog geen index; die is gemaakt."]
        or not kb("index", "--quiet").out
    )


def test_the_doctor_finds_a_new_device_in_order(kb):
    said = kb("doctor", "--json")
    form = json.loads(said.out)
    assert said.code == 0
    assert {check["name"] for check in form["checks"]} >= {"version", "content", "index", "records"}
    assert all(set(check) == {"name", "level", "message", "fix"} for check in form["checks"])


def test_the_doctor_names_what_is_still_to_be_sent(kb):
    kb("refer", "--queue", "faults", "--subject", "Lekt")
    said = kb("doctor")
    assert said.code == 1
    assert "kbdesk outbox send" in said.out
    assert "sleutel" in said.out


def test_the_doctor_says_that_the_content_is_gone(kb, tmp_path):
    said = kb("--content", str(tmp_path / "none"), "doctor", "--json")
    assert said.code == 1
    assert json.loads(said.out)["checks"][1]["level"] == "error"


def test_a_bundle_for_support_is_shown_first_and_written_only_with_yes(kb, tmp_path):
    kb("refer", "--queue", "faults", "--subject", "Ketel lekt bij Jansen", "--field", "phone=06 12345678")
    file = tmp_path / "bundle.zip"
    said = kb("doctor", "--bundle", str(file))
    assert said.code == 1
    assert not file.exists()
    for part in ("versions.json", "sizes.json", "settings.json", "health.json", "log.txt"):
        assert f"{part}: " in said.out
    assert "--yes" in said.out
    assert "Jansen" not in said.out
    written = kb("doctor", "--bundle", str(file), "--yes")
    assert written.code == 0
    with zipfile.ZipFile(file) as bundle:
        assert json.loads(bundle.read("sizes.json"))["kept"]["outbox"] == {"queued": 1}
    form = json.loads(kb("doctor", "--bundle", str(file), "--json").out)
    assert (form["written"], set(form["parts"])) == (
        None,
        {"versions.json", "sizes.json", "settings.json", "health.json", "log.txt"},
    )
