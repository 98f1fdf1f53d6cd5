"""How a typed line is read."""

from kbdesk.search.query import read_line


def test_words_keep_their_places_and_repeated_ones_count_once():
    line = read_line("Warm water, warm!", as_you_type=False)
    assert [(word.word, word.start, word.end) for word in line.words] == [("water", 5, 10), ("warm", 12, 16)]


def test_only_a_word_at_the_very_end_is_still_open():
    assert read_line("warm wat", as_you_type=True).is_open
    assert not read_line("warm wat", as_you_type=False).is_open
    assert not read_line("warm wat ", as_you_type=True).is_open
    assert not read_line('warm "koud wat"', as_you_type=True).is_open
    assert not read_line("", as_you_type=True).is_open


def test_quotation_marks_of_any_kind_make_a_phrase_and_a_lone_one_does_not():
    assert read_line("a “Warm Water” b", as_you_type=False).phrases == (("warm", "water"),)
    assert read_line('«x y» "z"', as_you_type=False).phrases == (("x", "y"), ("z",))
    lone = read_line('5" pijp', as_you_type=False)
    assert lone.phrases == ()
    assert [word.word for word in lone.words] == ["5", "pijp"]


def test_words_written_with_signs_are_a_code_as_well():
    (code,) = read_line("storing E-04", as_you_type=False).codes
    assert (code.code, code.words) == ("e04", (1, 2))


def test_other_words_are_put_in_the_place_of_those_that_were_typed():
    line = read_line("Een FCATUUR begrijpne?", as_you_type=False)
    assert line.replaced({1: "factuur", 2: "begrijpen"}) == "Een factuur begrijpen?"


def test_a_pasted_text_is_cut():
    line = read_line(" ".join(f"woord{number}" for number in range(5000)), as_you_type=False)
    assert len(line.words) == 32
