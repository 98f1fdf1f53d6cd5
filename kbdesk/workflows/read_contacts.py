"""Looks up the contacts that were logged on this device."""

from kbdesk.domain.contact import Contact
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.promise import Promise
from kbdesk.domain.reference import read_reference
from kbdesk.domain.referral import Referral
from kbdesk.records.contacts import ContactRecords
from kbdesk.workflows.keep_library import KeepLibrary


class ReadContacts:
    """Never writes."""

    def __init__(self, contacts: ContactRecords, library: KeepLibrary) -> None:
        self._contacts = contacts
        self._library = library

    def latest(self, limit: int) -> tuple[Contact, ...]:
        """The contacts logged last, newest first."""
        return self._contacts.list(limit)

    def contact(self, reference: str) -> Contact:
        """A contact by its reference, in any case and spacing. Raises WrongUse("contact-unknown")."""
        prefix = self._library.library.organisation.policies.reference_prefix
        typed = reference.strip()
        found = self._contacts.get(read_reference(typed, prefix) or typed)
        if found is None:
            raise WrongUse("contact-unknown", reference=typed)
        return found

    def of_run(self, run_id: str) -> Contact | None:
        """The contact that a run ended in; None while it has not."""
        return self._contacts.of_run(run_id)

    def promises_of(self, contact: Contact) -> tuple[Promise, ...]:
        """What was promised in a contact, kept or not."""
        return self._contacts.promises_of(contact.id)

    def repeated(self, contact: Contact) -> Contact | None:
        """The earlier contact of the same number that this one repeats."""
        return self._contacts.by_id(contact.parent) if contact.parent else None

    def referral_of(self, contact: Contact) -> Referral | None:
        """The referral that a contact led to, if any; of several the latest."""
        return self._contacts.referral_of(contact.id)

    def referrals_of(self, contact: Contact) -> tuple[Referral, ...]:
        """All that it led to and that were not withdrawn, oldest first."""
        return self._contacts.referrals_of(contact.id)
