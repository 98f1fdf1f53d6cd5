"""Where a text belongs, in the organisation's own words: Use › Boiler."""

from kbdesk.domain.article import Header, Kind
from kbdesk.domain.hit import Hit
from kbdesk.domain.organisation import Organisation
from kbdesk.ui.kit.words import Words


class PlaceNames:
    """Names phases and products; `organisation` is the one in use."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.organisation = Organisation()

    def of_hit(self, hit: Hit) -> str:
        """A step belongs to its script."""
        return hit.title if hit.kind is Kind.STEP else self._place(hit.phase, hit.product)

    def of_header(self, header: Header) -> str:
        """Where nothing is said: its kind."""
        return self._place(header.phase, header.product) or self._words.say(f"kind.{header.kind}")

    def _place(self, phases: tuple[str, ...], products: tuple[str, ...]) -> str:
        parts = [self._words.say(f"phase.{phase}") for phase in phases[:1] if self._words.knows(f"phase.{phase}")]
        parts += [self.organisation.product_label(product, self._words.lang) for product in products[:1]]
        return " › ".join(parts)
