"""The help for editors' own tools fits what the program prints and reads."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from kbdesk.cli.main import run_command_line
from kbdesk.cli.options import parser_in
from kbdesk.content.schema.json_schema import NAMES
from kbdesk.content.yaml_nodes import Mapping, Sequence, read_yaml, text, texts

ROOT = Path(__file__).resolve().parents[1]
EDITORS = ROOT / "docs" / "editors"
TASKS = json.loads((EDITORS / "vscode/tasks.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path):
    content = tmp_path / "content"
    (content / "img").mkdir(parents=True)
    (content / "kbdesk.yml").write_text("languages: [nl]\n", encoding="utf-8")
    (content / "img/orphan.png").write_bytes(b"x")
    (content / "a.nl.md").write_text(
        "---\nid: a\ntype: phrase\nlang: nl\ntitle: A\n---\n\n[x](weg.md)\n", encoding="utf-8"
    )
    (content / "latin.md").write_bytes(b"caf\xe9\n")
    return content


def matched(lines, matcher):
    """What VS Code makes of a printout: the patterns one after the other, line by line."""
    first, second = (re.compile(pattern["regexp"]) for pattern in matcher["pattern"])
    for line, following in pairwise(lines):
        if (head := first.match(line)) and (told := second.match(following)):
            names = matcher["pattern"][0]
            yield {
                name: head[names[name]] for name in ("file", "line", "column", "severity", "code") if name in names
            } | {"message": told[1]}


def test_the_problem_matchers_read_every_finding_of_the_check(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    check = next(task for task in TASKS["tasks"] if task["label"] == "kbdesk: check")
    assert run_command_line(["--data", str(tmp_path / "data"), *check["args"]]) == 1
    lines = capsys.readouterr().out.split("\n")
    by_line, by_file = (list(matched(lines, matcher)) for matcher in check["problemMatcher"])
    assert {(one["file"], one["line"], one["column"], one["severity"], one["code"]) for one in by_line} == {
        ("a.nl.md", "8", "3", "error", "KB201"),
        ("latin.md", "1", None, "error", "KB101"),
    }
    assert [(one["file"], one["code"]) for one in by_file] == [("img/orphan.png", "KB207")]
    assert all(len(one["message"]) > 20 for one in (*by_line, *by_file))


@pytest.mark.parametrize("task", TASKS["tasks"], ids=lambda task: task["label"])
def test_every_task_is_a_command_of_kbdesk(task):
    options = parser_in("en").parse_args(task["args"])
    assert (task["command"], options.command, str(options.content)) == ("kbdesk", "content", ".")


def test_the_settings_name_every_schema_that_is_shipped():
    schemas = json.loads((EDITORS / "vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    shipped = {file.name for file in (EDITORS / "schemas").iterdir()}
    assert shipped == {f"{name}.schema.json" for name in NAMES}
    assert {Path(path).name for path in schemas} == shipped - {"header.schema.json"}


def test_every_hook_is_a_command_of_kbdesk():
    hooks = read_yaml((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert isinstance(hooks, Sequence)
    for hook in hooks.parts:
        assert isinstance(hook, Mapping)
        assert {"id", "name", "entry", "language", "files"} <= {key.text for key, _ in hook.pairs}
        program, *words = text(hook.get("entry")).split()
        options = parser_in("en").parse_args([*words, *texts(hook.get("args"))])
        assert (program, options.action, str(options.content)) == ("kbdesk", "check", ".")
        assert re.search(text(hook.get("files")), "articles/a.nl.md")


def test_every_command_of_the_workflow_and_the_readme_is_one_of_kbdesk():
    workflow = (EDITORS / "github-workflow.yml").read_text("utf-8")
    assert isinstance(read_yaml(workflow), Mapping)
    readme = (EDITORS / "README.md").read_text("utf-8")
    found = re.findall(r"(?:run: |^    )kbdesk (content [^#\n>$|]*)", workflow + readme, re.MULTILINE)
    assert len(found) >= 9
    for line in found:
        words = re.findall(r'"[^"]*"|\S+', line)
        assert parser_in("en").parse_args([word.strip('"') for word in words]).command == "content"
