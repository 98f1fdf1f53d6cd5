"""The process that knows the dictionaries: begun by a question, ended by rest, and no trouble when it dies."""

import importlib.util
import shutil

import pytest

from kbdesk.spelling.speller import Speller


@pytest.fixture
def speller(dictionaries):
    made = Speller(dictionaries)
    yield made
    made.rest()


def test_wrong_words_come_back_and_right_ones_do_not(speller):
    assert speller.wrong(["ketel", "ketell", "mbt", "colour"]) == {"ketell"}
    assert speller.suggestions("ketell", first="nl")[0] == "ketel"
    assert speller.lacking_accent(["geinstalleerd", "ketell"]) == {"geinstalleerd"}


def test_it_begins_with_a_question_and_gives_its_memory_back(speller):
    assert not speller.is_awake
    assert speller.wrong([]) == frozenset()
    assert not speller.is_awake
    speller.wrong(["ketel"])
    assert speller.is_awake
    speller.rest()
    assert not speller.is_awake
    assert speller.wrong(["ketell"]) == {"ketell"}


def test_a_process_that_dies_costs_its_question_and_the_next_one_is_answered(speller):
    speller.wrong(["ketel"])
    speller._process.kill()
    speller._process.wait()
    assert speller.wrong(["ketell"]) == frozenset()
    assert speller.wrong(["ketell"]) == {"ketell"}


def test_after_the_third_death_it_is_left_at_that(speller):
    for _ in range(3):
        speller.wrong(["ketel"])
        speller._process.kill()
        speller._process.wait()
        speller.wrong(["ketel"])
    assert speller.wrong(["ketell"]) == frozenset()
    assert not speller.is_awake


def test_after_the_end_nothing_is_begun_again(speller):
    speller.wrong(["ketel"])
    speller.end()
    assert speller.wrong(["ketell"]) == frozenset()
    assert speller.wrong(["ketell"]) == frozenset()
    assert not speller.is_awake


def test_dictionaries_that_cannot_be_read_make_every_word_right(dictionaries, tmp_path):
    for file in dictionaries.iterdir():
        shutil.copy(file, tmp_path)
    (tmp_path / "both.txt").write_bytes(b"\xff\xfe")
    speller = Speller(tmp_path)
    assert speller.is_there
    assert speller.wrong(["ketell"]) == frozenset()


def test_without_dictionaries_there_is_no_speller(tmp_path):
    speller = Speller(tmp_path)
    assert not speller.is_there
    assert speller.wrong(["ketell"]) == frozenset()
    assert not speller.is_awake


def test_without_the_library_there_is_no_speller(dictionaries, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    speller = Speller(dictionaries)
    assert not speller.is_there
    assert speller.wrong(["ketell"]) == frozenset()
