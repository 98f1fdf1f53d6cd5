"""What the settings ask of the rest: fetched when it is needed, since some of it stands on records that may be locked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kbdesk.domain.health import Health
from kbdesk.domain.library import Library
from kbdesk.domain.progress import Progress
from kbdesk.domain.settings import KeyPlace, Settings
from kbdesk.workflows.bundle_for_support import BundleForSupport
from kbdesk.workflows.keep_privacy import KeepPrivacy
from kbdesk.workflows.recover_unsent import RecoverUnsent
from kbdesk.workflows.try_channels import TryChannels


class KeptSettings(Protocol):
    """Where settings are read and written."""

    def read(self) -> Settings: ...
    def write(self, settings: Settings) -> None: ...


class MovesKey(Protocol):
    """Puts the records' key elsewhere."""

    def __call__(self, to: KeyPlace, *, passphrase: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class AskedOf:
    """`channels`, `privacy`, `recovery`, `health`, `bundle` and `move_key` stand on the records: they may raise DeskError,
    and are called in a lane.
    """

    settings: KeptSettings
    library: Callable[[], Library]
    channels: Callable[[], TryChannels]
    privacy: Callable[[], KeepPrivacy]
    recovery: Callable[[], RecoverUnsent]
    health: Callable[[Progress], tuple[Health, ...]]
    bundle: Callable[[], BundleForSupport]
    key_place: Callable[[], KeyPlace | None]
    move_key: MovesKey
    content: Path
    data: Path
    now: Callable[[], datetime]
    can_spell: Callable[[], bool]
