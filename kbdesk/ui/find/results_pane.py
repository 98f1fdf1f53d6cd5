"""The left side: how many were found, how the question was read, filters, other spellings, the list."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget

from kbdesk.domain.hit import Answer, Hit
from kbdesk.domain.organisation import Organisation
from kbdesk.ui.find.filter_panel import FilterPanel
from kbdesk.ui.find.filters import Chosen
from kbdesk.ui.find.go_on_bar import GoOnBar
from kbdesk.ui.find.hit_delegate import HitDelegate
from kbdesk.ui.find.hit_model import HitModel
from kbdesk.ui.find.read_as_line import ReadAsLine
from kbdesk.ui.find.result_list import ResultList
from kbdesk.ui.find.rows import rows_of, rows_of_start
from kbdesk.ui.kit.actions import bind
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.icon_button import IconButton
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.numbers import number

if TYPE_CHECKING:
    from kbdesk.workflows.take_call import Unfinished


class ResultsPane(Card):
    """Shows an answer; what is done with a hit is for the page to say."""

    proposed = Signal(str)  # another spelling that was clicked

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        place_in_words: Callable[[Hit], str],
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._words = words
        self._answer: Answer | None = None
        self._is_all = True
        self.setObjectName("find.side")
        self._count, self._remark = QLabel(), QLabel()
        self._count.setProperty("look", "muted")
        self._count.setObjectName("find.count")
        self._remark.setProperty("look", "small")
        self._remark.setWordWrap(True)
        self._remark.setContentsMargins(18, 0, 14, 6)
        self.read_as = ReadAsLine(words)
        self._proposals = FlowRow()
        self._proposals.setContentsMargins(14, 0, 14, 0)
        self._filter_button = IconButton(
            theme, words, icon="sliders-horizontal", key="find.filters", name="find.filter", shortcut="Ctrl+L"
        )
        self._filter_button.setCheckable(True)
        self.filters = FilterPanel(theme, words)
        self.go_on = GoOnBar(theme, words, now=now)

        def today() -> date:
            return now().date()

        self.list = ResultList(
            HitModel(words, self), HitDelegate(theme, words, place_in_words=place_in_words, today=today)
        )
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 10, 4)
        top.addWidget(self._count, 1)
        top.addWidget(self._filter_button)
        self.body.setContentsMargins(2, 0, 2, 4)
        self.body.addLayout(top)
        self._filter_room = QScrollArea()
        self._filter_room.setWidget(self.filters)
        self._filter_room.setWidgetResizable(True)
        self._filter_room.setFrameShape(QFrame.Shape.NoFrame)
        self._filter_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        offer = QHBoxLayout()
        offer.setContentsMargins(10, 0, 10, 0)
        offer.addWidget(self.go_on)
        self.body.addLayout(offer)
        for widget in (self._filter_room, self.read_as, self._remark, self._proposals):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self._remark.hide()
        self._proposals.hide()
        self._filter_button.toggled.connect(self._open_filters)
        self.filters.changed.connect(self._count_filters)
        bind(self, "find.filters", self._filter_button.toggle)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_answer(
        self, answer: Answer, *, recent: tuple[Hit, ...], scripts: tuple[Hit, ...], is_all: bool = True
    ) -> None:
        """Hits as rows. When nothing was typed: what was opened lately, what was found useful, all scripts.

        Unless it `is_all`, more hits follow in a moment (`show_more`), and only then it is said how many there are.
        """
        self._answer, self._is_all = answer, is_all
        self.read_as.show_answer(answer)
        if answer.question.text.strip() or self.filters.chosen:
            rows = rows_of(answer.hits)
        else:
            rows = rows_of_start(
                (self._words.say("find.recent"), recent),
                (self._words.say("find.useful"), answer.hits),
                (self._words.say("find.scripts"), scripts),
            )
        self.list.show_rows(rows, choose_first=bool(answer.question.text.strip()))
        self._speak()

    def show_more(self, answer: Answer) -> None:
        """The same answer with more of its hits."""
        self._answer, self._is_all = answer, True
        self.list.show_more(rows_of(answer.hits), choose_first=bool(answer.question.text.strip()))
        self._speak()

    def show_left(self, left: "tuple[Unfinished, ...]") -> None:
        """Calls that can be gone on with."""
        self.go_on.show_left(left)
        self._show_offer()

    def show_organisation(self, organisation: Organisation) -> None:
        """Names of products."""
        self.filters.show_organisation(organisation)
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_filters()

    def _show_offer(self) -> None:
        """Only where nothing is asked: a list of results is never pushed down."""
        asked = self._answer is not None and bool(self._answer.question.text.strip())
        self.go_on.setVisible(self.go_on.has_offer and not asked)

    def _open_filters(self, is_open: bool) -> None:
        self.filters.set_open(is_open)
        self._fit_filters()

    def _fit_filters(self) -> None:
        """As high as the chips, but never more than half of the side."""
        shown = self.filters.is_open or bool(self.filters.chosen)
        self._filter_room.setVisible(shown)
        wanted = self.filters.sizeHint().height() + 4
        self._filter_room.setFixedHeight(min(wanted, self.height() // 2) if shown else 0)

    def _speak(self) -> None:
        self.list.setAccessibleName(self._words.say("find.results"))
        self._show_offer()
        self.read_as.speak()
        answer = self._answer
        if answer is None or not answer.question.text.strip():
            self._count.setText(self._words.say("page.find"))
            self._remark.hide()
            self._proposals.hide()
            return
        say = self._words.say
        shown = len(answer.hits)
        total = say("find.count", n=answer.total)
        if shown < answer.total:
            total = say("find.count_of", shown=shown, count=number(answer.total, self._words.lang))
        if self._is_all:
            self._count.setText(f"{total}  ·  {say('find.took', ms=max(1, round(answer.took_ms)))}" if shown else total)
        in_other = bool(answer.other_language and shown)
        self._remark.setText(say("find.other_language") if in_other else "")
        self._remark.setVisible(in_other)
        self._show_proposals(answer.did_you_mean if shown else ())

    def _show_proposals(self, proposals: tuple[str, ...]) -> None:
        self._proposals.clear()
        for place, proposal in enumerate(proposals[:3], start=1):
            link = QToolButton()
            link.setText(proposal)
            link.setObjectName(f"find.proposal.{place}")
            link.setProperty("look", "link")
            link.clicked.connect(self._propose)
            self._proposals.add(link)
        self._proposals.setVisible(bool(proposals))

    def _propose(self) -> None:
        link = self.sender()
        if isinstance(link, QToolButton):
            self.proposed.emit(link.text())

    def _count_filters(self, _chosen: Chosen) -> None:
        self._fit_filters()
