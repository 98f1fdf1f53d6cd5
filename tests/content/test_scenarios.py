"""Scenario files and files of answers."""

import pytest

from kbdesk.content.scenarios import answers_from, read_scenarios, scenario_paths
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.scenario import Scenario
from tests.content.conftest import Write

FILE = """# remark
- name: code on the display
  path: [Nee, Cv-ketel, {code: F28, druk: 1.6}]
  expect: {outcome: refer, queue: faults}
- name: other half
  lang: EN
  path: ['No']
"""


def test_paths_hold_choices_and_values_as_text(write: Write) -> None:
    folder = write({"scripts/s.scenarios.yml": FILE, ".old/t.scenarios.yml": FILE})
    assert scenario_paths(folder.root) == ("scripts/s.scenarios.yml",)
    found = read_scenarios(folder.root, "scripts/s.scenarios.yml")
    assert (found.script_id, found.findings) == ("s", ())
    assert found.scenarios == (
        Scenario(
            name="code on the display",
            path=("Nee", "Cv-ketel", (("code", "F28"), ("druk", "1.6"))),
            expect=(("outcome", "refer"), ("queue", "faults")),
            line=2,
        ),
        Scenario(name="other half", path=("No",), lang="en", line=5),
    )


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("a: b\n", "s.scenarios.yml:1:1"),
        ("- name: x\n", "s.scenarios.yml:1:1"),
        ("- name: x\n  path: [[a]]\n", "s.scenarios.yml:2:10"),
        ("- name: x\n  pad: [a]\n", "s.scenarios.yml:2:3"),
        ("- [\n", "s.scenarios.yml:2:1"),
        (b"\xff", "s.scenarios.yml:1"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(write: Write, content: str | bytes, place: str) -> None:
    found = read_scenarios(write({"s.scenarios.yml": content}).root, "s.scenarios.yml")
    assert [(one.code, str(one.place)) for one in found.findings] == [("KB501", place)]


@pytest.mark.parametrize(
    "source", ["[Nee, {code: F28}]", "path: [Nee, {code: F28}]", "- name: x\n  path: [Nee, {code: F28}]\n"]
)
def test_answers_are_a_list_or_stand_under_path(source: str) -> None:
    assert answers_from(source) == ("Nee", (("code", "F28"),))


@pytest.mark.parametrize("source", ["", "tekst", "[", "name: x", "[[a]]"])
def test_answers_that_cannot_be_read_are_wrong_use(source: str) -> None:
    with pytest.raises(WrongUse) as caught:
        answers_from(source)
    assert caught.value.code == "answers-unreadable"
