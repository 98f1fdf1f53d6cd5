"""A world that stands still: clock, chance and data folder are the same in each run, so that pictures are.

`hold` comes before any module of kbdesk is imported. The content is a copy of the shipped one, as if it had been saved
on one day, with one text more that has very long words and titles.
"""

import datetime as dt
import os
import random
import secrets
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kbdesk.desk import Desk
    from kbdesk.domain.hit import Answer, Question
    from kbdesk.domain.progress import Progress

MOMENT = dt.datetime(2026, 11, 24, 9, 41, tzinfo=dt.UTC)
SAVED = dt.datetime(2026, 11, 23, 14, 5, tzinfo=dt.UTC)
_TOOK_MS = 4.0
_LONG_NL = """\
---
id: very-long-words
type: article
lang: nl
title: Verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekeringspolisvoorwaarden en alles wat u daarover in één zin zou willen weten voordat de monteur komt
summary: Een heel lange samenvatting die laat zien wat er gebeurt als iemand in één zin alles wil zeggen, met een Verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekering.
audience: [agent]
phase: use
confidence: validated
governance: experience
owner: team-heating
reviewed: 2026-10-01
review_every: 6m
revision: 1
---

# Verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekeringspolisvoorwaarden en alles wat u daarover in één zin zou willen weten

De Verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekeringspolisvoorwaardenwijzigingsformulieren liggen klaar.

> [!WARNING]
> Nooit https://voorbeeld.nl/een/heel/lang/adres/zonder/een/enkele/spatie/waar/een/regel/op/zou/kunnen/breken?met=waarden openen.

| Verwarmingsinstallatiebeheerder | Aansprakelijkheidsverzekeringspolis | Wijzigingsformulier |
|---|---|---|
| Nederlandstaligheidsonderzoekscommissie | 1234567890123456789012345678901234567890 | ja |

```
een_regel_programma_zonder_spaties_die_langer_is_dan_de_kolom_breed_is_en_dus_moet_breken_of_schuiven = True
```
"""


class StillDatetime(dt.datetime):
    """The clock of the pictures; everything else is as it was."""

    shift = dt.timedelta()

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "StillDatetime":
        moment = MOMENT + cls.shift
        moment = moment.astimezone(tz) if tz else moment.astimezone().replace(tzinfo=None)
        return cls.combine(moment.date(), moment.time(), moment.tzinfo)


def hold() -> None:
    """Clock, zone, chance; no screen, no key store, one font engine."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["KBDESK_KEY"] = "file"
    os.environ["TZ"] = "Europe/Amsterdam"
    for name in ("KBDESK_CONTENT", "KBDESK_DATA", "KBDESK_LANG", "KBDESK_PASSPHRASE", "QT_FONT_DPI"):
        os.environ.pop(name, None)
    if hasattr(time, "tzset"):
        time.tzset()
    dt.datetime = StillDatetime  # type: ignore[misc]  every module that is imported from here on
    secrets.randbelow = lambda _below: 1_234_567  # type: ignore[assignment]
    random.seed(1)


def content_in(folder: Path, *, shipped: Path) -> Path:
    """A copy of the shipped content."""
    content = folder / "content"
    shutil.copytree(shipped, content)
    (content / "articles" / "very-long-words.nl.md").write_text(_LONG_NL, encoding="utf-8")
    for file in content.rglob("*"):
        os.utime(file, (SAVED.timestamp(), SAVED.timestamp()))
    return content


class SteadyFind:
    """Finds as the desk does, always in the same time."""

    def __init__(self, own: Any) -> None:
        self._own = own

    def find(self, question: "Question", progress: "Progress") -> "Answer":
        return replace(self._own.find(question, progress), took_ms=_TOOK_MS)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)


def still_desk(content: Path, data: Path) -> "Desk":
    """A desk whose searches always take as long."""
    from kbdesk.desk import open_desk

    desk = open_desk(content=content, data=data)
    desk.__dict__["find"] = SteadyFind(desk.find)
    return desk
