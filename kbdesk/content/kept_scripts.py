"""Long scripts that were read before, kept by what they were read from: the text, its path, what decides how it is read, and
the code that read it. So nothing in it is ever out of date, only unused; the files used longest ago go.

It is a cache: what cannot be read is read anew from the Markdown, what cannot be written costs only time.
"""

import os
import zlib
from contextlib import suppress
from pathlib import Path

from kbdesk.content.reading_cache import key_of, settings_mark
from kbdesk.content.reading_form import NoReading
from kbdesk.content.script_form import script_bytes, script_from
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.script import Script
from kbdesk.whole_file import put_whole

LONG = 20_000
"""Characters from which it is worth it: below, reading takes as long as looking."""
_MOST = 64
_CHECKSUM = 4


class KeptScripts:
    """One folder of files, a script each."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root

    def get(self, path: str, digest: str, organisation: Organisation, *, is_ours: bool) -> Script | None:
        """The script as it was read before."""
        file = self._file(path, digest, organisation, is_ours=is_ours)
        try:
            data = file.read_bytes()
            checksum, rest = int.from_bytes(data[:_CHECKSUM], "little"), data[_CHECKSUM:]
            script = script_from(rest) if zlib.crc32(rest) == checksum else None
        except (OSError, NoReading):
            return None
        if script is None or (script.path, script.digest) != (path, digest):
            return None
        with suppress(OSError):
            os.utime(file)
        return script

    def keep(self, script: Script, organisation: Organisation, *, is_ours: bool) -> None:
        """Keeps what was read just now."""
        data = script_bytes(script)
        file = self._file(script.path, script.digest, organisation, is_ours=is_ours)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            put_whole(file, zlib.crc32(data).to_bytes(_CHECKSUM, "little") + data)
            for old in sorted(self._folder.glob("*.script"), key=lambda one: one.stat().st_mtime)[:-_MOST]:
                old.unlink(missing_ok=True)

    def _file(self, path: str, digest: str, organisation: Organisation, *, is_ours: bool) -> Path:
        settings = settings_mark(self._root, organisation, is_ours=is_ours)
        return self._folder / f"{key_of(settings, path, digest).hex()}.script"
