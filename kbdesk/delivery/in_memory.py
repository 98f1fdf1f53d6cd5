"""A channel that keeps what it is given: for practice, and for tests that want a desk that fails on command."""

from kbdesk.domain.desk import Remark
from kbdesk.domain.outbox import Failure, Receipt, Verdict
from kbdesk.domain.referral import Referral


class InMemoryChannel:
    """A desk of its own. `failures` are what the next deliveries meet, in order; after that all goes well.

    An UNCLEAR failure keeps the referral all the same, as a desk does whose answer was lost.
    """

    def __init__(self, failures: tuple[Failure, ...] = ()) -> None:
        self.received: list[Referral] = []
        self.asked: list[str] = []
        self._failures = list(failures)

    def check(self) -> tuple[Remark, ...]:
        return (Remark("desk-answers", is_fine=True),)

    def find(self, referral: Referral) -> Receipt | Failure | None:
        self.asked.append(referral.id)
        for number, one in enumerate(self.received, start=1):
            if one.id == referral.id:
                return Receipt(str(number))
        return None

    def deliver(self, referral: Referral) -> Receipt | Failure:
        failure = self._failures.pop(0) if self._failures else None
        if failure is None or failure.verdict is Verdict.UNCLEAR:
            self.received.append(referral)
        return failure or Receipt(str(len(self.received)))
