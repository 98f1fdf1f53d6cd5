"""Which language to speak: what was asked for, else the settings, else the system, else English."""

import locale
import os
import sys
from collections.abc import Mapping, Sequence

from kbdesk.domain.language import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_language(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language that the words or KBDESK_LANG ask for, read before the words are: help is in it too. Else empty."""
    for place, word in enumerate(words):
        if word == "--":
            break
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang":
            asked = next(iter(words[place + 1 : place + 2]), "")
        if known := _known(asked):
            return known
    return _known(environment.get("KBDESK_LANG", ""))


def spoken_language(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The language that was asked for, else the system's, else English."""
    return asked_language(words, environment) or system_language(environment) or Language.EN.value


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the user's system, where kbdesk speaks it; else empty."""
    named = next((value for name in _VARIABLES if (value := environment.get(name, ""))), "")
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""  # `Dutch_Netherlands`
    return _known(named)


def _known(name: str) -> str:
    return next((lang.value for lang in Language if name.lower()[:2] == lang.value), _by_name(name))


def _by_name(name: str) -> str:
    return Language.NL.value if name.lower().startswith("dutch") else ""
