"""Privacy: what is kept of one person, given or erased; how long what stays; what was done, in numbers."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from kbdesk.domain.errors import DeskError
from kbdesk.domain.kept_of_person import Counts, Erased, KeptOfPerson, PrivacyEntry
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Lane
from kbdesk.ui.kit.theme import Theme
from kbdesk.ui.kit.words import Words
from kbdesk.ui.settings.asked_of import AskedOf
from kbdesk.ui.settings.part import Part
from kbdesk.ui.settings.row import SettingRow
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.give_person import give_person

T = TypeVar("T")
MOST_LOGGED = 50


class PrivacyPart(Part):
    """Erasing is asked once, in place; what is typed is let go when another page comes to the front."""

    def __init__(self, theme: Theme, words: Words, asked: AskedOf, *, records: Lane) -> None:
        super().__init__(theme, words, "privacy")
        self._asked, self._records = asked, records
        self._typed, self._found = QLineEdit(), ""
        self._kept = KeptOfPerson()
        self._typed.setObjectName("settings.person")
        self._look = self.button("set.person.look", "person.look", look="primary")
        self._export = self.button("set.person.export", "person.export")
        self._erase = self.button("set.person.erase", "person.erase", look="danger")
        self._sure = QLabel(wordWrap=True)
        self._sure.setProperty("look", "error")
        self._yes = self.button("set.person.yes", "person.yes", look="danger")
        self._no = self.button("set.person.no", "person.no")
        self._ask_line, self._sure_line = self.flow(self._export, self._erase), self.flow(self._no, self._yes)
        typed = QWidget()
        typed.setProperty("look", "plain")
        held = QHBoxLayout(typed)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self._typed, 1)
        held.addWidget(self._look)
        self._person = self.add_row("person", below=(typed, self._ask_line, self._sure, self._sure_line))
        self._days = QLabel(wordWrap=True)
        self.add_row("keeping", self._days)
        self._would = self.button("set.purge.look", "purge.look")
        self._purge = self.button("set.purge.now", "purge.now")
        self._due = self.add_row("purge", self.flow(self._would, self._purge))
        self._log = self.button("set.log.show", "log.show")
        self._logged = self.add_row("log", self._log)
        self._join()
        self._offer(found=False)
        self.speak()

    def refresh(self) -> None:
        days = dict(self._asked.library().organisation.policies.keep_days)
        said = (self._words.say(f"set.keeping.{name}", days=number) for name, number in days.items())
        self._days.setText("\n".join(said))

    def speak(self) -> None:
        super().speak()
        self._typed.setAccessibleName(self._words.say("set.person.field"))
        self._typed.setPlaceholderText(self._words.say("set.person.field"))
        self.refresh()

    def forget(self) -> None:
        """Whom it was about stays on nobody's screen."""
        self._typed.clear()
        self._person.say("")
        self._offer(found=False)

    def _join(self) -> None:
        self._typed.returnPressed.connect(self._ask_look)
        self._look.clicked.connect(self._ask_look)
        self._export.clicked.connect(self._ask_export)
        self._erase.clicked.connect(self._ask_sure)
        self._no.clicked.connect(self._not_sure)
        self._yes.clicked.connect(self._ask_erase)
        self._would.clicked.connect(partial(self._ask_purge, dry_run=True))
        self._purge.clicked.connect(partial(self._ask_purge, dry_run=False))
        self._log.clicked.connect(self._ask_log)

    # ------------------------------------------------------------------ one person

    def _ask_look(self) -> None:
        typed = self._typed.text().strip()
        if typed:
            self._run(self._person, lambda: self._asked.privacy().look(typed), partial(self._looked, typed))

    def _looked(self, typed: str, kept: KeptOfPerson) -> None:
        say = self._words.say
        self._found, self._kept = typed, kept
        self._offer(found=kept.counts.any)
        if not kept.counts.any:
            self._person.say(say("person.nothing"))
            return
        lines = [say("set.person.kept", what=self.in_words(kept.counts))]
        references = [contact.reference for contact in kept.contacts if contact.reference]
        if references:
            lines.append(say("set.person.references", references=", ".join(references)))
        if kept.unsent:
            lines.append(say("person.unsent", n=len(kept.unsent), references=", ".join(kept.unsent)))
        self._person.say("\n".join(lines))
        self._export.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_export(self) -> None:
        title = self._words.say("set.person.export")
        path, _kind = QFileDialog.getSaveFileName(self, title, str(Path.home() / "kbdesk.json"), "JSON (*.json)")
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """All of whom was looked for, to a file."""
        typed = self._found
        self._run(
            self._person,
            lambda: give_person(self._asked.privacy(), typed, to=path),
            lambda _kept: self._person.say(self._words.say("set.person.written", path=path)),
        )

    def _ask_sure(self) -> None:
        self._sure.setText(self._words.say("set.person.sure", what=self.in_words(self._kept.going.counts)))
        self._offer(found=True, sure=True)
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_sure(self) -> None:
        self._offer(found=True)
        self._erase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_erase(self) -> None:
        typed = self._found
        self._run(self._person, lambda: self._asked.privacy().erase(typed), self._erased)

    def _erased(self, erased: Erased) -> None:
        say = self._words.say
        lines = [say("person.erased", what=self.in_words(erased.counts))]
        if erased.kept:
            lines.append(say("person.unsent", n=len(erased.kept), references=", ".join(erased.kept)))
        self._person.say("\n".join(lines))
        self._offer(found=False)
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, *, found: bool, sure: bool = False) -> None:
        self._ask_line.setVisible(found and not sure)
        for widget in (self._sure, self._sure_line):
            widget.setVisible(sure)

    # ------------------------------------------------------------------ keeping times and the log

    def _ask_purge(self, *, dry_run: bool) -> None:
        def purged(counts: Counts) -> None:
            key = "purge.would" if dry_run else "purge.done"
            self._due.say(self._words.say(key, what=self.in_words(counts)))

        self._run(self._due, lambda: self._asked.privacy().purge(dry_run=dry_run), purged)

    def _ask_log(self) -> None:
        self._run(self._logged, lambda: self._asked.privacy().log(), self._show_log)

    def _show_log(self, entries: tuple[PrivacyEntry, ...]) -> None:
        say, now, lang = self._words.say, self._asked.now(), self._words.lang
        lines = [
            f"{moment_seen_from(one.at.astimezone(), now, lang)}  {say(f'privacy.{one.act}')}: {self.in_words(one.counts)}"
            for one in entries[-MOST_LOGGED:]
        ]
        self._logged.say("\n".join(lines) or say("privacy.none"))

    def in_words(self, counts: Counts) -> str:
        """`2 contacts, 5 values`; what there is none of is left out."""
        said = [self._words.say(f"count.{name}", n=number) for name, number in asdict(counts).items() if number]
        return ", ".join(said) or self._words.say("count.none")

    def _run(self, row: SettingRow, act: Callable[[], T], done: Callable[[T], None]) -> None:
        def job(_progress: Progress) -> T:
            return act()

        def failed(error: DeskError) -> None:
            row.say(error_sentence(error, self._words.lang), is_wrong=True)

        self._records.run(job, done=done, failed=failed)
