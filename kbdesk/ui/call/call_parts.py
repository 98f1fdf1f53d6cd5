"""The parts of the call page, as those see them who join them: so that no file imports the page that imports it."""

from collections.abc import Callable
from typing import Protocol

from kbdesk.ui.call.agent_acts import AgentActs
from kbdesk.ui.call.call_body import CallBody
from kbdesk.ui.call.call_place import CallPlace
from kbdesk.ui.call.contact_acts import ContactActs
from kbdesk.ui.call.contact_zone import ContactZone
from kbdesk.ui.call.contacts_in_hand import ContactsInHand
from kbdesk.ui.call.led_call import LedCall
from kbdesk.ui.kit.words import Words


class CallParts(Protocol):
    """Made by `CallPage` in its constructor."""

    acts: AgentActs
    body: CallBody
    contact: ContactZone
    contacts: ContactActs
    hand: ContactsInHand
    led: LedCall
    place: CallPlace
    words: Words

    @property
    def begin(self) -> Callable[..., None]: ...
    @property
    def region(self) -> str: ...
    @property
    def new_contact(self) -> Callable[..., None]: ...
    @property
    def choose_language(self) -> Callable[[str], None]: ...
    @property
    def discard(self) -> Callable[[str], None]: ...
    @property
    def open_beside(self) -> Callable[[str, str], None]: ...
    @property
    def show_offers(self) -> Callable[[], None]: ...
    @property
    def take_cursor(self) -> Callable[[], None]: ...
    @property
    def to_steps(self) -> Callable[[], None]: ...
