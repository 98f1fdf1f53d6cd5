"""One contact with all that belongs to it, and what can be done with it: take it up again, ring back, look in the
organisation's own system.

Nothing is opened by itself: the address of a link is shown first, and a call is placed by the person's press alone.
"""

from datetime import timedelta
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kbdesk.domain.contact import Contact
from kbdesk.domain.contact_line import Dossier
from kbdesk.domain.crm_link import FilledLink, call_address
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.organisation import Organisation
from kbdesk.domain.phone_number import phone_as_said
from kbdesk.domain.referral import PathLine
from kbdesk.ui.contacts.facts_table import Facts, facts_table, label_width
from kbdesk.ui.contacts.row_words import RowWords
from kbdesk.ui.contacts.scrolled import Scrolled
from kbdesk.ui.kit.card import Card
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import clock
from kbdesk.wording.satisfaction import satisfaction_in_words


class ContactCard(Card):
    """Says what to do while no contact is chosen."""

    take_up_asked = Signal(object)  # OpenContact to go on with; listener: the page
    dial_asked = Signal(str)  # a number in E.164; listener: the page
    link_asked = Signal(object)  # FilledLink; listener: the page, which shows the address first
    export_asked = Signal(object)  # Dossier; listener: the view around it

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, gap=0)
        self._theme, self._words = theme, words
        self._shown: tuple[Dossier, Organisation, RowWords] | None = None
        self.setObjectName("contacts.card")
        self._title, self._small = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText),
        )
        self._title.setProperty("look", "title")
        self._small.setProperty("look", "muted")
        self._acts, self._links = FlowRow(gap=8), FlowRow(gap=8)
        self.take_up, self.dial, self.export = QPushButton(), QPushButton(), QPushButton()
        self.take_up.setProperty("look", "primary")
        for name, button, act in (
            ("contacts.take_up", self.take_up, self._take_up),
            ("contacts.dial", self.dial, self._dial),
            ("contacts.export", self.export, self._export),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
            self._acts.add(button)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self._text.setObjectName("contacts.text")
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._build()
        theme.changed.connect(self._draw)
        words.language_changed.connect(self._speak)
        self._speak()

    def show_nothing(self) -> None:
        """No contact is chosen."""
        self._shown = None
        self._speak()

    def show_dossier(self, dossier: Dossier, organisation: Organisation, row_words: RowWords) -> None:
        """This contact."""
        self._shown = (dossier, organisation, row_words)
        self._speak()

    def take_cursor(self) -> None:
        """To the first thing that can be done."""
        for button in (self.take_up, self.dial, self.export):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    @property
    def shown(self) -> Dossier | None:
        """The contact that is shown."""
        return self._shown[0] if self._shown else None

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        scrolled = Scrolled()
        for widget in (self._title, self._small, self._acts, self._links, self._text):
            scrolled.column.addWidget(widget)
        scrolled.column.addStretch(1)
        self.body.addWidget(scrolled, 1)

    def _show_links(self, links: tuple[FilledLink, ...]) -> None:
        self._links.clear()
        for number, link in enumerate(links, start=1):
            button = QPushButton(link.label)
            button.setObjectName(f"contacts.crm.{number}")
            button.setIcon(self._theme.icon("external-link", size=16))
            button.setToolTip(link.address)
            button.setProperty("link", link)
            button.clicked.connect(self._link)
            self._links.add(button)
        self._links.setVisible(bool(links))

    # ------------------------------------------------------------------ doing

    def _take_up(self) -> None:
        if self.shown is not None and self.shown.open is not None:
            self.take_up_asked.emit(self.shown.open)

    def _dial(self) -> None:
        if self.shown is not None and call_address(self.shown.phone):
            self.dial_asked.emit(self.shown.phone)

    def _export(self) -> None:
        if self.shown is not None:
            self.export_asked.emit(self.shown)

    def _link(self) -> None:
        self.link_asked.emit(self.sender().property("link"))

    # ------------------------------------------------------------------ saying

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._draw()

    def _speak(self) -> None:
        say = self._words.say
        self.setAccessibleName(say("contacts.card"))
        self.take_up.setText(say("contacts.take_up"))
        self.export.setText(say("contacts.export"))
        dossier = self.shown
        self._acts.setVisible(dossier is not None)
        self._text.setVisible(dossier is not None)
        self._small.setVisible(True)
        if self._shown is None or dossier is None:
            self._show_links(())
            self._title.setText(say("contacts.none_chosen"))
            self._small.setText(say("contacts.none_chosen_hint"))
            return
        _, organisation, _ = self._shown
        region = organisation.policies.telephone_region
        self.take_up.setVisible(dossier.open is not None)
        self.dial.setVisible(bool(call_address(dossier.phone)))
        self.dial.setText(say("contacts.dial", number=phone_as_said(dossier.phone, region)))
        self.export.setVisible(dossier.closed is not None)
        self._show_links(dossier.links)
        self._acts.updateGeometry()
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        dossier, organisation, row_words = self._shown
        say = self._words.say
        known = dossier.closed or dossier.open
        if known is None:
            return
        number = phone_as_said(known.phone, organisation.policies.telephone_region)
        self._title.setText(known.name or number or say("contacts.nobody"))
        small = [number if known.name else ""]
        if dossier.closed is not None:
            small += [dossier.closed.reference, row_words.moment(dossier.closed.started)]
        elif dossier.open is not None:
            small += [say(f"contacts.state.{dossier.open.state}"), row_words.moment(dossier.open.opened)]
        self._small.setText(" · ".join(part for part in small if part))
        facts: Facts = ()
        if dossier.closed is not None:
            facts = self._closed_facts(dossier, dossier.closed, organisation)
        elif dossier.open is not None:
            facts = (*self._open_facts(dossier.open), *self._referrals(dossier, organisation))
        live, gone = _values(dossier, superseded=False), _values(dossier, superseded=True)
        width = label_width(self._theme, (facts, live, gone))
        parts = [facts_table(self._theme, facts, width=width), *self._promises(dossier, row_words)]
        if live or gone:
            parts += [self._head("letter.values"), facts_table(self._theme, live, width=width)]
            parts.append(facts_table(self._theme, gone, width=width, struck=True))
        parts += self._more(dossier, known.note)
        self._text.setText("".join(parts))

    def _closed_facts(self, dossier: Dossier, one: Contact, organisation: Organisation) -> Facts:
        say, lang = self._words.say, self._words.lang
        outcome = organisation.outcome(one.outcome)
        ended = outcome.label.in_language(lang, one.outcome) if outcome else one.outcome
        products = ", ".join(organisation.product_label(code, lang) for code in one.product)
        facts = [
            (say("contacts.outcome"), ended),
            (say("contacts.direction"), say(f"contacts.direction.{one.direction}")),
            (say("contacts.party"), self._known(f"party.{one.party}", one.party)),
            (say("contacts.product"), products),
            (say("contacts.lasted"), self._lasted(one)),
            (say("contacts.repeats"), dossier.parent),
            (say("contacts.satisfaction"), satisfaction_in_words(one.satisfaction, organisation, lang)),
            (say("contacts.marks"), ", ".join(self._marks(one))),
        ]
        return (*facts, *self._referrals(dossier, organisation))

    def _referrals(self, dossier: Dossier, organisation: Organisation) -> Facts:
        """Each with its team, and where it stands."""
        say, lang = self._words.say, self._words.lang
        facts = []
        latest = ((dossier.referral, dossier.entry),) if dossier.referral is not None else ()
        for referral, entry in (*dossier.before, *latest):
            queue = organisation.queue(referral.queue)
            team = queue.label.in_language(lang, referral.queue) if queue else referral.queue
            state = say(f"state.{entry.state}") if entry is not None else ""
            ticket = say("outbox.ticket", ticket=entry.ticket) if entry is not None and entry.ticket else ""
            facts.append((say("contacts.referral"), " · ".join(part for part in (team, state, ticket) if part)))
        return facts

    def _open_facts(self, one: OpenContact) -> Facts:
        say = self._words.say
        return [
            (say("contacts.script"), one.title),
            (say("contacts.direction"), say(f"contacts.direction.{one.direction}")),
            (say("contacts.party"), self._known(f"party.{one.party}", one.party)),
        ]

    def _promises(self, dossier: Dossier, row_words: RowWords) -> list[str]:
        say = self._words.say
        kept = [
            (row_words.moment(one.at), f"{one.what} ({say('contacts.kept')})" if one.kept else one.what)
            for one in dossier.promises
        ]
        return [self._head("contacts.promises"), self._own_table(kept)] if kept else []

    def _more(self, dossier: Dossier, note: str) -> list[str]:
        parts: list[str] = []
        if note:
            parts += [self._head("letter.note"), f"<p>{escape(note).replace(chr(10), '<br>')}</p>"]
        if dossier.path:
            parts += [self._head("zone.steps"), self._own_table([self._step(line) for line in dossier.path])]
        if dossier.customers:
            found = [
                (one.name or one.number, " · ".join(part for part in (one.number, one.address, one.city) if part))
                for one in dossier.customers
            ]
            parts += [self._head("contacts.customers"), self._own_table(found)]
        return parts

    def _step(self, line: PathLine) -> tuple[str, str]:
        answer = f" — {line.answer}" if line.answer else ""
        return f"{line.at.astimezone():%H:%M}", f"{line.step}{answer}"

    def _lasted(self, one: Contact) -> str:
        spans = (
            ("contacts.talk", one.talk_seconds),
            ("contacts.hold", one.hold_seconds),
            ("contacts.after_work", one.after_work_seconds),
        )
        said = [f"{self._words.say(key)} {clock(timedelta(seconds=seconds))}" for key, seconds in spans if seconds]
        return " · ".join(said)

    def _marks(self, one: Contact) -> list[str]:
        marks = (("contacts.dissatisfied", one.dissatisfied), ("contacts.heard_outside", one.heard_outside))
        return [self._words.say(key) for key, so in marks if so]

    def _known(self, key: str, fallback: str) -> str:
        return self._words.say(key) if self._words.knows(key) else fallback

    def _head(self, key: str) -> str:
        tokens, px = self._theme.tokens, self._theme.px
        style = f"color:{tokens.heading}; font-weight:600; margin-top:{px(16)}px; margin-bottom:{px(4)}px"
        return f'<p style="{style}">{escape(self._words.say(key))}</p>'

    def _own_table(self, rows: Facts) -> str:
        """One that stands in no line with others: times and steps, names and addresses."""
        return facts_table(self._theme, rows, width=label_width(self._theme, (rows,)))


def _values(dossier: Dossier, *, superseded: bool) -> Facts:
    values = dossier.closed.values if dossier.closed is not None else ()
    return [(one.label or one.name, one.value) for one in values if one.superseded is superseded]
