"""Sees to the system's libraries that Qt's wheels do not bring along: all that a window needs, and what tests need.

Called by ./run before the first window ("window") and by ./test ("tests", "desks"), with .venv's Python. What is missing is
found by loading it, named, and installed where that is possible: as root, else with sudo; else the line to type is
printed. A stamp in .venv/installed spares later starts the question. Only Debian and Ubuntu are installed on; other
Linuxes get the names of the files; macOS and Windows need nothing.
"""

import ctypes
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

STAMPS = Path(__file__).resolve().parent.parent / ".venv" / "installed"

# glib was renamed for Debian 13 and Ubuntu 24.04 (64-bit time); their C library tells them from Debian 12 (2.36).
GLIB = "libglib2.0-0t64" if platform.libc_ver()[1] >= "2.39" else "libglib2.0-0"

# Without these Qt cannot be imported, not even for a window that nobody sees.
QT = {
    "libglib-2.0.so.0": GLIB,
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
}
# Without these it cannot show one on X11.
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# And these on Wayland; whoever runs it has nearly always got them.
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Tests show windows on a screen of their own, and one reads the window over a bus of its own, as a screen reader does.
SCREEN = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
# `./test --desks` keeps a key in a real key store.
KEY_STORE = {"gnome-keyring-daemon": "gnome-keyring"}


def main() -> int:
    purpose, *words = sys.argv[1:]
    absent = missing(purpose) if sys.platform.startswith("linux") else {}
    if absent and words and not ask_for_a_window(words):
        return 0
    if absent:
        install(absent)
        absent = missing(purpose)
    if not absent:
        (STAMPS / purpose).touch()
        return 0
    if not QT.keys() & absent.keys():
        # Enough for the other kind of screen, or for tests that need none; what does need it will say so.
        return 0
    if purpose == "window":
        say("until then the terminal works: ./run find WORDS, ./run ask")
    return 1


def ask_for_a_window(words: list[str]) -> bool:
    """Only kbdesk can tell `--content FOLDER` from `--content FOLDER find water`."""
    code = "import sys; from kbdesk.cli.main import wants_window; sys.exit(77 if wants_window(sys.argv[1:]) else 0)"
    return subprocess.run([sys.executable, "-P", "-c", code, *words], check=False, capture_output=True).returncode == 77


def missing(purpose: str) -> dict[str, str]:
    wanted = QT | X11 | (WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {})
    absent = {file: package for file, package in wanted.items() if not loads(file)}
    programs = {"tests": SCREEN, "desks": SCREEN | KEY_STORE}.get(purpose, {})
    absent |= {program: package for program, package in programs.items() if not shutil.which(program)}
    return absent


def loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def install(absent: dict[str, str]) -> None:
    packages = sorted(set(absent.values()))
    if not shutil.which("apt-get"):
        say(f"this system lacks {', '.join(absent)}. Please install the packages that hold them.")
        return
    update = ["apt-get", "update"]
    add = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    say(f"of this system's packages are missing: {' '.join(packages)}")
    prefix = way_to_become_root()
    if prefix is not None:
        say(f"installing them with {shlex.join([*prefix, *add])}")
        # A list that cannot be had may not be one that is needed; the second command tells.
        as_root(prefix, update)
        if as_root(prefix, add):
            return
    sudo = "sudo " if shutil.which("sudo") else ""
    say("please type this, or have it typed by whoever looks after this machine:")
    say(f"{sudo}{shlex.join(update)} && {sudo}{shlex.join(add)}")


def way_to_become_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if sys.stdin.isatty():
        return ["sudo"]
    # Without a terminal nobody can type a password: is one needed?
    without = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    return ["sudo", "-n"] if without else None


def as_root(prefix: list[str], command: list[str]) -> bool:
    # Others may be installing at this moment: wait for them.
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", command[0], "-qq", "-o", "DPkg::Lock::Timeout=300", *command[1:]]
    done = subprocess.run([*prefix, *quiet], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.stderr.write(done.stdout)
    return done.returncode == 0


def say(sentence: str) -> None:
    print(f"kbdesk: {sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
