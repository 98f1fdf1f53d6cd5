"""Two language halves of a script beside each other: which step of one is which step of the other.

Steps belong together by their stable code. They are twins only where everything that a run keeps by place (choices and
what they set, fields, boxes, notices to acknowledge) is the same in both, so that nothing can change its meaning when
the language changes in the middle of a call.
"""

from collections import Counter

from kbdesk.domain.script import Choice, Script, Step


class Twins:
    """From the half `before` to the half `after`."""

    def __init__(self, before: Script, after: Script) -> None:
        self._before, self._after = before, after
        self._here, self._there = _by_code(before), _by_code(after)

    def of(self, step: str) -> Step | None:
        """The same step in the other half; None where there is none, or it asks otherwise there."""
        here = self._before.step(step)
        if here is None or here.code not in self._here or here.code not in self._there:
            return None
        there = self._there[here.code]
        return there if _shape(self._before, here) == _shape(self._after, there) else None

    def slug(self, step: str) -> str:
        """Its address there; a step without a twin keeps its own."""
        twin = self.of(step)
        return twin.slug if twin else step

    def notice(self, step: str, line: int) -> tuple[str, int]:
        """A notice to acknowledge by step and line."""
        here, twin = self._before.step(step), self.of(step)
        if here is None or twin is None or line not in here.notice_lines:
            return step, line
        return twin.slug, twin.notice_lines[here.notice_lines.index(line)]


def _by_code(script: Script) -> dict[str, Step]:
    """The steps by their stable code; a code that stands twice says nothing."""
    times = Counter(step.code for step in script.steps)
    return {step.code: step for step in script.steps if times[step.code] == 1}


def _shape(script: Script, step: Step) -> tuple[object, ...]:
    return (
        tuple(_meaning(script, choice) for choice in step.choices),
        tuple(ask.name for ask in step.asks),
        tuple(box.key for box in step.ticks),
        len(step.notice_lines),
        step.outcome,
        step.is_automatic,
        step.waits,
    )


def _meaning(script: Script, choice: Choice) -> tuple[object, ...]:
    """What a choice does, without its words. Another file is the same by its name up to the language."""
    step = script.step(choice.target.step) if not choice.target.path else None
    target = step.code if step else choice.target.path.partition(".")[0]
    return target, choice.sets, choice.returns, choice.condition is None
