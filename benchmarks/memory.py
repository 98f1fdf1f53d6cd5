"""How much memory this process takes, where the system tells (Linux); nothing elsewhere."""

import re
from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident_mb() -> float:
    """What lies in memory, the mapped files that were looked at among it."""
    return _megabytes("VmRSS")


def own_mb() -> float:
    """Of that what is the process's own; the system can take back the rest."""
    return _megabytes("RssAnon")


def peak_mb() -> float:
    """The most that lay in memory so far. What the system's own count calls the maximum begins with the parent's."""
    return _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    if not _STATUS.exists():
        return 0.0
    found = re.search(rf"^{name}:\s+(\d+) kB$", _STATUS.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
