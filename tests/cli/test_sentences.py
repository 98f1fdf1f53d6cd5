"""Every failure and every remark has its sentence in both languages, and every placeholder is filled."""

import ast
import re
from pathlib import Path

import pytest

import kbdesk
from kbdesk.domain.errors import DeskError, WrongUse
from kbdesk.domain.place import Place
from kbdesk.wording.errors import ERRORS, error_sentence
from kbdesk.wording.terminal import TERMINAL

PROGRAM = Path(kbdesk.__file__).parent
PLACEHOLDER = re.compile(r"\{(\w+)")
GIVEN_ELSEWHERE = {"file-missing", "file-unreadable"}
"""Codes chosen in a variable before they are raised."""


def families() -> set[str]:
    found, todo = set(), [DeskError]
    while todo:
        kind = todo.pop()
        found.add(kind.__name__)
        todo += kind.__subclasses__()
    return found


def raised() -> dict[str, list[set[str]]]:
    """Each code in the program, with the names of the facts of each place that gives it."""
    names, found = families(), {}
    for file in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
                facts = {word.arg for word in node.keywords if word.arg}
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.setdefault(part.value, []).append(facts)
    return found


def test_every_code_in_the_program_has_a_sentence():
    assert set(raised()) - set(ERRORS) == set()


def test_no_sentence_is_left_over():
    assert set(ERRORS) - set(raised()) - GIVEN_ELSEWHERE == set()


def test_every_placeholder_of_an_error_is_a_fact_that_some_place_gives():
    for code, places in raised().items():
        given = {"where", *(name for facts in places for name in facts)}
        for sentence in ERRORS[code]:
            assert set(PLACEHOLDER.findall(sentence)) <= given, code


@pytest.mark.parametrize("table", [ERRORS, TERMINAL])
def test_both_languages_say_the_same_with_the_same_facts(table):
    for key, (english, dutch) in table.items():
        assert english.strip(), key
        assert dutch.strip(), key
        assert set(PLACEHOLDER.findall(english)) == set(PLACEHOLDER.findall(dutch)), key
        assert english.count("|") == dutch.count("|"), key


def keys_in_the_terminal() -> set[str]:
    """Keys of sentences that the terminal names outright."""
    text = "".join(file.read_text("utf-8") for file in (PROGRAM / "cli").glob("*.py"))
    return set(re.findall(r'\b(?:words|say|aside)\(\s*"([^"{]+)"', text))


def test_every_sentence_that_the_terminal_names_is_there():
    assert keys_in_the_terminal() - set(TERMINAL) == set()


def test_an_error_says_where_it_is():
    error = WrongUse("not-a-script", place=Place("a/b.md", 3))
    assert error_sentence(error, "en").startswith("a/b.md:3 is not a script")
    assert error_sentence(WrongUse("not-a-script", id="x"), "nl").startswith("x is geen belscript")


def test_a_code_without_a_sentence_stands_for_itself():
    assert error_sentence(WrongUse("brand-new", name="x"), "nl") == "brand-new name='x'"
