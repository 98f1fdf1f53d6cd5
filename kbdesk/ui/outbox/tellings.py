"""What the outbox says of an act that ended, in its notice bar."""

from pathlib import Path

from kbdesk.domain.errors import DeskError, Locked
from kbdesk.domain.outbox import Failure, OutboxEntry
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.words import Words
from kbdesk.ui.outbox.acts import Asked, Exported
from kbdesk.ui.outbox.rows import status_in_words
from kbdesk.ui.outbox.sending import Round, result_in_words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.rescue_referrals import Rescued

UNDO, FOLDER, RESCUE = "undo", "folder", "rescue"
"""Begin the code of a notice with an action; behind a blank stands what it is about."""
_SPOILT = frozenset({"records-damaged", "records-unreadable"})


class Tellings:
    """One sentence each; with an action where there is something to do next."""

    def __init__(self, notice: NoticeBar, words: Words) -> None:
        self._notice, self._words = notice, words

    def round_ended(self, sent: Round) -> None:
        """Nothing of a round that nobody asked for."""
        if sent.asked:
            summary = sent.summary
            trouble = bool(summary.waiting or summary.needs_attention or summary.unknown)
            self._tell(result_in_words(summary, self._words), "warning" if trouble else "tip", stays=trouble)

    def withdrawn(self, entry: OutboxEntry) -> None:
        say = self._words.say
        key = "outbox.withdrawn_maybe" if entry.maybe_sent else "outbox.withdrawn"
        text, tone = say(key, reference=entry.reference), "warning" if entry.maybe_sent else "note"
        self._tell(text, tone, action=say("outbox.undo"), code=f"{UNDO} {entry.referral}")

    def put_back(self, entry: OutboxEntry) -> None:
        self._tell(self._words.say("outbox.put_back", reference=entry.reference))

    def changed(self, entry: OutboxEntry) -> None:
        self._tell(self._words.say("change.done", reference=entry.reference), "tip")

    def exported(self, done: Exported) -> None:
        say = self._words.say
        text = say("export.done", n=done.count, folder=str(done.folder))
        if done.unsure:
            text += " " + say("export.maybe", references=", ".join(done.unsure))
        tone = "warning" if done.unsure else "tip"
        action, code = say("export.show"), f"{FOLDER} {done.folder}"
        self._tell(text, tone, stays=bool(done.unsure), action=action, code=code)

    def asked(self, asked: Asked) -> None:
        say, reference = self._words.say, asked.entry.reference
        if isinstance(asked.state, Failure):
            key = f"reason.{asked.state.code}"
            self._tell(say(key) if self._words.knows(key) else asked.state.code, "warning")
            return
        self._tell(say("outbox.asked_news", reference=reference, status=status_in_words(asked.state, self._words)))

    def rescued(self, saved: Rescued, folder: Path) -> None:
        say = self._words.say
        parts = [say("rescue.done", n=len(saved.references), folder=str(folder))]
        counts = {"rescue.lost": saved.lost, "rescue.photos": saved.photos, "rescue.photos_lost": saved.photos_lost}
        parts += [say(key, n=number) for key, number in counts.items() if number]
        action, code = say("export.show"), f"{FOLDER} {folder}"
        tone = "warning" if saved.lost or saved.photos_lost else "tip"
        self._tell(" ".join(parts), tone, stays=True, action=action, code=code)

    def failed(self, error: DeskError) -> None:
        """Damaged records: what was not sent can still be saved, and that is offered."""
        say = self._words.say
        if error.code in _SPOILT:
            self._tell(say("rescue.offer"), "danger", stays=True, action=say("rescue.act"), code=RESCUE)
            return
        tone = "note" if isinstance(error, Locked) else "danger"
        self._tell(error_sentence(error, self._words.lang), tone, stays=tone == "danger")

    def _tell(self, text: str, tone: str = "note", *, stays: bool = False, action: str = "", code: str = "") -> None:
        self._notice.tell(Notice(text, tone=tone, action=action, code=code, stays=stays))
