"""Refers without a script: a queue, a subject, a few fields, and a number for the customer that is already on disk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kbdesk.domain.contact import Contact, ContactState, ContactValue
from kbdesk.domain.contact_at_end import number_among
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import Checked, check_value, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Effect, Field, Organisation, Queue
from kbdesk.domain.photo import MOST_PHOTOS, Photo
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral, SentValue, label_of
from kbdesk.domain.spoken_value import read_as, words_for
from kbdesk.domain.stored_run import Finished
from kbdesk.records.contacts import ContactRecords
from kbdesk.records.drafts import Drafts
from kbdesk.records.photo_scaling import ready_photo
from kbdesk.workflows.keep_library import KeepLibrary

_FORM = "refer"


class ReferDirectly:
    """The quick way for whoever cannot answer: at most three fields, decided by the queue."""

    def __init__(
        self,
        library: KeepLibrary,
        contacts: ContactRecords,
        drafts: Drafts,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
    ) -> None:
        self._library = library
        self._contacts = contacts
        self._drafts = drafts
        self._now = now
        self._new_key = new_key

    @property
    def organisation(self) -> Organisation:
        """Queues and fields to show in a form."""
        return self._library.library.organisation

    def proposed_queue(self, products: tuple[str, ...]) -> Queue | None:
        """The queue that takes matters about these products."""
        return self.organisation.queue_for(products)

    def fields_of(self, queue: str) -> tuple[Field, ...]:
        """The fields that a queue needs. Raises WrongUse for an unknown queue."""
        found = self._queue(queue)
        return tuple(self.organisation.field(name) or Field(name) for name in found.fields)

    def check(self, name: str, typed: str) -> Checked:
        """Reads what was typed in a field."""
        return check_value(self.organisation.field(name) or Field(name), typed, self._heard)

    def in_words(self, name: str, value: str, lang: str) -> tuple[str, str]:
        """A value as people write it, and how it was understood where that may surprise."""
        field, region = self.organisation.field(name) or Field(name), self.organisation.policies.telephone_region
        said = words_for({name: field}, {name: value}, lang, region=region)[name]
        return said, read_as(field, value, lang, region=region)

    @property
    def _heard(self) -> Heard:
        return Heard(self._now().astimezone(), self.organisation.policies.telephone_region)

    def photos(self, files: Sequence[Path]) -> tuple[Photo, ...]:
        """Photos made ready from files: upright, scaled, without place and camera. Raises WrongUse, naming the file."""
        if len(files) > MOST_PHOTOS:
            raise WrongUse("photos-too-many", n=len(files), most=MOST_PHOTOS)
        return tuple(
            ready_photo(file, number=number, new_key=self._new_key) for number, file in enumerate(files, start=1)
        )

    def keep_draft(self, form: Mapping[str, str]) -> None:
        """Keeps what is typed in the form so far, by the names of its controls; an empty form is forgotten."""
        self._drafts.keep(_FORM, {name: typed_text(text) for name, text in form.items()}, self._now())

    def draft(self) -> dict[str, str]:
        """What was typed in the form and not referred yet."""
        return self._drafts.read(_FORM)

    def refer(
        self,
        queue: str,
        subject: str,
        *,
        values: Mapping[str, str] | None = None,
        note: str = "",
        urgency: str = "",
        lang: str = "nl",
        key: str = "",
        product: tuple[str, ...] = (),
        article: str = "",
        party: str = "unknown",
        photos: Sequence[Photo] = (),
        contact: OpenContact | str = "",
    ) -> Finished:
        """Writes contact, referral and outbox entry in one transaction; only then is there a reference.

        With `contact`, one in hand (as it was last seen, or its id), the referral is that contact's: it has its number from
        then on, and stays in hand. `key` makes a second call with the same key harmless; `photos` go after the text, see the method of that name.
        Raises WrongUse: `queue-unknown`, `subject-missing`,
        `field-unknown`, or `value-wrong` (the first value that does not fit its field); with `contact` also
        `contact-closed`, `contact-gone`, `contact-went-on`.
        """
        target = self._queue(queue)
        subject, note = typed_text(subject), typed_text(note)
        if not subject.strip():
            raise WrongUse("subject-missing", queue=queue)
        now, fields = self._now(), {field.name: field for field in self.organisation.fields}
        checked = {name: self._checked(fields, name, typed) for name, typed in (values or {}).items()}
        live = {name: value for name, value in checked.items() if value}
        words = words_for(fields, live, lang, region=self.organisation.policies.telephone_region)
        referral_key = key or self._new_key()
        kept = tuple(self._kept(fields[name], words[name], lang) for name in live)
        referral = Referral(
            id=referral_key,
            contact=referral_key,
            queue=target.code,
            subject=" ".join(subject.split())[:LONGEST_SUBJECT],
            created=now,
            urgency=urgency or target.urgency,
            respond_within=target.respond_within,
            lang=lang,
            values=tuple(SentValue(name, label_of(fields, name, lang), words[name]) for name in live),
            note=note,
        )
        prefix = self.organisation.policies.reference_prefix
        if contact:
            return self._contacts.refer(
                contact.id if isinstance(contact, OpenContact) else contact,
                referral,
                values=kept,
                phone=number_among(fields, live),
                channel=target.channel,
                prefix=prefix,
                at=now,
                known=contact.acts if isinstance(contact, OpenContact) else None,
                photos=tuple(photos),
            )
        outcome = next((one for one in self.organisation.outcomes if one.effect is Effect.REFER), None)
        own = Contact(
            id=referral_key,
            started=now,
            party=party,
            product=product,
            lang=lang,
            state=ContactState.CLOSED,
            outcome=outcome.code if outcome else "refer",
            note=note,
            article=article,
            closed=now,
            values=kept,
            phone=number_among(fields, live),
        )
        return self._contacts.finish(
            own,
            referral=referral,
            channel=target.channel,
            prefix=prefix,
            end_event=None,
            at=now,
            photos=tuple(photos),
        )

    def _kept(self, field: Field, words: str, lang: str) -> ContactValue:
        label = field.label.in_language(lang, field.name)
        return ContactValue(field.name, label, words, field.privacy, self.organisation.keep_days(field))

    def _queue(self, code: str) -> Queue:
        queue = self.organisation.queue(code)
        if queue is None:
            known = ", ".join(one.code for one in self.organisation.queues)
            raise WrongUse("queue-unknown", queue=code, known=known or "–")
        return queue

    def _checked(self, fields: Mapping[str, Field], name: str, typed: str) -> str:
        if name not in fields:
            raise WrongUse("field-unknown", name=name)
        checked = check_value(fields[name], typed, self._heard)
        if checked.error is not None:
            raise WrongUse("value-wrong", name=name, value=typed, expected=checked.error.expected)
        return checked.value
