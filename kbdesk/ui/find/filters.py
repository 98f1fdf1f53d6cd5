"""Which hits a reader wants to see: what can be chosen and what was chosen. Pure."""

from dataclasses import dataclass, replace

from kbdesk.domain.article import PHASES, Kind
from kbdesk.domain.hit import Question, Source
from kbdesk.domain.organisation import Organisation

AUDIENCES = ("agent", "technician", "colleague", "customer")
KINDS = (Kind.ARTICLE, Kind.SCRIPT, Kind.NOTICE, Kind.PHRASE)
GROUPS = ("kind", "product", "phase", "audience", "source")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Codes chosen in each group; an empty group filters nothing."""

    kind: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """True when anything is filtered."""
        return bool(self.kind or self.product or self.phase or self.audience or self.source)

    @property
    def number(self) -> int:
        """How many codes are chosen."""
        return sum(len(self.of(group)) for group in GROUPS)

    def of(self, group: str) -> tuple[str, ...]:
        """What is chosen in a group."""
        found: tuple[str, ...] = getattr(self, group)
        return found

    def toggled(self, group: str, code: str) -> "Chosen":
        """With a code put on or off."""
        now = self.of(group)
        after = tuple(one for one in now if one != code) if code in now else (*now, code)
        return replace(self, **{group: after})

    def question(self, text: str, *, lang: str, as_you_type: bool, limit: int, literal: bool = False) -> Question:
        """The typed line with these filters."""
        kinds = tuple(Kind(code) for code in self.kind)
        # Someone who asks for scripts wants to see where in them it stands.
        kinds = (*kinds, Kind.STEP) if Kind.SCRIPT in kinds else kinds
        return Question(
            text,
            lang=lang,
            as_you_type=as_you_type,
            literal=literal,
            limit=limit,
            kinds=kinds,
            products=self.product,
            phases=self.phase,
            audiences=self.audience,
            source=Source.HELP if Source.HELP in self.source else Source.ALL,
        )


def choices(organisation: Organisation) -> dict[str, tuple[str, ...]]:
    """The codes of each group."""
    return {
        "kind": tuple(kind.value for kind in KINDS),
        "product": tuple(product.code for product in organisation.products),
        "phase": PHASES,
        "audience": AUDIENCES,
        "source": (Source.HELP.value,) if organisation.policies.help else (),
    }
