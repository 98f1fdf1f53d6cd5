"""What stands on top for what people type."""

from datetime import date

import pytest
from search_builders import TODAY, Question, a_script, a_step, an_article, an_index, ask, found, on_top

from kbdesk.domain.article import Confidence, Kind
from kbdesk.domain.progress import Cancelled, Progress


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(tmp_path):
    index = an_index(
        tmp_path,
        an_article("a.md", "Iets anders", "Over de factuur. De factuur komt. De factuur gaat."),
        an_article("b.md", "Factuur", "Over iets anders."),
    )
    assert found(index, "factuur") == ["b.md", "a.md"]


def test_keywords_weigh_more_than_headings_and_headings_more_than_text(tmp_path):
    filler = "Een lange tekst over van alles en nog wat. " * 20
    index = an_index(
        tmp_path,
        an_article("text.md", "Eerste", f"{filler} geiser {filler}"),
        an_article("heading.md", "Tweede", filler, headings=("Over de geiser",)),
        an_article("keyword.md", "Derde", filler, keywords=("geiser",)),
    )
    assert found(index, "geiser") == ["keyword.md", "heading.md", "text.md"]


def test_the_customers_own_words_find_it(desk):
    assert on_top(desk, "ijskoud douchen") == "nl/koud-water.nl.md"


def test_what_an_article_is_best_for_stands_first_and_says_so(desk):
    answer = ask(desk, "Mijn douche is koud!")
    assert answer.hits[0].path == "nl/koud-water.nl.md"
    assert answer.hits[0].best
    assert answer.hits[0].why[0] == "best_for"


def test_the_last_word_is_a_beginning_while_typing(desk):
    assert on_top(desk, "warmwaters", as_you_type=True) == "nl/storing-warmwater.nl.md"
    assert on_top(desk, "de douche blij", as_you_type=True) == "nl/koud-water.nl.md"
    assert not found(desk, "warmwatersto", literal=True)


def test_a_finished_word_is_no_beginning(desk):
    assert not ask(desk, "fac ", as_you_type=True).hits


@pytest.mark.parametrize("typed", ["fcatuur", "factuir", "faktuur", "factuuur"])
def test_a_slip_of_the_finger_is_mended_and_said(desk, typed):
    answer = ask(desk, f"een {typed} begrijpen")
    assert answer.hits[0].path == "nl/factuur.nl.md"
    assert answer.corrected
    assert answer.read_as == "een factuur begrijpen"


def test_a_slip_in_a_word_that_is_being_typed_is_mended_when_nothing_begins_like_it(desk):
    answer = ask(desk, "warmwaterstroi", as_you_type=True)
    assert answer.hits[0].path == "nl/storing-warmwater.nl.md"
    assert answer.corrected


def test_literal_leaves_the_slip_and_only_offers_the_right_word(desk):
    answer = ask(desk, "fcatuur", literal=True)
    assert not answer.hits
    assert not answer.corrected
    assert answer.read_as == "fcatuur"
    assert answer.did_you_mean == ("factuur",)


def test_codes_are_not_mended(desk):
    assert not ask(desk, "E05").hits


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("warm water storing", "nl/storing-warmwater.nl.md"),
        ("warmwater storing", "nl/storing-warmwater.nl.md"),
        ("storings dienst", "nl/storing-warmwater.nl.md"),
        ("meter standen online", "nl/nieuw.nl.md"),
    ],
)
def test_words_apart_find_what_is_written_together(desk, typed, path):
    assert on_top(desk, typed) == path


def test_words_together_find_what_is_written_apart(tmp_path):
    index = an_index(
        tmp_path,
        an_article("a.md", "Warm water", "Een storing in de leiding van het warm water."),
        an_article("b.md", "Warme kamer", "Een storing zonder kraan."),
        an_article("c.md", "Iets", "Een verhaal over niets, met water en een warm gevoel."),
    )
    assert on_top(index, "waterstoring") == "a.md"


@pytest.mark.parametrize("typed", ["huis", "probleem", "betaling", "bedrijven"])
def test_another_form_of_a_word_is_found(desk, typed):
    assert found(desk, typed)


@pytest.mark.parametrize("typed", ["E04", "e04", "E-04", "e 04", "E.04", "F28", "f.28", "F 28", "e11", "E 11"])
def test_an_error_code_is_found_however_it_is_spelt(desk, typed):
    answer = ask(desk, typed)
    assert answer.hits[0].path == "nl/foutcodes.nl.md"
    assert any(is_match for _, is_match in answer.hits[0].snippet)


