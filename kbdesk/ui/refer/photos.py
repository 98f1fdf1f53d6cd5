"""The photos of the referral's form: its own, and those of each field of the team that takes some."""

from PySide6.QtCore import QObject

from kbdesk.domain.organisation import FieldType
from kbdesk.domain.photo import Photo
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.photo_keeping import PhotoKeeping
from kbdesk.ui.kit.words import Words
from kbdesk.ui.refer.form import ReferForm
from kbdesk.workflows.keep_photos import KeepPhotos
from kbdesk.workflows.refer_directly import ReferDirectly

_HOME = "refer"
"""What they are kept under; those of a field under `refer.<field>`."""


class ReferPhotos(QObject):
    """Joins the strips of a form with where their photos are kept."""

    def __init__(
        self, form: ReferForm, photos: KeepPhotos, refer: ReferDirectly, *, records: Lane, words: Words, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._photos, self._refer, self._records = photos, refer, records
        self._form = form
        self._keeping = PhotoKeeping(photos, records, words, self)
        self._keeping.serve(form.photos, lambda: _HOME)
        form.strip_made.connect(self._serve)

    @property
    def count(self) -> int:
        """How many the form shows now."""
        return len(self._form.photos.photos) + sum(len(strip.photos) for strip in self._form.field_strips())

    def kept(self, queue: str) -> tuple[Photo, ...]:
        """All that go with a referral to this team; for a job in the records lane."""
        return tuple(photo for home in self._homes(queue) for photo in self._photos.of(home))

    def forget_on_disk(self) -> None:
        """They belong to a referral now; for a job in the records lane."""
        for home in (_HOME, *(f"{_HOME}.{one.name}" for one in self._refer.organisation.fields)):
            self._photos.forget(home)

    def forget(self) -> None:
        """The form was given up; the files go with the next purge."""
        self._records.run(self._forget_in_lane, done=_nothing)

    def _forget_in_lane(self, _progress: Progress) -> None:
        self.forget_on_disk()

    def _homes(self, queue: str) -> tuple[str, ...]:
        fields = self._refer.fields_of(queue)
        return (_HOME, *(f"{_HOME}.{one.name}" for one in fields if one.type is FieldType.PHOTO))

    def _serve(self, editor: FieldEditor) -> None:
        if editor.strip is not None:
            self._keeping.serve(editor.strip, lambda: f"{_HOME}.{editor.ask.name}")


def _nothing(_done: None) -> None:
    """Nobody waits for it."""
