"""Texts in two made-up languages that behave like Dutch and English, for machines without a corpus.

What an engine notices of a language is in them: few words are common and most are rare (Zipf), one language writes
words together with and without a linking s or en, words have other forms, articles of one subject share their words,
titles are short, headings repeat, bodies differ much in length. The same seed gives the same texts.
"""

import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

_STEMS = 6_000
_SUBJECTS = 60
_OWN_OF_A_SUBJECT = 120
_ONSETS = "b d f g h j k l m n p r s t v w z bl br dr fl gr kl kn pl pr sch schr sl sn sp st str tr vl zw".split()
_CORES = {"nl": "a aa e ee i ie o oo u uu oe eu ui ij ou".split(), "en": "a e i o u ea ee oa oo ai ou".split()}
_ENDS = "b d f g k l m n p r s t ft kt ld lk lm nd ng nk nt rk rm rn rt st".split()
_SMALL = {
    "nl": "de het een van en in is op te dat die voor met niet zijn aan er om ook als bij uit naar".split(),
    "en": "the of and to in is a that it for as with on be at by this not or from are which you".split(),
}
_FORMS = {"nl": ("en", "s", "je", "e"), "en": ("s", "ed", "ing", "er")}
_CODES = ("E-{:02}", "F.{:02}", "E{:03}", "KB{:04}", "087{:07}")


def made_up_documents(
    number: int, *, seed: int = 1, languages: tuple[str, ...] = ("nl", "en")
) -> Iterator[dict[str, Any]]:
    """So many articles: `path`, `lang`, `title`, `headings`, `body` of each."""
    chance = random.Random(seed)
    tongues = {lang: Tongue(lang, chance) for lang in languages}
    for place in range(number):
        lang = languages[place % 5 // 3 % len(languages)]
        yield _article(f"{lang}/d{place:06}.{lang}.md", tongues[lang], chance)


class Tongue:
    """The words of one language and how common each is."""

    def __init__(self, lang: str, chance: random.Random) -> None:
        self.lang = lang
        self._chance = chance
        stems = list(dict.fromkeys(self._stem() for _ in range(_STEMS)))
        # A compound may be made of compounds; words grow longer the rarer they are, as in the language itself.
        self._words = [*_SMALL[lang], *stems, *(self._compound(stems) for _ in range(_STEMS if lang == "nl" else 600))]
        self._shares = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._subjects = [chance.sample(self._words[200:], _OWN_OF_A_SUBJECT) for _ in range(_SUBJECTS)]

    def _stem(self) -> str:
        chance = self._chance
        parts = chance.choices((1, 2, 3), (3, 5, 2))[0]
        return "".join(chance.choice(_ONSETS) + chance.choice(_CORES[self.lang]) for _ in range(parts)) + chance.choice(
            _ENDS
        )

    def _compound(self, stems: list[str]) -> str:
        link = self._chance.choices(("", "s", "en"), (6, 3, 1))[0] if self.lang == "nl" else ""
        return self._chance.choice(stems) + link + self._chance.choice(stems)

    def subject(self) -> list[str]:
        """The words that articles of one subject share."""
        return self._chance.choice(self._subjects)

    def word(self, subject: list[str]) -> str:
        chance = self._chance
        if chance.random() < 0.25:
            word = chance.choice(subject)
        else:
            word = self._words[bisect(self._shares, chance.random() * self._shares[-1])]
        return word + chance.choice(_FORMS[self.lang]) if chance.random() < 0.12 and len(word) > 3 else word

    def rare(self, subject: list[str], number: int) -> list[str]:
        """Words that say something: no small ones."""
        found: list[str] = []
        while len(found) < number:
            word = self.word(subject)
            if len(word) > 4 and word not in found:
                found.append(word)
        return found


def _article(path: str, tongue: Tongue, chance: random.Random) -> dict[str, Any]:
    subject = tongue.subject()
    told = tongue.rare(subject, chance.randint(2, 5))
    headings = tuple(
        " ".join(tongue.rare(subject, chance.randint(1, 4))).capitalize() for _ in range(chance.randint(0, 7))
    )
    length = min(4_000, int(chance.lognormvariate(5.4, 0.8)) + 20)
    parts = [
        _paragraph(tongue, [*subject, *told * 8], chance, length // (len(headings) + 1))
        for _ in range(len(headings) + 1)
    ]
    body = parts[0] + "".join(f"\n\n## {heading}\n\n{part}" for heading, part in zip(headings, parts[1:], strict=True))
    return {"path": path, "lang": tongue.lang, "title": " ".join(told).capitalize(), "headings": headings, "body": body}


def _paragraph(tongue: Tongue, subject: list[str], chance: random.Random, length: int) -> str:
    sentences = []
    while length > 0:
        many = chance.randint(5, 22)
        several = [tongue.word(subject) for _ in range(many)]
        if chance.random() < 0.05:
            several.append(chance.choice(_CODES).format(chance.randint(0, 9_999)))
        sentences.append(" ".join(several).capitalize() + chance.choice((".", ".", ".", "?", ", of niet.")))
        length -= many
    return " ".join(sentences)
