"""A Markdown file read as a script, piece by piece as the format tells."""

import pytest

from kbdesk.domain.article import Kind, Stamp
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import FieldType, Privacy
from kbdesk.domain.script import Ask, BlockKind, Choice, ReferralPlan, Script, Step, Target, Tick
from tests.content.conftest import Write, header

FIRST = 15
"""The line of the file on which the body begins."""


def read(write: Write, body: str, *, more: str = "") -> tuple[Script, tuple[Finding, ...]]:
    folder = write({"scripts/s.nl.md": header("s", kind="script", more=more) + body}, ours=True)
    path = "scripts/s.nl.md"
    reading = folder.read(path, Stamp(1, 1), folder.organisation()[0])
    assert isinstance(reading.document, Script)
    assert reading.document.header.kind is Kind.SCRIPT
    return reading.document, reading.findings


def step(write: Write, body: str, *, more: str = "") -> Step:
    script, findings = read(write, f"## Stap\n\n{body}\n", more=more)
    assert findings == ()
    return script.steps[0]


def test_steps_have_address_code_title_and_line(write: Write) -> None:
    script, _ = read(write, "# Titel\n\nVooraf.\n\n## Één stap\n<!-- id: one -->\n\n> Zeg.\n\n## Twee\n\n### Kop\n")
    assert [(one.slug, one.code, one.title, one.line) for one in script.steps] == [
        ("één-stap", "one", "Één stap", FIRST + 4),
        ("twee", "twee", "Twee", FIRST + 9),
    ]
    assert script.intro == "Vooraf."
    assert script.start == "één-stap"
    assert script.step("one") is script.steps[0]


@pytest.mark.parametrize("start", ["twee", "two", "'#twee'"])
def test_the_first_step_can_be_named_by_address_or_code(write: Write, start: str) -> None:
    script, findings = read(write, "## Een\n\n## Twee\n<!-- id: two -->\n", more=f"start: {start}\n")
    assert (script.start, findings) == ("twee", ())


def test_a_start_that_is_not_there_is_an_error_and_the_first_step_holds(write: Write) -> None:
    script, findings = read(write, "## Een\n", more="start: drie\n")
    assert script.start == "een"
    assert [(one.code, str(one.place)) for one in findings] == [("KB313", "scripts/s.nl.md:14:8")]


def test_quotes_are_said_alerts_are_notices_and_the_rest_is_text(write: Write) -> None:
    blocks = step(write, "> Zeg **dit**,\n> en dat.\n\n> [!CAUTION]\n> Pas op.\n\nDoe dit.\n\n1. een\n2. twee\n").blocks
    assert [(one.kind, one.tone, one.text, one.line - FIRST) for one in blocks] == [
        (BlockKind.SAY, "", "Zeg dit, en dat.", 2),
        (BlockKind.NOTICE, "caution", "Pas op.", 5),
        (BlockKind.TEXT, "", "Doe dit.", 8),
        (BlockKind.TEXT, "", "1. een\n2. twee", 10),
    ]
    assert blocks[0].html == f'<p data-line="{FIRST + 2}">Zeg <strong>dit</strong>,\nen dat.</p>'
    assert blocks[1].must_be_acknowledged


def test_a_choice_has_target_values_hint_and_condition(write: Write) -> None:
    body = (
        "- [Ja](#stap) `soort = 'a b'` `code=1` — vraag *door*\n"
        "- [Verder](#stap) `als soort == a en niet leeg(code)`\n"
        "- [Anders](#stap) `anders`\n"
    )
    one, two, three = step(write, body).choices
    assert one == Choice(
        "Ja", Target("#stap", step="stap"), FIRST + 2, 3, hint="vraag door", sets=(("soort", "a b"), ("code", "1"))
    )
    assert two.condition is not None
    assert two.condition.names() == {"soort", "code"}
    assert three.condition is not None
    assert three.condition.is_else


def test_a_choice_can_go_to_another_file_and_come_back(write: Write) -> None:
    body = "- [Garantie](warranty.nl.md#stap-2) `en terug`\n- [Lees](../articles/a.nl.md)\n"
    over, article = step(write, body).choices
    assert (over.target.path, over.target.step, over.returns) == ("scripts/warranty.nl.md", "stap-2", True)
    assert (article.target.path, article.returns) == ("articles/a.nl.md", False)


def test_a_link_to_the_web_or_later_in_an_item_is_no_choice(write: Write) -> None:
    found = step(write, "- [Web](https://x.nl)\n- Zie [dit](a.md)\n")
    assert found.choices == ()
    assert found.blocks[0].text == "- Web\n- Zie dit"


def test_a_condition_may_stand_before_the_choice(write: Write) -> None:
    (choice,) = step(write, "- `als code` [Ja](#stap)\n").choices
    assert choice.condition is not None
    assert choice.condition.text == "code"


def test_fields_are_asked_under_their_own_label(write: Write) -> None:
    body = "- Code op het **display**: `___ code*`\n- `als code` Telefoon: `___ phone`\n"
    first, second = step(write, body).asks
    assert first == Ask("code", "Code op het display", FIRST + 2, 29, required=True)
    assert (second.name, second.label, second.required) == ("phone", "Telefoon", False)
    assert second.condition is not None


def test_ticks_are_counted_and_a_star_makes_them_required(write: Write) -> None:
    body = "- [ ] Stekker eruit\n- [ ] Kraan **dicht** *\n\n- [Klaar](#stap)\n"
    found = step(write, body)
    assert found.ticks == (Tick(1, "Stekker eruit", FIRST + 2), Tick(2, "Kraan dicht", FIRST + 3, required=True))
    assert len(found.choices) == 1


