r"""kbdesk starts with the computer, or no longer: for this user, in the way each system has for that, and undone the same.

    Linux     a file in ~/.config/autostart (Desktop Application Autostart Specification)
    Windows   a value below HKEY_CURRENT_USER\…\Run
    macOS     a file in ~/Library/LaunchAgents

The system itself is the only place where it stands, so what is shown is always what is so.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kbdesk.whole_file import put_whole

QUIETLY = "--tray"
_KEPT_WORDS = ("--data", "--content", "--lang")
_PACKAGE = Path(__file__).resolve().parents[2]
_LABEL = "nl.kbdesk.kbdesk"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


@dataclass(frozen=True, slots=True)
class Start:
    """Program and words; `folder` is where it must be started, empty for anywhere."""

    words: tuple[str, ...]
    folder: str = ""


class Autostart(Protocol):
    """What a system has for it. `switch` raises OSError where the system does not let it."""

    def is_on(self) -> bool: ...
    def switch(self, on: bool) -> None: ...


class LinuxAutostart:
    """A desktop may switch the file off in its own way; then it is off here too."""

    def __init__(self, start: Start, environment: Mapping[str, str] = os.environ) -> None:
        self._start = start
        config = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        self._file = Path(config) / "autostart" / "kbdesk.desktop"

    def is_on(self) -> bool:
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return False
        return not {"Hidden=true", "X-GNOME-Autostart-enabled=false"} & {line.strip() for line in lines}

    def switch(self, on: bool) -> None:
        if on:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            put_whole(self._file, desktop_entry(self._start).encode("utf-8"))
        else:
            self._file.unlink(missing_ok=True)


class WindowsAutostart:
    """Its words alone are kept there: a program that must be started in a folder of its own cannot be."""

    def __init__(self, start: Start) -> None:
        self._start = start

    def is_on(self) -> bool:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined,unused-ignore]
                winreg.QueryValueEx(key, "kbdesk")  # type: ignore[attr-defined,unused-ignore]
        except FileNotFoundError:
            return False
        return True

    def switch(self, on: bool) -> None:
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined,unused-ignore]
            if on:
                command = subprocess.list2cmdline(self._start.words)
                winreg.SetValueEx(key, "kbdesk", 0, winreg.REG_SZ, command)  # type: ignore[attr-defined,unused-ignore]
            elif self.is_on():
                winreg.DeleteValue(key, "kbdesk")  # type: ignore[attr-defined,unused-ignore]


class MacAutostart:
    """Read by the system at the next login."""

    def __init__(self, start: Start, home: Path | None = None) -> None:
        self._start = start
        self._file = (home or Path.home()) / "Library" / "LaunchAgents" / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        return self._file.is_file()

    def switch(self, on: bool) -> None:
        if on:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            put_whole(self._file, launch_agent(self._start))
        else:
            self._file.unlink(missing_ok=True)


def autostart_of_system(start: Start) -> Autostart | None:
    """None where this start cannot be kept."""
    if sys.platform == "win32":
        return None if start.folder else WindowsAutostart(start)
    return MacAutostart(start) if sys.platform == "darwin" else LinuxAutostart(start)


def this_start(argv: Sequence[str] | None = None) -> Start:
    """As this kbdesk was started, with the same folders, but quietly."""
    program, *words = argv if argv is not None else sys.argv
    kept = (*_kept(words), QUIETLY)
    path = shutil.which(program)
    if path is not None and Path(path).stem.startswith("kbdesk"):
        return Start((_without_console(Path(path).absolute()), *kept))
    return Start((sys.executable, "-m", "kbdesk", *kept), str(_PACKAGE.parent))


def desktop_entry(start: Start) -> str:
    """The file for Linux."""
    lines = ["[Desktop Entry]", "Type=Application", "Version=1.0", "Name=kbdesk", "Icon=kbdesk", "Terminal=false"]
    lines.append(f"Exec={' '.join(_quoted(word) for word in start.words)}")
    if start.folder:
        lines.append(f"Path={_escaped(start.folder)}")
    return "\n".join((*lines, "X-GNOME-Autostart-enabled=true")) + "\n"


def launch_agent(start: Start) -> bytes:
    """The file for macOS."""
    form = {"Label": _LABEL, "ProgramArguments": list(start.words), "RunAtLoad": True, "ProcessType": "Interactive"}
    return plistlib.dumps({**form, **({"WorkingDirectory": start.folder} if start.folder else {})})


def _kept(words: Sequence[str]) -> tuple[str, ...]:
    """The folders and the language that this start named; folders whole, wherever the next one begins."""
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name in _KEPT_WORDS:
            value = value if equals else next(rest, "")
            kept += [name, value if name == "--lang" else str(Path(value).expanduser().absolute())]
    return tuple(kept)


def _without_console(program: Path) -> str:
    beside = program.with_name("kbdesk-window.exe")
    return str(beside if sys.platform == "win32" and beside.is_file() else program)


def _quoted(word: str) -> str:
    """As the Desktop Entry Specification has it: quoted for the command line, then escaped for the file."""
    inside = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return _escaped(f'"{inside}"').replace("%", "%%")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")
