"""Updates: what comes in, what goes out, and that a detour gives the same answers as the straight way."""

import random
import threading
from dataclasses import replace

import pytest
from search_builders import a_script, a_step, an_article, an_index, ask, found, readings

from kbdesk.domain.article import Stamp
from kbdesk.domain.finding import Finding, LeftOut, Level
from kbdesk.domain.library import Reading
from kbdesk.domain.place import Place
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.search.index import SearchIndex

WORDS = [
    "geiser",
    "boiler",
    "ketel",
    "water",
    "warm",
    "koud",
    "storing",
    "monteur",
    "factuur",
    "meter",
    "stand",
    "klant",
    "woning",
    "gas",
    "lucht",
    "kraan",
    "douche",
    "leiding",
    "druk",
    "sleutel",
    "ventiel",
    "thermostaat",
    "kamer",
    "tarief",
    "contract",
]


def random_articles(count, seed=1):
    chance = random.Random(seed)
    for number in range(count):
        title = " ".join(chance.sample(WORDS, 3))
        body = " ".join(chance.choices(WORDS, k=chance.randint(5, 60)))
        yield an_article(f"a{number:03}.md", title, body)


def test_an_empty_folder_gives_an_index_that_finds_nothing(tmp_path):
    index = SearchIndex(tmp_path)
    assert index.state().rebuild_reason == "missing"
    size = index.update([])
    assert (size.articles, size.scripts, size.steps) == (0, 0, 0)
    assert not index.state().rebuild_reason
    assert not found(index, "water")


def test_the_state_holds_cards_left_out_files_and_findings(tmp_path):
    index = SearchIndex(tmp_path)
    article = an_article("a.md", "Water", "Koud.", customer_words=("brr",))
    left = Reading("b.md", Stamp(3, 4), "", left_out=LeftOut("b.md", "empty", "x"))
    finding = Finding("KB101", Level.WARNING, Place("a.md", 3), {"word": "x"}, "y")
    size = index.update([*readings(article), left], findings=(finding,), organisation_digest="abc", total=2)
    state = SearchIndex(tmp_path).state()
    assert [card.header for card in state.cards] == [article.header]
    assert state.left_out == ((left.left_out, Stamp(3, 4)),)
    assert state.findings == (finding,)
    assert state.stamps() == {"a.md": state.cards[0].stamp, "b.md": Stamp(3, 4)}
    assert index.organisation_digest() == "abc"
    assert index.size() == size
    assert size.articles == 1
    assert size.index_bytes > 1000


