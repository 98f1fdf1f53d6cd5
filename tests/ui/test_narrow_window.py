"""The window in the compact form and in a small window: every page and state fits, nothing is cut, all can be hit.

At 200 % text the column is twice as wide: a line of the step in twice the type has no room for a word of Dutch in 420 px
(`Afronden en doorverwijzen` alone is 430 wide), and the rail and search field grow along.
"""

from datetime import UTC, datetime, timedelta

import pytest
import room_for_all as room
import small_desk

from kbdesk.domain.language import Language
from kbdesk.domain.run import Mode
from kbdesk.ui.app import words_of_window
from kbdesk.ui.desk_window import DeskWindow
from kbdesk.ui.frame.compact import COMPACT
from kbdesk.ui.kit.notice_bar import Notice

LANES = ("searching", "reading", "content", "records", "delivery")
CUSTOMERS = (
    "naam;telefoon;klantnummer\nJ. Jansen;06 12345678;4411\nK. de Vries;06 22222222;5\nL. de Vries;06 22222222;6\n"
)


class Walk:
    """Leads one window through its states; each is a method, in the order in which they follow from each other."""

    def __init__(self, qtbot, theme, words, tmp_path):
        self.qtbot, self.folder = qtbot, tmp_path
        self.desk = small_desk.small_desk(tmp_path)
        self.shown = DeskWindow(self.desk, theme, words)
        self.window = self.shown.window
        qtbot.addWidget(self.window)
        self.window.resize(1024, 768)
        self.window.show()
        self.shown.begin()
        qtbot.waitUntil(lambda: self.shown.content_is_read, timeout=60_000)

    def rest(self):
        quiet = 0
        while quiet < 4:
            self.qtbot.wait(15)
            quiet = 0 if any(getattr(self.shown, lane).busy for lane in LANES) else quiet + 1

    def states(self):
        """Names, in order."""
        return [name for name in vars(type(self)) if name.startswith("to_")]

    def go(self, name):
        getattr(self, name)()
        self.rest()

    # ------------------------------------------------------------------ find

    def to_start(self):
        self.window.show_page("find")

    def to_filters(self):
        self.window.search.setText("druk")
        self.rest()
        self.shown.find.results.filters.set_open(True)
        self.shown.find.results._fit_filters()

    def to_results(self):
        self.shown.find.results.filters.set_open(False)
        self.shown.find.results._fit_filters()

    def to_corrected(self):
        self.window.search.setText("waterdrukk")

    def to_nothing_found(self):
        self.window.search.setText("qwxzvk bxqzyw")

    def to_very_long_word(self):
        self.window.search.setText("verwarmingsinstallatiebeheerdersaansprakelijkheidsverzekering" * 2)

    def to_reading(self):
        self.window.search.setText("")
        self.shown.find.open_path("pressure")

    def to_finding_in_the_text(self):
        self.shown.find.reading.article.find_bar.open_bar()
        self.shown.find.reading.article.find_bar.field.setText("druk")

    def to_script_to_read(self):
        self.shown.find.reading.article.find_bar.close_bar()
        self.shown.find.open_path("scripts/boiler.nl.md")

    def to_flag(self):
        self.window.flag_asked.emit()

    def to_no_content(self):
        self.shown.late.pages.flag.form.hide()
        self.window.search.setText("")
        self.shown.find.reading.show_welcome()
        self.shown.find.show_no_content("away", folder=str(self.folder))
        self.shown.find._show_narrow(reading=True)

    def to_no_articles(self):
        self.shown.find.show_no_content("empty", folder=str(self.folder))

    def to_reading_for_the_first_time(self):
        self.shown.find.show_no_content("reading", folder=str(self.folder))
        bar = self.window.reading
        bar.expect()
        bar.move_on(3200, 9000)
        bar._late.stop()
        bar._repaint()

    def to_reading_stopped(self):
        self.window.reading.say_stopped()

    def to_trouble(self):
        self.window.reading.say_trouble("De map is er niet meer. Zodra hij er weer is, gaat het lezen verder.")

    # ------------------------------------------------------------------ the call

    def to_call_page(self):
        self.window.reading.rest()
        self.shown.find.show_no_content("")
        self.window.show_page("call")

    def to_contact_without_script(self):
        self.shown.call.new_contact(phone="+31612345678", name="J. van der Verwarmingsinstallatie")

    def to_promise(self):
        self.shown.call.contacts.promise(datetime.now(UTC) + timedelta(days=1), "de monteur belt over de druk")

    def to_wrap_up(self):
        self.shown.call.contacts.hang_up()

    def to_number_and_undo(self):
        self.shown.call.hand.close_as_proposed()

    def to_promises(self):
        self.shown.call.show_offers()

    def to_notice_in_a_script(self):
        self.shown.call.begin("boiler", "nl")

    def to_choices(self):
        self._read_notice()
        self.shown.call.acts.choose_digit(2)

    def to_contact_unfolded(self):
        self.window.show_side(True)

    def to_contact_folded(self):
        self.window.show_side(False)

    def to_field(self):
        self.shown.call.acts.choose_digit(1)

    def to_ticks(self):
        self.shown.call.acts.keep_typed(_typed(self.shown, "0,5"))
        self.rest()
        self.shown.call.acts.go_on()

    def to_whole_script(self):
        self.shown.call.acts.show_whole(True)

    def to_text_beside_the_step(self):
        self.shown.call.acts.show_whole(False)
        self.rest()
        self.shown.call.open_beside("articles/pressure.nl.md", "")

    def to_known_caller(self):
        self.shown.call.place.close_text()
        self.desk.keep_customers.replace(looked := self._customers(), looked.mapping)
        self.shown.call.contacts.tell("phone", "0612345678")

    def to_several_callers(self):
        self.shown.call.contacts.tell("phone", "0622222222")

    def to_several_contacts(self):
        self.shown.call.new_contact(phone="+31612345679")
        self.rest()
        self.shown.call.new_contact(phone="+31612345670")

    def to_outcome(self):
        self.shown.call.begin("boiler", "nl")
        self.rest()
        self._read_notice()
        self.shown.call.acts.choose_digit(1)

    def to_something_wanted(self):
        self.shown.call.contacts.confirm()

    def to_calls_left(self):
        self.shown.call.contacts.park()

    def to_practice(self):
        self.shown.call.begin("boiler", "nl", practice=True)
        self.qtbot.waitUntil(
            lambda: self.shown.call.acts.now is not None and self.shown.call.acts.now.view.mode is Mode.PRACTICE
        )

    # ------------------------------------------------------------------ the other pages

    def to_refer(self):
        self.shown.call.contacts.park()
        self.rest()
        self.window.refer_asked.emit()

    def to_quick_refer(self):
        self.shown.refer.form.quick.click()

    def to_referred(self):
        form = self.shown.refer.form
        form.quick.click()
        form._subject.editor.setText("warm water")
        for field in form._fields:
            field.editor.setText({"customer_name": "J. Jansen", "phone": "06 12345678"}.get(field.ask.name, ""))
        form.finish_asked.emit()

    def to_outbox(self):
        self.window.show_page("outbox")

    def to_log(self):
        self.window.show_page("contacts")
        self.shown.late.pages.contacts.show_tab("log")

    def to_lists(self):
        self.shown.late.pages.contacts.show_tab("lists")

    def to_customers(self):
        self.shown.late.pages.contacts.show_tab("customers")

    def to_settings(self):
        self.shown.settings.open()
        self.qtbot.waitUntil(lambda: self.shown.settings.page is not None)

    # ------------------------------------------------------------------ over the pages

    def to_keys(self):
        self.window.show_page("find")
        self.window._keys.open_sheet()

    def to_commands(self):
        self.window._keys.close_sheet()
        self.window.commands.open_empty()

    def to_account(self):
        self.window.commands.close_sheet()
        self.shown.news.open_account()

    def to_passphrase(self):
        self.shown.news.sheet.close_sheet()
        self.shown.unlocking.sheet.ask("passphrase.why_new", is_new=True)

    def to_tour_language(self):
        self.shown.unlocking.sheet.hide()
        self.shown.settings.begin_tour()

    def to_tour_content(self):
        self.shown.settings._tour._forward()

    def to_tour_device(self):
        self.shown.settings._tour._forward()

    def to_tour_keys(self):
        self.shown.settings._tour._forward()

    def to_long_notice(self):
        self.shown.settings._tour.skip()
        text = "De inhoud kan niet worden gelezen uit de map " + "/afdeling/kennis" * 8
        self.window.tell(Notice(text, "warning", "Kies een andere map", stays=True))

    def _read_notice(self):
        self.shown.call.acts.understand()
        self.rest()

    def _customers(self):
        file = self.folder / "customers.csv"
        file.write_text(CUSTOMERS, encoding="utf-8")
        return self.desk.keep_customers.look(file)

    def close(self):
        self.window.warn_before_closing(0)
        self.window.close()


