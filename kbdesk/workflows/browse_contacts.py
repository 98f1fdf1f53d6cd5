"""Looks through the log of this device and opens one contact of it: for the page of contacts.

Those in hand stand first, then the closed ones, newest first. The list is fetched part by part.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kbdesk.domain.contact import Contact, ContactState
from kbdesk.domain.contact_line import ContactLine, ContactPart, Dossier, Shown, Sought, fits
from kbdesk.domain.crm_link import FilledLink, fill_all
from kbdesk.domain.dossier_form import dossier_form
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import PathLine, Referral, path_lines
from kbdesk.records.contact_search import ContactSearch
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.customers import CustomerRecords
from kbdesk.records.outbox import OutboxRecords
from kbdesk.records.runs import RunRecords
from kbdesk.whole_file import PRIVATE, put_whole
from kbdesk.workflows.keep_contacts import KeepContacts
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.run_texts import RunTexts

_CUSTOMERS_SHOWN = 5


class BrowseContacts:
    """Writes nothing into the records. Called from one thread at a time (the records lane)."""

    def __init__(
        self,
        search: ContactSearch,
        contacts: ContactRecords,
        keep: KeepContacts,
        library: KeepLibrary,
        *,
        runs: RunRecords,
        texts: RunTexts,
        outbox: OutboxRecords,
        customers: CustomerRecords,
        now: Callable[[], datetime],
    ) -> None:
        self._search, self._contacts, self._keep, self._library = search, contacts, keep, library
        self._runs, self._texts, self._outbox, self._customers, self._now = runs, texts, outbox, customers, now

    def part(self, sought: Sought, *, first: int, limit: int) -> ContactPart:
        """Lines from the place `first` on."""
        today = datetime.combine(self._today(), datetime.min.time(), self._now().astimezone().tzinfo)
        sought = replace(sought, today=today)
        going = self._in_hand(sought)
        shown = going[first : first + limit]
        rest = self._search.part(sought, first=max(0, first - len(going)), limit=limit - len(shown))
        return ContactPart(len(going) + rest.total, first, (*shown, *(self._titled(line) for line in rest.lines)))

    def dossier(self, contact_id: str, *, lang: str = "") -> Dossier:
        """One contact with all that belongs to it; the names of links in `lang`. Raises WrongUse("contact-gone")."""
        going = next((one for one in self._keep.open_ones() if one.id == contact_id), None)
        if going is not None:
            return self._of_open(going, lang)
        closed = self._contacts.by_id(contact_id)
        if closed is None:
            raise WrongUse("contact-gone", contact=contact_id)
        referral = self._contacts.referral_of(closed.id)
        parent = self._contacts.by_id(closed.parent) if closed.parent else None
        return Dossier(
            closed=closed,
            path=self._path(closed.run),
            referral=referral,
            entry=self._entry(referral.id) if referral is not None else None,
            promises=self._contacts.promises_of(closed.id),
            customers=self._customers.with_phone(closed.phone, _CUSTOMERS_SHOWN) if closed.phone else (),
            links=self._links(closed, lang),
            parent=parent.reference if parent is not None else "",
            before=self._referred(closed.id, but=referral.id if referral is not None else ""),
        )

    def write(self, contact_id: str, path: Path) -> Path:
        """One contact into a file (JSON) that only this user may read. Raises WrongUse("output-unwritable")."""
        text = json.dumps(dossier_form(self.dossier(contact_id)), ensure_ascii=False, indent=2) + "\n"
        try:
            put_whole(path.expanduser(), text.encode("utf-8"), mode=PRIVATE)
        except OSError as error:
            raise WrongUse("output-unwritable", path=str(path), reason=error.strerror or "") from error
        return path

    # ------------------------------------------------------------------ inside

    def _in_hand(self, sought: Sought) -> tuple[ContactLine, ...]:
        if sought.shown is Shown.TODAY:
            return ()
        holds = fits(sought.text)
        lines = []
        for one in reversed(self._keep.open_ones()):
            parked = one.state is ContactState.PARKED
            wanted = sought.shown is Shown.ALL or parked is (sought.shown is Shown.PARKED)
            told = f"{one.name} {one.phone} {one.title} {one.note} {one.reference}"
            if wanted and (not sought.text.strip() or holds(told)):
                about = one.title or one.article or " ".join(one.note.split())
                lines.append(
                    ContactLine(one.id, one.opened, one.state, one.direction, one.reference, one.phone, one.name, about)
                )
        return tuple(lines)

    def _titled(self, line: ContactLine) -> ContactLine:
        """With the title of its script or article in the place of the id, where that is still there."""
        card = self._library.library.half(line.about, self._library.library.organisation.fallback)
        if card is None:
            return line
        return replace(line, about=card.header.title)

    def _of_open(self, one: OpenContact, lang: str) -> Dossier:
        return Dossier(
            open=one,
            path=self._path(one.run),
            promises=tuple(promise for promise in self._keep.promises() if promise.contact == one.id),
            customers=self._customers.with_phone(one.phone, _CUSTOMERS_SHOWN) if one.phone else (),
            links=self._filled({"phone": one.phone, "name": one.name, "lang": one.lang, "medium": one.medium}, lang),
            before=self._referred(one.id) if one.referrals else (),
        )

    def _path(self, run_id: str) -> tuple[PathLine, ...]:
        """The way through its script; none where the run is gone or its text can no longer be read."""
        if not run_id:
            return ()
        try:
            return path_lines(self._texts.rebuilt(self._runs.load(run_id), {}))
        except DeskError:
            return ()

    def _referred(self, contact_id: str, *, but: str = "") -> tuple[tuple[Referral, OutboxEntry | None], ...]:
        found = self._contacts.referrals_of(contact_id)
        return tuple((one, self._entry(one.id)) for one in found if one.id != but)

    def _entry(self, referral_id: str) -> OutboxEntry | None:
        try:
            return self._outbox.get(referral_id)
        except WrongUse:
            return None

    def _links(self, closed: Contact, lang: str) -> tuple[FilledLink, ...]:
        own = {
            "phone": closed.phone,
            "name": closed.name,
            "reference": closed.reference,
            "lang": closed.lang,
            "medium": closed.medium,
            "direction": closed.direction.value,
            "outcome": closed.outcome,
        }
        captured = {one.name: one.value for one in closed.values if not one.superseded}
        return self._filled({**captured, **{name: value for name, value in own.items() if value}}, lang)

    def _filled(self, values: dict[str, str], lang: str) -> tuple[FilledLink, ...]:
        organisation = self._library.library.organisation
        return fill_all(organisation.crm, values, lang or organisation.fallback)

    def _today(self) -> date:
        return self._now().astimezone().date()
