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


def numbered(count, word="gewoon"):
    return [an_article(f"n{number:05}.md", f"Nummer {number}", f"Tekst {word} nr{number}.") for number in range(count)]


def test_a_first_build_shows_what_it_has_while_it_goes_on(tmp_path):
    index = SearchIndex(tmp_path)
    reader = SearchIndex(tmp_path)
    seen = []

    def slowly():
        for number, reading in enumerate(readings(*numbered(700))):
            if number in {100, 500}:
                seen.append(len(found(reader, "gewoon", limit=1000)))
            yield reading

    index.update(slowly(), total=700, organisation_digest="abc")
    assert seen == [0, 300]
    assert len(found(reader, "gewoon", limit=1000)) == 700
    assert len(index.state().cards) == 700
    assert len(list(tmp_path.glob("g*/*.seg"))) == 1, "what was shown early does not stay apart"


def test_a_first_build_that_is_stopped_keeps_what_it_showed(tmp_path):
    index = SearchIndex(tmp_path)
    done = []
    progress = Progress(lambda *facts: done.append(facts), lambda: len(done) > 400)
    finding = Finding("KB101", Level.WARNING, Place("n00001.md", 3))
    with pytest.raises(Cancelled):
        index.update(readings(*numbered(700)), organisation_digest="abc", findings=[finding], progress=progress)
    state = SearchIndex(tmp_path).state()
    assert not state.rebuild_reason
    assert [card.path for card in state.cards] == [article.path for article in numbered(300)]
    assert state.findings == (finding,)
    assert index.organisation_digest() == "abc"
    index.update(readings(*numbered(700)[300:]))
    assert len(found(index, "gewoon", limit=1000)) == 700


