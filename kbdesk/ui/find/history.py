"""Where the reader has been: back and forward as in any browser. Pure."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Visit:
    """A text and how far it was scrolled (pixels)."""

    path: str
    scrolled: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """Visits in order; `at` is the present one, -1 before the first."""

    visits: tuple[Visit, ...] = ()
    at: int = -1

    @property
    def present(self) -> Visit | None:
        return self.visits[self.at] if self.at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        return self.at < len(self.visits) - 1

    def scrolled_to(self, pixels: int) -> "History":
        """Notes how far the present text is scrolled before it is left."""
        if self.present is None:
            return self
        here = replace(self.present, scrolled=pixels)
        return History((*self.visits[: self.at], here, *self.visits[self.at + 1 :]), self.at)

    def visited(self, path: str) -> "History":
        """A new text was opened; what lay forward is gone. The same text again is no new visit."""
        if self.present is not None and self.present.path == path:
            return self
        visits = (*self.visits[: self.at + 1], Visit(path))[-100:]
        return History(visits, len(visits) - 1)

    def moved(self, by: int) -> "History":
        """One back or forward, as far as it goes."""
        return replace(self, at=max(0, min(len(self.visits) - 1, self.at + by))) if self.visits else self
