"""What a desk asks the search with: the organisation's words, the names of its products, the general words."""

import pytest

from kbdesk.desk import open_desk
from kbdesk.domain.hit import Question
from kbdesk.domain.progress import Progress

TEXTS = {
    "ketel.nl.md": "---\ntitle: De ketel\nlang: nl\n---\n\nZo vult u de ketel bij.\n",
    "factuur.nl.md": "---\ntitle: De factuur\nlang: nl\n---\n\nZo leest u de factuur.\n",
    "visit.en.md": "---\ntitle: Complaint\nlang: en\n---\n\nHow to send us a complaint.\n",
}
PRODUCTS = "boiler:\n  label: {nl: Ketel, en: Boiler}\n  other_names: [HotBox 300]\n"


@pytest.fixture
def desk_with(tmp_path):
    opened = []

    def open_one(**files):
        folder = tmp_path / f"content{len(opened)}"
        folder.mkdir()
        for name, text in {**TEXTS, **{f"{name}.yml": text for name, text in files.items()}}.items():
            (folder / name).write_text(text, encoding="utf-8")
        desk = open_desk(content=folder, data=tmp_path / f"data{len(opened)}")
        opened.append(desk)
        desk.library.open()
        desk.library.refresh(Progress())
        return desk

    yield open_one
    for desk in opened:
        desk.close()


def found(desk, text, **question):
    return [hit.path for hit in desk.find.find(Question(text, "nl", **question), Progress()).hits]


@pytest.mark.parametrize("typed", ["boiler vullen", "HotBox 300", "hotbox 300 vullen"])
def test_whoever_says_another_name_of_a_product_finds_what_is_written_of_it(desk_with, typed):
    assert found(desk_with(products=PRODUCTS), typed)[:1] == ["ketel.nl.md"]


def test_without_products_their_names_mean_nothing(desk_with):
    assert found(desk_with(), "HotBox 300") == []


def test_a_general_word_finds_the_word_of_the_house_and_the_organisation_can_switch_that_off(desk_with):
    assert found(desk_with(), "nota") == ["factuur.nl.md"]
    assert found(desk_with(kbdesk="thesaurus: false\n"), "nota") == []


def test_a_question_without_an_answer_in_its_language_finds_the_one_in_the_other(desk_with):
    assert found(desk_with(), "klacht") == ["visit.en.md"]
