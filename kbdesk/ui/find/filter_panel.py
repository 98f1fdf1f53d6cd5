"""Filters as chips: a click puts one on or off; those that are on are seen also when the panel is closed.

The chips are made when one is first to be seen: a start and a new library need none of them.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from kbdesk.domain.hit import Source
from kbdesk.domain.organisation import Organisation
from kbdesk.ui.find.filters import GROUPS, Chosen, choices
from kbdesk.ui.kit.flow import FlowRow
from kbdesk.ui.kit.section_title import SectionTitle
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.toggles import ToggleTool
from kbdesk.ui.kit.words import Words


class FilterPanel(QFrame):
    """Five groups of chips; a group without choices is not shown."""

    changed = Signal(object)  # Chosen; listener: the page, which asks again

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._organisation = Organisation()
        self._chosen = Chosen()
        self._open = False
        self._chips: dict[tuple[str, str], QToolButton] = {}
        self._groups: dict[str, tuple[SectionTitle, FlowRow]] = {}
        self.setObjectName("find.filters")
        self.setProperty("look", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 8)
        column.setSpacing(6)
        for group in GROUPS:
            title, row = SectionTitle(words, f"filter.{group}"), FlowRow()
            column.addWidget(title)
            column.addWidget(row)
            self._groups[group] = (title, row)
        words.language_changed.connect(self._speak)
        self._show()

    @property
    def chosen(self) -> Chosen:
        return self._chosen

    @property
    def is_open(self) -> bool:
        return self._open

    def set_open(self, is_open: bool) -> None:
        """Open shows all chips, closed only those that are on."""
        self._open = is_open
        self._show()

    def show_organisation(self, organisation: Organisation) -> None:
        """Other products to choose from."""
        if choices(organisation) != choices(self._organisation):
            self._organisation = organisation
            self._let_go()
        self._organisation = organisation
        self._speak()
        self._show()

    def show_help(self) -> None:
        """The help alone, whatever was chosen."""
        self._set(Chosen(source=(Source.HELP.value,)))

    def clear(self) -> None:
        """No filter."""
        self._set(Chosen())

    def _let_go(self) -> None:
        self._chips = {}
        for _, row in self._groups.values():
            row.clear()

    def _fill(self) -> None:
        for group, codes in choices(self._organisation).items():
            _, row = self._groups[group]
            for code in codes:
                chip = ToggleTool()
                chip.setProperty("look", "filter")
                chip.setObjectName(f"find.filter.{group}.{code}")
                chip.setProperty("group", group)
                chip.setProperty("code", code)
                chip.clicked.connect(self._clicked)
                row.add(chip)
                self._chips[group, code] = chip
        self._speak()

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QToolButton):
            self._set(self._chosen.toggled(str(chip.property("group")), str(chip.property("code"))))

    def _set(self, chosen: Chosen) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._show()
            self.changed.emit(chosen)

    def _show(self) -> None:
        wanted = self._open or bool(self._chosen)
        if wanted and not self._chips:
            self._fill()
        for (group, code), chip in self._chips.items():
            on = code in self._chosen.of(group)
            chip.setChecked(on)
            chip.setVisible(self._open or on)
        for group, (title, row) in self._groups.items():
            any_shown = any(self._open or code in self._chosen.of(group) for g, code in self._chips if g == group)
            title.setVisible(self._open and any_shown)
            row.setVisible(any_shown)
            row.updateGeometry()
        self.setVisible(wanted)

    def _speak(self) -> None:
        for (group, code), chip in self._chips.items():
            if group == "product":
                chip.setText(self._organisation.product_label(code, self._words.lang))
            else:
                chip.setText(self._words.say(f"{group}.{code}"))
