"""What there is to show of the contacts in hand; frozen, so it may travel from the records lane. Pure."""

from dataclasses import dataclass

from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.wrap_up import WrapUp

UNDO_SECONDS = 10


@dataclass(frozen=True, slots=True)
class InHand:
    """All that are open, in the order they were opened; `current` is the id of the one in front, "" for none."""

    contacts: tuple[OpenContact, ...] = ()
    current: str = ""

    @property
    def contact(self) -> OpenContact | None:
        """The one in front."""
        return next((one for one in self.contacts if one.id == self.current), None)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The wrap-up of a contact, to be confirmed."""

    contact: OpenContact
    wrap: WrapUp
