"""Contacts beside the pages: a new one from anywhere, answers read count as used, a contact without a script closed in
two keys, and promises that remind, also after a restart.

Joins the page for finding with the contacts in hand, which the call page keeps.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from kbdesk.domain.article import Kind, Page
from kbdesk.domain.hit import HELP, Answer
from kbdesk.domain.verdict import Verdict
from kbdesk.ui.find.find_page import FindPage
from kbdesk.ui.kit.actions import bind, bind_all, bound_in
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.late_pages import LatePages, Pages
from kbdesk.ui.main_window import MainWindow
from kbdesk.ui.promised_bar import PromisedBar

if TYPE_CHECKING:
    from kbdesk.domain.open_contact import OpenContact
    from kbdesk.domain.promise import Promise
    from kbdesk.ui.call.in_hand import InHand
    from kbdesk.ui.refer.matter import Matter

LOG, DUE, DIAL = "log-contact", "promise-due", "dial"
_ELSE, _DONE, _COPY = "else", "done", "copy"
LOOK_MS = 15_000
AGAIN_AFTER = timedelta(minutes=10)


class CallsNews(QObject):
    """Listens from the moment the pages stand."""

    promise_due = Signal(str)  # its moment in words, once for each time it is told; listener: the desktop's presence

    def __init__(self, window: MainWindow, find: FindPage, *, late: LatePages, theme: Theme, words: Words) -> None:
        super().__init__()
        self._window, self._find, self._late, self._words = window, find, late, words
        self._helped: Page | None = None
        self._promises: tuple[Promise, ...] = ()
        self._reminded: dict[str, datetime] = {}
        self.bar = PromisedBar(theme, words)
        self._place_bar()
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.remind)
        find.page_opened.connect(self._page_opened)
        find.answered.connect(self._answered)
        find.reading.helped.judged.connect(self._judged)
        window.notice.action_chosen.connect(self._act)
        window.notice.other_chosen.connect(self._act_other)
        window.closing.connect(self._clock.stop)
        late.stand.connect(self._pages_stand)
        bind(find, "contact.log", self._log)
        acts = {"promise.call": self._call_due, "promise.done": self._done, "promise.later": self._later}
        bind_all(window, {"contact.new": self._new, **acts})

    def remind(self) -> None:
        """Says which promise is due, unless it was said a moment ago or something else stands there."""
        now, told = _now(), self._window.notice.notice
        if told is not None and (told.stays or told.code == DUE):
            return
        for promise in self._promises:
            if promise.is_due(now) and now - self._reminded.get(promise.id, now - AGAIN_AFTER) >= AGAIN_AFTER:
                self._reminded[promise.id] = now
                self._tell_due(promise)
                return

    # ------------------------------------------------------------------ contacts

    def _new(self) -> None:
        self._late.when_they_stand(lambda pages: pages.call.new_contact())

    def _pages_stand(self, pages: Pages) -> None:
        from kbdesk.ui.call.call_joints import contact_keys

        bind_all(self._window, contact_keys(pages.call))
        self._offer(pages.call.hand.now)
        pages.call.hand.changed.connect(self._offer)
        pages.call.contact_opened.connect(self._opened)
        pages.call.call_settled.connect(pages.outbox.send_soon)
        pages.call.hand.promises_found.connect(self._promises_found)
        pages.call.hand.called_back.connect(self._called_back)
        pages.refer.in_contact = self._in_contact
        pages.refer.referred.connect(self._referred)
        pages.refer.contact_asked.connect(self._back_to_contact)
        self.bar.button.clicked.connect(self._show_promises)
        self._clock.start()

    def _offer(self, now: "InHand") -> None:
        """The list of commands has only what would do something."""
        pages, others = self._late.pages, len(now.contacts) - (now.contact is not None)
        practises = pages is not None and pages.call.is_leading
        offered = {
            "call.next_contact": others > 0,
            "call.contact_before": others > 0,
            "call.hold": now.contact is not None,
            "call.park": now.contact is not None or practises,
            "call.hang_up": now.contact is not None,
        }
        for bound in bound_in(self._window):
            if bound.action.name in offered:
                bound.setEnabled(offered[bound.action.name])

    def _opened(self, _contact: "OpenContact") -> None:
        """It is about something: what, is typed at once."""
        self._helped = None
        self._window.focus_search()

    def _page_opened(self, page: Page) -> None:
        if page.header.kind is not Kind.SCRIPT and not page.path.startswith(HELP):
            self._use(page, None)

    def _judged(self, page: Page, said: Verdict | None, _before: Verdict | None) -> None:
        helped = {Verdict.HELPED: True, Verdict.NOT_HELPED: False}.get(said) if said is not None else None
        self._helped = page if helped else None
        if not self._use(page, helped) and helped:
            say = self._words.say
            self._window.tell(Notice(say("log.offer"), "tip", say("log.now"), code=LOG))

    def _use(self, page: Page, helped: bool | None) -> bool:
        """Counts for the contact in front, when no script leads it."""
        pages = self._late.pages
        contact = pages.call.contact_in_hand if pages is not None else None
        if pages is None or contact is None or contact.run:
            return False
        pages.call.hand.used(page.header.id or page.path, page.header.revision, helped)
        return True

    def _log(self) -> None:
        """Ctrl+Enter while reading: closes the contact in front, or records one for the answer that helped."""
        self._late.when_they_stand(self._log_in)

    def _log_in(self, pages: Pages) -> None:
        call, page = pages.call, self._helped
        if call.is_leading:
            self._window.show_page("call")
            call.take_cursor()
        elif call.contact_in_hand is not None or page is not None:
            told = self._window.notice.notice
            if told is not None and told.code == LOG:
                self._window.notice.dismiss()
            used = (page.header.id or page.path, page.header.revision) if page is not None else None
            self._helped = None
            call.contact.flush()
            call.hand.close_as_proposed(used=used, lang=page.header.lang if page is not None else "")

    # ------------------------------------------------------------------ referring in a contact

    def _in_contact(self, matter: "Matter") -> "Matter":
        """A referral that is begun while a contact is in front is that contact's."""
        pages = self._late.pages
        contact = pages.call.contact_in_hand if pages is not None else None
        if pages is None or contact is None:
            return matter
        opened = f"{contact.opened.astimezone():%H:%M}"
        who = contact.name or contact.phone or contact.title or self._words.say("contacts.unnamed", time=opened)
        pages.call.contact.flush()
        return replace(matter, contact=contact.id, who=who, party=contact.party)

    def _referred(self, _finished: object) -> None:
        """The contact has a number by now, and its wrap-up another proposal."""
        pages = self._late.pages
        if pages is not None:
            pages.call.hand.look()
            pages.call.led.look_again()

    def _back_to_contact(self) -> None:
        self._window.show_page("call")
        self._late.when_they_stand(lambda pages: pages.call.take_cursor())

    # ------------------------------------------------------------------ promises

    def _promises_found(self, promises: "tuple[Promise, ...]") -> None:
        self._promises = promises
        told = self._window.notice.notice
        if told is not None and told.code == DUE:
            self._window.notice.dismiss()
        self.bar.show_promises(promises)
        self._show_bar()
        self.remind()

    def _tell_due(self, promise: "Promise") -> None:
        from kbdesk.ui.call.promise_list import promised_for, who_is_promised

        say, words = self._words.say, self._words
        when, who = promised_for(promise, words), who_is_promised(promise, words, self._region)
        text = say("promise.due", who=who, moment=when, what=promise.what).strip()
        others = ((_ELSE, f"{say('promise.else')}…"), (_DONE, say("promise.done")))
        self._window.tell(Notice(text, "warning", say("promise.call"), code=DUE, stays=True, others=others))
        self.promise_due.emit(when)

    @property
    def _region(self) -> str:
        pages = self._late.pages
        return pages.call.region if pages is not None else ""

    def _due_now(self) -> "Promise | None":
        told = self._window.notice.notice
        return self._told_last() if told is not None and told.code == DUE else None

    def _told_last(self) -> "Promise | None":
        return max((one for one in self._promises if one.id in self._reminded), key=self._when_told, default=None)

    def _when_told(self, promise: "Promise") -> datetime:
        return self._reminded[promise.id]

    def _done(self) -> None:
        promise, pages = self._due_now(), self._late.pages
        if promise is not None and pages is not None:
            pages.call.hand.keep_promise(promise.id)

    def _later(self) -> None:
        promise, pages = self._due_now(), self._late.pages
        if promise is not None and pages is not None:
            pages.call.contacts.later(promise.id)

    def _act(self, notice: Notice) -> None:
        if notice.code == LOG:
            self._log()
        elif notice.code == DUE and (told := self._told_last()) is not None:
            self._call_back(told)
        elif notice.code.startswith(DIAL) and self._late.pages is not None:
            self._late.pages.call.link_asked.emit(notice.code.removeprefix(f"{DIAL} "))

    def _act_other(self, notice: Notice, code: str) -> None:
        if code == _DONE:
            self._done()
        elif code == _ELSE:
            self._choose_later()
        elif code == _COPY:
            QGuiApplication.clipboard().setText(notice.code.removeprefix(f"{DIAL} tel:"))

    def _call_due(self) -> None:
        promise = self._due_now()
        if promise is not None:
            self._window.notice.dismiss()
            self._call_back(promise)

    def _call_back(self, promise: "Promise") -> None:
        self._window.show_page("call")
        self._late.when_they_stand(lambda pages: pages.call.hand.call_back(promise.id, self._words.lang))

    def _called_back(self, contact: "OpenContact", script: str) -> None:
        """Its script begins, and its number stands ready to be dialled or copied."""
        from kbdesk.domain.crm_link import call_address

        self._window.show_page("call")
        pages, say = self._late.pages, self._words.say
        if script and pages is not None:
            pages.call.begin(script, contact.lang or self._words.lang, contact=contact.id)
        if address := call_address(contact.phone):
            text = say("promise.number", who=contact.name or say("promise.someone"), number=contact.phone)
            copy = ((_COPY, say("promise.copy")),)
            self._window.tell(Notice(text, "note", say("promise.dial"), f"{DIAL} {address}", stays=True, others=copy))

    def _choose_later(self) -> None:
        from kbdesk.ui.call.later_menu import LaterMenu

        promise, pages = self._due_now(), self._late.pages
        if promise is None or pages is None:
            return
        menu = LaterMenu(self._words, self._window)
        menu.chosen.connect(lambda at: pages.call.hand.move_promise(promise.id, at))
        menu.typing_asked.connect(lambda: self._type_later(promise.id))
        menu.popup(self._window.notice.mapToGlobal(self._window.notice.rect().topRight()))

    def _type_later(self, promise: str) -> None:
        """In the list of promises, where there is room to type."""
        self._show_promises()
        if self._late.pages is not None:
            self._late.pages.call.start.type_later(promise)

    def _show_promises(self) -> None:
        self._window.show_page("call")
        self._late.when_they_stand(lambda pages: pages.call.show_offers())

    def _place_bar(self) -> None:
        """Right below the offer to go on with a call."""
        body = self._find.results.body
        holder = QHBoxLayout()
        holder.setContentsMargins(10, 4, 10, 0)
        holder.addWidget(self.bar)
        rows = (body.itemAt(place) for place in range(body.count()))
        layouts = [row.layout() if row is not None else None for row in rows]
        offers = self._find.results.go_on
        place = next((at for at, one in enumerate(layouts) if one is not None and one.indexOf(offers) >= 0), 0)
        body.insertLayout(place + 1, holder)

    def _answered(self, _answer: Answer) -> None:
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.setVisible(self.bar.has_any and not self._find.text.strip())


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
