"""What a person does in the outbox beyond sending: change and resend, export, ask, read news, filter, rescue."""

import email
import email.policy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from small_desk import small_desk
from small_pictures import picture

from kbdesk.domain.desk import DeskAnswer, DeskState
from kbdesk.domain.errors import StateUnwritable
from kbdesk.domain.language import Language
from kbdesk.domain.outbox import EntryState, Failure, Receipt, Verdict
from kbdesk.domain.progress import Progress
from kbdesk.records.photo_scaling import ready_bytes
from kbdesk.ui.kit.background import Rule
from kbdesk.ui.outbox.page import OutboxPage
from kbdesk.ui.outbox.work import OutboxWork

NOW = datetime.now(UTC)
REFUSAL = Failure(Verdict.REFUSED, "desk-refused", 'HTTP 422 {"phone": "has an invalid format"}')
NO_NETWORK = Failure(Verdict.NOT_SENT, "desk-unreachable", "Network is unreachable")


@pytest.fixture
def desk(tmp_path):
    desk = small_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def page(qtbot, theme, words, lane, desk):
    work = OutboxWork(desk.deliver, desk.follow, desk.photos, desk.change, desk.export, desk.rescue, desk.channels)
    page = OutboxPage(
        theme,
        words,
        work=work,
        library=desk.library,
        records=lane(Rule.IN_ORDER),
        delivery=lane(Rule.ONCE_MORE),
        asking=lane(Rule.IN_ORDER),
    )
    qtbot.addWidget(page)
    page.resize(1200, 700)
    return page


def shown(qtbot, page):
    with qtbot.waitActive(page), qtbot.waitSignal(page.entries_changed):
        page.show()
        page.activateWindow()
    return page


def again(qtbot, page):
    with qtbot.waitSignal(page.entries_changed):
        page.refresh()


def named(page, name):
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def a_photo(desk):
    return ready_bytes(picture(), "picture", number=1, new_key=desk.refer._new_key)


def a_referral(desk, subject="Geen warm water", **more):
    return desk.refer.refer("faults", subject, values={"phone": "0612345678"}, note="Hond", **more).referral


def tried(desk, referral, outcome, *, at=NOW):
    """The entry was claimed, and this came of it."""
    outbox = desk._records.outbox
    assert outbox.claim(NOW + timedelta(seconds=1), owner="test").entry.referral == referral.id
    if isinstance(outcome, Receipt):
        outbox.mark_sent(referral.id, outcome, at)
    else:
        outbox.mark_failed(referral.id, outcome, at, not_before=NOW + timedelta(minutes=25))


def answered(desk, referral, *, status="in behandeling", closed=False, text="Monteur komt dinsdag"):
    answers = (DeskAnswer(NOW, text),) if text else ()
    desk._records.desk_news.keep(referral.id, DeskState("17", status, closed, answers), NOW)


def test_a_row_says_since_when_what_stands_in_the_way(qtbot, page, desk):
    tried(desk, a_referral(desk), NO_NETWORK, at=NOW - timedelta(minutes=90))
    row = shown(qtbot, page).list.rows.rows[0]
    since = (NOW - timedelta(minutes=90)).astimezone()
    assert row.reason.startswith("Sinds ")
    assert f"{since:%H:%M}: De servicedesk is niet bereikbaar." in row.reason
    assert "volgende poging" in row.more


def test_a_refused_row_says_the_desks_own_words_in_both_languages(qtbot, page, desk, words):
    tried(desk, a_referral(desk), REFUSAL)
    assert 'De servicedesk zegt: HTTP 422 {"phone"' in shown(qtbot, page).list.rows.rows[0].reason
    words.switch(Language.EN)
    assert 'The service desk says: HTTP 422 {"phone"' in page.list.rows.rows[0].reason


def test_the_form_to_change_marks_the_field_that_the_desk_refused(qtbot, page, desk):
    old = a_referral(desk)
    tried(desk, old, REFUSAL)
    shown(qtbot, page)
    named(page, "outbox.change").click()
    qtbot.waitUntil(page.changing.isVisible)
    assert not named(page, "outbox.change.phone.error").isHidden()
    assert named(page, "outbox.change.subject.error").isHidden()
    assert page.focusWidget() is named(page, "outbox.change.phone")
    assert "weigerde" in named(page, "outbox.change.why").text()


def test_changing_resends_under_the_same_number_and_withdraws_the_old_one(qtbot, page, desk):
    old = a_referral(desk)
    tried(desk, old, REFUSAL)
    shown(qtbot, page)
    named(page, "outbox.change").click()
    qtbot.waitUntil(page.changing.isVisible)
    named(page, "outbox.change.phone").setText("0687654321")
    with qtbot.waitSignal(page.acts.changed) as changed, qtbot.waitSignal(page.sending.ended):
        named(page, "outbox.change.send").click()
    new = changed.args[0]
    assert (new.reference, desk.deliver.entry(old.id).state) == (old.reference, EntryState.WITHDRAWN)
    sent = desk.deliver.referral(new.referral)
    assert [one.value for one in sent.values] == ["06 87654321"]
    assert (sent.subject, sent.note, sent.amends) == (old.subject, "Hond", old.id)
    assert desk.deliver.entry(new.referral).state is EntryState.SENT
    assert not page.changing.isVisible()


