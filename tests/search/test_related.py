"""What else is worth reading beside a file: by its own key terms, and only when clearly related."""

from datetime import date

import pytest
from search_builders import TODAY, a_script, a_step, an_article, an_index, readings

from kbdesk.domain.article import Confidence, Kind
from kbdesk.search.index import SearchIndex

FILLER = ("tuin", "auto", "school", "winkel", "sport", "muziek", "fiets", "boot", "trein", "keuken")
PRESSURE = "De waterdruk van de ketel is te laag. Vul de ketel bij met de vulslang tot de drukmeter anderhalf wijst."
BLEED = (
    "Na het bijvullen van de ketel ontlucht u. Kijk op de drukmeter of de waterdruk goed is; houd de vulslang klaar."
)


def strangers():
    return tuple(
        an_article(f"nl/{word}.nl.md", f"Over {word}", f"Een verhaal over {word} en nog eens {word}, rustig verteld.")
        for word in FILLER
    )


def documents(**of_the_other):
    return (
        an_article("nl/pressure.nl.md", "Ketel bijvullen bij lage waterdruk", PRESSURE),
        an_article("nl/bleed.nl.md", "Na het bijvullen de ketel ontluchten", BLEED, **of_the_other),
        *strangers(),
    )


def related(index, path, *, limit=5, today=TODAY):
    return [hit.path for hit in index.related(path, limit=limit, today=today)]


@pytest.fixture
def made(tmp_path):
    """Makes an index of some documents."""
    opened = []

    def make(*several):
        opened.append(an_index(tmp_path / f"index{len(opened)}", *several))
        return opened[-1]

    yield make
    for index in opened:
        index.close()


def test_files_that_share_their_key_terms_are_related_both_ways(made):
    index = made(*documents())
    assert related(index, "nl/pressure.nl.md") == ["nl/bleed.nl.md"]
    assert related(index, "nl/bleed.nl.md") == ["nl/pressure.nl.md"]


def test_a_file_that_shares_nothing_has_no_relations(made):
    assert related(made(*documents()), "nl/tuin.nl.md") == []


def test_a_path_that_is_not_in_the_index_and_an_index_that_is_not_there_give_nothing(made, tmp_path):
    assert related(made(*documents()), "nl/nowhere.nl.md") == []
    assert related(SearchIndex(tmp_path / "none"), "nl/pressure.nl.md") == []


@pytest.mark.parametrize(
    "header",
    [
        {"confidence": Confidence.ARCHIVED},
        {"valid_until": date(2026, 1, 1)},
        {"valid_from": date(2027, 1, 1)},
        {"kind": Kind.PHRASE},
    ],
)
def test_what_is_archived_or_not_in_force_or_a_phrase_is_left_out(made, header):
    assert related(made(*documents(**header)), "nl/pressure.nl.md") == []


def test_the_other_half_of_the_document_itself_is_left_out(made):
    half = an_article("en/pressure.en.md", "Ketel bijvullen bij lage waterdruk", PRESSURE, lang="en")
    assert related(made(*documents(), half), "nl/pressure.nl.md") == ["nl/bleed.nl.md"]


def test_of_another_document_the_half_in_the_language_of_the_file_is_shown_alone(made):
    half = an_article("en/bleed.en.md", "Na het bijvullen de ketel ontluchten", BLEED, lang="en")
    assert related(made(*documents(), half), "nl/pressure.nl.md") == ["nl/bleed.nl.md"]


def test_a_document_whose_half_in_the_language_is_not_related_is_not_shown_in_another(made):
    own = an_article("nl/bill.nl.md", "De rekening", "Wat staat er op de rekening?")
    other = an_article("de/bill.de.md", "Ketel bijvullen bij lage waterdruk", PRESSURE, lang="de")
    assert related(made(*documents(), own, other), "nl/pressure.nl.md") == ["nl/bleed.nl.md"]


def test_files_in_the_same_language_stand_before_others(made):
    foreign = an_article("de/copy.de.md", "Ketel bijvullen bij lage waterdruk", PRESSURE, lang="de")
    assert related(made(*documents(), foreign), "nl/pressure.nl.md") == ["nl/bleed.nl.md", "de/copy.de.md"]


def test_a_script_is_offered_as_a_whole_and_not_by_its_steps(made):
    script = a_script(
        "nl/call.nl.md",
        "Lage waterdruk in de ketel",
        a_step("Drukmeter", "Wat wijst de drukmeter van de ketel?"),
        a_step("Bijvullen", "Vul de ketel bij met de vulslang.", line=20),
    )
    hits = made(*documents(), script).related("nl/pressure.nl.md", limit=5, today=TODAY)
    assert {(hit.kind, hit.step) for hit in hits} == {(Kind.ARTICLE, ""), (Kind.SCRIPT, "")}


def test_no_more_than_asked_for_best_first_and_the_same_each_time(made):
    copies = [an_article(f"nl/copy{n}.nl.md", "Ketel bijvullen bij lage waterdruk", PRESSURE) for n in range(7)]
    index = made(*documents(), *copies)
    first = index.related("nl/pressure.nl.md", limit=5, today=TODAY)
    assert len(first) == 5
    assert [hit.score for hit in first] == sorted((hit.score for hit in first), reverse=True)
    assert index.related("nl/pressure.nl.md", limit=5, today=TODAY) == first


def test_after_an_update_the_new_state_is_looked_at(made):
    index = made(*documents())
    assert related(index, "nl/pressure.nl.md") == ["nl/bleed.nl.md"]
    new = an_article("nl/again.nl.md", "Ketel bijvullen bij lage waterdruk", PRESSURE)
    index.update(readings(new), removed=("nl/bleed.nl.md",))
    assert related(index, "nl/pressure.nl.md") == ["nl/again.nl.md"]
