"""What the organisation's files say, kept by what stands in them: a start that finds them as they were loads neither YAML
nor the tables of the format, which takes longer than answering the first question.

Only what nothing was wrong with is kept. It is a cache: what cannot be read is read anew from the files, what cannot
be written costs only time.
"""

import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import kbdesk
from kbdesk.domain.organisation import Organisation
from kbdesk.whole_file import put_whole

SETTINGS_FILE = "kbdesk.yml"
FILES = (SETTINGS_FILE, "fields.yml", "outcomes.yml", "satisfaction.yml", "queues.yml", "products.yml")
SYNONYMS = "synonyms.*.yml"
MKDOCS = "mkdocs.yml"
_MARK, _CHECK = 32, 16
_READ_BY = ("content", "content/schema", "domain")


def organisation_mark(root: Path) -> bytes:
    """Of all that decides what the organisation's files say: their bytes, and the code that reads them."""
    mark = blake2b(f"{kbdesk.__version__} {sys.version_info[:2]}".encode(), digest_size=_MARK)
    for file in (*(root / name for name in FILES), *sorted(root.glob(SYNONYMS))):
        mark.update(b"\0" + os.fsencode(file.name) + b"\0" + _bytes_of(file))
    mark.update(repr([(folder / MKDOCS).is_file() for folder in (root, root.parent)]).encode())
    for name in _READ_BY:
        mark.update(_code_stamps(Path(kbdesk.__file__).parent / name))
    return mark.digest()


def _bytes_of(file: Path) -> bytes:
    try:
        return b"=" + file.read_bytes()
    except OSError as error:
        return repr((error.errno, error.strerror)).encode()


def _code_stamps(folder: Path) -> bytes:
    """Which files of code there are, how large and how old; nothing where the program is packed as a whole."""
    with suppress(OSError), os.scandir(folder) as files:
        stats = ((file.name, file.stat()) for file in files if file.name.endswith(".py"))
        return repr(sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)).encode()
    return b""


class KeptOrganisation:
    """One file, with what was read last."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, mark: bytes) -> Organisation | None:
        """What was read when the mark was this one."""
        import msgspec  # the terminal asks for no organisation in most of what it does

        with suppress(OSError, msgspec.MsgspecError):
            kept = self._file.read_bytes()
            data = kept[_MARK + _CHECK :]
            if kept[: _MARK + _CHECK] == mark + _check_of(data):
                return msgspec.msgpack.decode(data, type=Organisation)
        return None

    def keep(self, mark: bytes, organisation: Organisation) -> None:
        """In the place of what was kept before."""
        import msgspec

        data = msgspec.msgpack.encode(organisation)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            put_whole(self._file, mark + _check_of(data) + data)


def _check_of(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK).digest()
