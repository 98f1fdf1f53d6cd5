"""The direct referral: a team, a subject in the customer's words, at most three fields; then the number.

Opened from anywhere (Ctrl+R) with what is known by then: the words that were searched for, the products, the article.
Values are checked when their field is left; what does not fit is said in place and kept as typed.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kbdesk.domain.errors import DeskError
from kbdesk.domain.field_check import Checked
from kbdesk.domain.organisation import Queue
from kbdesk.domain.outbox import OutboxEntry
from kbdesk.domain.progress import Progress
from kbdesk.domain.stored_run import Finished
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.field_editor import Typed
from kbdesk.ui.kit.form_draft import FormDraft
from kbdesk.ui.kit.notice_bar import Notice, NoticeBar
from kbdesk.ui.kit.reference_card import ReferenceCard, ended_in_words
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.refer.draft import draft_of, values_in
from kbdesk.ui.refer.filled import Filled
from kbdesk.ui.refer.form import ReferForm
from kbdesk.ui.refer.matter import Matter
from kbdesk.ui.refer.photos import ReferPhotos
from kbdesk.ui.refer.promised import next_in_words, within_in_words
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.keep_photos import KeepPhotos
from kbdesk.workflows.refer_directly import ReferDirectly

_ANEW = "anew"


class ReferPage(QWidget):
    """`begin` opens the form; what was typed and not finished is still there when the same matter comes again."""

    referred = Signal(object)  # domain Finished, on disk; listener: the outbox, which sends
    search_asked = Signal()  # "back to search"; listener: main window
    contact_asked = Signal()  # "back to the contact" it belongs to; listener: calls news

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        refer: ReferDirectly,
        photos: KeepPhotos,
        records: Lane,
        new_key: Callable[[], str] = lambda: str(uuid.uuid4()),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._refer, self._records = theme, words, refer, records
        self._new_key = new_key
        self._matter, self._key, self._is_out = Matter(), "", False
        self.in_contact: Callable[[Matter], Matter] = _as_it_is  # set by calls news: with the contact in front, if any
        self.setObjectName("refer")
        self._draft, self._came_back = FormDraft(refer, records, self), dict[str, str]()
        self.form = ReferForm(theme, words)
        self._photos = ReferPhotos(self.form, photos, refer, records=records, words=words, parent=self)
        self._proposed = self.form.filled()
        self.reference = ReferenceCard(
            theme, words, name="refer", again="finished.new_referral", back="refer.back_to_contact"
        )
        self.notice = NoticeBar(theme, words, "refer.notice")
        self._stack = QStackedWidget()
        self._build()
        self._join()
        theme.changed.connect(self._fit)
        words.language_changed.connect(self._speak)
        self._fit()
        self._speak()
        self._draft.look_back()

    def begin(self, matter: Matter | None = None) -> None:
        """Opens the form. An unfinished one about the same matter is gone on with."""
        matter = self.in_contact(matter or Matter())
        goes_on = bool(self._key) and matter == self._matter
        self._stack.setCurrentIndex(0)
        self.notice.dismiss()
        if self._came_back:
            self._go_on_with(self._came_back)
        elif not goes_on:
            if self._key and self._draft_now():
                self._photos.forget()
            self._matter, self._key = matter, self._new_key()
            organisation = self._refer.organisation
            queue = self._refer.proposed_queue(matter.product)
            lang = self._lang
            about = next((organisation.product_label(code, lang) for code in matter.product), "")
            proposed = queue is not None and bool(set(queue.products) & set(matter.product))
            self.form.show_queues(organisation.queues, lang)
            self.form.begin(queue.code if queue else "", matter.subject, about=about if proposed else "")
            self.form.belongs.begin(matter.contact, matter.who)
            self._show_fields(queue.code if queue else "")
            self._proposed = self.form.filled()
        self._draft.follow(self._draft_now)
        self.take_cursor()

    def show_entries(self, entries: tuple[OutboxEntry, ...]) -> None:
        """The outbox as it is now: tells below the number when it was received."""
        self.reference.show_entries(entries)

    def take_cursor(self) -> None:
        """The cursor to what comes next."""
        if self._stack.currentIndex() == 0:
            self.form.take_cursor()
        else:
            self.reference.take_cursor()

    def showEvent(self, event: QShowEvent) -> None:
        """Also whoever comes here by the rail finds a form that is ready."""
        super().showEvent(event)
        if self._stack.currentIndex() == 0 and (not self._key or self._is_elsewhere()):
            self.begin(replace(self._matter, contact="", who="") if self._key else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() is Qt.KeyboardModifier.NoModifier and self._stack.currentIndex() == 0:
            self.form.to_next_field()
        else:
            super().keyPressEvent(event)

    @property
    def _lang(self) -> str:
        return self._matter.lang or self._words.lang

    def _is_elsewhere(self) -> bool:
        """True for a form that nothing was typed in, and that does not belong to the contact in front by now."""
        matter = replace(self._matter, contact="", who="", party="unknown")
        now = self.in_contact(matter)
        return (now.contact, now.who) != (self._matter.contact, self._matter.who) and not self._draft_now()

    def _draft_now(self) -> dict[str, str]:
        contact = self.form.belongs.contact
        return draft_of(self.form.filled(), key=self._key, proposed=self._proposed, contact=contact)

    def _draft_found(self, draft: dict[str, str]) -> None:
        """A form was open when the program ended; it is gone on with where nothing new was begun."""
        self._came_back = draft
        untouched = not self._draft_now()
        if self.isVisible() and untouched and not self._matter.subject:
            self.begin()

    def _go_on_with(self, draft: Mapping[str, str]) -> None:
        self._came_back = {}
        contact, who = draft.get("contact", ""), self._words.say("refer.the_one_before")
        self._matter = Matter(subject=draft.get("subject", ""), contact=contact, who=who)
        self._key = draft.get("key") or self._new_key()
        queue = draft.get("queue", "")
        self.form.show_queues(self._refer.organisation.queues, self._lang)
        self.form.begin(queue, self._matter.subject, about="")
        self.form.belongs.begin(contact, who)
        self._show_fields(queue)
        self.form.refill(values_in(draft), note=draft.get("note", ""), urgency=draft.get("urgency", ""))
        say = self._words.say
        self.notice.tell(Notice(say("refer.came_back"), action=say("refer.anew"), code=_ANEW, stays=True))

    def _notice_action(self, notice: Notice) -> None:
        if notice.code == _ANEW:
            self._new_referral()

    def _show_fields(self, queue: str) -> None:
        if not queue:
            return
        found = self._refer.organisation.queue(queue)
        fields = self._refer.fields_of(queue) if found else ()
        self.form.show_fields(fields, self._lang)
        self._show_within(found)

    def _show_within(self, queue: Queue | None) -> None:
        sentence = within_in_words(queue, self._words, self._lang) if queue is not None else ""
        self.form.show_within(sentence, queue.urgency if queue else "normal")

    def _left(self, typed: Typed) -> None:
        """A field was left: its value in its one form, or what is wrong with it."""
        checked: Checked = self._refer.check(typed.name, typed.text)
        self._show_checked(typed.name, checked)

    def _show_checked(self, name: str, checked: Checked) -> None:
        said, read_as = self._refer.in_words(name, checked.value, self._lang)
        self.form.show_checked(name, checked, said=said, read_as=read_as)

    def _finish(self) -> None:
        if self._is_out or self._stack.currentIndex() != 0:
            return
        filled = self.form.filled()
        if not self._all_fits(filled):
            self.notice.tell(Notice(self._words.say("refer.look_again"), tone="danger"))
            return
        matter, key, lang, contact = self._matter, self._key, self._lang, self.form.belongs.contact

        def job(_progress: Progress) -> Finished:
            finished = self._refer.refer(
                filled.queue,
                filled.subject,
                values=dict(filled.values),
                photos=self._photos.kept(filled.queue),
                note=filled.note,
                urgency=filled.urgency,
                lang=lang,
                key=key,
                product=matter.product,
                article=matter.article,
                party=matter.party,
                contact=contact,
            )
            self._photos.forget_on_disk()
            self._draft.forget_on_disk()
            return finished

        self._is_out = True
        self._draft.pause()
        self.form.setEnabled(False)
        done = partial(self._finished, self._photos.count, bool(contact))
        self._records.run(job, done=done, failed=self._refused)

    def _all_fits(self, filled: Filled) -> bool:
        fits = self.form.check_subject()
        for name, text in filled.values:
            checked = self._refer.check(name, text)
            self._show_checked(name, checked)
            if checked.error is not None and fits:
                self.form.take_cursor(field=name)
                fits = False
        return fits

    def _finished(self, photos: int, belongs: bool, finished: Finished) -> None:
        self._open_again()
        self._key = ""
        self._draft.forget()
        organisation = self._refer.organisation
        ended = ended_in_words(finished, organisation, self._words, lang=self._lang)
        then = next_in_words(finished, ended, self._words, photos=photos)
        self.reference.show_ended(replace(ended, then=then), goes_back=belongs)
        self._stack.setCurrentIndex(1)
        self.reference.take_cursor()
        self.referred.emit(finished)

    def _refused(self, error: DeskError) -> None:
        self._open_again()
        self._draft.go_on()
        self.notice.tell(Notice(error_sentence(error, self._words.lang), tone="danger", stays=True))

    def _open_again(self) -> None:
        self._is_out = False
        self.form.setEnabled(True)

    def _new_referral(self) -> None:
        self._photos.forget()
        self._key = ""
        self.begin()

    def _build(self) -> None:
        finished = QWidget()
        finished.setProperty("look", "plain")
        row = QHBoxLayout(finished)
        row.setContentsMargins(28, 28, 28, 28)
        row.addStretch(1)
        row.addWidget(self.reference, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._stack.addWidget(self.form)
        self._stack.addWidget(finished)
        card = Card(padding=0, gap=0)
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(self.notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def _join(self) -> None:
        self.form.queue_chosen.connect(self._show_fields)
        self.form.left.connect(self._left)
        self.form.finish_asked.connect(self._finish)
        self.notice.action_chosen.connect(self._notice_action)
        self._draft.found.connect(self._draft_found)
        self.reference.again_asked.connect(self._new_referral)
        self.reference.search_asked.connect(self.search_asked)
        self.reference.back_asked.connect(self.contact_asked)
        bind(self, "refer.finish", self._finish, within=True)

    def _fit(self) -> None:
        self.reference.setMaximumWidth(self._theme.px(640))

    def _speak(self) -> None:
        self.setAccessibleName(self._words.say("refer.title"))
        if self._key:
            self._show_within(self._refer.organisation.queue(self.form.filled().queue))


def _as_it_is(matter: Matter) -> Matter:
    return matter
