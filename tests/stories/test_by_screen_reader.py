"""The window from outside, as a screen reader has it: by roles and names over D-Bus, no pixel and no key.

First the main job: a question is typed, a script started, a notice acknowledged, choices taken, fields filled in, a number
read. Then what is beside it: keys, settings, flag, referral, outbox, list, promise, wrap-up. Each in a window of its own
on a screen of its own, on a bus of its own.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kbdesk

NEEDED = ("dbus-run-session", "Xvfb")
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
HERE = Path(__file__).parent
MAIN_JOB, WHOLE_WINDOW = "main_job_by_names.py", "whole_window_by_names.py"
PATIENCE = 280


def read(script, lang, folder):
    """Runs a reader beside a window in a session of its own; gives what it found, and the folder of data."""
    pytest.importorskip("jeepney", reason="the bus is spoken to through jeepney")
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [] if LAUNCHER.exists() else ["at-spi2-core"]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    home, data = folder / "home", folder / "data"
    (home / "run").mkdir(parents=True, mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(Path(kbdesk.__file__).parent.parent),
        "KBDESK_KEY": "file",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    command = ["dbus-run-session", "--", sys.executable, str(HERE / script), lang, str(data)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr[-6000:]
    return json.loads(done.stdout.splitlines()[-1]), data


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a reader found on a walk through all that is beside the main job."""
    return read(WHOLE_WINDOW, "nl", tmp_path_factory.mktemp("whole"))[0]


@pytest.mark.timeout(PATIENCE + 20)
def test_a_question_becomes_a_number_by_names_alone_and_everything_has_one(tmp_path):
    told, data = read(MAIN_JOB, "nl", tmp_path)
    tickets = [json.loads(file.read_text(encoding="utf-8")) for file in (data / "outbox").glob("*.json")]
    assert [ticket["reference"] for ticket in tickets] == [told["reference"]]
    assert {value["name"]: value["value"] for value in tickets[0]["values"]}["customer_name"] == "J. Voorbeeld"
    assert told["without a name"] == []


@pytest.mark.timeout(PATIENCE + 20)
def test_all_that_can_be_pressed_or_written_in_has_a_name_on_every_page(whole):
    assert whole["without a name"] == []


@pytest.mark.timeout(PATIENCE + 20)
def test_the_sheet_of_keys_leaves_what_fits_and_leads_on_to_ones_own(whole):
    found = whole["keys_sheet"]
    at = found["lines"].index("Overal")
    assert found["lines"][at + 1 : at + 3] == ["Naar het zoekveld", "Ctrl+K"]
    assert "Tekst groter" not in found["lines"]
    assert found["selected"] == "Toetsen"


@pytest.mark.timeout(PATIENCE + 20)
def test_one_of_several_is_on_and_another_language_changes_every_name_at_once(whole):
    assert whole["settings"] == {
        "light is on": False,
        "pages in English": ["Find", "Call", "Refer", "Outbox", "Contacts"],
    }


@pytest.mark.timeout(PATIENCE + 20)
def test_results_commands_and_messages_are_announced(whole):
    assert whole["flag"] == {"count": "0 resultaten", "thanks": "Genoteerd voor de redactie. Dank u."}
    assert whole["command_list"]["said"] == whole["command_list"]["row"] == "Naar de pagina Postvak uit, Overal, Ctrl+4"
    assert whole["command_list"]["then"] == "Doorverwijzen, Overal, Ctrl+R"


@pytest.mark.timeout(PATIENCE + 20)
def test_an_error_is_announced_with_its_field_and_stands_at_it(whole):
    found = whole["refer"]
    assert found["said"].startswith("Telefoonnummer: Dit telefoonnummer bestaat niet.")
    assert found["described"].startswith("Dit telefoonnummer bestaat niet.")
    assert found["reference"].startswith("KD-")


@pytest.mark.timeout(PATIENCE + 20)
def test_a_referral_that_waits_says_why_and_is_changed_and_sent_again(whole):
    found, reference = whole["change_and_resend"], whole["refer"]["reference"]
    assert found["row"].startswith(f"{reference}, Storingsdienst: Warmtepomp bromt.")
    assert "De map van de servicedesk antwoordt niet" in found["row"]
    assert found["subject"] == "Warmtepomp bromt"
    assert found["after"].startswith(f"{reference}, Storingsdienst: Warmtepomp bromt hard.")


@pytest.mark.timeout(PATIENCE + 20)
def test_a_list_is_worked_through_to_a_call_with_a_promise_and_back_after_its_end(whole):
    found = whole["contacts"]
    assert found["tabs"] == ["Contacten", "Bellijsten", "Klanten"]
    assert found["list"] == "bellen. 0 van 2 klaar. nog 2 te bellen"
    assert found["row"].startswith("Zoë de Wit. 06 12345678. nog te bellen.")
    assert {"Begin het gesprek", "Bel het nummer", "Geen gehoor", "Later terugbellen"} <= set(found["acts"])
    assert whole["promise"] == {"read as": "Dat is morgen 10:00"}
    assert whole["undo"] == {"outcome": "Uitkomst: Beantwoord", "open again": "Bevestigen"}
