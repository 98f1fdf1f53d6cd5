"""All tables of sentences: nothing untranslated, nothing unused, nothing said that is not there.

They are found, not listed: a table in a new file of `kbdesk/wording/` is held to the same by being there.
"""

import ast
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

import kbdesk
from kbdesk import wording

PROGRAM = Path(kbdesk.__file__).parent
BLANK = re.compile(r"\{(\w*)")
KEY = re.compile(r"[a-z_]+\.[a-z_.-]+")
SPEAK = frozenset({"say", "words", "aside", "speak", "say_in", "title", "_say"})
FROM_CONTENT = ("audience.",)
"""Their ends are codes of the content."""
BLANKS = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"[^\W\d_]{2,}")
BRACES = re.compile(r"\{\{.*?\}\}")
"""Braces that are shown as they are."""


def is_table(value):
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(key, str) for key in value)
        and all(
            isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(text, str) for text in pair)
            for pair in value.values()
        )
    )


@cache
def tables():
    """`{file.NAME: table}` of all of them."""
    found = {}
    for module in pkgutil.iter_modules(wording.__path__):
        loaded = importlib.import_module(f"kbdesk.wording.{module.name}")
        for name, value in vars(loaded).items():
            if name.isupper() and is_table(value) and not any(value is other for other in found.values()):
                found[f"{module.name}.{name}"] = value
    return found


@cache
def all_keys():
    return frozenset(key for table in tables().values() for key in table)


@cache
def written():
    """All texts that stand in the program outside the tables, and patterns of those that are put together."""
    literal, patterns = set(), set()
    for file in PROGRAM.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        in_table = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.Dict) and file.parent.name == "wording"
            for part in node.keys
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in in_table:
                literal.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
                patterns.add("".join(parts))
    telling = [pattern for pattern in patterns if len(pattern.replace(".+", "")) >= 3 and " " not in pattern]
    return literal, re.compile("|".join(f"(?:{pattern})" for pattern in sorted(telling)))


def names():
    return sorted(tables())


@pytest.mark.parametrize("name", names())
def test_both_languages_are_there_and_fill_in_the_same(name):
    for key, (english, dutch) in tables()[name].items():
        assert bool(english.strip()) == bool(dutch.strip()), key
        blanks = [set(BLANK.findall(BRACES.sub("", text))) for text in (english, dutch)]
        assert blanks[0] == blanks[1], key
        assert english.count("|") == dutch.count("|"), key


@pytest.mark.parametrize("name", names())
def test_no_sentence_is_left_untranslated(name):
    """A single word may be the same in English and Dutch: filter, contact, code."""
    same = {key for key, (english, dutch) in tables()[name].items() if english == dutch}
    assert {key for key in same if len(WORD.findall(BLANKS.sub("", tables()[name][key][0]))) > 1} == set()


def test_no_sentence_is_left_unused():
    literal, patterns = written()
    left = {key for key in all_keys() if key not in literal and not patterns.fullmatch(key)}
    put_together = {key for key in left if key.startswith(FROM_CONTENT) or set(key.split(".", 1)) <= literal}
    assert left - put_together == set()


def test_every_sentence_that_is_said_is_there():
    missing = set()
    for file in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in SPEAK:
                said = {word.value for word in node.args[:2] if isinstance(word, ast.Constant)}
                keys = {word for word in said if isinstance(word, str) and KEY.fullmatch(word)}
                missing |= {f"{file.relative_to(PROGRAM)}: {key}" for key in keys - all_keys()}
    assert missing == set()
