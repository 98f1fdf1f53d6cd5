"""General words beside those of a text: what they bring up, and what stands above them."""

import pytest
from search_builders import an_article, an_index, ask, found, on_top

GENERAL = (("nl", (("spullen", "artikelen"), ("gsm", "mobiele telefoon"), ("nota", "factuur"))),)
PAIRS = (("nl", (("klacht", "complaint"), ("indienen", "submit"), ("klacht", "grievance"))),)
OTHERS = [
    an_article(f"other{number}.md", f"Iets {number}", f"Een verhaal over van alles {number}.") for number in range(9)
]


@pytest.fixture
def index(tmp_path):
    return an_index(
        tmp_path,
        an_article("artikelen.md", "Retour", "Stuur de artikelen binnen een week terug."),
        an_article("telefoon.md", "Toestel", "Een mobiele telefoon bestelt u hier."),
        an_article("factuur.md", "Factuur", "De factuur. Elke factuur heeft een nummer. Facturen komen per post."),
        an_article(
            "nota.md", "Post", "Wij sturen veel over van alles, en heel soms ook een nota, wie weet wanneer dan."
        ),
        *OTHERS,
    )


@pytest.mark.parametrize(
    ("typed", "right"), [("spullen terug", "artikelen.md"), ("gsm", "telefoon.md"), ("artikel", "artikelen.md")]
)
def test_a_customers_word_brings_up_the_text_with_the_word_of_the_house(index, typed, right):
    assert on_top(index, typed, thesaurus=GENERAL) == right


def test_without_it_there_is_nothing(index):
    assert found(index, "gsm") == []


def test_who_holds_the_very_word_stands_above_who_holds_another(index):
    assert found(index, "nota", thesaurus=GENERAL) == ["nota.md", "factuur.md"]


def test_where_the_organisation_says_what_a_word_means_the_general_words_are_silent(index):
    own = (("nl", (("nota", "artikelen"),)),)
    assert set(found(index, "nota", synonyms=own, thesaurus=GENERAL)) == {"nota.md", "artikelen.md"}


def test_half_of_a_compound_written_apart_means_nothing_by_itself(tmp_path):
    index = an_index(
        tmp_path,
        an_article("klantkaart.md", "Pas", "De klantkaart ligt klaar."),
        an_article("afnemer.md", "Kaart", "De kaart van een afnemer. Afnemer, kaart."),
        *OTHERS,
    )
    general = (("nl", (("klant", "afnemer"),)),)
    assert found(index, "klant", thesaurus=general) == ["afnemer.md"]
    words = ask(index, "klant kaart", thesaurus=general, explain=True).hits[0].explanation
    assert not any("thesaurus" in line for line in words)


def test_the_explanation_says_which_general_word_was_met(index):
    (hit,) = ask(index, "gsm", thesaurus=GENERAL, explain=True).hits
    assert "ways=exact:gsm,thesaurus:mobiele+telefoon" in hit.explanation[0]


ENGLISH = (
    an_article("complaint.en.md", "Complaint", "How to submit a complaint about us."),
    an_article("bill.en.md", "Bill", "How to read the bill."),
)


def test_a_question_that_no_text_of_its_language_answers_finds_the_one_in_the_other(tmp_path):
    index = an_index(tmp_path, *ENGLISH, *OTHERS)
    answer = ask(index, "klacht indienen", translations=PAIRS, lang="nl")
    assert [hit.path for hit in answer.hits] == ["complaint.en.md"]
    assert answer.other_language


def test_where_texts_of_its_language_answer_it_the_other_is_not_asked(tmp_path):
    dutch = [an_article(f"klacht{number}.md", "Klacht", f"Een klacht indienen kan zo {number}.") for number in range(3)]
    index = an_index(tmp_path, *ENGLISH, *dutch, *OTHERS)
    assert "complaint.en.md" not in found(index, "klacht indienen", translations=PAIRS, lang="nl")


def test_words_of_another_language_mean_nothing_to_each_other(tmp_path):
    index = an_index(tmp_path, an_article("grievance.en.md", "Grievance", "A grievance."), *OTHERS)
    assert found(index, "complaint", translations=PAIRS, lang="en") == []
