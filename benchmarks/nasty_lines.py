"""Lines that nobody should have to type: pieces that break readers of text, and real questions with something done to them."""

import random
from collections.abc import Callable, Sequence

# fmt: off
PIECES = (
    # What other searches take for commands, whole and broken.
    '"', '""', "“", "”", "„", "«", "'", "`", "(", ")", "[", "{", "}", "^", "~", "~2", "*", "?", "a*", "*a", "?a", "e?",
    "+", "-", "--", ":", "title:", "body:water", "nosuchfield:x", "_id:1", "AND", "OR", "NOT", "NEAR/3", "TO", "[a TO z]",
    "\\", "\\\\", "/", "//", "/.*/", "a{1,9999}", "(?:a+)+$", "%", "%s", "%n", "{0}", "{x.__class__}", "$(x)", "${x}",
    ";--", "' OR '1'='1", "<b>", "&amp;", "</script>",
    "\n", "\r\n", "\t", "\v", "\f", "\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\ufeff", "\u2028", "\u2029",
    # Signs that fold, join, combine, go from right to left, stand outside the first plane or are half of a pair.
    "ß", "ẞ", "ĳ", "Ĳ", "İ", "ı", "ŉ", "ﬁ", "ﬃ", "½", "²", "①", "Ⅷ", "㎏", "№", "ﷺ", "é", "e\u0301", "\u0301",
    "\u0301" * 40, "Å", "\u212b", "a\u0323\u0302", "\u200d", "\u200b", "\u00ad", "\u2060", "\u202e", "\u202dabc",
    "\u2066x\u2069", "שלום", "مرحبا", "ملف", "हिन्दी", "ภาษาไทย", "中文", "日本語", "한국어", "\u1100\u1161\u11a8", "ｆｕｌｌ",
    "😀", "👨‍👩‍👧‍👦", "🇳🇱", "👍🏽", "𝕨𝕒𝕥𝕖𝕣", "𐍈", "\ud800", "\udfff", "\udc80\udcff", "\uffff", "\U0010ffff",
    # Numbers, codes and long things.
    "0", "-1", "1e309", "٣", "৭", "²³", "E-04", "e 04", "E04", "F.28", "E-", "-04", "E--04", "1.2.3.4", "06 12 34 56 78",
    "8716 8710 0000 0123 45", "12 34 56 78 90 12 34 56 78 90 12 34", "a-" * 30, "1." * 40, "a_b_c", "__", "=x", "x" * 39,
    "x" * 40, "x" * 41, "é" * 41, "ss" * 30, "aa" * 200, "a", "i", "de", "het", "of", "  ", "     ",
    "\u00a0", "\u3000", "\u2007",
)
# fmt: on
"""Every one is also asked by itself."""
_SPACES = " \u00a0\u2003\t\u200b-_/."
_HANDS = "abcdefghijklmnopqrstuvwxyz0123456789'\"-"
LONGEST = 10_000


class NastyLines:
    """An endless row of them, the same for the same seed; `questions` are lines as people type them."""

    def __init__(self, questions: Sequence[str], *, seed: int) -> None:
        self._questions = questions
        self._chance = random.Random(seed)
        self._deeds: tuple[Callable[[str], str], ...] = (
            self._slip, self._slip, self._slip, self._begun, self._piece_in, self._piece_in, self._pieces_round,
            self._quoted, self._other_case, self._other_spaces, self._joined, self._accented, self._again, self._two, self._turned,
        )  # fmt: skip

    def line(self) -> str:
        """One more; at most LONGEST signs."""
        chance = self._chance
        kind = chance.random()
        if kind < 0.1:
            line = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        elif kind < 0.15:
            line = " ".join(chance.choices(PIECES, k=chance.randint(1, 40)))
        elif kind < 0.2:
            line = "".join(
                chr(chance.choice((chance.randrange(0x250), chance.randrange(0x3000), chance.randrange(0x110000))))
                for _ in range(chance.randint(1, 60))
            )
        else:
            line = chance.choice(self._questions)
            for _ in range(chance.choices((0, 1, 2, 3, 6), (1, 5, 4, 2, 1))[0]):
                line = chance.choice(self._deeds)(line)
        return line[:LONGEST]

    def _at(self, line: str) -> int:
        return self._chance.randint(0, len(line))

    def _slip(self, line: str) -> str:
        """A letter left out, doubled, swapped with its neighbour, or another one."""
        at, letter = self._at(line), self._chance.choice(_HANDS)
        return self._chance.choice(
            (
                line[:at] + line[at + 1 :],
                line[:at] + line[at : at + 1] + line[at:],
                line[:at] + line[at : at + 2][::-1] + line[at + 2 :],
                line[:at] + letter + line[at + 1 :],
                line[:at] + letter + line[at:],
            )
        )

    def _begun(self, line: str) -> str:
        return line[: self._at(line)]

    def _piece_in(self, line: str) -> str:
        at = self._at(line)
        return line[:at] + self._chance.choice(PIECES) + line[at:]

    def _pieces_round(self, line: str) -> str:
        return self._chance.choice(PIECES) + line + self._chance.choice(PIECES)

    def _quoted(self, line: str) -> str:
        parts = line.split(" ")
        parts.insert(self._chance.randint(0, len(parts)), '"')
        parts.insert(self._chance.randint(0, len(parts)), '"')
        return self._chance.choice((" ".join(parts), f'"{line}"', f'"{line}', " ".join(f'"{part}"' for part in parts)))

    def _other_case(self, line: str) -> str:
        return self._chance.choice((line.upper(), line.title(), line.swapcase()))

    def _other_spaces(self, line: str) -> str:
        return line.replace(" ", self._chance.choice(_SPACES))

    def _joined(self, line: str) -> str:
        return line.replace(" ", "", self._chance.randint(1, 3))

    def _accented(self, line: str) -> str:
        marks = "\u0301\u0308\u0327\u0338\u20dd"
        return "".join(sign + self._chance.choice(marks) if self._chance.random() < 0.2 else sign for sign in line)

    def _again(self, line: str) -> str:
        times = self._chance.choice((2, 3, 50, 2_000))
        return (line + self._chance.choice(("", " ", '"', "-")))[:200] * times

    def _two(self, line: str) -> str:
        return line + self._chance.choice(("", " ", ",")) + self._chance.choice(self._questions)

    def _turned(self, line: str) -> str:
        return self._chance.choice((line[::-1], " ".join(reversed(line.split(" ")))))