def test_a_rebuild_shows_nothing_before_it_is_done(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    seen = []

    def slowly():
        yield from readings(*numbered(600))
        seen.append((found(index, "water"), found(index, "gewoon")))

    index.update(slowly(), rebuild=True)
    assert seen == [(["a.md"], [])]


@pytest.fixture
def small_batches(monkeypatch):
    """A segment for every few hundred words."""
    monkeypatch.setattr("kbdesk.search.segment_writer.BATCH_WORDS", 300)


@pytest.mark.usefixtures("small_batches")
def test_a_build_in_batches_gives_the_same_answers(tmp_path):
    articles = list(random_articles(120))
    batched = an_index(tmp_path / "batched", an_article("first.md", "Eerst"))
    batched.update(readings(*articles))
    assert len(list((tmp_path / "batched").glob("g*/*.seg"))) > 5
    straight = an_index(tmp_path / "straight", an_article("first.md", "Eerst"), *articles)
    assert [card.path for card in batched.state().cards] == [card.path for card in straight.state().cards]
    for line in ("water", '"warm koud"', "thermostatt", "eerst"):
        one, other = (ask(index, line, limit=200) for index in (batched, straight))
        assert {hit.path for hit in one.hits} == {hit.path for hit in other.hits}, line


@pytest.mark.usefixtures("small_batches")
def test_a_path_read_again_in_a_later_batch_keeps_the_last(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"), *random_articles(60), an_article("a.md", "Vuurtoren"))
    assert found(index, "vuurtoren") == ["a.md"]
    assert "a.md" not in found(index, "water", limit=100)


@pytest.mark.usefixtures("small_batches")
def test_a_stopped_update_in_batches_leaves_nothing_behind(tmp_path):
    index = an_index(tmp_path, an_article("a.md", "Water"))
    before = sorted(path.name for path in tmp_path.glob("g*/*"))
    done = []
    with pytest.raises(Cancelled):
        index.update(
            readings(*random_articles(90)), progress=Progress(lambda *facts: done.append(facts), lambda: len(done) > 80)
        )
    assert sorted(path.name for path in tmp_path.glob("g*/*")) == before
    assert found(index, "water") == ["a.md"]


def test_a_quiet_moment_leaves_one_segment_and_the_same_answers(tmp_path):
    index = an_index(tmp_path, *numbered(500))
    for turn in range(25):
        index.update(readings(an_article(f"new{turn}.md", f"Nieuw {turn}", "Iets nieuws.")), removed=[f"n{turn:05}.md"])
    pieces = len(list(tmp_path.glob("g*/*.seg")))
    before = {hit.path for hit in ask(index, "nieuws", limit=50).hits}
    cards = index.state().cards
    index.tidy()
    assert 2 == len(list(tmp_path.glob("g*/*.seg"))) < pieces
    assert {hit.path for hit in ask(index, "nieuws", limit=50).hits} == before
    assert SearchIndex(tmp_path).state().cards == cards
    assert not found(index, "nr3")
    files = sorted(path.name for path in tmp_path.glob("g*/*"))
    index.tidy()
    assert sorted(path.name for path in tmp_path.glob("g*/*")) == files, "nothing is left to do"


def test_a_quiet_moment_is_not_used_while_another_writes(tmp_path):
    from kbdesk.search.updating import write_lock

    index = an_index(tmp_path, *numbered(500))
    for turn in range(10):
        index.update(readings(an_article(f"new{turn}.md", f"Nieuw {turn}")))
    files = sorted(path.name for path in tmp_path.glob("g*/*"))
    with write_lock(tmp_path, patience=0, progress=Progress()):
        index.tidy()
    assert sorted(path.name for path in tmp_path.glob("g*/*")) == files


def test_a_quiet_moment_can_be_ended(tmp_path):
    index = an_index(tmp_path, *numbered(500))
    for turn in range(10):
        index.update(readings(an_article(f"new{turn}.md", f"Nieuw {turn}")))
    files = sorted(path.name for path in tmp_path.glob("g*/*"))
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        index.tidy(Progress(stop_asked=lambda: next(asked)))
    assert sorted(path.name for path in tmp_path.glob("g*/*")) == files
    assert found(index, "nieuw 3", literal=True)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """An index large enough for its catalogue to be written as changes."""
    folder = tmp_path_factory.mktemp("large") / "index"
    an_index(folder, *numbered(1_200)).close()
    return folder


def copy_of(folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "index")
    return tmp_path / "index"


def test_a_small_change_writes_a_small_catalogue(large, tmp_path):
    folder = copy_of(large, tmp_path)
    (whole,) = folder.glob("g*/catalogue-*")
    index = SearchIndex(folder)
    left = Reading("x.md", Stamp(3, 4), "", left_out=LeftOut("x.md", "empty"))
    script = a_script("s.md", "Water", a_step("Kraan", "De kraan."))
    changed = an_article("n00007.md", "Zeven")
    index.update([*readings(changed, script), left], removed=["n00009.md"], organisation_digest="new")
    index.update(readings(an_article("m.md", "Midden")))
    (other,) = set(folder.glob("g*/catalogue-*")) - {whole}
    assert whole.exists()
    assert other.stat().st_size < whole.stat().st_size / 20
    state = SearchIndex(folder).state()
    titles = {card.path: card.header.title for card in state.cards}
    assert list(titles) == sorted(titles)
    assert len(titles) == 1_201
    assert (titles["n00007.md"], titles["m.md"], titles["s.md"]) == ("Zeven", "Midden", "Water")
    assert "n00009.md" not in titles
    assert [gone.path for gone, _ in state.left_out] == ["x.md"]
    assert (index.size().scripts, index.size().steps) == (1, 1)
    assert state.cards == index.state().cards
    index.update(readings(an_article("x.md", "Gevuld")), removed=["s.md"])
    again = SearchIndex(folder)
    assert not again.state().left_out
    assert (again.size().articles, again.size().scripts, again.size().steps) == (1_201, 0, 0)


def test_many_changes_make_the_catalogue_whole_again(large, tmp_path):
    folder = copy_of(large, tmp_path)
    index = SearchIndex(folder)
    index.update(readings(an_article("m.md", "Midden")))
    assert len(list(folder.glob("g*/catalogue-*"))) == 2
    index.update(readings(*(replace(article, body="Anders.") for article in numbered(400))))
    assert len(list(folder.glob("g*/catalogue-*"))) == 1
    assert len(SearchIndex(folder).state().cards) == 1_201


def test_a_whole_catalogue_that_is_gone_or_spoilt_is_noticed(large, tmp_path):
    folder = copy_of(large, tmp_path)
    (whole,) = folder.glob("g*/catalogue-*")
    SearchIndex(folder).update(readings(an_article("m.md", "Midden")))
    data = whole.read_bytes()
    whole.write_bytes(data[:-30])
    assert SearchIndex(folder).state().rebuild_reason == "damaged"
    whole.write_bytes(data[:-30] + bytes(30))
    assert SearchIndex(folder).state().rebuild_reason == "damaged"
    whole.unlink()
    assert SearchIndex(folder).state().rebuild_reason == "damaged"
    whole.write_bytes(data)
    assert not SearchIndex(folder).state().rebuild_reason


def test_a_long_posting_list_is_one_that_whoosh_itself_can_read(tmp_path):
    from whoosh.query import Term

    from kbdesk.search.segment_writer import schema
    from kbdesk.search.whoosh_band import FileIndex, FileStorage

    articles = [replace(one, body=one.body + " vaak" * (1 + number % 3)) for number, one in enumerate(numbered(2_500))]
    an_index(tmp_path, *articles).close()
    index = FileIndex(FileStorage(str(next(tmp_path.glob("g*")))), schema=schema())
    with index.searcher() as searcher:
        assert len(searcher.search(Term("body", "gewoon"), limit=None)) == 2_500
        postings = searcher.postings("body", "vaak")
        read = {number: postings.weight() for number in iter_ids(postings)}
        assert list(read) == list(range(2_500))
        for word, weight in (("nr3", 1.0), ("nr1000", 2.0), ("nr2000", 3.0)):
            only = searcher.postings("body", word)
            assert read[only.id()] == weight


def iter_ids(postings):
    while postings.is_active():
        yield postings.id()
        postings.next()
