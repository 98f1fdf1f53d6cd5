"""Which words of a text are looked at, and which are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbdesk.domain.spelling import is_name_like, language_of, parts_of, words_to_check


def checked(text):
    return [word.text for word in words_to_check(text)]


def test_words_are_found_at_their_places():
    line = "De klant, uit (stad), belt: 'morgen'."
    for word in words_to_check(line):
        assert line[word.start : word.end] == word.text
    assert checked(line) == ["klant", "uit", "stad", "belt", "morgen"]


@pytest.mark.parametrize(
    "left_alone",
    [
        "HR30",
        "3511AB",
        "F.28",
        "piet@voorbeeld.nl",
        "https://voorbeeld.nl/uitlegg",
        "www.voorbeeld.nl",
        "voorbeeld.nl",
        "/etc/hosts",
        r"C:\mapp",
        "ALARM",
        "WiFi",
        "CV-ketel",
        "i.v.m.",
        "snake_case",
        "x=fout",
        "a" * 61,
        "ik",
    ],
)
def test_codes_addresses_abbreviations_and_capitals_are_left_alone(left_alone):
    assert checked(f"met {left_alone} erbij") == ["met", "erbij"]


def test_a_capital_inside_a_sentence_is_a_name_and_at_its_beginning_a_word():
    assert checked("Klant Yildiz belt. Monteur komt") == ["Klant", "belt", "Monteur", "komt"]
    assert checked("- Ketel lekt") == ["Ketel", "lekt"]


def test_both_sides_of_a_slash_are_words():
    assert checked("ketel/boiler of kapot") == ["ketel", "boiler", "kapot"]


def test_a_hyphen_and_an_apostrophe_hold_a_word_together():
    assert checked("de cv-ketel, foto’s en auto's") == ["cv-ketel", "foto’s", "auto's"]
    assert parts_of("cv-ketel") == ("ketel",)


def test_what_has_a_capital_may_be_a_name():
    assert is_name_like("Yildiz")
    assert not is_name_like("ketel")


def test_the_small_words_tell_the_language():
    assert language_of("de klant heeft een storing", otherwise="en") == "nl"
    assert language_of("the customer has no hot water and it is cold", otherwise="nl") == "en"
    assert language_of("ketel", otherwise="en") == "en"


@given(st.text())
def test_any_text_at_all_is_read_and_each_word_stands_where_it_says(text):
    for word in words_to_check(text):
        assert text[word.start : word.end] == word.text
