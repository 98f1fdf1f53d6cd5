"""Where a script ends: what the outcome does, exactly what would be sent, what is still wanted, and the last word.

What is still wanted are buttons: each goes to its step and puts the cursor there.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from kbdesk.domain.acts import Missing
from kbdesk.domain.organisation import Organisation
from kbdesk.ui.call.call_now import CallNow, Going
from kbdesk.ui.call.wrap_up_form import WrapUpForm
from kbdesk.ui.kit.chip import Chip
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.reckoned_label import ReckonedLabel
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.calls import within


class OutcomeCard(QFrame):
    """Hidden on every other step."""

    finish_asked = Signal()  # listener: the page
    missing_asked = Signal(object)  # Missing; listener: the page, which jumps there

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._now: CallNow | None = None
        self._wanted: tuple[Missing, ...] = ()
        self._links: list[QToolButton] = []
        self.setProperty("look", "card")
        self._icon, self._title = QLabel(), QLabel(wordWrap=True)
        self._title.setProperty("look", "subheading")
        self._urgency = Chip()
        self._facts = ReckonedLabel()
        self._facts.setObjectName("call.goes_along")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._wanted_head = QLabel(wordWrap=True)
        self._wanted_head.setProperty("look", "error")
        self._links_column = QVBoxLayout()
        self._links_column.setSpacing(2)
        self.finish = QPushButton()
        self.finish.setObjectName("call.finish")
        self.finish.setProperty("look", "primary")
        self.finish.clicked.connect(self.finish_asked)
        self.form = WrapUpForm(theme, words, name="call.outcome", offers_outcomes=False)
        self.form.changed.connect(self._draw)
        self._line = QFrame()
        self._line.setProperty("look", "line")
        self._key = QLabel("Ctrl + Enter")
        self._key.setProperty("look", "key")
        self._build()
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._draw)
        self.hide()

    def show_now(self, now: CallNow, organisation: Organisation, article_title: Callable[[str], str]) -> None:
        """The outcome of the present step, or nothing."""
        self._now = now
        if now.wrap is not None:
            self.form.show_proposal(now.view.run, now.wrap, organisation, article_title)
        self.setVisible(bool(now.view.outcome))
        if now.view.outcome:
            self._draw()

    def tab_stops(self) -> list[QWidget]:
        return [*self._links[: len(self._wanted)], *self.form.tab_stops(), self.finish]

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._urgency)
        self._end = FlowRow(gap=12, level=True)
        for widget in (self.finish, self._key):
            self._end.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._wanted_head)
        column.addLayout(self._links_column)
        column.addWidget(self._line)
        column.addWidget(self.form)
        column.addWidget(self._end)

    def _draw(self) -> None:
        if self._now is None:
            return
        say, view, going = self._words.say, self._now.view, self._now.going
        self._title.setText(f"{say('call.outcome')}: {view.outcome_label}")
        icon = "send" if going else "circle-check"
        self._icon.setPixmap(self._theme.pixmap(icon, "accent" if going else "tip", size=22))
        urgent = going is not None and going.urgency in {"high", "urgent"}
        if going is not None and urgent:
            tone = "danger" if going.urgency == "urgent" else "warning"
            self._urgency.show_state(say(f"urgency.{going.urgency}"), tone)
        self._urgency.setVisible(urgent)
        self._facts.setText(self._going(going) if going else escape(say("call.stays_here")))
        self._draw_missing(view.missing)
        key = "call.finish_refer" if going else "call.finish"
        self.finish.setText(say(key))
        self._end.updateGeometry()
        self.finish.setEnabled(not view.missing and not view.ended and not self.form.missing)

    def _going(self, going: Going) -> str:
        say, tokens = self._words.say, self._theme.tokens
        how_soon = within(going.respond_within, say)
        rows = [(say("call.goes_to"), f"<b>{escape(going.queue)}</b>" + (f" · {escape(how_soon)}" if how_soon else ""))]
        rows.append((say("call.subject"), escape(going.subject)))
        rows += [(label, escape(value).replace("\n", "<br>")) for label, value in going.values]
        quiet = f'<span style="color:{tokens.muted}">{escape(say("call.not_filled_in"))}</span>'
        rows += [(label, quiet) for label in going.lacking]
        pad = self._theme.px(5)
        cells = "".join(
            f'<tr><td style="color:{tokens.muted}; padding:{pad}px {pad * 4}px {pad}px 0;">{escape(label)}</td>'
            f'<td style="padding:{pad}px 0;">{value}</td></tr>'
            for label, value in rows
        )
        photo = f"<p>{escape(say('call.photo_wanted'))}</p>" if going.photo else ""
        return f"<table cellspacing='0' cellpadding='0'>{cells}</table>{photo}"

    def _draw_missing(self, wanted: tuple[Missing, ...]) -> None:
        self._wanted_head.setText(self._words.say("call.still_wanted"))
        self._wanted_head.setVisible(bool(wanted))
        self._wanted = wanted
        while len(self._links) < len(wanted):
            self._links.append(self._made_link(len(self._links)))
        for place, link in enumerate(self._links):
            link.setVisible(place < len(wanted))
        for place, one in enumerate(wanted):
            link = self._links[place]
            link.setObjectName(f"call.missing.{one.name or place}")
            link.setIcon(self._theme.icon("corner-down-right", "accent"))
            key = "call.wrong_at" if one.error else "call.wanted_at"
            link.setText(self._words.say(key, label=one.label or one.name, step=one.step_title))

    def _made_link(self, place: int) -> QToolButton:
        link = QToolButton()
        link.setProperty("look", "link")
        link.setProperty("place", place)
        link.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(self._missing_clicked)
        self._links_column.addWidget(link)
        return link

    def _missing_clicked(self) -> None:
        self.missing_asked.emit(self._wanted[int(self.sender().property("place"))])
