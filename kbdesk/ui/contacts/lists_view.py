"""The outgoing lists: brought in at the left, worked through at the right.

Each act is done in the lane of the records and is on disk before the next row is shown. An act that let a row go can be
undone from the line below.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kbdesk.domain.contact_list import ListProgress, RowAct, RowState
from kbdesk.domain.errors import DeskError
from kbdesk.domain.progress import Progress
from kbdesk.ui.contacts.chosen_file import choose_place
from kbdesk.ui.contacts.list_choice import ListChoice
from kbdesk.ui.contacts.list_import import ListImport
from kbdesk.ui.contacts.list_state import ListState, read_state
from kbdesk.ui.contacts.list_work import ListWork
from kbdesk.ui.contacts.parted_model import Row, Wanted
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.ui.contacts.side_by_side import SideBySide
from kbdesk.ui.contacts.takes_table import TakesTable
from kbdesk.ui.kit.actions import bind_all
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.workflows.bring_in_list import BringInList, BroughtIn
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.work_lists import RowCall, WorkLists

UNDO, REMOVE = "lists.undo", "lists.remove"


class ListsView(TakesTable):
    """`refresh` whenever something may have changed."""

    told = Signal(object)  # Notice; listener: the page
    failed = Signal(object)  # DeskError; listener: the page
    call_asked = Signal(object)  # RowCall, its contact open; listener: the page
    dial_asked = Signal(str)  # a number in E.164; listener: the page
    shown = Signal()  # what the records say is shown; listeners: tests, who wait for it

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        lists: WorkLists,
        bring_in: BringInList,
        library: KeepLibrary,
        records: Lane,
    ) -> None:
        super().__init__(words)
        self._theme, self._words, self._library, self._records = theme, words, library, records
        self._lists = lists
        self._number = 0
        self._to_hand, self._is_first = False, True
        self._all: tuple[ListProgress, ...] = ()
        self.setObjectName("lists")
        self.choice = ListChoice(theme, words)
        self.work = ListWork(theme, words)
        self._import = ListImport(theme, words, bring_in, records, fallback=library.library.organisation.fallback)
        self.new = self._import.view
        self.sides = SideBySide(
            theme, words, self.choice, self.work, self.new, name="lists.back", key="lists.to_list", shares=(2, 5)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sides)
        self._join()
        words.language_changed.connect(self._speak)

    def _join(self) -> None:
        work, hand = self.work, self.work.in_hand
        self.choice.bring_asked.connect(self.choose_file)
        self.choice.chosen.connect(self._list_chosen)
        self.choice.entered.connect(self._enter)
        self.sides.went_back.connect(self.choice.take_cursor)
        self._import.opened.connect(self._show_file)
        self._import.came.connect(self._came)
        self._import.left.connect(self._leave_file)
        self._import.failed.connect(self.failed)
        work.rows_asked.connect(self.refresh)
        work.model.part_wanted.connect(self._fetch)
        work.row_taken.connect(self._take)
        work.put_back_asked.connect(self._put_back)
        work.export_asked.connect(self._export)
        work.remove_asked.connect(self._ask_to_remove)
        hand.next_asked.connect(self._next)
        hand.call_asked.connect(self._call)
        hand.dial_asked.connect(self._dial)
        hand.act_chosen.connect(self._act)
        bind_all(
            work,
            {
                "lists.next": self._next,
                "lists.call": self._call,
                "lists.dial": self._dial,
                "lists.no_answer": partial(self._act, RowAct.NO_ANSWER, None),
                "lists.later": hand.ask_when,
                "lists.do_not_call": partial(self._act, RowAct.DO_NOT_CALL, None),
            },
        )

    # ------------------------------------------------------------------ what others ask

    def refresh(self) -> None:
        """Reads everything anew."""
        self._do(None)

    def come_to_front(self) -> None:
        """Reads everything anew; the cursor goes to what is done next."""
        self._to_hand = True
        self.refresh()

    def open_file(self, path: Path, script: str = "") -> None:
        """A file that is to be brought in, for a script (else the first that there is)."""
        self._import.open_file(path, script)

    def take_cursor(self) -> None:
        """To the file that is being brought in, else to what is done next, else to the lists."""
        if self.sides.right is self.new:
            self.new.take_cursor()
        elif self.work.isVisible():
            self.work.in_hand.take_cursor()
        else:
            self.choice.take_cursor()

    def _enter(self) -> None:
        self.sides.enter()
        self.take_cursor()

    def undo(self, notice: Notice) -> None:
        """What the line below offers."""
        kind, _, subject = notice.code.partition(" ")
        if kind == UNDO:
            self._to_hand = True
            self._do(partial(self._take_back, subject))
        elif kind == REMOVE:
            self._do(partial(self._lists.remove, int(subject)), told=Notice(self._words.say("lists.removed")))

    def zones(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return self.sides.zones()

    # ------------------------------------------------------------------ in the lane

    def _do(self, act: Callable[[], object] | None, *, told: Notice | None = None) -> None:
        """Does something with the records and shows what they say then."""
        wanted, states = self.work.model.begin(), self.work.states
        number = self._number

        def job(progress: Progress) -> ListState:
            progress.check()
            if act is not None:
                act()
            return read_state(self._lists, number, states, wanted, self._row_words())

        def done(state: ListState) -> None:
            self._show(state, wanted)
            if told is not None:
                self.told.emit(told)

        self._records.run(job, done=done, failed=self._refused_act)

    def _fetch(self, wanted: Wanted) -> None:
        number, states = self._number, self.work.states

        def job(_progress: Progress) -> tuple[Row, ...]:
            rows = self._lists.rows(number, states=states, first=wanted.first, limit=wanted.limit)
            return tuple(map(self._row_words().list_row, rows))

        self._records.run(job, done=partial(self.work.model.put, wanted), failed=self._refused)

    def _take_back(self, row_id: str) -> None:
        self._lists.act(row_id, RowAct.AGAIN)
        self._lists.take(row_id)

    # ------------------------------------------------------------------ working

    def _next(self) -> None:
        number, row = self._number, self.work.in_hand.row
        if not number:
            return

        def act() -> None:
            if row is not None and not row.contact:
                self._lists.act(row.id, RowAct.SKIP)
            self._lists.next(number)

        self._to_hand = True
        self._do(act)

    def _act(self, what: RowAct, at: datetime | None) -> None:
        row, number = self.work.in_hand.row, self._number
        if row is None or row.contact:
            return
        note = self.work.in_hand.note.text().strip()
        say = self._words.say
        who = row.name or row.phone
        state = {RowAct.LATER: RowState.LATER, RowAct.NO_ANSWER: RowState.NO_ANSWER}.get(what, RowState.DO_NOT_CALL)
        told = Notice(
            say("lists.was", who=who, state=say(f"row.state.{state}")),
            action=say("lists.undo"),
            code=f"{UNDO} {row.id}",
        )

        def act() -> None:
            self._lists.act(row.id, what, at=at, note=note if note != row.note else None)
            self._lists.next(number)

        self._to_hand = True
        self._do(act, told=told)

    def _call(self) -> None:
        row = self.work.in_hand.row
        if row is not None:
            self._records.run(lambda _progress: self._lists.call(row.id), done=self._called, failed=self._refused_act)

    def _called(self, begun: RowCall) -> None:
        self.call_asked.emit(begun)
        self.refresh()

    def _dial(self) -> None:
        row = self.work.in_hand.row
        if row is not None and row.phone:
            self.dial_asked.emit(row.phone)

    def _take(self, row_id: str) -> None:
        self._to_hand = True
        self._do(partial(self._lists.take, row_id))

    def _put_back(self, row_id: str) -> None:
        self._do(partial(self._lists.act, row_id, RowAct.AGAIN))

    # ------------------------------------------------------------------ the whole list

    def _list_chosen(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._leave_file()

    def _export(self) -> None:
        number, lang = self._number, self._words.lang
        name = next((one.list.name for one in self._all if one.list.number == number), "")
        path = choose_place(self, self._words.say("lists.export"), f"{name}.csv")
        if path is not None:
            self._records.run(
                lambda _progress: self._lists.write_results(number, path, lang=lang),
                done=self._written,
                failed=self._refused,
            )

    def _written(self, path: Path) -> None:
        self.told.emit(Notice(self._words.say("contacts.exported", path=path)))

    def _ask_to_remove(self) -> None:
        one = next((found for found in self._all if found.list.number == self._number), None)
        if one is not None:
            say = self._words.say
            text = say("lists.remove_this", name=one.list.name, n=one.left)
            code = f"{REMOVE} {one.list.number}"
            self.told.emit(Notice(text, "warning", say("lists.remove"), code=code, stays=True))

    # ------------------------------------------------------------------ bringing in

    def _show_file(self) -> None:
        self.sides.put(self.new, enter=True)
        self.new.take_cursor()

    def _came(self, came: BroughtIn) -> None:
        say, unfit = self._words.say, len(came.not_usable)
        self._number, self._to_hand = came.list.number, True
        self.work.which.show_value("unfit" if unfit else "all")
        self._leave_file()
        text = say("lists.came", n=came.usable) + (" " + say("list.not_usable", n=unfit) + "." if unfit else "")
        self.told.emit(Notice(text, "warning" if unfit else "tip", stays=bool(unfit)))

    def _leave_file(self) -> None:
        self.sides.put(self.work if self._number else None)
        self.refresh()

    # ------------------------------------------------------------------ showing

    def _show(self, state: ListState, wanted: Wanted) -> None:
        organisation = self._library.library.organisation
        self._all = state.lists
        self._number = state.open.list.number if state.open is not None else 0
        self.choice.show_lists(state.list_rows, self._number)
        one = state.open
        if one is not None:
            self.work.show_progress(one)
            targets = {
                code: field.label.in_language(self._words.lang, code)
                for code in one.list.mapping.codes()
                if (field := organisation.field(code)) is not None
            }
            self.work.in_hand.show_row(
                state.in_hand, one, targets=targets, organisation=organisation, row_words=self._row_words()
            )
            states = self.work.states
            total = one.count(*states) if states else one.total
            if self.work.model.start(wanted, total, state.rows):
                self.work.show_total()
        if self.sides.right is not self.new:
            self.sides.put(self.work if one is not None else None, enter=self._is_first)
        self._is_first = False
        if self._to_hand and self.isVisible():
            self.take_cursor()
        self._to_hand = False
        self.shown.emit()

    def _refused(self, error: DeskError) -> None:
        self.failed.emit(error)

    def _refused_act(self, error: DeskError) -> None:
        self.failed.emit(error)
        self.refresh()

    def _row_words(self) -> RowWords:
        return RowWords(self._words, self._library.library.organisation, datetime.now(UTC).astimezone())

    def _speak(self) -> None:
        if self.isVisible():
            self.refresh()
