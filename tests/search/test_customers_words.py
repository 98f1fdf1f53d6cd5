"""The many ways in which people write one and the same thing, and what stands on top for them."""

import pytest
from search_builders import a_script, a_step, an_article, an_index, ask, found, on_top

from kbdesk.domain.article import Confidence
from kbdesk.domain.verdict import Tally, Verdicts
from kbdesk.search.analysis import Stems
from kbdesk.search.synonyms import SynonymTable

OTHERS = [
    an_article(f"other{number}.md", f"Iets {number}", f"Een verhaal van alles, nummer {number}, op 1 en 5 of 31 en 6.")
    for number in range(12)
]


@pytest.mark.parametrize("typed", ["1,5 bar", "1.5 bar", "1,5bar", "druk 1,5"])
@pytest.mark.parametrize("written", ["1,5 bar", "1.5 bar", "1.5bar"])
def test_a_point_or_a_comma_in_a_number_is_the_same_and_no_other_number(tmp_path, typed, written):
    index = an_index(
        tmp_path,
        an_article("right.md", "Druk", f"De druk moet {written} zijn, meer niet. Zie ook verder."),
        an_article("wrong.md", "Druk", "De druk moet 15 bar zijn in stap 1 en 5. Bar, bar, bar."),
        *OTHERS,
    )
    assert on_top(index, typed) == "right.md"


@pytest.mark.parametrize(
    ("written", "typed"),
    [("230 V", "230V"), ("230V", "230 v"), ("5 m³", "5 m3"), ("5m3", "5 m³"), ("21 °C", "21C"), ("3 kWh", "3kwh")],
)
def test_a_unit_is_found_close_to_its_number_or_apart(tmp_path, written, typed):
    index = an_index(tmp_path, an_article("right.md", "Net", f"Het is {written} hier."), *OTHERS)
    assert on_top(index, typed) == "right.md"


@pytest.mark.parametrize("written", ["0612345678", "06-12345678", "+31 6 1234 5678", "06 12 34 56 78"])
@pytest.mark.parametrize(
    "typed", ["+31 6 1234 5678", "0612345678", "0031612345678", "06-12345678", "06 1234 5678", "+31 (0)6 12345678"]
)
def test_a_telephone_number_is_found_in_any_grouping(tmp_path, written, typed):
    wrong = an_article("wrong.md", "Bellen", "Bel 06 1234 9999, of +31 6 8765 5678.")
    index = an_index(tmp_path, an_article("right.md", "Contact", f"Bel {written} voor hulp."), wrong, *OTHERS)
    assert found(index, typed) == ["right.md"]


@pytest.mark.parametrize(
    "typed", ["871687100000012345", "8716 8710 0000 0123 45", "871687.100000.012345", "8716-8710-0000-0123-45"]
)
def test_an_ean_is_found_in_any_grouping_and_another_is_not(tmp_path, typed):
    index = an_index(
        tmp_path,
        an_article("right.md", "Aansluiting", "De code is 871687100000012345."),
        an_article("wrong.md", "Aansluiting", "De code is 8716 8710 0000 0999 45."),
    )
    assert found(index, typed) == ["right.md"]


def test_a_version_is_not_the_number_without_its_points(tmp_path):
    index = an_index(
        tmp_path,
        an_article("version.md", "Versie", "Nieuw in 2.1.8."),
        an_article("number.md", "Aantal", "Er zijn 218."),
    )
    assert found(index, "2.1.8") == ["version.md"]
    assert found(index, "218") == ["number.md"]


def test_a_code_said_once_in_a_long_text_stands_above_many_of_its_pieces(tmp_path):
    pieces = "De vreemde span en de id. Een vreemde, een span, een id. " * 3
    others = [an_article(f"o{number}.md", f"Overzicht {number}", pieces) for number in range(3)]
    more = [an_article(f"m{number}.md", f"Ander {number}", "Iets heel anders over water.") for number in range(30)]
    right = an_article("right.md", "Besluiten", f"Bewaard wordt vreemde_span_id. {'En nog meer te lezen hier. ' * 900}")
    assert found(an_index(tmp_path, *others, *more, right), "vreemde_span_id")[0] == "right.md"


