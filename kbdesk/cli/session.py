"""What `ask` and `call` have in common: searching, reading, following a script and referring, in one conversation."""

from kbdesk.cli.contact_at_keys import ContactAtKeys
from kbdesk.cli.conversation import Conversation
from kbdesk.cli.hits import print_answer
from kbdesk.cli.output import Output
from kbdesk.cli.page_text import PageLink
from kbdesk.cli.played import Aside, Played
from kbdesk.cli.player import Player
from kbdesk.cli.readers_word import ReadersWord
from kbdesk.cli.refer_form import ReferForm
from kbdesk.cli.show import page_lines, read_page
from kbdesk.cli.steps import draw_reference
from kbdesk.cli.typed_number import is_number
from kbdesk.desk import Desk
from kbdesk.domain.article import Kind, Page
from kbdesk.domain.errors import DeskError
from kbdesk.domain.flag import about_text
from kbdesk.domain.hit import Answer, Hit, Question, Source
from kbdesk.domain.open_contact import OpenContact
from kbdesk.domain.progress import Progress
from kbdesk.domain.run import Mode, Run
from kbdesk.domain.search_log import SearchEnd
from kbdesk.domain.verdict import Verdict
from kbdesk.wording.errors import error_sentence

LITERALLY = "="
"""In front of words: search for them as they are typed."""
HITS_SHOWN = 7
MOST_HITS = 50


class Session:
    """One person at one terminal. The words typed last are kept: a referral begins with them."""

    def __init__(self, desk: Desk, out: Output) -> None:
        self._desk = desk
        self._out = out
        self.talk = Conversation(out)
        self.reader = ReadersWord(desk, self.talk, out)
        self.words = ""
        self.article = ""
        self.products: tuple[str, ...] = ()

    # ------------------------------------------------------------------ finding and reading

    def find(self, words: str, *, limit: int = HITS_SHOWN) -> Answer:
        """Shows the best hits. Behind `=` the words are taken as they stand; `=` alone asks the last words again so."""
        literal = words.startswith(LITERALLY)
        words = words.removeprefix(LITERALLY).strip() or self.words if literal else words
        return self.ask(Question(words, self._out.reads, literal=literal, limit=limit))

    def ask(self, question: Question) -> Answer:
        """Shows the best hits for a question that is made already."""
        self.words = question.text
        answer = self._desk.find.find(question, Progress())
        self.reader.asked(answer)
        print_answer(answer, self._out, how_literally="ask.literally")
        return answer

    def open_hit(self, hit: Hit) -> Played | None:
        """Reads an article to its end and its links; a script is followed from the step that was found."""
        self.products = hit.product
        self.reader.ended(SearchEnd.OPENED, opened=hit.id)
        if hit.kind in {Kind.SCRIPT, Kind.STEP}:
            return self.follow(hit.id, hit.lang, step=hit.step)
        self.article = hit.id if hit.source is not Source.HELP else self.article
        self.read(hit.path, hit.lang)
        return None

    def read(self, path: str, lang: str) -> None:
        """Reads the page at a path, and those that its links lead to."""
        page: Page | None = None
        while path:
            try:
                page = self._desk.read.linked_page(path, lang)
            except DeskError as error:
                self._out.line(error_sentence(error, self._out.lang), "amber")
                return
            text = read_page(page, page.html, self._out)
            self.talk.read(page_lines(page, text, self._out))
            path = self._followed(text.links)
        if page is not None:
            self.reader.has_read(page)

    def _followed(self, links: tuple[PageLink, ...]) -> str:
        """The path of the link that was chosen; empty when none was."""
        inside = {link.number: link.path for link in links if link.path}
        if not inside:
            return ""
        typed = self.talk.ask(self._out.words("ask.link")) or ""
        return inside.get(int(typed), "") if is_number(typed) else ""

    # ------------------------------------------------------------------ scripts

    def follow(self, script: str, lang: str, *, step: str = "") -> Played:
        """Begins a script."""
        return self.play(self._desk.call.start(script, lang, step=step))

    def play(self, run: Run) -> Played:
        """Follows a run from where it stands."""
        lang = self._out.lang
        outcomes = tuple((one.code, one.label.in_language(lang, one.code)) for one in self._desk.call.other_outcomes())
        aside = Aside(
            search=self._search_aside, open_page=self.read, refer=self._refer_aside, tell_editors=self._tell_of_step
        )
        organisation = self._desk.library.library.organisation
        contact = ContactAtKeys(self._desk.keep_contacts, organisation, self.talk, self._out)
        return Player(self._desk.call, run, contact=contact, aside=aside, outcomes=outcomes, out=self._out).play()

    def _search_aside(self, words: str) -> None:
        """Searches without leaving the script; a number reads a hit, Enter goes back to the step."""
        while words:
            answer = self.find(words)
            typed = self.talk.ask(self._out.words("ask.aside")) or ""
            if is_number(typed) and 1 <= int(typed) <= len(answer.hits):
                hit = answer.hits[int(typed) - 1]
                self.reader.ended(SearchEnd.OPENED, opened=hit.id)
                self.read(hit.path, hit.lang)
                return
            words = typed

    def _tell_of_step(self, run: Run) -> None:
        script = run.script
        self.reader.tell_editors("", about=about_text(script.header, script.path, anchor=run.step.slug))

    def _refer_aside(self, run: Run) -> None:
        self.products = run.script.header.product
        self.words = self.words or run.script.header.title
        self.refer(self._desk.keep_contacts.of_run(run.id) if run.mode is Mode.LIVE else None)

    # ------------------------------------------------------------------ a contact without a script

    def close_contact(self) -> None:
        """Logs a contact about the text read last; `+` or `-` before it says whether that helped."""
        about, said = self.reader.word
        keep = self._desk.keep_contacts
        contact = keep.open(lang=self._out.reads)
        if about.article:
            helped = None if said is None else said is Verdict.HELPED
            contact = keep.used(contact, about.article, about.revision, helped)
        try:
            finished = keep.close(contact, keep.propose(contact))
        except DeskError:
            keep.discard(contact.id)
            raise
        draw_reference(finished.contact.reference, self._out)
        self._out.say("outcome.kept")

    # ------------------------------------------------------------------ referring

    def refer(self, contact: OpenContact | None = None) -> None:
        """A referral at once, with the words that were searched for as its subject; that of `contact`, if any."""
        form = ReferForm(self._desk.refer, self.talk, self._out)
        if form.fill_in(self.words, self.products, article=self.article, contact=contact) is not None:
            self.reader.ended(SearchEnd.REFERRED)
