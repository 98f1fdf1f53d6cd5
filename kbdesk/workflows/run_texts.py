"""The texts of the scripts that a run follows: as they were when it entered them, and as they stand now."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from kbdesk.content.file_bytes import digest_of
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.article import Card, Confidence, Kind
from kbdesk.domain.contact import ContactValue
from kbdesk.domain.contact_at_end import kept_values
from kbdesk.domain.errors import ContentUnreadable, DeskError
from kbdesk.domain.run import Run, replay
from kbdesk.domain.script import Script
from kbdesk.domain.script_news import NewsKind, ScriptNews
from kbdesk.domain.stored_run import RunSource, StoredRun
from kbdesk.workflows.keep_library import KeepLibrary


class RunTexts:
    """Reads scripts from the folder, and those of a run that was put away from the texts kept with it."""

    def __init__(self, folder: ContentFolder, library: KeepLibrary) -> None:
        self._folder = folder
        self._library = library

    def script_at(self, path: str) -> Script | None:
        """The script that a choice leads to; only the one that is entered is read, so that no other can stop a call."""
        card = self._library.library.at(path)
        if card is None or card.header.kind is not Kind.SCRIPT:
            return None
        return self._folder.script(path, self._library.library.organisation)

    def halves(self, run: Run, lang: str) -> tuple[Script, ...]:
        """The scripts of a run in another language, as they stand now; those that cannot be read are left out."""
        found = []
        for identity in dict.fromkeys(script.id for script in run.scripts):
            card = self._library.library.half(identity, lang)
            if card is not None and card.header.lang == lang and run.half(identity, lang) is None:
                try:
                    found.append(self._folder.script(card.path, self._library.library.organisation))
                except ContentUnreadable:
                    continue
        return tuple(found)

    def sources(self, scripts: tuple[Script, ...], *, held: tuple[Script, ...] = ()) -> tuple[RunSource, ...]:
        """What is kept of scripts newly entered beside those `held`. A run keeps each text under a name of its own: a
        second language half of a script is kept under its id and language.
        """
        names = {script.id for script in held}
        found = []
        for script in scripts:
            name = script.id if script.id not in names else f"{script.id}.{script.header.lang}"
            names.add(script.id)
            found.append(RunSource(name, script.path, script.header.lang, self._folder.source(script.path)))
        return tuple(found)

    def rebuilt(self, stored: StoredRun, read: dict[RunSource, Script]) -> Run:
        """`read` are scripts that were read from their text just now; most runs were left in the same few."""
        for source in stored.sources:
            if source not in read:
                organisation = self._library.library.organisation
                read[source] = self._folder.script_from_source(source.text, source.path, organisation)
        return replay(stored.id, stored.mode, tuple(read[source] for source in stored.sources), stored.events)

    def captured_in(self, stored: Iterable[StoredRun]) -> tuple[ContactValue, ...]:
        """What counts of other calls of the same contact; of one that can no longer be read, nothing."""
        found: list[ContactValue] = []
        for one in stored:
            with suppress(DeskError):
                run = self.rebuilt(one, {})
                found += [
                    value for value in kept_values(run, self._library.library.organisation) if not value.superseded
                ]
        return tuple(found)

    def news(self, run: Run, today: date) -> ScriptNews | None:
        """What happened to the script that is followed now, since the run entered it."""
        script = run.script_named(run.here.script)
        card = self._library.library.at(script.path)
        if card is None or card.header.kind is not Kind.SCRIPT:
            return ScriptNews(NewsKind.WITHDRAWN, script.header.title)
        if _is_out_of_use(card, today) and not _is_out_of_use(script, today):
            return ScriptNews(NewsKind.WITHDRAWN, script.header.title, card.header.revision)
        if card.digest == script.digest or self._reads_the_same(script):
            return None
        return ScriptNews(NewsKind.CHANGED, script.header.title, card.header.revision)

    def _reads_the_same(self, script: Script) -> bool:
        """A text that was kept has plain line ends, the file perhaps others."""
        try:
            return digest_of(self._folder.source(script.path)) == script.digest
        except ContentUnreadable:
            return False


def _is_out_of_use(text: Card | Script, today: date) -> bool:
    return text.header.confidence is Confidence.ARCHIVED or not text.header.in_force(today)