def test_a_name_of_several_words_stands_above_a_text_with_many_of_its_words(tmp_path):
    index = an_index(
        tmp_path,
        an_article("words.md", "Queue and name", "The queue has a name. A name for each queue, queue by queue."),
        an_article("name.md", "Settings", f"Set queue_name to 3. {'And more to read here. ' * 40}"),
    )
    assert found(index, "queue_name") == ["name.md", "words.md"]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("een zip-bestand", "zipbestand"),
        ("een zipbestand", "zip-bestand"),
        ("een zip-bestand", "zip bestand"),
        ("een e-mail", "email"),
        ("een email", "e-mail"),
        ("twee foto's", "fotos"),
        ("twee fotos", "foto’s"),
        ("de cv-ketel", "cv ketel"),
        ("een geïnstalleerde app", "geinstalleerde"),
    ],
)
def test_hyphens_apostrophes_and_accents_do_not_keep_words_apart(tmp_path, written, typed):
    index = an_index(tmp_path, an_article("right.md", "Titel", f"Dit is {written} van u."), *OTHERS)
    assert on_top(index, typed) == "right.md"


def test_the_very_word_stands_above_its_parts(tmp_path):
    index = an_index(
        tmp_path,
        an_article("parts.md", "Groep en kast", "Een groep in de kast. Groep, kast, groep, kast."),
        an_article("more.md", "Kast", "Een kast van een groep."),
        an_article("word.md", "Iets anders", f"Over de groepkast. {'En nog meer over van alles. ' * 40}"),
    )
    assert found(index, "groepkast")[0] == "word.md"
    assert "parts.md" in found(index, "groepkast")


def test_a_wrong_split_does_not_hide_a_slip_of_the_finger(tmp_path):
    index = an_index(
        tmp_path,
        an_article("right.md", "Specificatie", "De specificatie van het toestel. Elke specificatie telt."),
        an_article("wrong1.md", "Specific", "A specific tie."),
        an_article("wrong2.md", "Tie", "Another specific tie."),
    )
    answer = ask(index, "specifictie")
    assert answer.hits[0].path == "right.md"
    assert answer.read_as == "specificatie"


def test_two_words_that_only_by_accident_make_a_third_are_not_read_as_it(tmp_path):
    index = an_index(
        tmp_path,
        *(an_article(f"right{number}.md", f"Central {number}", "Central en nog iets.") for number in range(5)),
        an_article("accident.md", "Centralen", "Over centralen, centralen, centralen."),
        an_article("verb.md", "Aanmelden", "Eerst inloggen, dan verder."),
    )
    assert found(index, "central en")[-1] == "accident.md"
    assert on_top(index, "in loggen") == "verb.md"


def test_the_more_common_word_with_the_same_first_letter_is_what_was_meant(tmp_path):
    index = an_index(
        tmp_path,
        an_article("rare.md", "Hager", "Hager."),
        *(an_article(f"common{number}.md", f"Charger {number}", "The charger.") for number in range(3)),
    )
    assert ask(index, "chager").read_as == "charger"
    assert on_top(index, "my chager", lang="en").startswith("common")


def test_a_beginning_with_a_slip_in_it_is_mended_while_typing(tmp_path):
    index = an_index(tmp_path, an_article("right.md", "Meterstanden doorgeven", "Zo gaat dat."), *OTHERS)
    assert on_top(index, "mtersta", as_you_type=True) == "right.md"


def test_words_that_hold_a_sentence_together_do_not_decide(tmp_path):
    index = an_index(
        tmp_path,
        an_article("asks.md", "Mijn", "Mijn en mijn."),
        an_article("right.md", "Tarief", "Dit gaat soms omhoog."),
        *OTHERS,
    )
    assert on_top(index, "mijn omhoog") == "right.md"


def test_common_words_of_one_language_are_not_rare_because_half_is_in_another(tmp_path):
    dutch = [an_article(f"nl{number}.nl.md", f"Over {number}", f"Alles over nummer {number}.") for number in range(300)]
    english = [
        an_article(f"en{number}.en.md", f"About {number}", f"Use the page for {number} via a page.")
        for number in range(300)
    ]
    index = an_index(tmp_path, *dutch, *english)
    explained = ask(index, "page alles", explain=True).hits[0].explanation
    rarity = {line.split()[0]: float(line.partition("idf=")[2].split()[0]) for line in explained if "idf=" in line}
    assert rarity["word=page"] < 0.6


