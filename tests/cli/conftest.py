"""A small content folder of its own, and the command line run on it as a user would."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from kbdesk.cli.main import run_command_line

ORGANISATION = {
    "kbdesk.yml": """
        name: {nl: Proef, en: Trial}
        languages: [nl, en]
        fallback: nl
        policies:
          reference_prefix: PR
          help: false
          channels:
            desk: {type: folder, path: desk}
        """,
    "fields.yml": """
        phone: {type: phone, label: {nl: Telefoon, en: Telephone}, example: 06 12345678, pii: personal, keep: 30}
        code: {type: text, label: {nl: Code, en: Code}, pattern: '[A-Z][0-9]+', example: F28}
        pressure: {type: number, label: {nl: Druk, en: Pressure}, unit: bar, min: 0, max: 4}
        """,
    "outcomes.yml": """
        solved: {label: {nl: Opgelost, en: Solved}, effect: solved, resolved: true}
        refer: {label: {nl: Doorverwezen, en: Referred}, effect: refer}
        """,
    "queues.yml": """
        faults:
          label: {nl: Storingsdienst, en: Faults}
          channel: desk
          fields: [phone]
          respond_within: 24h
          products: [boiler]
        billing:
          label: {nl: Facturatie, en: Billing}
          channel: desk
          fields: [phone]
        """,
    "products.yml": """
        boiler: {label: {nl: cv-ketel, en: boiler}}
        """,
}

ARTICLE = """
---
id: refill
type: article
lang: nl
title: Hoe vul ik de ketel bij?
summary: Sluit de slang aan en vul tot anderhalve bar.
audience: [agent]
confidence: validated
governance: experience
owner: team
reviewed: 2026-10-01
review_every: 6m
revision: 3
product: [boiler]
phase: use
keywords: [waterdruk]
---

# Hoe vul ik de ketel bij?

Sluit de slang aan en vul langzaam.

## Stappen

> Ziet u de meter?

1. Kraan open.
2. Kraan dicht.

> [!WARNING]
> Niet boven 2 bar.

| Druk | Betekenis |
|---|---|
| 1 | laag |

Zie [de code](code.nl.md#lezen) en [elders](https://example.org/a).
"""

OTHER = """
---
id: code
type: article
lang: nl
title: De code op het scherm
summary: Wat de code zegt.
audience: [agent]
confidence: wip
governance: experience
owner: team
reviewed: 2020-01-01
review_every: 6m
revision: 1
---

# De code op het scherm

De code zegt wat er mist.

## Lezen

Lees de code voor.
"""

SCRIPT = {
    "nl": """
---
id: cold
type: script
lang: nl
title: Geen warm water
summary: De klant heeft geen warm water.
audience: [agent]
confidence: validated
governance: experience
owner: team
reviewed: 2026-10-01
review_every: 6m
revision: 7
product: [boiler]
customer_words: [douche koud]
fields:
  code: {use: code}
  pressure: {use: pressure}
  phone: {use: phone}
---

# Geen warm water

## Veilig
<!-- id: safe -->

> Ruikt u gas?

> [!CAUTION]
> Bij twijfel ja.

- [Ja](#monteur)
- [Nee](#meten)
- [Eerst lezen](../articles/refill.nl.md)

## Meten
<!-- id: measure -->

> Wat ziet u op het scherm?

- Code: `___ code`
- Druk: `___ pressure`

- [Te laag](#bijvullen) `als pressure < 1`
- [Verder](#monteur) `anders`

## Bijvullen
<!-- id: refill -->

- [ ] Stekker eruit *

- [Weer warm](#klaar)
- [Blijft koud](#monteur)

## Monteur
<!-- id: engineer -->

> Mag ik uw nummer?

- Telefoon: `___ phone*`

**Uitkomst:** `refer`

| Doorverwijzing |  |
|---|---|
| Naar | faults |
| Onderwerp | Geen warm water {{code}} |
| Meesturen | phone, code, pressure |

## Klaar
<!-- id: done -->

> Fijn.

**Uitkomst:** `solved`
""",
}
SCRIPT["en"] = (
    SCRIPT["nl"]
    .replace("lang: nl", "lang: en")
    .replace("title: Geen warm water", "title: No hot water")
    .replace("summary: De klant heeft geen warm water.", "summary: The customer has no hot water.")
    .replace("douche koud", "cold shower")
    .replace("# Geen warm water", "# No hot water")
    .replace("## Veilig", "## Safe")
    .replace("[Ja](#monteur)", "[Yes](#engineer)")
    .replace("[Nee](#meten)", "[No](#measure)")
    .replace("../articles/refill.nl.md", "../articles/refill.nl.md")
    .replace("## Meten", "## Measure")
    .replace("(#bijvullen) `als", "(#refill) `if")
    .replace("(#monteur) `anders`", "(#engineer) `else`")
    .replace("## Bijvullen", "## Refill")
    .replace("(#klaar)", "(#done)")
    .replace("(#monteur)", "(#engineer)")
    .replace("## Monteur", "## Engineer")
    .replace("## Klaar", "## Done")
    .replace("Uitkomst", "Outcome")
    .replace("Doorverwijzing", "Referral")
    .replace("| Naar |", "| To |")
    .replace("| Onderwerp | Geen warm water", "| Subject | No hot water")
    .replace("Meesturen", "Include")
)

SCENARIOS = """
- name: code on the display
  path: ['Nee', {code: F28, pressure: 1.6}, {phone: 06 12345678}]
  expect: {outcome: refer, queue: faults}
- name: low and warm again
  path: [measure, {pressure: '0,6'}, done]
  expect: {outcome: solved}
"""


def dedented(text: str) -> str:
    """A text written with the indentation of this file, without it."""
    lines = text.strip("\n").split("\n")
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[margin:] for line in lines).rstrip() + "\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two articles and a script in two languages, with an organisation around them."""
    root = tmp_path / "inhoud"
    for folder in ("articles", "scripts"):
        (root / folder).mkdir(parents=True)
    files = {
        **ORGANISATION,
        "articles/refill.nl.md": ARTICLE,
        "articles/code.nl.md": OTHER,
        "scripts/cold.nl.md": SCRIPT["nl"],
        "scripts/cold.en.md": SCRIPT["en"],
        "scripts/cold.scenarios.yml": SCENARIOS,
    }
    for name, text in files.items():
        (root / name).write_text(dedented(text), encoding="utf-8")
    return root


@dataclass
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def kb(content, data, capsys, monkeypatch):
    """Runs words on the small content folder; `typed` is what comes in on stdin."""

    def run(*words: str, typed: str = "", lang: str = "nl") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = run_command_line(["--content", str(content), "--data", str(data), "--lang", lang, *words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
