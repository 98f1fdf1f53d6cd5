"""From hits to rows: steps stand under their script, headings part the lists of an empty question. Pure."""

from dataclasses import dataclass

from kbdesk.domain.article import Kind
from kbdesk.domain.hit import Hit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a heading, or a hit, indented when it is a step under its own script."""

    hit: Hit | None = None
    heading: str = ""
    indented: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when a list is found again."""
        return (self.hit.path, self.hit.step) if self.hit else ("", self.heading)


def rows_of(hits: tuple[Hit, ...], *, heading: str = "") -> tuple[Row, ...]:
    """Hits as rows in their order, but steps right below their script wherever that is among the hits."""
    scripts = {hit.path for hit in hits if hit.kind is Kind.SCRIPT}
    steps: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.kind is Kind.STEP and hit.path in scripts:
            steps.setdefault(hit.path, []).append(hit)
    rows = [Row(heading=heading)] if heading and hits else []
    placed: set[str] = set()
    for hit in hits:
        under_script = hit.kind is Kind.STEP and hit.path in scripts
        owner = (
            next((one for one in hits if one.path == hit.path and one.kind is Kind.SCRIPT), hit)
            if under_script
            else hit
        )
        if owner.kind is Kind.SCRIPT and owner.path in placed:
            continue
        placed.add(owner.path if owner.kind is Kind.SCRIPT else "")
        rows.append(Row(owner))
        if owner.kind is Kind.SCRIPT:
            rows += [Row(step, indented=True) for step in steps.get(owner.path, ())]
    return tuple(rows)


def rows_of_start(*parts: tuple[str, tuple[Hit, ...]]) -> tuple[Row, ...]:
    """Lists under headings, for an empty question; what stood in one is left out of the next."""
    rows: tuple[Row, ...] = ()
    shown: set[str] = set()
    for heading, hits in parts:
        fresh = tuple(hit for hit in hits if hit.path not in shown)
        rows += rows_of(fresh, heading=heading)
        shown |= {hit.path for hit in fresh}
    return rows
