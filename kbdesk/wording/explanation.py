"""Why a hit stands where it stands, in sentences: what `Hit.explanation` says in facts, for people who tune content.

Each fact is a line of `name=value` pairs. What a line does not hold is not spoken of, so that the search may say more
or less than these sentences know.
"""

from collections.abc import Iterator
from itertools import groupby

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.hit import Answer, Hit
from kbdesk.wording.speak import Table, speak
from kbdesk.wording.terminal import TERMINAL

EXPLANATION: Table = {
    "best": (
        "In front: an editor marked it as the answer to exactly these words.",
        "Vooraan: de redactie wees dit aan als antwoord op precies deze woorden.",
    ),
    "fields": ("Found in: {fields}", "Gevonden in: {fields}"),
    "word": (
        "{word}: rarity {rarity} × weight in this text {weight} = {points} points",
        "{word}: zeldzaamheid {rarity} × gewicht in deze tekst {weight} = {points} punten",
    ),
    "code-times": (
        "{word} (as the code {others}): rarity {rarity} × weight in this text {weight} × {times} = {points} points",
        "{word} (als de code {others}): zeldzaamheid {rarity} × gewicht in deze tekst {weight} × {times} = {points} punten",
    ),
    "absent": ("{word}: not in this text", "{word}: niet in deze tekst"),
    "near": ("{word}, read as {others}", "{word}, gelezen als {others}"),
    "synonym": ("{word} (or {others})", "{word} (of {others})"),
    "thesaurus": ("{word} (or, as people say, {others})", "{word} (of, zoals men zegt, {others})"),
    "translated": ("{word} (in the other language: {others})", "{word} (in de andere taal: {others})"),
    "parts": ("{word} (or its parts {others})", "{word} (of de delen {others})"),
    "joined": ("{word} (or written together: {others})", "{word} (of aaneen: {others})"),
    "beginning": ("{word}… (a beginning)", "{word}… (een begin)"),
    "code": ("{word} (as code or id {others})", "{word} (als code of id {others})"),
    "or": ("or", "of"),
    "and": ("and", "en"),
    "more": ("{n} more", "nog {n}"),
    "phrase": (
        "Holds exactly {phrase}, as the quotation marks ask.",
        "Bevat precies {phrase}, zoals de aanhalingstekens vragen.",
    ),
    "points": ("{points} points together", "Samen {points} punten"),
    "coverage": (
        "× {factor}  {share} % of the question is met, rare words counting most",
        "× {factor}  {share} % van de vraag komt voor; zeldzame woorden tellen het meest",
    ),
    "title": (
        "× {factor}  {share} % of the question stands in the title",
        "× {factor}  {share} % van de vraag staat in de titel",
    ),
    "near-together": (
        "× {factor}  its words stand side by side as in the question ({share} %)",
        "× {factor}  de woorden staan naast elkaar zoals in de vraag ({share} %)",
    ),
    "signals": ("× {factor}  {reasons}", "× {factor}  {reasons}"),
    "signal.title": ("its title is just this question", "de titel is precies deze vraag"),
    "signal.language": ("in another language", "in een andere taal"),
    "signal.step": ("a step of a script", "een stap van een belscript"),
    "signal.archived": ("archived", "gearchiveerd"),
    "signal.overdue": ("check overdue", "controle verlopen"),
    "signal.validated": ("validated", "gevalideerd"),
    "signal.not-in-force": ("not in force today", "geldt vandaag niet"),
    "signal.other": ("other signals", "andere signalen"),
    "score": ("= score {score}", "= score {score}"),
    "half": (
        "Place and score are those of its half in another language, which meets the question better.",
        "Plaats en score zijn die van de andere taalhelft, die beter bij de vraag past.",
    ),
    "above-steps": (
        "Stands above its own step, which scores {score}.",
        "Staat boven de eigen stap, die {score} scoort.",
    ),
}

_EXACT_TITLE = 1.2
"""Only a title that is the question itself raises the signals above this."""
_MOST_OTHERS = 4
"""Words with the same meaning that are named; a group of synonyms may hold twenty."""
_RAISED = 1.15
"""A score so many times above its own product was taken over from elsewhere; less than that is rounding."""


def why_it_stands_here(hit: Hit, answer: Answer, lang: str) -> tuple[str, ...]:
    """The lines for one hit of an answer; none when nothing was explained."""
    if not hit.explanation:
        return ()
    return tuple(_Telling(hit, answer, lang).lines())


