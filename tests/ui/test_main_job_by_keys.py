"""The main job in the whole window by keys alone: a question, a script, fields, an outcome, a number, files at the desk."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kbdesk.config.paths import Paths
from kbdesk.desk import open_desk
from kbdesk.ui.desk_window import DeskWindow

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(qtbot, theme, words, tmp_path):
    desk = open_desk(content=Paths.at(tmp_path).shipped_content(), data=tmp_path / "data")
    one = DeskWindow(desk, theme, words)
    qtbot.addWidget(one.window)
    one.window.show()
    with qtbot.waitActive(one.window):
        one.window.activateWindow()
    one.window.focus_search()
    one.begin()
    qtbot.waitUntil(lambda: not one.content.busy and one.content_is_read, timeout=60_000)
    yield one
    one.window.close()


def press(shown, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(shown.window.focusWidget(), key, modifier)


def write(shown, text):
    QTest.keyClicks(shown.window.focusWidget(), text)


def named(shown, name):
    return next((one for one in shown.window.findChildren(QWidget, name) if one.isVisible()), None)


def at_step(qtbot, shown, title):
    qtbot.waitUntil(lambda: (now := shown.call.acts.now) is not None and now.view.title == title)


def test_a_question_becomes_a_number_by_keys_alone(qtbot, shown, tmp_path):
    with qtbot.waitSignal(
        shown.find.answered, check_params_cb=lambda answer: answer.question.text == "geen warm water"
    ):
        write(shown, "geen warm water")
    press(shown, KEY.Key_Down)
    press(shown, KEY.Key_Up)
    with qtbot.waitSignal(shown.call.call_began):
        press(shown, KEY.Key_Return)

    at_step(qtbot, shown, "Veiligheid eerst")
    press(shown, KEY.Key_Return)
    qtbot.waitUntil(lambda: not any(block.to_acknowledge for block in shown.call.acts.now.view.blocks))
    press(shown, KEY.Key_3)
    at_step(qtbot, shown, "Welk toestel")
    press(shown, KEY.Key_1)
    at_step(qtbot, shown, "Display en waterdruk")
    qtbot.waitUntil(lambda: shown.window.focusWidget().objectName() == "call.field.error_code")
    write(shown, "F28")
    press(shown, KEY.Key_Tab)
    write(shown, "1,6")
    press(shown, KEY.Key_Return)

    at_step(qtbot, shown, "Monteur nodig")
    qtbot.waitUntil(lambda: shown.window.focusWidget().objectName() == "call.field.customer_name")
    for text in ("J. Voorbeeld", "06 12345678", "1234ab 56"):
        write(shown, text)
        press(shown, KEY.Key_Tab)
    qtbot.waitUntil(lambda: not shown.call.acts.now.view.missing)
    with qtbot.waitSignal(shown.call.call_finished) as finished:
        press(shown, KEY.Key_Return, CTRL)

    reference = finished.args[0].contact.reference
    qtbot.waitUntil(lambda: isinstance(label := named(shown, "call.reference"), QLabel) and label.text() == reference)
    folder = tmp_path / "data" / "outbox"
    qtbot.waitUntil(lambda: any(folder.glob("*.json")), timeout=20_000)
    ticket = json.loads(next(folder.glob("*.json")).read_text(encoding="utf-8"))
    assert ticket["reference"] == reference
    assert ticket["subject"] == "Geen warm water – cv-ketel F28"
    assert {value["name"]: value["value"] for value in ticket["values"]} == {
        "customer_name": "J. Voorbeeld",
        "phone": "06 12345678",
        "postcode_nl": "1234 AB 56",
        "appliance": "cv-ketel",
        "error_code": "F28",
        "pressure": "1,6",
    }
