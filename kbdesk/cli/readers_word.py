"""What a reader tells in a talk without a contact: whether a text helped, what the editors should know, what was missed.

Records that do not open keep nobody from an answer: the first failure is told, and then nothing more is kept.
"""

from kbdesk.cli.conversation import Conversation
from kbdesk.cli.output import Output
from kbdesk.cli.typed_number import is_number
from kbdesk.desk import Desk
from kbdesk.domain.article import Page
from kbdesk.domain.errors import DeskError
from kbdesk.domain.flag import NO_TEXT, About, FlagKind, about_text, kinds_for
from kbdesk.domain.hit import Answer
from kbdesk.domain.search_log import EndedSearch, SearchEnd, may_follow
from kbdesk.domain.verdict import Verdict
from kbdesk.wording.errors import error_sentence

LEAVE = "."
SIGNS = {"+": Verdict.HELPED, "-": Verdict.NOT_HELPED}


class ReadersWord:
    """Knows what was asked and read last."""

    def __init__(self, desk: Desk, talk: Conversation, out: Output) -> None:
        self._desk, self._talk, self._out = desk, talk, out
        self._asked: Answer | None = None
        self._end: SearchEnd | None = None
        self._about = NO_TEXT
        self._said: Verdict | None = None
        self._can_keep = True

    # ------------------------------------------------------------------ searches

    def asked(self, answer: Answer) -> None:
        """A question: the one before is over, and was left when nothing became of it; so is what was read for it."""
        if self._asked is None or self._asked.question.text != answer.question.text:
            self.ended(SearchEnd.LEFT)
            self._end, self._about = None, NO_TEXT
        self._asked = answer

    def ended(self, end: SearchEnd, *, opened: str = "") -> None:
        """What became of the question that was asked last; what was opened may still be handed on."""
        answer, before, self._end = self._asked, self._end, end
        if answer is None or not self._can_keep or not may_follow(end, before):
            return
        search = EndedSearch(answer.question.text, answer.question.lang, len(answer.hits), end, opened)
        try:
            self._desk.searches.log(search)
        except DeskError as error:
            self._can_keep = False
            self._out.complain(error_sentence(error, self._out.lang))

    # ------------------------------------------------------------------ texts

    def has_read(self, page: Page) -> None:
        """A page was read to its end."""
        self._about, self._said = about_text(page.header, page.path), None
        self._out.line(self._out.words("ask.judge"), "dim")

    def judge(self, sign: str) -> None:
        """`+` or `-` on the text read last; the other sign takes the place of the one before."""
        if not self._about:
            self._out.say("ask.judge-what")
            return
        said = SIGNS[sign]
        self._desk.judge.say(self._about, said, instead_of=self._said)
        self._said = said
        self._desk.find.weigh(self._desk.judge.verdicts())
        self._out.say("ask.judged")

    @property
    def word(self) -> tuple[About, Verdict | None]:
        """The text read last, and whether it helped; nothing where it was not said."""
        return self._about, self._said

    # ------------------------------------------------------------------ the editors

    def tell_editors(self, words: str, *, about: About | None = None) -> None:
        """Asks what is the matter with the text read last (or another), and keeps it for the editors."""
        about = self._about if about is None else about
        if about:
            self._out.say("ask.told", title=about.title or about.article)
        if words:
            self._out.say("ask.told-words", words=words)
        kind = self._kind(about)
        hint = self._out.words("flag.hint").rstrip(".")
        text = self._talk.ask(self._out.words("ask.told-text", hint=hint)) if kind else None
        if kind is None or text is None or text == LEAVE:
            self._out.say("ask.told-left")
            return
        self._desk.editors.flag(kind, about=about, text=text, words=words)
        if words and kind is FlagKind.MISSING:
            self.ended(SearchEnd.FLAGGED)
        self._out.say("flag.kept")

    def _kind(self, about: About) -> FlagKind | None:
        """None when it was left."""
        kinds = kinds_for(about)
        if len(kinds) == 1:
            return kinds[0]
        for number, kind in enumerate(kinds, start=1):
            self._out.line(f"  [{number}] {self._out.words(f'flag.kind.{kind}')}")
        usual = self._out.words(f"flag.kind.{kinds[0]}")
        while True:
            typed = self._talk.ask(self._out.words("ask.told-kind", kind=usual))
            if typed is None or typed == LEAVE:
                return None
            if not typed:
                return kinds[0]
            if is_number(typed) and 1 <= int(typed) <= len(kinds):
                return kinds[int(typed) - 1]
            self._out.say("ask.no-such-number", number=typed)
