"""What was looked at to see whether a device is in order, and what was found: codes and facts, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from kbdesk.domain.errors import DeskError

_NOTHING: Mapping[str, object] = MappingProxyType({})


class HealthLevel(StrEnum):
    """Ok; worth a look; wrong."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Health:
    """One thing looked at. `found` and `fix` are codes of sentences; an `error` says by itself what is wrong."""

    name: str
    level: HealthLevel
    found: str = ""
    facts: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    fix: str = ""
    error: DeskError | None = None
