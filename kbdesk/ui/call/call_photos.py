"""Photos in the fields of a script: kept for the run that is led, field by field; in practice none is kept."""

from PySide6.QtCore import QObject

from kbdesk.domain.run import Mode
from kbdesk.ui.call.call_now import CallNow
from kbdesk.ui.call.led_call import LedCall
from kbdesk.ui.call.step_pieces import StepPieces
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.field_editor import FieldEditor
from kbdesk.ui.kit.photo_keeping import PhotoKeeping
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.keep_photos import KeepPhotos


class CallPhotos(QObject):
    """Has every field that takes photos served."""

    def __init__(
        self, pieces: StepPieces, led: LedCall, photos: KeepPhotos, *, records: Lane, words: Words, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeping = PhotoKeeping(photos, records, words, self)
        self._run = ""
        led.changed.connect(self._changed)
        pieces.photos_made.connect(self._serve)

    def _changed(self, now: CallNow) -> None:
        self._run = now.view.run if now.view.mode is Mode.LIVE else ""

    def _serve(self, field: FieldEditor) -> None:
        if field.strip is not None:
            self._keeping.serve(field.strip, lambda: f"{self._run}.{field.ask.name}" if self._run else "")
