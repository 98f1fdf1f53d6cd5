"""The front door reads the few words of a window by itself, as the terminal would."""

from pathlib import Path

import pytest

from kbdesk.cli.front_words import FrontWords, front_words
from kbdesk.cli.main import run_command_line
from kbdesk.cli.options import parser_in

URL = "kbdesk://find?q=x"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ([], FrontWords()),
        (["open"], FrontWords()),
        (["open", URL], FrontWords(URL)),
        (["open", "--", URL], FrontWords(URL)),
        (["open", "--"], FrontWords()),
        (["--data", "d", "open", URL, "--json"], FrontWords(URL, data=Path("d"), as_json=True)),
        (["--content=c", "--lang", "nl"], FrontWords(content=Path("c"))),
        (["--data", "d", "--tray"], FrontWords(data=Path("d"), in_tray=True)),
        (["open", "kbdesk://call?number=", "06 12&34"], FrontWords("kbdesk://call?number=06%2012%2634")),
        (["open", "kbdesk://outbox", "x"], FrontWords("kbdesk://outbox x")),
    ],
)
def test_a_window_and_what_it_is_to_open(words, read):
    assert front_words(words, {}) == read
    parser_in("en").parse_args(words)  # the terminal reads them as well


@pytest.mark.parametrize(
    "words",
    [
        ["find", "x"],
        ["open", URL, "a", "b"],
        ["open", "--help"],
        ["--version"],
        ["--lang", "xx"],
        ["--data"],
        ["--data", "--quiet"],
        ["--nonsense"],
        ["open", "--nonsense"],
        ["--data", "~nobody-of-that-name/x"],
    ],
)
def test_the_rest_is_for_the_terminal(words):
    assert front_words(words, {}) is None


def test_folders_come_from_the_environment_where_none_is_named():
    environment = {"KBDESK_DATA": "there", "KBDESK_CONTENT": "texts"}
    assert front_words([], environment) == FrontWords("", Path("texts"), Path("there"))
    assert front_words(["--data", "here"], environment).data == Path("here")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["open", "kbdesk://call?script=../x"], '"../x" cannot be the id'),
        (["open", "http://x"], "no address of kbdesk"),
        (["open", URL], "no screen"),
        (["open"], "no screen"),
    ],
)
def test_the_terminal_says_why_an_address_cannot_be_opened(words, said, capsys, tmp_path):
    assert run_command_line(["--lang", "en", "--data", str(tmp_path), *words]) == 2
    assert said in capsys.readouterr().err
