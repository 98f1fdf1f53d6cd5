"""Referring at once, asked line by line: a queue is proposed, its fields are asked, the number comes at the end."""

from kbdesk.cli.conversation import Conversation
from kbdesk.cli.output import Output
from kbdesk.cli.steps import draw_reference, field_options
from kbdesk.cli.typed_number import is_number
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Field, Queue
from kbdesk.domain.stored_run import Finished
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.refer_directly import ReferDirectly

LEAVE = "."


class _Left(Exception):
    """The person wants no referral after all."""


class ReferForm:
    """One form; `.` at any prompt leaves it, and then nothing is kept."""

    def __init__(self, refer: ReferDirectly, talk: Conversation, out: Output) -> None:
        self._refer = refer
        self._talk = talk
        self._out = out

    def fill_in(
        self, subject: str, products: tuple[str, ...], *, article: str = "", contact: OpenContact | None = None
    ) -> Finished | None:
        """Asks, writes and shows the number; None when it was left. It belongs to `contact`, where that is one."""
        try:
            if contact is not None:
                who = contact.name or contact.phone or contact.title or contact.id[:8]
                self._out.say("refer.belongs", who=who)
            queue = self._queue(products)
            subject = self._needed(self._out.words("refer.subject"), subject)
            values = {field.name: self._value(field) for field in self._refer.fields_of(queue.code)}
            note = self._asked(self._out.words("refer.note"))
            finished = self._refer.refer(
                queue.code,
                subject,
                values={name: value for name, value in values.items() if value},
                note=note,
                lang=self._out.lang,
                product=products,
                article=article,
                contact=contact.id if contact is not None else "",
            )
        except _Left:
            self._out.say("refer.left")
            return None
        except WrongUse as error:
            self._out.line(error_sentence(error, self._out.lang), "amber")
            return None
        draw_reference(finished.contact.reference, self._out)
        self._out.say("outcome.kept-and-queued")
        return finished

    def _queue(self, products: tuple[str, ...]) -> Queue:
        queues = self._refer.organisation.queues
        proposed = self._refer.proposed_queue(products)
        if proposed is None:
            raise WrongUse("no-queues")
        for number, queue in enumerate(queues, start=1):
            label = queue.label.in_language(self._out.lang, queue.code)
            self._out.line(f"  [{number}] {label}", "bold" if queue is proposed else "")
        label = proposed.label.in_language(self._out.lang, proposed.code)
        while True:
            typed = self._asked(self._out.words("refer.queue", queue=label))
            if not typed:
                return proposed
            if is_number(typed) and 1 <= int(typed) <= len(queues):
                return queues[int(typed) - 1]
            self._out.say("ask.no-such-number", number=typed)

    def _value(self, field: Field) -> str:
        """Asked until it fits or is left empty: a referral takes no value that does not fit."""
        label = field.label.in_language(self._out.lang, field.name)
        options = tuple((code, words.in_language(self._out.lang, code)) for code, words in field.options)
        hint = field_options(options) or field.example
        while True:
            typed = self._asked(f"{label}{f' ({hint})' if hint else ''}:")
            checked = self._refer.check(field.name, typed)
            if checked.error is None:
                return checked.value
            self._out.line("  ! " + self._out.field_error(checked.error), "amber")

    def _needed(self, prompt: str, proposed: str) -> str:
        while True:
            typed = self._asked(f"{prompt} [{proposed}]:" if proposed else f"{prompt}:") or proposed
            if typed:
                return typed

    def _asked(self, prompt: str) -> str:
        typed = self._talk.ask(prompt)
        if typed is None or typed == LEAVE:
            raise _Left
        return typed
