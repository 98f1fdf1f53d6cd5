"""Blocks of Markdown found quickly: the library's rules, asked only where they can match, and within an allowance.

The library tries a dozen rules at each block and eight at each further line of a paragraph. Nearly all lines begin with
a letter, and a letter begins none of those. So the first sign of a line chooses the rules. A paragraph and a heading
underlined with `===` are read in one go, where the library reads each paragraph twice.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from kbdesk.content.allowance import DEEPEST, Allowance

_Rule = Callable[[StateBlock, int, int, bool], bool]
_STARTS = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""Signs a rule's block can begin with; any other rule is asked whatever stands there."""
_INTERRUPTS = _STARTS | {"deflist": ":~", "table": ""}
"""Signs that can end a paragraph; a table ends one when the line below it is a table's second line."""
_SIGNS = "`~>*-_+0123456789[<#:"
_TRIMMED = " \t\n\r\f\v"


def use_quick_blocks(parser: MarkdownIt, allowance: Allowance, *, lean: bool) -> None:
    """To be called when all rules are in place. With `lean` tokens hold only what an outline needs."""
    parser.block.ruler.disable("lheading")
    parser.block.ruler.at("paragraph", _paragraph_or_underlined_heading)
    quick = _QuickBlocks(allowance, lean=lean)
    quick.take_rules(parser.block)
    parser.block = quick
    parser.core.ruler.after("block", "fence_info", _plain_fence_info)


class _LeanToken:
    """A token of a text of which only the words are wanted: nine of ten are never looked at, so they must cost little."""

    attrs: ClassVar[dict[str, Any]] = {}
    meta: ClassVar[dict[str, Any]] = {}
    map = None
    children = None
    content = info = markup = ""
    hidden = False
    block = True

    def __init__(self, name: str, tag: str, nesting: int, level: int) -> None:
        self.type, self.tag, self.nesting, self.level = name, tag, nesting, level

    def attrSet(self, *_: object) -> None:  # noqa: N802  # named by the library
        """Nobody asks for attributes."""

    attrJoin = attrSet  # noqa: N815


class _LeanState(StateBlock):
    """The library's state, making lean tokens."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Any:
        """A token at the end of the list."""
        if nesting < 0:
            self.level -= 1
        token: Any = _LeanToken(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class _QuickBlocks(ParserBlock):
    """The library's parser of blocks with another loop."""

    def __init__(self, allowance: Allowance, *, lean: bool) -> None:
        super().__init__()
        self._allowance = allowance
        self._state = _LeanState if lean else StateBlock
        self._all: tuple[_Rule, ...] = ()
        self._plain: tuple[_Rule, ...] = ()
        self._by_sign: dict[str, tuple[_Rule, ...]] = {}
        self._enders: dict[str, tuple[_Rule, ...]] = {}
        self._table: _Rule | None = None

    def take_rules(self, other: ParserBlock) -> None:
        """Takes over the rules another parser was given."""
        self.ruler = other.ruler
        names = self.ruler.get_active_rules()
        rules = list(zip(names, self.ruler.getRules(""), strict=True))
        known = {rule: name for name, rule in rules}
        enders = [(known[rule], rule) for rule in self.ruler.getRules("paragraph") if rule in known]
        self._all = tuple(rule for _, rule in rules)
        self._plain = tuple(rule for name, rule in rules if name not in _STARTS)
        self._by_sign = {
            sign: tuple(rule for name, rule in rules if sign in _STARTS.get(name, sign)) for sign in _SIGNS
        }
        self._enders = {
            sign: tuple(rule for name, rule in enders if sign in _INTERRUPTS.get(name, sign)) for sign in _SIGNS
        }
        self._table = next((rule for name, rule in enders if name == "table"), None)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803
        """All blocks of a text; raises TooHeavy."""
        state = self._state(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  # named by the library
        """Blocks from one line to another; raises TooHeavy."""
        line, has_empty_lines = startLine, False
        if line < endLine and state.sCount[line] < 0:
            state.sCount[line] = state.blkIndent  # the line after `> [!NOTE]` may lack its own `>`
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                return
            self._allowance.at_line(line)
            if state.level >= DEEPEST:
                raise self._allowance.too_deep()
            if state.sCount[line] - state.blkIndent > 3:
                rules = self._all
            else:
                rules = self._by_sign.get(state.src[state.bMarks[line] + state.tShift[line]], self._plain)
            for rule in rules:
                if rule(state, line, endLine, False):
                    break
            # A list is loose when an empty line stands between its parts, not when one follows it.
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def ends_paragraph(self, state: StateBlock, line: int, sign: str) -> bool:
        """True when another block begins on a line that could go on with the paragraph; `sign` is its first."""
        end = state.lineMax
        if self._table is not None and line + 1 < end:
            below = state.bMarks[line + 1] + state.tShift[line + 1]
            if below < state.eMarks[line + 1] and state.src[below] in "|-:" and self._table(state, line, end, True):
                return True
        return any(rule(state, line, end, True) for rule in self._enders.get(sign, ()))


def _paragraph_or_underlined_heading(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    blocks: Any = state.md.block
    parent, state.parentType = state.parentType, "paragraph"
    level, line = 0, start + 1
    while line < state.lineMax:
        position = state.bMarks[line] + state.tShift[line]
        if position >= state.eMarks[line]:
            break
        indent = state.sCount[line] - state.blkIndent
        # Deeper than three is no code here, but goes on with the paragraph; below zero stands what a quote has taken.
        if indent <= 3 and state.sCount[line] >= 0:
            sign = state.src[position]
            if sign in "-=" and indent >= 0 and line < end and (level := _underline(state, line, sign)):
                break
            if blocks.ends_paragraph(state, line, sign):
                break
        line += 1
    content = state.getLines(start, line, state.blkIndent, False).strip(_TRIMMED)
    state.line = line + 1 if level else line
    name, tag = ("heading", f"h{level}") if level else ("paragraph", "p")
    token = state.push(f"{name}_open", tag, 1)
    token.map = [start, state.line]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, [start, line], []
    state.push(f"{name}_close", tag, -1)
    state.parentType = parent
    return True


def _underline(state: StateBlock, line: int, sign: str) -> int:
    """The level of the heading that this line underlines, 0 when it does not."""
    written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" \t")
    if written.count(sign) != len(written):
        return 0
    return 1 if sign == "=" else 2


def _plain_fence_info(state: StateCore) -> None:
    """The language of a code block with its escapes and entities taken for what they mean."""
    for token in state.tokens:
        if token.type == "fence" and token.info:
            token.info = unescapeAll(token.info)
