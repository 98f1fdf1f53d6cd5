"""Words of a line without its marks, for titles and summaries."""

import re

_TAGS = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<!--[^\n]{0,300}?-->")
_STARS = re.compile(r"[*`]{1,3}(\S(?:[^*`\n]{0,300}\S)?)[*`]{1,3}")
_LOW_LINES = re.compile(r"(?<!\w)_{1,3}(\S(?:[^_\n]{0,300}\S)?)_{1,3}(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_words(value: str) -> str:
    """Words without tags and marks, on one line."""
    value = _LINK.sub(r"\1", _TAGS.sub("", value))
    return _ESCAPED.sub(r"\1", " ".join(_LOW_LINES.sub(r"\1", _STARS.sub(r"\1", value)).split()))
