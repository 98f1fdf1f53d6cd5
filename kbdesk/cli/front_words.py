"""What the words of a start say to the front door: the window or the terminal, and which folders.

Read without the table of all commands: a second start must hand its words over at once, and loading that table takes
longer than all the rest. What is more than a window is asked for goes to the terminal, which reads the words anew.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kbdesk.domain.language import Language

_VALUES = {"--content": "KBDESK_CONTENT", "--data": "KBDESK_DATA", "--lang": ""}
_FLAGS = frozenset({"--json", "--quiet", "--tray", "--verbose"})
_OPEN = "open"


@dataclass(frozen=True, slots=True)
class FrontWords:
    """`address` is what stands behind `open`, unread, perhaps nothing; the folders are None where none was named.
    `in_tray`: the window keeps out of sight until it is asked for.
    """

    address: str = ""
    content: Path | None = None
    data: Path | None = None
    as_json: bool = False
    in_tray: bool = False


def front_words(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> FrontWords | None:
    """None where a command stands among the words, or anything that only the terminal can read."""
    plain: list[str] = []
    named: dict[str, str] = {}
    flags: set[str] = set()
    rest = iter(words)
    for word in rest:
        if word == "--":
            plain += rest  # what a link brings along is never an option
            break
        name, equals, value = word.partition("=")
        if name in _VALUES:
            named[name] = value if equals else next(rest, "")
            if not named[name] or (not equals and named[name].startswith("-")):
                return None
        elif word in _FLAGS:
            flags.add(word)
        else:
            plain.append(word)
    if not _is_for_the_window(plain) or named.get("--lang", "nl") not in tuple(Language):
        return None
    try:
        content, data = (_folder(named.get(name) or environment.get(_VALUES[name])) for name in ("--content", "--data"))
    except RuntimeError:  # `~` of somebody who is not there
        return None
    return FrontWords(_address(plain[1:]), content, data, "--json" in flags, "--tray" in flags)


def _is_for_the_window(plain: Sequence[str]) -> bool:
    """Nothing, or `open` with an address and perhaps its last value."""
    return not plain or (plain[0] == _OPEN and len(plain) <= 3 and not any(word.startswith("-") for word in plain[1:2]))


def _address(behind: Sequence[str]) -> str:
    if len(behind) < 2:
        return "".join(behind)
    from kbdesk.domain.asked_address import with_value

    return with_value(*behind)


def _folder(named: str | None) -> Path | None:
    return Path(named).expanduser() if named else None