def test_a_value_that_does_not_fit_is_said_at_its_field_and_nothing_is_resent(qtbot, page, desk):
    old = a_referral(desk)
    tried(desk, old, REFUSAL)
    shown(qtbot, page)
    named(page, "outbox.change").click()
    qtbot.waitUntil(page.changing.isVisible)
    named(page, "outbox.change.phone").setText("061")
    with qtbot.waitSignal(page.acts.change_failed):
        named(page, "outbox.change.send").click()
    assert "061" in named(page, "outbox.change.phone.error").text()
    assert desk.deliver.entry(old.id).state is EntryState.NEEDS_ATTENTION
    named(page, "outbox.change.cancel").click()
    assert page.list.hasFocus()


@pytest.mark.parametrize(("form", "ending"), [("files", ".json"), ("mail", ".eml"), ("page", ".html")])
def test_exporting_writes_files_with_the_photos_and_sends_no_more(qtbot, page, desk, tmp_path, form, ending):
    photo = a_photo(desk)
    referral = a_referral(desk, photos=(photo,))
    shown(qtbot, page)
    named(page, "outbox.export").click()
    assert page.exporting.isVisible()
    named(page, f"outbox.export.as.{form}").click()
    with qtbot.waitSignal(page.acts.exported), qtbot.waitSignal(page.entries_changed):
        page.exporting.export_to(tmp_path / "stick")
    (file,) = (tmp_path / "stick").glob(f"*{ending}")
    if form == "files":
        assert (tmp_path / "stick" / f"{referral.reference}.{photo.name}").read_bytes() == photo.data
    elif form == "mail":
        parts = list(email.message_from_bytes(file.read_bytes(), policy=email.policy.default).iter_attachments())
        assert [part.get_payload(decode=True) for part in parts if part.get_filename() == photo.name] == [photo.data]
    else:
        assert f'alt="{photo.name}"' in file.read_text(encoding="utf-8")
    assert desk.deliver.entry(referral.id).state is EntryState.EXPORTED
    assert "1 doorverwijzing staat in" in page.notice.notice.text
    assert not page.exporting.isVisible()


def test_all_that_are_on_their_way_are_exported_at_once(qtbot, page, desk, tmp_path):
    sent = a_referral(desk, "al weg")
    tried(desk, sent, Receipt("17"))
    for number in range(3):
        a_referral(desk, f"nummer {number}")
    shown(qtbot, page)
    named(page, "outbox.export").click()
    named(page, "outbox.export.which.every").click()
    with qtbot.waitSignal(page.acts.exported):
        page.exporting.export_to(tmp_path / "stick")
    assert len(list((tmp_path / "stick").glob("*.json"))) == 3
    assert desk.deliver.unsent() == 0


def test_a_referral_that_may_be_there_already_is_named_when_it_is_exported(qtbot, page, desk, tmp_path):
    referral = a_referral(desk)
    tried(desk, referral, Failure(Verdict.UNCLEAR, "answer-lost"))
    shown(qtbot, page)
    named(page, "outbox.export").click()
    with qtbot.waitSignal(page.acts.exported):
        page.exporting.export_to(tmp_path / "stick")
    assert referral.reference in page.notice.notice.text
    assert page.notice.notice.tone == "warning"


def test_news_of_the_desk_is_marked_until_it_was_opened(qtbot, page, desk):
    referral = a_referral(desk)
    tried(desk, referral, Receipt("17"))
    answered(desk, referral)
    row = shown(qtbot, page).list.rows.rows[0]
    assert row.is_unread
    assert row.news == "daar: in behandeling – Monteur komt dinsdag"
    assert "nieuws van 1" in named(page, "outbox.count").text()
    named(page, "outbox.open").click()
    qtbot.waitUntil(page.opened.isVisible)
    assert "Monteur komt dinsdag" in named(page, "outbox.referral").text()
    qtbot.waitUntil(lambda: not page.list.rows.rows[0].is_unread)
    answered(desk, referral, status="opgelost", closed=True)
    again(qtbot, page)
    qtbot.waitUntil(lambda: "opgelost (afgesloten)" in named(page, "outbox.referral").text())


def test_that_it_arrived_is_no_news_of_the_desk(qtbot, page, desk):
    referral = a_referral(desk)
    tried(desk, referral, Receipt("17"))
    answered(desk, referral, status="nieuw", text="")
    assert not shown(qtbot, page).list.rows.rows[0].is_unread


