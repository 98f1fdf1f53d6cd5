"""The files that make `kbdesk://` known to each system say the same, and keep options out of a link's hands."""

import configparser
import os
import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kbdesk.cli.front_words import front_words

FILES = Path(__file__).parents[3] / "resources" / "desktop"
LINK = 'kbdesk://find?q=x" --data "C:\\evil'


def desktop_entry():
    reader = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    reader.optionxform = str
    reader.read(FILES / "kbdesk.desktop", encoding="utf-8")
    return reader["Desktop Entry"]


def registry_values():
    """Key -> its default value, as Windows reads the file."""
    text = (FILES / "kbdesk.reg").read_bytes().decode("ascii")
    assert text.startswith("Windows Registry Editor Version 5.00")
    found = {}
    for key, value in re.findall(r"^\[([^\]]+)\]\r?\n@=(.*?)\r?$", text, re.MULTILINE):
        hexed = re.fullmatch(r"hex\(2\):([0-9a-f,]+)", value)
        found[key] = bytes.fromhex(hexed[1].replace(",", "")).decode("utf-16-le") if hexed else value
    return found


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not there")
def test_the_desktop_entry_holds_to_its_specification():
    done = subprocess.run(
        ["desktop-file-validate", FILES / "kbdesk.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(
    shutil.which("xdg-mime") is None or shutil.which("update-desktop-database") is None,
    reason="xdg-utils or desktop-file-utils is not there",
)
def test_linux_knows_the_address_after_what_the_page_says(tmp_path):
    applications = tmp_path / "data" / "applications"
    applications.mkdir(parents=True)
    shutil.copy(FILES / "kbdesk.desktop", applications)
    folders = {"XDG_DATA_HOME": tmp_path / "data", "XDG_CONFIG_HOME": tmp_path / "config", "HOME": tmp_path}
    environment = {"PATH": os.environ["PATH"], **{name: str(folder) for name, folder in folders.items()}}

    def run(*words):
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    scheme = "x-scheme-handler/kbdesk"
    run("update-desktop-database", applications)
    assert f"{scheme}=kbdesk.desktop" in (applications / "mimeinfo.cache").read_text(encoding="utf-8")
    (tmp_path / "config").mkdir()
    run("xdg-mime", "default", "kbdesk.desktop", scheme)
    assert run("xdg-mime", "query", "default", scheme) == "kbdesk.desktop"


def test_linux_hands_the_address_to_open_and_knows_the_windows():
    entry = desktop_entry()
    assert entry["MimeType"] == "x-scheme-handler/kbdesk;"
    assert shlex.split(entry["Exec"]) == ["kbdesk", "open", "--", "%u"]
    assert (FILES / f"{entry['Icon']}.svg").is_file()


def test_windows_hands_the_address_to_open_for_this_user_alone():
    values = registry_values()
    assert all(key.startswith("HKEY_CURRENT_USER\\Software\\Classes\\kbdesk") for key in values)
    command = values["HKEY_CURRENT_USER\\Software\\Classes\\kbdesk\\shell\\open\\command"]
    assert command == '"%LOCALAPPDATA%\\Programs\\kbdesk\\kbdesk-window.exe" open -- "%1"\0'
    text = (FILES / "kbdesk.reg").read_bytes().decode("ascii")
    assert '"URL Protocol"=""' in text
    assert f";   command  {command[:-1]}" in text


def test_macos_knows_the_scheme():
    keys = plistlib.loads((FILES / "Info.plist").read_bytes())
    assert [scheme for kind in keys["CFBundleURLTypes"] for scheme in kind["CFBundleURLSchemes"]] == ["kbdesk"]


def test_a_link_brings_along_no_option_of_kbdesk():
    """A program that hands on a link with quotes in it lets it become more than one word."""
    words = ["open", "--", *shlex.split(f'"{LINK}"')]
    assert front_words(words, {}) is None
    assert front_words(["open", "--", "kbdesk://outbox", "--data=x"], {}).data is None


@pytest.mark.skipif(sys.platform == "win32", reason="drawn by the tests of the window everywhere else")
def test_the_icon_is_a_picture(qapp):
    from PySide6.QtGui import QIcon

    assert not QIcon(str(FILES / "kbdesk.svg")).pixmap(64, 64).isNull()
