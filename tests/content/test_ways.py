"""Scripts walked as graphs: what is reached, what can hold, what goes round, what is empty."""

from datetime import date

import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.domain.progress import Progress
from tests.content.conftest import Write, header

TODAY = date(2026, 11, 24)
END = "\n**Uitkomst:** `solved`\n"
FIELDS = """fields:
  druk: {type: number, min: 0, max: 4}
  toestel: {type: choice, options: {ketel: Ketel, boiler: Boiler}}
  sinds: {type: date}
  code: {type: text}
"""


def codes(
    write: Write, body: str, *, more: str = FIELDS, others: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    """Code and line's text of each finding of the ways."""
    text = header("s", kind="script", more=more) + body
    found = check_folder(write({"s.md": text, **(others or {})}, ours=True), Progress(), today=TODAY)
    lines = text.split("\n")
    wanted = {"KB303", "KB312", "KB320", "KB324", "KB325", "KB326"}
    return [(one.code, lines[one.place.line - 1]) for one in found if one.code in wanted and one.place.path == "s.md"]


def automatic(*conditions: str, ask: str = "- Druk: `___ druk`\n") -> str:
    choices = "".join(f"- [{number}](#b) `{text}`\n" for number, text in enumerate((*conditions, "anders")))
    return f"## A\n\n{ask}\n{choices}\n## B\n{END}"


@pytest.mark.parametrize(
    ("conditions", "never"),
    [
        (["als druk < 1", "als druk > 2"], []),
        (["als druk > 4"], ["als druk > 4"]),
        (["als druk >= 4"], []),
        (["als druk < 0"], ["als druk < 0"]),
        (["als druk < 1 en druk > 2"], ["als druk < 1 en druk > 2"]),
        (["als druk < 2", "als druk < 1"], ["als druk < 1"]),
        (["als druk < 2", "als druk <= 2"], []),
        (["als druk < 2", "als druk >= 2", "als leeg(druk)"], ["anders"]),
        (["als niet leeg(druk)", "als druk == 3"], ["als druk == 3"]),
        (["als druk == 1.5 of druk == 2.5"], []),
    ],
)
def test_a_condition_that_no_value_makes_true_is_found(write: Write, conditions: list[str], never: list[str]) -> None:
    found = [line for code, line in codes(write, automatic(*conditions)) if code == "KB325"]
    assert [line.partition("`")[2].rstrip("`") for line in found] == never


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("als dagen_sinds(sinds) < 42", True),
        ("als dagen_sinds(sinds) < 10 en dagen_sinds(sinds) > 20", False),
        ("als sinds > 2026-01-01 en sinds < 2026-02-01", True),
        ("als sinds > 2026-02-01 en sinds < 2026-01-01", False),
    ],
)
def test_days_are_reasoned_about_like_numbers(write: Write, condition: str, holds: bool) -> None:
    found = codes(write, automatic(condition, ask="- Sinds: `___ sinds`\n"))
    assert [code for code, _ in found] == ([] if holds else ["KB325"])


def test_a_condition_on_a_value_that_another_way_sets_never_holds_here(write: Write) -> None:
    body = (
        "## A\n\n- [B](#b) `toestel = ketel`\n- [C](#c) `toestel = boiler`\n\n"
        f"## B\n\n- [C](#c) `als toestel == boiler`\n- [D](#d) `anders`\n\n## C\n{END}\n## D\n{END}"
    )
    assert codes(write, body) == [("KB325", "- [C](#c) `als toestel == boiler`")]


def test_a_step_behind_conditions_that_cannot_hold_is_never_reached(write: Write) -> None:
    body = f"## A\n\n- Druk: `___ druk`\n- [B](#b) `als druk > 9`\n- [C](#c) `anders`\n\n## B\n{END}\n## C\n{END}"
    assert codes(write, body) == [("KB325", "- [B](#b) `als druk > 9`"), ("KB312", "## B")]


def test_a_condition_before_words_and_fields_is_looked_at_too(write: Write) -> None:
    body = f"## A\n\n- Druk: `___ druk`\n- `als druk > 9` Code: `___ code`\n\n`als druk < 0` Te laag.\n{END}"
    assert [code for code, _ in codes(write, body)] == ["KB325", "KB325"]


def test_a_value_is_empty_where_one_way_does_not_ask_for_it(write: Write) -> None:
    body = (
        "## A\n\n- [Ja](#b)\n- [Nee](#c)\n\n## B\n\n- Code: `___ code`\n- [Verder](#c)\n\n"
        f"## C\n\n> De code is {{{{code}}}}.\n{END}"
    )
    assert codes(write, body) == [("KB324", "> De code is {{code}}.")]


