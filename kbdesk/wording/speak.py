"""Picks a sentence in the reader's language and fills it in."""

from collections.abc import Mapping

Table = Mapping[str, tuple[str, str]]
"""Key -> (English, Dutch). A text with `|` holds singular and plural, chosen by the value `n`."""


def speak(table: Table, key: str, lang: str, /, **values: object) -> str:
    """The sentence for `key` with `{name}` filled in; `n` chooses between `one|many`.

    Raises KeyError for an unknown key: a missing sentence is a bug, and a test walks all keys.
    """
    text = table[key][1 if lang == "nl" else 0]
    if "|" in text:
        one, many = text.split("|", 1)
        text = one if values.get("n") == 1 else many
    return text.format(**values) if values else text
