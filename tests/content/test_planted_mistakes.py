"""Twenty mistakes planted in one folder, as editors make them: each is found at its line, and none hides another."""

from datetime import date

import pytest

from kbdesk.content.check.check_folder import check_folder
from kbdesk.domain.finding import Finding, Level
from kbdesk.domain.progress import Progress
from kbdesk.wording.findings import finding_sentence
from tests.content.conftest import ORGANISATION, Write, header

TODAY = date(2026, 11, 24)

ARTICLE = (
    header("gas", title="Gas ruiken").replace("summary: In short.", "summary: " + "x" * 170)
    + """# Gas ruiken

Ga naar buiten en bel [de storingsdienst](storing.nl.md).

Lees ook [bijvullen](bijvullen.nl.md#stapen).

![](img/meter.png)

![De ketel](img/weg.png)

<table><tr><td>oud</td></tr></table>
"""
)
REFILL = (
    header("bijvullen", title="Bijvullen", more="product: [kachel]\nkleur: rood\n")
    + "# Bijvullen\n\n## Stappen\n\n1. Open.\n"
)
BROKEN = "---\nid: stuk\ntitle: [\n---\n\n# Stuk\n"
SCRIPT = (
    header(
        "koud",
        kind="script",
        title="Koud",
        more="fields: {druk: {type: number, min: 0, max: 4}, klant: {pii: personal}}\n",
    )
    + """# Koud

## Meten

> Wat staat er?

- Druk: `___ druk`
- Kleur: `___ kleur`

- [Te laag](#bijvulen) `als druk < 1`
- [Te hoog](#monteur) `als druk > 5`
- [Vreemd](#monteur) `als drk == 3`
- [Anders](#monteur) `anders`

## Vergeten

**Uitkomst:** `solved`

## Rond

- [Nog eens](#rond)

## Monteur

> Uw code is {{code}}.

**Uitkomst:** `refer`

| Doorverwijzing |  |
|---|---|
| Naar | storingen |
| Meesturen | telefoon |

## Dood

> Niets meer.
"""
)
FILES = {
    "gas.nl.md": ARTICLE,
    "bijvullen.nl.md": REFILL,
    "stuk.nl.md": BROKEN,
    "koud.nl.md": SCRIPT,
    "latin.nl.md": b"---\nid: latin\n---\n\ncaf\xe9\n",
    "img/meter.png": b"x",
    "img/wees.png": b"x",
    "queues.yml": ORGANISATION["queues.yml"].replace("channel: box", "channel: post"),
    "synonyms.nl.yml": "ketel: [boiler]\nboiler: [vat]\n",
    "weg.scenarios.yml": "- name: x\n  path: [a]\n",
}
PLANTED = [
    ("gas.nl.md", "summary: xxx", "KB109"),
    ("gas.nl.md", "](storing.nl.md)", "KB201"),
    ("gas.nl.md", "](bijvullen.nl.md#stapen)", "KB202"),
    ("gas.nl.md", "![](img/meter.png)", "KB205"),
    ("gas.nl.md", "![De ketel]", "KB203"),
    ("gas.nl.md", "<table>", "KB208"),
    ("bijvullen.nl.md", "product: [kachel]", "KB114"),
    ("bijvullen.nl.md", "kleur: rood", "KB106"),
    ("stuk.nl.md", "---\n\n# Stuk", "KB102"),
    ("latin.nl.md", "caf", "KB101"),
    ("koud.nl.md", "klant: {pii", "KB404"),
    ("koud.nl.md", "kleur`", "KB308"),
    ("koud.nl.md", "](#bijvulen)", "KB202"),
    ("koud.nl.md", "druk > 5", "KB325"),
    ("koud.nl.md", "drk == 3", "KB306"),
    ("koud.nl.md", "## Vergeten", "KB312"),
    ("koud.nl.md", "## Rond", "KB312"),
    ("koud.nl.md", "code}}", "KB307"),
    ("koud.nl.md", "storingen |", "KB310"),
    ("koud.nl.md", "telefoon |", "KB311"),
    ("koud.nl.md", "## Dood", "KB303"),
    ("queues.yml", "faults:", "KB406"),
    ("synonyms.nl.yml", "boiler: [vat]", "KB407"),
    ("weg.scenarios.yml", "- name", "KB503"),
    ("img/wees.png", "", "KB207"),
]


@pytest.fixture(scope="module")
def text_of():
    return {path: text if isinstance(text, str) else text.decode("latin-1") for path, text in FILES.items()}


@pytest.fixture
def found(write: Write) -> tuple[Finding, ...]:
    return check_folder(write(FILES, ours=True), Progress(), today=TODAY)


@pytest.mark.parametrize(("path", "needle", "code"), PLANTED)
def test_a_planted_mistake_is_found_at_its_line_and_column(found, text_of, path: str, needle: str, code: str) -> None:
    before = text_of[path].partition(needle)[0] if needle else ""
    line = before.count("\n") + 1 if needle else 0
    column = len(before.rpartition("\n")[2]) + 1 if needle else 0
    places = {(one.place.line, one.place.column) for one in found if (one.place.path, one.code) == (path, code)}
    if code == "KB101":  # where in the line a byte lies, its sentence says
        assert (line, 0) in places
    else:
        assert (line, column) in places


def test_every_finding_says_what_to_do_and_where(found) -> None:
    assert len(PLANTED) >= 20
    for one in found:
        assert one.place.path in FILES
        for lang in ("en", "nl"):
            assert len(finding_sentence(one, lang)) > 30


def test_what_was_not_planted_is_not_found(found) -> None:
    unplanned = {(one.place.path, one.code) for one in found} - {(path, code) for path, _, code in PLANTED}
    # What hangs together with a planted mistake: keys of the broken file, the queue that the unknown one would be.
    assert {code for _, code in unplanned} <= {"KB104", "KB307", "KB312"}
    assert all(one.level is Level.ERROR for one in found if one.code in {"KB101", "KB102", "KB201", "KB312"})
