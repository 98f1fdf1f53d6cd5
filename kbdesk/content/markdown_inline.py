"""What stands inside a line of Markdown: the library's rules within an allowance, and GitHub's bare links."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kbdesk.content.allowance import Allowance
from kbdesk.content.bare_links import BareLink, mail_addresses, web_address, www_address

_STOPS = re.compile(r"[\n\\`*_~\[\]<&]|!(?=\[)|:(?=//)|w(?=ww\.)")
"""Where plain text may end. The library stops at every sign that some extension could want."""
_BRACKET = re.compile(r"[\[\]]")


def use_careful_inline(parser: MarkdownIt, allowance: Allowance) -> None:
    """To be called when all other rules are in place."""
    careful = _CarefulInline(allowance)
    careful.ruler, careful.ruler2 = parser.inline.ruler, parser.inline.ruler2
    careful.ruler.push("bare_link", careful.bare_link)
    parser.inline = careful
    parser.core.ruler.after("text_join", "mail_links", careful.mail_links)


class _CarefulInline(ParserInline):
    """The library's parser, counting its steps."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__()
        self._allowance = allowance
        self.terminator_re = _STOPS
        self._counted_in: StateInline | None = None
        self._brackets = (0, 0)

    def tokenize(self, state: StateInline) -> None:
        """All of a line's content; raises TooHeavy."""
        rules, end = self.ruler.getRules(""), state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            self._allowance.step()
            for rule in rules if state.level < deepest else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()
        self._allowance.check()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802  # named by the library
        """Passes over one piece; raises TooHeavy."""
        self._allowance.step()
        super().skipToken(state)

    def bare_link(self, state: StateInline, silent: bool) -> bool:
        """A web address in running text. Inside square brackets GitHub leaves it alone, be they a link's or not."""
        sign = state.src[state.pos]
        if silent or state.linkLevel > 0 or sign not in ":w":
            return False
        found = web_address(state.src, state.pos) if sign == ":" else www_address(state.src, state.pos)
        if found is None or found.end > state.posMax or not state.pending.endswith(state.src[found.start : state.pos]):
            return False
        if self._inside_brackets(state):
            return False
        if found.start < state.pos:
            state.pending = state.pending[: found.start - state.pos]
        _push_link(state, found)
        state.pos = found.end
        return True

    def _inside_brackets(self, state: StateInline) -> bool:
        counted, depth = self._brackets if self._counted_in is state else (0, 0)
        for token in state.tokens[counted:]:
            if token.type == "text":
                depth = _depth(token.content, depth)
        self._counted_in, self._brackets = state, (len(state.tokens), depth)
        return _depth(state.pending, depth) > 0

    def mail_links(self, state: StateCore) -> None:
        """Mail addresses are looked for when all else is known, so that `a_b@c.nl` is no half of an emphasis."""
        for block in state.tokens:
            if block.type == "inline" and "@" in block.content and block.children:
                block.children = self._with_mail_links(block.children, state)

    def _with_mail_links(self, tokens: list[Token], state: StateCore) -> list[Token]:
        made: list[Token] = []
        links = 0
        for token in tokens:
            self._allowance.step()
            links += token.nesting if token.tag == "a" else 0
            found = tuple(mail_addresses(token.content)) if token.type == "text" and not links else ()
            if not found:
                made.append(token)
                continue
            texts = [0, *(edge for link in found for edge in (link.start, link.end)), len(token.content)]
            for number, (start, end) in enumerate(pairwise(texts)):
                words = Token("text", "", 0, content=token.content[start:end], level=token.level)
                if number % 2:
                    self._allowance.step()
                    address = state.md.normalizeLink(found[number // 2].address)
                    made += [
                        Token("link_open", "a", 1, attrs={"href": address}, level=token.level),
                        words,
                        Token("link_close", "a", -1, level=token.level),
                    ]
                elif words.content:
                    made.append(words)
        return made


def _depth(text: str, depth: int) -> int:
    """How many square brackets are open after a text."""
    for sign in _BRACKET.findall(text):
        depth = depth + 1 if sign == "[" else max(0, depth - 1)
    return depth


def _push_link(state: StateInline, found: BareLink) -> None:
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": state.md.normalizeLink(found.address)}
    state.push("text", "", 0).content = state.src[found.start : found.end]
    state.push("link_close", "a", -1)
