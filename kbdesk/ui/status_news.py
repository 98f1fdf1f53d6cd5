"""What the pill and the badge tell: age of the content, network, what waits in the outbox."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kbdesk.domain.library import Library
from kbdesk.domain.unsent import Unsent
from kbdesk.ui.kit.status_pill import Status
from kbdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from kbdesk.domain.outbox import OutboxEntry
    from kbdesk.ui.kit.network import Network


class StatusNews(QObject):
    """`watch_network` once the window is painted."""

    came_online = Signal()  # listener: the desk window, which sends

    def __init__(self, window: MainWindow, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._window, self._now = window, now
        self._status = Status()
        self._network: Network | None = None

    def watch_network(self) -> None:
        """From now on tells whether there is a network."""
        # Loaded now, when the window is painted already.
        from kbdesk.ui.kit.network import Network

        self._network = Network()
        self._network.changed.connect(self._network_changed)

    def show_library(self, library: Library) -> None:
        """How old the content is, and from when on that is too old."""
        policies = library.organisation.policies
        self._show(
            replace(
                self._status,
                content_of=_age(library),
                amber_days=policies.age_amber_days,
                red_days=policies.age_red_days,
            )
        )

    def show_entries(self, entries: "tuple[OutboxEntry, ...]") -> None:
        """What waits, for the pill."""
        from kbdesk.domain.outbox import EntryState  # loaded by then with the outbox

        attention = sum(entry.state is EntryState.NEEDS_ATTENTION for entry in entries)
        waiting = sum(entry.is_open for entry in entries) - attention
        self._show(replace(self._status, waiting=waiting, attention=attention))

    def show_unsent(self, unsent: Unsent) -> None:
        """The badge counts photos under way too; closing the window asks once while there is anything."""
        self._window.badge("outbox", unsent.total)
        self._window.warn_before_closing(unsent)

    def show_again(self) -> None:
        """Another day may have begun."""
        self._show(self._status)

    def _network_changed(self, online: bool) -> None:
        self._show(self._status)
        if online:
            self.came_online.emit()

    def _show(self, status: Status) -> None:
        online = self._network is None or self._network.is_online
        self._status = replace(status, online=online)
        self._window.status.show_status(self._status, self._now().date())


def _age(library: Library) -> date | None:
    """The day on which the newest file was changed."""
    newest = max((card.stamp.mtime_ns for card in library.cards), default=0)
    return datetime.fromtimestamp(newest / 1e9, UTC).astimezone().date() if newest else None
