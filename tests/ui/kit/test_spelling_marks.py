"""A field whose unknown words are marked: what is marked when, its menu, its keys, what a screen reader is told."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.language import Language
from kbdesk.ui.kit.described import describe
from kbdesk.ui.kit.spelling import Spelling
from kbdesk.ui.kit.spelling_marks import SpelledField
from kbdesk.ui.kit.spelling_menu import SpellingMenu
from kbdesk.ui.kit.theme import Scheme


class ShortList:
    """Knows few words, and one suggestion."""

    def __init__(self):
        self.right = {"de", "ketel", "klant", "heeft", "een", "storing", "belt", "terug"}
        self.own, self.asked, self.is_awake, self.unwritable = set(), [], True, False

    def wrong(self, words):
        self.asked += words
        return frozenset(word for word in words if word.lower() not in self.right | self.own)

    def suggestions(self, word, *, first):
        return {"storng": ("storing", "storm"), "Klnat": ("Klant",)}.get(word, ())

    def may_keep(self, word):
        return word == word.lower()

    def keep_word(self, word):
        if self.unwritable:
            raise StateUnwritable("settings-unwritable", path="settings.json", reason="full")
        self.own.add(word)

    def rest(self):
        self.is_awake = False

    def end(self):
        pass


@pytest.fixture
def known():
    return ShortList()


@pytest.fixture
def spelling(known):
    one = Spelling(known)
    yield one
    one.close()


@pytest.fixture
def field(qtbot):
    one = QPlainTextEdit()
    qtbot.addWidget(one)
    one.resize(400, 120)
    one.show()
    with qtbot.waitActive(one):
        one.activateWindow()
    one.setFocus()
    return one


@pytest.fixture
def spelled(qtbot, field, spelling, theme, words):
    return SpelledField(field, spelling, theme=theme, words=words)


def marked(field):
    return [one.cursor.selectedText() for one in field.extraSelections()]


def places(field):
    return [one.cursor.position() for one in field.extraSelections()]


def write(qtbot, field, text, *, wrong):
    field.setPlainText(text)
    qtbot.waitUntil(lambda: marked(field) == wrong)


def menu_of(spelled):
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, SpellingMenu) and one.isVisible()), None
    )


def lines(menu):
    return [line.text() for line in menu.actions() if line.isVisible() and not line.isSeparator()]


def chosen(menu, name):
    line = next(one for one in menu.actions() if one.objectName() == name)
    menu.close()
    line.trigger()


def test_unknown_words_get_a_wavy_line_in_the_schemes_colour(qtbot, field, spelled, theme):
    write(qtbot, field, "De klant heeft een storng", wrong=["storng"])
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme)
        (mark,) = field.extraSelections()
        assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
        assert mark.format.underlineColor().name() == theme.tokens.danger.bar


def test_the_text_itself_and_its_undo_are_untouched(qtbot, field, spelled):
    write(qtbot, field, "storng", wrong=["storng"])
    assert not field.document().isUndoAvailable()
    assert not field.document().isModified()


def test_a_word_is_asked_once(qtbot, field, spelled, known):
    write(qtbot, field, "de ketel storng", wrong=["storng"])
    write(qtbot, field, "de storng ketel storng", wrong=["storng", "storng"])
    assert sorted(known.asked) == ["ketel", "storng"]


def test_the_word_at_the_cursor_is_let_be_until_the_cursor_leaves_it(qtbot, field, spelled, spelling):
    QTest.keyClicks(field, "klant xxstorng")
    spelled.look()
    qtbot.waitUntil(lambda: spelling.is_wrong("xxstorng"))
    spelled.look()
    assert marked(field) == []
    QTest.keyClicks(field, " ")
    qtbot.waitUntil(lambda: marked(field) == ["xxstorng"])


def test_the_word_at_the_cursor_is_marked_when_the_keys_rest(qtbot, field, spelled):
    QTest.keyClicks(field, "storng")
    qtbot.waitUntil(lambda: marked(field) == ["storng"])


def test_a_screen_reader_is_told_how_many_beside_what_the_page_says(qtbot, field, spelled, words):
    describe(field, "Vul dit in.")
    write(qtbot, field, "storng xxyy", wrong=["storng", "xxyy"])
    assert field.accessibleDescription() == "Vul dit in. 2 onbekende woorden"
    describe(field, "")
    assert field.accessibleDescription() == "2 onbekende woorden"
    words.switch(Language.EN)
    assert field.accessibleDescription() == "2 unknown words"
    write(qtbot, field, "", wrong=[])
    assert field.accessibleDescription() == ""


def test_the_key_selects_the_next_unknown_word_and_enter_takes_the_first_suggestion(qtbot, field, spelled):
    write(qtbot, field, "Klnat heeft storng", wrong=["Klnat", "storng"])
    field.moveCursor(QTextCursor.MoveOperation.End)
    assert spelled.to_next()  # round the end
    assert field.textCursor().selectedText() == "Klnat"
    menu = menu_of(spelled)
    qtbot.waitUntil(lambda: lines(menu)[0] == "Klant")
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert field.toPlainText() == "Klant heeft storng"
    assert spelled.to_next()
    assert field.textCursor().selectedText() == "storng"
    menu_of(spelled).close()
    field.undo()
    assert field.toPlainText() == "Klnat heeft storng"


def test_where_nothing_is_unknown_there_is_nothing_to_go_to(qtbot, field, spelled):
    write(qtbot, field, "de ketel", wrong=[])
    assert not spelled.to_next()


def test_the_menu_has_suggestions_own_words_and_the_fields_commands(qtbot, field, spelled):
    write(qtbot, field, "een storng", wrong=["storng"])
    spelled.to_next()
    menu = menu_of(spelled)
    qtbot.waitUntil(lambda: lines(menu)[:2] == ["storing", "storm"])
    assert lines(menu)[2:4] == ["Voeg toe aan mijn woorden", "Negeer in deze tekst"]
    assert len(lines(menu)) > 6
    menu.close()


def test_the_menu_says_so_where_nothing_is_suggested(qtbot, field, spelled):
    write(qtbot, field, "een xxyy", wrong=["xxyy"])
    spelled.to_next()
    menu = menu_of(spelled)
    qtbot.waitUntil(lambda: lines(menu)[0] == "Geen suggesties")
    menu.close()


@pytest.mark.parametrize("key", ["menu key", "shift f10"])
def test_the_menu_opens_by_key_at_the_word_with_the_cursor(qtbot, field, spelled, key):
    write(qtbot, field, "storng heeft", wrong=["storng"])
    field.moveCursor(QTextCursor.MoveOperation.Start)
    if key == "menu key":
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(field, event)
    else:
        QTest.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = menu_of(spelled)
    assert menu.accessibleName() == "Spelling van “storng”"
    menu.close()


def test_the_menu_opens_with_the_mouse_at_the_word_it_points_at(qtbot, field, spelled):
    write(qtbot, field, "heeft storng", wrong=["storng"])
    cursor = QTextCursor(field.document())
    cursor.setPosition(8)
    place = field.cursorRect(cursor).center()
    port = field.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, port.mapToGlobal(place)))
    menu = menu_of(spelled)
    assert "storng" in menu.accessibleName()
    menu.close()


def test_an_own_word_is_right_everywhere_from_then_on(qtbot, field, spelled, known):
    write(qtbot, field, "storng heeft storng", wrong=["storng", "storng"])
    spelled.to_next()
    chosen(menu_of(spelled), "spelling.keep")
    qtbot.waitUntil(lambda: marked(field) == [])
    assert known.own == {"storng"}


def test_what_may_be_a_name_is_not_offered_as_an_own_word(qtbot, field, spelled):
    write(qtbot, field, "Yildiz belt", wrong=["Yildiz"])
    spelled.to_next()
    menu = menu_of(spelled)
    assert "Voeg toe aan mijn woorden" not in lines(menu)
    assert "Negeer in deze tekst" in lines(menu)
    menu.close()


def test_an_own_word_that_cannot_be_kept_is_told(qtbot, field, spelled, spelling, known):
    known.unwritable = True
    write(qtbot, field, "een storng", wrong=["storng"])
    spelled.to_next()
    with qtbot.waitSignal(spelling.failed) as told:
        chosen(menu_of(spelled), "spelling.keep")
    assert told.args[0].code == "settings-unwritable"
    assert marked(field) == ["storng"]


def test_what_is_ignored_is_marked_again_in_the_next_text(qtbot, field, spelled):
    write(qtbot, field, "een storng", wrong=["storng"])
    spelled.to_next()
    chosen(menu_of(spelled), "spelling.ignore")
    assert marked(field) == []
    field.appendPlainText("belt storng")
    spelled.look()
    assert marked(field) == []
    write(qtbot, field, "terug een storng", wrong=["storng"])


def test_of_a_long_text_only_words_in_sight_are_marked(qtbot, field, spelled):
    field.setPlainText("\n".join(["storng"] * 200))
    qtbot.waitUntil(lambda: bool(marked(field)))
    assert len(marked(field)) < 20
    assert len(spelled.wrong) == 200
    before = places(field)
    field.verticalScrollBar().setValue(150)
    qtbot.waitUntil(lambda: places(field)[0] > before[-1])


def test_a_field_that_is_no_longer_looked_at_is_as_before(qtbot, field, spelled):
    write(qtbot, field, "een storng", wrong=["storng"])
    spelled.take_away()
    assert marked(field) == []
    assert field.accessibleDescription() == ""
    field.setPlainText("nog een storng")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert field.findChild(SpelledField) is None


def test_in_quiet_times_the_memory_is_given_back(qtbot, field, spelled, spelling, known):
    write(qtbot, field, "een storng", wrong=["storng"])
    qtbot.waitUntil(lambda: not spelling._lane.busy)
    spelling._rest()
    qtbot.waitUntil(lambda: not known.is_awake)


def test_when_other_words_are_right_the_marks_stay_until_all_is_looked_up_anew(qtbot, field, spelled, spelling, known):
    write(qtbot, field, "storng xxyy", wrong=["storng", "xxyy"])
    known.right.add("xxyy")
    spelling.forget()
    spelled.look()
    assert marked(field) == ["storng", "xxyy"]
    qtbot.waitUntil(lambda: marked(field) == ["storng"])
