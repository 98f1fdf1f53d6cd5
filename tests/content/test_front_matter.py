"""Front matter: all text first, every remark with its place."""

from datetime import date

import pytest

from kbdesk.content.front_matter import FrontMatter, cut, read_front_matter
from kbdesk.domain.article import Header
from kbdesk.domain.finding import Level
from tests.content.conftest import header


def read(source: str, *, ours: bool = True) -> FrontMatter:
    return read_front_matter(cut(source), "a.md", ours=ours)


def with_line(line: str) -> FrontMatter:
    return read(header("a", more=f"{line}\n"))


def test_what_yaml_would_turn_into_something_else_stays_text() -> None:
    found = read(header("a", lang="no", title="1.10", more="keywords: [0123, yes, 2026-01-01]\n")).header
    assert (found.lang, found.title, found.keywords) == ("no", "1.10", ("0123", "yes", "2026-01-01"))


def test_a_complete_header_has_no_findings() -> None:
    found = read(header("a"))
    assert found.findings == ()
    assert (found.header.reviewed, found.header.review_months, found.header.revision) == (date(2026, 10, 1), 6, 3)


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("kleur: rood", "KB106", 1),
        ("title: Weer", "KB107", 1),
        ("phase: later", "KB105", 8),
        ("based_on: twee", "KB105", 11),
        ("valid_from: 01-02-2026", "KB105", 13),
        ("safety: misschien", "KB105", 9),
        ("target_minutes: -3", "KB105", 17),
        ("keywords: {a: b}", "KB105", 11),
    ],
)
def test_a_wrong_key_is_a_finding_at_its_place(line: str, code: str, column: int) -> None:
    (finding,) = with_line(line).findings
    assert (finding.code, str(finding.place)) == (code, f"a.md:14:{column}")


def test_an_unknown_key_is_kept() -> None:
    assert with_line("kleur: rood").header.extra == (("kleur", "rood"),)


def test_an_unknown_audience_is_named_and_the_rest_holds() -> None:
    found = read(header("a").replace("[agent]", "[agent, robots]"))
    assert found.header.audience == ("agent",)
    assert [(one.code, one.facts["value"]) for one in found.findings] == [("KB113", "robots")]


def test_missing_keys_are_one_finding_which_names_them() -> None:
    source = header("a").replace("owner: team-a\n", "").replace("summary: In short.\n", "summary:\n")
    (finding,) = read(source).findings
    assert (finding.code, finding.level, finding.facts) == ("KB104", Level.ERROR, {"keys": "summary, owner"})


def test_a_file_of_ours_without_front_matter_misses_everything() -> None:
    (finding,) = read("# Kop\n").findings
    assert finding.code == "KB104"


def test_a_phrase_needs_little() -> None:
    assert read("---\nid: a\ntype: phrase\nlang: nl\ntitle: Groet\n---\n").findings == ()


def test_a_long_summary_is_counted() -> None:
    (finding,) = read(header("a").replace("In short.", "x" * 161)).findings
    assert (finding.code, finding.facts["length"]) == ("KB109", "161")


def test_front_matter_that_never_ends_is_an_error() -> None:
    assert [one.code for one in read("---\nid: a\n").findings] == ["KB103"]
    assert read("---\n\nA line above a text\n", ours=False).findings == ()


@pytest.mark.parametrize(
    ("yaml", "problem"),
    [
        ("a: &x [1]\nb: *x", "alias"),
        ("a: " + "[" * 40 + "]" * 40, "too-deep"),
        ("a: [" + "x, " * 60_000 + "]", "too-much"),
        ("- a\n- b", "no-keys"),
        ("zomaar tekst", "no-keys"),
        ("? [a, b]\n: c", "key-is-no-text"),
        ("a: \x01", "unprintable"),
    ],
)
def test_yaml_that_is_a_trap_is_refused(yaml: str, problem: str) -> None:
    found = read(f"---\n{yaml}\n---\ntekst\n")
    assert [(one.code, one.facts["problem"]) for one in found.findings] == [("KB102", problem)]
    assert found.header == Header("")


def test_broken_yaml_tells_line_and_column() -> None:
    (finding,) = read("---\nid: a\ntitle: 'x\nlang: nl\n---\n").findings
    assert (finding.code, finding.place.line >= 3) == ("KB102", True)


def test_keys_of_ours_count_in_a_foreign_folder_when_id_and_type_are_there() -> None:
    found = read("---\nid: a\ntype: article\ntitle: x\nmeer: y\n---\n", ours=False)
    assert (found.is_ours, found.header.id) == (True, "a")
    assert not [one for one in found.findings if one.level is Level.ERROR]
    assert read("---\nid: Intro_1\ntype: doc\n---\n", ours=False).is_ours is False


def test_a_line_of_dashes_in_the_body_is_no_front_matter() -> None:
    parts = cut("tekst\n\n---\n\nmeer\n---\n")
    assert (parts.present, parts.body_line) == (False, 1)