class _Telling:
    """One hit's facts, on their way into sentences."""

    def __init__(self, hit: Hit, answer: Answer, lang: str) -> None:
        self._hit, self._answer, self._lang = hit, answer, lang
        self._facts = [_pairs(line) for line in hit.explanation]
        self._product = 1.0

    def lines(self) -> Iterator[str]:
        if self._hit.best:
            yield self._say("best")
        fields = [speak(TERMINAL, f"why.{name}", self._lang) for name in self._hit.why if name != "best_for"]
        if fields:
            yield self._say("fields", fields=", ".join(fields))
        for fact in self._facts:
            if "phrase" in fact:
                yield self._say("phrase", phrase=f"“{fact['phrase'].replace('+', ' ')}”")
        words = [fact for fact in self._facts if "word" in fact]
        yield from (self._words(list(several)) for _, several in groupby(words, key=_code_and_points))
        total = next((fact for fact in self._facts if "score" in fact), {})
        if len(words) > 1 and "points" in total:
            yield self._say("points", points=self._number(total["points"]))
        self._product = float(total.get("points", 0))
        yield from self._factors()
        yield self._say("score", score=self._number(self._hit.score))
        yield from self._place()

    def _words(self, several: list[dict[str, str]]) -> str:
        """One word; or the pieces of a code, which count as often as there are and would read as if they stood alone."""
        first = several[0]
        if len(several) == 1:
            return self._word(first)
        told = [f"“{fact['word']}”" for fact in several]
        points = sum(float(fact["points"]) for fact in several)
        numbers = {"rarity": first["idf"], "weight": first["weight"], "points": f"{points}"}
        return self._say(
            "code-times",
            word=f"{', '.join(told[:-1])} {self._say('and')} {told[-1]}",
            others=first["ways"].partition(":")[2],
            times=len(several),
            **{name: self._number(value) for name, value in numbers.items()},
        )

    def _word(self, fact: dict[str, str]) -> str:
        word = self._known_as(fact)
        if not float(fact.get("weight", 0)):
            return self._say("absent", word=word)
        numbers = {"rarity": fact.get("idf", 0), "weight": fact["weight"], "points": fact.get("points", 0)}
        return self._say("word", word=word, **{name: self._number(value) for name, value in numbers.items()})

    def _known_as(self, fact: dict[str, str]) -> str:
        """The word with the other ways in which it may be met."""
        ways: dict[str, list[str]] = {}
        for way in fact.get("ways", "").split(","):
            how, _, words = way.partition(":")
            ways.setdefault(how, []).append(words.lstrip("=").replace("+", " "))
        told = f"“{fact['word']}”"
        if "beginning" in ways:
            told = self._say("beginning", word=told)
        for how in ("near", "parts", "joined", "synonym", "thesaurus", "translated", "code"):
            others = [other for other in ways.get(how, ()) if other != fact["word"]]
            if others:
                named = others if len(others) <= _MOST_OTHERS + 1 else others[:_MOST_OTHERS]
                if len(named) < len(others):
                    named = [*named, self._say("more", n=len(others) - len(named))]
                told = self._say(how, word=told, others=f" {self._say('or')} ".join(named))
        return told

    def _factors(self) -> Iterator[str]:
        shares = (("coverage", "coverage"), ("title_share", "title"), ("nearness", "near-together"))
        for fact in self._facts:
            factor = float(fact.get("factor", 1))
            self._product *= factor
            if f"{factor:.2f}" == "1.00":
                continue
            for name, key in shares:
                if name in fact:
                    share = round(100 * float(fact[name]))
                    yield self._say(key, factor=self._number(factor), share=share)
            if "signals" in fact:
                reasons = ", ".join(self._say(f"signal.{name}") for name in self._signals(fact, factor))
                yield self._say("signals", factor=self._number(factor), reasons=reasons)

    def _signals(self, fact: dict[str, str], factor: float) -> list[str]:
        hit = self._hit
        is_title = factor > _EXACT_TITLE
        lowered = {
            "step": hit.kind is Kind.STEP,
            "archived": hit.confidence is Confidence.ARCHIVED,
            "overdue": hit.overdue,
        }
        found = ["title"] if is_title else [name for name, is_so in lowered.items() if is_so]
        if fact.get("lang", "") not in {self._answer.question.lang, "und", ""}:
            found.append("language")
        if factor < 1 and not found:
            found.append("not-in-force")
        if hit.confidence is Confidence.VALIDATED:
            found.append("validated")
        return found or ["other"]

    def _place(self) -> Iterator[str]:
        if self._product and self._hit.score > self._product * _RAISED:
            yield self._say("half")
        steps = [hit.score for hit in self._answer.hits if hit.kind is Kind.STEP and hit.path == self._hit.path]
        if self._hit.kind is Kind.SCRIPT and max(steps, default=0) > self._hit.score:
            yield self._say("above-steps", score=self._number(max(steps)))

    def _number(self, value: float | str) -> str:
        shown = f"{float(value):.2f}"
        return shown.replace(".", ",") if self._lang == "nl" else shown

    def _say(self, key: str, **values: object) -> str:
        return speak(EXPLANATION, key, self._lang, **values)


def _code_and_points(fact: dict[str, str]) -> tuple[str, str] | str:
    """The same for all pieces of one code that is met; else each word is for itself."""
    ways = fact.get("ways", "")
    is_code = ways.startswith("code:") and "," not in ways and float(fact.get("weight", 0)) > 0
    return (ways, fact.get("points", "")) if is_code else fact["word"]


def _pairs(line: str) -> dict[str, str]:
    return {name: value for name, _, value in (part.partition("=") for part in line.split(" "))}
