"""The organisation as it was read: given again as long as its files say the same, read anew for anything else."""

import json
import subprocess
import sys

import pytest

from kbdesk.content.folder import ContentFolder
from kbdesk.content.kept_organisation import KeptOrganisation, organisation_mark

FILES = {
    "kbdesk.yml": "name: {nl: Proef, en: Trial}\nlanguages: [nl, en]\nfallback: nl\n",
    "products.yml": "boiler: {label: {nl: Cv-ketel, en: Boiler}}\n",
    "fields.yml": "phone: {type: phone, label: {nl: Telefoon, en: Telephone}, pii: personal, keep: 30}\n",
    "synonyms.nl.yml": "- ketel, boiler\n",
}
START = """
import json, sys
from pathlib import Path
from kbdesk.content.folder import ContentFolder
folder = ContentFolder(Path(sys.argv[1]), kept=Path(sys.argv[2]))
name = folder.organisation()[0].name.in_language("nl")
print(json.dumps([name, "yaml" in sys.modules, "kbdesk.content.organisation_files" in sys.modules]))
"""


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def another_program(root, kept):
    """Name of the organisation; whether YAML and the reader were loaded for it."""
    told = subprocess.run(
        [sys.executable, "-c", START, str(root), str(kept)], check=True, capture_output=True, encoding="utf-8"
    )
    return json.loads(told.stdout)


def test_the_next_start_gets_the_same_without_yaml(root, tmp_path):
    read = ContentFolder(root).organisation()
    assert read[1] == ()
    assert ContentFolder(root, kept=tmp_path / "kept").organisation() == read
    assert KeptOrganisation(tmp_path / "kept" / "organisation").get(organisation_mark(root)) == read[0]
    assert another_program(root, tmp_path / "kept") == ["Proef", False, False]


@pytest.mark.parametrize("name", [*FILES, "outcomes.yml", "synonyms.en.yml"])
def test_a_changed_file_is_read(root, tmp_path, name):
    ContentFolder(root, kept=tmp_path / "kept").organisation()
    text = FILES.get(name, "solved: {label: {nl: Opgelost}, effect: solved}\n")
    changed = text.replace("Proef", "Ander") + ("# a remark\n" if name != "kbdesk.yml" else "")
    (root / name).write_text(changed, encoding="utf-8")
    assert another_program(root, tmp_path / "kept") == [
        "Ander" if name == "kbdesk.yml" else "Proef",
        True,
        True,
    ]


def test_a_file_that_went_is_noticed_in_the_same_program(root, tmp_path):
    folder = ContentFolder(root, kept=tmp_path / "kept")
    assert folder.organisation()[0].products
    (root / "products.yml").unlink()
    assert not folder.organisation()[0].products


def test_as_long_as_nothing_changes_it_is_the_same_object(root):
    folder = ContentFolder(root)
    assert folder.organisation()[0] is folder.organisation()[0]


def test_what_something_is_wrong_with_is_not_kept(root, tmp_path):
    (root / "queues.yml").write_text("faults: [\n", encoding="utf-8")
    folder = ContentFolder(root, kept=tmp_path / "kept")
    assert folder.organisation()[1]
    assert not (tmp_path / "kept" / "organisation").exists()


@pytest.mark.parametrize("place", [0, 40, 60, -1])
def test_a_spoilt_byte_means_reading_anew(root, tmp_path, place):
    read = ContentFolder(root, kept=tmp_path / "kept").organisation()
    file = tmp_path / "kept" / "organisation"
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert KeptOrganisation(file).get(organisation_mark(root)) is None
    assert ContentFolder(root, kept=tmp_path / "kept").organisation() == read


def test_where_nothing_can_be_kept_it_is_read_all_the_same(root, tmp_path):
    (tmp_path / "kept").write_text("a file, no folder", encoding="utf-8")
    assert ContentFolder(root, kept=tmp_path / "kept").organisation() == ContentFolder(root).organisation()
