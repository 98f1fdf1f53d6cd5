"""The pages of the window by name, one in front, and where F6 stops in each."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

Zones = Callable[[], tuple[QWidget, ...]]


class PageStack(QStackedWidget):
    """`zones` of a page default to the page as one."""

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[str, QWidget] = {}
        self._zones: dict[str, Zones | None] = {}
        self.setMinimumSize(280, 200)  # a page says itself how it fits into a narrow window

    def put(self, name: str, page: QWidget, zones: Zones | None) -> None:
        """One more."""
        self.named[name], self._zones[name] = page, zones
        self.addWidget(page)

    def keep(self, page: QWidget) -> None:
        """A page that is not to be seen yet: taking its look from the window is most of the work of putting it there."""
        self.addWidget(page)

    def replace(self, name: str, page: QWidget, zones: Zones | None) -> None:
        """The real page in the place of the one that kept it; quick for one that is kept."""
        before, self.named[name], self._zones[name] = self.named[name], page, zones
        was_in_front = self.currentWidget() is before
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.removeWidget(before)
        before.deleteLater()
        if was_in_front:
            self.setCurrentWidget(page)

    def zones_of(self, name: str) -> tuple[QWidget, ...]:
        """In the order of reading."""
        zones = self._zones.get(name)
        return zones() if zones is not None else tuple(page for page in (self.named.get(name),) if page is not None)
