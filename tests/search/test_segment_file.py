"""What Whoosh wrote, read without Whoosh: the same as Whoosh reads itself."""

import json
import subprocess
import sys

import pytest
from search_builders import an_article, an_index, readings
from whoosh.columns import VarBytesColumn

from kbdesk.search.damage import IndexDamaged
from kbdesk.search.index import SearchIndex
from kbdesk.search.segment_file import StoredEntries, read_contents
from kbdesk.search.segment_writer import schema
from kbdesk.search.view import newest
from kbdesk.search.whoosh_band import TOC, FileStorage

START = """
import json, sys
from datetime import date
from pathlib import Path
from kbdesk.domain.hit import Question
from kbdesk.search.index import SearchIndex
index = SearchIndex(Path(sys.argv[1]))
answer = index.answer(Question("water", "nl"), today=date(2026, 3, 1))
print(json.dumps([len(answer.hits), len(index.state().cards), "whoosh" in sys.modules]))
"""
ARTICLES = [an_article(f"a{number}.md", f"Water {number}", "Het water is koud. " * number) for number in range(40)]


@pytest.fixture
def folder(tmp_path):
    """Several segments, with entries that are gone."""
    index = an_index(tmp_path / "index", *ARTICLES)
    index.update(readings(an_article("b.md", "Vuur", "Heet. " * 900)), removed=["a3.md", "a7.md"])
    index.close()
    return tmp_path / "index"


def test_asking_and_looking_load_no_whoosh(folder):
    told = subprocess.run([sys.executable, "-c", START, str(folder)], check=True, capture_output=True, encoding="utf-8")
    assert json.loads(told.stdout) == [20, 39, False]


def test_segments_and_entries_are_those_that_whoosh_reads(folder):
    place, number = newest(folder)
    contents = read_contents(place, number)
    storage = FileStorage(str(place))
    segments = TOC.read(storage, "MAIN", gen=number, schema=schema()).segments
    assert [(one.segment_id(), one.doc_count_all(), one.doc_count(), set(one.deleted_docs())) for one in segments] == [
        (one.segment_id(), one.doc_count_all(), one.doc_count(), set(one.deleted_docs())) for one in contents.segments
    ]
    assert any(one.deleted_count() for one in contents.segments)
    for theirs, ours in zip(segments, contents.segments, strict=True):
        assert read_by_whoosh(storage, theirs) == read_by_us(place, ours)


def test_where_each_entry_begins_may_stand_in_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(VarBytesColumn.Writer.__init__, "__defaults__", (True, 2))
    an_index(tmp_path / "index", *ARTICLES).close()
    place, number = newest(tmp_path / "index")
    (segment,) = read_contents(place, number).segments
    storage = FileStorage(str(place))
    (theirs,) = TOC.read(storage, "MAIN", gen=number, schema=schema()).segments
    assert (
        theirs.codec()
        .per_document_reader(theirs.open_compound_file(storage), theirs)
        .column_reader("_stored", VarBytesColumn())
        .had_stored_offsets
    )
    assert read_by_whoosh(storage, theirs) == read_by_us(place, segment)


def test_an_entry_that_is_not_there_is_damage(folder):
    place, number = newest(folder)
    segment = read_contents(place, number).segments[0]
    stored = StoredEntries(place, segment)
    with pytest.raises(IndexDamaged):
        stored.entry(segment.doc_count_all())
    stored.close()


def test_an_empty_segment_file_is_damage(folder):
    place, number = newest(folder)
    segment = read_contents(place, number).segments[0]
    (place / f"{segment.segment_id()}.seg").write_bytes(b"")
    with pytest.raises(IndexDamaged):
        StoredEntries(place, segment)
    assert SearchIndex(folder).state().rebuild_reason == "damaged"


def read_by_whoosh(storage, segment):
    reader = segment.codec().per_document_reader(segment.open_compound_file(storage), segment)
    paths = [json.loads(reader.stored_fields(number)["entry"])["path"] for number in range(segment.doc_count_all())]
    reader.close()
    return paths


def read_by_us(place, segment):
    stored = StoredEntries(place, segment)
    paths = [stored.entry(number).path for number in range(segment.doc_count_all())]
    stored.close()
    return paths
