"""Saves what has not been sent from a damaged records file, as files that can be handed to the service desk.

The file is read from a copy and left as it is, for whoever can do more with it.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kbdesk.records.rescue import rescue_unsent
from kbdesk.workflows.export_referrals import referral_files, write_files


@dataclass(frozen=True, slots=True)
class Rescued:
    """`references` in the order in which they were made; `lost` counts those that could not be read."""

    references: tuple[str, ...]
    files: tuple[Path, ...]
    lost: int


class RescueReferrals:
    """Of the records at `records`; `key` is asked for when it is needed."""

    def __init__(self, records: Path, key: Callable[[], bytes]) -> None:
        self._records, self._key = records, key

    def rescue(self, to: Path, *, seal_for: Path | None = None) -> Rescued:
        """Writes into the folder `to`. Raises StateUnwritable when the file does not open at all."""
        # The copy is as encrypted as the file; it lies beside it, where the same person may read.
        with tempfile.TemporaryDirectory(dir=self._records.parent) as scratch:
            found, lost = rescue_unsent(self._records, self._key(), Path(scratch))
        files = tuple(path for one in found for path in write_files(to, referral_files(one), seal_for=seal_for))
        return Rescued(tuple(one.reference for one in found), files, lost)
