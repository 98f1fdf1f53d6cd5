"""The compact form: a narrow column that stays on top, beside the softphone; and back to how the window stood."""

from dataclasses import dataclass
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from kbdesk.ui.kit.theme import Theme

COMPACT = 420
"""Pixels at 100 % text."""
_PATIENCE_MS = 1_000
_WHOLE = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


@dataclass(frozen=True, slots=True)
class _Before:
    geometry: QRect
    states: Qt.WindowState
    is_on_top: bool


class _OnceMore(QObject):
    """Wayland tells a window that left the whole screen its former size, after another was asked for: asks once more."""

    def __init__(self, window: QWidget, place: QRect) -> None:
        super().__init__(window)
        self._place = place
        window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first other size within the time; what comes then is meant."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget) and self._is_other(watched):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, watched, lambda: watched.setGeometry(self._place))
        return False

    def _is_other(self, window: QWidget) -> bool:
        return window.width() > max(self._place.width(), window.minimumSizeHint().width())


class CompactForm:
    """Of one window. A window that fills the screen leaves that state first: a window manager lets nobody make it
    narrower before.

    It does not keep the window, which keeps it: a ring of the two would be ended by whichever thread collects garbage.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self._held, self._theme = ref(window), theme
        self._before: _Before | None = None

    @property
    def _window(self) -> QWidget:
        window = self._held()
        if window is None:
            raise RuntimeError("the window is gone")
        return window

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def toggle(self) -> None:
        """Into the narrow form, or back."""
        window, before = self._window, self._before
        if before is None:
            states = window.windowState()
            is_on_top = bool(window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
            self._before = _Before(window.normalGeometry() if states & _WHOLE else window.geometry(), states, is_on_top)
            column = self._column()
            self._show(column, on_top=True, states=states & ~_WHOLE)
        else:
            self._before = None
            self._show(before.geometry, on_top=before.is_on_top, states=before.states)

    def _column(self) -> QRect:
        """As high as the window is, at its left edge, whole on the screen."""
        now = self._window.geometry()
        return QRect(now.left(), now.top(), self._theme.px(COMPACT), now.height())

    def _show(self, place: QRect, *, on_top: bool, states: Qt.WindowState) -> None:
        window = self._window
        self._keep_on_top(on_top)
        if window.windowState() & _WHOLE and not states & _WHOLE:
            _OnceMore(window, place)
            window.showNormal()
        window.setGeometry(place)
        window.setWindowState(states)
        if not states & _WHOLE:
            # A window manager may still be putting the former size back; and what was too wide for the column has
            # made itself narrower by then.
            QTimer.singleShot(0, window, lambda: window.setGeometry(place))

    def _keep_on_top(self, on_top: bool) -> None:
        """Said to the window as it stands: `setWindowFlag` would make it anew, and a new one has lost the focus."""
        window, hint = self._window, Qt.WindowType.WindowStaysOnTopHint
        flags = window.windowFlags()
        window.overrideWindowFlags(flags | hint if on_top else flags & ~hint)
        native = window.windowHandle()
        if native is not None:
            native.setFlag(hint, on_top)
