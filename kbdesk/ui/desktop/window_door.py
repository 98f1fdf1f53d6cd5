"""The door of the one window: second starts knock here and say what they were asked for.

Only this user can connect. What is said is bounded in length, number and time, and is a wish, not an order: whoever
listens to `knocked` shows it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kbdesk.domain.asked_address import can_be_read
from kbdesk.ui.desktop.knock import LONGEST_LINE, Answer, Knock, read_knock, written_answer
from kbdesk.ui.desktop.meeting_place import MeetingPlace

_MOST_AT_ONCE = 8
_SLOWEST_MS = 5_000


class WindowDoor(QObject):
    """`open` once, by the process that holds the lock of the place."""

    knocked = Signal(object)  # Knock, its address perhaps one that cannot be read; listener: the desktop's news

    def __init__(self, place: MeetingPlace, *, serves: Callable[[str], bool], parent: QObject | None = None) -> None:
        """`serves` says whether this window shows the content folder that was asked for by name."""
        super().__init__(parent)
        self._place, self._serves = place, serves
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_AT_ONCE)
        self._server.newConnection.connect(self._let_in)

    def open(self) -> bool:
        """Listens, in the place of a window that ended without a word; False where the system does not let it."""
        QLocalServer.removeServer(self._place.server)
        return self._server.listen(self._place.server)

    def close(self) -> None:
        """Whoever knocks from now on finds nobody."""
        self._server.close()

    def _let_in(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.setReadBufferSize(LONGEST_LINE)
            guest.readyRead.connect(self._hear)
            guest.disconnected.connect(guest.deleteLater)
            QTimer.singleShot(_SLOWEST_MS, guest, guest.abort)
            if guest.bytesAvailable():
                self._listen_to(guest)

    def _hear(self) -> None:
        guest = self.sender()
        if isinstance(guest, QLocalSocket):
            self._listen_to(guest)

    def _listen_to(self, guest: QLocalSocket) -> None:
        if not guest.canReadLine():
            if guest.bytesAvailable() >= LONGEST_LINE:
                guest.abort()
            return
        knock = read_knock(bytes(guest.readLine(LONGEST_LINE).data()))
        answer = self._answer(knock)
        if knock is not None and answer in {Answer.TAKEN, Answer.NOT_READ}:
            self.knocked.emit(knock)
        guest.write(written_answer(answer))
        guest.flush()
        guest.disconnectFromServer()

    def _answer(self, knock: Knock | None) -> Answer:
        if knock is None:
            return Answer.NOT_UNDERSTOOD
        if knock.content and not self._serves(knock.content):
            return Answer.OTHER_CONTENT
        return Answer.TAKEN if not knock.address or can_be_read(knock.address) else Answer.NOT_READ
