"""YAML as content uses it: everything is text, everything has a place, nothing is unbounded.

Plain YAML would turn `lang: no` into false and `1.10` into 1.1, so scalars stay as they were written and are
converted later, by whoever knows what they should be. Anchors and aliases are refused (a few lines of them can grow
to gigabytes), and depth and number of nodes are bounded. Built on the parser's events, since those show an anchor
before anything has been expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MAX_DEPTH = 12
_MAX_NODES = 50_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its place (line and column from 1). `quoted` tells `''` from nothing written at all."""

    text: str
    line: int
    column: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    parts: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; a key that stands twice is there twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key (the last one, as YAML readers do)."""
        return next((value for name, value in reversed(self.pairs) if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((name for name, _ in reversed(self.pairs) if name.text == key), None)

    def doubles(self) -> tuple[Scalar, ...]:
        """Keys that were there before."""
        seen: set[str] = set()
        found = [name for name, _ in self.pairs if name.text in seen or seen.add(name.text)]  # type: ignore[func-returns-value]
        return tuple(found)


Node = Scalar | Sequence | Mapping


class YamlError(ValueError):
    """The text is no YAML, or more than is allowed; `problem` is a code or the parser's own words."""

    def __init__(self, problem: str, line: int, column: int) -> None:
        super().__init__(f"{problem} at {line}:{column}")
        self.problem = problem
        self.line = line
        self.column = column


def read_yaml(text: str, first_line: int = 1) -> Node | None:
    """The only document in `text`, whose first line is line `first_line` of its file; None when nothing stands there.

    Raises YamlError.
    """
    # Loaded here because the scan of a folder must not wait for it.
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Reader(yaml.parse(text, Loader=loader), first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise YamlError(error.problem or "not-yaml", first_line + line, column + 1) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position))
        raise YamlError("unprintable", first_line + line, 1) from error


class _Reader:
    """Folds the stream of events into nodes."""

    def __init__(self, events: Iterator[Any], first_line: int) -> None:
        self._events = events
        self._first_line = first_line
        self._nodes = 0

    def document(self) -> Node | None:
        node: Node | None = None
        for event in self._events:
            name = type(event).__name__
            if name in {"ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "AliasEvent"}:
                if node is not None:
                    raise self._error("two-documents", event)
                node = self._node(event, 1)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        if event.anchor is not None:
            raise self._error("alias", event)
        if depth > _MAX_DEPTH or self._nodes > _MAX_NODES:
            raise self._error("too-deep" if depth > _MAX_DEPTH else "too-much", event)
        line, column = self._first_line + event.start_mark.line, event.start_mark.column + 1
        name = type(event).__name__
        if name == "ScalarEvent":
            return Scalar(str(event.value), line, column, quoted=event.style in {"'", '"'})
        if name == "SequenceStartEvent":
            return Sequence(tuple(self._inside("SequenceEndEvent", depth)), line, column)
        nodes = list(self._inside("MappingEndEvent", depth))
        keys = nodes[::2]
        for key in keys:
            if not isinstance(key, Scalar):
                raise YamlError("key-is-no-text", key.line, key.column)
        return Mapping(tuple(zip(keys, nodes[1::2], strict=True)), line, column)  # type: ignore[arg-type]

    def _inside(self, end: str, depth: int) -> Iterator[Node]:
        for event in self._events:
            if type(event).__name__ == end:
                return
            yield self._node(event, depth + 1)

    def _error(self, problem: str, event: Any) -> YamlError:
        return YamlError(problem, self._first_line + event.start_mark.line, event.start_mark.column + 1)


def texts(node: Node | None) -> tuple[str, ...]:
    """A list of texts, or one text as a list of one; what is empty or no text is left out."""
    if isinstance(node, Scalar):
        return (node.text.strip(),) if node.text.strip() else ()
    if isinstance(node, Sequence):
        return tuple(part.text.strip() for part in node.parts if isinstance(part, Scalar) and part.text.strip())
    return ()


def text(node: Node | None) -> str:
    """One text; a list of texts is joined by commas."""
    return ", ".join(texts(node))
