"""The check: every rule is provoked once at its place, and good content has no findings."""

import re
from datetime import date
from pathlib import Path

import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.content.check.examples import EXAMPLES, IN_DUTCH, MENDED
from kbdesk.content.check.rules_page import rules_page
from kbdesk.content.folder import ContentFolder
from kbdesk.content.rules import RULES
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.domain.finding import Finding, Level
from kbdesk.domain.progress import Cancelled, Progress
from kbdesk.wording.findings import FINDINGS, finding_sentence
from kbdesk.wording.rule_reasons import RULE_REASONS
from tests.content.conftest import Write, header

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[2]
ENGLISH = re.compile(r"\b(?:the|with|which|that|no|or|and|if|else|to|without|Outcome|Referral|Include)\b")


def check(folder: ContentFolder) -> tuple[Finding, ...]:
    return check_folder(folder, Progress(), today=TODAY)


def art(identity: str, body: str = "", **more: str) -> str:
    return header(identity, title=more.pop("title", identity), **more) + body


def script(body: str, *, more: str = "") -> str:
    return header("s", kind="script", more=more) + body


END = "\n**Uitkomst:** `solved`\n"
PLAN = "**Uitkomst:** `refer`\n\n| Doorverwijzing |  |\n|---|---|\n| Naar | faults |\n| Onderwerp | x |\n| Meesturen | phone |\n"
GOOD = script(f"## A\n\n> Zeg.\n\n- Bel: `___ phone`\n\n- [B](#b)\n\n## B\n\n{PLAN}")

LONG = (
    "Sluit de vulslang aan op de kraan en op de ketel. Open eerst de kraan, dan langzaam de vulkraan. Kijk op de meter: "
    "bij anderhalve bar is het genoeg. Draai dan beide kranen dicht, haal de slang los en zet de stekker weer in de muur."
)
ROUND = (
    "## A\n\n- [B](#b) `k = a`\n- [B](#b) `k = b`\n\n"
    f"## B\n\n- [D](#d) `als k == a`\n- [C](#c) `anders`\n\n## D\n\n- [B](#b)\n\n## C\n{END}"
)

