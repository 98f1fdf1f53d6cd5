"""A small content folder with a script for calls we make, and files to bring in."""

from pathlib import Path

from kbdesk.desk import Desk, open_desk
from kbdesk.domain.progress import Progress

FILES = {
    "kbdesk.yml": """
name: {nl: Proef, en: Trial}
languages: [nl, en]
fallback: nl
policies:
  help: false
  keep: {none: 365, personal: 30, special: 7}
  channels: {folder: {type: folder, path: outbox}}
crm:
  customer: {label: {nl: Klant, en: Customer}, address: 'https://crm.example/?q={{phone}}'}
  file: 'https://crm.example/dossier/{{customer_number}}'
""",
    "fields.yml": """
customer_name: {type: text, label: {nl: Naam, en: Name}, pii: personal, keep: 30}
customer_number: {type: text, label: {nl: Klantnummer, en: Customer number}, pattern: '[0-9]{8}', pii: personal, keep: 20}
phone: {type: phone, label: {nl: Telefoonnummer, en: Telephone number}, pii: personal, keep: 30}
day: {type: date, label: {nl: Dag, en: Day}}
""",
    "outcomes.yml": """
answered: {label: {nl: Beantwoord, en: Answered}, effect: solved, resolved: true}
no-answer: {label: {nl: Geen gehoor, en: No answer}, effect: closed, list_row: no-answer}
call-back: {label: {nl: Terugbellen, en: Call back}, effect: call_back}
do-not-call: {label: {nl: Niet bellen, en: Do not call}, effect: closed, list_row: do-not-call}
""",
    "scripts/visit.nl.md": """---
id: visit
type: script
lang: nl
title: Bellen over een bezoek
summary: Wij bellen over een bezoek.
audience: [agent]
confidence: validated
governance: experience
owner: team
reviewed: 2026-10-01
review_every: 6m
revision: 1
entry: [customer_name, customer_number, phone, day]
direction: outgoing
fields:
  customer_name: {use: customer_name}
  customer_number: {use: customer_number}
  phone: {use: phone}
  day: {use: day}
---

# Bellen over een bezoek

## Wie neemt op
<!-- id: who -->

> Spreek ik met {{customer_name}}?

- [Ja](#goed)
- [Geen gehoor](#geen)
- [Later](#later)
- [Niet meer](#niet)

## Goed
<!-- id: fine -->

> Dank u.

**Uitkomst:** `answered`

## Geen
<!-- id: none -->

**Uitkomst:** `no-answer`

## Later
<!-- id: later -->

**Uitkomst:** `call-back`

## Niet
<!-- id: never -->

**Uitkomst:** `do-not-call`
""",
}
TABLE = """\
Naam;Telefoon;Klantnummer;Dag;Wijk
Zoë de Wit;06 12345678;40012345;3-12-2026;Noord
Jan Jansen;0201234567;;;Zuid
Piet;12;;;Oost
Anna;06-87654321;123;;Oost
Dubbel;+31 6 1234 5678;;;West
Fatima;0701234567;;nooit;West
Kees;0301234567;40012346;;West
"""
FIT = ["Zoë de Wit", "Jan Jansen", "Kees"]


def outgoing_desk(folder: Path) -> Desk:
    """Opened and read; made when it is not there yet."""
    for name, text in FILES.items():
        file = folder / "content" / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.lstrip("\n"), encoding="utf-8")
    desk = open_desk(content=folder / "content", data=folder / "data")
    desk.library.refresh(Progress())
    return desk


def a_file(folder: Path, text: str = TABLE, name: str = "bel.csv", encoding: str = "utf-8") -> Path:
    """A file to bring in."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def bring_in(desk: Desk, path: Path, **how: object):
    """A list out of a file, its columns where they were proposed."""
    looked = desk.bring_in_list.look(path, "visit", "nl")
    return desk.bring_in_list.bring_in(looked, looked.mapping, **how)
