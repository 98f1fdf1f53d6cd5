"""Photos that were added to a form and not referred yet: made ready and sealed at once, so that a crash takes none.

A photo lies in the records' photo folder from the moment it is added, as it does later with its referral; which form it
belongs to stands in a draft of its own. The camera's file is not needed any more after that, and may be gone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kbdesk.domain.errors import DeskError, StateUnwritable, WrongUse
from kbdesk.domain.organisation import FieldType, Organisation
from kbdesk.domain.photo import MOST_PHOTOS, Photo
from kbdesk.domain.referral import Referral, fields_of
from kbdesk.domain.run import Run
from kbdesk.records.drafts import PHOTOS, Drafts
from kbdesk.records.photo_files import PhotoFiles
from kbdesk.records.photo_scaling import ready_bytes, ready_photo

PASTED = "–"
"""Stands for the file's name where there is none."""


@dataclass(frozen=True, slots=True)
class AddedPhotos:
    """All photos of the form as it is now, and why others could not be added."""

    photos: tuple[Photo, ...]
    errors: tuple[DeskError, ...] = ()


class KeepPhotos:
    """`home` is the form that photos belong to: `refer`, `refer.<field>`, or `<run>.<field>`."""

    def __init__(
        self, files: PhotoFiles, drafts: Drafts, *, now: Callable[[], datetime], new_key: Callable[[], str]
    ) -> None:
        self._files, self._drafts, self._now, self._new_key = files, drafts, now, new_key

    def add_files(self, home: str, paths: Iterable[Path]) -> AddedPhotos:
        """Makes photos of these files ready and keeps them; one that is none keeps out no other."""
        return self._add(home, [(path.name, path) for path in paths])

    def add_pasted(self, home: str, data: bytes) -> AddedPhotos:
        """The same of a picture from the clipboard."""
        return self._add(home, [(PASTED, data)])

    def of(self, home: str) -> tuple[Photo, ...]:
        """Those of a form, with their bytes; one whose file is gone or spoilt is left out."""
        found = []
        for identity, said in self._drafts.read(PHOTOS + home).items():
            name, media_type = said.split(" ", 1)
            try:
                found.append(Photo(identity, name, media_type, self._files.read(identity)))
            except StateUnwritable:
                continue
        return tuple(found)

    def of_run(self, run: Run, referral: Referral, organisation: Organisation) -> tuple[Photo, ...]:
        """Those of the fields on the path that the referral names; of all fields where its table asks for photos."""
        fields, plan = fields_of(run, organisation), run.step.referral
        named = {one.name for one in referral.values}
        return tuple(
            photo
            for name, value in run.values().items()
            if name in fields and fields[name].type is FieldType.PHOTO and (name in named or (plan and plan.photo))
            for photo in self.of(f"{run.id}.{name}")
            if photo.name in value
        )

    def remove(self, home: str, identity: str) -> AddedPhotos:
        """Takes one out of the form. Its file goes with the next purge, which knows whether a referral holds it."""
        kept = {key: said for key, said in self._drafts.read(PHOTOS + home).items() if key != identity}
        self._drafts.keep(PHOTOS + home, kept, self._now())
        return AddedPhotos(self.of(home))

    def forget(self, home: str) -> None:
        """The form was finished, and its photos belong to a referral now; or it was given up, and the purge takes them."""
        self._drafts.keep(PHOTOS + home, {}, self._now())

    def _add(self, home: str, given: list[tuple[str, Path | bytes]]) -> AddedPhotos:
        kept, errors = self._drafts.read(PHOTOS + home), list[DeskError]()
        for name, source in given:
            if len(kept) >= MOST_PHOTOS:
                errors.append(WrongUse("photos-too-many", n=len(kept) + 1, most=MOST_PHOTOS))
                break
            try:
                photo = self._ready(source, name, number=_next_number(kept))
                self._files.keep(photo)
            except WrongUse as error:
                errors.append(_named(error, name))
                continue
            kept[photo.id] = f"{photo.name} {photo.media_type}"
            self._drafts.keep(PHOTOS + home, kept, self._now())
        return AddedPhotos(self.of(home), tuple(errors))

    def _ready(self, source: Path | bytes, name: str, *, number: int) -> Photo:
        if isinstance(source, bytes):
            return ready_bytes(source, name, number=number, new_key=self._new_key)
        return ready_photo(source, number=number, new_key=self._new_key)


def _next_number(kept: dict[str, str]) -> int:
    """One more than the last, so that a name is not used twice when one was removed."""
    numbers = [int(said.split("-", 2)[1]) for said in kept.values()]
    return max(numbers, default=0) + 1


def _named(error: WrongUse, name: str) -> WrongUse:
    """The same error with the name of the file alone: its folder is no news to whoever chose it."""
    named = WrongUse(error.code)
    named.facts = {**error.facts, "path": name}
    return named