def test_a_list_may_mix_everything_and_its_text_stays_in_order(write: Write) -> None:
    body = "- Kijk eerst\n- en dan\n- Code: `___ code`\n- [ ] Vink\n- [Verder](#stap)\n- Tot slot\n"
    found = step(write, body)
    assert [one.text for one in found.blocks] == ["- Kijk eerst\n- en dan", "- Tot slot"]
    assert (len(found.asks), len(found.ticks), len(found.choices)) == (1, 1, 1)


@pytest.mark.parametrize(
    "body", ["`als code` Let op.", "> `als code` Let op.", "- `als code` Let op.", "`als code`\n\n> Let op."]
)
def test_a_condition_belongs_to_what_it_starts(write: Write, body: str) -> None:
    (block,) = step(write, body).blocks
    assert block.condition is not None
    assert block.condition.text == "code"
    assert "als" not in block.html
    assert block.text.removeprefix("- ") == "Let op."


def test_code_that_is_no_condition_stays_text(write: Write) -> None:
    (block,) = step(write, "`RESET` is de rode knop.").blocks
    assert (block.condition, block.text) == (None, "RESET is de rode knop.")


def test_a_condition_that_does_not_parse_is_an_error_at_its_place(write: Write) -> None:
    _, findings = read(write, "## Stap\n\n- [A](#stap) `als druk <`\n- [B](#stap) `als 1 +`\n")
    assert [(one.code, str(one.place)) for one in findings] == [
        ("KB305", f"scripts/s.nl.md:{FIRST + 2}:25"),
        ("KB305", f"scripts/s.nl.md:{FIRST + 3}:20"),
    ]


def test_a_code_that_says_nothing_is_an_error(write: Write) -> None:
    _, findings = read(write, "## Stap\n\n- [A](#stap) `zomaar`\n")
    assert [(one.code, str(one.place)) for one in findings] == [("KB314", f"scripts/s.nl.md:{FIRST + 2}:15")]


@pytest.mark.parametrize("written", ["**Uitkomst:** `solved`", "**Outcome:** solved", "**Uitkomst**: `solved`"])
def test_an_outcome_is_found_in_both_languages(write: Write, written: str) -> None:
    found = step(write, written)
    assert (found.outcome, found.outcome_line, found.blocks) == ("solved", FIRST + 2, ())


DUTCH = """**Uitkomst:** `refer`

| Doorverwijzing |  |
|---|---|
| Naar | faults |
| Prioriteit | spoed |
| Reageren binnen | 24 uur |
| Onderwerp | Storing {{code}} |
| Meesturen | phone, code |
| Foto | ja |
"""
ENGLISH = """**Outcome:** `refer`

| Referral |  |
|---|---|
| To | faults |
| Priority | urgent |
| Respond within | 24 hours |
| Subject | Storing {{code}} |
| Include | phone, code |
| Photo | yes |
"""


@pytest.mark.parametrize("table", [DUTCH, ENGLISH])
def test_a_referral_table_is_read_in_both_languages(write: Write, table: str) -> None:
    found = step(write, table)
    assert found.referral == ReferralPlan(
        queue="faults",
        line=FIRST + 4,
        urgency="urgent",
        respond_within="24h",
        subject="Storing {{code}}",
        include=("phone", "code"),
        photo=True,
    )


@pytest.mark.parametrize(
    ("written", "code"), [("direct", "now"), ("2 working days", "2d"), ("3 werkdagen", "3d"), ("ooit", "ooit")]
)
def test_the_time_to_respond_becomes_a_code(write: Write, written: str, code: str) -> None:
    found = step(write, DUTCH.replace("24 uur", written))
    assert found.referral is not None
    assert found.referral.respond_within == code


def test_an_unknown_row_is_a_warning_and_another_table_is_text(write: Write) -> None:
    _, findings = read(write, "## Stap\n\n" + DUTCH.replace("Foto", "Kleur"))
    assert [one.code for one in findings] == ["KB315"]
    assert step(write, "| Druk | Wat |\n|---|---|\n| 1 | laag |\n").blocks[0].text == "Druk | Wat\n1 | laag"


FIELDS = """fields:
  soort: {type: choice, options: {a: Soort A, b: {nl: Soort B, en: Kind B}}}
  telefoon: {use: phone, label: Bel mij}
"""


def test_own_fields_start_from_shared_ones_and_override(write: Write) -> None:
    script, findings = read(write, "## Stap\n\n- Code: `___ code`\n", more=FIELDS)
    assert findings == ()
    phone = script.field("telefoon")
    assert phone is not None
    assert (phone.name, phone.type, phone.privacy, phone.keep_days) == (
        "telefoon",
        FieldType.PHONE,
        Privacy.PERSONAL,
        30,
    )
    assert phone.label.in_language("nl") == "Bel mij"
    kind = script.field("soort")
    assert kind is not None
    assert dict(kind.options)["b"].in_language("en") == "Kind B"
    assert script.field("code") is not None, "a shared field needs no declaration"


def test_a_shared_field_that_is_not_there_is_an_error(write: Write) -> None:
    _, findings = read(write, "## Stap\n", more="fields:\n  x: {use: y}\n")
    assert [(one.code, str(one.place)) for one in findings] == [("KB321", "scripts/s.nl.md:15:12")]


def test_a_step_with_an_else_goes_on_by_itself(write: Write) -> None:
    assert step(write, "- [A](#stap) `als code`\n- [B](#stap) `anders`\n").is_automatic


def test_hostile_html_in_a_step_is_taken_out(write: Write) -> None:
    (block,) = step(write, "Doe <b onclick=x()>dit</b><script>weg()</script>.").blocks
    assert "onclick" not in block.html
    assert "weg" not in block.html