def _typed(shown, text):
    field = shown.call.sheet.pieces.fields()[0]
    field.editor.setText(text)
    from kbdesk.ui.kit.field_editor import Typed

    return Typed(field.ask.name, text)


@pytest.fixture
def walk(qtbot, theme, tmp_path):
    """Makes a walk, and closes its window."""
    made = []

    def make(*, lang="nl", percent=100, touch=False):
        made.append(Walk(qtbot, theme, words_of_window(Language(lang)), tmp_path))
        theme.resize_text(percent)
        theme.use_touch(touch)
        return made[-1]

    yield make
    for one in made:
        one.close()
    theme.use_touch(False)


def faults_at(one, width, least):
    """On the way through all states of a window that is to be so wide."""
    found = []
    for name in one.states():
        one.go(name)
        if one.window.width() != width:
            found.append(f"{name}: the window is {one.window.width()} wide")
            one.window.resize(width, one.window.height())
        if one.window.minimumSizeHint().width() > width:
            found.append(f"{name}: wants {one.window.minimumSizeHint().width()}")
        faults = (*room.outside(one.window), *room.cut(one.window), *room.small(one.window, least))
        found += [f"{name}: {said}" for said in faults]
    return found


@pytest.mark.parametrize(
    ("lang", "percent", "touch"), [("nl", 100, False), ("en", 100, False), ("nl", 200, False), ("nl", 100, True)]
)
def test_every_page_and_state_has_room_in_the_compact_form(walk, qtbot, theme, lang, percent, touch):
    one = walk(lang=lang, percent=percent, touch=touch)
    one.window.toggle_compact()
    width = theme.px(COMPACT)
    qtbot.waitUntil(lambda: one.window.width() == width)
    faults = faults_at(one, width, 44 if touch else 32)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("size", "touch"), [((800, 600), False), ((1366, 768), True)])
def test_every_page_and_state_has_room_in_a_small_window_and_can_be_met(walk, qtbot, size, touch):
    one = walk(touch=touch)
    one.window.resize(*size)
    qtbot.waitUntil(lambda: one.window.width() == size[0])
    faults = faults_at(one, size[0], 44 if touch else 32)
    assert not faults, "\n".join(faults)


def test_in_a_small_window_a_contact_leaves_the_step_its_room(walk):
    one = walk()
    one.window.resize(800, 600)
    one.go("to_notice_in_a_script")
    assert one.shown.call.contact.line.isVisible()
    assert not one.shown.call.contact.isVisible()
    assert not one.shown.call.body.row.isVisible()
    assert one.shown.call.sheet.width() > 0.85 * one.window.width()
    assert one.shown.call.sheet.height() > 0.55 * one.window.height()
