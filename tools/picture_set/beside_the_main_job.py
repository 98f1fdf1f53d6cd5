"""How the states beside the main job are reached: what is asked, changed, refused, promised and looked up."""

from datetime import timedelta

from PySide6.QtCore import Qt

from kbdesk.ui.frame.passphrase_sheet import PassphraseSheet
from picture_set.stage import Stage
from picture_set.still_world import MOMENT

_KEY = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_DUE = {"nl": "Terugbellen over de offerte", "en": "Call back about the offer"}
_BROKEN = {"nl": "De warmtepomp bromt", "en": "The heat pump hums"}


def tour(stage: Stage) -> None:
    """The first minute, in place."""
    stage.window.tour_asked.emit()
    stage.settle()


def commands(stage: Stage) -> None:
    """The command list, with a word typed."""
    stage.key(_KEY.Key_A, _CTRL | _SHIFT)
    stage.write("con")


def passphrase(stage: Stage) -> None:
    """A new passphrase is asked for, twice."""
    sheet = PassphraseSheet(stage.theme, stage.words, stage.window)
    sheet.ask("passphrase.why_new", is_new=True)
    stage.settle()


def flag(stage: Stage) -> None:
    """Telling the editors about a text."""
    stage.open_text("lights-flicker")
    stage.key(_KEY.Key_F8)
    stage.write(_BROKEN[stage.words.lang])


def promise_due(stage: Stage) -> None:
    """Calling back was promised for half an hour ago, and for tomorrow."""
    keep = stage.desk.keep_contacts
    contact = keep.open(phone="0612345678", name="J. Voorbeeld")
    keep.promise(contact.id, MOMENT - timedelta(minutes=30), _DUE[stage.words.lang])
    keep.promise(contact.id, MOMENT + timedelta(days=1), _DUE[stage.words.lang])
    keep.park(contact.id)
    stage.shown.calls._promises_found(keep.promises())
    stage.shown.calls.remind()
    stage.settle()


def refer_wrong(stage: Stage) -> None:
    """A referral that cannot go yet: a telephone number that does not fit, a subject that is missing."""
    stage.window.refer_asked.emit()
    stage.settle()
    stage.named("refer.field.phone").setFocus()
    stage.write("12")
    stage.key(_KEY.Key_Return, _CTRL)


def lists(stage: Stage) -> None:
    """No list was brought in yet."""
    _contacts_tab(stage, "lists")


def customers(stage: Stage) -> None:
    """No customers were brought in yet."""
    _contacts_tab(stage, "customers")


def _contacts_tab(stage: Stage, name: str) -> None:
    stage.named("frame.page.contacts").click()
    stage.settle()
    stage.shown.late.pages.contacts.show_tab(name)
    stage.settle()
