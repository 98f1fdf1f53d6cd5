"""The window looks every few seconds: while the machine slept nobody talked."""

from datetime import UTC, datetime, timedelta

import pytest
from led_by_keys import led_over
from small_desk import small_desk

from kbdesk.domain.open_contact import Stretch


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


def test_a_machine_that_slept_costs_no_talk(qtbot, theme, words, lane, desk, monkeypatch):
    led = led_over(desk, qtbot, theme, words, lane)
    hand, keep = led.page.hand, desk.keep_contacts
    with qtbot.waitSignal(hand.brought):
        led.page.new_contact()
    hand.beat()
    qtbot.waitUntil(lambda: not led.page.led._lane.busy)
    night = timedelta(hours=9)
    monkeypatch.setattr(keep, "_now", lambda: datetime.now(UTC) + night)
    with qtbot.waitSignal(hand.changed):
        hand.beat()
    contact = led.page.contact_in_hand
    assert contact.lasted(Stretch.PARKED, keep._now()) > timedelta(hours=8)
    assert contact.lasted(Stretch.TALK, keep._now()) < timedelta(hours=1)
