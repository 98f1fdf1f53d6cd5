"""Whoever drives the window from outside finds every control by its name; `docs/object-names.md` lists them.

One long walk through the window: at each stop the controls that can be seen must have names, and all names together
must be those of the list.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import small_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from small_pictures import picture

from kbdesk.domain.article import Heading
from kbdesk.domain.outbox import Pause
from kbdesk.domain.plain_hit import hit_of
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.desktop_news import DesktopNews
from kbdesk.ui.kit.notice_bar import Notice
from kbdesk.workflows.propose_contact import ProposedContact

LIST = Path(__file__).parents[2] / "docs" / "object-names.md"
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


class Walk:
    """Gathers names at every stop."""

    def __init__(self, qtbot, shown):
        self.qtbot, self.shown = qtbot, shown
        self.seen, self.nameless, self.silent = set(), set(), set()

    def stop(self):
        window = self.shown.window
        for widget in [window, *window.findChildren(QWidget)]:
            name = widget.objectName()
            if name.startswith("qt_") or is_part_of_qt(widget):
                continue
            if name:
                self.seen.add(name)
            if isinstance(widget, CONTROLS) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                if not name:
                    self.nameless.add(f"{type(widget).__name__} in {where(widget)}")
                if not spoken(widget):
                    self.silent.add(name or f"{type(widget).__name__} in {where(widget)}")

    def press(self, name):
        self.find(name).click()

    def fill_in(self, name, text):
        field = self.find(name)
        field.setFocus()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def to_step(self, title):
        self.qtbot.waitUntil(lambda: self.shown.call.acts.now.view.title == title)

    def find(self, name):
        self.qtbot.waitUntil(lambda: self.visible(name) is not None)
        return self.visible(name)

    def visible(self, name):
        found = self.shown.window.findChildren(QWidget)
        return next((one for one in found if re.fullmatch(name, one.objectName()) and one.isVisible()), None)


def is_part_of_qt(widget):
    """What Qt itself puts into a field: the button that empties it, the editor of a combo box; what scrolls tabs."""
    parent = widget.parent()
    if isinstance(parent, QTabBar):
        return True
    return isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox) and not widget.objectName()


def where(widget):
    parent = widget.parent()
    while parent is not None and not parent.objectName():
        parent = parent.parent()
    return parent.objectName() if parent is not None else ""


def spoken(widget):
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.fixture
def walk(qtbot, theme, words, tmp_path, monkeypatch):
    plate = "plate: {type: photo, label: {nl: Typeplaatje, en: Plate}, pii: none}\n"
    monkeypatch.setattr(small_desk, "FIELDS", small_desk.FIELDS + plate)
    monkeypatch.setattr(small_desk, "QUEUES", small_desk.QUEUES.replace("[phone, moving_date]", "[phone, plate]"))
    script = small_desk.SCRIPT.replace("  phone: {use: phone}\n", "  phone: {use: phone}\n  plate: {use: plate}\n")
    asked = "- Telefoonnummer: `___ phone*`\n"
    monkeypatch.setattr(small_desk, "SCRIPT", script.replace(asked, asked + "- Typeplaatje: `___ plate`\n"))
    mail = (
        "    mail: {type: smtp, host: localhost, from: a@example.org, to: b@example.org, credential: mail-password}\n"
    )
    link = "crm: {customer: 'https://crm.example/?q={{phone}}'}\n"
    monkeypatch.setattr(small_desk, "KBDESK", small_desk.KBDESK + mail + link)
    taking = small_desk.SCRIPT.replace("target_minutes: 6\n", "target_minutes: 6\nentry: [customer_name, phone]\n")
    monkeypatch.setattr(small_desk, "SCRIPT", taking)
    desk = small_desk.small_desk(tmp_path, with_help=True)
    left = desk.call.start("boiler", "nl")
    desk.call.leave(left)
    shown = DeskWindow(desk, theme, words)
    qtbot.addWidget(shown.window)
    shown.window.resize(1400, 900)
    shown.window.show()
    one = Walk(qtbot, shown)
    one.desk, one.folder = desk, tmp_path
    one.desktop = DesktopNews(desk, shown, theme, words)
    one.stop()
    shown.begin()
    qtbot.waitUntil(lambda: shown.content_is_read)
    yield one
    shown.window.warn_before_closing(0)
    shown.window.close()


def through_the_frame(walk):
    window, news = walk.shown.window, walk.shown.news
    walk.find("find.go_on.resume")
    walk.stop()
    window.tell(Notice("Verzonden.", action="Toon", stays=True))
    window.reading.say_stopped()
    walk.stop()
    window.reading._late.setInterval(0)
    window.reading.rest()
    window.reading.expect()
    window.reading.move_on(3, 10)
    walk.find("frame.reading.stop")
    walk.stop()
    window.reading.rest()
    window.notice.dismiss()
    news.open_account()
    walk.stop()
    news.sheet.close_sheet()


def through_the_answers(walk):
    shown = walk.shown
    shown.window.search.setText("druk")
    walk.find("find.results")
    shown.find.results._filter_button.setChecked(True)
    with walk.qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    shown.find.reading.article.find_bar.open_bar()
    walk.stop()
    shown.find.reading.notice.tell(Notice("Gekopieerd", action="Toon"))
    headings = tuple(Heading(2, text, text.casefold(), 1) for text in ("Een", "Twee", "Drie", "Vier"))
    shown.find.reading.contents.show_headings(headings)
    shown.find.results._show_proposals(("kaas", "gas"))
    page = shown.find.reading.article.page
    shown.find.reading.show_related((hit_of(page.header, page.path),))
    walk.stop()
    shown.window.search.setText("drukk")
    walk.find("find.literal")
    walk.stop()
    shown.find.reading.show_nothing_found("kaas", ("gas",), filtered=True)
    walk.stop()


def through_a_call(walk):
    shown, qtbot = walk.shown, walk.qtbot
    shown.window.show_page("call")
    walk.find("call.resume.*")
    walk.stop()
    walk.press("call.resume.*")
    walk.find("call.choice.1")
    walk.stop()
    walk.press(r"call.understood.\d+")
    qtbot.waitUntil(lambda: walk.find("call.choice.2").isEnabled())
    walk.press("call.choice.2")
    walk.to_step("Welk toestel")
    walk.press("call.choice.1")
    walk.to_step("Waterdruk")
    walk.stop()
    walk.fill_in("call.field.pressure", "0,5")
    walk.to_step("Bijvullen")
    walk.stop()
    with qtbot.waitSignal(shown.call.led.changed):
        shown.window.findChildren(QCheckBox)[-1].click()
    walk.press("call.choice.2")
    walk.to_step("Monteur nodig")
    walk.stop()
    walk.fill_in("call.field.customer_name", "A. Jansen")
    walk.fill_in("call.field.phone", "0612345678")
    shown.call.acts.keep_all()
    qtbot.waitUntil(lambda: not shown.call.acts.now.view.missing)
    walk.stop()
    with qtbot.waitSignal(shown.outbox.entries_changed):
        walk.press("call.finish")
    walk.find("call.again")
    walk.stop()


def through_a_contact_in_hand(walk):
    shown, qtbot = walk.shown, walk.qtbot
    hand = shown.call.hand
    with qtbot.waitSignal(hand.brought):
        shown.call.new_contact(phone="0612345678")
    walk.find("contact.earlier.1").click()
    shown.call.contact.promise.at.setText("morgen 10 uur")
    walk.stop()
    with qtbot.waitSignal(hand.promises_found):
        walk.press("contact.call_back.keep")
    with qtbot.waitSignal(hand.proposed):
        walk.press("contact.hang_up")
    walk.find("call.wrap.confirm")
    walk.stop()
    walk.press("call.wrap.outcome.solved")
    with qtbot.waitSignal(hand.closed):
        walk.press("call.wrap.confirm")
    walk.find("call.undo")
    walk.stop()
    walk.press("call.again")
    walk.find(r"call.promise.done.*")
    walk.stop()
    with qtbot.waitSignal(hand.called_back):
        walk.find(r"call.promise.call.*").click()
    walk.find(r"frame.notice.other.copy")
    walk.stop()
    shown.window.notice.dismiss()
    with qtbot.waitSignal(hand.changed):
        hand.discard(hand.now.current)


def through_a_referral(walk):
    walk.shown.referring.refer_words("warm water")
    walk.press("refer.queue.billing")
    walk.find("refer.field.plate.photos.add")
    walk.stop()
    walk.press("refer.queue.faults")
    walk.find("refer.field.phone")
    walk.shown.refer.form.photos.picture_given.emit(picture())
    walk.find(r"refer.photos.remove.1")
    walk.stop()
    walk.fill_in("refer.field.phone", "0612345678")
    walk.press("refer.finish")
    walk.find("refer.again")
    walk.stop()


def through_what_readers_tell(walk):
    shown = walk.shown
    shown.window.search.setText("druk")
    with walk.qtbot.waitSignal(shown.find.page_opened):
        shown.find.open_path("articles/pressure.nl.md")
    walk.press("read.not_helped")
    walk.find("read.flag")
    walk.press("read.flag")
    walk.press("flag.propose")
    walk.find("flag.proposal")
    shown.late.pages.flag.form.notice.tell(Notice("Dit was nog niet verstuurd.", action="Begin opnieuw"))
    walk.stop()
    walk.press("flag.close")


def through_the_passphrase(walk):
    sheet = walk.shown.unlocking.sheet
    sheet.ask("passphrase.why_new", is_new=True)
    walk.stop()
    sheet.close_sheet()


def through_the_outbox(walk):
    walk.shown.window.show_page("outbox")
    view = walk.find("outbox.list")
    view.setCurrentIndex(view.model().index(0, 0))
    walk.stop()
    page = walk.shown.outbox
    moment = datetime.now(UTC)
    page.pauses.show_pauses((Pause("folder", "desk-shut", "HTTP 401", moment, moment),))
    walk.stop()
    walk.press("outbox.open")
    walk.find("outbox.close")
    walk.stop()
    page.beside.show_card(page.exporting)
    walk.stop()
    row = page.list.row()
    page.beside.show_card(page.changing)
    page.changing.show_referral(row.entry, walk.desk.deliver.referral(row.entry.referral), walk.desk.refer.organisation)
    walk.stop()


def through_the_settings(walk):
    walk.shown.settings.open()
    walk.find("settings.credential.mail-password.typed")
    walk.stop()
    walk.qtbot.waitUntil(lambda: walk.shown.settings.page is not None)  # its parts come one after the other
    walk.shown.settings.page.safe._ask_passphrase()
    walk.stop()
    walk.shown.settings.begin_tour()
    walk.stop()
    walk.press("tour.skip")


def through_the_contacts(walk):
    qtbot, page = walk.qtbot, walk.shown.late.pages.contacts
    page.show_tab("log")
    walk.shown.window.show_page("contacts")
    walk.find("contacts.empty|contacts.list")
    walk.stop()
    opened = walk.desk.keep_contacts.open(phone="0612345678", name="Zoë")
    page.refresh()
    walk.find("contacts.crm.1")
    walk.stop()
    page.log.card.link_asked.emit(page.log.card.shown.links[0])
    page.log.sides.resize(400, 600)
    page.log.sides.enter()
    walk.stop()
    page.show_tab("lists")
    walk.find("lists.empty")
    walk.stop()
    table = walk.folder / "bel.csv"
    table.write_text("Naam;Telefoon\nZoë;0612345678\nJan;12\n", encoding="utf-8")
    page.lists.open_file(table)
    walk.find("lists.new.take")
    page.lists.new.begin()
    page.lists.new.warn("!")
    walk.stop()
    page.lists.new.rest()
    walk.press("lists.new.take")
    walk.find("lists.next")
    walk.stop()
    walk.press("lists.next")
    walk.find("lists.call")
    walk.press("lists.later")
    walk.stop()
    page.show_tab("customers")
    walk.find("customers.import")
    walk.stop()
    page.customers.open_file(table)
    walk.find("customers.new.take")
    page.customers.new.begin()
    walk.stop()
    page.customers.new.rest()
    walk.press("customers.new.take")
    walk.find("customers.query").setText("zoë")
    walk.find("customers.new_contact")
    walk.stop()
    qtbot.waitUntil(lambda: not walk.shown.records.busy)
    walk.desk.keep_contacts.discard(opened.id)
    page.show_tab("log")


def through_a_misspelling(walk):
    if not walk.desk.spelling.is_there:  # no wheel of the library for this system
        walk.seen.add("spelling.menu")
        return
    walk.shown.window.flag_asked.emit()
    field = walk.find("flag.note")
    field.setFocus()
    walk.qtbot.keyClicks(field, "storng ")
    walk.qtbot.waitUntil(lambda: bool(field.extraSelections()), timeout=20_000)
    walk.qtbot.keyClick(walk.shown.window, Qt.Key.Key_F7)
    walk.stop()
    walk.find("spelling.menu").close()
    walk.qtbot.keyClick(field, Qt.Key.Key_Escape)


def patterns():
    """`call.choice.<n>` -> a pattern; by the name as it stands in the list."""
    names = re.findall(r"^\| `([^`]+)` \|", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names)), "a name stands in the list twice"
    return {name: re.compile(re.sub(r"<[a-z]+>", "[^.]+", name.replace(".", r"\."))) for name in names}


def through_what_others_propose(walk):
    strip = walk.desktop.strip
    strip.propose(ProposedContact("+31612345678", "06 12345678"), beside=False, takes_cursor=False)
    walk.stop()
    strip.leave()


def test_every_control_has_a_name_is_spoken_and_stands_in_the_list(walk):
    for part in (
        through_the_frame,
        through_the_answers,
        through_a_call,
        through_a_contact_in_hand,
        through_a_referral,
        through_what_readers_tell,
        through_the_outbox,
        through_the_contacts,
        through_the_passphrase,
        through_the_settings,
        through_a_misspelling,
        through_what_others_propose,
    ):
        part(walk)
    known = patterns()
    unlisted = {name for name in walk.seen if not any(pattern.fullmatch(name) for pattern in known.values())}
    unseen = {name for name, pattern in known.items() if not any(pattern.fullmatch(one) for one in walk.seen)}
    assert not walk.nameless
    assert not walk.silent
    assert not unlisted
    assert not unseen
