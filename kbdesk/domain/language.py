"""The languages kbdesk itself speaks; content may be in any language."""

from enum import StrEnum


class Language(StrEnum):
    """An interface language, and the two content languages with their own word forms in the search."""

    NL = "nl"
    EN = "en"

    @property
    def other(self) -> "Language":
        """The half of a pair to fall back on."""
        return Language.EN if self is Language.NL else Language.NL


UNKNOWN_LANGUAGE = "und"
"""BCP 47 code for content whose language could not be told."""