@pytest.mark.parametrize(
    "words", ["`als niet leeg(code)` De code is {{code}}.", "`als code == F28` De code is {{code}}."]
)
def test_words_that_stand_there_only_when_the_value_does_are_no_fault(write: Write, words: str) -> None:
    body = f"## A\n\n- [Ja](#b)\n- [Nee](#c)\n\n## B\n\n- Code: `___ code`\n- [Verder](#c)\n\n## C\n\n{words}\n{END}"
    assert codes(write, body) == []


def test_what_a_condition_found_on_the_way_is_remembered(write: Write) -> None:
    """Only who has a code comes to D, whichever way was taken before."""
    body = (
        "## A\n\n- [Ja](#b)\n- [Nee](#c)\n\n## B\n\n- Code: `___ code`\n- [Verder](#c)\n\n"
        f"## C\n\n- [D](#d) `als code`\n- [E](#e) `anders`\n\n## D\n\n> Code {{{{code}}}}.\n{END}\n## E\n{END}"
    )
    assert codes(write, body) == []


def test_two_ways_are_not_mixed_up(write: Write) -> None:
    """The boiler has no code, and whoever is asked for one has a kettle: no way says an empty code."""
    body = (
        "## A\n\n- [Ketel](#b) `toestel = ketel`\n- [Boiler](#c) `toestel = boiler`\n\n"
        "## B\n\n- Code: `___ code`\n- [Verder](#c)\n\n"
        f"## C\n\n`als toestel == ketel` Code {{{{code}}}}.\n{END}"
    )
    assert codes(write, body) == []


def test_values_may_come_from_outside(write: Write) -> None:
    more = "entry: [toestel]\n" + FIELDS
    body = f"## A\n\n- [B](#b) `als toestel == ketel`\n- [C](#c) `anders`\n\n## B\n{END}\n## C\n{END}"
    assert codes(write, body, more=more) == []


def test_a_circle_that_a_value_keeps_closed_is_found(write: Write) -> None:
    body = (
        "## A\n\n- [B](#b) `toestel = ketel`\n- [B](#b) `toestel = boiler`\n\n"
        f"## B\n\n- [C](#c) `als toestel == ketel`\n- [D](#d) `anders`\n\n## C\n\n- [B](#b)\n\n## D\n{END}"
    )
    assert codes(write, body) == [("KB326", "## B")]


def test_a_circle_with_a_field_in_it_can_be_left(write: Write) -> None:
    body = (
        f"## A\n\n- Druk: `___ druk`\n- [B](#b) `als druk < 1`\n- [C](#c) `anders`\n\n## B\n\n- [A](#a)\n\n## C\n{END}"
    )
    assert codes(write, body) == []


def test_a_way_to_an_article_is_no_end(write: Write) -> None:
    others = {"a.md": header("a")}
    assert codes(write, "## A\n\n- [Lees](a.md)\n", others=others) == [("KB303", "## A")]
    body = f"## A\n\n- [B](#b)\n- [C](#c)\n\n## B\n\n- [Lees](a.md)\n- [B](#b)\n\n## C\n{END}"
    assert codes(write, body, others=others) == [("KB320", "## B")]


def test_a_way_to_another_script_is_an_end_and_one_that_comes_back_may_have_filled_in_anything(write: Write) -> None:
    others = {"t.md": header("t", kind="script", title="t") + f"## X\n{END}"}
    assert codes(write, "## A\n\n- [T](t.md)\n", others=others) == []
    body = f"## A\n\n- [T](t.md) `en terug`\n- [B](#b) `als druk > 1`\n- [C](#c)\n\n## B\n{END}\n## C\n{END}"
    more = FIELDS + "entry: [code]\n"
    asked = body.replace("## C\n", "## C\n\n- Druk: `___ druk`\n")
    assert codes(write, asked, more=more, others=others) == []


def test_a_large_script_with_many_values_is_walked_to_the_end(write: Write) -> None:
    """Forty questions with two answers each are more ways than there are atoms; they are joined where they get many."""
    more = "fields:\n" + "".join(f"  v{n}: {{type: choice, options: [a, b]}}\n" for n in range(40))
    steps = "".join(
        f"## S{n}\n\n`als v{max(n, 1) - 1} == a` Iets.\n\n- [A](#s{n + 1}) `v{n} = a`\n- [B](#s{n + 1}) `v{n} = b`\n\n"
        for n in range(40)
    ).replace("`als v0 == a` Iets.\n\n", "", 1)
    assert codes(write, steps + f"## S40\n{END}", more=more) == []
