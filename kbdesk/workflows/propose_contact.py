"""What an address proposes, made ready to be shown: nothing is begun, kept or sent by it.

The script is looked up in the library and nowhere else; what it takes is held against its `entry` and the types of its
fields. A script that is not there, or cannot be read, does not lose the call: it is proposed without one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kbdesk.domain.article import Kind
from kbdesk.domain.asked_address import AskedCall, Dropped
from kbdesk.domain.contact import Direction
from kbdesk.domain.entry_values import EntryValues, Pairs, entry_values, field_named, with_number
from kbdesk.domain.errors import DeskError
from kbdesk.domain.heard import Heard
from kbdesk.domain.phone_number import phone_as_said, read_phone
from kbdesk.domain.spoken_value import words_for
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent


@dataclass(frozen=True, slots=True)
class ProposedContact:
    """`phone` is in E.164 where it is such a number, `said_phone` as people read it. `script` is an id of the library,
    `lang` the language to speak. `said` are label and value of what is filled in.
    """

    phone: str = ""
    said_phone: str = ""
    name: str = ""
    direction: Direction = Direction.INCOMING
    lang: str = ""
    script: str = ""
    script_title: str = ""
    entry: Pairs = ()
    said: Pairs = ()
    dropped: tuple[Dropped, ...] = ()


class ProposeContact:
    """`of` reads one script at most."""

    def __init__(self, library: KeepLibrary, read: ReadContent, *, now: Callable[[], datetime]) -> None:
        self._library, self._read, self._now = library, read, now

    def of(self, asked: AskedCall, lang: str) -> ProposedContact:
        """`lang` is the reader's, for a call that names none."""
        library = self._library.library
        region = library.organisation.policies.telephone_region
        phone = read_phone(asked.number, region) or asked.number
        lang = asked.lang or lang
        card = library.half(asked.script, lang) if asked.script else None
        is_script = card is not None and card.header.kind is Kind.SCRIPT
        given, title, identity = EntryValues(), "", ""
        said: Pairs = ()
        missing = (Dropped("script", "no-script"),) if asked.script and not is_script else ()
        if card is not None and is_script:
            try:
                given, said = self._values(card.header.id, lang, asked.fields, phone)
                title, identity = card.header.title, card.header.id
            except DeskError:
                missing = (Dropped("script", "no-script"),)
        unused = tuple(Dropped(name, "not-in-entry") for name, _ in asked.fields) if not identity else ()
        return ProposedContact(
            phone,
            phone_as_said(phone, region),
            asked.name,
            asked.direction,
            lang,
            identity,
            title,
            given.taken,
            said,
            (*missing, *given.dropped, *unused, *asked.dropped),
        )

    def _values(self, identity: str, lang: str, fields: Pairs, phone: str) -> tuple[EntryValues, Pairs]:
        organisation = self._library.library.organisation
        region = organisation.policies.telephone_region
        script = self._read.script(identity, lang)
        given = with_number(fields, phone, script, organisation)
        values = entry_values(given, script, organisation, Heard(self._now(), region))
        named = {name: field_named(name, script, organisation) for name, _ in values.taken}
        words = words_for(named, dict(values.taken), lang, region=region)
        said = tuple((named[name].label.in_language(lang, name), words[name]) for name, _ in values.taken)
        return values, said
