"""By when a team answers, and what happens next, in the reader's words."""

from datetime import UTC, datetime

from kbdesk.domain.organisation import Queue
from kbdesk.domain.respond_by import respond_by
from kbdesk.domain.stored_run import Finished
from kbdesk.ui.kit.reference_card import Ended
from kbdesk.ui.kit.words import Words
from kbdesk.wording.calls import within
from kbdesk.wording.referrals import due_words


def within_in_words(queue: Queue, words: Words, lang: str) -> str:
    """How soon a team answers, with the day or the moment; empty where it promises nothing. `lang` is its name's."""
    if not queue.respond_within:
        return ""
    label, how_soon = queue.label.in_language(lang, queue.code), within(queue.respond_within, words.say)
    when = _due(queue.respond_within, words)
    if when:
        return words.say("refer.by", queue=label, within=how_soon, when=when)
    return words.say("refer.within", queue=label, within=how_soon)


def next_in_words(finished: Finished, ended: Ended, words: Words, *, photos: int) -> str:
    """What becomes of a referral that was finished just now."""
    say, referral = words.say, finished.referral
    due = _due(referral.respond_within, words) if referral else ""
    then = say("refer.next_by", queue=ended.queue, when=due) if due else say("refer.next", queue=ended.queue)
    return f"{then} {say('refer.photos_follow', n=photos)}" if photos else then


def _due(code: str, words: Words) -> str:
    now = datetime.now(UTC).astimezone()
    due = respond_by(code, now)
    return due_words(due, now, words.lang) if due is not None else ""
