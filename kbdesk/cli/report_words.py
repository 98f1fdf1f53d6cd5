"""Codes in a report as people read them: the organisation's own labels, else kbdesk's words, else the code."""

from kbdesk.domain.organisation import Organisation
from kbdesk.wording.reports import REPORT_CODES
from kbdesk.wording.speak import speak


class ReportWords:
    """In one language."""

    def __init__(self, organisation: Organisation, lang: str) -> None:
        self._organisation = organisation
        self._lang = lang

    def of(self, dimension: str, code: str) -> str:
        """The words for a code of a dimension; what was not said has words too."""
        if not code:
            return speak(REPORT_CODES, "report.not-said", self._lang)
        if dimension == "product":
            return self._organisation.product_label(code, self._lang)
        if dimension == "outcome":
            outcome = self._organisation.outcome(code)
            return outcome.label.in_language(self._lang, code) if outcome is not None else code
        key = f"report.{dimension}.{code}"
        return speak(REPORT_CODES, key, self._lang) if key in REPORT_CODES else code
