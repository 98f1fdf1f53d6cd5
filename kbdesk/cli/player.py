"""Leads a person through a script in the terminal. Every act is on disk before the next step is shown.

At a choice a bare letter is a command; in a field, where any letter may be a value, commands begin with a stroke
(`/b`). Nothing keeps anybody in: leaving, searching, jumping and referring are possible at every prompt.
"""

from kbdesk.cli.contact_at_keys import ContactAtKeys
from kbdesk.cli.conversation import Conversation
from kbdesk.cli.output import Output
from kbdesk.cli.played import Aside, Left, Played
from kbdesk.cli.steps import (
    draw_choices,
    draw_outcome,
    draw_path,
    draw_reference,
    draw_step,
    draw_title,
    field_hint,
    field_label,
    tick_line,
    typed_value,
)
from kbdesk.cli.typed_number import is_number
from kbdesk.cli.whole_page import links_of, page_lines_of
from kbdesk.domain.acts import Missing
from kbdesk.domain.errors import WrongUse
from kbdesk.domain.run import EventKind, Mode, Run
from kbdesk.domain.script_news import ScriptNews
from kbdesk.domain.step_view import AskView, StepView
from kbdesk.domain.stored_run import Finished
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.take_call import TakeCall


class _Leaving(Exception):
    """Unwinds from any prompt to the end of the play."""

    def __init__(self, left: Left) -> None:
        super().__init__(left)
        self.left = left


