"""A real desk over a small content folder: one script with everything a step can have, two teams, a folder channel."""

from pathlib import Path

from kbdesk.desk import Desk, open_desk
from kbdesk.domain.progress import Progress

KBDESK = """\
name: {nl: Proef, en: Trial}
languages: [nl, en]
fallback: nl
policies:
  parties: [customer, prospect, unknown]
  reference_prefix: KD
  channels:
    folder:
      type: folder
      path: %s
"""
OUTCOMES = """\
solved: {label: {nl: Opgelost, en: Solved}, effect: solved, resolved: true}
refer: {label: {nl: Doorverwezen, en: Referred}, effect: refer}
no-answer: {label: {nl: Geen gehoor, en: No answer}, effect: closed}
"""
QUEUES = """\
faults:
  label: {nl: Storingsdienst, en: Fault service}
  channel: folder
  fields: [customer_name, phone]
  respond_within: 24h
  products: [boiler]
billing:
  label: {nl: Facturatie, en: Billing}
  channel: folder
  fields: [phone, moving_date]
  respond_within: 2d
  products: []
"""
FIELDS = """\
customer_name: {type: text, label: {nl: Naam, en: Name}, pii: personal, keep: 30}
phone: {type: phone, label: {nl: Telefoonnummer, en: Telephone number}, example: 06 12345678, pii: personal, keep: 30}
pressure: {type: number, label: {nl: Waterdruk, en: Water pressure}, unit: bar, min: 0, max: 4, pii: none}
moving_date: {type: date, label: {nl: Verhuisdatum, en: Moving date}, pii: none}
"""
PRODUCTS = """\
boiler: {label: {nl: Cv-ketel, en: Boiler}}
"""
SCRIPT = """\
---
id: boiler
type: script
lang: nl
title: Geen warm water
summary: De klant heeft geen warm water.
audience: [agent]
phase: use
product: [boiler]
confidence: validated
governance: compliance
owner: team-heating
reviewed: 2026-10-01
review_every: 6m
revision: 4
target_minutes: 6
fields:
  appliance:
    type: choice
    label: {nl: Toestel, en: Appliance}
    options: {boiler: cv-ketel, water-heater: elektrische boiler}
  pressure: {use: pressure}
  customer_name: {use: customer_name}
  phone: {use: phone}
---

# Geen warm water

## Veiligheid eerst

> Ruikt u gas?

> [!CAUTION]
> Kies bij twijfel altijd voor **Ja**.

- [Ja](#monteur-nodig)
- [Nee](#welk-toestel)

## Welk toestel

> Hangt er een cv-ketel?

Meer staat in [de druk](../articles/pressure.nl.md#bijvullen).

- [Cv-ketel](#waterdruk) `appliance = boiler`
- [Elektrische boiler](#monteur-nodig) `appliance = water-heater` — met een vat

## Waterdruk

> Wat geeft de meter aan?

- Waterdruk: `___ pressure`

- [Te laag](#bijvullen) `als pressure < 1`
- [Goed](#monteur-nodig) `anders`

## Bijvullen

> U kunt zelf bijvullen.

- [ ] Ketel uit
- [ ] Kranen dicht *

- [Weer warm](#opgelost)
- [Nog koud](#monteur-nodig)

## Monteur nodig

> Mag ik uw gegevens noteren?

- Naam: `___ customer_name*`
- Telefoonnummer: `___ phone*`

**Uitkomst:** `refer`

| Doorverwijzing |  |
|---|---|
| Naar | faults |
| Reageren binnen | 24 uur |
| Onderwerp | Geen warm water – {{appliance}} |
| Meesturen | customer_name, phone, appliance, pressure |

## Opgelost

> Fijn dat het werkt.

**Uitkomst:** `solved`
"""
ARTICLE = """\
---
id: pressure
type: article
lang: nl
title: De waterdruk
summary: Waar de druk goed voor is.
audience: [agent]
phase: use
product: [boiler]
confidence: validated
governance: experience
owner: team-heating
reviewed: 2026-10-01
review_every: 6m
revision: 1
---

# De waterdruk

Tussen 1 en 2 bar.

## Bijvullen

Met de slang.
"""


def small_desk(tmp_path: Path, *, sent_to: str = "desk", with_help: bool = False) -> Desk:
    """Opened and read; `sent_to` is the folder of the channel, relative ones inside the data folder."""
    content = tmp_path / "content"
    files = {
        "kbdesk.yml": KBDESK % sent_to + ("" if with_help else "  help: false\n"),
        "outcomes.yml": OUTCOMES,
        "queues.yml": QUEUES,
        "fields.yml": FIELDS,
        "products.yml": PRODUCTS,
        "scripts/boiler.nl.md": SCRIPT,
        "articles/pressure.nl.md": ARTICLE,
    }
    for name, text in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    desk = open_desk(content=content, data=tmp_path / "data")
    desk.library.refresh(Progress())
    return desk
