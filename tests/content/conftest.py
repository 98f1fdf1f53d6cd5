"""Content folders for these tests, written to disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kbdesk.content.folder import ContentFolder

HEADER = """---
id: {id}
type: {type}
lang: {lang}
title: {title}
summary: In short.
audience: [agent]
confidence: validated
governance: experience
owner: team-a
reviewed: 2026-10-01
review_every: 6m
revision: 3
{more}---
"""

ORGANISATION = {
    "kbdesk.yml": "name: Example\nlanguages: [nl]\nfallback: nl\npolicies:\n  channels:\n    box: {type: folder, path: out}\n",
    "fields.yml": (
        "phone: {type: phone, label: {nl: Telefoon, en: Phone}, pii: personal, keep: 30}\n"
        "code: {type: text, label: {nl: Code, en: Code}}\n"
    ),
    "outcomes.yml": (
        "solved: {label: {nl: Opgelost, en: Solved}, effect: solved, resolved: true}\n"
        "refer: {label: {nl: Doorverwezen, en: Referred}, effect: refer}\n"
    ),
    "queues.yml": "faults: {label: Storingen, channel: box, fields: [phone], respond_within: 24h, products: [boiler]}\n",
    "products.yml": "boiler: {label: {nl: Cv-ketel, en: Boiler}, names: {nl: [ketel], en: [heater]}}\n",
}

Write = Callable[..., ContentFolder]


def header(identity: str, *, kind: str = "article", lang: str = "nl", title: str = "Titel", more: str = "") -> str:
    """Complete front matter."""
    return HEADER.format(id=identity, type=kind, lang=lang, title=title, more=more)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files (text or bytes by path) and gives the folder; `ours=True` adds complete organisation files."""

    def written(files: dict[str, str | bytes], *, ours: bool = False) -> ContentFolder:
        root = tmp_path / "content"
        root.mkdir(exist_ok=True)
        for path, content in {**(ORGANISATION if ours else {}), **files}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return ContentFolder(root)

    return written
