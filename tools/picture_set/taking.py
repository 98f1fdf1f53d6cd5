"""Takes pictures: each state in a window of its own, in all its looks; Qt's scale factors in processes of their own."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from PIL import Image

from picture_set.plan import Picture

_FORGOTTEN_SECONDS = 3600
HALF = 2
COLOURS = 256


def take(pictures: Sequence[Picture], into: Path) -> dict[str, str]:
    """Writes `<name>.png` in full size; gives what could not be reached, by name of the picture."""
    failed: dict[str, str] = {}
    for factor in sorted({one.looks.factor for one in pictures}):
        wanted = [one for one in pictures if one.looks.factor == factor]
        if os.environ.get("QT_SCALE_FACTOR", "1") == factor:
            failed |= _take_here(wanted, into)
        else:
            names = [one.name for one in wanted]
            words = [sys.executable, str(Path(__file__).resolve().parents[1] / "pictures"), "--take", str(into), *names]
            told = subprocess.run(words, env=os.environ | {"QT_SCALE_FACTOR": factor}, check=False)
            failed |= dict.fromkeys(names, f"ended with {told.returncode}") if told.returncode else {}
    return failed


def kept_form(picture: Image.Image) -> Image.Image:
    """As it is kept: half the size, 256 colours; small, and still all can be seen."""
    small = picture.convert("RGB").reduce(HALF)
    return small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _take_here(pictures: Sequence[Picture], into: Path) -> dict[str, str]:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from kbdesk.ui.kit.theme import Scheme, Theme
    from picture_set.stage import Late, Stage
    from picture_set.states import EMPTY, STATES

    qInstallMessageHandler(_say_what_qt_says)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    theme = Theme(app, Scheme.LIGHT)
    failed: dict[str, str] = {}
    with _folder() as folder:
        from kbdesk.config.paths import shipped_content
        from picture_set.still_world import content_in

        content, empty = content_in(folder, shipped=shipped_content()), folder / "empty"
        empty.mkdir()
        ready = folder / "ready"
        Stage(theme, content, ready, lang="nl").close()
        for (state, lang), group in groupby(pictures, key=lambda one: (one.state, one.lang)):
            theme.resize_text(100)
            theme.use_touch(False)
            own = folder / f"{state}-{lang}"
            has_content = state != EMPTY
            stage = Stage(
                theme, content if has_content else empty, own, lang=lang, index_of=ready if has_content else None
            )
            wanted = list(group)
            try:
                stage.wear(wanted[0].looks)
                STATES[state](stage)
                for one in wanted:
                    stage.wear(one.looks)
                    stage.picture().save(into / f"{one.name}.png")
            except Late as late:
                failed |= {one.name: str(late) for one in wanted}
            failed |= {one.name: stage.errors[0] for one in wanted if stage.errors}
            stage.close()
    return failed


def _say_what_qt_says(_kind: object, _place: object, message: str) -> None:
    """All but what the platform without a screen says of every window: that it has no use for its size limits."""
    if "propagateSizeHints" not in message and "raise()" not in message:
        print(message, file=sys.stderr)


@contextmanager
def _folder() -> Iterator[Path]:
    """Always of the same name, since it can be read in some pictures; another one while that is in use."""
    place = Path(tempfile.gettempdir()) / "kbdesk-pictures"
    if place.is_dir() and place.stat().st_mtime < time.time() - _FORGOTTEN_SECONDS:
        shutil.rmtree(place, ignore_errors=True)
    try:
        place.mkdir()
    except FileExistsError:
        place = Path(tempfile.mkdtemp(prefix="kbdesk-pictures-"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
