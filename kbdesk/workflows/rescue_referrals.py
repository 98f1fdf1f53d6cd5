"""Saves what has not been sent from a damaged records file, as files that can be handed to the service desk.

The file is read from a copy and left as it is, for whoever can do more with it.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kbdesk.delivery.folder import file_name
from kbdesk.records.rescue import rescue_photos, rescue_unsent
from kbdesk.workflows.export_referrals import file_names, referral_files, write_files


@dataclass(frozen=True, slots=True)
class Rescued:
    """`references` in the order in which they were made; `lost` counts those that could not be read. `photos` counts
    those that were saved, with their referral or, where that has arrived, for it.
    """

    references: tuple[str, ...]
    files: tuple[Path, ...]
    lost: int
    photos: int = 0
    photos_lost: int = 0


class RescueReferrals:
    """Of the records at `records`; `key` is asked for when it is needed."""

    def __init__(self, records: Path, key: Callable[[], bytes]) -> None:
        self._records, self._key = records, key

    def rescue(self, to: Path, *, seal_for: Path | None = None) -> Rescued:
        """Writes into the folder `to`. Raises StateUnwritable when the file does not open at all."""
        # The copy is as encrypted as the file; it lies beside it, where the same person may read.
        with tempfile.TemporaryDirectory(dir=self._records.parent) as scratch:
            found, lost = rescue_unsent(self._records, self._key(), Path(scratch))
            photos, photos_lost = rescue_photos(self._records, self._key(), Path(scratch))
        names = file_names((*found, *(of for of, _ in photos)))
        saved = [(f"{names[of.id]}.{file_name(photo.name)}", photo.data) for of, photo in photos]
        ready = (*(file for one in found for file in referral_files(one, name=names[one.id])), *saved)
        files = write_files(to, ready, seal_for=seal_for)
        return Rescued(tuple(one.reference for one in found), files, lost, len(photos), photos_lost)