class Player:
    """Plays one run from where it stands."""

    def __init__(
        self,
        call: TakeCall,
        run: Run,
        *,
        contact: ContactAtKeys,
        aside: Aside,
        outcomes: tuple[tuple[str, str], ...],
        out: Output,
    ) -> None:
        self._call = call
        self._contact = contact
        self._run = run
        self._aside = aside
        self._outcomes = outcomes
        self._out = out
        self._talk = Conversation(out)
        self._finished: Finished | None = None
        self._missing_shown: tuple[Missing, ...] | None = None
        self._news_told: ScriptNews | None = None

    def play(self) -> Played:
        """Until an outcome is recorded, or the person leaves; then the run is kept to be gone on with."""
        self._contact.take_up(self._run)
        try:
            while self._finished is None:
                self._step()
        except _Leaving as leaving:
            return Played(self._put_away(), left=leaving.left)
        except KeyboardInterrupt:
            self._put_away()
            raise
        return Played(self._run, self._finished)

    def _put_away(self) -> Run:
        self._contact.put_aside(self._run)
        return self._call.leave(self._run)

    # ------------------------------------------------------------------ one step

    def _step(self) -> None:
        """Shows the step, asks what it wants, and stays until the run has moved."""
        view = self._view()
        draw_step(view, self._out)
        self._tell_news(view)
        place = self._place()
        self._read_notices(view)
        if self._place() == place:
            self._ask_fields(tuple(ask for ask in view.asks if not ask.value))
        self._missing_shown = None
        while self._place() == place and self._finished is None:
            self._choose(self._view())

    def _tell_news(self, view: StepView) -> None:
        """Once, that the script was changed or withdrawn meanwhile."""
        news = self._call.news(self._run)
        if news is not None and news != self._news_told:
            self._out.line(self._out.words(f"news.{news.kind}", now=news.revision, pinned=view.revision), "amber")
        self._news_told = news

    def _view(self) -> StepView:
        return self._call.view(self._run)

    def _place(self) -> tuple[int, str, str]:
        """Where the run stands; going back and coming again counts as having moved."""
        moves = {EventKind.CHOOSE, EventKind.AUTO, EventKind.RETURN, EventKind.BACK, EventKind.JUMP, EventKind.LANGUAGE}
        moved = sum(event.kind in moves for event in self._run.events)
        return moved, self._run.here.script, self._run.here.step

    def _read_notices(self, view: StepView) -> None:
        for block in view.blocks:
            while block.to_acknowledge and self._is_unread(block.to_acknowledge):
                typed = self._asked(self._out.words("ask.acknowledge"))
                if not typed:
                    self._run = self._call.acknowledge(self._run, block.to_acknowledge)
                elif is_number(typed):
                    self._out.say("ask.first-acknowledge")
                elif self._command(typed.removeprefix("/")):
                    return

    def _is_unread(self, line: int) -> bool:
        return any(block.to_acknowledge == line for block in self._view().blocks)

    def _ask_fields(self, asks: tuple[AskView, ...]) -> None:
        """One by one; Enter leaves a field as it is, and a stroke alone goes on to the choices."""
        place = self._place()
        if asks:
            self._out.line(self._out.words("field.how"), "dim")
        for ask in asks:
            if not self._ask_field(ask) or self._place() != place:
                return

    def _ask_field(self, ask: AskView) -> bool:
        """False when the person wants no more fields now."""
        hint = field_hint(ask)
        kept = f" [{ask.said or ask.value}]" if ask.value else ""
        typed = self._asked(f"{field_label(ask)}{f' ({hint})' if hint else ''}{kept}:")
        if not typed:
            return True
        if typed == "/" or (typed.startswith("/") and self._command(typed[1:])):
            return False
        self._run, checked = self._call.capture(self._run, ask.name, typed_value(ask, typed))
        if checked.error is not None:
            text = self._out.field_error(checked.error)
            self._out.line(f"  ! {text} {self._out.words('field.kept')}", "amber")
        else:
            self._tell_reading(ask.name)
        return True

    def _tell_reading(self, name: str) -> None:
        """How what was typed was understood, where that may surprise."""
        read_as = next((ask.read_as for ask in self._view().asks if ask.name == name), "")
        if read_as:
            self._out.line(f"  = {read_as}", "dim")

    def _choose(self, view: StepView) -> None:
        ends = bool(view.outcome) and not view.goes_on
        if ends and view.missing != self._missing_shown:
            draw_outcome(view, self._out)
            self._missing_shown = view.missing
        key = "finish" if ends else "go-on" if view.goes_on else "choice"
        typed = self._asked(self._out.words(f"ask.{key}")).removeprefix("/")
        if is_number(typed):
            self._take(view, int(typed))
        elif typed:
            self._command(typed)
        elif view.goes_on:
            self._run = self._call.go_on(self._run)
        elif ends:
            self._finish(view)
        else:
            draw_choices(view, self._out)

    def _take(self, view: StepView, place: int) -> None:
        if not 1 <= place <= len(view.choices):
            self._out.say("ask.no-such-number", number=place)
            return
        before = len(self._run.events)
        self._run = self._call.choose(self._run, view.choices[place - 1].number)
        for event in self._run.events[before:]:
            if event.kind is EventKind.OPEN:
                self._aside.open_page(event.value, view.lang)

    # ------------------------------------------------------------------ the end

    def _finish(self, view: StepView) -> None:
        """Asks for what is still missing, then records. What was asked on an earlier step is asked here."""
        if view.missing:
            self._ask_missing(view)
            view = self._view()
        if any(not one.name for one in view.missing):
            self._out.say("outcome.ticks")
        if not view.missing:
            try:
                self._record("")
            except WrongUse as error:
                self._out.line(error_sentence(error, self._out.lang), "amber")

    def _ask_missing(self, view: StepView) -> None:
        here = {ask.name: ask for ask in view.asks}
        self._out.line(self._out.words("field.how"), "dim")
        for one in view.missing:
            if not one.name:
                continue
            ask = here.get(one.name)
            hint = f" ({one.error.expected})" if one.error and one.error.expected else ""
            kept = f" [{ask.value}]" if ask and ask.value else ""
            typed = self._asked(f"{field_label(ask) if ask else one.label or one.name}{hint}{kept}:")
            if typed.startswith("/"):
                self._command(typed[1:])
                return
            if typed:
                value = typed_value(ask, typed) if ask else typed
                self._run, checked = self._call.capture(self._run, one.name, value)
                if checked.error is not None:
                    self._out.line("  ! " + self._out.field_error(checked.error), "amber")

    def _record(self, outcome: str) -> None:
        wrap = self._contact.wrap_up(self._run, outcome)
        self._run, self._finished = self._call.finish(self._run, outcome=outcome, wrap=wrap)
        if self._run.mode is not Mode.LIVE:
            self._out.say("outcome.practice")
            return
        draw_reference(self._finished.contact.reference, self._out)
        referred = self._finished.referral is not None
        self._out.say("outcome.kept-and-queued" if referred else "outcome.kept")

    def _other_outcome(self) -> None:
        for number, (_, label) in enumerate(self._outcomes, start=1):
            self._out.line(f"  [{number}] {label}")
        typed = self._asked(self._out.words("ask.outcome"))
        if is_number(typed) and 1 <= int(typed) <= len(self._outcomes):
            self._record(self._outcomes[int(typed) - 1][0])

    # ------------------------------------------------------------------ commands

    def _asked(self, prompt: str) -> str:
        typed = self._talk.ask(prompt)
        if typed is None:
            raise _Leaving(Left.END_OF_INPUT)
        return typed

    def _command(self, typed: str) -> bool:
        """Does what was asked; True when the run stands elsewhere afterwards, or the step must be shown anew."""
        letter, _, rest = typed.partition(" ")
        place = self._place()
        try:
            self._obey(letter, rest.strip())
        except WrongUse as error:
            self._out.line(error_sentence(error, self._out.lang), "amber")
        return self._place() != place or self._finished is not None

    def _obey(self, letter: str, rest: str) -> None:
        view = self._view()
        match letter:
            case "b":
                self._run = self._call.back(self._run)
            case "j":
                self._jump(view, rest)
            case "s":
                self._aside.search(rest)
                draw_title(view, self._out)
                draw_choices(view, self._out)
            case "n":
                self._note(rest)
            case "r" | "!":
                aside = self._aside.refer if letter == "r" else self._aside.tell_editors
                aside(self._run)
                draw_title(view, self._out)
            case "f":
                self._ask_fields(view.asks)
            case "w" | "l" | "o":
                self._look(letter, rest)
            case "e":
                self._other_outcome()
            case "q" | ".":
                raise _Leaving(Left.KEPT if letter == "q" else Left.QUIT)
            case _ if letter[:1] == "t" and (is_number(letter[1:]) or letter == "t"):
                self._tick(view, f"{letter[1:]} {rest}".split())
            case "?" | "h":
                self._out.say("ask.script-help")
            case _:
                self._out.say("ask.unknown", typed=letter)

    def _jump(self, view: StepView, rest: str) -> None:
        if is_number(rest):
            self._run = self._call.jump(self._run, int(rest) - 1)
        else:
            draw_path(view, self._out)
            self._out.say("ask.jump")

    def _look(self, letter: str, rest: str) -> None:
        """The whole script, the other language, a text that the step links to."""
        view = self._view()
        if letter == "w":
            for line, mark in page_lines_of(self._call.whole(self._run), self._out):
                self._out.line(line, mark)
            self._out.say("ask.jump")
        elif letter == "l":
            self._run = self._call.speak(self._run, rest or ("en" if view.lang == "nl" else "nl"))
        else:
            self._open(view, rest)

    def _open(self, view: StepView, rest: str) -> None:
        """Reads a text that the step links to; the step stays."""
        links = links_of(view)
        if is_number(rest) and 1 <= int(rest) <= len(links):
            path = links[int(rest) - 1][1]
            self._run = self._call.read_beside(self._run, path)
            self._aside.open_page(path.partition("#")[0], view.lang)
            draw_title(view, self._out)
            draw_choices(view, self._out)
            return
        for number, (words, _) in enumerate(links, start=1):
            self._out.line(f"  [{number}] {words}")
        self._out.say("ask.open" if links else "ask.no-links")

    def _note(self, text: str) -> None:
        """Adds to the note; each sentence on its own line."""
        if not text:
            self._out.line(self._contact.note(self._run) or self._out.words("note.none"))
            return
        before = self._contact.note(self._run)
        self._run = self._call.tell(self._run, "note", f"{before}\n{text}".strip())
        self._out.say("note.kept")

    def _tick(self, view: StepView, numbers: list[str]) -> None:
        wanted = {int(number) for number in numbers if is_number(number)} or set(range(1, len(view.ticks) + 1))
        everything = not numbers
        for number, tick in enumerate(view.ticks, start=1):
            if number in wanted:
                self._run = self._call.tick(self._run, tick.key, on=everything or not tick.on)
        for number, tick in enumerate(self._view().ticks, start=1):
            self._out.line(f"  {tick_line(number, tick)}")
