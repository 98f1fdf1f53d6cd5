"""Why a hit stands where it stands, in sentences."""

import re

import pytest

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.hit import Answer, Hit, Question
from kbdesk.wording.explanation import EXPLANATION, why_it_stands_here

PLACEHOLDER = re.compile(r"\{(\w+)")
FACTS = (
    "word=geen ways=exact:geen idf=1.50 weight=0.90 points=1.35",
    "word=watr ways=exact:watr,near:water,near:waar idf=1.75 weight=0.80 points=1.40",
    "word=nacht ways=exact:nacht idf=3.00 weight=0.00 points=0.00",
    "fields=title,body",
    "coverage=0.52 factor=0.68",
    "title_share=1.00 factor=1.40",
    "nearness=0.00 factor=1.00",
    "signals factor=0.88 lang=en confidence=validated",
    "points=2.75 score=2.30",
)


def a_hit(**more):
    values = {
        "rank": 1,
        "id": "x",
        "kind": Kind.ARTICLE,
        "lang": "en",
        "title": "X",
        "title_marked": (),
        "summary": "",
        "snippet": (),
        "score": 2.30,
        "why": ("title", "body"),
        "path": "x.md",
        "line": 1,
        "confidence": Confidence.VALIDATED,
        "explanation": FACTS,
    }
    return Hit(**{**values, **more})


def told(hit, *others, lang="en"):
    return why_it_stands_here(hit, Answer(Question("geen watr nacht", "nl"), (hit, *others), 1, 1.0), lang)


def test_both_languages_say_the_same_with_the_same_facts():
    for key, (english, dutch) in EXPLANATION.items():
        assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(dutch)), key


def test_each_word_each_factor_and_the_sum_are_told():
    assert told(a_hit()) == (
        "Found in: title, text",
        "“geen”: rarity 1.50 × weight in this text 0.90 = 1.35 points",
        "“watr”, read as water or waar: rarity 1.75 × weight in this text 0.80 = 1.40 points",
        "“nacht”: not in this text",
        "2.75 points together",
        "× 0.68  52 % of the question is met, rare words counting most",
        "× 1.40  100 % of the question stands in the title",
        "× 0.88  in another language, validated",
        "= score 2.30",
    )


def test_dutch_has_its_own_words_and_comma():
    lines = told(a_hit(), lang="nl")
    assert lines[1] == "“geen”: zeldzaamheid 1,50 × gewicht in deze tekst 0,90 = 1,35 punten"
    assert lines[-1] == "= score 2,30"


def test_what_an_editor_chose_is_told_first():
    assert told(a_hit(best=True))[0] == "In front: an editor marked it as the answer to exactly these words."


def test_a_place_taken_over_from_the_other_half_is_told():
    assert "half in another language" in told(a_hit(score=9.0))[-1]


def test_a_script_above_its_own_better_step_is_told():
    step = a_hit(kind=Kind.STEP, step="s", score=2.5)
    assert told(a_hit(kind=Kind.SCRIPT), step)[-1] == "Stands above its own step, which scores 2.50."


@pytest.mark.parametrize("facts", [("something=new",), ("word=x",), ("signals factor=0.50",), ("x",)])
def test_facts_of_another_kind_are_let_pass(facts):
    assert told(a_hit(explanation=facts))[-1].startswith(("= score", "Place and score"))


def test_nothing_was_explained_nothing_is_told():
    assert told(a_hit(explanation=())) == ()


def test_the_pieces_of_a_code_are_told_as_one():
    of_code = " ways=code:e04 idf=5.00 weight=0.90 points=4.50"
    facts = (f"word=e{of_code}", f"word=04{of_code}", f"word=e04{of_code}", "points=13.50 score=13.50")
    shown = told(a_hit(explanation=facts, score=13.5))
    assert "“e”, “04” and “e04” (as the code e04): rarity 5.00 × weight in this text 0.90 × 3 = 13.50 points" in shown
    assert sum("rarity" in line for line in shown) == 1


def test_a_code_that_is_not_there_is_told_for_each_of_its_words():
    of_code = " ways=code:e04 idf=5.00 weight=0.00 points=0.00"
    shown = told(a_hit(explanation=(f"word=e{of_code}", f"word=04{of_code}", "points=0.00 score=0.00")))
    assert sum("not in this text" in line for line in shown) == 2


def test_of_many_words_with_the_same_meaning_the_first_few_are_named():
    ways = ",".join(["exact:a", *(f"synonym:w{number}" for number in range(20))])
    shown = told(a_hit(explanation=(f"word=a ways={ways} idf=1.00 weight=0.50 points=0.50",)))
    assert any("“a” (or w0 or w1 or w2 or w3 or 16 more): rarity" in line for line in shown)


def test_a_phrase_between_quotation_marks_is_told():
    shown = told(a_hit(explanation=("phrase=slimme+meter", *FACTS)), lang="nl")
    assert "Bevat precies “slimme meter”, zoals de aanhalingstekens vragen." in shown
