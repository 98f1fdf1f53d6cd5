"""Photos of a form: added by a button, by dropping and by pasting; each with a small picture, its size, a way to remove it.

It shows and tells only; `PhotoKeeping` has the photos made ready and kept. Their size is that of what will be sent.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kbdesk.domain.photo import MOST_PHOTOS, Photo
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words

EDGE = 96
"""Of a small picture, in pixels at 100 %."""
_ENDINGS = "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic"
_RAW = ("image/png", "image/jpeg")


class PhotoStrip(QWidget):
    """`name` begins the object names: `<name>.add`, `<name>.remove.<number>`, `<name>.error`."""

    files_given = Signal(object)  # tuple[Path, ...]; listener of these three: PhotoKeeping
    picture_given = Signal(bytes)
    remove_asked = Signal(str)  # id of a photo
    wanted = Signal()  # what is kept of the form should be shown
    added = Signal()  # somebody added a photo; listener: the form, which scrolls to it
    changed = Signal()  # other photos than before; listener: the form around it

    def __init__(self, theme: Theme, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._name = theme, words, name
        self._photos: tuple[Photo, ...] = ()
        self._thumbs: list[_Thumb] = []
        self._area: QWidget | None = None
        self._is_busy = False
        self.setAcceptDrops(True)
        self.setProperty("look", "plain")
        self._row = FlowRow(gap=10)
        self._add = QPushButton()
        self._add.clicked.connect(self.choose)
        self._hint, self._error = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._hint.setProperty("look", "small")
        self._error.setProperty("look", "error")
        self._error.hide()
        self._head = FlowRow(gap=10)
        self._head.add(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addWidget(self._row)
        column.addWidget(self._error)
        self.setFocusProxy(self._add)
        self.name_after(name)
        theme.changed.connect(self._paint)
        words.language_changed.connect(self._speak)
        self._paint()
        self._speak()

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Those that are kept, in their order."""
        return self._photos

    @property
    def is_busy(self) -> bool:
        """True while a photo is being made ready."""
        return self._is_busy

    def value(self) -> str:
        """Their names, comma between: what the desk reads in the text, and finds at the ticket."""
        return ", ".join(photo.name for photo in self._photos)

    def name_after(self, name: str) -> None:
        """Other object names: the strip serves another field now."""
        self._name = name
        self.setObjectName(name)
        self._add.setObjectName(f"{name}.add")
        self._error.setObjectName(f"{name}.error")
        self._name_thumbs()

    def show_photos(self, photos: tuple[Photo, ...]) -> None:
        """What is kept now."""
        was_busy, self._is_busy = self._is_busy, False
        if photos != self._photos:
            self._photos = photos
            self._show_thumbs()
            self.changed.emit()
        self._speak()
        if was_busy:
            self.added.emit()

    def begin(self) -> None:
        """Another form: empty until what is kept of that one comes."""
        self._photos, self._is_busy = (), False
        self._show_thumbs()
        self.show_error("")
        self._speak()
        self.wanted.emit()

    def show_large(self, height: int) -> None:
        """The button at least so high, for gloves; 0 for its usual height."""
        self._add.setMinimumHeight(height)
        self._head.updateGeometry()

    def show_busy(self) -> None:
        """A photo is being made ready, which may take a second or two."""
        self._is_busy = True
        self.show_error("")
        self._speak()

    def show_error(self, sentence: str) -> None:
        """Why a photo could not be added; empty takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._add.setAccessibleDescription(sentence)

    def watch(self, area: QWidget) -> None:
        """Takes what is dropped anywhere on `area`, and a picture that is pasted while the cursor is in it."""
        self._area = area
        area.setAcceptDrops(True)
        area.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def choose(self) -> None:
        """Asks for files."""
        say = self._words.say
        names, _ = QFileDialog.getOpenFileNames(self, say("photo.choose"), "", f"{say('photo.files')} ({_ENDINGS})")
        if names:
            self.files_given.emit(tuple(Path(name) for name in names))

    def take(self, mime: QMimeData | None) -> bool:
        """Takes files or a picture, if there are any."""
        if mime is None or not self.isEnabled():
            return False
        files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        if files:
            self.files_given.emit(files)
            return True
        data = _picture_in(mime)
        if data:
            self.picture_given.emit(data)
        return bool(data)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and self.isVisible():
            return self._dropped(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.isVisible():
            mime = QGuiApplication.clipboard().mimeData()
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            return is_paste and not (mime.hasText() and not mime.hasUrls()) and self.take(mime)
        return False

    def dragEnterEvent(self, event: QDropEvent) -> None:
        self._dropped(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropped(event)

    def _dropped(self, event: QDropEvent) -> bool:
        mime = event.mimeData()
        if not (mime.hasUrls() or mime.hasImage()):
            return False
        if event.type() is QEvent.Type.Drop:
            self.take(mime)
        event.acceptProposedAction()
        return True

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if now is not None and self._area is not None and self._area.isAncestorOf(now):
            now.installEventFilter(self)

    def _show_thumbs(self) -> None:
        self._row.clear()
        self._thumbs = [_Thumb(self._theme, self._words, photo) for photo in self._photos]
        for thumb in self._thumbs:
            thumb.remove_asked.connect(self.remove_asked)
            self._row.add(thumb)
        self._name_thumbs()
        self._row.setVisible(bool(self._thumbs))

    def _name_thumbs(self) -> None:
        for number, thumb in enumerate(self._thumbs, start=1):
            thumb.remove.setObjectName(f"{self._name}.remove.{number}")

    def _paint(self) -> None:
        self._add.setIcon(self._theme.icon("image"))
        for thumb in self._thumbs:
            thumb.paint()
        self._row.setVisible(bool(self._thumbs))
        self._row.updateGeometry()

    def _speak(self) -> None:
        say, full = self._words.say, len(self._photos) >= MOST_PHOTOS
        self._add.setText(f" {say('photo.add_more' if self._photos else 'photo.add')}")
        self._add.setAccessibleName(say("photo.add"))
        self._add.setEnabled(not full and not self._is_busy)
        self._hint.setText(
            say("photo.busy" if self._is_busy else "photo.full" if full else "photo.hint", n=MOST_PHOTOS)
        )
        for thumb in self._thumbs:
            thumb.speak()
        self._head.updateGeometry()


class _Thumb(QFrame):
    """One photo."""

    remove_asked = Signal(str)  # its id; listener: the strip

    def __init__(self, theme: Theme, words: Words, photo: Photo) -> None:
        super().__init__()
        self._theme, self._words, self._photo = theme, words, photo
        self.setProperty("look", "plain")
        self._picture, self._size = QLabel(), QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._size.setProperty("look", "small")
        self.remove = IconButton(theme, words, icon="trash-2", key="photo.remove", name="photo.remove", size=16)
        self.remove.clicked.connect(self._removed)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._size, 1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._picture)
        column.addLayout(foot)
        self.paint()
        self.speak()

    def paint(self) -> None:
        edge = self._theme.px(EDGE)
        ratio = self.devicePixelRatioF()
        small = _small(self._photo.data, round(edge * ratio))
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(small))
        tokens = self._theme.tokens
        self._picture.setFixedSize(edge + 8, edge + 8)
        self._picture.setStyleSheet(
            f"border: {tokens.edge}px solid {tokens.line}; border-radius: {tokens.radius_small}px;"
        )

    def speak(self) -> None:
        size = size_in_words(len(self._photo.data), self._words)
        self._size.setText(size)
        self._picture.setAccessibleName(self._words.say("photo.one", name=self._photo.name, size=size))
        self.remove.setAccessibleName(f"{self._words.say('photo.remove')}: {self._photo.name}")

    def _removed(self) -> None:
        self.remove_asked.emit(self._photo.id)


def _small(data: bytes, edge: int) -> QImage:
    """Read at that size, which takes a fraction of reading it whole."""
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(QSize(edge, edge), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def size_in_words(size: int, words: Words) -> str:
    """`340 kB`, `1,2 MB` with the reader's comma."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    text = f"{size / 1_000_000:.1f} MB"
    return text.replace(".", ",") if words.lang == "nl" else text


def _picture_in(mime: QMimeData) -> bytes:
    """As it lies there where it is a file's bytes already; else packed without compression, which takes no time."""
    for kind in _RAW:
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    if image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(100)
    writer.write(image)
    return bytes(buffer.data().data())
