"""Changes a referral that the desk refused, and queues it again.

A referral never changes once it is final. What is sent in its place is a new one with a key of its own that names the
first; it keeps the customer's reference, and the first is taken back in the same transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from kbdesk.domain.errors import WrongUse
from kbdesk.domain.field_check import check_value, typed_text
from kbdesk.domain.heard import Heard
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.referral import LONGEST_SUBJECT, Referral, SentValue, label_of
from kbdesk.domain.spoken_value import words_for
from kbdesk.records.outbox import OutboxRecords
from kbdesk.workflows.keep_library import KeepLibrary


class ChangeReferral:
    """*Change and resend*."""

    def __init__(
        self,
        library: KeepLibrary,
        outbox: OutboxRecords,
        *,
        now: Callable[[], datetime],
        new_key: Callable[[], str],
    ) -> None:
        self._library, self._outbox, self._now, self._new_key = library, outbox, now, new_key

    def change(
        self,
        identity: str,
        *,
        queue: str = "",
        subject: str = "",
        note: str | None = None,
        urgency: str = "",
        values: Mapping[str, str] | None = None,
    ) -> OutboxEntry:
        """What is not given stays as it was; an empty value leaves a field out.

        Raises WrongUse when the entry may have reached the desk, for an unknown queue or field, or a value that does
        not fit its field.
        """
        old = self._outbox.referral(identity)
        organisation = self._library.library.organisation
        target = organisation.queue(queue or old.queue)
        if target is None:
            known = ", ".join(one.code for one in organisation.queues)
            raise WrongUse("queue-unknown", queue=queue or old.queue, known=known or "–")
        moved = target.code != old.queue
        new = replace(
            old,
            id=self._new_key(),
            created=self._now(),
            amends=old.id,
            queue=target.code,
            subject=" ".join(typed_text(subject).split())[:LONGEST_SUBJECT] or old.subject,
            note=old.note if note is None else typed_text(note),
            urgency=urgency or (target.urgency if moved else old.urgency),
            respond_within=target.respond_within if moved else old.respond_within,
            values=self._values(old, values or {}),
        )
        return self._outbox.change(old.id, new, self._now(), channel=target.channel)

    def _values(self, old: Referral, given: Mapping[str, str]) -> tuple[SentValue, ...]:
        organisation = self._library.library.organisation
        region = organisation.policies.telephone_region
        heard = Heard(self._now().astimezone(), region)
        fields = {field.name: field for field in organisation.fields}
        if unknown := [name for name in given if name not in fields]:
            raise WrongUse("field-unknown", name=unknown[0])
        checked = {}
        for name, typed in given.items():
            read = check_value(fields[name], typed, heard)
            if read.error is not None:
                raise WrongUse("value-wrong", name=name, value=typed, expected=read.error.expected)
            checked[name] = read.value
        words = words_for(fields, {name: value for name, value in checked.items() if value}, old.lang, region=region)
        kept = tuple(one for one in old.values if one.name not in given)
        new = tuple(SentValue(name, label_of(fields, name, old.lang), words[name]) for name in given if name in words)
        return kept + new
