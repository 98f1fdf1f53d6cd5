"""Whether words are right, and what is suggested instead, by the dictionaries that ship."""

import pytest


@pytest.mark.parametrize(
    "word",
    [
        "warmwaterstoring",
        "combiketel",
        "ketel",
        "cv-ketel",
        "monteursbezoek",  # falls apart with a linking s
        "drukexpansievat",
        "terugbelafspraak",
        "foto’s",
        "mbt",
        "Klant",
        "colour",
        "color",
        "organisation",
        "organize",
        "servicedesk",
    ],
)
def test_words_of_either_language_and_compounds_are_right(judge, word):
    assert judge.is_right(word)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("warmwaterstoorng", "warmwaterstoring"),
        ("storingsnumer", "storingsnummer"),
        ("verwarmingsketl", "verwarmingsketel"),
        ("cv-ketell", "cv-ketel"),
        ("geinstalleerd", "geïnstalleerd"),
        ("Klnat", "Klant"),
    ],
)
def test_a_wrong_dutch_word_is_mended(judge, wrong, meant):
    assert not judge.is_right(wrong)
    assert meant in judge.suggestions(wrong, first="nl")


@pytest.mark.parametrize(("wrong", "meant"), [("recieve", "receive"), ("boilr", "boiler")])
def test_a_wrong_english_word_is_mended(judge, wrong, meant):
    assert not judge.is_right(wrong)
    assert meant in judge.suggestions(wrong, first="en")


def test_the_other_language_is_asked_where_the_first_knows_nothing(judge):
    assert "receive" in judge.suggestions("recieve", first="nl")


def test_at_most_five_are_suggested_the_likeliest_first(judge):
    found = judge.suggestions("gistren", first="nl")
    assert found[0] == "gisteren"
    assert len(found) <= 5


def test_a_word_that_nothing_is_near_to_has_no_suggestions(judge):
    assert not judge.is_right("qqxzzvvk")
    assert judge.suggestions("qqxzzvvk", first="nl") == ()


def test_an_accent_that_lacks_is_told(judge):
    assert judge.lacks_accent("geinstalleerd")
    assert not judge.is_right("geinstalleerde")
    assert not judge.lacks_accent("afleverset")


def test_short_words_do_not_fall_apart(judge):
    """`beet` and `aalt` are words; `beetaalt` is a typing error."""
    assert not judge.is_right("beetaalt")
