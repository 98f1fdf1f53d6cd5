"""The icon beside the clock: its badge, its menu, what is told."""

from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from kbdesk.domain.language import Language
from kbdesk.ui.desktop.tray import Tray, with_badge

ICON = Path(__file__).parents[3] / "resources" / "desktop" / "kbdesk.svg"


@pytest.fixture
def tray(qtbot, words):
    one = Tray(ICON, words)
    yield one
    one.end()


def entries(tray):
    return [action.text() for action in tray._menu.actions() if action.text()]


def test_the_number_is_drawn_on_the_icon(qapp):
    plain = QIcon(str(ICON))
    pictures = [with_badge(plain, number).pixmap(64, 64).toImage() for number in (0, 1, 9, 10, 200)]
    assert pictures[0] == plain.pixmap(64, 64).toImage()
    assert len({bytes(picture.constBits()) for picture in pictures}) == 4  # beyond nine all are one


def test_the_menu_speaks_the_language_and_counts(tray, words):
    assert entries(tray) == ["kbdesk openen", "Zoeken", "Postvak uit", "Sluit kbdesk"]
    tray.show_unsent(2)
    assert entries(tray)[2] == "Postvak uit: 2 niet verzonden"
    words.switch(Language.EN)
    assert entries(tray)[2:] == ["Outbox: 2 not sent", "Close kbdesk"]
    assert tray._icon.toolTip() == "kbdesk: 2 referrals not sent"


def test_a_message_leads_to_its_page(qtbot, tray):
    tray.tell("Geweigerd", "KD-1", page="outbox")
    with qtbot.waitSignal(tray.page_asked) as asked:
        tray._icon.messageClicked.emit()
    assert asked.args == ["outbox"]
