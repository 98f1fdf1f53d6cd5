"""The referral table under an outcome."""

import re
import xml.etree.ElementTree as ET

from kbdesk.content.script_codes import ScriptRemarks
from kbdesk.content.tree_text import line_of, words
from kbdesk.domain.script import ReferralPlan

_TITLES = {"doorverwijzing", "referral"}
_ROWS = {
    "naar": "queue",
    "to": "queue",
    "prioriteit": "urgency",
    "priority": "urgency",
    "reageren binnen": "respond_within",
    "respond within": "respond_within",
    "onderwerp": "subject",
    "subject": "subject",
    "meesturen": "include",
    "include": "include",
    "foto": "photo",
    "photo": "photo",
}
REFERRAL_ROWS = ("To", "Priority", "Respond within", "Subject", "Include", "Photo")
"""As they are called in English; Dutch names stand beside them in the table above."""
_URGENCIES = {
    "laag": "low",
    "low": "low",
    "normaal": "normal",
    "normal": "normal",
    "hoog": "high",
    "high": "high",
    "spoed": "urgent",
    "urgent": "urgent",
}
_WITHIN = re.compile(
    r"(\d{1,4})\s*(h|hours?|uur|uren|u|d|days?|dag|dagen|working days?|werkdag|werkdagen)", re.IGNORECASE
)
_NOW = {"now", "direct", "nu", "meteen", "immediately", "at once"}
_NO = {"", "no", "nee", "false", "-"}


def referral_in(table: ET.Element, remarks: ScriptRemarks) -> ReferralPlan | None:
    """The plan a table is when its first head cell says so; None for any other table."""
    head = next(iter(table.iter("th")), None)
    if head is None or words(head).casefold() not in _TITLES:
        return None
    found: dict[str, str] = {}
    for row in table.iter("tr"):
        cells = [words(cell) for cell in row if cell.tag == "td"]
        if not cells or not cells[0]:
            continue
        name = _ROWS.get(cells[0].rstrip(":").casefold())
        if name is None:
            remarks.add("KB315", line_of(row), cells[0], row=cells[0])
        else:
            found[name] = " ".join(cells[1:]).strip()
    include = tuple(name.strip() for name in found.get("include", "").split(",") if name.strip())
    return ReferralPlan(
        queue=found.get("queue", ""),
        line=line_of(table),
        urgency=_URGENCIES.get(found.get("urgency", "").casefold(), found.get("urgency", "")),
        respond_within=_within(found.get("respond_within", "")),
        subject=found.get("subject", ""),
        include=include,
        photo=found.get("photo", "").casefold() not in _NO,
    )


def _within(written: str) -> str:
    """`24 uur` and `24 hours` as `24h`, `2 working days` as `2d`, `direct` as `now`; anything else as written."""
    if written.casefold() in _NOW:
        return "now"
    match = _WITHIN.fullmatch(written)
    if match is None:
        return written
    return f"{int(match[1])}{'h' if match[2][0].casefold() in 'hu' else 'd'}"
