"""Texts longer than anybody should write, and calls longer than anybody should have: nothing is cut, nothing overlaps."""

from itertools import pairwise

import pytest
import small_desk
from PySide6.QtWidgets import QLabel, QWidget

from kbdesk.ui.call.page import CallPage
from kbdesk.ui.kit.background import Rule
from kbdesk.ui.kit.big_button import BigButton
from kbdesk.ui.kit.field_editor import Typed

WORDS = "een heel lange tekst die maar doorgaat " * 30
CHOICES = "".join(f"- [{WORDS[:150] if number % 5 == 0 else 'Keuze'} {number}](#tweede)\n" for number in range(40))
HEAD = small_desk.SCRIPT.partition("## Veiligheid")[0].replace("Geen warm water", f"Lang {WORDS[:295]}")
SCRIPT = f"""\
{HEAD}
## {WORDS[:300]}

> {WORDS[:400]}

- {WORDS[:200]}: `___ customer_name`
- {WORDS[:180]} toestel: `___ appliance`
- [ ] {WORDS[:200]}

{CHOICES}
## Tweede

> Tweede?

- Naam: `___ phone`

- [Verder](#derde)
- [Klaar](#klaar)

## Derde

- [Terug](#tweede)

## Klaar

**Uitkomst:** `solved`
"""


@pytest.fixture
def page(qtbot, theme, words, lane, tmp_path, monkeypatch):
    monkeypatch.setattr(small_desk, "SCRIPT", SCRIPT)
    desk = small_desk.small_desk(tmp_path)
    window, records = QWidget(), lane(Rule.IN_ORDER)
    page = CallPage(
        theme,
        words,
        take_call=desk.call,
        keep=desk.keep_contacts,
        say_otherwise=desk.say_otherwise,
        library=desk.library,
        read=desk.read,
        records=records,
        reading=records,
    )
    page.setParent(window)
    page.contact.setParent(window)
    window.resize(1000, 640)
    page.setGeometry(0, 0, 690, 640)
    page.contact.setGeometry(700, 0, 300, 640)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(page.led.changed):
        page.begin("boiler", "nl")
    yield page
    page.led._lane.close()
    desk.close()


def choose(qtbot, page, place):
    with qtbot.waitSignal(page.led.changed):
        page.acts.choose(page.acts.now.view.choices[place].number)


@pytest.mark.parametrize("percent", [100, 200])
def test_long_words_are_shown_whole_and_do_not_lie_on_each_other(qtbot, theme, page, percent):
    theme.resize_text(percent)
    sheet = page.sheet
    labels = [one for one in sheet.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    assert len(labels) >= 4
    qtbot.waitUntil(lambda: not [one.text() for one in labels if one.height() < one.heightForWidth(one.width())])
    buttons = [one for one in sheet.findChildren(BigButton) if one.isVisible()]
    assert len(buttons) == 40
    for above, below in pairwise(buttons):
        assert above.geometry().bottom() < below.geometry().top()
        assert above.height() >= above.heightForWidth(above.width())
    card = next(one for one in sheet.pieces.tab_stops() if one.accessibleName().startswith("Zeg"))
    assert card.height() <= card.heightForWidth(card.width()) + 8
    title = page.header.findChild(QLabel, "call.script")
    assert title.height() < 3 * title.fontMetrics().lineSpacing()
    assert title.accessibleName().startswith("Lang een heel")
    assert page.contact.steps.height() >= page.contact.steps.sizeHint().height()


def test_hundreds_of_steps_keep_their_rows_and_a_jump_takes_them_away(qtbot, page):
    steps = page.contact.steps
    choose(qtbot, page, 3)
    first = steps.item(0)
    for _ in range(60):
        choose(qtbot, page, 0)
    assert steps.count() == len(page.acts.now.view.path) == 62
    assert steps.item(0) is first
    assert steps.item(1).data(0x0100).answer
    with qtbot.waitSignal(page.led.changed):
        page.acts.jump(1)
    assert steps.count() == len(page.acts.now.view.path)
    assert [steps.item(row).data(0x0101) for row in range(steps.count())][-1] is True


def test_a_note_of_ten_thousand_characters_is_kept_whole(qtbot, page):
    note = ("Notitie. " * 1200)[:10_000].strip()
    page.contact.note.setPlainText(note)
    with qtbot.waitSignal(page.led.changed):
        page.contact.flush()
    assert page.acts.now.note == note


def test_a_field_laid_aside_keeps_nothing_for_the_next_step(qtbot, page):
    field = page.sheet.pieces.fields()[0]
    field.editor.setText("A. Jansen")
    page.acts.keep_typed(Typed("customer_name", "A. Jansen"))
    page.acts.choose(page.acts.now.view.choices[3].number)
    qtbot.waitUntil(lambda: page.acts.now.view.title == "Tweede")
    again = page.sheet.pieces.fields()[0]
    assert again is field
    assert again.ask.name == "phone"
    assert again.text() == ""
    assert again.editor.objectName() == "call.field.phone"
    assert again.editor.accessibleName().startswith("Naam")
