"""Sizes of the style sheet at a text size: how high a control must be, what room its ring takes. Pure."""

from dataclasses import dataclass

from kbdesk.ui.kit.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Measure:
    """`scale` is that of the text; all answers are as a style sheet writes them (`12px`)."""

    tokens: Tokens
    scale: float

    def px(self, size: float) -> str:
        """A size that grows with the text."""
        return f"{round(size * self.scale)}px"

    def target(self, *, small: bool = False) -> int:
        """How high a control is in all, in pixels: grows with the text, and meets a finger where that is wanted."""
        tokens = self.tokens
        return max(round((tokens.target_small if small else tokens.target) * self.scale), tokens.least_target)

    def inside(self, padding: float, *, small: bool = False, edge: int = 0, margin: bool = False) -> str:
        """What is left of a target inside its edge (that of the tokens, unless given), its padding and its margin."""
        around = round(padding * self.scale) + (edge or self.tokens.edge) + (self._spare() if margin else 0)
        return f"{max(0, self.target(small=small) - 2 * around)}px"

    def ringed(self, padding: float) -> str:
        """The padding that is left when a ring takes the place of the edge."""
        return f"{max(0, round(padding * self.scale) - self._spare())}px"

    def margin(self) -> str:
        """Room for the ring round a control whose edge becomes one."""
        return f"{self._spare()}px"

    def _spare(self) -> int:
        return self.tokens.ring - self.tokens.edge
