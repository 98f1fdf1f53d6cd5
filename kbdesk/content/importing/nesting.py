"""Tags that open and close (shortcodes, Liquid, components), converted from the inside out.

Hugo does not say whether a shortcode wants a closing one, so a name that is never closed in the text stands for itself.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_ARGUMENT = re.compile(
    r"""(?:([\w.-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.){0,2000})"|'([^']{0,2000})'|`([^`]{0,2000})`|\{([^{}]{0,2000})\}|([^\s"'=,{}]+))"""
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it stands in the text. `inside` is what stood between it and its closing one, None for a single one."""

    start: int
    end: int
    name: str
    raw: str
    arguments: str = ""
    closes: bool = False
    single: bool = False

    def words(self) -> tuple[str, ...]:
        """Arguments without a name, in order."""
        return tuple(value for name, value in self._pairs() if not name)

    def named(self) -> dict[str, str]:
        """Arguments with a name, in lower case."""
        return {name.lower(): value for name, value in self._pairs() if name}

    def _pairs(self) -> Iterable[tuple[str, str]]:
        for found in _ARGUMENT.finditer(self.arguments):
            value = next((part for part in found.groups()[1:] if part is not None), "")
            yield found[1] or "", value.replace('\\"', '"').strip("\"'`") if found[5] else value.replace('\\"', '"')


Convert = Callable[[Tag, str | None], str]


@dataclass(slots=True)
class _Open:
    """A tag whose closing one has not come yet."""

    tag: Tag | None
    pieces: list[str] = field(default_factory=list)


def fold(text: str, tags: Iterable[Tag], convert: Convert) -> str:
    """The text with each tag replaced by what `convert` makes of it and of what is inside it."""
    tags = tuple(tags)
    closed = {tag.name for tag in tags if tag.closes}
    stack = [_Open(None)]
    at = 0
    for tag in tags:
        stack[-1].pieces.append(text[at : tag.start])
        at = tag.end
        if tag.closes:
            _close(stack, tag.name, convert)
        elif tag.single or tag.name not in closed:
            stack[-1].pieces.append(convert(tag, None))
        else:
            stack.append(_Open(tag))
    stack[-1].pieces.append(text[at:])
    while len(stack) > 1:
        _give_up(stack, convert)
    return "".join(stack[0].pieces)


def _close(stack: list[_Open], name: str, convert: Convert) -> None:
    """Converts the nearest open tag of that name; a closing one that nothing opened says nothing."""
    if not any(one.tag is not None and one.tag.name == name for one in stack):
        return
    while (top := stack[-1]).tag is not None and top.tag.name != name:
        _give_up(stack, convert)
    opened = stack.pop()
    if opened.tag is not None:
        stack[-1].pieces.append(convert(opened.tag, "".join(opened.pieces)))


def _give_up(stack: list[_Open], convert: Convert) -> None:
    """The innermost open tag is a single one after all."""
    opened = stack.pop()
    if opened.tag is not None:
        stack[-1].pieces += [convert(opened.tag, None), *opened.pieces]
