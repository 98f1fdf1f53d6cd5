"""Joins the widgets of the call page with what the agent can do by them: clicks and keys become acts."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kbdesk.domain.promise import Promise
from kbdesk.ui.call.call_keys import add_call_keys
from kbdesk.ui.call.call_parts import CallParts
from kbdesk.ui.kit.actions import Act


def join(page: CallParts, widgets: tuple[QWidget, ...]) -> None:
    """Once, when the page is made; `widgets` are those in which its keys hold."""
    _join_step(page)
    _join_contacts(page)
    _add_keys(page, widgets)


def contact_keys(page: CallParts) -> dict[str, Act]:
    """The keys that hold in the whole window: a customer is put on hold while the agent searches."""
    contacts = page.contacts
    return {
        "call.next_contact": partial(contacts.beside, 1),
        "call.contact_before": partial(contacts.beside, -1),
        "call.hold": contacts.hold_or_talk,
        "call.park": contacts.park,
        "call.hang_up": contacts.hang_up,
    }


def _join_step(page: CallParts) -> None:
    acts, sheet, header = page.acts, page.body.sheet, page.body.header
    pieces = sheet.pieces
    pieces.typed.connect(acts.keep_typed)
    pieces.left.connect(acts.keep_typed)
    pieces.ticked.connect(acts.tick)
    pieces.understood.connect(acts.acknowledge)
    pieces.link_inside.connect(acts.read_beside)
    pieces.copied.connect(page.body.tell_copied)
    acts.copied.connect(page.body.tell_copied)
    acts.text_asked.connect(page.open_beside)
    page.place.closed.connect(page.take_cursor)
    sheet.step_asked.connect(acts.jump)
    sheet.choices.chosen.connect(acts.choose)
    sheet.choices.go_on_asked.connect(acts.go_on)
    sheet.outcome.finish_asked.connect(page.contacts.confirm)
    sheet.outcome.missing_asked.connect(acts.to_missing)
    header.back_asked.connect(acts.back)
    header.park_asked.connect(page.contacts.park)
    header.end_asked.connect(acts.end_otherwise)
    header.whole_asked.connect(acts.show_whole)


def _join_contacts(page: CallParts) -> None:
    contacts, hand, strip, body = page.contacts, page.hand, page.contact, page.body
    start = body.start
    strip.head.hold_asked.connect(contacts.hold_or_talk)
    strip.head.hang_up_asked.connect(contacts.hang_up)
    strip.facts.told.connect(contacts.tell)
    strip.facts.party_chosen.connect(partial(contacts.tell, "party"))
    strip.facts.language_chosen.connect(page.choose_language)
    strip.note_written.connect(partial(contacts.tell, "note"))
    strip.step_asked.connect(page.acts.jump)
    strip.earlier_asked.connect(lambda phone, name: hand.look_for_earlier(phone=phone, name=name))
    strip.promise.promised.connect(contacts.promise)
    hand.promises_found.connect(partial(_show_promises, page))
    body.row.chosen.connect(contacts.bring)
    body.row.new_asked.connect(page.new_contact)
    strip.line.new_asked.connect(page.new_contact)
    strip.line.stands.connect(body.row.leave_to_line)
    body.undo.undo_asked.connect(contacts.undo)
    body.wrap_up.confirm_asked.connect(contacts.confirm)
    body.wrap_up.back_asked.connect(contacts.talk_on)
    start.resume_asked.connect(page.led.resume)
    start.discard_asked.connect(page.discard)
    start.script_asked.connect(partial(_begin, page))
    start.promise_kept.connect(hand.keep_promise)
    start.promise_moved.connect(hand.move_promise)
    start.promise_called.connect(lambda promise: hand.call_back(promise, page.words.lang))
    start.nothing_asked.connect(hand.discard)
    start.contact_asked.connect(page.new_contact)
    body.reference.again_asked.connect(page.show_offers)


def _show_promises(page: CallParts, promises: tuple[Promise, ...]) -> None:
    page.body.start.show_promises(promises, page.region)


def _begin(page: CallParts, script: str, practice: bool) -> None:
    """A script of the start view, in the reader's language."""
    page.begin(script, page.words.lang, practice=practice)


def _add_keys(page: CallParts, widgets: tuple[QWidget, ...]) -> None:
    acts, contacts = page.acts, page.contacts
    keys: dict[str, Act] = {
        "call.finish": contacts.confirm,
        "call.copy_say": acts.copy_say,
        "call.undo": page.body.undo.undo,
        "call.steps": page.to_steps,
        "call.whole": page.body.header.whole.click,
        "call.other_language": acts.other_language,
        "call.back": acts.back,
        "call.understood": acts.understand,
    }
    for widget in widgets:
        add_call_keys(widget, keys, acts.choose_digit)