CASES: list[tuple[str, dict[str, str | bytes], str]] = [
    ("KB101", {"a.md": b"\xff"}, "a.md:1"),
    ("KB102", {"a.md": "---\na: [\n---\n"}, "a.md:3:1"),
    ("KB103", {"a.md": "---\nid: a\n"}, "a.md:1:1"),
    ("KB104", {"a.md": art("a").replace("owner: team-a\n", "")}, "a.md:1:1"),
    ("KB105", {"a.md": art("a").replace("6m", "soms")}, "a.md:12:15"),
    ("KB106", {"a.md": art("a", more="kleur: rood\n")}, "a.md:14:1"),
    ("KB107", {"a.md": art("a", more="id: a\n")}, "a.md:14:1"),
    ("KB108", {"a.md": art("a"), "b.md": art("a")}, "b.md:2:1"),
    ("KB109", {"a.md": art("a").replace("In short.", "x" * 200)}, "a.md:6:1"),
    ("KB110", {"a.md": art("a").replace("2026-10-01", "2026-01-01")}, "a.md:11:1"),
    ("KB111", {"a.md": art("a", lang="en")}, "a.md:4:1"),
    ("KB112", {"a.nl.md": art("a"), "a.en.md": art("a", lang="en", more="based_on: 2\n")}, "a.en.md:14:1"),
    ("KB113", {"a.md": art("a").replace("[agent]", "[robots]")}, "a.md:7:11"),
    ("KB114", {"a.md": art("a", more="product: [kachel]\n")}, "a.md:14:1"),
    ("KB116", {"a.md": art("a", more="replaced_by: b\n")}, "a.md:14:1"),
    ("KB117", {"a.en.md": art("a")}, "a.en.md:4:1"),
    ("KB118", {"a.md": art("a", title="Zelfde"), "b.md": art("b", title="Zelfde")}, "b.md:5:1"),
    ("KB121", {"a.md": art("a", LONG), "b.md": art("b", LONG.replace("ketel", "boiler"))}, "b.md:5:1"),
    ("KB122", {"a.md": art("a", more="product: [Boiler]\n")}, "a.md:14:1"),
    ("KB201", {"a.md": art("a", "Zie [b](b.md).")}, "a.md:15:7"),
    ("KB202", {"a.md": art("a", "# Kop\n\nZie [b](#kpo).")}, "a.md:17:7"),
    ("KB203", {"a.md": art("a", "Zie ![b](b.png).")}, "a.md:15:5"),
    ("KB204", {"a.md": art("a", "Zie [b](../b.md).")}, "a.md:15:7"),
    ("KB205", {"a.md": art("a", "![](b.png)"), "b.png": b"x"}, "a.md:15:1"),
    ("KB206", {"a.md": art("a", "![b](b.png)"), "b.png": b"x" * 1_100_000}, "a.md:15:1"),
    ("KB207", {"img/b.png": b"x"}, "img/b.png"),
    ("KB208", {"a.md": art("a", "Een\n\n<table><tr><td>x</td></tr></table>\n")}, "a.md:17:1"),
    ("KB209", {"a.md": art("a", "![b](https://x.nl/b.png)")}, "a.md:15:1"),
    ("KB301", {"s.md": script("tekst\n")}, "s.md:1:1"),
    ("KB302", {"s.md": script(f"## A\n\n- [A](#a-1)\n\n## A\n{END}")}, "s.md:19:1"),
    ("KB303", {"s.md": script("## A\n\n> Zeg.\n")}, "s.md:15:1"),
    ("KB304", {"s.md": script(f"## A\n\n- Code: `___ code`\n- [B](#b) `als code`\n\n## B\n{END}")}, "s.md:18:3"),
    ("KB305", {"s.md": script(f"## A\n\n- [B](#b) `als (`\n\n## B\n{END}")}, "s.md:17:17"),
    ("KB306", {"s.md": script(f"## A\n\n- [B](#b) `als druk`\n- [B](#b) `anders`\n\n## B\n{END}")}, "s.md:17:16"),
    ("KB307", {"s.md": script(f"## A\n\n> Code {{{{code}}}}\n{END}")}, "s.md:17:10"),
    ("KB308", {"s.md": script(f"## A\n\n- Druk: `___ druk`\n{END}")}, "s.md:17:14"),
    ("KB309", {"s.md": script("## A\n\n**Uitkomst:** `klaar`\n")}, "s.md:17:16"),
    ("KB310", {"s.md": GOOD.replace("| faults", "| storing")}, "s.md:29:10"),
    ("KB311", {"s.md": GOOD.replace("| phone", "| phone, code")}, "s.md:31:22"),
    ("KB312", {"s.md": script(f"## A\n{END}\n## B\n{END}")}, "s.md:19:1"),
    ("KB313", {"s.md": script(f"## A\n{END}", more="start: c\n")}, "s.md:14:8"),
    ("KB314", {"s.md": script(f"## A\n\n- [B](#b) `wat`\n\n## B\n{END}")}, "s.md:17:12"),
    ("KB315", {"s.md": GOOD.replace("Onderwerp", "Kleur")}, "s.md:30:3"),
    ("KB316", {"s.md": script("## A\n\n**Uitkomst:** `refer`\n")}, "s.md:17:16"),
    (
        "KB317",
        {
            "s.md": script(
                f"## A\n\n- [B](#b) `k = c`\n\n## B\n{END}", more="fields: {k: {type: choice, options: [a, b]}}\n"
            )
        },
        "s.md:18:16",
    ),
    ("KB318", {"s.md": script(f"## A\n<!-- id: x -->\n\n- [B](#b)\n\n## B\n<!-- id: x -->\n{END}")}, "s.md:20:1"),
    ("KB319", {"s.md": script(f"## A\n\n> {'woord ' * 26}.\n{END}")}, "s.md:17:1"),
    ("KB320", {"s.md": script(f"## A\n\n- [B](#b)\n- [C](#c)\n\n## B\n\n- [B](#b)\n\n## C\n{END}")}, "s.md:20:1"),
    ("KB321", {"s.md": script(f"## A\n{END}", more="fields: {x: {use: y}}\n")}, "s.md:14:19"),
    ("KB322", {"s.md": GOOD.replace("| Naar | faults |\n", "")}, "s.md:27:1"),
    ("KB323", {"s.md": GOOD.replace("| Meesturen | phone |\n", "")}, "s.md:27:1"),
    (
        "KB324",
        {
            "s.md": script(
                f"## A\n\n- [B](#b)\n- [C](#c)\n\n## B\n\n- Code: `___ code`\n- [C](#c)\n\n## C\n\n> Code {{{{code}}}}.\n{END}"
            )
        },
        "s.md:27:10",
    ),
    (
        "KB325",
        {
            "s.md": script(
                f"## A\n\n- Druk: `___ druk`\n- [B](#b) `als druk > 5`\n- [B](#b)\n\n## B\n{END}",
                more="fields: {druk: {type: number, min: 0, max: 4}}\n",
            )
        },
        "s.md:19:16",
    ),
    ("KB326", {"s.md": script(ROUND, more="fields: {k: {type: choice, options: [a, b]}}\n")}, "s.md:21:1"),
    ("KB401", {"fields.yml": "a: ["}, "fields.yml:2:1"),
    ("KB402", {"products.yml": "boiler: {label: a}\n", "outcomes.yml": "a: {effect: b}\n"}, "outcomes.yml:1:13"),
    ("KB403", {"products.yml": "boiler: {labell: a}\n"}, "products.yml:1:10"),
    ("KB404", {"s.md": script(f"## A\n{END}", more="fields: {x: {pii: special}}\n")}, "s.md:14:10"),
    ("KB405", {"kbdesk.yml": "languages: [nl]\nchannels: {box: {type: smtp, token: x}}\n"}, "kbdesk.yml:2:30"),
    ("KB406", {"queues.yml": "a: {label: A, channel: post}\n"}, "queues.yml:1:1"),
    ("KB407", {"synonyms.nl.yml": "a: [b]\nb: [a]\n"}, "synonyms.nl.yml:2:1"),
    ("KB408", {"kbdesk.yml": "crm:\n  a: 'ftp://crm.example/'\n"}, "kbdesk.yml:2:3"),
    ("KB409", {"kbdesk.yml": "crm: {a: {address: 'https://crm.example/{{fone}}'}}\n"}, "kbdesk.yml:1:7"),
    ("KB501", {"s.md": GOOD, "s.scenarios.yml": "x"}, "s.scenarios.yml:1:1"),
    ("KB503", {"t.scenarios.yml": "[]"}, "t.scenarios.yml:1:1"),
]


