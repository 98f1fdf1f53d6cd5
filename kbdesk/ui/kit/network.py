"""Whether this computer has a network at all; where the system cannot tell, it is taken to have one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class Network(QObject):
    """Asks the system; never sends anything."""

    changed = Signal(bool)  # is online; listeners: the status pill, delivery (which tries again at once)

    def __init__(self) -> None:
        super().__init__()
        self._system = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        if self._system is not None:
            self._system.reachabilityChanged.connect(self._tell)

    @property
    def is_online(self) -> bool:
        """False only when the system says that there is no connection."""
        if self._system is None:
            return True
        return self._system.reachability() is not QNetworkInformation.Reachability.Disconnected

    def _tell(self, _reachability: object) -> None:
        self.changed.emit(self.is_online)
