"""What is known of a matter before its referral is typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known when the form opens. `subject` are the words that were typed; `article` the id of what was read.
    `contact` is the id of the contact in hand that it belongs to, `who` its name for people.
    """

    subject: str = ""
    product: tuple[str, ...] = ()
    article: str = ""
    party: str = "unknown"
    lang: str = ""
    contact: str = ""
    who: str = ""
