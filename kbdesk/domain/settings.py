"""What one user chose for this device. Nothing here is needed to run: every value has a default."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """Usual, high (7:1 everywhere), or as the system has it."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


class KeyPlace(StrEnum):
    """Where the key of the records lies: in the system's own key store, under a passphrase, or plain in a file that only
    this user may read.
    """

    KEY_STORE = "key-store"
    PASSPHRASE = "passphrase"  # noqa: S105  the name of a place
    FILE = "file"


class CredentialPlace(StrEnum):
    """Where a channel's credential is kept: the system's key store, memory until the end, or a file of this user."""

    KEY_STORE = "key-store"
    MEMORY = "memory"
    FILE = "file"


class KeepSearches(StrEnum):
    """What is kept of searches, for the editors' list of gaps: nothing, numbers only, or the words that missed too."""

    OFF = "off"
    COUNTS = "counts"
    WORDS = "words"


SMALLEST_TEXT = 8
LARGEST_TEXT = 36


@dataclass(frozen=True, slots=True)
class Settings:
    """`lang` is `nl`, `en`, or empty for the system's language; `text_size` is in points, 0 for the system's own.

    `window` is the window's layout in base64, understood by the window alone. `recent` holds ids of articles, newest
    first. `touch` is true for targets that fingers meet. `accent` is the organisation's colour when the window was last
    open: it comes with the content, which is read once the window is painted. `device` is the name people gave this
    device. `search_log` says what is kept of searches. `told_of_key` is true once it was said that the records' key lies
    in a plain file. `keys` holds the user's own keys: name of an action and key, an empty key for none. `content` is the
    content folder of the next start, empty for the one that comes along. `toured` is true once the tour of the first
    start was seen or skipped. `hotkey` is the key that brings the window from anywhere, as `Ctrl+Alt+K`, empty for none;
    `tray` and `on_top` are about the icon beside the clock and a window that stays above others. `session` is
    what stood in the window when it was closed. `spelling` is whether spelling is looked at, `own_words` the words that
    the reader said are right, in lower case.
    """

    lang: str = ""
    theme: Theme = Theme.SYSTEM
    contrast: Contrast = Contrast.SYSTEM
    touch: bool = False
    accent: str = ""
    text_size: int = 0
    window: str = ""
    recent: tuple[str, ...] = ()
    device: str = ""
    search_log: KeepSearches = KeepSearches.WORDS
    told_of_key: bool = False
    keys: tuple[tuple[str, str], ...] = ()
    content: str = ""
    toured: bool = False
    hotkey: str = ""
    tray: bool = True
    on_top: bool = False
    session: tuple[tuple[str, str], ...] = ()
    spelling: bool = True
    own_words: tuple[str, ...] = ()
