"""Help on kbdesk among the answers: only where a question is about kbdesk, never in front of what is better."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.domain.article import Card, Header, Kind, Stamp
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.hit import Answer, Question, Source
from kbdesk.domain.plain_hit import hit_of
from kbdesk.domain.progress import Progress
from kbdesk.search.index import SearchIndex
from kbdesk.workflows.find_answers import FindAnswers
from kbdesk.workflows.find_with_help import FindWithHelp, HelpWords, with_help
from kbdesk.workflows.keep_help import KeepHelp
from kbdesk.workflows.keep_library import KeepLibrary
from kbdesk.workflows.read_content import ReadContent
from kbdesk.workflows.read_with_help import ReadWithHelp

OWN = {
    "kbdesk.yml": "languages: [nl, en]\nfallback: nl\n",
    "sleutel.nl.md": "---\nid: sleutel\nlang: nl\ntitle: De sleutel van de meterkast\n---\n\nVraag de buren.\n",
    "gas.nl.md": "---\nid: gas\nlang: nl\ntitle: Gaslucht in huis\n---\n\nGa naar buiten. Druk geen toetsen in.\n",
}
HELP = {
    "kbdesk.yml": "languages: [nl, en]\nfallback: nl\n",
    "dagelijks/toetsen.nl.md": (
        "---\nid: toetsen\nlang: nl\ntitle: Welke toetsen zijn er?\nkeywords: [sneltoetsen]\nbest_for: [toetsen]\n---\n\n"
        "Druk op F1.\n\n![Blad](../img/blad.svg)\n\nZie [scripts](script.nl.md#begin), of [buiten](https://example.org).\n"
    ),
    "dagelijks/script.nl.md": (
        "---\nid: script\nlang: nl\ntitle: Hoe volg ik een script?\n---\n\nDruk op Enter, ook bij gaslucht.\n\n## Begin\n\nHier.\n"
    ),
    "dagelijks/script.en.md": "---\nid: script\nlang: en\ntitle: How do I follow a script?\n---\n\nPress Enter.\n",
    "img/blad.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
}


def now():
    return datetime(2026, 11, 24, tzinfo=UTC)


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Built:
    """The workflows over two folders, as the desk builds them."""

    def __init__(self, tmp_path, own, help_):
        folder, index = ContentFolder(own), SearchIndex(tmp_path / "index-own")
        self.library = KeepLibrary(folder, index)
        self.library.open()
        self.library.refresh(Progress())
        reader = SearchIndex(tmp_path / "index-own")
        self.help = KeepHelp(help_, tmp_path / "index-help", own=self.library, own_folder=own, now=now)
        self.find = FindWithHelp(FindAnswers(reader, self.library, now), self.help)
        self.read = ReadWithHelp(ReadContent(folder, self.library), self.help)
        self._indexes = (index, reader)

    def ask(self, text, **more):
        return self.find.find(Question(text, **more), Progress())

    def ids(self, text, **more):
        return [hit.id for hit in self.ask(text, **more).hits]

    def close(self):
        self.help.close()
        for index in self._indexes:
            index.close()


@pytest.fixture
def built(tmp_path):
    one = Built(tmp_path, write(tmp_path / "own", OWN), write(tmp_path / "help", HELP))
    one.help.look(Progress())
    yield one
    one.close()


def test_a_question_about_kbdesk_finds_the_help_marked_as_such(built):
    [hit] = [one for one in built.ask("script volgen").hits if one.source is Source.HELP]
    assert (hit.id, hit.path, hit.title) == ("help:script", "help:dagelijks/script.nl.md", "Hoe volg ik een script?")


def test_a_customers_question_finds_no_help_though_its_words_stand_in_a_text_of_it(built):
    assert built.ids("gaslucht") == ["gas"]
    assert built.ids("gaslucht script") == ["gas"]


def test_the_last_word_may_be_a_beginning_while_typing(built):
    assert "help:script" in built.ids("scri", as_you_type=True)
    assert "help:script" in built.ids("volg scr", as_you_type=True)
    assert "help:script" not in built.ids("scr", as_you_type=True)
    assert "help:script" not in built.ids("scri")


def test_each_source_can_be_asked_alone(built):
    assert built.ids("toetsen", source=Source.OWN) == ["gas"]
    assert built.ids("toetsen", source=Source.HELP) == ["help:toetsen"]
    assert built.ids("gaslucht", source=Source.HELP) == ["help:script"]


def test_nothing_typed_and_the_help_asked_for_gives_its_contents_in_the_readers_language(built):
    assert built.ids("", source=Source.HELP, lang="en") == ["help:script", "help:toetsen"]
    assert [hit.lang for hit in built.ask("", source=Source.HELP, lang="en").hits] == ["en", "nl"]


@pytest.mark.parametrize("narrowed", [{"products": ("boiler",)}, {"phases": ("use",)}, {"kinds": (Kind.SCRIPT,)}])
def test_whoever_filters_by_what_the_help_does_not_have_gets_none(narrowed, built):
    assert built.ids("script volgen", **narrowed) == []


def test_an_organisation_can_hide_the_help(tmp_path):
    hidden = {**OWN, "kbdesk.yml": "languages: [nl]\npolicies: {help: false}\n"}
    one = Built(tmp_path, write(tmp_path / "own", hidden), write(tmp_path / "help", HELP))
    assert not one.help.look(Progress())
    assert not (tmp_path / "index-help").exists()
    assert one.ids("script volgen", source=Source.HELP) == one.ids("script volgen") == []
    one.close()


def test_the_help_as_the_very_content_that_is_shown_is_not_found_twice(tmp_path):
    folder = write(tmp_path / "help", HELP)
    one = Built(tmp_path, folder, folder)
    assert not one.help.look(Progress())
    assert one.ids("toetsen") == ["toetsen"]
    one.close()


def test_without_the_help_everything_else_goes_on(tmp_path):
    one = Built(tmp_path, write(tmp_path / "own", OWN), tmp_path / "not-installed")
    assert not one.help.look(Progress())
    assert one.ids("gaslucht") == ["gas"]
    with pytest.raises(ContentUnreadable):
        one.read.page("help:toetsen", "nl")
    one.close()


def test_links_and_pictures_of_a_page_lead_back_into_the_help(built):
    page = built.read.page("help:toetsen", "nl")
    assert (page.header.id, page.path) == ("help:toetsen", "help:dagelijks/toetsen.nl.md")
    assert 'href="kb:help:dagelijks/script.nl.md#begin"' in page.html
    assert 'src="kb:help:img/blad.svg"' in page.html
    assert 'href="https://example.org"' in page.html
    assert built.read.file("help:img/blad.svg").name == "blad.svg"
    assert built.read.file("help:../own/gas.nl.md") is None
    assert built.read.linked_page("help:dagelijks/script.nl.md", "en").header.lang == "en"
    assert built.read.source("help:script", "en").endswith("Press Enter.\n")


def test_what_belongs_to_a_page_of_the_help_is_help(built):
    assert all(hit.path.startswith("help:") for hit in built.find.related("help:dagelijks/toetsen.nl.md", Progress()))


# ---------------------------------------------------------------------- the order


def hits(source, *scores, best=()):
    prefix = "help:" if source is Source.HELP else ""
    made = [hit_of(Header(f"{prefix}{number}", title="x"), f"{prefix}{number}") for number in range(len(scores))]
    return tuple(
        replace(hit, rank=place + 1, score=score, source=source, why=("title",), best=place in best)
        for place, (hit, score) in enumerate(zip(made, scores, strict=True))
    )


def answer(source, *scores, limit=50, best=()):
    found = hits(source, *scores, best=best)
    return Answer(Question("x", limit=limit), found, len(found), 1.0)


def merged(own, found):
    return [hit.id for hit in with_help(own, found).hits]


def test_never_more_than_two_of_the_help_beside_own_hits():
    own = answer(Source.OWN, *(5.0,) * 20)
    found = with_help(own, answer(Source.HELP, 9.0, 9.0, 9.0, 9.0))
    assert sum(hit.source is Source.HELP for hit in found.hits) == 2
    assert [hit.rank for hit in found.hits] == list(range(1, 23))
    assert found.total == 22


def test_with_few_own_hits_there_is_room_for_more():
    assert merged(answer(Source.OWN, 5.0), answer(Source.HELP, 9.0, 8.0, 7.0)) == ["help:0", "help:1", "help:2", "0"]


def test_own_hits_that_are_nearly_as_good_stand_above():
    assert merged(answer(Source.OWN, 8.0, 7.0, 3.0), answer(Source.HELP, 8.5)) == ["0", "1", "help:0", "2"]


def test_help_that_is_far_behind_stays_away_and_what_is_let_in_is_among_the_first_ten():
    assert "help:0" not in merged(answer(Source.OWN, 8.0, 7.0, 3.0), answer(Source.HELP, 4.0))
    assert merged(answer(Source.OWN, *(8.0,) * 30), answer(Source.HELP, 6.0, 6.0)).index("help:1") == 9


def test_the_answer_to_the_very_question_stands_high_but_below_the_one_of_the_organisation():
    own = answer(Source.OWN, 8.0, 7.9, 7.8, 7.7, best=(0,))
    assert merged(own, answer(Source.HELP, 1.0, best=(0,)))[3] == "help:0"
    assert merged(answer(Source.OWN, 2.0, best=(0,)), answer(Source.HELP, 9.0, best=(0,))) == ["0", "help:0"]


def test_the_limit_holds_for_both_together():
    assert merged(answer(Source.OWN, 5.0, 4.0, 3.0, limit=3), answer(Source.HELP, 9.0)) == ["help:0", "0", "1"]


def test_words_that_only_hold_a_sentence_together_are_about_nothing():
    words = HelpWords([Card("a.md", Stamp(1, 1), "", Header("a", title="Hoe zie ik de toetsen?"))])
    assert words.are_met_by("waar zijn de toetsen", as_you_type=False)
    assert not words.are_met_by("hoe ik de", as_you_type=True)
    assert not words.are_met_by("", as_you_type=True)