def test_the_first_paragraph_says_what_a_text_is_about(tmp_path):
    filler = "Nog een zin over iets anders, van alles en nog wat. " * 12
    index = an_index(
        tmp_path,
        an_article("later.md", "Eerste", f"Dit gaat over iets.\n\n{filler} De thermostaat instellen. {filler}"),
        an_article("about.md", "Tweede", f"De thermostaat instellen.\n\n{filler} {filler} En ook dit gaat over iets."),
    )
    assert found(index, "thermostaat instellen") == ["about.md", "later.md"]


def test_a_word_of_two_groups_of_synonyms_does_not_chain_them(tmp_path):
    table = SynonymTable((("nl", (("a", "b"), ("b", "c"), ("c", "a"))),), Stems())
    assert set(table.others(("a",))) == {("b",), ("c",)}
    chained = SynonymTable((("nl", (("nota", "factuur"), ("factuur", "bon"))),), Stems())
    assert chained.others(("nota",)) == (("factuur",),)
    index = an_index(
        tmp_path, an_article("bon.md", "Bon", "De bon."), an_article("factuur.md", "Factuur", "De factuur.")
    )
    assert found(index, "nota", synonyms=(("nl", (("nota", "factuur"), ("factuur", "bon"))),)) == ["factuur.md"]


@pytest.mark.parametrize(
    "header", [{"confidence": Confidence.ARCHIVED}, {"reviewed": None}, {"confidence": Confidence.WIP}]
)
def test_no_signal_buries_the_very_title(tmp_path, header):
    verdicts = Verdicts({"title.md": Tally(0, 50), "other.md": Tally(50, 0)})
    index = an_index(
        tmp_path,
        an_article("title.md", "Ketel bijvullen", "Zo gaat het.", **header),
        an_article("other.md", "Ketel", "Ketel bijvullen, ketel bijvullen.", confidence=Confidence.VALIDATED),
    )
    assert on_top(index, "ketel bijvullen", verdicts=verdicts) == "title.md"


def test_the_order_of_the_words_decides_between_equals(tmp_path):
    index = an_index(
        tmp_path,
        an_article("a.md", "Meter van gas naar stroom", "x"),
        an_article("b.md", "Meter van stroom naar gas", "x"),
    )
    assert on_top(index, "stroom naar gas") == "b.md"
    assert on_top(index, "gas naar stroom") == "a.md"


def test_an_alias_finds_the_article_as_its_title_would(tmp_path):
    index = an_index(
        tmp_path, an_article("right.md", "Stadswarmte", "x", aliases=("kb-0042", "blokverwarming")), *OTHERS
    )
    assert on_top(index, "KB 0042") == "right.md"
    assert on_top(index, "blokverwarming") == "right.md"


def test_a_dutch_question_finds_the_english_text_whose_dutch_half_is_missing(tmp_path):
    index = an_index(
        tmp_path,
        an_article("reset.en.md", "Reset the router", "Press reset on the router."),
        an_article("factuur.nl.md", "Factuur", "De factuur."),
    )
    answer = ask(index, "router reset", lang="nl")
    assert answer.hits[0].path == "reset.en.md"
    assert answer.hits[0].lang == "en"
    assert answer.other_language


def test_what_is_best_for_one_question_is_not_lifted_for_another(tmp_path):
    index = an_index(
        tmp_path,
        an_article("best.md", "Iets", "De douche.", best_for=("koude douche",)),
        an_article("title.md", "Koude douche", "Een koude douche. Koude douche."),
    )
    assert on_top(index, "koude douche") == "best.md"
    assert not ask(index, "koude douche thuis").hits[0].best


def test_steps_stand_under_their_script(tmp_path):
    steps = [a_step(f"Ketel {number}", "De ketel resetten.") for number in range(3)]
    index = an_index(tmp_path, a_script("s.md", "Ketel resetten", *steps), *OTHERS)
    assert found(index, "ketel resetten")[0] == "s.md"
    assert all(place.startswith("s.md#") for place in found(index, "ketel resetten")[1:4])
