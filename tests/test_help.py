"""The help that ships with kbdesk: its own check, its examples, and the words it uses of the program."""

import re

import pytest

from kbdesk.cli.main import run_command_line
from kbdesk.cli.options import parser_in
from kbdesk.config.paths import shipped_help
from kbdesk.domain.language import Language
from kbdesk.ui.kit.action_table import ACTIONS
from kbdesk.ui.kit.own_keys import caps_now

HELP = shipped_help()
TEXTS = sorted(HELP.rglob("*.md"))
EXAMPLE = re.compile(r"^```(?:markdown|yaml) file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:    |`)(?:(?:\./run|kbdesk) (?=.)|(?=content ))([^`\n]*)", re.MULTILINE)
KEY = re.compile(r"`((?:Ctrl|Alt)\+[^`]*|F\d)`")


def examples(lang):
    """File name -> text, of all whole files that the articles in a language show."""
    found = {}
    for text in HELP.rglob(f"*.{lang}.md"):
        for name, example in EXAMPLE.findall(text.read_text("utf-8")):
            assert name not in found, f"{name} is shown twice in {lang}"
            found[name] = example
    return found


def commands(text):
    """Each command of kbdesk that a text shows, as words."""
    for line in COMMAND.findall("\n".join(re.findall(r"^    .*$|`[^`\n]+`", text, re.MULTILINE))):
        yield [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]


def test_the_help_passes_its_own_check_without_a_word(tmp_path, capsys):
    words = ["--content", str(HELP), "--data", str(tmp_path), "--lang", "en", "content", "check", "--strict"]
    assert run_command_line(words) == 0, capsys.readouterr().out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_whole_files_that_the_help_shows_make_content_without_errors(lang, tmp_path, capsys):
    shown = examples(lang)
    assert {"kbdesk.yml", "queues.yml", "outcomes.yml", "fields.yml", "products.yml"} <= shown.keys()
    assert {f"scripts/flat-tyre.{lang}.md", "scripts/flat-tyre.scenarios.yml"} <= shown.keys()
    for name, example in shown.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example, encoding="utf-8")
    words = ["--content", str(tmp_path / "content"), "--data", str(tmp_path / "data"), "--lang", "en"]
    assert run_command_line([*words, "content", "check"]) == 0, capsys.readouterr().out
    assert run_command_line([*words, "content", "test", "flat-tyre"]) == 0, capsys.readouterr().out


def test_every_text_has_both_halves_with_the_same_examples_of_organisation_files():
    ids = {
        lang: {text.name.removesuffix(f".{lang}.md") for text in HELP.rglob(f"*.{lang}.md")} for lang in ("nl", "en")
    }
    assert ids["nl"] == ids["en"]
    assert len(ids["nl"]) >= 35
    for name in ("kbdesk.yml", "queues.yml", "outcomes.yml", "fields.yml", "products.yml"):
        assert examples("nl")[name] == examples("en")[name]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_every_command_in_the_help_is_one_of_kbdesk(text):
    parser = parser_in(Language.EN)
    for words in commands(text.read_text("utf-8")):
        if words not in (["--help"], ["content", "new"]):  # these two name a command, and are none by themselves
            parser.parse_args(words)


def test_every_key_in_the_help_stands_on_the_sheet_of_keys():
    """Those of one digit or of the sheet's own short forms are let pass."""
    lines = [action for action in ACTIONS if action.is_on_sheet]
    on_sheet = {cap.replace(" ", "") for action in lines for cap in caps_now(action, action.keys)}
    on_sheet |= {"Alt+→", "Ctrl+1", "Ctrl+2", "Ctrl+4", "Ctrl+5", "Alt+1", "Alt+9"}
    shown = {key for text in TEXTS for key in KEY.findall(text.read_text("utf-8"))}
    assert shown >= {"Ctrl+K", "Ctrl+R", "F1", "F8"}
    assert shown <= on_sheet
