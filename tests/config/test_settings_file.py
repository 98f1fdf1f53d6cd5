import json
from dataclasses import fields
from pathlib import Path

import pytest

from kbdesk.config.paths import Paths
from kbdesk.config.settings import SettingsFile
from kbdesk.desk import open_desk
from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.settings import LARGEST_TEXT, SMALLEST_TEXT, Contrast, KeepSearches, Settings, Theme

CHOSEN = Settings(
    lang="nl",
    theme=Theme.DARK,
    contrast=Contrast.HIGH,
    touch=True,
    accent="#e30613",
    text_size=14,
    window="AAAA//8=",
    recent=("boiler", "zeep"),
    device="Balie 3 – Zoë",
    search_log=KeepSearches.COUNTS,
    keys=(("refer", "F7"), ("flag", "")),
    content="/srv/kennis",
    toured=True,
)


def test_settings_are_read_back_as_they_were_written(tmp_path):
    file = SettingsFile(tmp_path / "far" / "settings.json")
    assert file.read() == Settings()
    file.write(CHOSEN)
    assert file.read() == CHOSEN
    assert [path.name for path in (tmp_path / "far").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_gives_the_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(path).read() == Settings()
    SettingsFile(path).write(CHOSEN)
    assert SettingsFile(path).read() == CHOSEN


def test_one_wrong_value_costs_only_itself(tmp_path):
    path = tmp_path / "settings.json"
    wrong = {"lang": "xx", "theme": "pink", "text_size": "big", "window": 3, "recent": ["a", 5, "b"], "device": "Balie"}
    path.write_text(json.dumps(wrong), encoding="utf-8-sig")
    assert SettingsFile(path).read() == Settings(recent=("a", "b"), device="Balie")


@pytest.mark.parametrize(("written", "read"), [(1, SMALLEST_TEXT), (900, LARGEST_TEXT), (0, 0), (True, 0), (12.5, 0)])
def test_a_text_size_stays_one_that_can_be_read(tmp_path, written, read):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"text_size": written}), encoding="utf-8")
    assert SettingsFile(path).read().text_size == read


@pytest.mark.parametrize(("written", "read"), [("words", "words"), ("counts", "counts"), ("of", "off"), (3, "off")])
def test_what_is_written_of_searches_and_not_understood_keeps_nothing_of_them(tmp_path, written, read):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"search_log": written}), encoding="utf-8")
    assert SettingsFile(path).read().search_log == read


def test_own_keys_that_are_no_pairs_of_texts_cost_only_themselves(tmp_path):
    path = tmp_path / "settings.json"
    written = {"keys": [["refer", "F7"], ["flag"], "F8", ["a", 3], {"b": "c"}]}
    path.write_text(json.dumps(written), encoding="utf-8")
    assert SettingsFile(path).read().keys == (("refer", "F7"),)


def test_what_a_newer_version_wrote_is_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"lang": "en", "sound": "off"}), encoding="utf-8")
    SettingsFile(path).write(CHOSEN)
    assert json.loads(path.read_text(encoding="utf-8"))["sound"] == "off"


def test_settings_that_cannot_be_written_are_said_plainly_and_leave_nothing(tmp_path):
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(StateUnwritable) as error:
        SettingsFile(tmp_path / "settings.json").write(CHOSEN)
    assert error.value.code == "settings-unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_every_name_in_the_file_is_explained_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert not [field.name for field in fields(Settings) if f"\n| `{field.name}` |" not in page]


def test_the_content_folder_of_the_settings_is_opened_unless_another_is_named(tmp_path):
    chosen, named = tmp_path / "mijn teksten", tmp_path / "andere"
    SettingsFile(tmp_path / "data" / "settings.json").write(Settings(content=str(chosen)))
    for content, opened in ((None, chosen), (named, named)):
        desk = open_desk(content=content, data=tmp_path / "data")
        assert desk.content == opened
        desk.close()
    SettingsFile(tmp_path / "data" / "settings.json").write(Settings())
    desk = open_desk(data=tmp_path / "data")
    assert desk.content == Paths.shipped_content()
    desk.close()