@pytest.mark.parametrize(("code", "files", "place"), CASES, ids=[case[0] for case in CASES])
def test_a_rule_finds_its_fault_at_its_place(
    write: Write, code: str, files: dict[str, str | bytes], place: str
) -> None:
    found = check(write(files, ours=True))
    assert (code, place) in [(one.code, str(one.place)) for one in found]
    level = {rule.code: rule.level for rule in RULES}[code]
    assert all(one.level is level for one in found if one.code == code)
    for one in found:
        for lang in ("en", "nl"):
            sentence = finding_sentence(one, lang)
            assert "{" not in sentence.replace("{…}", "").replace("{type", "").replace("{label", "").replace(
                "{code", ""
            )


def test_every_rule_has_a_case_or_belongs_to_somebody_else() -> None:
    elsewhere = {
        "KB115",
        "KB119",
        "KB120",
        "KB123",
        "KB502",
        "KB504",
    }  # folders of other tools, below; the library in use; what was published; the runner of scenarios
    assert {rule.code for rule in RULES} == {code for code, _, _ in CASES} | elsewhere


def test_good_content_has_no_findings(write: Write) -> None:
    article = art(
        "a",
        "De lead.\n\nZie [script](../scripts/s.md#b), [hier](#kop), [web](https://x.nl).\n\n## Kop\n\n![p](../img/p.png)\n",
    )
    files: dict[str, str | bytes] = {"articles/a.md": article, "scripts/s.md": GOOD, "img/p.png": b"x"}
    files["scripts/s.scenarios.yml"] = "- name: x\n  path: [B]\n  expect: {outcome: refer}\n"
    assert check(write(files, ours=True)) == ()


