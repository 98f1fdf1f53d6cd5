"""Scripts of any shape, in two languages, and any acts upon them: what the properties of a run are tried on.

A script that is made here is one that the check lets pass: every step leads on, automatic steps end in *else* and go
only forward, so that nothing goes round by itself. The other half has other addresses and the same stable codes.
"""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from kbdesk.domain import acts
from kbdesk.domain.article import Header, Kind
from kbdesk.domain.condition import parse_condition
from kbdesk.domain.organisation import Field
from kbdesk.domain.run import Mode
from kbdesk.domain.script import Ask, Block, BlockKind, Choice, ReferralPlan, Script, Step, Target, Tick

BEGAN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NAMES = ("a", "b", "c", "d")
CONDITIONS = ("a", "b == yes", "empty(c)", "a < 5 or d", "not b")
SUB = "sub"


@st.composite
def drafts(draw):
    """A script without its words: what each step is, as plain data."""
    count = draw(st.integers(2, 7))
    steps = []
    for number in range(count):
        last = number == count - 1
        kind = "outcome" if last else draw(st.sampled_from(["choices", "choices", "automatic", "outcome"]))
        later = st.integers(number + 1, count - 1) if not last else st.just(0)
        target = later if kind == "automatic" else st.integers(0, count - 1)
        choice = st.tuples(
            target,
            st.one_of(st.none(), st.tuples(st.sampled_from(NAMES), st.sampled_from(["yes", "no", "7"]))),
            st.sampled_from(["", "", "", "sub", "return"]),
        )
        steps.append(
            {
                "kind": kind,
                "choices": draw(st.lists(choice, min_size=1, max_size=3)) if kind != "outcome" else [],
                "conditions": draw(st.lists(st.sampled_from(CONDITIONS), min_size=3, max_size=3)),
                "asks": draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)),
                "tick": draw(st.booleans()),
                "notice": draw(st.booleans()),
                "say": draw(st.booleans()),
            }
        )
    return steps


def script_of(steps, lang, identity="main"):
    """The half of a draft in a language."""
    made = []
    for number, draft in enumerate(steps):
        line = 100 * number + (7 if lang == "nl" else 0)
        blocks = []
        if draft["say"]:
            blocks.append(Block(BlockKind.SAY, f"<p>{lang} {{{{a}}}}</p>", f"{lang} {{{{a}}}}", line + 1))
        if draft["notice"]:
            blocks.append(Block(BlockKind.NOTICE, "<p>!</p>", "!", line + 2, tone="caution"))
        choices = []
        for place, (target, sets, way) in enumerate(draft["choices"]):
            is_last = place == len(draft["choices"]) - 1
            condition = None
            if draft["kind"] == "automatic":
                condition = parse_condition("else" if is_last else draft["conditions"][place])
            elif not is_last and sets is None:
                condition = parse_condition(draft["conditions"][place])
            leads_out = way and identity == "main" and draft["kind"] != "automatic"
            where = (
                Target("s", path=f"scripts/{SUB}.{lang}.md") if leads_out else Target("#", step=f"{lang}-step-{target}")
            )
            choices.append(
                Choice(
                    f"{lang} {number}.{place}",
                    where,
                    line,
                    condition=condition,
                    sets=(sets,) if sets else (),
                    returns=way == "return",
                )
            )
        is_end = draft["kind"] == "outcome"
        made.append(
            Step(
                f"{lang}-step-{number}",
                f"code-{number}",
                f"{lang} {number}",
                line,
                blocks=tuple(blocks),
                asks=tuple(Ask(name, name, line + 3) for name in draft["asks"]),
                ticks=(Tick(1, "box", line + 4),) if draft["tick"] else (),
                choices=tuple(choices),
                outcome="refer" if is_end else "",
                referral=ReferralPlan("queue", line, subject="{{a}} {{b}}", include=("a", "c")) if is_end else None,
            )
        )
    header = Header(identity, Kind.SCRIPT, lang, title=f"{identity} {lang}", revision=1)
    fields = tuple(Field(name) for name in NAMES)
    return Script(header, f"scripts/{identity}.{lang}.md", "", "", tuple(made), made[0].slug, fields)


class Player:
    """Does random acts on a run over two scripts in two languages; `moved` tells whether the last act was a choice."""

    def __init__(self, main, sub):
        self.halves = {
            (name, lang): script_of(steps, lang, name)
            for name, steps in (("main", main), (SUB, sub))
            for lang in ("nl", "en")
        }
        self.at = BEGAN
        self.run = acts.start("r", self.halves["main", "nl"], self.at, mode=Mode.LIVE)

    def others(self, path):
        return next((script for script in self.halves.values() if script.path == path), None)

    @property
    def today(self):
        return self.at.date()

    def read_all(self, run):
        for notice in acts.unread_notices(run, self.today):
            run = acts.acknowledge(run, notice.line, self.at)
        return run

    def forward(self, run, number):
        """The run after one way on, or None where the script ends."""
        offered = acts.offers(run, self.today)
        if offered:
            return acts.choose(run, offered[number % len(offered)].number, self.at, others=self.others)
        if run.step.is_automatic or acts.can_return(run):
            return acts.go_on(run, self.at, others=self.others)
        return None

    def speak(self, run, lang):
        return acts.speak(run, tuple(self.halves.values()), lang, self.at)

    def act(self, kind, number):
        self.at += timedelta(seconds=1)
        run = self.run
        match kind:
            case "forward":
                run = self.read_all(run)
                run = self.forward(run, number) or run
            case "set" if run.step.asks:
                ask = run.step.asks[number % len(run.step.asks)]
                run = acts.capture(run, ask.name, f"value-{number}-{len(run.events)}" if number % 5 else "", self.at)
            case "tick":
                run = acts.tick(run, 1, bool(number % 2), self.at)
            case "back":
                run = acts.back(run, self.at)
            case "jump":
                run = acts.jump(run, number % len(run.path), self.at)
            case "speak":
                run = self.speak(run, ("nl", "en")[number % 2])
            case "leave":
                run = acts.note_event(run, acts.EventKind.LEAVE, self.at)
        self.run = run
        return run


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["forward", "forward", "forward", "set", "set", "tick", "back", "jump", "speak", "leave"]),
        st.integers(0, 11),
    ),
    max_size=25,
)