def test_a_changed_file_takes_the_place_of_the_old_one(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"), an_article("b.md", "Vuur"))
    index.update(readings(an_article("a.md", "Aarde"), version=2))
    assert not found(index, "water")
    assert found(index, "aarde") == ["a.md"]
    assert found(index, "vuur") == ["b.md"]
    assert [card.header.title for card in index.state().cards] == ["Aarde", "Vuur"]


def test_a_removed_file_is_gone_with_its_steps(tmp_path):
    script = a_script("s.md", "Water", a_step("Kraan", "De kraan."), a_step("Leiding", "De leiding."))
    index = an_index(tmp_path, script, an_article("a.md", "Kraan"))
    assert index.size().steps == 2
    size = index.update([], removed=["s.md"])
    assert (size.articles, size.scripts, size.steps) == (1, 0, 0)
    assert found(index, "kraan") == ["a.md"]
    assert not found(index, "leiding")


def test_a_file_that_is_left_out_from_now_on_is_not_found_any_more(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    index.update([Reading("a.md", Stamp(1, 2), "", left_out=LeftOut("a.md", "not-utf8"))])
    assert not found(index, "water")
    assert not index.state().cards
    index.update(readings(an_article("a.md", "Water")))
    assert found(index, "water") == ["a.md"]
    assert not index.state().left_out


def test_a_path_read_twice_in_one_update_keeps_the_last(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"), an_article("a.md", "Vuur"))
    assert not found(index, "water")
    assert found(index, "vuur") == ["a.md"]


def test_many_small_updates_give_the_same_answers_as_one_build(tmp_path):
    articles = list(random_articles(60))
    final = {article.path: article for article in articles}
    stepwise = an_index(tmp_path / "stepwise", *articles[:40])
    chance = random.Random(2)
    for turn in range(15):
        changed = replace(chance.choice(articles[:40]), body=f"turn{turn} " + " ".join(chance.choices(WORDS, k=20)))
        new = articles[40 + turn]
        gone = f"a{turn:03}.md"
        stepwise.update(readings(changed, new, version=turn + 2), removed=[gone])
        final[changed.path] = changed
        final[new.path] = new
        final.pop(gone)
    final = {path: final[path] for path in sorted(final) if path not in {f"a{n:03}.md" for n in range(55, 60)}}
    straight = an_index(tmp_path / "straight", *final.values())
    assert [card.path for card in stepwise.state().cards] == list(final)
    for line in ("water", "warm wat", "geiser storing", "turn14", "ketel in de kamer", '"warm koud"', "thermostatt"):
        typing = line == "warm wat"
        one, other = (ask(index, line, as_you_type=typing, limit=100) for index in (stepwise, straight))
        assert {hit.path for hit in one.hits} == {hit.path for hit in other.hits}, line
        assert [hit.path for hit in one.hits[:3]] == [hit.path for hit in other.hits[:3]], line
        assert one.read_as == other.read_as


def test_small_segments_are_folded_so_that_their_number_stays_small(tmp_path):
    index = an_index(tmp_path, *random_articles(500))
    for turn in range(30):
        index.update(readings(an_article(f"new{turn}.md", f"Nieuw {turn}", "Iets nieuws."), version=turn))
    assert len(list(tmp_path.glob("g*/*.seg"))) <= 10
    assert len(list(tmp_path.glob("g*/*.side"))) == len(list(tmp_path.glob("g*/*.seg")))
    assert len(list(tmp_path.glob("g*/catalogue-*"))) == 1
    assert len(found(index, "nieuws", limit=50)) == 30


def test_a_stopped_update_leaves_the_former_state(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    before = sorted(path.name for path in tmp_path.glob("g*/*"))
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        index.update(readings(*random_articles(5)), removed=["a.md"], progress=Progress(stop_asked=lambda: next(asked)))
    assert found(index, "water") == ["a.md"]
    assert [card.path for card in index.state().cards] == ["a.md"]
    assert sorted(path.name for path in tmp_path.glob("g*/*")) == before
    index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "vuur") == ["b.md"]


def test_a_bug_in_the_reading_leaves_the_former_state(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))

    def broken():
        yield from readings(an_article("b.md", "Vuur"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        index.update(broken(), rebuild=True)
    assert found(index, "water") == ["a.md"]
    assert len(list(tmp_path.glob("g*"))) == 1
    index.update(readings(an_article("b.md", "Vuur")))
    assert found(index, "vuur") == ["b.md"]


def test_the_old_index_answers_until_a_rebuild_is_done(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    seen = []

    def slow():
        yield from readings(an_article("b.md", "Vuur"))
        seen.append(found(index, "water"))
        yield from readings(an_article("c.md", "Aarde"))

    index.update(slow(), rebuild=True, total=2)
    assert seen == [["a.md"]]
    assert not found(index, "water")
    assert found(index, "vuur") == ["b.md"]
    assert len(list(tmp_path.glob("g*"))) == 1


def test_one_thread_may_write_while_another_asks(tmp_path):
    index = an_index(tmp_path, *random_articles(30))
    failures = []

    def write():
        try:
            for turn in range(12):
                index.update(readings(an_article("turn.md", f"Beurt {turn}"), version=turn), rebuild=False)
                assert not index.state().rebuild_reason
        except BaseException as failure:
            failures.append(failure)
            raise

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        assert len(found(index, "water", limit=100)) > 5
        assert len(found(index, "beurt")) <= 1
    writer.join()
    assert not failures
    assert found(index, "beurt 11") == ["turn.md"]
    index.close()


def test_progress_is_told_file_by_file(tmp_path):
    told = []
    SearchIndex(tmp_path).update(
        readings(*random_articles(3)), total=3, progress=Progress(lambda *facts: told.append(facts))
    )
    assert told == [(0, 3, "index"), (1, 3, "index"), (2, 3, "index"), (3, 3, "index")]


def test_a_segment_is_a_normal_one_that_whoosh_itself_can_search(tmp_path):
    from whoosh.query import Term

    from kbdesk.search.segment_writer import schema
    from kbdesk.search.whoosh_band import FileIndex, FileStorage

    an_index(tmp_path, *random_articles(50), an_article("z.md", "Uniek", "Een uniek woord."))
    folder = next(tmp_path.glob("g*"))
    index = FileIndex(FileStorage(str(folder)), schema=schema())
    with index.searcher() as searcher:
        hits = searcher.search(Term("title", "uniek"))
        assert [hit.docnum for hit in hits] == [50]
        assert searcher.doc_frequency("body", "water") > 10
        many = searcher.search(Term("body", "water"), limit=None)
        assert len(many) == searcher.doc_frequency("body", "water")
        assert searcher.document_number(key="z.md") == 50
