"""Telling the editors: opened from anywhere (F8) with what is open and what was searched for; Enter sends, Esc closes.

What was typed and not sent is there again when the same matter comes again, and after a crash at the next F8. A flag
is on disk before it is said to be noted.
"""

import uuid
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kbdesk.domain.errors import DeskError
from kbdesk.domain.flag import About, Flag, FlagKind
from kbdesk.domain.progress import Progress
from kbdesk.ui.flag.form import Filled, FlagForm, Matter
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.form_draft import FormDraft
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.tell_editors import TellEditors

_ANEW = "anew"


class FlagPane(QObject):
    """`form` is placed by the window; `open` shows it."""

    flagged = Signal(object)  # domain Flag, on disk; listener: who tells it
    closed = Signal()  # with no place to go back to; listener: who puts the cursor into the search field

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        editors: TellEditors,
        records: Lane,
        new_key: Callable[[], str] = lambda: str(uuid.uuid4()),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._editors, self._records, self._new_key = words, editors, records, new_key
        self.form = FlagForm(theme, words)
        self._matter, self._key, self._is_out = Matter(), new_key(), False
        self._asked_for = Matter()
        self._unfinished: dict[str, tuple[Filled, str]] = {}
        self._came_back: Matter | None = None
        self._before: QWidget | None = None
        self._draft = FormDraft(editors, records, self.form)
        self._draft.found.connect(self._draft_found)
        self.form.send_asked.connect(self._send)
        self.form.left.connect(self.close)
        self.form.notice.action_chosen.connect(self._notice_action)
        self._draft.look_back()

    def open(self, matter: Matter) -> None:
        """Shows the form about this; with words in it about something else, those are put by."""
        self._asked_for = matter
        if not self.form.isVisible():
            self._before = QApplication.focusWidget()
        returned = self._came_back is not None and self._came_back.name != matter.name
        self._show(self._came_back if returned and self._came_back is not None else matter)
        if returned:
            say = self._words.say
            notice = Notice(say("flag.came_back"), action=say("flag.anew"), code=_ANEW, stays=True)
            self.form.notice.tell(notice)
        self._came_back = None
        self._draft.follow(self._kept)

    def close(self) -> None:
        """The form goes; the focus goes back to where it was, unless that is no more: a step may have been drawn anew."""
        self.form.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.closed.emit()

    def _show(self, matter: Matter) -> None:
        filled = self.form.filled()
        if matter.name != self._matter.name:
            if filled:
                self._unfinished[self._matter.name] = (filled, self._key)
            filled, self._key = self._unfinished.pop(matter.name, (Filled(), self._new_key()))
        self._matter = matter
        self.form.show_matter(matter, filled)
        self.form.show()
        self.form.take_cursor()

    def _notice_action(self, _notice: Notice) -> None:
        """What came back is let go; the form is about what was asked for."""
        self.form.show_matter(self._matter, Filled())
        self._show(self._asked_for)

    # ------------------------------------------------------------------ sending

    def _send(self) -> None:
        filled, matter, key = self.form.filled(), self._matter, self._key
        if self._is_out:
            return
        if not (matter.about or matter.words or filled):
            self.form.notice.tell(Notice(self._words.say("flag.say_something"), "warning"))
            self.form.take_cursor()
            return

        def job(_progress: Progress) -> Flag:
            flag = self._editors.flag(
                filled.kind,
                about=matter.about,
                text=filled.note,
                words=matter.words,
                proposal=filled.proposal,
                key=key,
            )
            self._draft.forget_on_disk()
            return flag

        self._is_out = True
        self._draft.pause()
        self._records.run(job, done=self._sent, failed=self._refused)

    def _sent(self, flag: Flag) -> None:
        self._is_out = False
        self._draft.forget()
        self._key = self._new_key()
        self.form.show_matter(self._matter, Filled())
        self.close()
        self.flagged.emit(flag)

    def _refused(self, error: DeskError) -> None:
        self._is_out = False
        self._draft.go_on()
        self.form.notice.tell(Notice(error_sentence(error, self._words.lang), "danger", stays=True))

    # ------------------------------------------------------------------ what was not sent

    def _draft_found(self, draft: dict[str, str]) -> None:
        self._came_back, filled = matter_in(draft)
        self._unfinished[self._came_back.name] = (filled, draft.get("key") or self._new_key())

    def _kept(self) -> dict[str, str]:
        return draft_of(self._matter, self.form.filled(), key=self._key)


def draft_of(matter: Matter, filled: Filled, *, key: str) -> dict[str, str]:
    """Form and matter as names and words; empty while nothing was typed. The key makes a second sending harmless."""
    if not filled:
        return {}
    about = matter.about
    return {
        "key": key,
        "kind": filled.kind.value,
        "note": filled.note,
        "proposal": filled.proposal,
        "words": matter.words,
        "step": matter.step,
        "article": about.article,
        "path": about.path,
        "lang": about.lang,
        "title": about.title,
        "revision": str(about.revision),
        "anchor": about.anchor,
    }


def matter_in(draft: Mapping[str, str]) -> tuple[Matter, Filled]:
    """What `draft_of` made."""
    article, path, lang, title, anchor = (draft[name] for name in ("article", "path", "lang", "title", "anchor"))
    about = About(article, path, lang, title, int(draft["revision"]), anchor)
    filled = Filled(FlagKind(draft["kind"]), draft["note"], draft["proposal"])
    return Matter(about, draft["words"], draft["step"]), filled
