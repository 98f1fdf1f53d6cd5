"""A handful of pictures of the window against the kept ones; the whole set: `./test --pictures`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "pictures"
WHOLE_SET = bool(os.environ.get("KBDESK_PICTURES"))


def run(*words):
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    told = subprocess.run(
        [sys.executable, str(TOOL), *words], capture_output=True, text=True, env=quiet, check=False, encoding="utf-8"
    )
    return told.returncode, told.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="letters are drawn a little differently elsewhere; kept on Linux")
@pytest.mark.timeout(900)
def test_the_window_looks_as_it_was_accepted(tmp_path):
    code, said = run("--compare", *([] if WHOLE_SET else ["--quick"]), "--into", str(tmp_path))
    assert code == 0, f"{said}\nTo look at them: tools/pictures   To take them on purpose: tools/pictures --accept"


def test_every_kept_picture_belongs_to_the_set():
    code, said = run("--list")
    kept = {file.stem for file in (ROOT / "tests" / "pictures" / "kept").glob("*.png")}
    assert code == 0
    assert kept <= set(said.split())
    assert kept


def test_the_kept_set_stays_small():
    assert sum(file.stat().st_size for file in (ROOT / "tests" / "pictures" / "kept").glob("*.png")) < 4_000_000
