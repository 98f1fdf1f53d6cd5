"""The words on the command line: which face they mean, what is told about them, and the exit codes of wrong use."""

import json

import pytest

from kbdesk import __version__
from kbdesk.cli.language import asked_language, spoken_language, system_language
from kbdesk.cli.main import run_command_line, wants_window
from kbdesk.cli.options import parser_in
from kbdesk.domain.errors import WrongUse

COMMANDS = ("find", "show", "ask", "call", "refer", "contacts", "outbox", "content", "index", "doctor")


@pytest.mark.parametrize("words", [[], ["--lang", "nl"], ["--content", "find"], ["--data=x", "--quiet"]])
def test_without_a_command_the_window_opens(words):
    assert wants_window(words)


@pytest.mark.parametrize(
    "words",
    [
        ["find", "x"],
        ["--json", "find"],
        ["--content", "x", "ask"],
        ["--version"],
        ["--help"],
        ["-h"],
        ["--nonsense"],
        ["--lang", "xx"],
    ],
)
def test_a_command_or_a_word_that_cannot_be_read_is_for_the_terminal(words):
    assert not wants_window(words)


def test_the_version_is_one_line(capsys):
    assert run_command_line(["--version"]) == 0
    assert capsys.readouterr().out == f"kbdesk {__version__}\n"


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command, lang, capsys):
    assert run_command_line(["--lang", lang, command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("gebruik:" if lang == "nl" else "usage:")
    assert "--content" in said


def test_the_help_names_every_command(capsys):
    assert run_command_line(["--help", "--lang", "nl"]) == 0
    said = capsys.readouterr().out
    assert all(f"\n    {command}" in said for command in COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["fnd", "x"],
        ["find"],
        ["find", "x", "--limit", "many"],
        ["find", "x", "--limit", "0"],
        ["find", "x", "--kind", "book"],
        ["find", "x", "--batch", "file"],
        ["show"],
        ["outbox"],
        ["refer", "--queue", "q"],
        ["index", "--nonsense"],
        [],
    ],
)
def test_wrong_use_is_exit_code_two_and_one_line_on_stderr(words, kb):
    said = kb(*words)
    assert said.code == 2
    assert len((said.err or said.out).splitlines()) == 1


def test_global_options_may_stand_behind_the_command(content, data, capsys):
    words = ["find", "warm", "--json", "--content", str(content), "--data", str(data), "--lang", "en"]
    assert run_command_line(words) == 0
    assert json.loads(capsys.readouterr().out)["hits"]


def test_folders_and_language_come_from_the_environment_too(content, data, capsys, monkeypatch):
    monkeypatch.setenv("KBDESK_CONTENT", str(content))
    monkeypatch.setenv("KBDESK_DATA", str(data))
    monkeypatch.setenv("KBDESK_LANG", "nl")
    assert run_command_line(["find", "qqqqq"]) == 1
    assert "Niets gevonden" in capsys.readouterr().out
    assert data.is_dir()


def test_the_language_of_the_settings_counts_when_none_is_asked_for(content, data, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    data.mkdir()
    (data / "settings.json").write_text('{"lang": "nl"}', encoding="utf-8")
    run_command_line(["--content", str(content), "--data", str(data), "find", "qqqqq"])
    assert "Niets gevonden" in capsys.readouterr().out


def test_the_language_is_asked_for_by_option_or_environment():
    assert asked_language(["find", "--lang", "nl"], {}) == "nl"
    assert asked_language(["--lang=en"], {"KBDESK_LANG": "nl"}) == "en"
    assert asked_language(["find"], {"KBDESK_LANG": "nl"}) == "nl"
    assert asked_language(["find", "--", "--lang", "nl"], {}) == ""


def test_where_nobody_said_what_they_speak_the_program_speaks_english():
    assert system_language({"LC_ALL": "nl_BE.UTF-8"}) == "nl"
    assert system_language({"LANG": "de_DE.UTF-8"}) == ""
    assert spoken_language([], {"LANG": "de_DE.UTF-8"}) == "en"
    assert spoken_language(["--lang", "nl"], {"LANG": "en_GB.UTF-8"}) == "nl"


def test_no_option_is_known_by_a_part_of_its_name():
    with pytest.raises(WrongUse):
        parser_in("en").parse_args(["find", "x", "--lim", "3"])


def test_a_home_folder_that_is_not_there_is_wrong_use(capsys):
    for option in ("--data", "--content"):
        assert run_command_line([option, "~nobody-of-that-name/x", "find", "slang"]) == 2
    assert "~nobody-of-that-name" in capsys.readouterr().err
