"""Which folder holds the index in use.

    index/
      current          the name of the folder in use, moved into place as a whole
      write.lock       held by the one who writes; freed by the system when its process dies
      g1/ g2/ ...      an index each; a rebuild makes a new one while the old stays in use

Small updates write into the folder in use, where Whoosh's table of contents is the switch.
"""

import shutil
import time
from contextlib import suppress
from pathlib import Path

from kbdesk.search.damage import IndexDamaged, IndexMissing

POINTER = "current"
LOCK = "write.lock"
_TRIES, _PAUSE = 20, 0.05


def current_folder(index: Path) -> Path:
    """The folder in use. Raises IndexMissing, or IndexDamaged when the pointer leads nowhere."""
    name = _pointed_at(index)
    while not _is_generation(name) or not (index / name).is_dir():
        # Another process may have moved the pointer since, and taken the former folder away.
        now = _pointed_at(index)
        if now == name:
            raise IndexDamaged("pointer", name)
        name = now
    return index / name


def _pointed_at(index: Path) -> str:
    try:
        return (index / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as reason:
        raise IndexMissing("no-pointer", str(index)) from reason
    except (OSError, UnicodeDecodeError) as reason:
        raise IndexDamaged("pointer", str(index)) from reason


def new_folder(index: Path) -> Path:
    """An empty folder for a new index; what an interrupted rebuild left is not taken up again."""
    numbers = [int(path.name[1:]) for path in index.iterdir() if _is_generation(path.name)]
    folder = index / f"g{max(numbers, default=0) + 1}"
    folder.mkdir()
    return folder


def switch_to(index: Path, folder: Path) -> None:
    """From now on `folder` is the one in use."""
    beside = index / f"{POINTER}.new"
    beside.write_text(folder.name + "\n", encoding="utf-8")
    for attempt in range(_TRIES):
        try:
            beside.replace(index / POINTER)
            return
        except PermissionError:
            # On Windows a file that somebody reads at this moment cannot be replaced; reading it takes no time.
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def sweep(index: Path, keep: Path) -> None:
    """Removes all other folders, and a pointer that a killed writer did not move; to be called under the lock.

    What another process still holds open on Windows goes next time.
    """
    with suppress(OSError):
        (index / f"{POINTER}.new").unlink(missing_ok=True)
    for path in index.iterdir():
        if _is_generation(path.name) and path != keep:
            shutil.rmtree(path, ignore_errors=True)


def _is_generation(name: str) -> bool:
    return name[:1] == "g" and name[1:].isascii() and name[1:].isdigit()
