"""Reports on the content as it stands: they need the library only, and open no records."""

from collections.abc import Callable
from datetime import datetime

from kbdesk.domain.content_report import (
    Coverage,
    ReviewReport,
    TranslationReport,
    coverage,
    reviews,
    translations,
)
from kbdesk.workflows.keep_library import KeepLibrary


class ReportContent:
    """The library must be open."""

    def __init__(self, library: KeepLibrary, *, now: Callable[[], datetime]) -> None:
        self._library = library
        self._now = now

    def coverage(self) -> Coverage:
        """Articles by product and phase."""
        return coverage(self._library.library, self._now().date())

    def reviews(self) -> ReviewReport:
        """Texts to be looked at again."""
        return reviews(self._library.library, self._now().date())

    def translations(self) -> TranslationReport:
        """Halves that are missing or behind."""
        return translations(self._library.library)
