"""Code and comments put aside while the rest of a text is converted, and put back afterwards.

What stands in code is an example of a shortcode, not one. A piece leaves a sign in the text that no author types; the
sign of a fence takes its lines along to wherever it moves, in a list or in a box.
"""

import re

_OPENS = re.compile(r"^((?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_SPAN = re.compile(r"(?<!`)(`{1,3})(?!`)([^\n]{1,600}?)(?<!`)\1(?!`)")
_SIGN = re.compile("\ue000(\\d+)\ue001")
_IN_QUOTE = re.compile(r"^[ \t>]*")
_NO_QUOTE = re.compile(r"[^>\s]")


def without_signs(text: str) -> str:
    """A text from outside, without signs that only we may set."""
    return text.replace("\ue000", "").replace("\ue001", "")


class Masks:
    """The pieces of one text."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def mask(self, text: str) -> str:
        """The text with signs for its code and comments; again, for what conversions brought."""
        return _SPAN.sub(lambda match: self._keep(match[0]), self._comments(self._fences(text)))

    def keep(self, text: str) -> str:
        """A sign for a text that must stay as it is."""
        return self._keep(text)

    def unmask(self, text: str) -> str:
        """The text with its pieces back, fences with whatever now stands before them on each of their lines."""
        for _ in range(3):  # a comment may hold code, and a kept text a comment
            if "\ue000" not in text:
                break
            text = "\n".join(self._line(line) for line in text.split("\n"))
        return text

    def _line(self, line: str) -> str:
        found = _SIGN.search(line)
        if found is None:
            return line
        piece = self._kept[int(found[1])]
        if "\n" in piece and not line[found.end() :].strip():
            before = line[: found.start()]
            between = "\n" + _NO_QUOTE.sub(" ", before)
            return before + between.join(piece.split("\n"))
        return _SIGN.sub(lambda match: self._kept[int(match[1])], line)

    def _keep(self, piece: str) -> str:
        self._kept.append(piece)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def _fences(self, text: str) -> str:
        shown: list[str] = []
        code: list[str] | None = None
        before = mark = ""
        for line in text.split("\n"):
            if code is None:
                opening = _OPENS.match(line)
                if opening is None:
                    shown.append(line)
                    continue
                before, mark = opening[1], opening[2]
                code = [mark + opening[3]]
                continue
            bare = line.strip(" \t>")
            code.append(bare if _closes(bare, mark) else _without_margin(line, len(before)))
            if _closes(bare, mark):
                shown.append(before + self._keep("\n".join(code)))
                code = None
        if code is not None:
            shown.append(before + self._keep("\n".join([*code, mark])))
        return "\n".join(shown)

    def _comments(self, text: str) -> str:
        shown: list[str] = []
        at = 0
        while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
            shown += [text[at:begin], self._keep(text[begin : end + 3])]
            at = end + 3
        return "".join([*shown, text[at:]])


def _closes(bare: str, mark: str) -> bool:
    return len(bare) >= len(mark) and not bare.strip(mark[0])


def _without_margin(line: str, width: int) -> str:
    """The line without the blanks and quote signs that stood before the fence too."""
    margin = _IN_QUOTE.match(line[:width])
    return line[margin.end() if margin else 0 :]
