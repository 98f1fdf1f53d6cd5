"""The wrap-up as it was proposed, each part a row of options side by side: changed by a click or by arrows and Space.

What the agent changes stays when another proposal comes (the call went on); everything else follows the proposal.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from kbdesk.domain.article import PHASES
from kbdesk.domain.organisation import Effect, Organisation
from kbdesk.domain.said_moment import read_moment
from kbdesk.domain.wrap_up import WrapUp, missing_in
from kbdesk.ui.call.wrap_up_changes import Changes, with_changes
from kbdesk.ui.kit.segments import Segments
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.satisfaction import satisfaction_in_words

Options = tuple[tuple[str, str], ...]
MOST_PRODUCTS = 8
_REFERRED = "referred"
_ROWS = (_REFERRED, "outcome", "call_back", "phase", "product", "article", "resolved", "satisfaction")


class WrapUpForm(QFrame):
    """`offers_outcomes`: the outcome is chosen here; else the script says it."""

    changed = Signal()  # listener: whoever shows what is missing

    def __init__(
        self, theme: Theme, words: Words, *, name: str, offers_outcomes: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._name, self._offers_outcomes = theme, words, name, offers_outcomes
        self._organisation = Organisation()
        self._of = ""
        self._proposal, self._changes = WrapUp(), dict[str, Any]()
        self._article_title: Callable[[str], str] = str
        self.setProperty("look", "plain")
        self._labels = {row: QLabel() for row in _ROWS}
        self._options = {
            row: Segments(theme, several=row == "product", clearable=row not in {"outcome", "resolved"})
            for row in _ROWS
            if row not in {"call_back", _REFERRED}
        }
        self._referred = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._referred.setObjectName(f"{name}.referred")
        self._call_back = QLineEdit()
        self._call_back.setObjectName(f"{name}.call_back")
        self._wanted = QLabel(wordWrap=True)
        self._wanted.setObjectName(f"{name}.wanted")
        self._wanted.setProperty("look", "error")
        self._build()
        for segments in self._options.values():
            segments.chosen.connect(self._chosen)
        self._call_back.editingFinished.connect(self._call_back_typed)
        theme.changed.connect(self._speak)
        words.language_changed.connect(self._speak)

    def show_proposal(
        self, of: str, wrap: WrapUp, organisation: Organisation, article_title: Callable[[str], str]
    ) -> None:
        """`of` is what it is about; the changes made for another one are forgotten."""
        if of != self._of:
            self._of, self._changes = of, {}
        self._proposal, self._organisation, self._article_title = wrap, organisation, article_title
        self._speak()

    def put_back(self, of: str, changes: Changes) -> None:
        """What was changed before the contact was closed and taken back."""
        self._of, self._changes = of, dict(changes)

    @property
    def changes(self) -> Changes:
        """What the agent changed in the proposal."""
        return dict(self._changes)

    def wrap(self) -> WrapUp:
        """As it stands now."""
        return with_changes(self._proposal, self._changes, self._organisation)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the organisation still wants."""
        return missing_in(self.wrap(), self._organisation)

    def take_cursor(self) -> None:
        """To the first thing that is wanted, else to the first row."""
        wanted = next((row for row in self.missing if row in self._options), "")
        rows = [wanted] if wanted else [row for row in self._options if self._options[row].isVisible()]
        if "call_back" in self.missing:
            self._call_back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif rows:
            self._options[rows[0]].take_cursor()

    def tab_stops(self) -> list[QWidget]:
        """From top to bottom."""
        stops: list[QWidget] = []
        for row in _ROWS:
            stops += (
                [self._call_back]
                if row == "call_back"
                else list(self._options[row].buttons() if row in self._options else ())
            )
        return stops

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(_ROWS):
            self._labels[row].setProperty("look", "muted")
            grid.addWidget(self._labels[row], place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._options.get(row, self._call_back if row == "call_back" else self._referred), place, 1)
        grid.addWidget(self._wanted, len(_ROWS), 0, 1, 2)

    def _chosen(self, _codes: str) -> None:
        segments = self.sender()
        row = next(name for name, one in self._options.items() if one is segments)
        value = self._options[row].value()
        if row == "product":
            self._changes[row] = tuple(filter(None, value.split(",")))
        else:
            self._changes[row] = value == "yes" if row == "resolved" else value
        if row == "outcome":
            self._changes.pop("resolved", None)
        self._speak(row)
        self.changed.emit()

    def _call_back_typed(self) -> None:
        now = datetime.now(UTC).astimezone()
        moment = read_moment(self._call_back.text(), now)
        if moment is not None and moment > now:
            self._changes["call_back"] = moment
        self._speak()
        self.changed.emit()

    def _speak(self, chosen: str = "") -> None:
        say, wrap = self._words.say, self.wrap()
        for row, options in self._all_options(wrap).items():
            segments = self._options[row]
            if row != chosen:
                segments.show_options(options, name=f"{self._name}.{row}", label=say(f"wrap.{row}"))
                segments.show_value(self._value(row, wrap))
            is_wanted = bool(options) and (row != "outcome" or self._offers_outcomes)
            segments.setVisible(is_wanted)
            self._labels[row].setVisible(is_wanted)
        outcome = self._organisation.outcome(wrap.outcome)
        promises = outcome is not None and outcome.effect is Effect.CALL_BACK
        for row, label in self._labels.items():
            label.setText(say(f"wrap.{row}"))
            label.setFixedHeight(self._theme.px(32))
        self._labels["call_back"].setVisible(promises)
        self._call_back.setVisible(promises)
        self._say_referred(wrap)
        self._call_back.setAccessibleName(say("wrap.call_back"))
        self._call_back.setPlaceholderText(say("strip.call_back_hint"))
        if wrap.call_back is not None and not self._call_back.hasFocus():
            now = datetime.now(UTC).astimezone()
            self._call_back.setText(moment_seen_from(wrap.call_back.astimezone(), now, self._words.lang))
        missing = missing_in(wrap, self._organisation)
        self._wanted.setText(say("wrap.wanted", names=", ".join(say(f"wrap.{name}") for name in missing)))
        self._wanted.setVisible(bool(missing))

    def _say_referred(self, wrap: WrapUp) -> None:
        """What was handed on before the end, a line each."""
        say, lang, organisation = self._words.say, self._words.lang, self._organisation
        lines = []
        for one in wrap.referred:
            queue = organisation.queue(one.queue)
            team = queue.label.in_language(lang, one.queue) if queue is not None else one.queue
            lines.append(say("wrap.referred_as", reference=one.reference, queue=team, subject=one.subject))
        self._referred.setText("\n".join(lines))
        self._referred.setVisible(bool(lines))
        self._labels[_REFERRED].setVisible(bool(lines))

    def _value(self, row: str, wrap: WrapUp) -> str:
        if row == "product":
            return ",".join(wrap.product)
        if row == "resolved":
            return "yes" if wrap.resolved else "no"
        return str(getattr(wrap, row))

    def _all_options(self, wrap: WrapUp) -> dict[str, Options]:
        say, lang, organisation = self._words.say, self._words.lang, self._organisation
        outcomes = [one for one in organisation.outcomes if wrap.referred or one.effect is not Effect.REFER]
        codes = (*self._proposal.product, *(product.code for product in organisation.products))
        products = list(dict.fromkeys(codes))[: max(MOST_PRODUCTS, len(self._proposal.product))]
        article = self._proposal.article
        told = (wrap.satisfaction,) if wrap.satisfaction else ()  # also one that the organisation names no more
        satisfactions = tuple(dict.fromkeys((*organisation.satisfaction_codes, *told)))
        return {
            "outcome": tuple((one.code, one.label.in_language(lang, one.code)) for one in outcomes),
            "phase": tuple((code, say(f"phase.{code}")) for code in PHASES),
            "product": tuple((code, organisation.product_label(code, lang)) for code in products),
            "article": ((article, self._article_title(article)),) if article else (),
            "resolved": tuple((code, say(f"wrap.{code}")) for code in ("yes", "no")),
            "satisfaction": tuple((code, satisfaction_in_words(code, organisation, lang)) for code in satisfactions),
        }
