"""How long a long script takes to open, and a long call to be taken up again, beside what they may take.

    python benchmarks/call.py [--steps 1000] [--rounds 5] [--json]

Processor time, the least of some rounds. The ratio is the share of the budget: 1.00 is all of it. `open first` reads the
Markdown, as the first time after the text changed does where nobody has read it yet; `open after a look` is that time in
the window, which has read the changed text for the index; `open` and `take up again` are the first time in a program, with
what was kept of it; `open again` and `replay` are what is left once it was read in this one.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kbdesk.content.folder import ContentFolder
from kbdesk.domain import acts
from kbdesk.domain.article import Stamp
from kbdesk.domain.run import Mode, Run, replay
from kbdesk.domain.script import Script
from kbdesk.domain.step_view import see

BEGAN = datetime(2026, 11, 24, 9, tzinfo=UTC)
BUDGETS = {
    "open first": 100.0,
    "open after a look": 100.0,
    "open": 100.0,
    "open again": 100.0,
    "take up again": 200.0,
    "replay": 200.0,
    "one step": 16.0,
    "other language": 16.0,
}
HEAD = "---\nid: long\ntype: script\nlang: {lang}\ntitle: Long\n---\n\n# Long\n\n"
STEP = """## {word} {n}
<!-- id: s{n} -->

> Is lamp {n} lit?

Look at the white box.

- Code: `___ code`

- [Yes](#{slug}-{next}) `v = yes`
- [No](#{slug}-{after})
- [Enough](#{end})

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        times = measured(Path(name), steps=options.steps, rounds=options.rounds)
    if options.json:
        print(json.dumps(times))
        return
    for what, took in times.items():
        budget = BUDGETS[what]
        print(f"{what:16} {took:8.1f} ms   budget {budget:5.0f} ms   ratio {took / budget:5.2f}")


def measured(root: Path, *, steps: int, rounds: int) -> dict[str, float]:
    """Milliseconds of each."""
    (root / "kbdesk.yml").write_text("name: {nl: Long}\nlanguages: [nl, en]\n", encoding="utf-8")
    for lang, word, end in (("nl", "Stap", "klaar"), ("en", "Step", "done")):
        (root / f"long.{lang}.md").write_text(text_of(lang, word, end, steps), encoding="utf-8")
    folder = ContentFolder(root)
    organisation, _ = folder.organisation()
    script, english = (folder.script(f"long.{lang}.md", organisation) for lang in ("nl", "en"))
    run = long_run(script, visits=min(500, steps // 2))
    source = folder.source("long.nl.md")
    first = least(lambda: ContentFolder(root).script("long.nl.md", organisation), rounds)
    looking = ContentFolder(root)
    looking.read("long.nl.md", Stamp(len(source), 0), organisation)
    looked = least(lambda: looking.script("long.nl.md", organisation), rounds)
    kept = root / ".kept"
    ContentFolder(root, kept=kept).script("long.nl.md", organisation)
    opened = least(lambda: ContentFolder(root, kept=kept).script("long.nl.md", organisation), rounds)

    def taken_up() -> None:
        again = ContentFolder(root, kept=kept).script_from_source(source, "long.nl.md", organisation)
        see(replay(run.id, Mode.LIVE, (again,), run.events), organisation, BEGAN.date())

    return {
        "open first": first,
        "open after a look": looked,
        "open": opened,
        "open again": least(lambda: folder.script("long.nl.md", organisation), rounds),
        "take up again": least(taken_up, rounds),
        "replay": least(lambda: replay(run.id, Mode.LIVE, run.scripts, run.events), rounds),
        "one step": least(lambda: see(acts.choose(run, 2, BEGAN), organisation, BEGAN.date()), rounds),
        "other language": least(lambda: acts.speak(run, (english,), "en", BEGAN), rounds),
    }


def text_of(lang: str, word: str, end: str, steps: int) -> str:
    """A script of so many steps."""
    slug = word.lower()
    parts = [
        STEP.format(word=word, n=n, slug=slug, next=(n + 1) % steps, after=(n + 2) % steps, end=end)
        for n in range(steps)
    ]
    return HEAD.format(lang=lang) + "".join(parts) + f"## {end.title()}\n<!-- id: end -->\n\n**Outcome:** solved\n"


def long_run(script: Script, *, visits: int) -> Run:
    """A call over so many steps, four events a step."""
    run = acts.start("long", script, BEGAN)
    for visit in range(visits):
        at = BEGAN + timedelta(seconds=visit)
        for typed in ("F", "F2", "F28"):
            run = acts.capture(run, "code", f"{typed}-{visit}", at)
        run = acts.choose(run, 1, at)
    return run


def least(act: Callable[[], object], rounds: int) -> float:
    """The least processor time of some rounds, in ms."""
    found = []
    for _ in range(rounds):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return min(found) * 1000


if __name__ == "__main__":
    main()
