"""How text becomes words and codes, and how compounds come apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.search.analysis import Stems, fold, folded_in_place, plain, shown_words, words
from kbdesk.search.codes import id_codes, looks_like_code, words_and_codes
from kbdesk.search.compounds import two_parts


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("IJsland ĲSLAND", "ijsland ijsland"),
        ("Café CAFE\u0301", "cafe cafe"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
    ],
)
def test_capitals_accents_and_ligatures_are_folded_away(text, folded):
    assert fold(text) == folded


def test_words_are_letters_and_digits():
    assert words("De cv-ketel: 2,5 bar (max_druk)!") == ["de", "cv", "ketel", "2", "5", "bar", "max", "druk"]


def test_a_word_without_end_is_cut():
    assert words("x" * 500) == ["x" * 40]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Code E-04 op het scherm", ["e04"]),
        ("Code E 04 op het scherm", ["e04"]),
        ("op 12 mei", []),
        ("F.28 of F28", ["f28"]),
        ("EAN: 8716 8710 0000 0123 45", ["871687100000012345"]),
        ("max_connections", ["maxconnections"]),
        ("zip-bestand", ["zipbestand"]),
        ("klant _VS-004_ in __E-04__", ["vs004", "e04"]),
        ("een - streepje", []),
    ],
)
def test_codes_are_joined(text, found):
    assert words_and_codes(text)[1] == found


def test_an_id_is_found_as_a_whole_and_by_its_number():
    assert id_codes("kb-0012") == ["=kb0012", "kb0012", "0012"]
    assert id_codes("no-hot-water") == ["=nohotwater"]
    assert id_codes("") == []


def test_a_year_is_no_code_but_a_long_number_is():
    assert [looks_like_code(word) for word in ("e04", "2026", "871687100000012345", "ketel")] == [
        True,
        False,
        True,
        False,
    ]


@given(st.text())
def test_folding_twice_is_folding_once_and_words_stay_words(text):
    assert words(plain(text)) == words(text)


@given(st.text(st.characters(max_codepoint=0x2FF), max_size=40))
def test_the_words_of_a_shown_text_are_the_words_of_the_index(text):
    assert [word for _, _, shown in shown_words(text) for word in words(shown)] == words(text)


@given(st.text(max_size=60))
def test_a_text_folded_in_place_keeps_its_places(text):
    folded = folded_in_place(text)
    assert folded is None or len(folded) == len(text)


def test_the_three_stemmers_together_join_what_each_alone_does_not():
    stems = Stems()
    for one, other in [("huis", "huizen"), ("probleem", "problemen"), ("brief", "brieven"), ("bill", "billing")]:
        assert set(stems.classes(one)) & set(stems.classes(other)), one


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("warmwaterstoring", ("warmwater", "storing")),
        ("gebruikerstoegang", ("gebruiker", "toegang")),
        ("meterstand", ("meter", "stand")),
        ("onbekend", None),
    ],
)
def test_a_compound_comes_apart_in_known_words(word, parts):
    known = {"warmwater": 3, "storing": 5, "gebruiker": 2, "toegang": 2, "meter": 9, "stand": 4, "bekend": 1}
    assert two_parts(word, lambda part: known.get(part, 0)) == parts