def test_a_folder_of_another_tool_has_warnings_only(write: Write) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "---\ntitle: [\n---\n[x](weg.md) ![y](../z.png) [k](#niet)\n",
        "b.md": "---\ntitle: B\n---\n[a](a) [docs](sub/) <b>x</b>\n",
        "sub/index.md": "x\n",
    }
    found = check(write(files))
    assert {one.level for one in found} == {Level.WARNING}
    assert sorted({one.code for one in found}) == ["KB102", "KB115", "KB201", "KB202", "KB204"]
    assert not [one for one in found if one.code == "KB201" and one.place.path == "b.md"]


def test_what_is_missing_in_a_foreign_file_is_one_warning(write: Write) -> None:
    (found,) = check(write({"a.md": "---\ntitle: A\n---\ntekst\n"}))
    assert (found.code, found.level, str(found.place)) == ("KB115", Level.WARNING, "a.md:1:1")
    assert "title" not in found.facts["keys"].split(", ")


def test_a_fix_is_given_where_there_is_one(write: Write) -> None:
    files: dict[str, str | bytes] = {
        "a.md": art("a", "# Eerste kop\n\n[x](#eerste-kp) [y](b.md)\n"),
        "sub/b.md": art("b"),
    }
    fixes = {one.code: one.fix for one in check(write(files, ours=True))}
    assert fixes == {"KB202": "#eerste-kop", "KB201": "sub/b.md"}


def test_a_picture_is_used_when_its_half_in_another_language_is(write: Write) -> None:
    files: dict[str, str | bytes] = {"a.md": art("a", "![p](p.nl.png)\n"), "p.nl.png": b"x", "p.en.png": b"x"}
    assert check(write(files, ours=True)) == ()


def test_a_readme_need_not_follow_our_rules(write: Write) -> None:
    assert [one.level for one in check(write({"README.md": "# Uitleg\n"}, ours=True)) if one.level is Level.ERROR] == []


def test_a_step_entered_from_another_script_is_reached(write: Write) -> None:
    other = header("t", kind="script", title="t") + "## X\n\n- [Naar B](s.md#b)\n"
    found = check(write({"s.md": script(f"## A\n{END}\n## B\n{END}"), "t.md": other}, ours=True))
    assert "KB312" not in {one.code for one in found}


def test_a_missing_folder_and_a_wish_to_stop_are_passed_on(write: Write, tmp_path: Path) -> None:
    with pytest.raises(ContentUnreadable):
        check(ContentFolder(tmp_path / "gone"))
    with pytest.raises(Cancelled):
        check_folder(write({"a.md": "x"}), Progress(stop_asked=lambda: True), today=TODAY)


def test_every_rule_has_a_sentence_in_both_languages_that_says_what_to_do() -> None:
    assert {key.partition(".")[0] for key in FINDINGS} == {rule.code for rule in RULES}
    for english, dutch in FINDINGS.values():
        assert english != dutch
        assert english.endswith(".")
        assert dutch.endswith(".")


def test_a_problem_is_told_in_the_reader_s_language(write: Write) -> None:
    (found,) = check(write({"s.md": script(f"## A\n\n- [B](#b) `als (`\n\n## B\n{END}")}, ours=True))
    assert "(aan het eind ontbreekt iets)" in finding_sentence(found, "nl")
    assert "(something is missing at the end)" in finding_sentence(found, "en")


def test_the_content_that_comes_along_has_no_errors() -> None:
    errors = [one for one in check(ContentFolder(ROOT / "content")) if one.level is Level.ERROR]
    assert errors == []


def test_the_page_of_rules_is_up_to_date() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert page == rules_page(FINDINGS, RULE_REASONS), "write docs/check.md anew from kbdesk.content.check.rules_page"


def test_every_rule_has_a_reason_in_both_languages_and_an_example() -> None:
    codes = {rule.code for rule in RULES}
    assert set(RULE_REASONS) == codes
    assert set(EXAMPLES) == codes
    assert codes >= MENDED
    in_words = {code for code, text in EXAMPLES.items() if ENGLISH.search(text)}
    assert in_words <= set(IN_DUTCH) <= codes
    assert not any(ENGLISH.search(text) for text in IN_DUTCH.values())
    assert not any(IN_DUTCH[code] == EXAMPLES[code] for code in IN_DUTCH)
    for english, dutch in RULE_REASONS.values():
        assert english != dutch
