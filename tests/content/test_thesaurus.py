"""The general words that ship with kbdesk, read."""

import pytest

from kbdesk.config.paths import resources
from kbdesk.content.thesaurus import read_thesaurus, read_translations
from kbdesk.content.yaml_nodes import Mapping, Scalar, Sequence, read_yaml

FOLDER = resources() / "thesaurus"


def words(row):
    return tuple(word.strip() for word in row.split(","))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_groups_are_what_the_file_says_as_yaml(lang):
    node = read_yaml((FOLDER / f"{lang}.yml").read_text(encoding="utf-8"))
    assert isinstance(node, Sequence)
    assert all(isinstance(part, Scalar) for part in node.parts)
    groups = read_thesaurus(FOLDER, lang)
    assert groups == tuple(words(part.text) for part in node.parts)
    assert min(map(len, groups)) > 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_translations_are_what_the_file_says_as_yaml(lang):
    node = read_yaml((FOLDER / "nl-en.yml").read_text(encoding="utf-8"))
    assert isinstance(node, Mapping)
    pairs = tuple((key.text, other) for key, value in node.pairs for other in words(value.text))
    assert read_translations(FOLDER, lang) == pairs


@pytest.mark.parametrize("lang", ["de", "und", "", "../../etc/passwd"])
def test_a_language_without_words_has_none(lang):
    assert read_thesaurus(FOLDER, lang) == ()
    assert read_translations(FOLDER, lang) == ()


def test_a_folder_that_is_not_there_has_none(tmp_path):
    assert read_thesaurus(tmp_path / "gone", "nl") == ()
    assert read_translations(tmp_path / "gone", "nl") == ()


@pytest.mark.parametrize(("written", "wanted"), [("", True), ("thesaurus: true\n", True), ("thesaurus: no\n", False)])
def test_the_organisation_decides_whether_they_are_used(write, written, wanted):
    organisation, _ = write({"kbdesk.yml": f"name: Proef\n{written}", "a.md": "x"}).organisation()
    assert organisation.policies.thesaurus is wanted
