"""A Markdown tree read as a call script.

Everything under a `##` is a step. Inside it, quotes are said, alerts are notices, the items of lists are choices,
fields, ticks or text, `**Outcome:**` ends the script and the table below it says what a referral holds. What is none
of these is text of the step: nothing an author wrote gets lost.
"""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

from kbdesk.content.html import inner_html, safe_html
from kbdesk.content.organisation_parts import Remarks, field_of
from kbdesk.content.referral_table import referral_in
from kbdesk.content.script_codes import ScriptRemarks, take_condition
from kbdesk.content.script_items import asks_in, choice_in, item_condition, tick_in
from kbdesk.content.tree_text import line_of, lines, pieces, words
from kbdesk.content.yaml_nodes import Mapping, text
from kbdesk.domain.article import Header
from kbdesk.domain.condition import Condition
from kbdesk.domain.finding import Finding
from kbdesk.domain.organisation import Field, Organisation
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, ReferralPlan, Script, Step, Tick

_STEP_CODE = re.compile(r"<!--\s*id:\s*([A-Za-z0-9_-]+)\s*-->")
_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)
_OUTCOME = re.compile(r"(?:Uitkomst|Outcome)\s*:\s*(\S*)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ScriptSource:
    """What a script is made from: the tree of its body, the file's lines, and what the front matter said."""

    tree: ET.Element
    lines: tuple[str, ...]
    header: Header
    keys: Mapping | None
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class ScriptReading:
    """A script and what is wrong with how it was written."""

    script: Script
    findings: tuple[Finding, ...]


def read_script(source: ScriptSource, organisation: Organisation) -> ScriptReading:
    """The script in a file."""
    remarks = ScriptRemarks(source.path, source.lines)
    intro, drafts = _split(source.tree)
    steps = tuple(_StepReader(draft, source.path, remarks).step() for draft in drafts)
    fields = _fields(source, organisation, steps, remarks)
    wanted = text(source.keys.get("start")).lstrip("#") if source.keys is not None else ""
    start = next((step.slug for step in steps if wanted in {step.slug, step.code}), "")
    if wanted and not start and source.keys is not None:
        key = source.keys.key("start")
        remarks.add("KB313", key.line if key else 1, wanted, step=wanted)
    script = Script(
        header=source.header,
        path=source.path,
        digest=source.digest,
        intro=intro,
        steps=steps,
        start=start or (steps[0].slug if steps else ""),
        fields=fields,
    )
    return ScriptReading(script, tuple(remarks.found))


def _split(tree: ET.Element) -> tuple[str, list[list[ET.Element]]]:
    """The words before the first step, and the elements of each step, its heading first."""
    intro: list[str] = []
    drafts: list[list[ET.Element]] = []
    for element in tree:
        if element.tag == "h2":
            drafts.append([element])
        elif drafts:
            drafts[-1].append(element)
        elif element.tag != "h1":
            intro.append(lines(element))
    return "\n".join(part for part in intro if part), drafts


def _fields(
    source: ScriptSource, organisation: Organisation, steps: tuple[Step, ...], remarks: ScriptRemarks
) -> tuple[Field, ...]:
    """The declared fields, and shared ones that are asked for by their own name without being declared."""
    said = Remarks(source.path)
    own: dict[str, Field] = {}
    declared = source.keys.get("fields") if source.keys is not None else None
    if isinstance(declared, Mapping):
        for name, node in declared.pairs:
            own[name.text] = field_of(name, node, said, lang=source.header.lang, shared=organisation.fields)
    elif declared is not None:
        said.bad("fields", declared, "{name: {…}}")
    remarks.found += said.found
    for step in steps:
        names = [ask.name for ask in step.asks] + [name for choice in step.choices for name, _ in choice.sets]
        for asked in names:
            if asked not in own and (shared := organisation.field(asked)) is not None:
                own[asked] = shared
    return tuple(own.values())


@dataclass(slots=True)
class _StepReader:
    """Reads the elements of one step in order."""

    elements: list[ET.Element]
    path: str
    remarks: ScriptRemarks
    blocks: list[Block] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    code: str = ""
    outcome: str = ""
    outcome_line: int = 0
    referral: ReferralPlan | None = None
    _condition: Condition | None = None

    def step(self) -> Step:
        heading = self.elements[0]
        self._comments(heading)
        readers: dict[str, Any] = {"ul": self._list, "ol": self._list, "p": self._paragraph, "table": self._table}
        for element in self.elements[1:]:
            self._comments(element)
            if element.tag == "raw" and _COMMENT.fullmatch(element.text or ""):
                continue
            readers.get(str(element.tag), self._block)(element)
        slug = heading.get("id") or ""
        return Step(
            slug=slug,
            code=self.code or slug,
            title=words(heading),
            line=line_of(heading),
            blocks=tuple(self.blocks),
            asks=tuple(self.asks),
            ticks=tuple(self.ticks),
            choices=tuple(self.choices),
            outcome=self.outcome,
            outcome_line=self.outcome_line,
            referral=self.referral,
        )

    def _comments(self, element: ET.Element) -> None:
        for raw in element.iter("raw"):
            if match := _STEP_CODE.search(raw.text or ""):
                self.code = self.code or match[1]

    def _paragraph(self, element: ET.Element) -> None:
        row = pieces(element)
        match = _OUTCOME.fullmatch(words(element)) if row and row[0].kind == "strong" else None
        if match:
            self.outcome, self.outcome_line = match[1], line_of(element)
            return
        condition = take_condition(element, self.remarks)
        if condition is not None and not words(element):
            self._condition = condition  # a condition on a line of its own is about what comes next
            return
        self._add(element, condition)

    def _table(self, element: ET.Element) -> None:
        plan = referral_in(element, self.remarks)
        if plan is None:
            self._add(element, None)
        else:
            self.referral = plan

    def _block(self, element: ET.Element) -> None:
        if element.tag != "hr":
            condition = take_condition(element, self.remarks) if element.tag in {"blockquote", "div"} else None
            self._add(element, condition)

    def _add(self, element: ET.Element, condition: Condition | None) -> None:
        kind, tone = BlockKind.TEXT, ""
        if element.tag == "blockquote":
            kind = BlockKind.SAY
        elif element.tag == "div" and (element.get("class") or "").startswith("callout "):
            kind, tone = BlockKind.NOTICE, (element.get("class") or "").split()[1]
        html = safe_html([element], self.path) if kind is BlockKind.TEXT else inner_html(element, self.path)
        shown = lines(element)
        if html.strip() and (shown or "<img" in html):
            both = condition or self._condition
            self.blocks.append(Block(kind, html, shown, line_of(element), tone, both))
        self._condition = None

    def _list(self, element: ET.Element) -> None:
        waiting: list[ET.Element] = []
        first = int(element.get("start") or 1)
        for number, item in enumerate(list(element), first):
            before = self._condition
            condition = item_condition(item, self.remarks) or before
            if choice := choice_in(item, self.path, self.remarks, condition):
                self.choices.append(choice)
            elif asks := asks_in(item, self.remarks, condition):
                self.asks += asks
            elif tick := tick_in(item, len(self.ticks) + 1):
                self.ticks.append(tick)
            elif condition is not before:
                self._flush(element, waiting)
                self._add(_list_of(element, [item], number), condition)
                self._condition = before
            else:
                waiting.append(item)
                continue
            self._flush(element, waiting)
        self._flush(element, waiting)
        self._condition = None

    def _flush(self, element: ET.Element, waiting: list[ET.Element]) -> None:
        """Text items that stand together become one block."""
        if waiting:
            condition = self._condition
            number = list(element).index(waiting[0]) + int(element.get("start") or 1)
            self._add(_list_of(element, waiting, number), None)
            self._condition = condition
            waiting.clear()


def _list_of(element: ET.Element, items: list[ET.Element], number: int) -> ET.Element:
    """A list like `element` with some of its items."""
    part = ET.Element(element.tag, {"data-line": items[0].get("data-line") or "0"})
    if element.tag == "ol":
        part.set("start", str(number))
    part.extend(items)
    return part