def test_looking_again_where_the_desk_cannot_be_asked_says_so(qtbot, page, desk):
    a_referral(desk)
    desk.deliver.run(Progress())
    shown(qtbot, page)
    with qtbot.waitSignal(page.acts.asked):
        named(page, "outbox.ask").click()
    assert "maar één kant op" in page.notice.notice.text


def test_a_way_that_is_shut_says_why_and_is_tried_at_once(qtbot, page, desk):
    referral = a_referral(desk)
    tried(desk, referral, Failure(Verdict.PAUSED, "desk-shut", "HTTP 401"))
    shown(qtbot, page)
    assert page.list.rows.rows[0].state == "weg dicht"
    assert page.pauses.isVisible()
    with qtbot.waitSignal(page.sending.ended), qtbot.waitSignal(page.sending.ended):
        named(page, "outbox.pause.folder").click()
    qtbot.waitUntil(lambda: not page.pauses.isVisible())


def test_a_refused_referral_on_a_shut_way_still_wants_a_person(qtbot, page, desk):
    tried(desk, a_referral(desk, "eerste"), REFUSAL)
    tried(desk, a_referral(desk, "tweede"), Failure(Verdict.PAUSED, "desk-shut"))
    states = {row.entry.subject: row.state for row in shown(qtbot, page).list.rows.rows}
    assert states == {"eerste": "vraagt om aandacht", "tweede": "weg dicht"}


def test_the_filters_show_what_is_on_its_way_and_find_a_number_however_it_is_typed(qtbot, page, desk):
    sent = a_referral(desk, "al weg")
    tried(desk, sent, Receipt("17"))
    waiting = a_referral(desk, "nog hier")
    shown(qtbot, page)
    assert len(page.list.rows.rows) == 2
    named(page, "outbox.show.open").click()
    assert [row.entry.subject for row in page.list.rows.rows] == ["nog hier"]
    named(page, "outbox.show.all").click()
    page.filters.search.setText(sent.reference.replace("-", " ").lower())
    assert [row.entry.referral for row in page.list.rows.rows] == [sent.id]
    page.filters.search.setText("kaas")
    assert "Geen doorverwijzing past" in "".join(
        label.text() for label in page.empty.findChildren(QWidget) if hasattr(label, "text")
    )
    named(page, "outbox.empty.all").click()
    assert {row.entry.referral for row in page.list.rows.rows} == {sent.id, waiting.id}


def test_photos_have_a_state_of_their_own_and_are_sent_again(qtbot, page, desk):
    referral = a_referral(desk, photos=(a_photo(desk),))
    tried(desk, referral, Receipt(f"{referral.reference}.json"))
    photos = desk._records.photos
    claim = photos.claim(NOW, due_by=NOW)
    photos.mark_failed(claim, Failure(Verdict.REFUSED, "desk-refused"), NOW, not_before=NOW)
    shown(qtbot, page)
    assert "1 foto niet aangenomen" in page.list.rows.rows[0].more
    named(page, "outbox.open").click()
    qtbot.waitUntil(page.opened.isVisible)
    assert "vraagt om aandacht" in named(page, "outbox.referral").text()
    with qtbot.waitSignal(page.sending.ended):
        named(page, "outbox.photos").click()
    qtbot.waitUntil(lambda: "1 foto daar" in page.list.rows.rows[0].more)


def test_damaged_records_offer_to_save_what_was_not_sent(qtbot, page, desk, tmp_path, monkeypatch):
    a_referral(desk)
    shown(qtbot, page)
    page.acts.failed.emit(StateUnwritable("records-damaged", path="records.db"))
    assert "beschadigd" in page.notice.notice.text
    folder = tmp_path / "stick"
    monkeypatch.setattr("kbdesk.ui.outbox.page.QFileDialog.getExistingDirectory", lambda *_more: str(folder))
    with qtbot.waitSignal(page.acts.rescued):
        named(page, "outbox.notice.action").click()
    assert len(list(Path(folder).glob("*.json"))) == 1
    assert "gered in" in page.notice.notice.text


def test_a_thousand_referrals_are_laid_out_a_part_at_a_time(qtbot, page, desk):
    outbox = desk._records.outbox
    for number in range(1000):
        a_referral(desk, f"nummer {number}")
    shown(qtbot, page)
    assert len(page.list.rows.rows) == 1000
    assert page.list.layoutMode() is page.list.LayoutMode.Batched
    before = page.list.rows.rows
    page.list.setCurrentIndex(page.list.rows.index(700))
    again(qtbot, page)
    assert page.list.rows.rows is before, "an unchanged outbox is not laid out anew"
    outbox.withdraw(before[3].entry.referral, NOW)
    again(qtbot, page)
    assert page.list.row().entry.referral == before[700].entry.referral
