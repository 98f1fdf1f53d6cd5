"""Whatever is typed or pasted, there is an answer."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from search_builders import DOCUMENTS, an_index, ask

PIECES = (
    'water|warm|E-04|e 04|"|“|”| |-|*|a*|?|:|titel:|body:water|(|)|AND|NOT|~2|/|\\|\0|é|e\u0301|\u0301|😀|ß|ĳ|İ|½|\u202e|שלום|مرحبا|'
    "\ud800|\udfff|\n|8716 8710 0000 0123 45|warmwaterstoring|stor ing"
).split("|")


@pytest.fixture(scope="module")
def index():
    with tempfile.TemporaryDirectory() as folder:
        index = an_index(Path(folder), *DOCUMENTS)
        yield index
        index.close()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=st.one_of(
        st.text(max_size=60),
        st.text(st.characters(codec=None, categories=None), max_size=30),
        st.lists(st.sampled_from(PIECES), max_size=15).map("".join),
    ),
    as_you_type=st.booleans(),
    literal=st.booleans(),
)
@example(line="", as_you_type=True, literal=False)
@example(line='"', as_you_type=True, literal=False)
@example(line='"" ""', as_you_type=False, literal=False)
@example(line="\ud800water", as_you_type=False, literal=False)
@example(line="½ ﬃ İ ĳ", as_you_type=True, literal=False)
@example(line="water " * 2000, as_you_type=True, literal=False)
@example(line="x" * 5000, as_you_type=True, literal=False)
@example(line='"de douche" ' * 900, as_you_type=False, literal=False)
@example(line="the-ti\u0301me-" * 900, as_you_type=False, literal=True)
def test_any_string_is_a_question(index, line, as_you_type, literal):
    answer = ask(index, line, as_you_type=as_you_type, literal=literal, explain=True)
    again = ask(index, line, as_you_type=as_you_type, literal=literal, explain=True)
    assert replace(answer, took_ms=0) == replace(again, took_ms=0)
    assert answer.total >= len(answer.hits)
    assert not (literal and answer.corrected)
    for hit in answer.hits:
        assert "".join(piece for piece, _ in hit.title_marked) == " ".join(hit.title.split())
        assert hit.why
        assert hit.score > 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.sampled_from(DOCUMENTS).map(lambda document: document.header.title))
def test_a_title_typed_letter_by_letter_ends_at_its_file(index, line):
    paths = []
    for length in range(1, len(line) + 1):
        paths = [hit.path for hit in ask(index, line[:length], as_you_type=True).hits]
    by_title = {document.path for document in DOCUMENTS if document.header.title == line}
    lang_free = {path.split("/")[-1].split(".")[0] for path in by_title}
    assert paths
    assert paths[0].split("/")[-1].split(".")[0] in lang_free | {"koud-water"}
