"""The outbox over a real desk: sending to a folder, what cannot be sent, withdrawing."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from small_desk import small_desk

from kbdesk.domain.language import Language
from kbdesk.domain.outbox import DeliverySummary, EntryState, Receipt
from kbdesk.domain.progress import Progress
from kbdesk.ui.kit.background import Rule
from kbdesk.ui.outbox.page import OutboxPage
from kbdesk.ui.outbox.sending import result_in_words
from kbdesk.ui.outbox.work import OutboxWork


@pytest.fixture
def page_of(qtbot, theme, words, lane):
    """Makes the page of a desk, shown and read."""
    made = []

    def make(desk):
        page = OutboxPage(
            theme,
            words,
            work=work_of(desk),
            library=desk.library,
            records=lane(Rule.IN_ORDER),
            delivery=lane(Rule.ONCE_MORE),
            asking=lane(Rule.IN_ORDER),
        )
        made.append(desk)
        qtbot.addWidget(page)
        page.resize(1000, 600)
        with qtbot.waitActive(page), qtbot.waitSignal(page.entries_changed):
            page.show()
            page.activateWindow()
        return page

    yield make
    for desk in made:
        desk.close()


def work_of(desk):
    return OutboxWork(desk.deliver, desk.follow, desk.photos, desk.change, desk.export, desk.rescue, desk.channels)


def named(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def a_referral(desk, subject="Geen warm water"):
    return desk.refer.refer("faults", subject, values={"phone": "0612345678"}, note="Hond").referral


def send(qtbot, page):
    with qtbot.waitSignal(page.sending.ended), qtbot.waitSignal(page.entries_changed):
        named(page, "outbox.send").click()


def test_an_empty_outbox_says_so(tmp_path, page_of):
    page = page_of(small_desk(tmp_path))
    assert named(page, "outbox.empty").isVisible()
    assert not named(page, "outbox.list").isVisible()


def test_a_row_tells_number_team_subject_and_state(tmp_path, page_of):
    desk = small_desk(tmp_path)
    referral = a_referral(desk)
    page = page_of(desk)
    row = page.list.rows.rows[0]
    assert (row.entry.reference, row.queue, row.state) == (referral.reference, "Storingsdienst", "in de wachtrij")
    spoken = page.list.rows.data(page.list.rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Geen warm water" in spoken
    assert referral.reference in spoken


def test_sending_puts_the_referral_into_the_folder_and_empties_the_badge(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    referral = a_referral(desk)
    page = page_of(desk)
    badges = []
    page.unsent_changed.connect(badges.append)
    send(qtbot, page)
    assert list((tmp_path / "data" / "desk").glob(f"{referral.reference}*.json"))
    assert badges[-1] == 0
    assert page.notice.notice.text == "1 verzonden."
    assert page.list.rows.rows[0].state == "verzonden"
    assert page.list.rows.rows[0].entry.ticket in page.list.rows.rows[0].more
    assert not named(page, "outbox.send").isEnabled()
    assert not named(page, "outbox.withdraw").isEnabled()


def test_a_folder_that_is_gone_keeps_the_referral_waiting_and_says_why(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path, sent_to=(tmp_path / "share").as_posix())
    a_referral(desk)
    page = page_of(desk)
    send(qtbot, page)
    row = page.list.rows.rows[0]
    assert row.entry.state is EntryState.WAITING
    assert "De map van de servicedesk" in row.reason
    assert "1 poging" in row.more
    assert "1 wacht" in page.notice.notice.text
    (tmp_path / "share").mkdir()
    send(qtbot, page)
    assert page.list.rows.rows[0].entry.state is EntryState.SENT


def test_a_referral_is_withdrawn_and_that_is_undone(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    with qtbot.waitSignal(page.unsent_changed) as changed:
        named(page, "outbox.withdraw").click()
    assert changed.args == [0]
    assert desk.deliver.entries()[0].state is EntryState.WITHDRAWN
    assert "ingetrokken" in page.notice.notice.text
    with qtbot.waitSignal(page.acts.put_back), qtbot.waitSignal(page.sending.ended):
        named(page, "outbox.notice.action").click()
    assert desk.deliver.entries()[0].state is EntryState.SENT


def test_trying_again_sends_what_waits(qtbot, tmp_path, page_of):
    share = tmp_path / "share"
    desk = small_desk(tmp_path, sent_to=share.as_posix())
    a_referral(desk)
    desk.deliver.run(Progress())
    page = page_of(desk)
    share.mkdir()
    with qtbot.waitSignal(page.sending.ended):
        named(page, "outbox.retry").click()
    assert desk.deliver.entries()[0].state is EntryState.SENT


def test_opening_shows_what_will_be_sent_and_esc_closes_it(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    named(page, "outbox.list").setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.opened.isVisible)
    text = named(page, "outbox.referral").text()
    assert "06 12345678" in text
    assert "Hond" in text
    qtbot.keyClick(page.opened, Qt.Key.Key_Escape)
    assert not page.opened.isVisible()
    assert page.list.hasFocus()


def test_what_waits_stands_above_what_has_gone(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk, "eerste")
    desk.deliver.run(Progress())
    a_referral(desk, "tweede")
    page = page_of(desk)
    assert [row.entry.subject for row in page.list.rows.rows] == ["tweede", "eerste"]


def test_it_sends_by_itself_once_started_without_a_word(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    with qtbot.waitSignal(page.sending.ended):
        page.start()
    assert page.notice.notice is None
    assert desk.deliver.entries()[0].state is EntryState.SENT


def test_another_sender_at_work_is_no_matter_until_somebody_asks(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    with desk.deliver._lock:
        page.send_soon()
        qtbot.waitUntil(lambda: not page.sending._lane.busy)
        assert page.notice.notice is None
        with qtbot.waitSignal(page.sending.failed):
            named(page, "outbox.send").click()
        assert page.notice.notice.tone == "note"
    assert named(page, "outbox.send").isEnabled()


def test_rows_speak_the_language_of_the_moment(tmp_path, page_of, words):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    words.switch(Language.EN)
    assert page.list.rows.rows[0].state == "queued"
    assert named(page, "outbox.send").text() == "Send now"


def test_the_result_names_what_stands_in_the_way_most(words):
    summary = DeliverySummary(sent=2, waiting=1, reasons=("folder-unreachable",))
    assert result_in_words(summary, words) == "2 verzonden, 1 wacht. De map van de servicedesk antwoordt niet."
    assert result_in_words(DeliverySummary(), words) == "Er was niets te verzenden."


def test_esc_closes_what_is_open_before_the_window_takes_it(qtbot, tmp_path, page_of):
    """The window's own Esc is a shortcut, which goes before a key that nobody claims."""
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    taken = []
    shortcut = QShortcut(QKeySequence("Esc"), page)
    shortcut.activated.connect(lambda: taken.append("window"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.opened.isVisible)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert not page.opened.isVisible()
    assert taken == []
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert taken == ["window"]


def test_a_channel_is_paused_by_hand_over_a_restart_and_goes_on_by_hand(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    a_referral(desk)
    page = page_of(desk)
    left = []
    page.left_to_send.connect(left.append)
    with qtbot.waitSignal(page.acts.paused), qtbot.waitSignal(page.entries_changed):
        named(page, "outbox.pause_channel").click()
    assert page.list.rows.rows[0].state.startswith("door u gepauzeerd sinds vandaag ")
    assert (left[-1].referrals, left[-1].by_hand) == (1, 1)
    assert not named(page, "outbox.pause_channel").isVisible(), "there is no other channel to pause"
    send(qtbot, page)
    assert page.list.rows.rows[0].entry.state is EntryState.QUEUED
    again = page_of(small_desk(tmp_path))
    assert again.list.rows.rows[0].state.startswith("door u gepauzeerd sinds vandaag ")
    with qtbot.waitSignal(again.acts.queued), qtbot.waitSignal(again.sending.ended):
        named(again, "outbox.pause.folder").click()
    qtbot.waitUntil(lambda: again.list.rows.rows[0].entry.state is EntryState.SENT)


def test_photos_under_way_are_left_to_send_after_their_text_has_arrived(qtbot, tmp_path, page_of):
    desk = small_desk(tmp_path)
    picture = tmp_path / "photo.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(picture))
    desk.refer.refer("faults", "Geen warm water", photos=desk.refer.photos([picture]))
    entry = desk.deliver.entries()[0].referral
    desk._records.outbox.mark_sent(entry, Receipt("x.json"), datetime.now(UTC))
    left = []
    page = page_of(desk)
    page.left_to_send.connect(left.append)
    with qtbot.waitSignal(page.entries_changed):
        page.refresh()
    assert (left[-1].referrals, left[-1].photos, left[-1].total) == (0, 1, 1)
