"""What is right: dictionaries, content, names of the organisation, general words, own words; over a real desk."""

from dataclasses import replace

import pytest

from kbdesk.domain.progress import Progress
from tests.ui.small_desk import small_desk


@pytest.fixture
def desk(tmp_path):
    pytest.importorskip("hunspell")
    one = small_desk(tmp_path)
    (one.content / "articles").mkdir(exist_ok=True)
    text = "---\nid: set\ntype: article\nlang: nl\ntitle: De afleverset\nsummary: Over.\n---\n\n# De afleverset\n\nGeïnstalleerd.\n"
    (one.content / "articles" / "set.nl.md").write_text(text, encoding="utf-8")
    one.library.refresh(Progress())
    yield one
    one.spelling.end()
    one.spelling.rest()
    one.close()


def test_words_of_the_content_and_of_the_organisation_are_right(desk):
    """`afleverset` stands in a text, `Storingsdienst` is a team, `gsm` and `belnummer` are general words."""
    typed = ["afleverset", "Storingsdienst", "gsm", "belnummer", "ketel", "storng"]
    assert desk.spelling.wrong(typed) == {"storng"}


def test_a_word_of_the_content_that_lacks_its_accent_is_wrong_all_the_same(desk):
    assert desk.spelling.wrong(["geinstalleerd", "geïnstalleerd"]) == {"geinstalleerd"}


def test_suggestions_that_stand_in_the_content_come_first(desk):
    assert desk.spelling.suggestions("drk", first="nl")[0] == "druk"


def test_an_own_word_is_right_from_then_on_and_lies_in_the_settings(desk):
    assert desk.spelling.wrong(["zonneboilr"]) == {"zonneboilr"}
    desk.spelling.keep_word("zonneboilr")
    assert desk.spelling.wrong(["zonneboilr", "Zonneboilr"]) == frozenset()
    assert desk.settings.read().own_words == ("zonneboilr",)


def test_what_may_be_a_name_is_not_offered_to_be_kept(desk):
    assert desk.spelling.may_keep("zonneboilr")
    assert not desk.spelling.may_keep("Yildiz")


def test_the_reader_switches_it_off(desk):
    assert desk.spelling.is_wanted
    desk.settings.write(replace(desk.settings.read(), spelling=False))
    assert not desk.spelling.is_wanted
