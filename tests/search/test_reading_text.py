"""What holds for any text at all when it is read into words, and for any line when it is read as a question."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from search_builders import SearchIndex, an_article, ask, readings

from kbdesk.search.analysis import fold, shown_words, words
from kbdesk.search.codes import shown_codes, words_and_codes
from kbdesk.search.query import read_line
from kbdesk.search.weights import LONGEST_COMPARED

ANY = st.text(st.characters(codec=None, categories=None), max_size=80)
"""Halves of pairs, control signs and unassigned ones as well."""
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.text("aeiou bcdß ĳĲİıÅéÉ½ﬁﬃøæ.-'_/:0123456789\u0301\u0308\u00ad\u200d\u05d0\u0627😀", max_size=60),
    st.lists(
        st.sampled_from(["water", "E-04", "F.28", "ĳsland", "straße", "m²", "e\u0301e\u0301n", "\u202eab", "06 12 34"]),
        max_size=8,
    ).map(" ".join),
)
"""Whatever a file can hold."""


@given(ANY)
@example("x" * 10_000)
@example("\u0301" * 3_000 + "a")
@example("ﷺ" * 500)
@example("a-" * 5_000)
@example("1 2 " * 3_000)
def test_words_and_codes_can_be_read_from_anything(text):
    separate, joined = words_and_codes(text)
    assert separate == words(text)
    for word in (*separate, *joined):
        assert word
        assert not word.isspace()
        assert len(word) <= 40


@given(ANY)
@example("ŉ ǆ ẞ İ ſ K Å Ⅷ ㎏ ½")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_a_word_read_again_is_itself(text):
    for word in words(text):
        assert words(word) == [word]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ĲSLAND", "ijsland"), ("STRAßE", "strasse"), ("Straẞe", "strasse"), ("ééN", "een"), ("e\u0301e\u0301n", "een"),
     ("ﬁets", "fiets"), ("Łódź", "lodz"), ("ＦＵＬＬ", "full"), ("smørrebrød", "smorrebrod"), ("İstanbul", "istanbul")],
)  # fmt: skip
def test_capitals_accents_and_ligatures_are_all_one(written, meant):
    assert words(written) == [meant]


@given(st.text("aeiounéèëïöüñçåÅÉaz -", max_size=40))
def test_composed_and_decomposed_accents_are_the_same(text):
    assert words(unicodedata.normalize("NFC", text)) == words(unicodedata.normalize("NFD", text))


@given(ANY)
def test_shown_words_and_codes_lie_in_the_text_in_order(text):
    behind = 0
    for start, end, _ in shown_words(text):
        assert behind <= start < end <= len(text)
        behind = end
    for start, end, _ in shown_codes(text):
        assert 0 <= start < end <= len(text)


@given(ANY, st.booleans())
@example('"' * 999, True)
@example("a " * 5_000, True)
@example('"a b" ' * 1_000, False)
@example("e-1 " * 1_000, False)
def test_any_line_can_be_read(text, as_you_type):
    line = read_line(text, as_you_type=as_you_type)
    assert line.replaced({}) == line.text
    assert text.startswith(line.text)
    assert len(line.words) <= LONGEST_COMPARED
    assert sum(map(len, line.phrases)) <= 8 * LONGEST_COMPARED
    assert not line.is_open or (as_you_type and line.words)
    for typed in line.words:
        assert typed.word in words(line.text[typed.start : typed.end])
    for code in line.codes:
        assert all(0 <= number < len(line.words) for number in code.words)


@given(ANY, st.lists(st.tuples(st.integers(0, LONGEST_COMPARED), st.text(max_size=5)), max_size=4))
def test_words_of_a_line_are_replaced_where_they_stand(text, changes):
    line = read_line(text, as_you_type=False)
    places = {line.words[number].start: (number, other) for number, other in changes if number < len(line.words)}
    replaced = line.replaced(dict(places.values()))
    grown = sum(len(other) - (line.words[number].end - line.words[number].start) for number, other in places.values())
    assert len(replaced) == len(line.text) + grown


@settings(max_examples=60, deadline=None)
@given(title=WRITTEN, body=WRITTEN)
def test_every_word_of_a_text_finds_it(tmp_path_factory, title, body):
    index = SearchIndex(tmp_path_factory.mktemp("any"))
    index.update(readings(an_article("a.md", title, body)))
    for text in (title, body):
        for start, end, word in shown_words(text):
            if not words(word):
                continue
            for line in (text[start:end], word, text[start:end].upper()):
                hits = ask(index, line, literal=True).hits
                assert [hit.path for hit in hits] == ["a.md"], line
                assert "".join(piece for piece, _ in hits[0].title_marked).split() == title.split()
    index.close()
