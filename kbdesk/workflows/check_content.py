"""Checks the content folder, and plays the scenarios of its scripts."""

from collections.abc import Callable
from datetime import datetime

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.folder import ContentFolder
from kbdesk.domain.finding import Finding
from kbdesk.domain.progress import Progress


class CheckContent:
    """Never writes."""

    def __init__(self, folder: ContentFolder, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def check(self, progress: Progress) -> tuple[Finding, ...]:
        """All findings, by file and line. Raises ContentUnreadable when the folder is not there."""
        return check_folder(self._folder, progress, today=self._now().date())
