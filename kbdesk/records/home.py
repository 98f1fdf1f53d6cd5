"""Where a records file is at home, so that a copy of it notices that it is one.

Two devices that count on from the same number would give two customers one reference. What tells them apart is the
machine, the folder, the file itself (its number on the disk, which may be given out again), and the moment when the
marker beside it came to stand there, which is made once and never touched: a copied or moved file draws a new device part with
its next reference. A file that was only moved does so too, which costs nothing. Not noticed: a whole disk that was
cloned with its machine id, and an older content written over the same file.
"""

import hashlib
import os
import sys
from pathlib import Path

_MACHINE_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def home_of(path: Path, marker: Path) -> str:
    """A fingerprint of a records file and its marker; says nothing of the machine to whoever reads it."""
    since = str(marker.stat().st_ctime_ns)
    marks = (machine_mark(), os.path.normcase(path.resolve()), str(path.stat().st_ino), since)
    return hashlib.sha256("\0".join(marks).encode("utf-8", "surrogatepass")).hexdigest()


def machine_mark() -> str:
    """What the system calls this machine; empty where it has no lasting name for it."""
    if sys.platform == "win32":
        return _from_registry()
    for name in _MACHINE_FILES:
        try:
            return Path(name).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def _from_registry() -> str:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    return ""
