"""kbdesk with the computer: written in the system's own way, and gone without a trace when it is taken back."""

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kbdesk.ui.desktop.autostart import LinuxAutostart, MacAutostart, Start, desktop_entry, this_start

STRANGE = Start(("/opt/a b/kbdesk", "--data", '/home/jan/50 % "x" $HOME `w` \\ end', "--tray"))


@pytest.fixture
def linux(tmp_path):
    autostart = LinuxAutostart(Start(("/usr/bin/kbdesk", "--tray")), {"XDG_CONFIG_HOME": str(tmp_path / "config")})
    autostart.file = tmp_path / "config" / "autostart" / "kbdesk.desktop"
    return autostart


def test_on_and_off_again_leave_nothing(linux):
    assert not linux.is_on()
    linux.switch(True)
    assert linux.is_on()
    linux.switch(True)
    linux.switch(False)
    linux.switch(False)
    assert not linux.is_on()
    assert list(linux.file.parent.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(linux, line):
    linux.switch(True)
    text = linux.file.read_text(encoding="utf-8").replace("X-GNOME-Autostart-enabled=true", line)
    linux.file.write_text(text, encoding="utf-8")
    assert not linux.is_on()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not there")
@pytest.mark.parametrize("start", [STRANGE, this_start(["kbdesk/__main__.py"])])
def test_the_file_holds_to_its_specification(tmp_path, start):
    file = tmp_path / "kbdesk.desktop"
    file.write_text(desktop_entry(start), encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("gio") is None, reason="gio is not there")
def test_a_launcher_gets_each_word_whole(tmp_path):
    """Read and started by GLib, as GNOME and others do."""
    told = tmp_path / "told"
    code = f"import sys, pathlib; pathlib.Path({str(told)!r}).write_text(repr(sys.argv[1:]), encoding='utf-8')"
    file = tmp_path / "kbdesk.desktop"
    start = Start((sys.executable, "-c", code, *STRANGE.words), str(tmp_path))
    file.write_text(desktop_entry(start), encoding="utf-8")
    subprocess.run(["gio", "launch", file], check=True, env={**os.environ, "HOME": str(tmp_path)}, timeout=60)
    for _ in range(200):
        if told.exists() and told.read_text(encoding="utf-8"):
            break
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert told.read_text(encoding="utf-8") == repr(list(STRANGE.words))


def test_the_folders_of_this_start_come_along(tmp_path, monkeypatch):
    program = tmp_path / "kbdesk"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    start = this_start([str(program), "--data=d", "--lang", "nl", "--content", "c", "--json", "open", "--", "--data"])
    kept = ("--data", str(tmp_path / "d"), "--lang", "nl", "--content", str(tmp_path / "c"), "--tray")
    assert start == Start((str(program), *kept))


def test_a_checkout_starts_in_its_own_folder():
    start = this_start(["kbdesk/__main__.py"])
    assert start.words == (sys.executable, "-m", "kbdesk", "--tray")
    assert (Path(start.folder) / "kbdesk" / "__main__.py").is_file()


def test_macos_reads_program_and_words(tmp_path):
    autostart = MacAutostart(STRANGE, tmp_path)
    autostart.switch(True)
    assert autostart.is_on()
    (file,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    assert plistlib.loads(file.read_bytes())["ProgramArguments"] == list(STRANGE.words)
    autostart.switch(False)
    assert not autostart.is_on()
