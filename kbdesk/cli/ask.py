"""`kbdesk ask`: the main job in a terminal. Type, pick by number, read, follow, refer.

Words alone search, behind `=` just as they are typed; a number opens what was found. A single letter is a command. What was begun and left is offered
again, and nothing is lost whenever the talk ends: each act is on disk before the next prompt.
"""

from argparse import Namespace
from dataclasses import replace

from kbdesk.cli.library import open_help, open_library
from kbdesk.cli.outbox import list_entries, send
from kbdesk.cli.output import Output
from kbdesk.cli.played import Left, Played
from kbdesk.cli.readers_word import SIGNS
from kbdesk.cli.session import MOST_HITS, Session
from kbdesk.cli.typed_number import is_number
from kbdesk.desk import Desk, now
from kbdesk.domain.errors import DeskError
from kbdesk.domain.hit import Answer
from kbdesk.domain.search_log import SearchEnd
from kbdesk.wording.dates import moment_seen_from
from kbdesk.wording.errors import error_sentence
from kbdesk.workflows.take_call import Unfinished


def run(desk: Desk, _options: Namespace, out: Output) -> int:
    """Until `.`, Ctrl+D or the end of a pipe."""
    open_library(desk, out)
    open_help(desk, out)
    asking = Asking(desk, out)
    try:
        asking.talk()
    finally:
        asking.end()
    return 0


class Asking:
    """The loop at the first prompt."""

    def __init__(self, desk: Desk, out: Output) -> None:
        self._desk = desk
        self._out = out
        self._session = Session(desk, out)
        self._answer: Answer | None = None
        self._unfinished: tuple[Unfinished, ...] = ()

    def talk(self) -> None:
        """Greets, offers what was left, and answers until the end."""
        cards = self._desk.library.library.cards
        self._out.say("ask.hello", n=len(cards))
        self._offer_unfinished()
        while True:
            typed = self._session.talk.ask(self._out.words("ask.prompt"))
            if typed is None or typed == ".":
                return
            if typed and self._answered(typed):
                return

    def end(self) -> None:
        """The last question is over too."""
        self._session.reader.ended(SearchEnd.LEFT)

    def _answered(self, typed: str) -> bool:
        """Does what was typed; True when the talk ends. A failure is told, and the talk goes on."""
        try:
            return self._obey(typed)
        except DeskError as error:
            self._out.line(error_sentence(error, self._out.lang), "amber")
            return False

    def _obey(self, typed: str) -> bool:
        letter, _, rest = typed.partition(" ")
        if is_number(typed):
            return self._open(int(typed))
        if typed == "?":
            self._out.say("ask.help")
        elif typed == "r":
            self._session.refer()
        elif typed == "!":
            self._session.reader.tell_editors(self._session.words)
        elif typed in SIGNS:
            self._session.reader.judge(typed)
        elif typed == "m":
            self._more()
        elif typed == "c":
            self._session.close_contact()
        elif letter == "o" and rest in {"", "list", "send"}:
            self._outbox(rest)
        elif letter == "g" and (not rest or is_number(rest)):
            return self._go_on(int(rest or 1))
        else:
            self._answer = self._session.find(typed)
            if self._answer.hits:
                self._out.line(self._out.words("ask.pick"), "dim")
            else:
                self._out.say("ask.nothing")
        return False

    def _open(self, number: int) -> bool:
        hits = self._answer.hits if self._answer else ()
        if not 1 <= number <= len(hits):
            self._out.say("ask.no-such-number", number=number)
            return False
        return self._after(self._session.open_hit(hits[number - 1]))

    def _go_on(self, number: int) -> bool:
        if not 1 <= number <= len(self._unfinished):
            self._out.say("ask.nothing-unfinished")
            return False
        run = self._desk.call.resume(self._unfinished[number - 1].run)
        return self._after(self._session.play(run))

    def _after(self, played: Played | None) -> bool:
        """After a script: what was left is offered again; `.` in it ends the talk as well."""
        if played is None:
            return False
        if played.finished is None:
            self._out.say("call.left")
        if played.left is Left.QUIT or (played.finished is None and played.left is Left.END_OF_INPUT):
            return True
        self._offer_unfinished()
        return False

    def _offer_unfinished(self) -> None:
        """Lists the calls that can be gone on with; records that do not open keep nobody from searching."""
        try:
            self._unfinished = self._desk.call.unfinished()
            self._desk.find.weigh(self._desk.judge.verdicts())
        except DeskError as error:
            self._out.complain(error_sentence(error, self._out.lang))
            return
        if self._unfinished:
            self._out.say("ask.unfinished")
        seen = now().astimezone()
        for number, one in enumerate(self._unfinished, start=1):
            when = moment_seen_from(one.last.astimezone(), seen, self._out.lang)
            self._out.line(f"  g {number}  {one.script_title} ({when})")

    def _more(self) -> None:
        if self._answer is not None:
            self._answer = self._session.ask(replace(self._answer.question, limit=MOST_HITS))

    def _outbox(self, wanted: str) -> None:
        if wanted == "send":
            send(self._desk, self._out)
        else:
            list_entries(self._desk, self._out, only_open=True)