@pytest.mark.parametrize("typed", ["kb-0012", "kb0012", "KB 0012", "871687100000012345", "8716 8710 0000 0123 45"])
def test_ids_and_long_numbers_are_found(desk, typed):
    assert on_top(desk, typed) == "nl/foutcodes.nl.md"


def test_an_id_without_digits_is_found(desk):
    assert on_top(desk, "no-hot-water") == "nl/geen-warm-water.nl.md"
    assert "code" in ask(desk, "no-hot-water").hits[0].why


def test_a_phrase_finds_only_what_has_the_words_in_that_order(desk):
    assert found(desk, '"meterstanden doorgeven"') == ["nl/nieuw.nl.md", "nl/oud.nl.md"]
    assert not found(desk, '"doorgeven meterstanden"')
    assert found(desk, "“niet meer” meterstanden")[0] == "nl/nieuw.nl.md"


def test_a_phrase_does_not_reach_from_one_field_into_the_next(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Warm", "water en meer"))
    assert not found(index, '"warm water"')


def test_filters_leave_out_what_is_not_asked_for(desk):
    assert set(found(desk, "water", products=("boiler",))) == {"nl/koud-water.nl.md"}
    assert found(desk, "factuur", phases=("billing",)) == ["nl/factuur.nl.md"]
    assert not found(desk, "factuur", phases=("use",))
    assert found(desk, "ketel", audiences=("technician",)) == ["nl/foutcodes.nl.md"]
    assert {hit.kind for hit in ask(desk, "water", kinds=(Kind.SCRIPT,)).hits} == {Kind.SCRIPT}
    assert found(desk, "goedemiddag", kinds=(Kind.PHRASE,)) == ["nl/groet.nl.md"]


def test_of_two_halves_the_readers_is_shown(desk):
    assert on_top(desk, "boiler", lang="nl") == "nl/koud-water.nl.md"
    assert on_top(desk, "boiler", lang="en") == "en/cold-shower.en.md"
    assert len(found(desk, "boiler", lang="en")) == 1


def test_a_hit_in_the_other_language_only_is_shown_and_said(desk):
    answer = ask(desk, "shower", lang="nl")
    assert [hit.lang for hit in answer.hits] == ["en"]
    assert answer.other_language
    assert not ask(desk, "douche", lang="nl").other_language


def test_of_two_foreign_halves_one_is_shown(desk):
    assert len(found(desk, "boiler", lang="de")) == 1


def test_capitals_accents_and_ligatures_do_not_matter(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Ĳsland én café", "Straße"))
    for typed in ("ijsland", "IJSLAND", "cafe", "café", "cafe\u0301", "strasse"):
        assert found(index, typed) == ["a.md"], typed


def test_an_archived_text_stands_lower_but_not_when_its_very_title_is_asked(desk):
    assert found(desk, "meterstanden doorgeven kaartje")[:2] == ["nl/nieuw.nl.md", "nl/oud.nl.md"]
    assert on_top(desk, "meterstanden oude stijl") == "nl/oud.nl.md"


def test_what_is_not_in_force_or_overdue_stands_lower_and_validated_higher(tmp_path):
    same = {"title": "Tarief", "body": "Het tarief van de boiler."}
    index = an_index(
        tmp_path,
        an_article("later.md", **same, valid_from=date(2026, 5, 1)),
        an_article("overdue.md", **same, reviewed=date(2024, 1, 1), review_months=6),
        an_article("plain.md", **same),
        an_article("validated.md", **same, confidence=Confidence.VALIDATED),
    )
    answer = ask(index, "boiler")
    assert [hit.path for hit in answer.hits] == ["validated.md", "plain.md", "overdue.md", "later.md"]
    assert [hit.overdue for hit in answer.hits] == [False, False, True, False]


def test_a_script_with_just_this_title_stands_above_an_article_that_mentions_it(tmp_path):
    index = an_index(
        tmp_path,
        an_article("a.md", "Alles over geen warm water in huis", "Geen warm water: geen warm water, geen warm water."),
        a_script("s.md", "Geen warm water", a_step("Begin", "Wat ziet u?")),
    )
    assert on_top(index, "geen warm water") == "s.md"


def test_a_step_is_found_with_its_place_and_stands_below_its_script(desk):
    answer = ask(desk, "ketel ontluchten sleuteltje")
    paths = [(hit.path, hit.step) for hit in answer.hits]
    step = next(hit for hit in answer.hits if hit.step)
    assert (step.kind, step.step, step.step_title) == (Kind.STEP, "ketel-ontluchten", "Ketel ontluchten")
    assert (step.id, step.title, step.line) == ("no-hot-water", "Geen warm water", 20)
    assert ("nl/geen-warm-water.nl.md", "") in paths
    assert found(desk, "warm water")[0] == "nl/geen-warm-water.nl.md"
    assert on_top(desk, "gaslucht", kinds=(Kind.STEP,)) == "nl/geen-warm-water.nl.md#gaslucht"


def test_choices_and_questions_of_a_step_can_be_found(desk):
    assert "nl/geen-warm-water.nl.md#ketel-ontluchten" in found(desk, "waterdruk")


def test_one_script_does_not_fill_the_list_with_its_steps(tmp_path):
    steps = [a_step(f"Ketel {number}", "De ketel.") for number in range(12)]
    index = an_index(tmp_path, a_script("s.md", "Ketel", *steps))
    assert len(found(index, "ketel")) == 4


def test_synonyms_work_both_ways_and_over_several_words(desk):
    synonyms = (("nl", (("nota", "factuur", "rekening"), ("doet het niet", "storing"))),)
    assert on_top(desk, "nota", synonyms=synonyms) == "nl/factuur.nl.md"
    assert on_top(desk, "rekeningen", synonyms=synonyms) == "nl/factuur.nl.md"
    assert on_top(desk, "warmwater doet het niet", synonyms=synonyms) == "nl/storing-warmwater.nl.md"
    assert not found(desk, "nota", literal=True)


def test_the_snippet_quotes_where_the_words_stand_together(tmp_path):
    filler = "Dit is vulling over van alles. " * 40
    body = f"{filler}Druk op de rode knop van de geiser tot hij brandt. {filler}"
    hit = ask(an_index(tmp_path, an_article("a.md", "Iets", body)), "rode knop geiser").hits[0]
    text = "".join(piece for piece, _ in hit.snippet)
    assert "rode knop van de geiser" in text
    assert [piece for piece, is_match in hit.snippet if is_match] == ["rode", "knop", "geiser"]
    assert len(text) < 200
    assert text.startswith("… ")


def test_the_title_is_marked_as_it_is_written(tmp_path):
    hit = ask(an_index(tmp_path, an_article("a.md", "Ĳskoude CAFÉS", "x")), "cafes").hits[0]
    assert hit.title_marked == (("Ĳskoude ", False), ("CAFÉS", True))


def test_why_names_the_fields_best_first(desk):
    assert ask(desk, "warmwaterstoring").hits[0].why == ("title", "body")
    assert ask(desk, "storing").hits[0].why == ("keywords",)
    assert ask(desk, "ontsteekt").hits[0].why == ("body",)


def test_an_explanation_is_given_when_asked_for(desk):
    assert not ask(desk, "douche").hits[0].explanation
    lines = ask(desk, "koude douche", explain=True).hits[0].explanation
    assert any(line.startswith("word=douche ") and "idf=" in line for line in lines)
    assert any(line.startswith("coverage=") for line in lines)


def test_all_hits_are_counted_and_few_are_shown(tmp_path):
    index = an_index(tmp_path, *(an_article(f"{n}.md", f"Boiler {n}", "Over de boiler.") for n in range(30)))
    answer = ask(index, "boiler", limit=5)
    assert len(answer.hits) == 5
    assert answer.total == 30
    assert [hit.rank for hit in answer.hits] == [1, 2, 3, 4, 5]


def test_a_newer_question_stops_this_one(desk):
    with pytest.raises(Cancelled):
        desk.answer(Question("douche"), today=TODAY, progress=Progress(stop_asked=lambda: True))


def test_typing_a_word_does_not_bring_up_ids_that_begin_like_it(desk):
    assert "nl/geen-warm-water.nl.md" not in found(desk, "no", as_you_type=True, literal=True)


def test_one_mention_tells_less_in_a_language_that_says_its_words_again_and_again(tmp_path):
    body = "order delivery. " * 60 + "invoice"
    index = an_index(
        tmp_path, an_article("a.nl.md", "", body), an_article("b.en.md", "", body), an_article("c.nl.md", "", "Iets.")
    )
    hits = ask(index, "invoice", lang="en", explain=True).hits
    weight = {hit.lang: next(fact for fact in hit.explanation[0].split() if fact.startswith("weight=")) for hit in hits}
    assert float(weight["en"].partition("=")[2]) < float(weight["nl"].partition("=")[2])
