"""How each state of the window is reached: by what a person types and presses, from a window that just opened."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt

from kbdesk.domain.article import Kind
from kbdesk.domain.errors import ContentUnreadable
from kbdesk.ui.call.in_hand import UNDO_SECONDS
from kbdesk.ui.call.undo_line import UndoLine
from kbdesk.wording.errors import error_sentence
from picture_set import beside_the_main_job as beside
from picture_set.stage import Stage
from picture_set.still_world import StillDatetime

_KEY = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_ASKED = {"nl": "geen warm water", "en": "no hot water"}
_WRONG = {"nl": "geen warm waater", "en": "no hot waater"}
EMPTY = "no-content"
"""The state that needs a content folder with nothing in it."""


def start(stage: Stage) -> None:
    """Nothing typed yet."""


def results(stage: Stage) -> None:
    """A question with many answers."""
    stage.search(_ASKED[stage.words.lang])


def nothing(stage: Stage) -> None:
    """Words that nothing holds."""
    stage.search("qwxzvk bxqzyw")


def corrected(stage: Stage) -> None:
    """A question with typing errors."""
    stage.search(_WRONG[stage.words.lang])


def filters(stage: Stage) -> None:
    """The chips, one of them chosen."""
    results(stage)
    stage.named("find.filter").click()
    stage.named("find.filter.kind.article").click()
    stage.settle()


def article(stage: Stage) -> None:
    """A text with notices and a table."""
    stage.open_text("lights-flicker")


def article_long(stage: Stage) -> None:
    """A text with a list of headings, read half-way down."""
    stage.open_text("inverter-switches-off")
    bar = stage.shown.find.reading.article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    stage.settle()


def find_in_text(stage: Stage) -> None:
    """The search in the text."""
    article(stage)
    stage.shown.find.reading.article.find_bar.open_bar()
    stage.write("lamp")


def long_words(stage: Stage) -> None:
    """Words and titles longer than anything."""
    stage.search("verwarmingsinstallatiebeheerder")
    stage.open_text("very-long-words")


def loading(stage: Stage) -> None:
    """A large folder being read."""
    stage.shown.news.watch.end()
    bar = stage.window.reading
    bar.expect()
    bar.move_on(3200, 9000)
    stage.wait(bar.isVisible, what="the bar")
    stage.settle()


def error(stage: Stage) -> None:
    """The content cannot be reached; what is known of it can still be found."""
    results(stage)
    stage.shown.news.watch.end()
    missing = ContentUnreadable("content-missing", folder="K:\\kennis")
    stage.window.reading.say_trouble(error_sentence(missing, stage.words.lang))
    stage.settle()


def keys(stage: Stage) -> None:
    """The sheet of keys."""
    stage.key(_KEY.Key_F1)


def step(stage: Stage) -> None:
    """A script, with a notice that is read first and large answers."""
    results(stage)
    rows = stage.shown.find.results.list._rows.rows
    hit = next(row.hit for row in rows if row.hit is not None and row.hit.kind is Kind.SCRIPT)
    stage.shown.find.script_chosen.emit(hit)
    stage.wait(lambda: stage.shown.call.acts.now is not None, what="a call")
    stage.settle()


def fields(stage: Stage) -> None:
    """A step with fields to fill in."""
    step(stage)
    acts = stage.shown.call.acts
    stage.key(_KEY.Key_Return)
    for choice in (3, 1):
        acts.choose_digit(choice)
        stage.settle()
    stage.write("F28")


def outcome(stage: Stage) -> None:
    """The end of a script: a referral, with what is known filled in."""
    fields(stage)
    stage.key(_KEY.Key_Tab)
    stage.write("1,6")
    stage.key(_KEY.Key_Return)
    for text in ("J. Voorbeeld", "06 12345678", "1234ab 56"):
        stage.write(text)
        stage.key(_KEY.Key_Tab)


def number(stage: Stage) -> None:
    """The number to read out."""
    outcome(stage)
    stage.key(_KEY.Key_Return, _CTRL)
    stage.wait(lambda: stage.has("call.reference"), what="a number")
    _stop_counting(stage)
    stage.settle()


def _stop_counting(stage: Stage) -> None:
    """The line that counts ten seconds down stands at ten."""
    for line in stage.window.findChildren(UndoLine):
        if line.stands:
            line._tick.stop()
            line._left = UNDO_SECONDS
            line._speak()


def _ten_seconds_later(stage: Stage) -> None:
    """It can be taken back no longer, and goes."""
    StillDatetime.shift = timedelta(seconds=UNDO_SECONDS + 1)
    for line in stage.window.findChildren(UndoLine):
        if line.stands:
            line._left = 1
            line._count()
    stage.settle()
    stage.settle()


def refer(stage: Stage) -> None:
    """A referral without a script."""
    stage.search(_ASKED[stage.words.lang])
    stage.window.refer_asked.emit()
    stage.settle()


def outbox_empty(stage: Stage) -> None:
    """Nothing waits."""
    stage.window.show_page("outbox")
    stage.settle()


def outbox(stage: Stage) -> None:
    """One referral that was sent."""
    number(stage)
    _ten_seconds_later(stage)
    stage.window.show_page("outbox")
    stage.settle()


def change(stage: Stage) -> None:
    """A referral that waits, opened to be changed and resent."""
    outbox(stage)
    stage.named("outbox.change").click()
    stage.settle()


def wrap_up(stage: Stage) -> None:
    """The talk is over; what is recorded is filled in."""
    fields(stage)
    stage.named("contact.hang_up").click()
    stage.settle()


def contacts(stage: Stage) -> None:
    """Who was spoken to: the call that just ended."""
    number(stage)
    _ten_seconds_later(stage)
    _to_page(stage, "contacts")


def settings(stage: Stage) -> None:
    """What the user may choose."""
    stage.window.settings_asked.emit("")
    stage.wait(lambda: stage.shown.settings.page is not None, what="the page of settings")
    stage.settle()


def _to_page(stage: Stage, name: str) -> None:
    stage.named(f"frame.page.{name}").click()
    stage.settle()


STATES: dict[str, Callable[[Stage], None]] = {
    "start": start,
    "results": results,
    EMPTY: start,
    "nothing": nothing,
    "corrected": corrected,
    "filters": filters,
    "article": article,
    "article-long": article_long,
    "find-in-text": find_in_text,
    "long-words": long_words,
    "loading": loading,
    "error": error,
    "keys": keys,
    "step": step,
    "fields": fields,
    "outcome": outcome,
    "number": number,
    "refer": refer,
    "outbox": outbox,
    "outbox-empty": outbox_empty,
    "contacts": contacts,
    "settings": settings,
    "change": change,
    "wrap-up": wrap_up,
    "tour": beside.tour,
    "commands": beside.commands,
    "passphrase": beside.passphrase,
    "flag": beside.flag,
    "promise-due": beside.promise_due,
    "refer-wrong": beside.refer_wrong,
    "lists": beside.lists,
    "customers": beside.customers,
}
