"""How content a customer says to be, in words. (English, Dutch)."""

from kbdesk.domain.organisation import Organisation
from kbdesk.wording.speak import Table, speak

SATISFACTIONS: Table = {
    "satisfaction.satisfied": ("Satisfied", "Tevreden"),
    "satisfaction.neutral": ("Neutral", "Neutraal"),
    "satisfaction.unsatisfied": ("Not satisfied", "Niet tevreden"),
}
"""Of the usual codes; those of an organisation have their own labels."""


def satisfaction_in_words(code: str, organisation: Organisation, lang: str) -> str:
    """By the organisation's label; a code that it has no more, and a mark that was typed, stand for themselves."""
    own = next((one for one in organisation.satisfactions if one.code == code), None)
    if own is not None:
        return own.label.in_language(lang, code)
    key = f"satisfaction.{code}"
    return speak(SATISFACTIONS, key, lang) if key in SATISFACTIONS else code
