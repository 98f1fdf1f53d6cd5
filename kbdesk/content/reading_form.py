"""What was read of a file, as bytes: handed from one process to another, and kept from one day to the next.

It holds what the index needs and no more; of a script its words, not its conditions. Whoever decodes trusts nothing:
the types are checked, and nothing in the bytes can name code.
"""

import zlib
from dataclasses import dataclass

import msgspec

from kbdesk.domain.article import Article, Header, Stamp
from kbdesk.domain.finding import Finding, LeftOut
from kbdesk.domain.library import Reading
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, Script, Step, Target, Tick

_QUICK = 1
_LARGEST = 64 * 1024 * 1024
"""No file that is read gives more text than that."""


class NoReading(ValueError):
    """These bytes are none of ours."""


@dataclass(frozen=True, slots=True)
class _StepWords:
    slug: str
    code: str
    title: str
    line: int
    blocks: tuple[str, ...]
    ticks: tuple[str, ...]
    asks: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _ScriptWords:
    header: Header
    intro: str
    start: str
    steps: tuple[_StepWords, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    digest: str
    article: Article | None = None
    script: _ScriptWords | None = None
    left_out: LeftOut | None = None
    findings: tuple[Finding, ...] = ()


def as_bytes(reading: Reading) -> bytes:
    """Everything but path and stamp."""
    document = reading.document
    form = _Form(
        reading.digest,
        document if isinstance(document, Article) else None,
        _words_of(document) if isinstance(document, Script) else None,
        reading.left_out,
        reading.findings,
    )
    return zlib.compress(msgspec.msgpack.encode(form), _QUICK)


def from_bytes(data: bytes, path: str, stamp: Stamp) -> Reading:
    """Raises NoReading."""
    try:
        unpacked = zlib.decompressobj().decompress(data, _LARGEST)
        form = msgspec.msgpack.decode(unpacked, type=_Form)
    except (zlib.error, msgspec.MsgspecError) as reason:
        raise NoReading(path) from reason
    document = form.article or (_script_of(form.script, path, form.digest) if form.script else None)
    if document is not None and document.path != path:
        raise NoReading(path)
    return Reading(path, stamp, form.digest, document, form.left_out, form.findings)


def _words_of(script: Script) -> _ScriptWords:
    steps = tuple(
        _StepWords(
            step.slug,
            step.code,
            step.title,
            step.line,
            tuple(block.text for block in step.blocks),
            tuple(tick.label for tick in step.ticks),
            tuple(ask.label for ask in step.asks),
            tuple(choice.label for choice in step.choices),
        )
        for step in script.steps
    )
    return _ScriptWords(script.header, script.intro, script.start, steps)


def _script_of(words: _ScriptWords, path: str, digest: str) -> Script:
    steps = tuple(
        Step(
            one.slug,
            one.code,
            one.title,
            one.line,
            blocks=tuple(Block(BlockKind.TEXT, "", text, one.line) for text in one.blocks),
            ticks=tuple(Tick(key, label, one.line) for key, label in enumerate(one.ticks, 1)),
            asks=tuple(Ask("", label, one.line) for label in one.asks),
            choices=tuple(Choice(label, Target(""), one.line) for label in one.choices),
        )
        for one in words.steps
    )
    return Script(words.header, path, digest, words.intro, steps, words.start)
