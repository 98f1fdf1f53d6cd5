"""The facts of files that were checked before, kept by the digest of each file's bytes.

A cache and nothing more: a missing, damaged or older one is passed over in silence and made anew. It is read by type
(no pickle: what stands in it can run nothing), and holds for one way of reading only: another version, other
languages or other shared fields make it worthless.
"""

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

import kbdesk
from kbdesk.content.check.checked_file import CheckedFile
from kbdesk.domain.organisation import Organisation

_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file on disk: `mark` says how the facts were read."""

    mark: str
    files: dict[str, tuple[str, CheckedFile]] = field(default_factory=dict)


class KnownFiles:
    """What is known of one content folder; `file` None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def read(self, mark: str) -> dict[str, tuple[str, CheckedFile]]:
        """Digest and facts by path, as far as they were read in the way that `mark` names."""
        if self._file is None:
            return {}
        try:
            if self._file.stat().st_size > _LARGEST:
                return {}
            kept = msgspec.msgpack.decode(self._file.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return {}
        return kept.files if kept.mark == mark else {}

    def write(self, mark: str, files: Mapping[str, tuple[str, CheckedFile]]) -> None:
        """Keeps the facts, in one move; a folder that cannot be written keeps nothing."""
        if self._file is None:
            return
        content = msgspec.msgpack.encode(_Kept(mark, dict(files)))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._file.parent, prefix=".check-", delete=False) as stream:
                stream.write(content)
            Path(stream.name).replace(self._file)
        except OSError:
            return


def mark_of(organisation: Organisation, *, is_ours: bool) -> str:
    """Of everything besides a file's own bytes that decides how it is read; in a checkout the program's text too."""
    package = Path(kbdesk.__file__).parent
    states = [
        (file.name, file.stat()) for room in ("content", "domain") for file in sorted((package / room).rglob("*.py"))
    ]
    program = [(name, state.st_size, state.st_mtime_ns) for name, state in states]
    parts = (kbdesk.__version__, program, is_ours, organisation.languages, organisation.fallback, organisation.dialect)
    return hashlib.sha256(repr((parts, organisation.fields)).encode("utf-8")).hexdigest()
